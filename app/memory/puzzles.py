"""The puzzles a person keeps, in the file of the memory: found, named, tagged, judged. No Qt.

Each thread opens its own `PuzzleStore`, after the memory has brought the file to the present
version; the file is in WAL mode, so that one may look while one writes.
"""

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.memory.grids import Pool, StoredGrid, StoredPuzzle, grid_of, puzzle_of
from app.memory.transaction import connect, transaction
from hrm_core.puzzle import Grid, Puzzle, Tasks

UNRATED = -1
LONGEST = 200  # characters of a title or of all tags
_MANY = 500  # rows that are fetched together
_LEAN = "number, kind, title, state, rating, tags, added"
Notes = NDArray[np.uint32]


class State(IntEnum):
    """How far one has come; a puzzle only ever goes up by itself."""

    NEW = 0
    BEGUN = 1
    WRONG = 2  # the model's last answer breaks the rules
    MODEL = 3  # the model found an answer that keeps them
    HAND = 4  # the person did


@dataclass(frozen=True, eq=False)
class NewPuzzle:
    """What is to be kept: a puzzle, or all test inputs of an ARC task."""

    puzzles: Sequence[Puzzle]
    title: str = ""
    rating: int = UNRATED


@dataclass(frozen=True, eq=False)
class Line:
    """One kept puzzle, as a table shows it."""

    number: int
    kind: str
    title: str
    state: State
    rating: int  # index of a level of its kind; UNRATED where that is not known
    tags: tuple[str, ...]
    added: float  # seconds since 1970
    given: Grid | None  # None where it cannot be read
    written: Grid | None  # what the person wrote on it


@dataclass(frozen=True)
class Wanted:
    """Which puzzles, in which order."""

    words: str = ""  # all of them in title or tags
    kind: str = ""
    state: State | None = None
    tag: str = ""
    column: str = "added"  # or title, kind, state, rating
    down: bool = True


class _Stored(msgspec.Struct):
    grids: list[StoredGrid]
    puzzles: list[StoredPuzzle]


class _Work(msgspec.Struct, array_like=True):
    entries: StoredGrid
    notes: StoredGrid


