"""What is said of each thing that runs, and what its button ends."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.activity.running import Activity
from app.window.export import Exporter
from app.window.launch import Studio
from hrm_core.decoding import to_json
from tests.app.activity.test_activity import listed, studio
from tests.app.train.test_page import a_run
from training.config import TrainConfig
from training.runs.files import RunFiles
from training.runs.process import RunState, TrainingRun

__all__ = ["studio"]

ELSEWHERE = "in a process of its own; open it on the Training page to follow it"


def going(studio: Studio, *all_files: RunFiles) -> None:
    """These runs go on, and no other."""
    runs = studio.training.runs
    runs._runs = [TrainingRun(files.folder) for files in all_files]
    runs._was = {files.folder: RunState.RUNNING for files in all_files}


def told(studio: Studio) -> dict[str, str]:
    """Name and state of each thing that runs."""
    return {each.name: each.state() for each in listed(studio)._running.all()}


def test_a_folder_that_is_used_again_is_told_by_the_settings_of_its_new_run(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, follower = a_run("one", steps=8), studio.training.follower
    monkeypatch.setattr(follower, "run", TrainingRun(files.folder))
    follower.history.add(list(files.events()))
    going(studio, files)
    assert told(studio)["Training: one"].startswith("50\N{NO-BREAK SPACE}% done")
    going(studio)
    assert told(studio) == {}
    files.config_file.write_text(to_json(replace(files.config(), steps=40).to_dict()), "utf-8")
    going(studio, files)
    assert told(studio)["Training: one"].startswith("10\N{NO-BREAK SPACE}% done")


def test_the_settings_of_a_run_that_goes_on_are_read_once(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    config = RunFiles.config

    def counted(files: RunFiles) -> TrainConfig:
        read.append(files.folder)
        return config(files)

    monkeypatch.setattr(RunFiles, "config", counted)
    files = a_run("one")
    going(studio, files)
    for _ in range(3):
        told(studio)
    assert read == [files.folder]


def test_figures_stand_beside_the_run_that_is_followed_alone(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, broken = a_run("one"), a_run("two"), a_run("broken")
    broken.config_file.write_text("{")
    going(studio, one, two, broken)
    assert set(told(studio).values()) == {ELSEWHERE}
    follower = studio.training.follower
    monkeypatch.setattr(follower, "run", TrainingRun(two.folder))
    follower.history.add(list(two.events()))
    found = told(studio)
    assert found["Training: one"] == found["Training: broken"] == ELSEWHERE
    assert "% done" in found["Training: two"]


def test_a_hunt_that_is_ended_from_the_list_is_not_trained_on(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    training, begun = studio.training, list[str]()
    monkeypatch.setattr(training.setup_view, "start", lambda: begun.append("run"))
    training.page.data._count.setValue(2000)
    training.page.data.hunt.story.click()
    training.hunter.tried, training.hunter.found = 40, 7
    (activity,) = listed(studio)._running.all()
    assert activity.state() == "7 found of 40 tried"
    said: list[str] = []
    training.told.connect(said.append)
    assert activity.stop is not None
    activity.stop()
    assert not training.hunter.busy
    assert (begun, said) == ([], [])


def test_a_single_step_is_not_listed(studio: Studio) -> None:
    studio.solving.step()
    assert studio.solving.thinker.running
    assert listed(studio)._running.all() == []


def test_trainings_say_themselves_how_they_end(studio: Studio) -> None:
    going(studio, a_run("one"))
    running = listed(studio)._running
    assert [each.name for each in running.all()] == ["Training: one"]
    assert running.but_trainings() == []


@pytest.mark.parametrize("part", ["hunter", "runs", "files", "folder", "thinking", "export"])
def test_the_list_looks_when_a_part_says_that_something_began(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    training, arc, exporter = studio.training, studio.arc, studio.window.findChild(Exporter)
    assert isinstance(exporter, Exporter)
    activity = listed(studio)
    monkeypatch.setattr(activity._running, "all", lambda: [Activity("it", lambda: "")])
    says: dict[str, Callable[[], None]] = {
        "hunter": lambda: training.hunter.working.emit(True, ""),
        "runs": training.runs.looked.emit,
        "files": lambda: studio.window.files.stated.emit("", "", ""),
        "folder": arc.folder.worked.emit,
        "thinking": arc.thinking.changed.emit,
        "export": exporter.changed.emit,
    }
    assert not activity._moment.isActive()
    says[part]()
    assert activity._moment.isActive()
