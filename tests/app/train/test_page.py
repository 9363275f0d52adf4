"""The Training page in a window: data, settings, runs found again."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.train import texts
from app.window.launch import Studio
from hrm_core.places import user_data_dir
from hrm_core.tasks import TASKS
from hrm_core.tasks.sudoku import generate_batch
from tests.app.support import LINE, Workshop, info
from tests.training.tiny import TINY
from training.runs.events import Evaluated, Finished, Measured, Progress, Started, Watched
from training.runs.files import About, RunError, RunFiles, create_run
from training.runs.process import RunState, TrainingRun


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Iterator[Studio]:
    studio = workshop.build()
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    yield studio
    studio.training.runs.close()


def a_run(name: str, title: str = "", **settings: object) -> RunFiles:
    """A run in the user's folder, as another window or the command line left it."""
    files = RunFiles(user_data_dir() / "runs" / name)
    config = replace(TINY, title=title or name, extra={"watch": LINE}, **settings)  # type: ignore[arg-type]  # any of its fields
    create_run(files, config)
    files.output_file.touch()
    files.log(Started(0, "CPU"))
    files.log(Evaluated(0, 0.0, "base", 10, 2, 0.1, 0.8, 0.1, 2.0, best=False))
    files.log(Watched(0, (LINE, LINE), (0.0, 0.0)))
    for step in (2, 4):
        files.log(Progress(step, 6, step, 1.0, 60.0, 1e-3, 1.0 / step, 0.5, 0.1, 0.7, 8.0))
    return files


def show_runs(qtbot: QtBot, studio: Studio) -> None:
    """Go to the page, and wait until all runs were looked at."""
    studio.window.pages.show("train")
    qtbot.waitUntil(lambda: studio.training.runs._looking is None)


def puzzles(folder: Path, count: int = 30) -> Path:
    givens, solutions = generate_batch(np.random.default_rng(5), count, "easy")
    pairs = zip(givens, solutions, strict=True)
    rows = [",".join("".join(map(str, digits)) for digits in pair) for pair in pairs]
    path = folder / "mine.csv"
    path.write_text("\n".join(["puzzle,solution", *rows, "12345,6"]) + "\n")
    return path


def collect(qtbot: QtBot, studio: Studio, path: Path) -> None:
    collector = studio.training.collector
    collector.add_paths([path])
    qtbot.waitUntil(lambda: collector.items != [] and collector._job is None)


