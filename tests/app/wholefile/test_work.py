"""What a dropped path is, found out without reading a whole disk."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.wholefile import store, work
from app.wholefile.work import holds_tasks
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.places import asset_path
from hrm_core.solving.think import Limit
from tests.app.support import LINE, SUDOKU, script


def test_a_folder_with_a_task_somewhere_below_it_holds_tasks(tmp_path: Path) -> None:
    task = next(asset_path("samples", "arc").glob("*.json"))
    assert holds_tasks(task)
    (tmp_path / "deep").mkdir()
    assert not holds_tasks(tmp_path)
    (tmp_path / "deep" / "task.json").write_bytes(task.read_bytes())
    assert holds_tasks(tmp_path)


def test_a_folder_without_any_is_not_gone_through_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def endless(folder: Path, pattern: str) -> Iterator[Path]:
        while len(seen) < 10 * work.LOOKED:
            path = folder / f"{len(seen)}.txt"
            seen.append(path)
            if path.match(pattern):
                yield path

    monkeypatch.setattr(Path, "rglob", endless)
    assert not holds_tasks(tmp_path)
    assert len(seen) == work.LOOKED


def test_the_pace_does_not_count_the_opening_of_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, place = tmp_path / "one.txt", tmp_path / "one.sqlite"
    source.write_text(LINE + "\n", "ascii")
    assert [read.puzzles for read in work.read_in(source, place, [SUDOKU])] == [1]
    now = [0.0]
    monkeypatch.setattr("app.wholefile.work.time.monotonic", lambda: now[0])

    def opened() -> ScriptedEngine:
        now[0] += 60.0
        return ScriptedEngine(script(), SUDOKU.vocab_size)

    last = list(work.solve_on(place, SUDOKU, opened, Limit(4)))[-1]
    assert (last.done, last.seconds) == (1, 0.0)


def test_what_another_thread_puts_in_while_one_waits_to_make_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "one.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    other.execute("INSERT INTO meta VALUES ('source', '\"one.txt\"')")
    other.execute(f"PRAGMA user_version = {store.FORMAT}")
    done = threading.Timer(0.1, lambda: other.execute("COMMIT"))
    done.start()
    mine = store.Store(path)
    assert mine.meta() == {"source": "one.txt"}
    mine.close()
    done.join()
    other.close()
