from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from app.window.status import StatusLine


def test_no_text_is_ever_written_over_another(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(700, 26)
    for label, text in zip(
        line.labels,
        ("Sudoku, 47,000 parameters", "ONNX Runtime, CPU: no CUDA device", "12 ms"),
        strict=True,
    ):
        label.setText(text)
    line.tell("42 puzzles were found; this is the first. " * 3)
    line.show()
    qtbot.waitExposed(line)
    line.model.setVisible(True)  # as a change of page does
    places = [label.geometry() for label in (*line.labels, line._note)]
    for index, place in enumerate(places):
        assert all(QRect() == place.intersected(other) for other in places[index + 1 :])


def test_the_line_keeps_its_height_while_something_runs(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    before = line.sizeHint()
    line.running.setText("1 running ▴")
    line.running.show()
    assert line.sizeHint().height() == before.height()


def test_a_note_goes_by_itself(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line._moment.setInterval(10)
    line.tell("Saved")
    assert line.note == "Saved"
    qtbot.waitUntil(lambda: line.note == "")