def test_own_puzzles_are_shown_divided_and_taken_away(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    studio.window.pages.show("train")
    page, collector = studio.training.page, studio.training.collector
    assert not page.data.next.isEnabled()
    collect(qtbot, studio, puzzles(tmp_path))
    assert page.data._summary.text() == "30 usable · 1 invalid"
    assert page.data._parts.text() == "24 to train on, 6 kept for checking"
    page.data._share.setValue(50)
    assert page.data._parts.text() == "15 to train on, 15 kept for checking"
    page.data._only.setChecked(True)
    assert page.data.model.rowCount() == 1
    status = page.data.model.data(page.data.model.index(0, 5))
    assert status.startswith("invalid: line 32: ")
    page.data._table.selectRow(0)
    page.data._remove.click()
    assert page.data._summary.text() == "30 usable"
    assert page.data.back.text() == "Bring back 1"
    page.data.back.click()
    assert page.data._summary.text() == "30 usable · 1 invalid"
    assert page.data.back.isHidden()
    page.data._table.selectRow(0)
    page.data._remove.click()
    studio.training.add_puzzle(studio.solving.desk.document.puzzle)
    qtbot.waitUntil(lambda: len(collector.items) == 31 and collector._job is None)
    assert "1 solution filled in" in page.data._summary.text()
    page.data._clear.click()
    assert collector.items == []
    page.data.back.click()
    assert len(collector.items) == 31


def test_generated_puzzles_join_the_collection(qtbot: QtBot, studio: Studio) -> None:
    collector = studio.training.collector
    told: list[str] = []
    collector.working.connect(lambda _, words: told.append(words))
    studio.training.page.data.make_wanted.emit("easy", 3)
    assert studio.training.page.data._clear.isEnabled()  # so that it can be ended
    qtbot.waitUntil(lambda: len(collector.items) == 3 and not collector.busy, timeout=30_000)
    assert told == ["making puzzles: 0 of 3 …", "making puzzles: 3 of 3 …", ""]
    assert {item.origin for item in collector.items} == {"generated, easy"}


def test_puzzles_that_are_made_once_more_are_others(qtbot: QtBot, studio: Studio) -> None:
    collector = studio.training.collector
    for made in (3, 6):
        studio.training.page.data.make_wanted.emit("easy", 3)
        qtbot.waitUntil(lambda: not collector.busy, timeout=30_000)
        assert sum(item.usable for item in collector.items) == made


def test_mazes_are_collected_beside_sudokus_and_have_settings_of_their_own(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    page, training = studio.training.page, studio.training
    collect(qtbot, studio, puzzles(tmp_path))
    maze = TASKS["maze"]
    rng = np.random.default_rng(1)
    texts = [maze.format(maze.generate(rng, level)) for level in ["prim 9x9"] * 12 + ["cave 15x15"]]
    (tmp_path / "mazes.txt").write_text("\n".join([*texts, "S#G\n###\n"]))
    page.data._kind.set_key("maze")
    page.data.kind_chosen.emit("maze")
    assert "breadth-first search" in page.data._empty.text()
    assert not page.data.next.isEnabled()
    collect(qtbot, studio, tmp_path / "mazes.txt")
    told = "13 usable · 13 solutions filled in by the exact solver · 1 invalid"
    assert page.data._summary.text() == told
    assert page.data._level_line.text() == "1 of 15 x 15, 12 of 9 x 9"
    assert page.setup.start.isEnabled()
    config = training.setup_view.config()
    assert (config.task, config.model["seq_len"], config.sources[0].size) == ("maze", 225, 15)
    assert config.sources[1].level == "scattered 9x9"
    training.add_puzzle(studio.solving.desk.document.puzzle)
    qtbot.waitUntil(lambda: training.collector.task.name == "sudoku")
    assert page.data._summary.text().startswith("30 usable")
    assert training.setup_view.config().sources[1].level == "beginner"


def test_puzzles_that_a_model_fails_are_found_and_collected(qtbot: QtBot, studio: Studio) -> None:
    page, training = studio.training.page, studio.training
    page.data._count.setValue(20)
    page.data._level.setCurrentIndex(0)
    with qtbot.waitSignal(training.hunter.caught, timeout=20_000) as caught:
        page.data.hunt.begin.click()
        assert page.data.hunt.stop.isVisibleTo(page)
    assert caught.args is not None
    assert caught.args[1] == "Scripted fails, beginner"
    collector = training.collector
    qtbot.waitUntil(lambda: not training.hunter.busy and not collector.busy, timeout=20_000)
    assert len(collector.items) == 20
    assert "20 found among 20 (100.0\xa0%)" in page.data.hunt.told.text()
    page.data._count.setValue(2000)
    page.data.hunt.begin.click()
    page.data.hunt.stop.click()
    assert not training.hunter.busy
    assert page.data.hunt.begin.isVisibleTo(page)
    page.data.hunt.begin.click()
    training.show_kind("maze")
    assert not training.hunter.busy  # it hunted for the other kind
    assert page.data.hunt.told.text() == ""  # and of that nothing is said beside mazes


def test_all_that_stands_in_the_way_is_listed_before_the_start(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    setup = studio.training.page.setup
    assert not setup.start.isEnabled()
    assert "at least 10 are needed" in setup._problems.text()
    collect(qtbot, studio, puzzles(tmp_path))
    assert setup.start.isEnabled()
    setup._title.setText(" ")
    assert setup._problems.text() == "• The run needs a name."


def test_a_dry_run_can_be_stopped(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(qtbot, studio, puzzles(tmp_path))
    setup = studio.training.page.setup
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", EndlessRun)
    setup.measure.click()
    assert setup.measure.text() == "Stop measuring"
    setup.measure.click()
    qtbot.waitUntil(lambda: setup.measure.text() == "Measure with 20 steps")
    assert setup._measured_hint.text() == ""


def test_a_run_that_pauses_says_so(studio: Studio) -> None:
    step = studio.training.page.run
    step.show_buttons(True, True, False, False, False)
    assert step.pause.text() == "Pausing …"
    assert not step.pause.isEnabled()
    assert step._bar.maximum() == 0, "it moves until the run has ended"
    step.show_buttons(True, False, False, False, False)
    assert step.pause.text() == "Pause"
    assert step.pause.isEnabled()
    assert step._bar.maximum() == 1000
    assert texts.state(RunState.RUNNING, pausing=True) == "checking and saving, then paused …"
    assert texts.state(RunState.STOPPED, pausing=True) == "paused"


class EndlessRun:
    """A dry run that goes on until it is ended."""

    def __init__(self, *_: object) -> None:
        self._killed = threading.Event()

    def run(self) -> Measured:
        self._killed.wait(60)
        raise RunError("it ended with status -9")

    def kill(self) -> None:
        """End the waiting."""
        self._killed.set()


def test_presets_fill_the_advanced_settings_and_reset_brings_them_back(studio: Studio) -> None:
    setup = studio.training.page.setup
    setup._choose("lunch")
    assert setup.choices.minutes == 45
    setup.advanced._lr.setValue(0.5)
    assert setup.choices.lr == 0.5
    setup._follow_preset()
    assert setup.choices.lr < 0.01


def test_an_interrupted_run_is_found_and_can_be_resumed(qtbot: QtBot, studio: Studio) -> None:
    a_run("one", "Broken")
    show_runs(qtbot, studio)
    page, training = studio.training.page, studio.training
    assert page.step == "run"
    assert page.hint.text() == "1 interrupted: resume?"
    assert "without a word" in page.run._reason.text()
    assert page.run.resume.isVisible()
    assert not page.run.pause.isVisible()
    qtbot.waitUntil(lambda: len(training.follower.history.progress) == 2)
    qtbot.waitUntil(lambda: page.run._figures[0].text() == "4")
    qtbot.waitUntil(
        lambda: page.run.strip._table is not None and page.run.strip._table.steps == [0]
    )
    assert "begins on CPU" in "\n".join(page.run.log.shown)
    training.runs._runs[0].files.log(Finished(4, 4.0, "stopped"))
    with qtbot.waitSignal(training.follower.grown):
        training.follower.look()
    assert training.follower.state is RunState.STOPPED
    assert page.run._state.text() == "paused"


def test_nothing_is_looked_at_again_and_again_while_no_run_goes_on(
    qtbot: QtBot, studio: Studio
) -> None:
    a_run("one").log(Finished(4, 4.0, "done"))
    show_runs(qtbot, studio)
    runs = studio.training.runs
    runs.show_run(runs._runs[0])
    qtbot.waitUntil(lambda: bool(studio.training.follower.history.progress))
    studio.training.follower.look()
    timers = studio.training.findChildren(QTimer)
    assert [
        timer.interval() for timer in timers if timer.isActive() and not timer.isSingleShot()
    ] == []
    a_run("two")  # as the command line does it
    qtbot.waitUntil(lambda: len(runs._runs) == 2)


def test_the_window_does_not_wait_while_runs_are_looked_at(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_run("one")
    held, state = threading.Event(), TrainingRun.state
    monkeypatch.setattr(TrainingRun, "state", lambda run: held.wait(5) and state(run))
    studio.window.pages.show("train")
    assert not studio.training.runs._runs, "the disk is still being read"
    held.set()
    qtbot.waitUntil(lambda: len(studio.training.runs._runs) == 1)


def test_too_little_memory_offers_smaller_batches(qtbot: QtBot, studio: Studio) -> None:
    files = a_run("one")
    files.log(Finished(4, 4.0, "memory", "There was too little memory"))
    training = studio.training
    show_runs(qtbot, studio)
    training.runs.show_run(training.runs._runs[0])
    assert training.page.run.smaller.isVisible()
    assert training.page.run._reason.text() == "There was too little memory"


def test_runs_are_renamed_and_deleted(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_run("one")
    a_run("two")
    training = studio.training
    show_runs(qtbot, studio)
    shown = training.runs.run
    assert shown is not None
    training.runs._describe(About("Sunday", "it rained"))
    assert training.page.run._title.text() == "Sunday"
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *_: next(answers))
    training.page.runs.delete_wanted.emit()
    assert shown.folder.exists()
    training.page.runs.delete_wanted.emit()
    assert not shown.folder.exists()
    assert training.page.step == "data"
    qtbot.waitUntil(lambda: len(training.runs._runs) == 1)


def test_curves_are_smoothed_compared_and_exported(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    a_run("one")
    a_run("two")
    training, step = studio.training, studio.training.page.run
    show_runs(qtbot, studio)
    qtbot.waitUntil(lambda: len(training.follower.history.progress) == 2)
    step._smooth(5)
    step._set_log(True)
    step.compare_wanted.emit(0)
    assert step.curves is not None
    step.curves.export(tmp_path / "curves.csv")
    lines = (tmp_path / "curves.csv").read_text().splitlines()
    assert lines[0] == "step,loss,cell,exact,q_accuracy,mean_segments"
    assert lines[1] == "2,0.5,0.5,0.1,0.7,8"
    step.curves.export(tmp_path / "curves.png")
    assert (tmp_path / "curves.png").stat().st_size > 1000
    studio.window.commands["theme"].trigger()


def test_a_run_is_told_in_one_page(qtbot: QtBot, studio: Studio, tmp_path: Path) -> None:
    a_run("one")
    show_runs(qtbot, studio)
    result = studio.training.result_view
    qtbot.waitUntil(lambda: len(studio.training.follower.history.progress) == 2)
    result._run = studio.training.runs.run
    result.write_report(tmp_path / "one.html")
    qtbot.waitUntil(lambda: (tmp_path / "one.html").exists())
    qtbot.waitUntil(lambda: "one.html" in studio.training.page.result._told.text())
    assert "What the run was told" in (tmp_path / "one.html").read_text("utf-8")
    with qtbot.waitSignal(result.failed):
        result.write_report(tmp_path / "missing" / "one.html")


def test_keys_of_the_solve_page_mean_nothing_on_the_training_page(
    qtbot: QtBot, studio: Studio
) -> None:
    solve = studio.window.commands["solve"]
    QTest.keyClick(studio.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert studio.window.pages.name == "train"
    with qtbot.assertNotEmitted(solve.triggered, wait=50):
        QTest.keyClick(studio.window, Qt.Key.Key_F5)
    QTest.keyClick(studio.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(solve.triggered):
        QTest.keyClick(studio.window, Qt.Key.Key_F5)


def test_a_published_model_brings_its_kind_of_puzzle_to_the_board(
    workshop: Workshop,
) -> None:
    mine = info("my-mazes", task="maze")
    workshop.models = [info(), info("mazes", task="maze"), mine]
    studio = workshop.build()
    studio.window.pages.show("train")
    studio.training.published.emit("my-mazes", "maze")
    assert studio.window.pages.name == "solve"
    assert studio.solving.desk.task.name == "maze"
    assert studio.models.info == mine
