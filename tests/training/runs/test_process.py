"""Runs as processes: whatever is killed, the folder says what happened and the run can go on."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest

from tests.training.tiny import tiny_run
from training.runs.checkpoints import RunFolder
from training.runs.events import Evaluated, Finished, Progress, Started, TrainEvent, Watched
from training.runs.files import About, RunError, RunFiles
from training.runs.lock import holder
from training.runs.process import ROOM, RunState, TrainingRun, child_command, end_process
from training.runs.shelf import Shelf

LINE = "..396.5..6.1...8..89..4....7.6....9..348..16....1..3.44627.3.1.3..51472.1.76.9.83"
# also where the tests are killed, and nobody is left to end them
LONG = {"steps": 100_000, "max_seconds": 180.0, "save_every": 0.05}


@pytest.fixture
def started() -> Iterator[Callable[[Path], TrainingRun]]:
    """Starts runs, and ends them with the test."""
    runs: list[TrainingRun] = []

    def start(folder: Path) -> TrainingRun:
        run = TrainingRun(folder)
        runs.append(run)
        run.start()
        return run

    yield start
    for run in runs:
        run.kill()


def wait(condition: Callable[[], object], seconds: float = 60) -> None:
    """Until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def told(run: TrainingRun) -> list[TrainEvent]:
    return list(run.files.events())


def test_a_child_trains_to_its_end_and_is_seen_as_done(
    tmp_path: Path, started: Callable[[Path], TrainingRun]
) -> None:
    files = tiny_run(tmp_path / "run", extra={"watch": LINE})
    assert TrainingRun(files.folder).state() is RunState.NEW
    run = started(files.folder)
    assert run.state() is RunState.RUNNING
    with pytest.raises(RunError, match="already"):
        run.start()
    wait(lambda: run.state() is not RunState.RUNNING)
    assert run.state() is RunState.DONE, run.files.said()
    events = told(run)
    assert isinstance(events[0], Started)
    assert isinstance(events[-1], Finished)
    place = next(n for n, event in enumerate(events) if isinstance(event, Evaluated))
    pinned = events[place + 1]
    assert isinstance(pinned, Watched)
    assert [len(answer) for answer in pinned.answers] == [81, 81]
    assert not run.can_resume


def test_a_killed_run_is_found_interrupted_and_goes_on(
    tmp_path: Path, started: Callable[[Path], TrainingRun]
) -> None:
    files = tiny_run(tmp_path / "run", **LONG)
    run = started(files.folder)
    wait(files.last.exists)
    seen = TrainingRun(files.folder)  # as by a window that was opened later
    assert seen.state() is RunState.RUNNING
    seen.kill()
    wait(lambda: run.state() is RunState.INTERRUPTED)
    assert seen.state() is RunState.INTERRUPTED
    assert "without a word; it can go on from its last checkpoint" in seen.reason()
    saved = RunFolder(files.folder).load()["counters"]["step"]
    again = started(files.folder)
    wait(lambda: len([e for e in told(again) if isinstance(e, Started)]) == 2)
    legs = [event for event in told(again) if isinstance(event, Started)]
    assert legs[1].step == saved
    again.stop()
    wait(lambda: again.state() is RunState.STOPPED)
    assert again.can_resume


def test_a_run_outlives_the_process_that_started_it(tmp_path: Path) -> None:
    files = tiny_run(tmp_path / "run", **LONG)
    program = (
        "import sys; from pathlib import Path; from training.runs.process import TrainingRun;"
        "TrainingRun(Path(sys.argv[1])).start(); sys.stdin.read()"
    )
    window = subprocess.Popen(
        [sys.executable, "-c", program, str(files.folder)], stdin=subprocess.PIPE
    )
    run = TrainingRun(files.folder)
    wait(files.last.exists)
    window.kill()
    window.communicate()
    assert run.state() is RunState.RUNNING
    run.stop()
    wait(lambda: run.state() is RunState.STOPPED)


def test_window_and_trainer_killed_at_once_leave_a_run_that_is_found_and_goes_on(
    tmp_path: Path, started: Callable[[Path], TrainingRun]
) -> None:
    files = tiny_run(tmp_path / "runs" / "one", **LONG)
    program = (
        "import sys; from pathlib import Path; from training.runs.process import TrainingRun;"
        "TrainingRun(Path(sys.argv[1])).start(); sys.stdin.read()"
    )
    window = subprocess.Popen(
        [sys.executable, "-c", program, str(files.folder)], stdin=subprocess.PIPE
    )
    wait(files.last.exists)
    trainer = holder(files.lock_file)
    assert trainer not in (0, window.pid)
    for number in (trainer, window.pid):
        end_process(number)
    window.communicate()
    wait(lambda: holder(files.lock_file) == 0)
    (found,) = Shelf(tmp_path / "runs").runs()  # as by a window that is opened next
    assert found.state() is RunState.INTERRUPTED
    assert found.can_resume
    saved = RunFolder(files.folder).load()["counters"]["step"]
    again = started(found.folder)
    wait(lambda: RunFolder(files.folder).load()["counters"]["step"] > saved)
    again.stop()
    wait(lambda: again.state() is RunState.STOPPED)