class PuzzleStore:
    """Reads and changes the kept puzzles. sqlite3.Error where a disk is full or locked."""

    def __init__(self, path: Path, tasks: Tasks) -> None:
        self._tasks = tasks
        self._database = connect(path, threads=True)
        self._database.execute("PRAGMA synchronous = NORMAL")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> "PuzzleStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # what comes in and goes

    def add(
        self, entries: Sequence[NewPuzzle], tags: Sequence[str] = (), at: float | None = None
    ) -> int:
        """Keep puzzles, `at` seconds since 1970; how many are new. What was removed comes back."""
        now, before = at or time.time(), self.total()
        joined = join_tags(tags)
        with transaction(self._database):
            for entry in entries:
                mark = mark_of(entry.puzzles)
                values = (mark, entry.puzzles[0].task, entry.title[:LONGEST], entry.rating)
                made = self._database.execute(
                    "INSERT OR IGNORE INTO puzzles"
                    " (mark, kind, title, state, rating, tags, added)"
                    " VALUES (?, ?, ?, 0, ?, ?, ?)",
                    (*values, joined, now),
                )
                if made.rowcount:
                    self._database.execute(
                        "INSERT INTO puzzle_contents VALUES (?, ?, NULL)",
                        (made.lastrowid, _packed(entry.puzzles)),
                    )
                else:
                    self._database.execute("UPDATE puzzles SET gone = NULL WHERE mark = ?", (mark,))
        return self.total() - before

    def remove(self, numbers: Sequence[int]) -> None:
        """Out of sight; `restore` brings them back, and `purge` deletes them for good."""
        rows = [(time.time(), int(number)) for number in numbers]
        with transaction(self._database):
            self._database.executemany("UPDATE puzzles SET gone = ? WHERE number = ?", rows)

    def restore(self, numbers: Sequence[int]) -> None:
        """What was removed is there again."""
        with transaction(self._database):
            self._database.executemany(
                "UPDATE puzzles SET gone = NULL WHERE number = ?", _singles(numbers)
            )

    def purge(self) -> None:
        """Delete what was removed."""
        with transaction(self._database):
            gone = "SELECT number FROM puzzles WHERE gone IS NOT NULL"
            self._database.execute(f"DELETE FROM puzzle_contents WHERE number IN ({gone})")
            self._database.execute("DELETE FROM puzzles WHERE gone IS NOT NULL")

    # what is said of them

    def rename(self, number: int, title: str) -> None:
        """Call a puzzle something else."""
        with transaction(self._database):
            values = title.strip()[:LONGEST], number
            self._database.execute("UPDATE puzzles SET title = ? WHERE number = ?", values)

    def tag(self, numbers: Sequence[int], tags: Sequence[str]) -> None:
        """These tags and no others."""
        rows = [(join_tags(tags), int(number)) for number in numbers]
        with transaction(self._database):
            self._database.executemany("UPDATE puzzles SET tags = ? WHERE number = ?", rows)

    def rate(self, ratings: Sequence[tuple[int, int]]) -> None:
        """Note the ratings of some puzzles: number, index of a level."""
        rows = [(rating, number) for number, rating in ratings]
        with transaction(self._database):
            self._database.executemany("UPDATE puzzles SET rating = ? WHERE number = ?", rows)

    def renew(self, numbers: Sequence[int]) -> None:
        """As if nobody had begun them."""
        with transaction(self._database):
            self._database.executemany(
                "UPDATE puzzles SET state = 0 WHERE number = ?", _singles(numbers)
            )
            self._database.executemany(
                "UPDATE puzzle_contents SET work = NULL WHERE number = ?", _singles(numbers)
            )

    def note(self, mark: bytes, state: State, work: bytes | None) -> bool:
        """How a puzzle stands, if it is kept; whether that is news."""
        found = self._database.execute(
            "SELECT number, state, work FROM puzzles JOIN puzzle_contents USING (number)"
            " WHERE mark = ? AND gone IS NULL",
            (mark,),
        ).fetchone()
        if found is None or (found[1] >= state and found[2] == work):
            return False
        with transaction(self._database):
            values = int(state), found[0]
            self._database.execute(
                "UPDATE puzzles SET state = max(state, ?) WHERE number = ?", values
            )
            self._database.execute(
                "UPDATE puzzle_contents SET work = ? WHERE number = ?", (work, found[0])
            )
        return True

    # what is looked at

    def order(self, wanted: Wanted) -> NDArray[np.int64]:
        """The numbers of the puzzles that are wanted, in order."""
        assert wanted.column in ("added", "title", "kind", "state", "rating"), "columns of ours"
        terms, values = ["gone IS NULL"], list[object]()
        if wanted.kind:
            terms.append("kind = ?")
            values.append(wanted.kind)
        if wanted.state is not None:
            terms.append("state = ?")
            values.append(int(wanted.state))
        if wanted.tag:
            terms.append("tags LIKE ? ESCAPE '\\'")
            values.append(f"%,{_plain(wanted.tag)},%")
        for word in wanted.words.split():
            terms.append("(title LIKE ? ESCAPE '\\' OR tags LIKE ? ESCAPE '\\')")
            values += [f"%{_plain(word)}%"] * 2
        way = "DESC" if wanted.down else "ASC"
        by = f"{wanted.column} COLLATE NOCASE" if wanted.column == "title" else wanted.column
        rows = self._database.execute(
            f"SELECT number FROM puzzles WHERE {' AND '.join(terms)} ORDER BY {by} {way}, number",
            values,
        )
        return np.fromiter((number for (number,) in rows), dtype=np.int64)

    def lines(self, numbers: Sequence[int]) -> dict[int, Line]:
        """Some puzzles, by their numbers."""
        found: dict[int, Line] = {}
        for part in _parts(numbers):
            rows = self._database.execute(
                f"SELECT {_LEAN}, puzzle, work FROM puzzles JOIN puzzle_contents USING (number)"
                f" WHERE number IN ({','.join('?' * len(part))})",
                part,
            )
            found |= {row[0]: self._line(*row) for row in rows}
        return found

    def puzzles(self, numbers: Sequence[int]) -> Iterator[tuple[int, list[Puzzle]]]:
        """The puzzles themselves with their titles, in this order; those that can be read."""
        for part in _parts(numbers):
            rows = self._database.execute(
                "SELECT number, puzzle FROM puzzle_contents WHERE number IN"
                f" ({','.join('?' * len(part))})",
                part,
            )
            contents = dict(rows.fetchall())
            for number in part:
                if puzzles := self._puzzles(contents.get(number, b"")):
                    yield number, puzzles

    def work(self, number: int) -> tuple[Grid, Notes] | None:
        """What the person wrote on it: answer and pencil marks."""
        found = self._database.execute(
            "SELECT work FROM puzzle_contents WHERE number = ?", (number,)
        ).fetchone()
        return _unpacked_work(found[0]) if found is not None else None

    def tags(self) -> list[str]:
        """Every tag there is."""
        rows = self._database.execute("SELECT DISTINCT tags FROM puzzles WHERE gone IS NULL")
        return sorted({tag for (text,) in rows for tag in split_tags(text)}, key=str.casefold)

    def total(self) -> int:
        """How many puzzles are kept."""
        rows = self._database.execute("SELECT COUNT(*) FROM puzzles WHERE gone IS NULL")
        return int(rows.fetchone()[0])

    def _line(
        self,
        number: int,
        kind: str,
        title: str,
        state: int,
        rating: int,
        tags: str,
        added: float,
        content: bytes,
        work: bytes | None,
    ) -> Line:
        puzzles, written = self._puzzles(content), _unpacked_work(work)
        given = puzzles[0].given if puzzles else None
        entries = written[0] if written is not None else None
        if given is None or entries is None or entries.shape != given.shape:
            entries = None
        state = State(state) if state in list(State) else State.NEW
        return Line(number, kind, title, state, rating, split_tags(tags), added, given, entries)

    def _puzzles(self, content: bytes) -> list[Puzzle]:
        """[] for what cannot be read."""
        try:
            stored = msgspec.msgpack.decode(content, type=_Stored)
            grids = [grid_of(grid) for grid in stored.grids]
            return [puzzle_of(puzzle, grids, self._tasks) for puzzle in stored.puzzles]
        except (msgspec.MsgspecError, ValueError, LookupError):
            return []


