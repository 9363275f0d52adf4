"""The next file on the Files page: the page shows no more than if no file had been open before."""

import threading
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.wholefile.store import Result
from app.window.launch import Studio
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelInfo
from tests.app.seen import Seen, seen
from tests.app.support import SUDOKU, Workshop, beat, info
from tests.app.wholefile.test_page import opened, write


class Named(ScriptedEngine):
    """Says which model it runs."""

    def __init__(self, name: str) -> None:
        super().__init__([beat(halt=True)], SUDOKU.vocab_size)
        self._name = name

    @property
    def reason(self) -> str:
        return f"runs {self._name}"


@pytest.fixture
def studios(qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> list[Studio]:
    workshop.models = [info(), info("other")]
    monkeypatch.setattr(workshop, "open_engine", lambda model: Named(model.name))
    made = [workshop.build(), workshop.build()]
    for studio in made:
        with qtbot.waitExposed(studio.window):
            studio.window.show()
    return made


def look(studio: Studio) -> Seen:
    """The page, the names of other files left out, and the foot of the window."""
    page = studio.window.files.page
    return [*seen(page, *studio.window.line.labels), (page.title, page.view, page.table.rowCount())]


def is_in_order(studio: Studio) -> bool:
    return studio.window.files._sorting is None


def solved(qtbot: QtBot, studio: Studio) -> None:
    studio.window.files.page.go.click()
    qtbot.waitUntil(lambda: not studio.window.files.running, timeout=30_000)


def test_of_the_file_before_nothing_is_told_beside_the_next(
    qtbot: QtBot, studios: list[Studio], tmp_path: Path
) -> None:
    fresh, used = studios
    for studio in studios:
        studio.window.pages.show("files")
    opened(qtbot, used, write(tmp_path, 12, "first.txt"))
    files = used.window.files
    files.page.models.setCurrentIndex(1)
    files.page.model_chosen.emit(1)
    files.page.segments.setValue(7)
    solved(qtbot, used)
    assert used.window.line.device.text() == "runs other"
    files.page.filter.setCurrentIndex(1 + Result.BELIEVED)
    files.page._sort_by(4)
    qtbot.waitUntil(lambda: files._sorting is None, timeout=20_000)
    for name, count in (("second.txt", 5), ("third.txt", 3)):
        for number, studio in enumerate(studios):
            folder = tmp_path / str(number)  # two files, so that each window solves its own
            folder.mkdir(exist_ok=True)
            opened(qtbot, studio, write(folder, count, name))
            qtbot.waitUntil(partial(is_in_order, studio), timeout=20_000)
        assert look(used) == look(fresh), f"{name}, opened"
        for studio in studios:
            solved(qtbot, studio)
        assert look(used) == look(fresh), f"{name}, solved"
        assert used.window.line.device.text() == "runs scripted"
        used.window.files.page.filter.setCurrentIndex(1 + Result.WRONG)
        qtbot.waitUntil(lambda: files._sorting is None, timeout=20_000)
    for studio in studios:
        studio.window.files.page.filter.setCurrentIndex(0)
    files.forget()
    assert (files.state, files.counts, used.window.line.device.text()) == ("being read", {}, "")
    assert used.window.line.pace.text() == used.window.line.model.text() == ""
    assert not files.page.go.isEnabled()
    assert files.page.title == "Solve a whole file"
    assert files.page._summary.text() == files.page._pace.text() == files.page._hint.text() == ""


def test_the_engine_of_a_file_that_was_left_is_not_told_beside_the_next(
    qtbot: QtBot, studios: list[Studio], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, entered = threading.Event(), threading.Event()

    def open_slowly(model: ModelInfo) -> ScriptedEngine:
        entered.set()
        held.wait(20)
        return Named("late")

    studio, _ = studios
    files = studio.window.files
    monkeypatch.setattr(files, "_open_engine", open_slowly)
    opened(qtbot, studio, write(tmp_path, 4, "first.txt"))
    files.go()
    qtbot.waitUntil(entered.is_set)
    files.stop()
    assert not files.page.go.isEnabled(), "it ends first"
    opened(qtbot, studio, write(tmp_path, 3, "second.txt"))
    held.set()
    qtbot.waitUntil(lambda: files._ending is None)
    assert files._reason == ""
    assert files.counts[Result.WAITING] == 3
    assert files.page.go.isEnabled()
    assert files.page._pace.text() == ""


def test_what_runs_a_model_that_was_only_chosen_is_not_known(
    qtbot: QtBot, studios: list[Studio], tmp_path: Path
) -> None:
    studio, _ = studios
    studio.window.pages.show("files")
    opened(qtbot, studio, write(tmp_path, 4, "first.txt"))
    solved(qtbot, studio)
    line = studio.window.line
    assert (line.model.text(), line.device.text()) == ("Scripted", "runs scripted")
    studio.window.files.page.model_chosen.emit(1)
    assert (line.model.text(), line.device.text()) == ("Other", "")
