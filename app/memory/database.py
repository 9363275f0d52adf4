"""One SQLite file that outlives the window: desks, the runs on them, recent files. No Qt.

The puzzles that a person keeps lie in it too: app/memory/puzzles.py.

A table that is added later is one more entry of MIGRATIONS. Several programs may use the file at
once: each change is one transaction.
"""

import sqlite3
import threading
import time
from collections.abc import Collection, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app.memory.transaction import connect, share, transaction

NAME = "memory.sqlite"
MOST_RECENT = 12  # files that are remembered
MOST_FORECASTS = 20_000  # of all models; the oldest go
MIGRATIONS = (  # from version n to n + 1
    """
    CREATE TABLE desks (name TEXT PRIMARY KEY, content BLOB NOT NULL, saved REAL NOT NULL);
    CREATE TABLE runs (desk TEXT, key TEXT, content BLOB NOT NULL, PRIMARY KEY (desk, key));
    CREATE TABLE recent (path TEXT PRIMARY KEY, opened REAL NOT NULL);
    """,
    """
    CREATE TABLE puzzles (number INTEGER PRIMARY KEY, mark BLOB NOT NULL UNIQUE,
        kind TEXT NOT NULL, title TEXT NOT NULL, state INTEGER NOT NULL, rating INTEGER NOT NULL,
        tags TEXT NOT NULL, added REAL NOT NULL, gone REAL);
    CREATE TABLE puzzle_contents (number INTEGER PRIMARY KEY, puzzle BLOB NOT NULL, work BLOB);
    """,
    """
    CREATE TABLE forecasts (weights TEXT, puzzle TEXT, chance REAL NOT NULL,
        came_right INTEGER NOT NULL, said REAL NOT NULL, PRIMARY KEY (weights, puzzle));
    """,
)


class MemoryFileError(ValueError):
    """What the user should know about the file; fit to show."""


class Memory:
    """What is remembered; may be called from any thread. sqlite3.Error where a disk is full."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self.notice = ""  # what the user should know about the file
        self._connection: sqlite3.Connection | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and not path.is_file():
                raise sqlite3.DatabaseError("it is not a regular file")
            self._connection = self._open(path)
        except sqlite3.OperationalError as error:  # locked, or a disk that cannot be written
            self.notice = f"Nothing will be remembered: {path} cannot be used ({error})."
        except sqlite3.DatabaseError:
            self._begin_anew(path)
        except OSError as error:
            self.notice = f"Nothing will be remembered: {path}: {error.strerror}."

    @property
    def works(self) -> bool:
        """Whether anything is remembered at all."""
        return self._connection is not None

    def keep(
        self, desk: str, content: bytes, new: Mapping[str, bytes], used: Collection[str] = ()
    ) -> None:
        """A desk as it is now, its new runs, and the keys of all runs that it still uses."""
        with self._change() as database:
            database.execute(
                "INSERT OR REPLACE INTO desks VALUES (?, ?, ?)", (desk, content, time.time())
            )
            rows = [(desk, key, run) for key, run in new.items()]
            database.executemany("INSERT OR REPLACE INTO runs VALUES (?, ?, ?)", rows)
            known = database.execute("SELECT key FROM runs WHERE desk = ?", (desk,)).fetchall()
            gone = [(desk, key) for (key,) in known if key not in used and key not in new]
            database.executemany("DELETE FROM runs WHERE desk = ? AND key = ?", gone)

    def recall(self, desk: str) -> tuple[bytes, dict[str, bytes]] | None:
        """A desk as it was kept, and its runs; None if it never was."""
        with self._change() as database:
            found = database.execute("SELECT content FROM desks WHERE name = ?", (desk,)).fetchone()
            runs = database.execute("SELECT key, content FROM runs WHERE desk = ?", (desk,))
            return (bytes(found[0]), dict(runs.fetchall())) if found is not None else None

    def note_opened(self, path: Path) -> None:
        """A file that was opened just now."""
        with self._change() as database:
            database.execute(
                "INSERT OR REPLACE INTO recent VALUES (?, ?)", (str(path.absolute()), time.time())
            )
            database.execute(
                "DELETE FROM recent WHERE path NOT IN"
                " (SELECT path FROM recent ORDER BY opened DESC LIMIT ?)",
                (MOST_RECENT,),
            )

    def recent(self) -> list[Path]:
        """The files that were opened last, the latest first."""
        with self._change() as database:
            rows = database.execute("SELECT path FROM recent ORDER BY opened DESC").fetchall()
        return [Path(name) for (name,) in rows]

    def forget_opened(self) -> None:
        """No file was opened any more; the files themselves stay."""
        with self._change() as database:
            database.execute("DELETE FROM recent")

    def note_forecast(self, weights: str, puzzle: str, chance: float, right: bool) -> None:
        """What was said of a puzzle, and what came of it; only the first time counts."""
        with self._change() as database:
            database.execute(
                "INSERT OR IGNORE INTO forecasts VALUES (?, ?, ?, ?, ?)",
                (weights, puzzle, chance, int(right), time.time()),
            )
            database.execute(
                "DELETE FROM forecasts WHERE said <= (SELECT said FROM forecasts"
                " ORDER BY said DESC LIMIT 1 OFFSET ?)",
                (MOST_FORECASTS,),
            )

    def forecasts(self, weights: str) -> dict[str, tuple[float, bool]]:
        """By puzzle, what these weights were said to reach, and whether they did."""
        with self._change() as database:
            rows = database.execute(
                "SELECT puzzle, chance, came_right FROM forecasts WHERE weights = ?", (weights,)
            ).fetchall()
        return {puzzle: (float(chance), bool(right)) for puzzle, chance, right in rows}

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def _change(self) -> Generator[sqlite3.Connection]:
        """One transaction, whole or not at all."""
        with self._lock:
            if self._connection is None:
                raise sqlite3.OperationalError("the memory is closed")
            with transaction(self._connection):
                yield self._connection

    def _open(self, path: Path) -> sqlite3.Connection | None:
        """The file, brought to the present version; None for one that is newer."""
        database = connect(path, threads=True)
        try:
            version = int(database.execute("PRAGMA user_version").fetchone()[0])
            if version > len(MIGRATIONS):
                self.notice = (
                    f"{path} was written by a newer HRM Studio. It is left as it is; what you do"
                    " now is not remembered. Update the program to go on where you were."
                )
                database.close()
                return None
            share(database)
            if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("the file is damaged")
            _migrate(database)
        except BaseException:
            database.close()
            raise
        return database

    def _begin_anew(self, path: Path) -> None:
        """A damaged file is set aside, not deleted."""
        aside = path.with_name(f"{path.stem}-damaged-{time.time_ns()}{path.suffix}")
        try:
            path.rename(aside)
            for ending in ("-wal", "-shm"):
                beside = path.with_name(path.name + ending)
                if beside.exists():
                    beside.rename(aside.with_name(aside.name + ending))
            self._connection = self._open(path)
            self.notice = f"What was remembered is damaged and was set aside as {aside}."
        except (OSError, sqlite3.Error) as error:
            self.notice = f"Nothing will be remembered: {path} is damaged ({error})."


def _migrate(database: sqlite3.Connection) -> None:
    """Under the lock of the file: of two programs that start at once, one does it."""
    with transaction(database):
        version = int(database.execute("PRAGMA user_version").fetchone()[0])
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            for statement in script.split(";"):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {number}")
