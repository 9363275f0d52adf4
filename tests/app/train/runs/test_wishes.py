"""What the user wants of a run: renamed, noted, resumed, ended, looked at."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.train.runs.view import RunsView
from app.window.launch import Studio
from tests.app.train.test_page import a_run, show_runs, studio
from training.runs.events import Finished
from training.runs.files import About, RunFiles
from training.runs.process import RunState, TrainingRun

__all__ = ["studio"]


@pytest.fixture
def files(qtbot: QtBot, studio: Studio) -> RunFiles:
    """Of a run with a title and notes, which is on show."""
    files = a_run("one", "Mine")
    files.describe(About("Mine", "it rained"))
    show_runs(qtbot, studio)
    assert studio.training.runs.run is not None
    return files


def on_show(studio: Studio) -> Path | None:
    run = studio.training.runs.run
    return None if run is None else run.folder


def test_a_new_name_keeps_the_notes_and_new_notes_keep_the_name(
    studio: Studio, files: RunFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = studio.training.page
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (" Sunday ", True))
    page.runs.rename_wanted.emit()
    assert files.about() == About("Sunday", "it rained")
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("sun\n", True))
    page.runs.notes_wanted.emit()
    assert files.about() == About("Sunday", "sun")
    for answer in (("never", False), (" ", True)):
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, answer=answer, **__: answer)
        page.runs.rename_wanted.emit()
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("never", False))
    page.runs.notes_wanted.emit()
    assert files.about() == About("Sunday", "sun")


def test_every_button_lets_a_run_go_on_in_its_own_way(
    studio: Studio, files: RunFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, done = studio.training.page, list[str]()
    for name in ("start", "start_smaller", "start_longer", "stop"):
        monkeypatch.setattr(TrainingRun, name, lambda _, name=name: done.append(name))
    page.run.resume.click()
    page.run.smaller.click()
    page.run.pause.click()
    page.show_step("result")
    page.result.longer.click()
    assert done == ["start", "start_smaller", "stop", "start_longer"]
    assert page.step == "run", "it goes on and is followed"


def test_a_run_that_is_cancelled_is_ended_before_it_is_deleted(
    studio: Studio, files: RunFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[bool] = []
    monkeypatch.setattr(TrainingRun, "kill", lambda run: there.append(run.folder.exists()))
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *_: next(answers))
    studio.training.page.run.cancel.click()
    assert there == []
    studio.training.page.run.cancel.click()
    assert there == [True]
    assert not files.folder.exists()
    assert studio.training.page.step == "data"


def test_the_run_on_show_is_gone_back_to_from_the_data(
    qtbot: QtBot, studio: Studio, files: RunFiles
) -> None:
    page = studio.training.page
    for step in ("data", "setup"):
        page.show_step(step)
        page.runs.chosen.emit(0)
        assert page.step == "run"
    files.log(Finished(4, 4.0, "done"))
    files.last.touch()
    studio.training.follower.look()
    page.show_step("data")
    page.runs.chosen.emit(0)
    assert page.step == "result", "it is done"


def test_the_run_on_show_stays_when_the_page_is_opened_again(
    qtbot: QtBot, studio: Studio, files: RunFiles
) -> None:
    training = studio.training
    files.log(Finished(4, 4.0, "done"))
    a_run("two", "Broken")
    studio.window.pages.show("solve")
    show_runs(qtbot, studio)
    assert len(training.runs._runs) == 2
    assert on_show(studio) == files.folder
    training.page.runs.new_wanted.emit()
    assert on_show(studio) is None
    assert training.page.step == "data"


def looked(qtbot: QtBot, runs: RunsView) -> None:
    with qtbot.waitSignal(runs.looked):
        runs.look()


def test_of_a_run_that_ends_the_title_and_how_it_stands_are_told(
    qtbot: QtBot, studio: Studio, files: RunFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    training, runs = studio.training, studio.training.runs
    a_run("two", "Other")
    states = {"one": RunState.RUNNING, "two": RunState.RUNNING}
    monkeypatch.setattr(TrainingRun, "state", lambda run: states[run.folder.name])
    ends: list[tuple[str, str]] = []
    training.ended.connect(lambda title, state: ends.append((title, state)))
    looked(qtbot, runs)
    assert training.page.hint.text() == "2 runs still going"
    training.show_step("run")
    states["two"] = RunState.DONE
    looked(qtbot, runs)
    assert ends == [("Other", "done")]
    assert training.page.hint.text() == "1 run still going"
    assert training.page.step == "run", "the one on show goes on"
    shown: list[TrainingRun] = []
    monkeypatch.setattr(training.result_view, "show_run", shown.append)
    states["one"] = RunState.DONE
    looked(qtbot, runs)
    looked(qtbot, runs)
    assert ends[1:] == [("Mine", "done")]
    assert training.page.step == "result"
    assert {run.folder for run in shown} == {files.folder}


def test_the_end_of_a_run_takes_nobody_from_the_next_one(
    qtbot: QtBot, studio: Studio, files: RunFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = [RunState.RUNNING]
    monkeypatch.setattr(TrainingRun, "state", lambda _: state[0])
    looked(qtbot, studio.training.runs)
    studio.training.show_step("setup")
    state[0] = RunState.DONE
    looked(qtbot, studio.training.runs)
    assert studio.training.page.step == "setup"


def test_the_run_that_is_chosen_is_the_one_that_is_compared_with(
    qtbot: QtBot, studio: Studio, files: RunFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    training = studio.training
    for number, name in enumerate(("two", "three"), 1):
        other = a_run(name)
        for _ in range(number):
            other.log(Finished(number, 1.0, "done"))
    looked(qtbot, training.runs)
    training.run_view.show_run(*_parted(training.runs, files))
    curves, drawn = training.page.run.curves, list[int | None]()
    assert curves is not None
    monkeypatch.setattr(
        type(curves),
        "compare_with",
        lambda _, other: drawn.append(None if other is None else len(other.notes)),
    )
    titles = [training.page.run._others.itemText(n) for n in range(3)]
    for index in range(3):
        training.page.run._others.activated.emit(index)
    wanted = {"compare with …": None, "two": 3, "three": 4}
    assert drawn == [wanted[title] for title in titles]


def _parted(runs: RunsView, files: RunFiles) -> tuple[TrainingRun, list[TrainingRun]]:
    """A run, and the others."""
    shown = next(run for run in runs._runs if run.folder == files.folder)
    return shown, [run for run in runs._runs if run is not shown]
