"""Mazes as a task: the rules, styles and formats of this folder behind the one protocol."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hrm_core.look import Look, Symbol
from hrm_core.puzzle import IGNORE, Grid, Problem, Puzzle, Tokens, View
from hrm_core.tasks.maze.arrays import read_array
from hrm_core.tasks.maze.batch import label_batch
from hrm_core.tasks.maze.paths import bare, solve_exact
from hrm_core.tasks.maze.pictures.read import read_picture
from hrm_core.tasks.maze.rules import maze_faults, path_faults
from hrm_core.tasks.maze.styles import SIZES, STYLES, make_maze, parse_level
from hrm_core.tasks.maze.symbols import FREE, GOAL, PATH, START, WALL
from hrm_core.tasks.maze.text import drawing, read_text
from hrm_core.tasks.pictures import is_picture

_LOOK = Look(
    symbols=(
        Symbol("", "wall", fill="wall"),
        Symbol("", "free"),
        Symbol("S", "start", fill="start"),
        Symbol("G", "goal", fill="goal"),
        Symbol("", "path", fill="path"),
    ),
    empty=FREE,
    keys={"#": WALL, " ": FREE, "s": START, "S": START, "g": GOAL, "G": GOAL},
    trail=PATH,
)


class Maze:
    """Mazes of up to 40x40 with the official tokens: grid value + 1; 0 is never used."""

    name = "maze"
    title = "Maze"
    vocab_size = 6
    seq_len = 900  # Maze-Hard's 30x30
    pad = WALL + 1
    resizes = False
    look = _LOOK
    difficulties = tuple(f"{style} {size}x{size}" for style in STYLES for size in SIZES)

    def level(self, text: str) -> str:
        """Style and size, 'prim 15x21'; LevelError if there is no such maze."""
        style, rows, columns = parse_level(text)
        return f"{style} {rows}x{columns}"

    def encode(self, puzzle: Puzzle) -> Tokens:
        """The given grid as tokens of a square, int32 [n * n]; what it lacks is wall."""
        return self._square(bare(puzzle.given), WALL) + 1

    def labels(self, puzzle: Puzzle) -> Tokens:
        """Tokens of all cells, with the path; IGNORE if it is not known."""
        if puzzle.solution is None:
            return np.full(max(puzzle.given.shape) ** 2, IGNORE, dtype=np.int32)
        return self._square(puzzle.solution, WALL) + 1

    def decode(self, tokens: Tokens, puzzle: Puzzle) -> Grid:
        """Cells where tokens mean cells; whatever means nothing is free."""
        rows, columns = puzzle.given.shape
        side = max(rows, columns)
        known = (tokens > WALL) & (tokens <= PATH + 1)
        grid = np.where(known, tokens - 1, FREE).astype(np.uint8)
        return np.array(grid.reshape(side, side)[:rows, :columns])

    def check(self, puzzle: Puzzle, answer: Grid) -> list[Problem]:
        """All that keeps `answer` from being a shortest path."""
        return path_faults(puzzle.given, answer)

    def examine(self, puzzle: Puzzle) -> list[Problem]:
        """Whether there are a start, a goal and a way; several shortest paths are no fault."""
        return maze_faults(puzzle.given)

    def generate(self, rng: np.random.Generator, difficulty: str) -> Puzzle:
        """A maze of a style and size, both named by the level: 'prim 15x21'."""
        given = make_maze(rng, *parse_level(difficulty))
        return Puzzle(self.name, given, solve_exact(given), title=f"Generated, {difficulty}")

    def augment(self, puzzle: Puzzle, rng: np.random.Generator) -> View:
        """One of the eight symmetries; the path is derived anew, ties do not turn with the maze."""
        turns, flip = int(rng.integers(4)), bool(rng.integers(2))

        def turn(grid: Grid) -> Grid:
            turned = np.rot90(grid, turns)
            return np.array(turned.T if flip else turned, dtype=np.uint8)

        def undo(answer: Grid) -> Grid:
            back = np.array(np.rot90(answer.T if flip else answer, -turns), dtype=np.uint8)
            # the official path of the view becomes the official path of the maze
            if solution is None or puzzle.solution is None or not np.array_equal(answer, solution):
                return back
            return puzzle.solution.copy()

        given = turn(puzzle.given)
        solution = None if puzzle.solution is None else solve_exact(given)
        seen = replace(puzzle, given=given, solution=solution)
        return View(seen, undo)

    def parse(self, text: str, limit: int | None = None) -> list[Puzzle]:
        """The mazes in a text; see text.py for the formats."""
        return self._puzzles(read_text(text, limit))

    def read(self, raw: bytes) -> list[Puzzle] | None:
        """Every maze in a picture or an array; see pictures/ and arrays.py."""
        if is_picture(raw):
            return [read_picture(raw).puzzle]
        grids = read_array(raw)
        return None if grids is None else self._puzzles(grids)

    def format(self, puzzle: Puzzle) -> str:
        """Lines with the official signs."""
        return drawing(puzzle.given)

    def _puzzles(self, grids: Sequence[Grid]) -> list[Puzzle]:
        """With their solutions, which are derived many at once."""
        solvable = [index for index, grid in enumerate(grids) if not maze_faults(grid)]
        solutions: dict[int, Grid] = {}
        for shape in {grids[index].shape for index in solvable}:
            alike = [index for index in solvable if grids[index].shape == shape]
            labels = label_batch(np.stack([grids[index] for index in alike]) + np.uint8(1))
            solutions |= {i: label - np.uint8(1) for i, label in zip(alike, labels, strict=True)}
        return [Puzzle(self.name, grid, solutions.get(i)) for i, grid in enumerate(grids)]

    def _square(self, grid: Grid, around: int) -> Tokens:
        side = max(grid.shape)
        square = np.full((side, side), around, dtype=np.int32)
        square[: grid.shape[0], : grid.shape[1]] = grid
        return square.reshape(-1)
