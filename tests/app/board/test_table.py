"""The cells of a board as children that a screen reader finds, names and points at."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.board.board import Board
from app.board.editor import Pen, new_document, write
from app.board.frame import Frame, edit_frame
from app.board.table import SpokenTable
from app.style.theme import Theme
from tests.app.support import LINE, LOOK, puzzle


@pytest.fixture
def listened(qapp: object) -> Iterator[None]:
    """As while a screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def made(qtbot: QtBot, theme: Theme, frame: Frame) -> Board:
    board = Board(LOOK, theme, frame)
    qtbot.addWidget(board)
    board.resize(500, 520)
    board.show()
    board.show_frame(frame)
    return board


def table_of(board: Board) -> QAccessibleInterface:
    found = board.findChild(SpokenTable)
    assert isinstance(found, SpokenTable)
    return QAccessible.queryAccessibleInterface(found)


def children(table: QAccessibleInterface, role: QAccessible.Role) -> list[QAccessibleInterface]:
    found = [table.child(number) for number in range(table.childCount())]
    return [each for each in found if each.role() == role]


def cells(table: QAccessibleInterface) -> list[QAccessibleInterface]:
    return children(table, QAccessible.Role.Cell)


def headers(table: QAccessibleInterface) -> list[QAccessibleInterface]:
    return children(table, QAccessible.Role.ColumnHeader)


@pytest.mark.usefixtures("listened")
def test_every_cell_is_a_child_with_its_words_and_its_place(qtbot: QtBot, theme: Theme) -> None:
    document = new_document(LOOK, puzzle())
    board = made(qtbot, theme, edit_frame(LOOK, document))
    table = table_of(board)
    assert table.role() == QAccessible.Role.Table
    assert len(cells(table)) == 81
    assert [each.text(QAccessible.Text.Name) for each in headers(table)[:2]] == [
        "column 1",
        "column 2",
    ]
    third = cells(table)[2]
    assert third.text(QAccessible.Text.Name) == "row 1 column 3: three, given"
    assert third.rect().center() == board.place_of((0, 2))
    cell = divmod(LINE.index("."), 9)
    board.show_frame(edit_frame(LOOK, write(document, LOOK, [cell], 7, Pen.MINE)))
    name = cells(table)[cell[0] * 9 + cell[1]].text(QAccessible.Text.Name)
    assert name == f"row {cell[0] + 1} column {cell[1] + 1}: seven, mine"
    board.resize(700, 640)
    assert cells(table)[80].rect().center() == board.place_of((8, 8))


@pytest.mark.usefixtures("listened")
def test_it_is_never_seen_and_takes_no_click_and_no_focus(qtbot: QtBot, theme: Theme) -> None:
    frame = edit_frame(LOOK, new_document(LOOK, puzzle()))
    board = made(qtbot, theme, frame)
    spoken = board.findChild(SpokenTable)
    assert isinstance(spoken, SpokenTable)
    with_it = board.grab().toImage()
    spoken.hide()
    assert board.grab().toImage() == with_it
    spoken.show()
    at = board.mapFromGlobal(board.place_of((2, 3)))
    QTest.mouseClick(board.childAt(at) or board, Qt.MouseButton.LeftButton, pos=at)
    assert board.cursor_cell == (2, 3)
    assert not spoken.hasFocus()


@pytest.mark.usefixtures("listened")
def test_a_board_of_another_size_has_other_children(qtbot: QtBot, theme: Theme) -> None:
    frame = edit_frame(LOOK, new_document(LOOK, puzzle()))
    board = made(qtbot, theme, frame)
    board.show_frame(replace(frame, rows=3, cols=4, faces=frame.faces[:12]))
    assert len(cells(table_of(board))) == 12


def test_while_nobody_listens_there_is_none(qtbot: QtBot, theme: Theme) -> None:
    board = made(qtbot, theme, edit_frame(LOOK, new_document(LOOK, puzzle())))
    assert board.findChild(SpokenTable) is None
