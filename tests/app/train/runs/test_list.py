"""The list of runs, with what can be done with the chosen one."""

import pytest
from pytestqt.qtbot import QtBot

from app.window.launch import Studio
from tests.app.train.test_page import a_run, show_runs, studio

__all__ = ["studio"]


def test_a_run_is_compared_with_another_from_the_list(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_run("one", "One")
    show_runs(qtbot, studio)
    page, runs = studio.training.page, studio.training.runs
    qtbot.waitUntil(lambda: runs.run is not None)
    assert not page.runs.compare.isEnabled()
    a_run("two", "Two")
    runs.look()
    qtbot.waitUntil(lambda: page.runs.compare.isEnabled())
    page.runs.chosen.emit(0)
    box, opened = page.run._others, []
    monkeypatch.setattr(box, "showPopup", lambda: opened.append(box.count()))
    page.runs.compare.trigger()
    assert page.step == "run"
    assert opened == [2]
