"""All that runs: a button at the foot of the window while something does, a list that ends it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.activity import panel
from app.activity.panel import ActivityList
from app.activity.running import trained
from app.models.child import Child
from app.train.runs import view
from app.train.runs.view import Standing
from app.wholefile.store import Result
from app.wholefile.texts import state
from app.window.export import Exporter, Writing
from app.window.launch import Studio
from hrm_core.places import user_data_dir
from tests.app.support import Workshop, script
from training.config import SourceConfig, TrainConfig
from training.runs.events import Progress
from training.runs.files import About
from training.runs.history import RunHistory
from training.runs.process import RunState, TrainingRun


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Studio:
    monkeypatch.setattr(panel, "MOMENT", 20)
    workshop.beats, workshop.seconds = script(200), 0.02
    studio = workshop.build()
    studio.preferences.change(segments=200)
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    return studio


def listed(studio: Studio) -> ActivityList:
    found = studio.window.findChild(ActivityList)
    assert isinstance(found, ActivityList)
    return found


def words(studio: Studio) -> list[str]:
    return [label.text() for label in listed(studio).panel.findChildren(QLabel)]


def test_nothing_is_there_while_nothing_runs(studio: Studio) -> None:
    activity = listed(studio)
    activity.open()
    assert studio.window.line.running.isHidden()
    assert activity.panel.isHidden()
    assert not activity._timer.isActive()
    assert not activity._moment.isActive()


def test_a_look_at_what_runs_looks_for_no_model_on_the_disk(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise AssertionError("the window looks after each segment")

    monkeypatch.setattr(studio.arc.thinking.learner._teacher, "base", refuse)
    listed(studio).look()
    assert studio.window.line.running.isHidden()


def test_what_thinks_is_listed_with_its_progress_and_ended_from_the_list(
    qtbot: QtBot, studio: Studio
) -> None:
    activity, button = listed(studio), studio.window.line.running
    studio.solving.solve()
    qtbot.waitUntil(lambda: not button.isHidden())
    assert button.text() == "1 running ▴"
    button.click()
    assert not activity.panel.isHidden()
    qtbot.waitUntil(lambda: any(" of at most 200 · " in each for each in words(studio)))
    assert any("left at most" in each for each in words(studio))
    (end,) = activity.panel.findChildren(QPushButton)
    end.click()
    assert not studio.solving.thinker.running
    assert button.isHidden()
    assert activity.panel.isHidden()
    assert not activity._timer.isActive()


def test_what_is_over_at_once_shows_no_button(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(studio)._moment.setInterval(10_000)
    studio.solving.solve()
    qtbot.waitUntil(lambda: listed(studio)._moment.isActive())
    studio.solving.stop()
    assert not listed(studio)._moment.isActive()
    assert studio.window.line.running.isHidden()


def test_a_training_that_goes_on_can_be_paused_from_the_list(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, runs = TrainingRun(tmp_path / "gone"), studio.training.runs
    monkeypatch.setattr(runs, "_runs", [run])
    monkeypatch.setattr(runs, "_was", {run.folder: RunState.RUNNING})
    paused: list[Path] = []
    monkeypatch.setattr(TrainingRun, "stop", lambda run: paused.append(run.folder))
    listed(studio).open()
    (end,) = listed(studio).panel.findChildren(QPushButton)
    assert (words(studio)[0], end.text()) == ("Training: gone", "Save and pause")
    end.click()
    assert paused == [run.folder]


def test_a_training_of_before_is_listed_at_the_start(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    (user_data_dir() / "runs").mkdir(parents=True)
    run = TrainingRun(user_data_dir() / "runs" / "gone")
    seen = [Standing(run, RunState.RUNNING, About("gone"), pausing=False)]
    monkeypatch.setattr(view, "standings", lambda *_: list(seen))
    studio = workshop.build()
    button = studio.window.line.running
    qtbot.waitUntil(lambda: button.text() == "1 running ▴")
    assert studio.training.runs.run is None  # nothing is shown of it until its page is
    seen.clear()
    studio.training.runs.look()
    qtbot.waitUntil(button.isHidden)
    assert not studio.training.runs._timer.isActive()


def test_an_export_says_what_it_does_and_can_be_stopped(studio: Studio) -> None:
    exporter = studio.window.findChild(Exporter)
    assert isinstance(exporter, Exporter)
    writing = Writing("A model", Path("there"), Child("export"))
    exporter.writing.append(writing)
    listed(studio).open()
    assert words(studio) == ["Exporting A model", "writing its files …"]
    writing.state = "comparing it with PyTorch, batch 1 of 4 …"
    listed(studio)._follow()
    assert words(studio)[1] == writing.state
    (end,) = listed(studio).panel.findChildren(QPushButton)
    end.click()
    assert writing.stopped
    exporter.writing.clear()


def test_a_training_says_its_share_pace_and_time_left() -> None:
    config = TrainConfig("run", "sudoku", {}, (SourceConfig("generated"),), max_seconds=600)
    history = RunHistory()
    assert trained(history, config) == "0\N{NO-BREAK SPACE}% done · 10 min left"
    history.add([Progress(5, 0, 150.0, 450.0, 1234.0, 1e-3, 1.0, 0.5, 0.1, 0.5, 4.0)])
    assert trained(history, config) == "25\N{NO-BREAK SPACE}% done · 1,234 samples/s · 8 min left"


def test_a_file_says_how_many_puzzles_are_answered() -> None:
    assert state({}, "") == "being read"
    counts = dict.fromkeys(Result, 0) | {Result.WAITING: 30, Result.SOLVED: 1200}
    assert state(counts, "4.0 puzzles/s") == "1,200 of 1,230 puzzles · 4.0 puzzles/s"
