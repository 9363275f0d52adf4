"""Each technique on a small example made by hand: an open board but for the pattern."""

from collections.abc import Iterable, Mapping

import numpy as np
import pytest

from hrm_core.puzzle import Cell
from hrm_core.tasks.sudoku.techniques import Position, Step, Technique
from hrm_core.tasks.sudoku.techniques.find import FINDERS
from hrm_core.tasks.sudoku.techniques.step import SCORES

EVERY = frozenset(range(1, 10))
OPEN = Position.of(np.zeros((9, 9), dtype=np.uint8))


def holding(options: Mapping[Cell, Iterable[int]]) -> Position:
    """An open board but for the candidates of some cells."""
    held = list(OPEN.options)
    for (row, col), digits in options.items():
        held[row * 9 + col] = sum(1 << digit for digit in digits)
    return Position((3, 3), OPEN.digits, tuple(held))


def without(digit: int, cells: Iterable[Cell]) -> dict[Cell, Iterable[int]]:
    return {cell: EVERY - {digit} for cell in cells}


def only(position: Position, technique: Technique) -> Step:
    """The one step that a technique sees."""
    (step,) = FINDERS[technique](position)
    assert step.technique is technique
    return step


def row(number: int, but: Iterable[int] = ()) -> list[Cell]:
    return [(number, col) for col in range(9) if col not in but]


def test_a_digit_with_one_place_in_a_box_is_a_hidden_single() -> None:
    box = [(r, c) for r in range(3) for c in range(3) if (r, c) != (1, 1)]
    step = only(holding(without(7, box)), Technique.HIDDEN_BOX)
    assert step.placed == ((1, 1), 7)
    assert [unit.name for unit in step.units] == ["box 1"]


def test_a_digit_with_one_place_in_a_row_is_a_hidden_single() -> None:
    step = only(holding(without(7, row(4, but=[6]))), Technique.HIDDEN_LINE)
    assert step.placed == ((4, 6), 7)
    assert [unit.name for unit in step.units] == ["row 5"]


def test_a_cell_with_one_candidate_is_a_naked_single() -> None:
    assert only(holding({(3, 8): [2]}), Technique.NAKED_SINGLE).placed == ((3, 8), 2)


def test_the_places_of_a_box_in_one_line_point_along_it() -> None:
    rest = [(r, c) for r in (1, 2) for c in range(3)] + [(0, 2)]
    step = only(holding(without(4, rest)), Technique.POINTING)
    assert [unit.name for unit in step.units] == ["box 1", "row 1"]
    assert step.cells == ((0, 0), (0, 1))
    assert step.removed == tuple(((0, col), 4) for col in range(3, 9))


def test_the_places_of_a_line_in_one_box_claim_it() -> None:
    step = only(holding(without(4, row(0, but=[0, 2]))), Technique.CLAIMING)
    assert [unit.name for unit in step.units] == ["row 1", "box 1"]
    assert step.removed == tuple(((r, c), 4) for r in (1, 2) for c in range(3))


def test_two_cells_with_the_same_two_candidates_are_a_naked_pair() -> None:
    step = only(holding({(0, 3): [1, 2], (0, 8): [1, 2]}), Technique.NAKED_PAIR)
    assert (step.cells, step.digits) == (((0, 3), (0, 8)), (1, 2))
    assert {cell for cell, _ in step.removed} == set(row(0, but=[3, 8]))


def test_two_digits_with_the_same_two_places_are_a_hidden_pair() -> None:
    places = {cell: EVERY - {1, 2} for cell in row(0, but=[3, 8])}
    step = only(holding(places), Technique.HIDDEN_PAIR)
    assert step.digits == (1, 2)
    assert step.removed == tuple((cell, d) for cell in ((0, 3), (0, 8)) for d in range(3, 10))


@pytest.mark.parametrize(
    ("technique", "pattern"),
    [
        (Technique.NAKED_TRIPLE, ([1, 2], [2, 3], [1, 3])),
        (Technique.NAKED_QUAD, ([1, 2], [2, 3], [3, 4], [1, 4])),
    ],
)
def test_more_cells_that_share_as_many_candidates_are_naked_subsets(
    technique: Technique, pattern: tuple[list[int], ...]
) -> None:
    cells = ((0, 0), (0, 4), (0, 6), (0, 8))[: len(pattern)]
    step = only(holding(dict(zip(cells, pattern, strict=True))), technique)
    assert step.cells == cells
    assert {digit for _, digit in step.removed} == set(range(1, len(pattern) + 1))


@pytest.mark.parametrize(
    ("technique", "digits"),
    [(Technique.HIDDEN_TRIPLE, {1, 2, 3}), (Technique.HIDDEN_QUAD, {1, 2, 3, 4})],
)
def test_more_digits_that_share_as_many_places_are_hidden_subsets(
    technique: Technique, digits: set[int]
) -> None:
    kept = [0, 4, 6, 8][: len(digits)]
    step = only(holding(dict.fromkeys(row(0, but=kept), EVERY - digits)), technique)
    assert set(step.digits) == digits
    assert not {digit for _, digit in step.removed} & digits


@pytest.mark.parametrize(
    ("technique", "rows"),
    [
        (Technique.X_WING, {0: [1, 7], 4: [1, 7]}),
        (Technique.SWORDFISH, {0: [1, 4], 4: [4, 7], 8: [1, 7]}),
        (Technique.JELLYFISH, {0: [1, 4], 3: [4, 7], 6: [7, 8], 8: [1, 8]}),
    ],
)
def test_rows_whose_places_lie_in_as_many_columns_are_a_fish(
    technique: Technique, rows: dict[int, list[int]]
) -> None:
    places = {c: d for r, kept in rows.items() for c, d in without(5, row(r, but=kept)).items()}
    step = only(holding(places), technique)
    columns = sorted({col for kept in rows.values() for col in kept})
    assert [unit.name for unit in step.units] == [
        *(f"row {number + 1}" for number in rows),
        *(f"column {number + 1}" for number in columns),
    ]
    assert {cell for cell, _ in step.removed} == {
        (r, c) for r in range(9) if r not in rows for c in columns
    }


def test_fish_swim_in_columns_too() -> None:
    places = {
        c: EVERY - {5} for col in (1, 7) for c in ((r, col) for r in range(9) if r not in (0, 4))
    }
    step = only(holding(places), Technique.X_WING)
    assert [unit.name for unit in step.units] == ["column 2", "column 8", "row 1", "row 5"]
    assert {cell[0] for cell, _ in step.removed} == {0, 4}


def test_a_pivot_and_two_pincers_are_an_xy_wing() -> None:
    step = only(holding({(0, 0): [1, 2], (0, 7): [1, 3], (5, 0): [2, 3]}), Technique.XY_WING)
    assert step.cells == ((0, 0), (0, 7), (5, 0))  # the pivot first
    assert (step.digits, step.removed) == ((3,), (((5, 7), 3),))


def test_a_pivot_that_may_be_the_third_digit_itself_is_an_xyz_wing() -> None:
    found = holding({(0, 0): [1, 2, 3], (0, 7): [1, 3], (1, 1): [2, 3]})
    step = only(found, Technique.XYZ_WING)
    assert step.removed == (((0, 1), 3), ((0, 2), 3))


def test_each_technique_has_a_finder_and_a_score_and_the_simplest_is_tried_first() -> None:
    assert list(FINDERS) == list(SCORES) == list(Technique)
    assert sorted(SCORES.values()) == list(SCORES.values())
