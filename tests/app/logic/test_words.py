"""What logic says, in words."""

import numpy as np
import pytest

from app.logic.words import contradicts, rated, what, where, which
from hrm_core.tasks.sudoku import Rating
from hrm_core.tasks.sudoku.techniques import Contradiction, Position, Technique
from hrm_core.tasks.sudoku.techniques.find import FINDERS
from hrm_core.tasks.sudoku.techniques.units import shape_of
from tests.hrm_core.tasks.sudoku.techniques.test_find import EVERY, holding, row, without

ROW = shape_of((3, 3)).rows[2]
BOX = [(r, c) for r in range(3) for c in range(3)]
SEEN = {
    Technique.HIDDEN_BOX: (
        holding(without(7, [cell for cell in BOX if cell != (1, 1)])),
        "box 1",
        "In box 1 only r2c2 can hold 7.",
    ),
    Technique.NAKED_SINGLE: (holding({(3, 8): [2]}), "box 6", "r4c9 can hold nothing but 2."),
    Technique.CLAIMING: (
        holding(without(4, row(0, but=[0, 2]))),
        "row 1",
        "In row 1, 4 can only stand in box 1: so 4 cannot stand in r2c1, r2c2, r2c3, r3c1, r3c2"
        " and r3c3.",
    ),
    Technique.NAKED_PAIR: (
        holding({(0, 3): [1, 2], (0, 8): [1, 2]}),
        "row 1",
        "r1c4 and r1c9 hold 1 and 2 between them: so none of these can stand in r1c1, r1c2, r1c3,"
        " r1c5, r1c6, r1c7 and r1c8.",
    ),
    Technique.HIDDEN_PAIR: (
        holding({cell: EVERY - {1, 2} for cell in row(0, but=[3, 8])}),
        "row 1",
        "In row 1, 1 and 2 can only stand in r1c4 and r1c9: so nothing else stands there.",
    ),
    Technique.X_WING: (
        holding(without(5, [*row(0, but=[1, 7]), *row(4, but=[1, 7])])),
        "row 1 and row 5",
        "In row 1 and row 5, 5 can only stand in column 2 and column 8: so 5 cannot stand in r2c2,"
        " r2c8, r3c2, r3c8, r4c2, r4c8, r6c2, r6c8, r7c2, r7c8, r8c2, r8c8, r9c2 and r9c8.",
    ),
    Technique.XY_WING: (
        holding({(0, 0): [1, 2], (0, 7): [1, 3], (5, 0): [2, 3]}),
        "box 1",
        "Whatever stands in r1c1, one of r1c8 and r6c1 is 3: so 3 cannot stand in r6c8.",
    ),
}


@pytest.mark.parametrize("technique", SEEN)
def test_a_hint_says_where_then_which_then_what(technique: Technique) -> None:
    position, place, words = SEEN[technique]
    step = next(FINDERS[technique](position))
    assert where(step) == f"Look at {place}."
    assert which(step).split(":")[0].lower().removeprefix("an ").removeprefix("a ") in (
        technique.value.lower().removesuffix(" in a box")
    )
    assert what(step) == words


def test_more_than_a_pair_is_counted_in_words() -> None:
    position = holding({(0, 0): [1, 2], (0, 4): [2, 3], (0, 6): [1, 3]})
    step = next(FINDERS[Technique.NAKED_TRIPLE](position))
    assert which(step) == "Naked triple: three cells there that hold three digits between them."


def test_what_the_user_wrote_is_named_first_in_a_contradiction() -> None:
    found = Contradiction(ROW, 5, ((2, 3), (2, 6)))
    assert contradicts(found, [(2, 6)]) == "r3c7 contradicts r3c4: both are 5, in row 3."
    assert contradicts(Contradiction(ROW, 9, ()), []) == "9 has no place left in row 3."
    assert contradicts(Contradiction(None, 0, ((0, 0),)), []) == "Nothing fits into r1c1 any more."
    three = Contradiction(ROW, 5, ((2, 3), (2, 6), (2, 8)))
    assert contradicts(three, []) == "r3c4 contradicts r3c7 and r3c9: all are 5, in row 3."


def test_a_rating_is_a_name_a_number_and_what_is_needed() -> None:
    assert rated(Rating("hard", 2, 0.4, Technique.X_WING)) == "Hard, 3.2: needs X-wing"
    words = "Extreme, above 5.4"
    assert rated(Rating("extreme", 20, 0.0, None)) == words


def test_every_technique_has_words() -> None:
    board = Position.of(np.zeros((9, 9), dtype=np.uint8))
    assert not any(list(find(board)) for find in FINDERS.values())  # an open board shows nothing
    assert len({what(next(FINDERS[each](SEEN[each][0]))) for each in SEEN}) == len(SEEN)
