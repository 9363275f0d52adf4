"""What the strip of the pinned puzzle shows, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from training.events import Watched


class Cell(Enum):
    """What a model made of one cell."""

    GIVEN = 0
    RIGHT = 1
    WRONG = 2
    EMPTY = 3


@dataclass(frozen=True)
class WatchTable:
    """Training steps by segments."""

    given: str = ""
    solution: str = ""
    watched: Sequence[Watched] = ()
    shape: tuple[int, int] = (9, 9)

    @property
    def steps(self) -> list[int]:
        return [each.step for each in self.watched]

    @property
    def rows(self) -> list[int]:
        """The segments on show: 1, 2, 4 ... and the last."""
        last = max((len(each.answers) for each in self.watched), default=0)
        powers = [2**n for n in range(12) if 2**n < last]
        return [*powers, last] if last else []

    def answer(self, column: int, row: int) -> str:
        answers = self.watched[column].answers
        return answers[min(self.rows[row], len(answers)) - 1]

    def cells(self, column: int, row: int) -> list[Cell]:
        """Every cell of one answer."""
        answer = self.answer(column, row)
        return [_cell(*each) for each in zip(self.given, self.solution, answer, strict=True)]

    def is_solved(self, column: int, row: int) -> bool:
        return self.answer(column, row) == self.solution

    def count_wrong(self, column: int, row: int) -> int:
        pairs = zip(self.answer(column, row), self.solution, strict=True)
        return sum(mine != right for mine, right in pairs)


def _cell(given: str, right: str, answer: str) -> Cell:
    if given != ".":
        return Cell.GIVEN if answer == right else Cell.WRONG
    if answer == ".":
        return Cell.EMPTY
    return Cell.RIGHT if answer == right else Cell.WRONG
