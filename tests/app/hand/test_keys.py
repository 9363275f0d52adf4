"""Keys of a sudoku for those who hear it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.window.launch import Studio
from tests.app.support import puzzle


def test_keys_say_units_and_go_to_the_next_empty_cell(studio: Studio) -> None:
    board, window = studio.solving.page.board, studio.window
    studio.solving.desk.lay(puzzle(), "test")
    board.choose((0, 0))
    QTest.keyClick(board, Qt.Key.Key_R)
    assert window.line.note.startswith("row 1: empty, empty, three")
    QTest.keyClick(board, Qt.Key.Key_E)
    assert board.cursor_cell == (0, 1)
    QTest.keyClick(board, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert board.cursor_cell == (0, 0)
    QTest.keyClick(board, Qt.Key.Key_R)  # without Shift, which would stay down for other tests
