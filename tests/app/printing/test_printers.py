"""The system's printers: asked in a process, which may hang, fail or be ended."""

import sys
import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from app.printing.controller import Source
from app.printing.printers import PrinterList, PrintersError
from app.window.launch import Studio
from tests.app.support import puzzle

NAMES = PrinterList.names  # before the tests put theirs in its place


def asked(code: str, patience: float = 20.0) -> PrinterList:
    return PrinterList([sys.executable, "-c", code], patience)


def test_names_come_from_the_process() -> None:
    assert NAMES(asked('print(\'["one", "zw\u00f6lf"]\'.encode().decode())')) == [
        "one",
        "zw\u00f6lf",
    ]


def test_a_system_that_does_not_answer_is_given_up() -> None:
    with pytest.raises(PrintersError, match="does not answer; save a PDF instead"):
        NAMES(asked("import time; time.sleep(60)", patience=0.2))


@pytest.mark.parametrize("code", ["", "raise SystemExit(3)", "print('nothing')"])
def test_a_process_that_says_nothing_of_use_is_said_so(code: str) -> None:
    with pytest.raises(PrintersError, match="could not be asked"):
        NAMES(asked(code))


def test_a_question_that_is_no_longer_wanted_ends_at_once() -> None:
    question = asked("import time; time.sleep(60)")
    threading.Timer(0.3, question.kill).start()
    begun = time.monotonic()
    with pytest.raises(PrintersError):
        NAMES(question)
    assert time.monotonic() - begun < 20


def test_the_program_itself_answers() -> None:
    assert isinstance(NAMES(PrinterList(patience=60.0)), list)


@pytest.mark.parametrize(
    ("names", "on", "tip"),
    [(["office"], True, ""), ([], False, "The system names no printer; save a PDF instead")],
)
def test_printing_is_offered_when_the_system_has_answered(
    qtbot: QtBot,
    studio: Studio,
    monkeypatch: pytest.MonkeyPatch,
    names: list[str],
    on: bool,
    tip: str,
) -> None:
    answered = threading.Event()

    def ask(_: PrinterList) -> list[str]:
        answered.wait(10)
        return names

    monkeypatch.setattr(PrinterList, "names", ask)
    studio.window.printing.ask([Source("one", [puzzle()])])
    dialog = studio.window.printing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.pages))  # laid out meanwhile
    assert not dialog.print.isEnabled()
    assert dialog.print.toolTip() == "The system is asked for its printers …"
    answered.set()
    qtbot.waitUntil(lambda: "asked" not in dialog.print.toolTip())
    assert dialog.print.isEnabled() is on
    assert dialog.print.toolTip() == tip
    dialog.reject()
