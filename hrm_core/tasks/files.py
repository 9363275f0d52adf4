"""Reading puzzles of a kind from a file, packed with gzip or not; what is in it the task says.

opening.py finds out the kind. Where only the first puzzles are wanted, only the beginning of a file
of text is read.
"""

import codecs
import errno
import gzip
import math
import os
import select
import stat
import time
import zlib
from dataclasses import replace
from pathlib import Path

from hrm_core.limits import (
    MOST_TIMES,
    PIPE_SECONDS,
    PUZZLES,
    UNPACKED_FREELY,
    in_words,
    open_within,
)
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task
from hrm_core.tasks.grids import fault, place

HEAD = 64 << 10  # bytes of a text that are read at first where only some puzzles are wanted
GROWTH = 4  # so many times as much is read if that was not enough
STANDARD_INPUT = (Path("/dev/stdin"), Path("/dev/fd/0"))  # which may be a terminal
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NotTextError(PuzzleFormatError):
    """Bytes that no reader of text understands."""


def read_puzzles(path: Path, task: Task, limit: int | None = None) -> list[Puzzle]:
    """The first `limit` puzzles of a file, named after it; PuzzleFormatError if there is none."""
    try:
        puzzles = _first(path, task, limit) if limit else understood(read_raw(path), task)
    except PuzzleFormatError as error:
        raise type(error)(f"{path.name or path}: {error}") from error
    return named(puzzles[:limit], path)


def understood(raw: bytes, task: Task, limit: int | None = None) -> list[Puzzle]:
    """The first `limit` puzzles in bytes; PuzzleFormatError if there is none."""
    return (task.read(raw) or task.parse(text_of(raw), limit))[:limit]


def named(puzzles: list[Puzzle], path: Path) -> list[Puzzle]:
    """Puzzles with titles by the file they came from, numbered if there are several."""
    if puzzles[0].examples:
        return [
            replace(puzzle, title=puzzle.title or _test_name(path, number, len(puzzles)))
            for number, puzzle in enumerate(puzzles, start=1)
        ]
    if len(puzzles) == 1:
        return [replace(puzzles[0], title=puzzles[0].title or path.name)]
    return [
        replace(
            puzzle, title=f"{path.name} {number}" + (f": {puzzle.title}" if puzzle.title else "")
        )
        for number, puzzle in enumerate(puzzles, start=1)
    ]


def _first(path: Path, task: Task, limit: int) -> list[Puzzle]:
    """From as little of a file as will do: a part of it that ends with a line."""
    size = HEAD
    while True:
        raw = read_raw(path, size)
        head = raw[: raw.rfind(b"\n", 0, size) + 1]
        if len(raw) <= size or not head or b"\0" in head or raw.startswith(_WIDE):
            return understood(raw if len(raw) <= size else read_raw(path), task, limit)
        try:
            puzzles = understood(head, task, limit + 1)
        except PuzzleFormatError:
            size *= GROWTH  # a puzzle that was cut, or a fault: more of it will show
            continue
        if len(puzzles) > limit:  # one more shows that the last was not cut
            return puzzles
        size = max(size * 2, math.ceil(size * min(limit / len(puzzles) * 1.1, 256.0)))


def _test_name(path: Path, number: int, count: int) -> str:
    """A task that explains itself by examples is known by its file; its tests are numbered."""
    return path.stem if count == 1 else f"{path.stem}, test {number}"


def text_of(raw: bytes) -> str:
    """The content of a file as text; PuzzleFormatError if it is none, or more than PUZZLES."""
    if len(raw) > PUZZLES:
        limit = in_words(PUZZLES)
        raise PuzzleFormatError(f"this is larger than {limit}; split it into smaller files.")
    try:
        return raw.decode("utf-16" if raw.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        # the error knows whether the mark at the beginning counts; for people it does not
        before = error.object[: error.start].decode(error.encoding).removeprefix("\ufeff")
        line, character = place(before, len(before))
        byte = error.object[error.start : error.start + 1].hex()
        sentence = f"the byte {byte} is no text in UTF-8; save the file as UTF-8 and try again"
        raise NotTextError(str(fault(line, character, sentence))) from error


def read_raw(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file or a pipe, unpacked, one more than `most` (PUZZLES) at most.

    PuzzleFormatError if there are none, or if the file is too large.
    """
    most = PUZZLES if most is None else most
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise PuzzleFormatError("this is a folder; choose a file in it.")
        if is_pipe(path):
            return _from_pipe(path)
        with open_within(path, PUZZLES) as file:
            if path.suffix != ".gz":
                return file.read(most + 1)
            with gzip.GzipFile(fileobj=file) as unpacked:
                content = unpacked.read(most + 1)
            if len(content) > max(UNPACKED_FREELY, MOST_TIMES * path.stat().st_size):
                raise PuzzleFormatError(
                    f"this unpacks to more than {MOST_TIMES} times its size, as no puzzles do;"
                    " choose another file."
                )
            return content
    except FileNotFoundError as error:
        raise PuzzleFormatError("there is no such file; choose another.") from error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PuzzleFormatError(f"this cannot be read ({reason}); choose another file.") from error


def is_pipe(path: Path) -> bool:
    """Whether it can be read once only: a pipe, or standard input."""
    try:
        return path in STANDARD_INPUT or path.is_fifo()
    except (OSError, ValueError):
        return False


def _from_pipe(path: Path) -> bytes:
    """What a pipe gives until it ends; TimeoutError if it is silent for too long."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb", buffering=0) as pipe:
        content, silent_until = b"", time.monotonic() + PIPE_SECONDS
        while len(content) <= PUZZLES:
            select.select([pipe], [], [], max(0.0, silent_until - time.monotonic()))
            part = pipe.read(1 << 20)
            if part:
                content, silent_until = content + part, time.monotonic() + PIPE_SECONDS
            elif part is not None and content:
                return content
            elif time.monotonic() >= silent_until:
                raise TimeoutError(errno.ETIMEDOUT, f"nothing came from it in {PIPE_SECONDS:.0f} s")
            else:
                time.sleep(0.01)  # nobody has opened its other end yet
        return content
