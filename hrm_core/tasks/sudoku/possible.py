"""Which digits of a sudoku occur in any of its solutions: by search, never by a model."""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku.rules import CELLS, SIZE
from hrm_core.tasks.sudoku.solver import visits

COUNTED = 1000  # solutions; then it is only looked for digits that none of them has
SECONDS = 10.0  # that it may take in all
OFTEN = 0.25  # seconds between two reports


@dataclass(frozen=True, eq=False)
class Possible:
    """What was found, by now or in the end."""

    digits: NDArray[np.uint16]  # [9, 9], bit d: a solution that was found has digit d there
    solutions: int  # that were found by counting
    counted: bool = False  # there are no more
    complete: bool = False  # no digit is missing

    def at(self, row: int, column: int) -> list[int]:
        """The digits of a cell."""
        bits = int(self.digits[row, column])
        return [digit for digit in range(1, SIZE + 1) if bits >> digit & 1]


class _Looking:
    """What was found so far, and how long it took."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self.digits = np.zeros((SIZE, SIZE), dtype=np.uint16)
        self.solutions = 0
        self._clock, self._reported = clock, clock()
        self._until = clock() + seconds

    @property
    def late(self) -> bool:
        return self._clock() >= self._until

    def due(self) -> bool:
        """Whether a report is."""
        now = self._clock()
        if now - self._reported < OFTEN:
            return False
        self._reported = now
        return True

    def take(self, solution: Grid) -> None:
        self.digits |= np.left_shift(1, solution.astype(np.uint16)).astype(np.uint16)

    def found(self, counted: bool = False, complete: bool = False) -> Possible:
        return Possible(self.digits.copy(), self.solutions, counted, complete)


def possible(
    grid: Grid,
    seconds: float = SECONDS,
    most: int = COUNTED,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[Possible, None, Possible]:
    """What is found while it looks, and in the end all of it; less where the time was too short.

    Solutions are counted first. Where there are more than `most`, every digit that none of them
    has is put in in turn, and a single solution with it looked for.
    """
    looking = _Looking(seconds, clock)
    for solution, _ in visits(grid):
        if solution is not None:
            looking.take(solution)
            looking.solutions += 1
            if looking.solutions > most:
                break
        if looking.late:
            return looking.found()
        if looking.due():
            yield looking.found()
    else:
        return looking.found(counted=True, complete=True)
    for cell in range(CELLS):
        row, column = divmod(cell, SIZE)
        for digit in range(1, SIZE + 1):
            if grid[row, column] or looking.digits[row, column] >> digit & 1:
                continue
            pinned = grid.copy()
            pinned[row, column] = digit
            for solution, _ in visits(pinned):
                if solution is not None:
                    looking.take(solution)
                    break
                if looking.late:
                    return looking.found()
                if looking.due():
                    yield looking.found()
            if looking.late:
                return looking.found()
    return looking.found(complete=True)
