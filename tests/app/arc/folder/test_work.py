"""Learning a folder in a process of its own: killed, gone on with, by command or window."""

import contextlib
import json
import time
from pathlib import Path

import pytest

from app.arc.folder.work import FolderWork, Seen, latest
from app.cli import main as cli
from hrm_core.checkpoint import ModelInfo
from hrm_core.tasks.arc import task_text
from tests.training.arc_base import a_task, write_base
from training.arc.table import ALIVE, TABLE, Row, Way, write_row
from training.runs.files import RunError
from training.runs.lock import Lock, holder
from training.runs.process import end_process

PATIENCE = 120.0  # seconds; the process loads PyTorch


@pytest.fixture
def base(tmp_path: Path) -> ModelInfo:
    return write_base(tmp_path / "models")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "tasks"
    folder.mkdir()
    for number in range(4):
        text = task_text([a_task(seed=number)])
        (folder / f"task{number}.json").write_text(text, "utf-8")
    return folder


def seen_when(work: FolderWork, rows: int) -> Seen:
    """Wait until so many tasks are answered."""
    until = time.monotonic() + PATIENCE
    while len((seen := work.look()).rows) < rows:
        assert time.monotonic() < until, "it never came so far"
        assert seen.alive, seen.reason
        time.sleep(0.02)
    return seen


def test_a_killed_folder_is_gone_on_with_by_the_command(
    source: Path, base: ModelInfo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = FolderWork(source, base, Way(steps=12, views=2), tmp_path / "shelf")
    names = [f"task{number}" for number in range(4)]
    work.start(names, keep=False)
    with pytest.raises(RunError, match="being learnt already"):
        work.start(names, keep=False)
    seen_when(work, 1)
    end_process(holder(work.folder / ALIVE))
    until = time.monotonic() + PATIENCE
    while work.alive:
        assert time.monotonic() < until
        time.sleep(0.02)
    killed = work.look()
    assert 0 < killed.left < 4
    assert killed.reason == ""

    other = FolderWork(source, base, Way(steps=12, views=2), tmp_path / "shelf")  # another window
    assert other.look().rows.keys() == killed.rows.keys()
    command = other.command(keep=False)
    assert cli.main([*command[command.index("arc") :], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tasks"] == 4
    done = other.look()
    assert (done.left, done.alive) == (0, False)
    assert all(done.rows[name] == row for name, row in killed.rows.items())
    assert list(other.follow())[-1].rows.keys() == set(names)
    about = latest(source, tmp_path / "shelf")
    assert about is not None
    assert (about.steps, about.views) == (12, 2)


def test_other_ways_and_other_folders_have_results_of_their_own(
    source: Path, base: ModelInfo, tmp_path: Path
) -> None:
    one = FolderWork(source, base, Way(), tmp_path)
    places = {
        one.folder,
        FolderWork(source, base, Way(steps=400), tmp_path).folder,
        FolderWork(source, base, Way(views=8), tmp_path).folder,
        FolderWork(tmp_path, base, Way(), tmp_path).folder,
    }
    assert len(places) == 4
    assert FolderWork(source, base, Way(), tmp_path).folder == one.folder
    assert one.look() == one.look() or one.look().rows == {}
    assert latest(source, tmp_path) is None


def test_work_of_another_program_is_seen(source: Path, base: ModelInfo, tmp_path: Path) -> None:
    work = FolderWork(source, base, Way(), tmp_path)
    work.folder.mkdir(parents=True)
    lock = Lock.take(work.folder / ALIVE)
    assert lock is not None
    with contextlib.closing(work.follow()) as steps:
        assert next(steps).alive
        write_row(work.folder, work.how, "task0", Row([[[[1]]]], [[True, True]]))
        assert next(steps).rows["task0"].solved
        lock.release()
        assert not next(steps).alive
    with (work.folder / TABLE).open("a", encoding="utf-8") as file:
        file.write('{"task": "torn')
    assert set(work.look().rows) == {"task0"}


def test_why_it_ended_is_told(source: Path, base: ModelInfo, tmp_path: Path) -> None:
    work = FolderWork(source, base, Way(), tmp_path / "shelf")
    (tmp_path / "shelf").write_text("in the way", "utf-8")
    with pytest.raises(RunError, match="cannot write results into"):
        work.start(["task0"], keep=False)
    gone = FolderWork(source, base, Way(), tmp_path / "other")
    for path in source.iterdir():
        path.unlink()
    gone.start(["task0"], keep=False)
    last = list(gone.follow())[-1]
    assert (last.left, "choose a folder with tasks" in last.reason) == (1, True)
