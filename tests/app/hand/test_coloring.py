"""Colouring in the window: keys, the keys for the mouse, and what the board then shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.board.editor import Pen
from app.window.launch import Studio
from tests.app.support import puzzle


def key_for(studio: Studio, value: int) -> QPushButton:
    found = studio.solving.page.puzzle.findChildren(QPushButton, "key")
    return next(key for key in found if key.property("value") == value)


def test_the_keys_for_the_mouse_become_colours(qtbot: QtBot, studio: Studio) -> None:
    solving = studio.solving
    solving.desk.lay(puzzle(), "test")
    board = solving.page.board
    board.choose((0, 0))
    assert key_for(studio, 2).icon().isNull()
    studio.window.commands["pen_color"].trigger()
    assert solving.page.puzzle.color.isChecked()
    assert not key_for(studio, 2).icon().isNull()
    key_for(studio, 9).click()  # there are six
    assert solving.desk.document.colors is None
    key_for(studio, 2).click()
    assert board.frame.face((0, 0)).color == 2
    assert key_for(studio, 2).isChecked()
    assert not key_for(studio, 1).isChecked()
    assert "blue" in board.describe((0, 0))
    solving.desk.set_pen(Pen.NOTE)
    solving.desk.type_value(board.selected, 7)
    assert key_for(studio, 2).icon().isNull()
    solving.desk.set_pen(Pen.COLOR)
    held = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(key_for(studio, 7), Qt.MouseButton.LeftButton, held)
    assert [(m.value, m.color) for m in board.frame.face((0, 0)).marks] == [(7, 2)]
    studio.window.commands["clear_colors"].trigger()
    assert board.frame.face((0, 0)).color == 0
    assert not studio.window.commands["clear_colors"].isEnabled()


def test_typed_digits_colour_and_a_run_keeps_the_colours_in_sight(studio: Studio) -> None:
    solving = studio.solving
    solving.desk.lay(puzzle(), "test")
    board = solving.page.board
    board.choose((0, 0))
    solving.desk.set_pen(Pen.COLOR)
    QTest.keyClick(board, Qt.Key.Key_3)
    assert board.frame.face((0, 0)).color == 3
    assert not solving.desk.document.entries.any()
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert board.frame.face((0, 0)).color == 0
