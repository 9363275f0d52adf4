"""What goes on in the background: reading a file, answering its puzzles, writing a table. No Qt.

Generators: whoever runs one may close it between two items, and what was done until then is kept.
"""

import csv
import hashlib
import io
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.wholefile.reading import read_parts
from app.wholefile.store import SUFFIX, Judged, Result, Store
from hrm_core.engines import Engine
from hrm_core.files import replacing
from hrm_core.places import user_data_dir
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task, Tasks
from hrm_core.solving.queue import Answered, Refused, answer_all
from hrm_core.solving.solve import sigmoid
from hrm_core.solving.think import Limit
from hrm_core.tasks.opening import likely_kind, read_head

WIDTH = 8  # puzzles at a time: a processor is fastest while a batch stays in its cache
EVERY = 0.4  # seconds between two reports, at which all that was answered is on the disk
LOOKED = 1000  # names below a folder, in search of a task: a disk has millions
KEPT = 8  # files that are remembered


@dataclass(frozen=True)
class Read:
    """How much of a file is read."""

    puzzles: int
    share: float  # of its bytes


@dataclass(frozen=True)
class Solved:
    """How far the answering is, since it went on."""

    done: int
    seconds: float
    counts: Mapping[Result, int]  # how many of all stand how


def folder() -> Path:
    """Where the databases are."""
    return user_data_dir() / "files"


def store_of(path: Path) -> Path:
    """The database of a file as it is now: another content or place has another."""
    found = path.stat()
    text = f"{path.resolve()}\n{found.st_size}\n{found.st_mtime_ns}"
    return folder() / f"{hashlib.sha256(text.encode()).hexdigest()[:20]}{SUFFIX}"


def known() -> list[Path]:
    """The databases there are, the one used last first."""
    found = []
    for path in folder().glob(f"*{SUFFIX}"):
        try:
            found.append((path.stat().st_mtime, path))
        except OSError:  # deleted meanwhile
            continue
    return [path for _, path in sorted(found, reverse=True)]


def forget(path: Path) -> None:
    """Delete a database."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def holds_tasks(path: Path) -> bool:
    """Whether these are tasks of ARC, which have a page of their own: a folder, or a file."""
    try:
        names = islice(path.rglob("*"), LOOKED) if path.is_dir() else iter([path])
        files = (name for name in names if name == path or ".json" in name.suffixes)
        first = next((file for file in files if file.is_file()), None)
        return first is not None and likely_kind(read_head(first)) == "arc"
    except (OSError, PuzzleFormatError):
        return False


def read_in(source: Path, place: Path, tasks: Sequence[Task]) -> Generator[Read]:
    """Put the puzzles of a file into its database, unless they are there; forget the oldest files.

    PuzzleFormatError if there is no puzzle in it.
    """
    for old in [each for each in known() if each != place][KEPT - 1 :]:
        forget(old)
    store = Store(place)
    try:
        meta = store.meta()
        if meta.get("whole"):
            return
        store.clear()
        count, last = 0, time.monotonic()
        for task, entries, share in read_parts(source, tasks):
            if not count:
                store.note(source=str(source), name=source.name, task=task.name)
            store.add(count + 1, entries)
            count += len(entries)
            if time.monotonic() - last > EVERY:
                last = time.monotonic()
                yield Read(count, share)
        store.count()
        store.note(whole=True)
        yield Read(count, 1.0)
    finally:
        store.close()


def solve_on(
    place: Path,
    task: Task,
    opened: Callable[[], Engine],
    limit: Limit,
    anew: bool = False,
    room: Callable[[], bool] | None = None,
) -> Generator[Solved]:
    """Answer all that wait, in the order of their sizes; anew: all there are.

    `room`: whether there is memory for more puzzles at a time.
    """
    store = Store(place)
    kept: list[Judged] = []
    began, done = time.monotonic(), 0

    def report() -> Solved:
        nonlocal done
        for each in kept:
            counts[Result.WAITING] -= 1
            counts[each.result] += 1
        store.record(kept, counts)
        done += len(kept)
        kept.clear()
        return Solved(done, time.monotonic() - began, dict(counts))

    try:
        if anew:
            store.begin_anew()
        counts = store.count()
        yield Solved(0, 0.0, dict(counts))
        engine = opened()
        began = last = time.monotonic()
        for size in store.sizes():
            waiting = store.waiting(task.name, size)
            for answered in answer_all(engine, task, waiting, limit, WIDTH, room):
                kept.extend(map(outcome, answered))
                if time.monotonic() - last > EVERY:
                    last = time.monotonic()
                    yield report()
        yield report()
    finally:
        if kept:
            report()
        store.close()


def outcome(each: Answered | Refused) -> Judged:
    """How a puzzle stands after it was answered."""
    if isinstance(each, Refused):
        return Judged(each.number, Result.REFUSED, note=each.reason)
    result = Result.SOLVED
    if each.problems:
        result = Result.BELIEVED if each.believed else Result.WRONG
    note = each.problems[0].message if each.problems else ""
    belief = sigmoid(each.q_halt)
    return Judged(each.number, result, belief, each.segments, each.grid, note)


def order(
    place: Path, results: Sequence[Result], column: str, down: bool
) -> tuple[NDArray[np.int32], float]:
    """The numbers of the rows that stand so, sorted, and how many seconds it took."""
    began = time.monotonic()
    store = Store(place)
    try:
        return store.order(results, column, down), time.monotonic() - began
    finally:
        store.close()


def export(place: Path, task: Task, path: Path, words: Callable[[Result], str]) -> int:
    """Write all rows as CSV; how many. OSError if the file cannot be written."""
    store = Store(place)
    try:
        with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
            count = 0
            for line in _lines(store, task, words):
                file.write(line)
                count += 1
    finally:
        store.close()
    return count - 1


def _lines(store: Store, task: Task, words: Callable[[Result], str]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)

    def line(*values: object) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(values)
        return buffer.getvalue()

    yield line("number", "title", "puzzle", "answer", "result", "belief", "segments", "note")
    for row in store.every():
        given, answer = row.given, row.answer
        belief = "" if row.belief is None else f"{row.belief:.4f}"
        segments = "" if row.segments is None else row.segments
        yield line(
            row.number,
            row.title,
            "" if given is None else task.format(Puzzle(task.name, given)),
            "" if answer is None else task.format(Puzzle(task.name, answer)),
            words(row.result),
            belief,
            segments,
            row.note,
        )


def kinds(tasks: Tasks) -> list[Task]:
    """Those that are answered at once and judged by rules; a task of ARC is learnt first."""
    return [task for task in tasks.values() if not task.resizes]
