"""Grids and puzzles as bytes, each once, and back: typed and checked. No Qt."""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Puzzle, Tasks

LARGEST = 64  # rows or columns


class StoredError(ValueError):
    """What was kept cannot be understood; its message is fit to show."""


class StoredGrid(msgspec.Struct, array_like=True):
    """A grid as bytes."""

    rows: int
    cols: int
    wide: bool  # 32 bits a cell: pencil marks
    cells: bytes


class StoredPuzzle(msgspec.Struct, array_like=True):
    """A puzzle whose grids lie elsewhere."""

    task: str
    given: int  # numbers of grids
    solution: int | None
    title: str
    number: int
    pairs: list[tuple[int, int]]


class Pool:
    """Grids and puzzles, each once."""

    def __init__(self) -> None:
        self.grids: list[StoredGrid] = []
        self.puzzles: list[StoredPuzzle] = []
        self._known: dict[int, int] = {}
        self._alive: list[object] = []  # so that no identity is used twice

    def grid(self, grid: NDArray[Any]) -> int:
        """The number of a grid."""
        if id(grid) not in self._known:
            self._known[id(grid)] = len(self.grids)
            self._alive.append(grid)
            wide = grid.dtype == np.uint32
            rows, cols = grid.shape
            self.grids.append(StoredGrid(rows, cols, wide, np.ascontiguousarray(grid).tobytes()))
        return self._known[id(grid)]

    def maybe(self, grid: NDArray[Any] | None) -> int | None:
        """The number of a grid, if there is one."""
        return None if grid is None else self.grid(grid)

    def puzzle(self, puzzle: Puzzle) -> int:
        """The number of a puzzle."""
        if id(puzzle) not in self._known:
            pairs = [(self.grid(one), self.grid(other)) for one, other in puzzle.examples]
            stored = StoredPuzzle(
                puzzle.task,
                self.grid(puzzle.given),
                self.maybe(puzzle.solution),
                puzzle.title,
                puzzle.puzzle_id,
                pairs,
            )
            self._known[id(puzzle)] = len(self.puzzles)
            self._alive.append(puzzle)
            self.puzzles.append(stored)
        return self._known[id(puzzle)]


def grid_of(stored: StoredGrid) -> NDArray[Any]:
    """The grid; ValueError for one that no puzzle has."""
    if not (0 < stored.rows <= LARGEST and 0 < stored.cols <= LARGEST):
        raise ValueError("a grid of a size that no puzzle has")
    kind = np.uint32 if stored.wide else np.uint8
    cells = np.frombuffer(stored.cells, dtype=kind).reshape(stored.rows, stored.cols)
    return cells.copy()


def puzzle_of(stored: StoredPuzzle, grids: Sequence[NDArray[Any]], tasks: Tasks) -> Puzzle:
    """The puzzle; ValueError or LookupError for one that cannot be."""
    look = tasks[stored.task].look
    solution = None if stored.solution is None else grids[stored.solution]
    pairs = tuple((grids[one], grids[other]) for one, other in stored.pairs)
    for grid in [grids[stored.given], *([] if solution is None else [solution])]:
        if grid.dtype != np.uint8 or grid.max() >= len(look.symbols):
            raise ValueError("a symbol that the puzzle does not have")
    return Puzzle(stored.task, grids[stored.given], solution, stored.title, stored.number, pairs)
