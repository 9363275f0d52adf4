"""Reads files of any length, a few thousand lines at a time, where a line holds one puzzle.

Other forms (grids over several lines, pictures) are read whole, with the bounds of
hrm_core.tasks.opening. A line that is no puzzle is a fault with its number; the rest goes on.
"""

import gzip
import io
import re
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task
from hrm_core.tasks.opening import open_puzzles

LINES = 2000  # that are parsed together
LONGEST = 1 << 16  # characters of a line
LOOKED_AT = 24  # first lines, by which the form is told
SHORTEST = 81  # characters of a line with a puzzle; shorter ones are rows of a drawing
_PLACE = re.compile(r"^line \d+(, character \d+)?: ")


@dataclass(frozen=True)
class Fault:
    """A line that holds no puzzle."""

    reason: str  # fit to show


@dataclass(frozen=True)
class Form:
    """A line a puzzle; what names the columns comes first."""

    task: Task
    header: str = ""


Part = tuple[Task, list[Puzzle | Fault], float]  # of one kind; share of the file read so far


def read_parts(path: Path, tasks: Sequence[Task]) -> Generator[Part]:
    """Everything in a file, in parts; PuzzleFormatError if there is no puzzle in it."""
    if path.is_dir():
        raise PuzzleFormatError(f"{path.name} is a folder; choose a file in it.")
    form = _form(path, tasks)
    if form is None:
        yield from _whole(path, tasks)
        return
    try:
        with _text(path) as (lines, share):
            number = 1
            if form.header:
                next(lines)
                number += 1
            while part := list(islice(lines, LINES)):
                yield form.task, _parse(form, part, number), share()
                number += len(part)
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PuzzleFormatError(f"{path.name} cannot be read to its end ({reason}).") from None


def _whole(path: Path, tasks: Sequence[Task]) -> Generator[Part]:
    opened = open_puzzles(path)
    puzzles, task = opened.puzzles, next((t for t in tasks if t.name == opened.kind), None)
    if task is None:
        raise PuzzleFormatError(f"{path.name} holds {opened.told}, which are not solved here.")
    for first in range(0, len(puzzles), LINES):
        part: list[Puzzle | Fault] = list(puzzles[first : first + LINES])
        yield task, part, min(1.0, (first + LINES) / len(puzzles))


def _form(path: Path, tasks: Sequence[Task]) -> Form | None:
    """The form of a file in which a line holds one puzzle; None if most of its lines do not."""
    try:
        with _text(path) as (lines, _):
            first = [line for line in islice(lines, LOOKED_AT) if line.strip()]
    except FileNotFoundError:
        raise PuzzleFormatError(f"{path.name}: there is no such file; choose another.") from None
    except (OSError, EOFError, zlib.error, UnicodeDecodeError):
        return None  # a picture, or what open_puzzles names
    best, most = None, 0.5
    for task in tasks:
        for header in ("", *first[:1]):
            form, rest = Form(task, header), first[1:] if header else first
            long = (line for line in rest if len(line.strip("\r\n")) >= SHORTEST)
            good = sum(isinstance(_one(form, line, 0), Puzzle) for line in long)
            if rest and good / len(rest) > most:
                best, most = form, good / len(rest)
    return best


def _parse(form: Form, lines: Sequence[str], number: int) -> list[Puzzle | Fault]:
    """The puzzles of lines that begin with line `number`; empty lines count for the numbers."""
    full = [line for line in lines if line.strip()]
    try:
        found = form.task.parse(form.header + "".join(full)) if full else []
    except PuzzleFormatError:
        found = []
    if len(found) == len(full):
        return list(found)
    return [_one(form, line, number + n) for n, line in enumerate(lines) if line.strip()]


def _one(form: Form, line: str, number: int) -> Puzzle | Fault:
    try:
        found = form.task.parse(form.header + line)
    except PuzzleFormatError as error:
        return Fault(f"line {number}: {_PLACE.sub('', str(error))}")
    if len(found) != 1:
        return Fault(f"line {number}: it holds {len(found)} puzzles, the others hold one")
    return found[0]


@contextmanager
def _text(path: Path) -> Generator[tuple[Iterator[str], "_Share"]]:
    """The lines of a file, packed or not, none longer than LONGEST, and how much of it was read."""
    with path.open("rb") as raw:
        source = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
        with io.TextIOWrapper(source, encoding="utf-8-sig") as stream:
            share = _Share(raw, max(1, path.stat().st_size))
            yield iter(lambda: stream.readline(LONGEST), ""), share


@dataclass(frozen=True)
class _Share:
    raw: IO[bytes]
    size: int

    def __call__(self) -> float:
        return min(1.0, self.raw.tell() / self.size)
