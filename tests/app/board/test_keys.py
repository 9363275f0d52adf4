"""Where the keys lead."""

import pytest
from PySide6.QtCore import Qt

from app.board.editor import new_document
from app.board.frame import edit_frame
from app.board.keys import as_arrow, moved
from hrm_core.puzzle import Cell
from hrm_core.tasks import TASKS
from tests.app.support import LOOK, puzzle

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