def test_a_deleted_base_model_is_named_and_the_run_can_begin_once_it_is_back(
    tmp_path: Path, started: Callable[[Path], TrainingRun]
) -> None:
    files = tiny_run(tmp_path / "run", start_from="gone")
    run = started(files.folder)
    wait(lambda: run.state() is not RunState.RUNNING)
    assert run.state() is RunState.FAILED
    assert "there is no model 'gone'" in run.reason()
    assert run.can_resume


@pytest.mark.parametrize(
    ("reason", "state", "goes_on"),
    [
        ("done", RunState.DONE, False),
        ("time", RunState.STOPPED, True),
        ("stopped", RunState.STOPPED, True),
        ("memory", RunState.MEMORY, True),
        ("failed", RunState.FAILED, True),
    ],
)
def test_how_a_run_ended_says_whether_it_can_go_on(
    tmp_path: Path, reason: str, state: RunState, goes_on: bool
) -> None:
    files = tiny_run(tmp_path / "run")
    run = TrainingRun(files.folder)
    assert (run.state(), run.can_resume) == (RunState.NEW, True)
    files.log(Finished(3, 1.0, reason))
    assert run.state() is state
    assert run.can_resume is goes_on


def test_after_too_little_memory_the_same_batch_goes_on_in_smaller_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tiny_run(tmp_path / "run", batch_size=12)
    files.log(Finished(3, 1.0, "memory", "There was too little memory"))
    run = TrainingRun(files.folder)
    assert run.state() is RunState.MEMORY
    monkeypatch.setattr(TrainingRun, "start", lambda self: None)
    parts = []
    for _ in range(3):
        run.start_smaller()
        assert files.config().batch_size == 12
        assert files.config().problems() == []
        parts.append(files.config().accumulate)
    assert parts == [2, 4, 12]
    with pytest.raises(RunError, match="one puzzle at a time; it needs more memory"):
        run.start_smaller()


@pytest.mark.parametrize(
    ("told", "after"), [({"steps": 6}, (12, 0.0)), ({"steps": 0, "max_seconds": 90.0}, (0, 180.0))]
)
def test_a_run_that_was_done_goes_on_for_as_long_again(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, Any],
    after: tuple[int, float],
) -> None:
    files = tiny_run(tmp_path / "run", **{"max_seconds": 0.0, **told})
    started: list[TrainingRun] = []
    monkeypatch.setattr(TrainingRun, "start", lambda self: started.append(self))
    run = TrainingRun(files.folder)
    run.start_longer()
    config = files.config()
    assert (config.steps, config.max_seconds) == after
    assert started == [run]


def test_a_run_that_is_going_on_is_not_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = TrainingRun(tiny_run(tmp_path / "run").folder)
    monkeypatch.setattr(TrainingRun, "alive", True)
    with pytest.raises(RunError, match="pause or cancel it first"):
        Shelf(tmp_path).delete(run)
    assert run.files.config_file.exists()


def test_who_ended_without_a_word_is_quoted_with_the_last_line(tmp_path: Path) -> None:
    files = tiny_run(tmp_path / "run")
    files.output_file.write_text("one\ntwo\n\nKilled by nobody\n\n")
    run = TrainingRun(files.folder)
    assert run.state() is RunState.INTERRUPTED
    assert run.reason() == (
        "Training ended without a word; it can be started again. It last said: Killed by nobody"
    )
    assert files.said(2) == "\nKilled by nobody"
    files.last.touch()
    assert "it can go on from its last checkpoint." in run.reason()


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tiny_run(tmp_path / "run")

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied", str(files.output_file))

    monkeypatch.setattr("training.runs.process.spawn", refuse)
    with pytest.raises(RunError, match=r"cannot train in .*run: Permission denied"):
        TrainingRun(files.folder).start()


def test_while_a_run_goes_on_nothing_is_said_of_how_an_earlier_leg_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = TrainingRun(tiny_run(tmp_path / "run").folder)
    run.files.log(Finished(3, 1.0, "failed", "the data is gone"))
    assert run.reason() == "the data is gone"
    monkeypatch.setattr(TrainingRun, "alive", True)
    assert (run.state(), run.reason()) == (RunState.RUNNING, "")


