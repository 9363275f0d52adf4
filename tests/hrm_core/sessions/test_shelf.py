"""Runs keep themselves: within their room, the newest always, and strange files never harm."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from hrm_core.sessions.shelf import Kept, Room, RunShelf
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.votes import VoteSession
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from tests.hrm_core.support import PUZZLE, SUDOKU, scripted

ROOT = Path(__file__).resolve().parents[3]
START = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path: Path) -> RunShelf:
    return RunShelf(tmp_path / "solves")


def run(segments: int = 2) -> SolveSession:
    traces = list(solve(scripted(), SUDOKU, PUZZLE, Limit(segments, halt=False)))
    return SolveSession(PUZZLE, model="scripted", traces=traces, ending=Ending.LIMIT)


def fill(shelf: RunShelf, count: int, room: Room) -> list[Path]:
    kept = [shelf.keep(run(), room, START + timedelta(minutes=n)) for n in range(count)]
    return [path for path in kept if path is not None]


def test_the_oldest_runs_go_first_by_number_and_by_bytes(shelf: RunShelf) -> None:
    written = fill(shelf, 5, Room(runs=3))
    assert shelf.paths() == written[:1:-1]
    size = written[-1].stat().st_size
    assert shelf.clean(Room(bytes=2 * size + size // 2)) == 1
    assert shelf.paths() == written[:2:-1]
    assert shelf.clean(Room(bytes=1)) == 1  # the newest stays, however large
    assert shelf.paths() == written[4:]


def test_a_name_that_is_no_date_is_not_ours(shelf: RunShelf) -> None:
    (written,) = fill(shelf, 1, Room())
    foreign = shelf.folder / "20269999-999999-000000-sudoku-abcdef.hrms"
    foreign.write_bytes(written.read_bytes())
    assert [kept.path for kept in shelf.read(TASKS)] == [written]
    shelf.clean(Room(runs=0))
    assert foreign.exists()


def test_no_room_means_nothing_is_kept(shelf: RunShelf) -> None:
    fill(shelf, 2, Room())
    assert shelf.keep(run(), Room(runs=0)) is None
    assert shelf.paths() == []


def test_what_is_kept_comes_back_the_newest_first(shelf: RunShelf) -> None:
    fill(shelf, 2, Room())
    first, second = shelf.read(TASKS)
    assert (first.at, second.at) == (START + timedelta(minutes=1), START)
    assert first.session is not None
    assert len(first.session) == 2
    assert first.session.puzzle.given.tolist() == PUZZLE.given.tolist()


def test_damaged_newer_and_foreign_files_take_a_sentence_and_no_run(shelf: RunShelf) -> None:
    good, damaged = fill(shelf, 2, Room())
    content = damaged.read_bytes()
    damaged.write_bytes(content[: len(content) // 2])
    (shelf.folder / "notes.txt").write_text("mine")
    (shelf.folder / "my own.hrms").write_bytes(content)
    first, second = shelf.read(TASKS)
    assert first.session is None
    assert first.fault == f"{damaged.name} is not a session of HRM Studio, or is damaged."
    assert second.path == good
    shelf.clean(Room(runs=0))
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["my own.hrms", "notes.txt"]


def test_old_runs_open_where_no_engine_is_installed(shelf: RunShelf, tmp_path: Path) -> None:
    """Neither PyTorch nor ONNX Runtime, as if both were missing."""
    fill(shelf, 1, Room())
    program = (
        "import sys; sys.modules.update(dict.fromkeys(('torch', 'onnxruntime')));"
        "from pathlib import Path; from hrm_core.sessions.shelf import RunShelf;"
        "from hrm_core.showing.boards import LIGHT, board; from hrm_core.showing.shapes import png;"
        "from hrm_core.tasks import TASKS;"
        f"(kept,) = RunShelf(Path({str(shelf.folder)!r})).read(TASKS);"
        "print(len(png(board(TASKS['sudoku'], kept.session, 2, 96, LIGHT))) > 100)"
    )
    environment = {**os.environ, "HRM_STUDIO_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.stdout == "True\n", done.stderr


def test_votes_on_an_arc_task_come_back_as_votes(shelf: RunShelf) -> None:
    arc = TASKS["arc"]
    task = arc.generate(np.random.default_rng(0), "mirror 5x5")
    shelf.keep(VoteSession([task], title="a task"), Room(), START)
    shelf.keep(SolveSession(task), Room(), START + timedelta(minutes=1))
    run_, votes = shelf.read(TASKS)
    assert run_.session is not None
    assert run_.votes is None
    assert votes.votes is not None
    assert (votes.session, votes.votes.title, votes.at) == (None, "a task", START)
    assert run_.readable
    assert votes.readable
    assert not Kept(votes.path, START, None, "damaged").readable


def test_a_run_is_dated_in_utc_wherever_it_ended(shelf: RunShelf) -> None:
    east = datetime(2026, 3, 29, 9, 59, 59, tzinfo=timezone(timedelta(hours=9)))
    path = shelf.keep(run(), Room(), east)
    assert path is not None
    assert path.name.startswith("20260329-005959-000000-sudoku-")
    (kept,) = shelf.read(TASKS)
    assert kept.at == START


def test_what_another_program_took_meanwhile_is_neither_read_nor_counted(shelf: RunShelf) -> None:
    newer, older = reversed(fill(shelf, 2, Room()))
    reading = shelf.read(TASKS)
    assert next(reading).path == newer
    older.unlink()
    assert list(reading) == []
    assert not shelf.delete(older)
    assert shelf.clean(Room(runs=0)) == 1
    assert RunShelf(shelf.folder / "none").paths() == []
