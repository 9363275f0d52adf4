import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.board.board import MOST_ZOOM, Board
from app.board.editor import new_document
from app.board.frame import edit_frame
from app.style.theme import Theme
from tests.app.support import LOOK, puzzle


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> Board:
    board = Board(LOOK, theme, edit_frame(LOOK, new_document(LOOK, puzzle())))
    qtbot.addWidget(board)
    board.resize(400, 400)
    board.show()
    return board


def wheel(board: Board, point: QPointF, turn: int, modifier: Qt.KeyboardModifier) -> QWheelEvent:
    event = QWheelEvent(
        point,
        QPointF(board.mapToGlobal(point.toPoint())),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(board, event)
    return event


def test_ctrl_and_the_wheel_zoom_around_the_mouse(board: Board) -> None:
    point = QPointF(board._place.cell((2, 6)).center())
    for _ in range(4):
        wheel(board, point, 120, Qt.KeyboardModifier.ControlModifier)
    assert board.zoom > 1.9
    assert board._place.at(point) == (2, 6)


def test_the_wheel_alone_scrolls_a_zoomed_board_and_nothing_else(board: Board) -> None:
    assert not wheel(board, QPointF(200, 200), 120, Qt.KeyboardModifier.NoModifier).isAccepted()
    board.zoom_by(3.0)
    top = board._place.top
    wheel(board, QPointF(200, 200), -120, Qt.KeyboardModifier.NoModifier)
    assert board._place.top < top


def test_zoom_ends_at_the_whole_board_and_at_a_few_cells(board: Board) -> None:
    board.zoom_by(100.0)
    assert board.zoom == MOST_ZOOM
    board.zoom_by(0.0)
    assert board.zoom == 1.0
    assert board.rect().contains(board._place.board())


def test_the_cursor_stays_in_view_when_it_is_moved_by_keys(board: Board) -> None:
    board.choose((4, 4))
    board.zoom_by(4.0)
    for _ in range(4):
        QTest.keyClick(board, Qt.Key.Key_Right)
        assert board.rect().contains(board._place.cell(board.cursor_cell))
