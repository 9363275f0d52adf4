import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.memory.database import MIGRATIONS, MOST_RECENT, Memory

WRITER = """
import sys
from pathlib import Path

from app.memory.database import Memory
memory = Memory(Path(sys.argv[1]))
for number in range(50):
    memory.keep(f"{sys.argv[2]}-{number}", b"x", {})
"""


def test_a_desk_and_its_runs_come_back_and_unused_runs_go(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "memory.sqlite"
    memory = Memory(path)
    memory.keep("solve", b"one", {"a": b"A", "b": b"B"}, {"a", "b"})
    memory.keep("solve", b"two", {"c": b"C"}, {"b", "c"})
    memory.close()
    again = Memory(path)
    assert again.recall("solve") == (b"two", {"b": b"B", "c": b"C"})
    assert again.recall("arc") is None
    assert again.notice == ""
    again.close()


def test_recent_files_are_few_and_the_latest_stands_first(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    for number in range(MOST_RECENT + 3):
        memory.note_opened(tmp_path / str(number))
    memory.note_opened(tmp_path / "5")
    recent = memory.recent()
    assert (len(recent), recent[0]) == (MOST_RECENT, tmp_path / "5")
    assert recent[1] == tmp_path / str(MOST_RECENT + 2)
    assert not {tmp_path / str(oldest) for oldest in range(3)} & set(recent)
    memory.forget_opened()
    assert memory.recent() == []
    memory.close()


def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"this is no database, whatever it was " * 200)
    memory = Memory(path)
    (aside,) = tmp_path.glob("memory-damaged-*.sqlite")
    assert str(aside) in memory.notice
    memory.keep("solve", b"one", {})
    assert memory.recall("solve") == (b"one", {})
    memory.close()


def test_a_newer_file_is_left_alone_and_said(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    before = path.read_bytes()
    memory = Memory(path)
    assert "newer HRM Studio" in memory.notice
    assert not memory.works
    assert path.read_bytes() == before


def test_a_folder_in_its_place_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "memory.sqlite").mkdir()
    memory = Memory(tmp_path / "memory.sqlite")
    assert memory.works
    assert "set aside" in memory.notice
    memory.close()


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    root = Path(__file__).resolve().parents[3]
    both = [subprocess.Popen([*command, name], cwd=root) for name in ("one", "two")]
    assert [each.wait(60) for each in both] == [0, 0]
    memory = Memory(path)
    kept = [memory.recall(f"{name}-{number}") for name in ("one", "two") for number in range(50)]
    assert kept == [(b"x", {})] * 100
    memory.close()


def test_a_file_that_another_program_just_makes_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")  # here SQLite itself does not wait
    done = threading.Timer(0.1, lambda: other.execute("COMMIT"))
    done.start()
    memory = Memory(path)
    assert (memory.notice, memory.works) == ("", True)
    memory.close()
    done.join()
    other.close()


def test_a_file_that_stays_locked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.memory.transaction.PATIENCE", 0.05)
    path = tmp_path / "memory.sqlite"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    memory = Memory(path)
    assert not memory.works
    assert f"{path} cannot be used (database is locked)" in memory.notice
    other.execute("ROLLBACK")
    other.close()


def test_forecasts_are_kept_once_for_each_puzzle_and_not_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    memory.note_forecast("w", "a", 0.8, True)
    memory.note_forecast("w", "a", 0.1, False)
    assert memory.forecasts("w") == {"a": (0.8, True)}
    monkeypatch.setattr("app.memory.database.MOST_FORECASTS", 3)
    for name in "bcde":
        memory.note_forecast("w", name, 0.5, False)
    assert sorted(memory.forecasts("w")) == ["c", "d", "e"]
    memory.close()


def test_each_desk_has_runs_of_its_own_and_each_model_its_forecasts(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    memory.keep("solve", b"s", {"a": b"A"}, {"a"})
    memory.keep("arc", b"r", {"b": b"B"}, {"b"})
    memory.keep("solve", b"s2", {"c": b"C"})  # a new run stays, whoever forgot to name it
    assert memory.recall("solve") == (b"s2", {"c": b"C"})
    memory.keep("solve", b"s2", {}, set())
    assert memory.recall("solve") == (b"s2", {})
    assert memory.recall("arc") == (b"r", {"b": b"B"})
    memory.note_forecast("one", "p", 0.25, False)
    memory.note_forecast("two", "p", 0.75, True)
    assert memory.forecasts("one") == {"p": (0.25, False)}
    assert memory.forecasts("two") == {"p": (0.75, True)}
    memory.close()


def test_a_file_of_an_older_version_keeps_what_was_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memory.sqlite"
    with monkeypatch.context() as older:
        older.setattr("app.memory.database.MIGRATIONS", MIGRATIONS[:1])
        memory = Memory(path)
        memory.keep("solve", b"kept", {"a": b"A"}, {"a"})
        memory.close()
    memory = Memory(path)
    assert memory.notice == ""
    assert memory.recall("solve") == (b"kept", {"a": b"A"})
    memory.note_forecast("w", "p", 0.5, True)
    assert memory.forecasts("w") == {"p": (0.5, True)}
    memory.close()


def test_a_change_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    memory.keep("solve", b"one", {"a": b"A"}, {"a"})
    with pytest.raises(sqlite3.Error):
        memory.keep("solve", b"two", {"b": None}, {"b"})  # type: ignore[dict-item]  # fails late
    assert memory.recall("solve") == (b"one", {"a": b"A"})
    memory.close()
    with pytest.raises(sqlite3.OperationalError, match="closed"):
        memory.recent()
