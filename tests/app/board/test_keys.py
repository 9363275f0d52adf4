"""Where the keys lead."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.board.editor import new_document
from app.board.frame import edit_frame
from app.board.keys import as_arrow, moved
from app.board.spoken import next_empty, unit
from hrm_core.puzzle import Cell, Puzzle
from hrm_core.tasks import TASKS
from tests.app.support import ANSWER, LOOK, grid_of, puzzle

FRAME = edit_frame(LOOK, new_document(LOOK, puzzle()))
KEY = Qt.Key


@pytest.mark.parametrize(
    ("key", "far", "reached"),
    [
        (KEY.Key_Home, False, (4, 0)),
        (KEY.Key_End, False, (4, 8)),
        (KEY.Key_Home, True, (0, 0)),
        (KEY.Key_End, True, (8, 8)),
        (KEY.Key_Left, False, (4, 8)),
        (KEY.Key_Down, False, (5, 0)),
    ],
)
def test_keys_lead_to_a_cell(key: Qt.Key, far: bool, reached: Cell) -> None:
    column = 0 if key == KEY.Key_Left or key == KEY.Key_Down else 5
    assert moved(FRAME, 0, (4, column), key, far) == reached


def test_far_skips_what_is_filled_and_a_full_row_moves_by_one() -> None:
    given = puzzle().given
    free = next(col for col in range(3, 9) if given[0, col] == 0)
    assert moved(FRAME, 0, (0, 2), KEY.Key_Right, far=True) == (0, free)
    assert moved(FRAME, 99, (0, 2), KEY.Key_Right, far=True) == (0, 3)


def test_letters_are_arrows_on_a_sudoku_alone_and_not_with_ctrl() -> None:
    none, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    assert as_arrow(LOOK, KEY.Key_W, none) == KEY.Key_Up
    assert as_arrow(LOOK, KEY.Key_D, shift) == KEY.Key_Right
    assert as_arrow(LOOK, KEY.Key_S, ctrl) == KEY.Key_S
    assert as_arrow(LOOK, KEY.Key_5, none) == KEY.Key_5
    assert as_arrow(TASKS["maze"].look, KEY.Key_S, none) == KEY.Key_S


def test_units_are_said_with_what_is_missing() -> None:
    given = puzzle().given
    assert unit(FRAME, LOOK, (0, 0), "row") == (
        "row 1: empty, empty, three, nine, six, empty, five, empty, empty;"
        " missing: one, two, four, seven, eight"
    )
    assert unit(FRAME, LOOK, (8, 0), "column").startswith("column 1: empty, six, eight, seven")
    box = unit(FRAME, LOOK, (4, 8), "box")
    assert box.startswith("box 6: ")
    assert all(str(LOOK.symbols[int(d)].name) in box for d in given[3:6, 6:9].flat)
    full = edit_frame(LOOK, new_document(LOOK, Puzzle("sudoku", grid_of(ANSWER))))
    assert unit(full, LOOK, (0, 0), "row").endswith("; complete")


def test_the_next_empty_cell_is_found_around_the_end() -> None:
    assert next_empty(FRAME, 0, (0, 0)) == (0, 1)
    assert next_empty(FRAME, 0, (0, 1)) == (0, 5)
    last = [(int(r), int(c)) for r, c in np.argwhere(puzzle().given == 0)][-1]
    assert next_empty(FRAME, 0, last) == (0, 0)
    assert next_empty(FRAME, 0, (0, 0), back=True) == last
    full = edit_frame(LOOK, new_document(LOOK, Puzzle("sudoku", grid_of(ANSWER))))
    assert next_empty(full, 0, (0, 0)) is None
