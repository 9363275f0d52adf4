"""Whether what a file says of a session can be drawn: a puzzle of its kind, and traces of it."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.limits import LARGEST_SIDE
from hrm_core.puzzle import Cell, Grid, Puzzle, Task
from hrm_core.solving.solve import SegmentTrace

MOST, LONGEST = 32, 300  # entries and characters of an origin


def validate(task: Task, puzzle: Puzzle, traces: Sequence[SegmentTrace]) -> None:
    """Whatever passes here can be drawn: ValueError for what cannot."""
    shape = puzzle.given.shape
    for grid in (puzzle.given, *(grid for pair in puzzle.examples for grid in pair)):
        validate_grid(task, grid)
    answers = [trace.grid for trace in traces]
    answers += [puzzle.solution] if puzzle.solution is not None else []
    for grid in answers:
        if not task.resizes and grid.shape != shape:
            raise ValueError("grids differ in shape")
        validate_grid(task, grid, may_be_empty=task.resizes)
    own = len(task.encode(puzzle))
    if task.pad is None and own != task.seq_len:
        raise ValueError("the puzzle does not fit its kind")
    if not 0 <= puzzle.puzzle_id <= np.iinfo(np.int32).max:
        raise ValueError("no puzzle has this number")
    for trace in traces:
        positions = len(trace.probs) if task.resizes else own
        if task.resizes and not _holds(positions, max(shape)):
            raise ValueError("a board that does not hold the puzzle")
        if task.resizes and max(trace.grid.shape) > math.isqrt(positions):
            raise ValueError("an answer larger than the board")
        _validate_numbers(trace.probs, (positions, task.vocab_size))
        _validate_numbers(trace.change_H, (positions,))
        _validate_numbers(trace.change_L, (positions,))
        if not np.isfinite([trace.q_halt, trace.q_continue, trace.seconds]).all():
            raise ValueError("values that are no numbers")
        for problem in trace.problems:
            _validate_cells(problem.cells, trace.grid.shape)
        for pin in trace.guess.pins if trace.guess is not None else ():
            _validate_cells([pin.cell], shape)
            if not 0 <= pin.symbol < len(task.look.symbols) or not 0 <= pin.belief <= 1.001:
                raise ValueError("a guess that cannot be drawn")


def validate_grid(task: Task, grid: Grid, may_be_empty: bool = False) -> None:
    """ValueError if it is no grid of this kind of puzzle."""
    if grid.ndim != 2 or grid.dtype != np.uint8:
        raise ValueError("a grid that is none")
    if not grid.size and not may_be_empty:
        raise ValueError("a grid without cells")
    if max(grid.shape) > LARGEST_SIDE:
        raise ValueError("a grid larger than any puzzle has")
    if grid.max(initial=0) >= len(task.look.symbols):
        raise ValueError("a grid holds an unknown symbol")


def _holds(positions: int, most: int) -> bool:
    """Whether a board is a square for a grid of so many rows or columns."""
    board = math.isqrt(positions)
    return board * board == positions and board >= most


def _validate_numbers(values: NDArray[Any], shape: tuple[int, ...]) -> None:
    if values.shape != shape or values.dtype != np.float32 or not np.isfinite(values).all():
        raise ValueError("numbers of another shape or kind, or none")


def _validate_cells(cells: Sequence[Cell], shape: tuple[int, ...]) -> None:
    for row, col in cells:
        if not (0 <= row < shape[0] and 0 <= col < shape[1]):
            raise ValueError("a problem outside the grid")


def read_origin(stored: object) -> dict[str, str]:
    """What a file says of it; ValueError if it is no such thing."""
    if not isinstance(stored, dict) or len(stored) > MOST:
        raise ValueError("an origin that is none")
    if not all(
        isinstance(part, str) and len(part) <= LONGEST for p in stored.items() for part in p
    ):
        raise ValueError("an origin that is none")
    return dict(stored)
