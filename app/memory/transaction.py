"""One transaction of a SQLite file, for all that keeps something in one."""

import contextlib
import sqlite3
from collections.abc import Generator


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
