import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.errors import ErrorBar, explain, show_faults
from hrm_core.library.models import ModelError
from hrm_core.puzzle import PuzzleFormatError


@pytest.fixture
def bar(qtbot: QtBot) -> ErrorBar:
    bar = ErrorBar()
    qtbot.addWidget(bar)
    return bar


@pytest.mark.parametrize("kind", [PuzzleFormatError, ModelError])
def test_a_fault_of_the_user_is_its_own_sentence(kind: type[ValueError]) -> None:
    notice = explain(kind("line 3 has no digits."))
    assert (notice.text, notice.details) == ("line 3 has no digits.", "")


def test_a_file_that_cannot_be_read_is_named() -> None:
    notice = explain(PermissionError(13, "Permission denied", "puzzle.txt"))
    assert notice.text == "puzzle.txt: Permission denied."


def test_a_lack_of_memory_says_what_to_do() -> None:
    assert "Close other programs" in explain(MemoryError()).text


def test_a_fault_of_ours_comes_with_the_details_to_report() -> None:
    try:
        raise RuntimeError("no such thing")
    except RuntimeError as error:
        notice = explain(error)
    assert "your puzzle is kept" in notice.text
    assert "no such thing" in notice.text
    assert "test_errors.py" in notice.details


def test_a_plain_value_error_is_a_fault_of_ours() -> None:
    assert explain(ValueError("shapes differ")).details


def test_the_bar_shows_an_error_until_it_is_closed(bar: ErrorBar) -> None:
    assert bar.text == ""
    bar.show_error(PuzzleFormatError("no puzzle"))
    assert bar.text == "no puzzle"
    close = next(button for button in bar.findChildren(QPushButton) if button.text() == "Close")
    close.click()
    assert bar.text == ""


def test_details_are_offered_only_if_there_are_any(bar: ErrorBar) -> None:
    copy = next(b for b in bar.findChildren(QPushButton) if b.text() == "Copy details")
    bar.show_error(PuzzleFormatError("no puzzle"))
    assert copy.isHidden()
    bar.show_error(RuntimeError("no such thing"))
    assert not copy.isHidden()
    copy.click()
    assert "RuntimeError: no such thing" in QGuiApplication.clipboard().text()


def test_faults_nobody_caught_are_shown_and_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    show_faults(shown.append)
    error = RuntimeError("nobody caught me")
    sys.excepthook(RuntimeError, error, None)
    assert shown == [error]
    assert "nobody caught me" in capsys.readouterr().err


def test_an_interrupt_by_the_user_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    show_faults(shown.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []


def test_an_error_is_said_in_the_dialog_that_is_in_front(bar: ErrorBar, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    layout.addWidget(QLabel("runs"))
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    bar.show_error(PuzzleFormatError("no puzzle"))
    bar.show_error(PuzzleFormatError("no run"))
    copies = dialog.findChildren(ErrorBar)
    assert [copy.text for copy in copies] == ["no run"]
    assert layout.indexOf(copies[0]) == 0
    assert copies[0].isVisible()
