"""ARC as a task: canvas, symmetries, rules, generator and JSON behind the one protocol."""

import math

import numpy as np

from hrm_core.puzzle import IGNORE, Grid, Problem, Puzzle, Tokens, View, listed_level
from hrm_core.tasks.arc.augmentation import draw_augmentation
from hrm_core.tasks.arc.canvas import crop, draw, largest, side_of
from hrm_core.tasks.arc.generator import LEVELS, make_task
from hrm_core.tasks.arc.rules import answer_faults, task_faults
from hrm_core.tasks.arc.sizes import answer_size
from hrm_core.tasks.arc.symbols import COLORS, FIRST, LOOK, PAD
from hrm_core.tasks.arc.text import read_text, task_text


class Arc:
    """Grids of up to 30x30 in ten colours; a puzzle is one test input of a task and its examples.

    What is to be done, only the examples say: a model must have learnt them before it can answer.
    """

    name = "arc"
    title = "ARC"
    vocab_size = FIRST + COLORS
    seq_len = 900  # the official canvas of 30x30
    pad = PAD
    resizes = True
    look = LOOK
    difficulties = LEVELS

    def level(self, text: str) -> str:
        """One of the difficulties; LevelError if it is none."""
        return listed_level(self, text)

    def encode(self, puzzle: Puzzle) -> Tokens:
        """The test input on the smallest canvas for it and all examples, int32 [side * side]."""
        return draw(puzzle.given, side_of(puzzle))

    def labels(self, puzzle: Puzzle) -> Tokens:
        """The answer on a canvas as large, or larger if it needs more; PAD is not supervised."""
        side = side_of(puzzle)
        if puzzle.solution is None:
            return np.full(side * side, IGNORE, dtype=np.int32)
        tokens = draw(puzzle.solution, max(side, largest(puzzle.solution) + 1))
        return np.where(tokens == PAD, IGNORE, tokens).astype(np.int32)

    def decode(self, tokens: Tokens, puzzle: Puzzle) -> Grid:
        """The grid at the top left of a canvas of any size; 0 x 0 if there is none.

        Where the examples say how large it is, what lies outside does not count.
        """
        assert math.isqrt(len(tokens)) ** 2 == len(tokens), "a canvas is a square"
        return crop(tokens, answer_size(puzzle))

    def check(self, puzzle: Puzzle, answer: Grid) -> list[Problem]:
        """How the answer differs from the solution; if that is not known, that it is not."""
        return answer_faults(puzzle, answer)

    def examine(self, puzzle: Puzzle) -> list[Problem]:
        """Whether there are examples, and whether they contradict each other."""
        return task_faults(puzzle)

    def generate(self, rng: np.random.Generator, difficulty: str) -> Puzzle:
        """A task of a rule and size, both named by the level: 'mirror 10x10'."""
        rule, _, size = difficulty.partition(" ")
        given, solution, examples = make_task(rng, rule, int(size.partition("x")[0]))
        return Puzzle(self.name, given, solution, f"Generated, {difficulty}", examples=examples)

    def augment(self, puzzle: Puzzle, rng: np.random.Generator) -> View:
        """Turned, mirrored, in other colours, with its examples; black stays black."""
        return draw_augmentation(rng).view(puzzle)

    def parse(self, text: str, limit: int | None = None) -> list[Puzzle]:
        """Every test input of the tasks in a JSON text, the first `limit`."""
        return [puzzle for tests in read_text(text) for puzzle in tests][:limit]

    def read(self, raw: bytes) -> list[Puzzle] | None:
        """There are no forms but text."""
        return None

    def format(self, puzzle: Puzzle) -> str:
        """A task with this test alone, in one line of JSON."""
        return task_text([puzzle])
