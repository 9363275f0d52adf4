"""What the strip of the pinned puzzle shows, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from hrm_core.puzzle import Grid, Puzzle, Task
from training.results.verdicts import grid_of
from training.runs.events import Watched


class Cell(Enum):
    """What a model made of one cell."""

    GIVEN = 0
    RIGHT = 1
    WRONG = 2
    EMPTY = 3


@dataclass(frozen=True)
class WatchTable:
    """Training steps by segments."""

    task: Task
    puzzle: Puzzle  # with its solution
    watched: Sequence[Watched] = ()

    @property
    def shape(self) -> tuple[int, int]:
        rows, cols = self.puzzle.given.shape
        return rows, cols

    @property
    def steps(self) -> list[int]:
        return [each.step for each in self.watched]

    @property
    def rows(self) -> list[int]:
        """The segments on show: 1, 2, 4 ... and the last."""
        last = max((len(each.answers) for each in self.watched), default=0)
        powers = [2**n for n in range(12) if 2**n < last]
        return [*powers, last] if last else []

    def answer(self, column: int, row: int) -> Grid:
        answers = self.watched[column].answers
        return grid_of(answers[min(self.rows[row], len(answers)) - 1], self.shape)

    def cells(self, column: int, row: int) -> list[Cell]:
        """Every cell of one answer; all that was answered is right where the puzzle is solved."""
        answer, solved = self.answer(column, row), self.is_solved(column, row)
        right = answer if solved else self._solution
        empty = self.task.look.empty
        pairs = zip(
            *(grid.ravel().tolist() for grid in (self.puzzle.given, right, answer)), strict=True
        )
        return [_cell(empty, *each) for each in pairs]

    def is_solved(self, column: int, row: int) -> bool:
        answer = self.answer(column, row)
        return np.array_equal(answer, self._solution) or not self.task.check(self.puzzle, answer)

    def count_wrong(self, column: int, row: int) -> int:
        if self.is_solved(column, row):
            return 0
        return int((self.answer(column, row) != self._solution).sum())

    @property
    def _solution(self) -> Grid:
        assert self.puzzle.solution is not None, "only a puzzle whose solution is known is pinned"
        return self.puzzle.solution


def _cell(empty: int, given: int, right: int, answer: int) -> Cell:
    if given != empty:
        return Cell.GIVEN if answer == right else Cell.WRONG
    if answer == empty:
        return Cell.EMPTY
    return Cell.RIGHT if answer == right else Cell.WRONG
