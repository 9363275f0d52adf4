"""The real window, killed for good: what was on the desks is there after the next start."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.arc.edit.document import Place, Row
from app.arc.learn.learner import Stage
from app.board.editor import Pen
from app.memory.database import NAME, Memory
from app.window.keeper import POINTS, Keeper
from app.window.launch import Studio, remember
from app.window.pages import ARC
from app.window.pages import TRAIN as SET_UP
from app.window.single import SingleWindow
from hrm_core.places import user_data_dir
from tests.app.support import LINE, Workshop, info, shown, solve
from training.runs.process import RunState, TrainingRun

ROOT = Path(__file__).resolve().parents[3]
# a window at work, whose process says what it has done so far; killed from outside
WORK = """
import sys
import numpy as np
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
import app.window.launch as launch
from app.arc.edit.document import Place, Row
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.tasks import TASKS

made = launch.build
def build(*arguments, **named):
    studio = made(*arguments, **named)
    window, counted = studio.window, [0]
    def work():
        number = counted[0] = counted[0] + 1
        desk, arc = studio.solving.desk, studio.arc.desk
        free = [tuple(map(int, c)) for c in np.argwhere(desk.document.puzzle.given == 0)]
        if number == 1:
            arc.lay(arc.document, "begun")
            studio.training.add_puzzle(desk.document.puzzle)
        desk.type_value(frozenset([free[(number - 1) // 9 % len(free)]]), (number - 1) % 9 + 1)
        grid = np.full((5, 5), number % 10, dtype=np.uint8)
        arc.draw(Place(Row(True, 0), True), grid, "drawn")
        studio.training.page.setup.set_title(f"run {number}")
        print(number, flush=True)
    timer = QTimer(window, interval=30)
    timer.timeout.connect(work)
    QTimer.singleShot(300, window, timer.start)
    return studio
launch.build = build
sys.exit(launch.open_window(TASKS["sudoku"], open_engine, ModelLibrary([]), []))
"""

# a window that has just begun to train on puzzles and to learn a task, for good
TRAIN = """
import sys
from PySide6.QtCore import QTimer
import app.window.launch as launch
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.tasks import TASKS
from tests.app.arc.support import mirror_task

made = launch.build
def build(*arguments, **named):
    studio = made(*arguments, **named)
    training, learner = studio.training, studio.arc.thinking.learner
    collector = training.collector
    def begin():
        if not collector.busy and not training.runs.run:
            training.page.setup.advanced._threads.setValue(1)
            training.page.setup.set_title("kept")
            training.setup_view.start()
            folder = training.runs.run.folder
            say = lambda: print(folder, flush=True)
            QTimer.singleShot(2000, studio.window, say)  # all is kept by then
    def work():
        studio.arc.exchange.used = True
        studio.arc.desk.lay(mirror_task(), "mine")
        learner.begin(50_000)
        print(learner.follower.run.folder, flush=True)
        collector.changed.connect(begin)
        collector.generate("easy", 20, "made", 1)
    QTimer.singleShot(300, studio.window, work)
    return studio
launch.build = build
sys.exit(launch.open_window(TASKS["sudoku"], open_engine, ModelLibrary([]), []))
"""


def remembered(workshop: Workshop, paths: list[str] | None = None) -> tuple[Studio, Keeper]:
    """A window that keeps what is on its desks."""
    studio = workshop.build()
    memory = Memory(user_data_dir() / NAME)
    return studio, remember(studio, memory, paths or [])


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("steps", [40, 70])
def test_what_was_typed_and_drawn_is_there_after_kill_9(workshop: Workshop, steps: int) -> None:
    command = [sys.executable, "-c", WORK]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            done = 0
            while done < steps:
                done = int(process.stdout.readline())
        finally:
            os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read().split()
        done = int(rest[-1]) if rest else done
    studio, keeper = remembered(workshop)
    document = studio.solving.desk.document
    typed = studio.solving.desk.history.now
    late = 30  # steps in 0.9 seconds: what is lost at most, on a machine that is busy
    assert done - late <= typed <= done + 1
    assert typed > 0
    assert document.entries.any()
    studio.solving.desk.undo()
    assert studio.solving.desk.history.now == typed - 1
    drawn = studio.arc.desk.document.grid(Place(Row(True, 0), output=True))
    assert drawn.max() == drawn.min()
    assert done - late <= studio.arc.desk.history.now <= done + 1
    title = studio.training.set_up.choices.title
    assert done - late <= int(title.removeprefix("run ")) <= done + 1
    assert [item.origin for item in studio.training.collectors["sudoku"].items] == ["the board"]
    keeper.close()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_training_and_learning_go_on_after_kill_9_and_are_found_again(
    qtbot: QtBot, workshop: Workshop
) -> None:
    command = [sys.executable, "-c", TRAIN]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            runs = [TrainingRun(Path(process.stdout.readline().strip())) for _ in range(2)]
            qtbot.waitUntil(lambda: all(run.alive for run in runs), timeout=60_000)
        finally:
            os.kill(process.pid, signal.SIGKILL)
    try:
        learning, training = runs
        studio, keeper = remembered(workshop)
        assert len(studio.training.collectors["sudoku"].items) == 20
        studio.training.open()
        qtbot.waitUntil(lambda: studio.training.runs.run is not None)
        assert studio.training.runs.run is not None
        assert studio.training.runs.run.folder == training.folder
        assert (training.files.config().title, training.files.config().threads) == ("kept", 1)
        learner = studio.arc.thinking.learner
        qtbot.waitUntil(lambda: learner.stage is Stage.LEARNING)
        assert learner.follower.run is not None
        assert learner.follower.run.folder == learning.folder
        assert studio.arc.desk.document.title == "mirror"
        assert [run.state() for run in runs] == [RunState.RUNNING] * 2  # without a window
        keeper.close()
    finally:
        for run in runs:
            run.kill()


def test_the_set_up_of_the_next_training_is_there_again(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    workshop.models = [info(), info("other"), info("third", task="maze")]
    studio, keeper = remembered(workshop)
    training = studio.training
    training.show_kind("maze")
    training.collector.generate("prim 9x9", 3, "made", 1)
    qtbot.waitUntil(lambda: len(training.collector.items) == 3 and not training.collector.busy)
    training.show_kind("sudoku")
    file = tmp_path / "mine.txt"
    file.write_text(f"{LINE}\n{'1' * 81}\n")
    training.collector.add_paths([file])
    qtbot.waitUntil(lambda: len(training.collector.items) == 2 and not training.collector.busy)
    training.collector.set_share(0.35)
    choices = replace(training.set_up.choices, title="Mine", preset="lunch", lr=0.002, seed=4)
    training.page.setup.show_choices(choices, "other")
    wanted = training.set_up
    keeper.close()
    again, other = remembered(workshop)
    assert again.training.set_up == wanted
    assert wanted.base == "other"
    told = [(item.origin, item.fate, item.reason) for item in again.training.collector.items]
    assert told == [(item.origin, item.fate, item.reason) for item in training.collector.items]
    assert again.training.collector.share == 0.35
    assert len(again.training.collectors["maze"].items) == 3
    other.close()
    workshop.models = [info()]  # the model to begin with is gone
    third, last = remembered(workshop)
    assert third.training.set_up == replace(wanted, base="scripted")
    last.close()


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x80", b"\xdd\xff\xff\xff\xff"])
def test_a_set_up_that_cannot_be_read_is_said_and_the_window_opens(
    workshop: Workshop, content: bytes
) -> None:
    memory = Memory(user_data_dir() / NAME)
    memory.keep("train", content, {})
    memory.keep("train maze", content, {})
    memory.close()
    studio, keeper = remembered(workshop)
    assert "cannot be read" in studio.window.errors.text
    assert len(keeper.refused) == 2
    keeper.close()


def test_a_run_its_answer_and_the_way_back_come_back(qtbot: QtBot, workshop: Workshop) -> None:
    studio, keeper = remembered(workshop)
    qtbot.waitUntil(lambda: not keeper.busy)
    studio.solving.desk.lay(studio.solving.desk.document.puzzle, "again")
    solve(qtbot, studio)
    answer = shown(studio)
    keeper.close()
    again, other = remembered(workshop)
    session = again.solving.desk.document.session
    assert session is not None
    assert len(session) == 4
    assert shown(again) == answer
    texts = [text for text, _ in again.solving.desk.history.steps]
    assert texts[-2:] == ["again", "solve"]
    again.solving.desk.undo()
    assert again.solving.desk.document.session is None
    other.close()


def test_what_changes_together_is_all_written_without_another_change(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio, keeper = remembered(workshop)
    qtbot.waitUntil(lambda: not keeper.busy)
    studio.solving.desk.set_savepoint("here")
    studio.training.page.setup.set_title("a run")
    studio.solving.desk.set_pen(Pen.NOTE)
    qtbot.waitUntil(lambda: not keeper.busy)
    memory = Memory(user_data_dir() / NAME)
    assert memory.recall(POINTS) is not None
    assert memory.recall(SET_UP) is not None
    memory.close()


def test_a_file_that_is_asked_for_comes_on_top_of_what_was_kept(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    studio, keeper = remembered(workshop)
    studio.solving.desk.set_pen(studio.solving.desk.pen)
    keeper.mark("solve")
    keeper.close()
    file = tmp_path / "mine.txt"
    file.write_text(LINE)
    again, other = remembered(workshop, [str(file)])
    assert again.solving.desk.history.undo_text == "open mine.txt"
    memory = Memory(user_data_dir() / NAME)
    assert memory.recent() == [file]
    memory.close()
    other.close()


def test_recent_files_are_told_apart_say_when_they_are_gone_and_can_be_forgotten(
    workshop: Workshop, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    files = [tmp_path / "a" / "same.txt", tmp_path / "b" / "same.txt", tmp_path / "gone.txt"]
    for file in files:
        file.write_text(LINE)
    studio, keeper = remembered(workshop)
    for file in files:
        studio.solving.exchange.opened.emit(file)
    files[2].unlink()
    menu = studio.window.header.recent
    menu.aboutToShow.emit()
    shown = [(each.text(), each.isEnabled()) for each in menu.actions() if each.text()]
    assert shown == [
        ("gone.txt (gone)", False),
        ("same.txt — b", True),
        ("same.txt — a", True),
        ("&Clear this list", True),
    ]
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["nothing yet"]
    keeper.close()


def test_what_floats_over_a_grid_is_kept_as_if_it_were_put_down(workshop: Workshop) -> None:
    studio, keeper = remembered(workshop)
    studio.arc.exchange.used = True
    studio.window.pages.show(ARC)
    studio.arc.canvas.turn_to(Place(Row(True, 0), output=True))
    studio.arc.canvas.paste(np.full((2, 2), 3, dtype=np.uint8))
    keeper.close()
    again, other = remembered(workshop)
    assert again.window.pages.name == ARC
    grid = again.arc.desk.document.grid(Place(Row(True, 0), output=True))
    assert grid[:2, :2].tolist() == [[3, 3], [3, 3]]
    other.close()


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x80", b"\xdd\xff\xff\xff\xff"])
def test_a_desk_that_cannot_be_read_is_said_and_the_window_opens(
    workshop: Workshop, content: bytes
) -> None:
    memory = Memory(user_data_dir() / NAME)
    memory.keep("solve", content, {})
    memory.close()
    studio, keeper = remembered(workshop)
    assert "cannot be read again" in studio.window.errors.text
    keeper.close()


def test_a_second_start_hands_its_files_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleWindow(tmp_path), SingleWindow(tmp_path)
    assert first.claim()
    assert not second.claim()
    with qtbot.waitSignal(first.called) as called:
        assert second.hand_over([str(tmp_path / "x.txt")])
    assert called.args == [[str(tmp_path / "x.txt")]]
    first.close()
    assert second.claim()
    second.close()
