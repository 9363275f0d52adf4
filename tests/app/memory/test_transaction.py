import sqlite3
from pathlib import Path

import pytest

from app.memory.transaction import transaction


def test_what_raises_within_leaves_nothing_behind(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
    database.execute("CREATE TABLE kept (value INTEGER)")

    def keep(value: int, divisor: int) -> None:
        with transaction(database):
            database.execute("INSERT INTO kept VALUES (?)", (value,))
            database.execute("INSERT INTO kept VALUES (?)", (value // divisor,))

    keep(4, 2)
    with pytest.raises(ZeroDivisionError):
        keep(9, 0)
    rows = database.execute("SELECT value FROM kept").fetchall()
    database.close()
    assert rows == [(4,), (2,)]


def test_another_program_waits_no_longer_than_it_has_patience(tmp_path: Path) -> None:
    first, second = (
        sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None, timeout=0) for _ in range(2)
    )

    def make() -> None:
        with transaction(second):
            second.execute("CREATE TABLE later (value INTEGER)")

    with transaction(first), pytest.raises(sqlite3.OperationalError, match="locked"):
        make()
    make()
    first.close()
    second.close()
