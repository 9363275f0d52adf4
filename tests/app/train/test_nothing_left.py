"""The next run, kind or hunt on the Training page: nothing is told of the one before."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from app.activity.panel import ActivityList
from app.train.steps import result_view
from app.window.launch import Studio
from hrm_core.decoding import to_json
from hrm_core.solving.hunt import Catch
from hrm_core.tasks import TASKS
from tests.app.seen import Seen, seen
from tests.app.support import ANSWER, LINE, Workshop, puzzle
from tests.app.train.test_page import EndlessRun, a_run, collect, puzzles
from tests.app.train.test_story import WRONG
from training.presets import PRESETS
from training.results.verdicts import Judged, Verdicts
from training.runs.events import Evaluated, Finished, Measured, Progress, Watched
from training.runs.files import About, RunFiles
from training.runs.history import RunHistory
from training.runs.process import RunState, TrainingRun


@pytest.fixture
def used(qtbot: QtBot, workshop: Workshop) -> Iterator[Studio]:
    yield from shown(qtbot, workshop)


@pytest.fixture
def fresh(qtbot: QtBot, workshop: Workshop) -> Iterator[Studio]:
    yield from shown(qtbot, workshop)


def shown(qtbot: QtBot, workshop: Workshop) -> Iterator[Studio]:
    studio = workshop.build()
    studio.training.runs._open = True  # no run comes by itself
    yield studio
    studio.training.runs.close()


def long_run() -> RunFiles:
    """One with everything: figures, a pinned puzzle, notes, verdicts, an end."""
    files = a_run("long", "Long")
    files.log(Progress(6, 6, 9.0, 1.0, 90.0, 1e-3, 0.1, 0.9, 0.8, 0.9, 3.0))
    files.log(Evaluated(6, 9.0, "validation", 10, 2, 0.9, 0.9, 0.9, 2.0, best=True))
    files.log(Watched(6, (LINE, ANSWER), (0.0, 0.9)))
    files.log(Finished(6, 9.0, "failed", "it failed badly"))
    files.describe(About("Long", "notes of it"))
    bad = Judged("", LINE, ANSWER, (WRONG, WRONG), (0.0, 0.0))
    good = replace(bad, answers=(WRONG, ANSWER))
    return judged(files, (bad, bad), (bad, good))


def judged(files: RunFiles, before: tuple[Judged, ...], after: tuple[Judged, ...]) -> RunFiles:
    files.last.touch()
    files.best.touch()
    Verdicts("base", 0, before).write(files.before_file)
    Verdicts("run", 4, after).write(files.after_file)
    return files


def looks(qtbot: QtBot, studio: Studio, files: RunFiles, others: list[RunFiles]) -> Iterator[Seen]:
    """The run on its step, and its result."""
    training, page = studio.training, studio.training.page
    run = TrainingRun(files.folder)
    training.run_view.show_run(run, [TrainingRun(each.folder) for each in others])
    yield seen(page.run)
    events = len(list(files.events()))
    qtbot.waitUntil(lambda: taken(training.follower.history) == events)
    training.run_view.show_state()
    yield seen(page.run)
    training.result_view.show_run(run)
    yield seen(page.result)


def taken(history: RunHistory) -> int:
    """How many events it holds."""
    return len(history.progress) + len(history.watched) + len(history.notes)


def test_of_the_run_before_nothing_is_told_beside_the_next(
    qtbot: QtBot, fresh: Studio, used: Studio
) -> None:
    first = long_run()
    short = judged(a_run("short", "Short"), (), ())
    plain = replace(short.config(), extra={})  # without a puzzle to watch
    short.config_file.write_text(to_json(plain.to_dict()))
    broken = a_run("broken", "Broken")
    broken.config_file.write_text("{")
    small = judged(a_run("small", "Small"), (), (Judged("", LINE, ANSWER, (ANSWER,), (0.0,)),))
    for files in (short, broken, small):
        wanted = list(looks(qtbot, fresh, files, []))
        list(looks(qtbot, used, first, [short]))
        used.training.page.run.compare_wanted.emit(0)
        used.training.result_view._player.play()
        used.training.page.result.show_publishing(True, "in the library as long")
        found = list(looks(qtbot, used, files, []))
        for look, expected in zip(found, wanted, strict=True):
            assert look == expected, files.folder.name
        used.training.follower.leave()
        fresh.training.follower.leave()


class HeldErrand:
    """The judging of a run; over when the test says so."""

    made: ClassVar[list["HeldErrand"]] = []

    def __init__(self, folder: Path, *_: object) -> None:
        self.folder, self.over, self.killed = folder, threading.Event(), False
        self.made.append(self)

    def run(self) -> str:
        self.over.wait(20)
        if self.killed:
            raise ValueError("it was ended")
        return ""

    def kill(self) -> None:
        self.killed = True
        self.over.set()


def test_what_comes_late_of_a_run_is_not_told_beside_another(
    qtbot: QtBot, used: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    HeldErrand.made = []
    monkeypatch.setattr(result_view, "Errand", HeldErrand)
    view, step = used.training.result_view, used.training.page.result
    failures: list[object] = []
    view.failed.connect(failures.append)
    runs = []
    for name in ("one", "two"):
        files = a_run(name, name)
        files.best.touch()
        runs.append(TrainingRun(files.folder))
        view.show_run(runs[-1])
    first, second = HeldErrand.made
    assert first.killed, "nobody waits for it"
    qtbot.wait(1)
    assert view.busy
    assert step._headline.text() == "two"
    assert "is answering" in step._hint.text()
    assert failures == []
    Verdicts("run", 4, (Judged("", LINE, ANSWER, (ANSWER,), (0.0,)),)).write(
        runs[1].files.after_file
    )
    second.over.set()
    qtbot.waitUntil(lambda: not view.busy)
    assert step._list.count() == 1


def test_a_model_that_is_published_late_keeps_its_kind_and_is_told_beside_its_own_run(
    qtbot: QtBot, used: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = threading.Event()
    monkeypatch.setattr(
        result_view, "publish", lambda folder, name, title: written.wait(20) and name
    )
    view, step = used.training.result_view, used.training.page.result
    one = judged(a_run("one", "One"), (), ())
    other = judged(a_run("maze", "Maze run", task="maze"), (), ())
    view.show_run(TrainingRun(one.folder))
    step.publish_wanted.emit("Mine")
    assert step._told.text() == "writing the model …"
    view.show_run(TrainingRun(other.folder))
    assert view.task.name == "maze"
    with qtbot.waitSignal(view.published) as published:
        written.set()
    assert published.args == ["mine", "sudoku"]
    assert step._told.text() == ""
    view.show_run(TrainingRun(one.folder))
    step.publish_wanted.emit("Mine")
    qtbot.waitUntil(lambda: step._told.text() == "in the library as mine")


def test_the_next_kind_of_puzzle_begins_with_nothing_of_the_one_before(
    qtbot: QtBot, fresh: Studio, used: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", EndlessRun)
    training, page = used.training, used.training.page
    collect(qtbot, used, puzzles(tmp_path))
    page.setup.show_measuring(False, "A step needs too much")
    monkeypatch.setattr("app.train.steps.setup_view.free_mb", lambda: 100.0)
    training.setup_view.start()
    assert page.setup.measure.text() == "Stop measuring"
    started: list[object] = []
    training.setup_view.started.connect(started.append)
    training.collector.generate("easy", 2000, "made", 1)
    page.data.hunt.show_hunting(False, "3 found among 4")
    training.hunter.tried = 4
    for studio in (fresh, used):
        studio.training.show_kind("maze")
    qtbot.waitUntil(lambda: training.setup_view._dry_run is None)
    for part in ("data", "setup"):
        look, expected = (seen(getattr(each.training.page, part)) for each in (used, fresh))
        assert look == expected, part
    training.setup_view._start_then = False
    training.collectors["sudoku"].stop()
    assert seen(page.data) == seen(fresh.training.page.data)
    assert started == []


def test_a_dry_run_that_comes_in_late_sets_and_starts_nothing_for_another_kind(
    qtbot: QtBot, used: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Measuring(EndlessRun):
        def run(self) -> Measured:
            self._killed.wait(20)
            return Measured(0.1, 1.0, 1600.0, 1.0, "CPU", 1000.0)  # too much

    monkeypatch.setattr("app.train.steps.setup_view.DryRun", Measuring)
    monkeypatch.setattr("app.train.steps.setup_view.free_mb", lambda: 100.0)
    training, setup = used.training, used.training.page.setup
    collect(qtbot, used, puzzles(tmp_path))
    training.setup_view.start()
    training.show_kind("maze")
    batch = setup.choices.batch_size
    qtbot.waitUntil(lambda: training.setup_view._dry_run is None)
    assert setup.choices.batch_size == batch
    assert setup.measure.text() == "Measure with 20 steps"
    assert training.setup_view._measured is None
    assert training.runs.run is None


def test_a_story_that_was_left_does_not_end_the_hunt_of_the_next(
    qtbot: QtBot, used: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    training, begun = used.training, list[str]()
    monkeypatch.setattr(training.story, "_begin_hunt", lambda info: None)
    monkeypatch.setattr(training.setup_view, "start", lambda: begun.append("run"))
    sudokus, mazes = training.collectors["sudoku"], training.collectors["maze"]
    told: list[str] = []
    training.story.told.connect(told.append)
    info = used.models.info
    assert info is not None
    sudokus.generate("easy", 5000, "made", 1)
    training.story.begin(info, PRESETS["ten"], sudokus)
    training.hunter.working.emit(False, "")  # the hunt is over, its puzzles are looked at
    training.show_kind("maze")
    training.story.begin(info, PRESETS["ten"], mazes)
    sudokus.stop()
    assert (told, begun) == ([], []), "it is still being hunted"
    training.hunter.working.emit(False, "")
    assert len(told) + len(begun) == 1


def test_a_second_hunt_counts_from_nothing(
    qtbot: QtBot, used: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter([0.0, 2.0, 100.0, 101.0])
    monkeypatch.setattr(
        "app.train.steps.hunter.time", SimpleNamespace(perf_counter=lambda: next(now))
    )
    hunter, told = used.training.hunter, list[str]()
    hunter.working.connect(lambda _, words: told.append(words))

    def hunted(*_: object) -> list[Catch]:
        return []

    info = used.models.info
    assert info is not None
    monkeypatch.setattr("app.train.steps.hunter.hunt", hunted)
    for tried in (10, 20):
        hunter.start(info, TASKS["sudoku"], "easy", 5, 7)
        assert (hunter.tried, hunter.found) == (0, 0)
        hunter._take(Catch(0, 0, ()))
        hunter._take(Catch(tried, 1, (puzzle(),)))
        assert told[-1].endswith(f"· {tried / (2.0 if tried == 10 else 1.0):.1f} puzzles/s")
        hunter.stop()
    assert told[-1].startswith("1 found among 20")
    hunter.start(info, TASKS["sudoku"], "easy", 5, 7)
    hunter.stop()
    assert told[-1] == "", "nothing was tried in this one"


def test_the_title_in_the_list_of_all_that_runs_is_the_one_of_now(
    qtbot: QtBot, used: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = a_run("one", "Old name")
    monkeypatch.setattr(TrainingRun, "state", lambda _: RunState.RUNNING)
    runs = used.training.runs
    with qtbot.waitSignal(runs.looked):
        runs.look()
    listed = used.window.findChild(ActivityList)
    assert isinstance(listed, ActivityList)
    assert [each.name for each in listed._running.all()] == ["Training: Old name"]
    files.describe(About("New name", ""))
    with qtbot.waitSignal(runs.looked):
        runs.look()
    assert [each.name for each in listed._running.all()] == ["Training: New name"]