def mark_of(puzzles: Sequence[Puzzle]) -> bytes:
    """What a puzzle is known by, whatever it is called: its kind, its grids, its examples."""
    found = hashlib.blake2b(puzzles[0].task.encode(), digest_size=16)
    grids = [puzzle.given for puzzle in puzzles]
    grids += [grid for pair in puzzles[0].examples for grid in pair]
    for grid in grids:
        found.update(bytes(grid.shape))
        found.update(np.ascontiguousarray(grid).tobytes())
    return found.digest()


def pack_work(entries: Grid, notes: Notes) -> bytes | None:
    """What was written on a board as bytes; None for nothing."""
    pool = Pool()
    pool.grid(entries)
    pool.grid(notes)
    return msgspec.msgpack.encode(_Work(*pool.grids))


def join_tags(tags: Sequence[str]) -> str:
    """Tags as they are stored, each once.

    >>> join_tags(["hard ", "of, mine", "hard"]), join_tags([])
    (',hard,of mine,', '')
    """
    plain = (" ".join(tag.replace(",", " ").split()) for tag in tags)
    kept = list(dict.fromkeys(tag for tag in plain if tag))
    while len(",".join(kept)) > LONGEST:
        kept.pop()
    return f",{','.join(kept)}," if kept else ""


def split_tags(text: str) -> tuple[str, ...]:
    """The tags in a text.

    >>> split_tags(",hard,of mine,"), split_tags("")
    (('hard', 'of mine'), ())
    """
    return tuple(tag for part in text.split(",") if (tag := part.strip()))


def _packed(puzzles: Sequence[Puzzle]) -> bytes:
    pool = Pool()
    for puzzle in puzzles:
        pool.puzzle(puzzle)
    return msgspec.msgpack.encode(_Stored(pool.grids, pool.puzzles))


def _unpacked_work(content: bytes | None) -> tuple[Grid, Notes] | None:
    """None for what is not there or cannot be read."""
    if content is None:
        return None
    try:
        stored = msgspec.msgpack.decode(content, type=_Work)
        entries, notes = grid_of(stored.entries), grid_of(stored.notes)
    except (msgspec.MsgspecError, ValueError):
        return None
    fits = entries.shape == notes.shape and not stored.entries.wide and stored.notes.wide
    return (entries, notes) if fits else None


def _singles(numbers: Sequence[int]) -> list[tuple[int]]:
    return [(int(number),) for number in numbers]


def _parts(numbers: Sequence[int]) -> Iterator[list[int]]:
    """As many as one question of SQL may hold."""
    for first in range(0, len(numbers), _MANY):
        yield [int(number) for number in numbers[first : first + _MANY]]


def _plain(text: str) -> str:
    """Letters that mean something to LIKE mean themselves."""
    return "".join(f"\\{sign}" if sign in "%_\\" else sign for sign in text)
