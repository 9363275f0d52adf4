"""One database for each file that is solved: its puzzles, the answers, and how far it is. No Qt.

Each thread opens its own `Store`; the file is in WAL mode, so that one may look while one writes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.memory.transaction import connect, share, transaction
from app.wholefile.reading import Fault
from hrm_core.decoding import plain_json, to_json
from hrm_core.puzzle import Grid, Puzzle

FORMAT = 1
SUFFIX = ".sqlite"
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE puzzles (number INTEGER PRIMARY KEY, rows INTEGER NOT NULL, cols INTEGER NOT NULL,
    given BLOB NOT NULL, title TEXT NOT NULL, result INTEGER NOT NULL, belief REAL,
    segments INTEGER, answer BLOB, note TEXT NOT NULL);
CREATE INDEX by_result ON puzzles (result, rows, cols, number)
"""


class Result(IntEnum):
    """How a puzzle stands."""

    WAITING = 0
    SOLVED = 1  # the rule check found nothing wrong
    BELIEVED = 2  # the model halted, sure of an answer that breaks the rules
    WRONG = 3  # it breaks the rules, and the model did not halt
    REFUSED = 4  # no puzzle, or too large for the model


@dataclass(frozen=True, eq=False)
class Row:
    """One puzzle of the file."""

    number: int  # from 1
    title: str
    given: Grid | None  # None where there is no puzzle
    result: Result
    belief: float | None  # that the answer is right, 0 to 1
    segments: int | None
    answer: Grid | None
    note: str  # what is wrong, in a sentence


@dataclass(frozen=True, eq=False)
class Judged:
    """What became of a puzzle."""

    number: int
    result: Result
    belief: float | None = None
    segments: int | None = None
    answer: Grid | None = None
    note: str = ""


