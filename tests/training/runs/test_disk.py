"""A disk that fills up, or turns read-only, under a run: told in a sentence, and nothing is lost.

On a small file system of its own, so that what happens is what a real disk does.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.cli import main as cli
from tests.training.tiny import tiny_run
from training.runs.checkpoints import RunFolder
from training.runs.events import Started
from training.runs.files import RunError, RunFiles
from training.runs.process import RunState, TrainingRun

SIZE = 2 * 2**20  # bytes of the disk
LONG = {"steps": 100_000, "max_seconds": 180.0, "save_every": 0.05}


def mount(*arguments: str) -> bool:
    """Whether the system did it; it takes Linux, and an administrator."""
    try:
        return subprocess.run(["mount", *arguments], capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk of its own, gone with the test."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or not mount(
        "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)
    ):
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def running(disk: Path) -> Iterator[TrainingRun]:
    """A run on that disk with a checkpoint, still going."""
    files = tiny_run(disk / "run", **LONG)
    run = TrainingRun(files.folder)
    run.start()
    wait(files.last.exists)
    yield run
    run.kill()


def wait(condition: Callable[[], object], seconds: float = 100) -> None:
    """Until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def fill(path: Path) -> None:
    """Write until nothing more fits."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass


def goes_on(run: TrainingRun) -> None:
    """It is resumed from a checkpoint, and saves again."""
    saved = RunFolder(run.folder).load()["counters"]["step"]
    assert saved > 0
    legs = _legs(run)
    run.start()
    wait(lambda: _legs(run) > legs)
    wait(lambda: RunFolder(run.folder).load()["counters"]["step"] > saved)
    run.stop()
    wait(lambda: run.state() is RunState.STOPPED)


def _legs(run: TrainingRun) -> int:
    return sum(isinstance(event, Started) for event in run.files.events())


def test_a_full_disk_ends_the_run_which_goes_on_when_there_is_room(
    running: TrainingRun, disk: Path
) -> None:
    fill(disk / "large")
    wait(lambda: running.state() is not RunState.RUNNING)
    assert running.can_resume
    assert "disk is full" in running.reason()
    (disk / "large").unlink()
    goes_on(running)


def test_a_read_only_disk_is_named_whatever_is_asked_and_the_run_goes_on_afterwards(
    running: TrainingRun, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running.kill()
    wait(lambda: running.state() is RunState.INTERRUPTED)
    assert mount("-o", "remount,ro", str(disk))
    try:
        assert running.can_resume
        with pytest.raises(RunError, match=r"cannot train in .*: Read-only file system"):
            running.start()
        with pytest.raises(RunError, match=r"cannot write into .*: Read-only file system"):
            running.stop()
        with pytest.raises(RunError, match=r"cannot write a run into .*: Read-only file system"):
            tiny_run(disk / "other")
        assert cli.main(["train", "--resume", "--out", str(running.folder)]) == 2
        told = capsys.readouterr().err
        assert told.startswith("hrm: ")
        assert told.endswith("Read-only file system\n")
        assert list(RunFiles(running.folder).events())
    finally:
        assert mount("-o", "remount,rw", str(disk))
    goes_on(running)
