"""Opening a SQLite file, and one transaction of it, for all that keeps something in one."""

import contextlib
import sqlite3
import time
from collections.abc import Generator
from pathlib import Path

PATIENCE = 10.0  # seconds to wait for another program or thread that writes


def connect(path: Path, threads: bool = False) -> sqlite3.Connection:
    """The file, made if there is none; with `threads` any thread may use it, one at a time.

    The connection waits PATIENCE seconds for others and commits by hand.
    """
    return sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=not threads
    )


def share(database: sqlite3.Connection) -> None:
    """From now on many may read the file while one writes.

    sqlite3.OperationalError where it stays locked or cannot be written, sqlite3.DatabaseError where
    it is no database.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            # where another program just makes the same file, SQLite gives up without patience
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # the low byte: which kind
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.01)
    database.execute("PRAGMA synchronous = NORMAL")


@contextlib.contextmanager
def transaction(database: sqlite3.Connection) -> Generator[None]:
    """What happens within is written whole, or, where it raises, not at all.

    The lock to write is taken at once: of two programs the second waits, as long as its connection
    has patience. The connection commits by hand (`isolation_level=None`).
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
