"""How large the answer to a task is, where the sizes of its examples say so without a doubt.

Nothing but rows and columns is looked at; a task whose sizes follow no rule here has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks.arc.symbols import LARGEST

Pair = tuple[Grid, Grid]
Size = tuple[int, int]  # rows, columns


class RuleKind(StrEnum):
    """Which rule it is."""

    SAME = "same"  # as large as the input
    CONSTANT = "constant"  # of one size in all examples
    LINE = "line"  # each side follows from that of the input


@dataclass(frozen=True)
class Side:
    """n sides of an input are n * times / parts + plus of the output."""

    times: int = 1
    parts: int = 1
    plus: int = 0

    def of(self, count: int) -> int | None:
        """The length of a side, if there is such a side."""
        whole, rest = divmod(count * self.times, self.parts)
        return whole + self.plus if not rest and 1 <= whole + self.plus <= LARGEST else None


# the least that is added comes first, then what is nearest to the input's own length
_FACTORS = [(times, 1) for times in range(1, 7)] + [(1, parts) for parts in range(2, 6)]
_SIDES = [Side(*factor, plus) for plus, factor in product((0, 1, -1, 2, -2, 3, -3), _FACTORS)]


@dataclass(frozen=True)
class SizeRule:
    """The first rule that fits all examples."""

    kind: RuleKind
    rows: Side = Side()
    columns: Side = Side()
    fixed: Size = (0, 0)  # of CONSTANT

    def of(self, given: Grid) -> Size | None:
        """Rows and columns of the answer to an input; None if there is no such grid."""
        if self.kind is RuleKind.CONSTANT:
            return self.fixed
        rows, columns = self.rows.of(given.shape[0]), self.columns.of(given.shape[1])
        return (rows, columns) if rows and columns else None


def size_rule(examples: Sequence[Pair]) -> SizeRule | None:
    """The rule that the sizes of all examples follow, if it is one of those known here.

    >>> import numpy as np
    >>> small, large = np.zeros((2, 3), np.uint8), np.zeros((4, 7), np.uint8)
    >>> size_rule([(small, large), (large, np.zeros((8, 15), np.uint8))])
    SizeRule(kind=<RuleKind.LINE: 'line'>, rows=Side(times=2, parts=1, plus=0), \
columns=Side(times=2, parts=1, plus=1), fixed=(0, 0))
    """
    if not examples:
        return None
    sizes = [(given.shape, answer.shape) for given, answer in examples]
    if all(before == after for before, after in sizes):
        return SizeRule(RuleKind.SAME)
    answers = {after for _, after in sizes}
    if len(answers) == 1:
        rows, columns = answers.pop()
        return SizeRule(RuleKind.CONSTANT, fixed=(rows, columns))
    sides = [_side([(before[axis], after[axis]) for before, after in sizes]) for axis in (0, 1)]
    first, second = sides
    return SizeRule(RuleKind.LINE, first, second) if first and second else None


def answer_size(puzzle: Puzzle) -> Size | None:
    """Rows and columns that the answer to a puzzle has by its examples; None if they do not say."""
    rule = size_rule(puzzle.examples)
    return rule.of(puzzle.given) if rule is not None else None


def _side(lengths: Sequence[tuple[int, int]]) -> Side | None:
    fitting = (side for side in _SIDES if all(side.of(a) == b for a, b in lengths))
    return next(fitting, None)
