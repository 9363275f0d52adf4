"""What the sizes of examples say of the answer's, and what becomes of that."""

import numpy as np
import pytest

from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks.arc import Arc, answer_size, draw, side_of, size_rule
from hrm_core.tasks.arc.sizes import RuleKind, Size


def grid(size: Size, color: int = 0) -> Grid:
    return np.full(size, color, dtype=np.uint8)


def task(given: Size, *pairs: tuple[Size, Size]) -> Puzzle:
    return Puzzle("arc", grid(given), examples=tuple((grid(a), grid(b)) for a, b in pairs))


@pytest.mark.parametrize(
    ("given", "pairs", "kind", "size"),
    [
        ((4, 9), [((2, 3), (2, 3)), ((5, 5), (5, 5))], RuleKind.SAME, (4, 9)),
        ((3, 3), [((3, 3), (3, 3))], RuleKind.SAME, (3, 3)),
        ((9, 9), [((5, 4), (1, 1)), ((7, 2), (1, 1))], RuleKind.CONSTANT, (1, 1)),
        ((4, 2), [((2, 3), (4, 3)), ((5, 5), (10, 5))], RuleKind.LINE, (8, 2)),
        ((9, 12), [((3, 6), (1, 3)), ((6, 4), (2, 2))], RuleKind.LINE, (3, 6)),
        ((9, 7), [((3, 3), (5, 2)), ((6, 4), (8, 3))], RuleKind.LINE, (11, 6)),
        ((4, 3), [((2, 2), (1, 1)), ((4, 4), (2, 2))], RuleKind.LINE, None),  # no half row
        ((9, 9), [((2, 2), (3, 3)), ((4, 4), (5, 5))], RuleKind.LINE, (10, 10)),
        ((7, 8), [((3, 3), (2, 1)), ((5, 5), (4, 3))], RuleKind.LINE, (6, 6)),
        ((5, 5), [((2, 2), (11, 11)), ((3, 3), (17, 17))], RuleKind.LINE, (29, 29)),
        ((1, 1), [((1, 1), (30, 30)), ((30, 30), (30, 30))], RuleKind.CONSTANT, (30, 30)),
    ],
)
def test_the_first_rule_that_fits_all_examples_is_taken(
    given: Size, pairs: list[tuple[Size, Size]], kind: RuleKind, size: Size | None
) -> None:
    puzzle = task(given, *pairs)
    rule = size_rule(puzzle.examples)
    assert rule is not None
    assert rule.kind is kind
    assert answer_size(puzzle) == size


@pytest.mark.parametrize(
    ("given", "pairs"),
    [
        ((4, 4), []),
        ((4, 4), [((2, 3), (5, 3)), ((5, 5), (3, 3))]),
        ((20, 20), [((2, 2), (4, 4)), ((3, 3), (6, 6))]),  # 40 x 40 is no grid
        ((5, 5), [((4, 4), (2, 2)), ((6, 6), (3, 3))]),  # nor are two and a half rows
    ],
)
def test_where_no_rule_fits_nothing_is_known(given: Size, pairs: list[tuple[Size, Size]]) -> None:
    assert answer_size(task(given, *pairs)) is None


def test_the_canvas_has_room_for_the_answer_that_is_expected() -> None:
    puzzle = task((6, 6), ((2, 2), (6, 6)), ((3, 3), (9, 9)))
    assert side_of(puzzle) == 19
    assert len(Arc().encode(puzzle)) == 19 * 19


def test_what_lies_outside_the_expected_answer_does_not_count() -> None:
    arc = Arc()
    puzzle = task((2, 3), ((2, 3), (2, 3)), ((4, 5), (4, 5)))
    assert arc.decode(draw(grid((4, 4), 7), side_of(puzzle)), puzzle).tolist() == [[7] * 3] * 2
    assert arc.decode(draw(grid((1, 3), 7), side_of(puzzle)), puzzle).tolist() == [[7] * 3]


def test_of_rules_that_fit_alike_the_one_that_adds_least_is_taken() -> None:
    rule = size_rule(task((1, 1), ((2, 2), (4, 2)), ((2, 3), (4, 3))).examples)
    assert rule is not None
    assert (rule.rows.times, rule.rows.parts, rule.rows.plus) == (2, 1, 0)  # and not 2 more
