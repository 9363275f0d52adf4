"""What a puzzle is, for every kind of puzzle; what a kind must be able to do: the Task protocol."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from hrm_core.look import Look

Grid = NDArray[np.uint8]  # [rows, cols], symbols as a person sees them
Tokens = NDArray[np.int32]  # [seq_len], ids as the model sees them
Cell = tuple[int, int]  # (row, column), both from 0

IGNORE = -100  # the label of a position that is not supervised, as in the official model


class PuzzleFormatError(ValueError):
    """A text or file that is no puzzle; its message is fit to show: what, where, what to do."""


class LevelError(ValueError):
    """There is no such level of difficulty; its message is fit to show and says which there are."""


@dataclass(frozen=True)
class Problem:
    """Something wrong, in words for the user, and the cells to light up."""

    message: str
    cells: tuple[Cell, ...] = ()
    valid: bool = False  # the answer keeps all rules all the same, but a better one exists


@dataclass(frozen=True, eq=False)
class Puzzle:
    """One instance of a task. Frozen: a change makes a new one with dataclasses.replace."""

    task: str
    given: Grid  # [rows, cols]
    solution: Grid | None = None  # [rows, cols], if known
    title: str = ""  # what the user calls it: a file name, a level
    puzzle_id: int = 0  # row of the model's puzzle embedding; 0 where the kind needs none
    examples: tuple[
        tuple[Grid, Grid], ...
    ] = ()  # ARC: (input, output) pairs that explain the puzzle


@dataclass(frozen=True)
class View:
    """A puzzle seen through a symmetry, and the way back from its answers."""

    puzzle: Puzzle
    invert: Callable[[Grid], Grid]  # answer of the view -> answer of the puzzle it was made from
    name: str = ""  # of the symmetry, where a kind has names for them; '' changes nothing


class Task(Protocol):
    """A kind of puzzle. Plain classes fulfil it; nothing to inherit."""

    @property
    def name(self) -> str:
        """The identifier used in files and on the command line: 'sudoku'."""

    @property
    def title(self) -> str:
        """What people call it: 'Sudoku'."""

    @property
    def vocab_size(self) -> int: ...

    @property
    def seq_len(self) -> int:
        """The positions of a model for it, unless the model's configuration says otherwise."""

    @property
    def pad(self) -> int | None:
        """The token around a puzzle on the board of a model that is larger; None: never."""

    @property
    def resizes(self) -> bool:
        """Whether an answer may have another shape than the puzzle: then the whole board is its.

        A square of such a kind has a row and a column more than it needs, which a board may lack.
        """

    @property
    def look(self) -> Look:
        """How its grids are drawn and typed, in words."""

    @property
    def difficulties(self) -> tuple[str, ...]:
        """The levels that are offered, easiest first; two words are a heading and what is below."""

    def level(self, text: str) -> str:
        """A level as generate() takes it, from what a person wrote; LevelError if there is none."""

    def encode(self, puzzle: Puzzle) -> Tokens:
        """The given grid as tokens, int32 [positions]; a kind that comes in sizes: of a square."""

    def labels(self, puzzle: Puzzle) -> Tokens:
        """The solution as tokens, int32 [positions]; IGNORE where nothing is supervised."""

    def decode(self, tokens: Tokens, puzzle: Puzzle) -> Grid:
        """Any tokens, as many as encode gives, as a grid that can be drawn; never fails."""

    def check(self, puzzle: Puzzle, answer: Grid) -> list[Problem]:
        """All that keeps `answer` from solving `puzzle`; [] means solved."""

    def examine(self, puzzle: Puzzle) -> list[Problem]:
        """All that is wrong with the puzzle itself: clashes, no solution, several solutions."""

    def generate(self, rng: np.random.Generator, difficulty: str) -> Puzzle:
        """A new puzzle with its solution; the same generator state gives the same puzzle."""

    def augment(self, puzzle: Puzzle, rng: np.random.Generator) -> View:
        """The puzzle under a random symmetry of its kind."""

    def parse(self, text: str, limit: int | None = None) -> list[Puzzle]:
        """The first `limit` puzzles in a text, at least one; PuzzleFormatError says why not."""

    def read(self, raw: bytes) -> list[Puzzle] | None:
        """Every puzzle in the bytes of a picture or another file that is no text; None if it is."""

    def format(self, puzzle: Puzzle) -> str:
        """The puzzle in the kind's most common text form."""


@runtime_checkable
class Pinnable(Task, Protocol):
    """A kind in which a search can guess: hrm_core/solving/search.py."""

    def pin(self, puzzle: Puzzle, cell: Cell, symbol: int) -> Puzzle | None:
        """The puzzle with a symbol as if it were given; None where nothing can be assumed."""


def listed_level(task: Task, text: str) -> str:
    """A level of a kind that has no others than its difficulties; LevelError if it is not one."""
    level = text.strip().lower()
    if level not in task.difficulties:
        raise LevelError(
            f"{task.title} has the levels {', '.join(task.difficulties)}, not {text!r}"
        )
    return level


Tasks = Mapping[str, Task]