class Store:
    """What is known of one file. sqlite3.Error where a disk is full or the file is damaged."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._database = connect(path)
        try:
            share(self._database)
            if not self._made():
                self._make()
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def meta(self) -> dict[str, Any]:
        """What was noted about the file."""
        rows = self._database.execute("SELECT name, value FROM meta").fetchall()
        return {name: plain_json(value) for name, value in rows}

    def note(self, **values: Any) -> None:
        """Note something about the file."""
        rows = [(name, to_json(value)) for name, value in values.items()]
        self._database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    def add(self, first: int, entries: Sequence[Puzzle | Fault]) -> None:
        """Puzzles as they stand in the file, the first with this number."""
        rows = []
        for number, entry in enumerate(entries, start=first):
            if isinstance(entry, Fault):
                rows.append((number, 0, 0, b"", "", Result.REFUSED, entry.reason))
            else:
                height, width = entry.given.shape
                given = entry.given.astype(np.uint8).tobytes()
                rows.append((number, height, width, given, entry.title, Result.WAITING, ""))
        with transaction(self._database):
            self._database.executemany(
                "INSERT INTO puzzles (number, rows, cols, given, title, result, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )

    def record(self, outcomes: Sequence[Judged], counts: Mapping[Result, int]) -> None:
        """What became of some puzzles, and how many of all stand how."""
        rows = [
            (
                each.result,
                each.belief,
                each.segments,
                None if each.answer is None else each.answer.astype(np.uint8).tobytes(),
                each.note,
                each.number,
            )
            for each in outcomes
        ]
        with transaction(self._database):
            self._database.executemany(
                "UPDATE puzzles SET result = ?, belief = ?, segments = ?, answer = ?, note = ?"
                " WHERE number = ?",
                rows,
            )
            self.note(counts=[counts[each] for each in Result])

    def begin_anew(self) -> None:
        """As if nothing had been answered; lines that are no puzzles stay refused. Slow."""
        with transaction(self._database):
            self._database.execute(
                "UPDATE puzzles SET result = ?, belief = NULL, segments = NULL, answer = NULL,"
                " note = '' WHERE rows > 0 AND result != ?",
                (Result.WAITING, Result.WAITING),
            )
            self.count()

    def clear(self) -> None:
        """Without any puzzle, to be read again."""
        with transaction(self._database):
            self._database.execute("DELETE FROM puzzles")
            self._database.execute("DELETE FROM meta")

    def counts(self) -> dict[Result, int]:
        """How many stand how, as it was noted last."""
        noted = self.meta().get("counts") or [0] * len(Result)
        return dict(zip(Result, noted, strict=True))

    def count(self) -> dict[Result, int]:
        """How many stand how, counted and noted; takes a while where there are a million."""
        rows = self._database.execute("SELECT result, COUNT(*) FROM puzzles GROUP BY result")
        found = {Result(result): int(count) for result, count in rows.fetchall()}
        self.note(counts=[found.get(each, 0) for each in Result])
        return {result: found.get(result, 0) for result in Result}

    def sizes(self) -> list[tuple[int, int]]:
        """Rows and columns of the puzzles that wait, the smallest first."""
        rows = self._database.execute(
            "SELECT DISTINCT rows, cols FROM puzzles WHERE result = ? ORDER BY rows, cols",
            (Result.WAITING,),
        )
        return [(int(height), int(width)) for height, width in rows.fetchall()]

    def waiting(
        self, task: str, size: tuple[int, int], many: int = 256
    ) -> Iterator[tuple[int, Puzzle]]:
        """The puzzles of a size that wait, with their numbers, fetched as they are taken."""
        last = 0
        while True:
            rows = self._database.execute(
                "SELECT number, given FROM puzzles WHERE result = ? AND rows = ? AND cols = ?"
                " AND number > ? ORDER BY number LIMIT ?",
                (Result.WAITING, *size, last, many),
            ).fetchall()
            for number, given in rows:
                yield number, Puzzle(task, _grid(given, size))
            if len(rows) < many:
                return
            last = rows[-1][0]

    def order(self, results: Sequence[Result], column: str, down: bool) -> NDArray[np.int32]:
        """The numbers of the puzzles that stand so, sorted by 'number', 'belief' or 'segments'."""
        assert column in ("number", "belief", "segments"), "as the table names them"
        marks = ",".join("?" * len(results))
        way = "DESC" if down else "ASC"
        rows = self._database.execute(
            f"SELECT number FROM puzzles WHERE result IN ({marks})"
            f" ORDER BY {column} IS NULL, {column} {way}, number",
            [int(each) for each in results],
        )
        return np.fromiter((number for (number,) in rows), dtype=np.int32)

    def rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Some puzzles, by their numbers."""
        marks = ",".join("?" * len(numbers))
        found = self._database.execute(
            "SELECT number, rows, cols, given, title, result, belief, segments, answer, note"
            f" FROM puzzles WHERE number IN ({marks})",
            [int(number) for number in numbers],
        )
        return {row[0]: _row(*row) for row in found.fetchall()}

    def every(self, many: int = 1000) -> Iterator[Row]:
        """All puzzles in the order of the file."""
        last = 0
        while True:
            found = self._database.execute(
                "SELECT number, rows, cols, given, title, result, belief, segments, answer, note"
                " FROM puzzles WHERE number > ? ORDER BY number LIMIT ?",
                (last, many),
            ).fetchall()
            yield from (_row(*row) for row in found)
            if len(found) < many:
                return
            last = found[-1][0]

    def _made(self) -> bool:
        return bool(self._database.execute("PRAGMA user_version").fetchone()[0] == FORMAT)

    def _make(self) -> None:
        with transaction(self._database):
            if self._made():  # by another one, while this one waited
                return
            for table in ("meta", "puzzles"):
                self._database.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in _SCHEMA.split(";"):
                self._database.execute(statement)
            self._database.execute(f"PRAGMA user_version = {FORMAT}")


def _grid(content: bytes, size: tuple[int, int]) -> Grid:
    return np.frombuffer(content, dtype=np.uint8).reshape(size)


def _row(
    number: int,
    height: int,
    width: int,
    given: bytes,
    title: str,
    result: int,
    belief: float | None,
    segments: int | None,
    answer: bytes | None,
    note: str,
) -> Row:
    size = height, width
    return Row(
        number,
        title,
        _grid(given, size) if height else None,
        Result(result),
        belief,
        segments,
        _grid(answer, size) if answer else None,
        note,
    )


def total(counts: Mapping[Result, int]) -> int:
    """How many puzzles and faults there are."""
    return sum(counts.values())
