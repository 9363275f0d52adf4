"""Reading puzzles from files: any kind, packed with gzip or not; what is in them the task says."""

import codecs
import gzip
import zlib
from dataclasses import replace
from pathlib import Path

from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task

LARGEST = 64 << 20  # bytes, unpacked


def read_puzzles(path: Path, task: Task) -> list[Puzzle]:
    """Every puzzle of a file, named after it; PuzzleFormatError if there is none."""
    try:
        puzzles = task.parse(_text(path))
    except PuzzleFormatError as error:
        raise PuzzleFormatError(f"{path.name}: {error}") from error
    if len(puzzles) == 1:
        return [replace(puzzles[0], title=puzzles[0].title or path.name)]
    return [
        replace(
            puzzle, title=f"{path.name} {number}" + (f": {puzzle.title}" if puzzle.title else "")
        )
        for number, puzzle in enumerate(puzzles, start=1)
    ]


def _text(path: Path) -> str:
    raw = _bytes(path)
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        at = raw.count(b"\n", 0, error.start) + 1
        raise PuzzleFormatError(
            f"line {at} is not text in UTF-8 (byte {raw[error.start : error.start + 1].hex()});"
            " save it as UTF-8 and try again."
        ) from error


def _bytes(path: Path) -> bytes:
    """The content, unpacked, of at most LARGEST bytes."""
    try:
        if path.is_dir():
            raise PuzzleFormatError("this is a folder; choose a file in it.")
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise PuzzleFormatError("there is no such file; choose another.") from error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PuzzleFormatError(f"this cannot be read ({reason}); choose another file.") from error
    if len(raw) > LARGEST:
        limit = f"{LARGEST >> 20} MB"
        raise PuzzleFormatError(f"this is larger than {limit}; split it into smaller files.")
    return raw
