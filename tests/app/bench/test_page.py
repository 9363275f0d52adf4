from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bench.page import Bench


def test_the_space_bar_is_reported_and_other_keys_are_not(qtbot: QtBot) -> None:
    bench = Bench()
    qtbot.addWidget(bench)
    with qtbot.assertNotEmitted(bench.space):
        QTest.keyClick(bench, Qt.Key.Key_A)
    with qtbot.waitSignal(bench.space):
        QTest.keyClick(bench, Qt.Key.Key_Space)


def test_texts_and_files_may_be_dropped_and_nothing_else(qtbot: QtBot) -> None:
    bench = Bench()
    qtbot.addWidget(bench)
    text, color = QMimeData(), QMimeData()
    text.setText("53..7")
    color.setColorData("red")
    taken = []
    for data in (text, color):
        event = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        bench.dragEnterEvent(event)
        taken.append(event.isAccepted())
    assert taken == [True, False]