def test_a_stop_that_nobody_obeyed_does_not_end_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tiny_run(tmp_path / "run")
    run = TrainingRun(files.folder)
    run.stop()
    left = []
    monkeypatch.setattr(
        "training.runs.process.spawn", lambda *_: left.append(files.stop_file.exists())
    )
    run.start()
    assert left == [False]


def test_following_gives_what_was_logged_and_then_what_is(tmp_path: Path) -> None:
    files = RunFiles(tmp_path)
    first, second = Started(0, "CPU"), Finished(3, 1.0, "done")
    files.log(first)
    reader = TrainingRun(tmp_path).follow()
    assert next(reader) == [first]
    assert next(reader) == []
    with files.log_file.open("ab") as file:
        file.write(b'{"event": "fini')  # a line cut off by a full disk
    assert next(reader) == []
    files.log(second)
    assert next(reader) == [second]
    assert list(files.events()) == [first, second]
    assert files.last_event() == second


def test_a_long_log_is_read_in_pieces_and_whole(tmp_path: Path) -> None:
    files = RunFiles(tmp_path)
    event = Progress(1, 9, 1.0, 2.0, 60.0, 1e-3, 0.5, 0.7, 0.1, 0.8, 7.0)
    files.log(event)
    files.log_file.write_bytes(files.log_file.read_bytes() * 20_000)
    follower = TrainingRun(tmp_path).follow()
    count, most = 0, 0
    while events := next(follower):
        count, most = count + len(events), max(most, len(events))
    assert count == 20_000
    assert most < 20_000
    files.log(Finished(1, 1.0, "done"))
    assert next(follower) == [Finished(1, 1.0, "done")]


def test_the_shelf_lists_renames_and_deletes_runs(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "runs")
    assert shelf.runs() == []
    folder = shelf.new_folder("My puzzles!")
    assert folder.name == "my-puzzles-1"
    tiny_run(folder)
    assert shelf.new_folder("My puzzles!").name == "my-puzzles-2"
    (run,) = shelf.runs()
    assert run.files.about().title == "tiny"
    run.files.describe(About("Saturday", "my notes"))
    shelf.rename(run, "Sunday")
    assert shelf.runs()[0].files.about() == About("Sunday", "my notes")
    shelf.delete(run)
    assert shelf.runs() == []


def test_the_newest_run_stands_first_on_the_shelf(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for name, age in (("b", 3), ("a", 1), ("c", 2)):
        written = tiny_run(tmp_path / name).config_file
        os.utime(written, (1_000_000 - age, 1_000_000 - age))
    assert [run.folder.name for run in shelf.runs()] == ["a", "c", "b"]


def test_a_disk_that_is_full_is_why_a_run_ended_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tiny_run(tmp_path / "run")
    files.output_file.write_text("Killed\n")
    run = TrainingRun(files.folder)
    for free, full in ((ROOM - 1, True), (ROOM, False)):
        usage = SimpleNamespace(free=free)
        monkeypatch.setattr("training.runs.process.shutil.disk_usage", lambda _, u=usage: u)
        assert run.reason().startswith("The disk is full; make room") is full
    files.log(Finished(3, 1.0, "failed", "the data is gone"))
    assert run.reason() == "the data is gone"


def test_a_frozen_program_is_its_own_python(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("run").resolve()
    monkeypatch.setattr(sys, "executable", "/usr/bin/python")
    assert child_command(Path("run"), "--x") == [
        "/usr/bin/python",
        "-m",
        "training",
        str(folder),
        "--x",
    ]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command(Path("run")) == ["/usr/bin/python", "--train", str(folder)]


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Über 9000!", "ber-9000-1"), ("数独", "run-1"), ("x" * 50, "x" * 40 + "-1"), ("--", "run-1")],
)
def test_a_folder_is_called_after_its_run(tmp_path: Path, name: str, folder: str) -> None:
    assert Shelf(tmp_path).new_folder(name).name == folder


def test_what_a_leg_printed_is_gone_when_the_next_one_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tiny_run(tmp_path / "run")
    files.output_file.write_text("Killed by nobody\n")
    asked: list[Sequence[str]] = []

    def say(command: Sequence[str], output: IO[bytes]) -> None:
        asked.append(command)
        output.write(b"well\n")

    monkeypatch.setattr("training.runs.process.detached", say)
    TrainingRun(files.folder).start("--measure")
    assert files.said() == "well"
    assert asked == [child_command(files.folder, "--measure")]
