"""Reading puzzles from files: any kind, packed with gzip or not; what is in them the task says."""

import codecs
import gzip
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task
from hrm_core.tasks.grids import KnownFormError, fault, place

LARGEST = 256 << 20  # bytes, unpacked; the test set of Sudoku-Extreme has a third of it


class NotTextError(PuzzleFormatError):
    """Bytes that no reader of text understands."""


def read_any(path: Path, tasks: Sequence[Task]) -> list[Puzzle]:
    """Every puzzle of a file, by the first kind that reads it; else the likeliest refusal."""
    refusals = []
    for task in tasks:
        try:
            return read_puzzles(path, task)
        except PuzzleFormatError as error:
            refusals.append(error)
    raise likeliest(refusals)


def likeliest(refusals: Sequence[PuzzleFormatError]) -> PuzzleFormatError:
    """Of what several kinds say of one text or file, what says most."""
    certain = (e for e in refusals if isinstance(e.__cause__ or e, KnownFormError))
    # a kind that knows the form of the file says more than one that expected text
    knowing = (e for e in refusals if not isinstance(e.__cause__, NotTextError))
    return next(certain, None) or next(knowing, refusals[0])


def read_puzzles(path: Path, task: Task) -> list[Puzzle]:
    """Every puzzle of a file, named after it; PuzzleFormatError if there is none."""
    try:
        raw = read_raw(path)
        puzzles = task.read(raw) or task.parse(text_of(raw))
    except PuzzleFormatError as error:
        raise PuzzleFormatError(f"{path.name or path}: {error}") from error
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


def _test_name(path: Path, number: int, count: int) -> str:
    """A task that explains itself by examples is known by its file; its tests are numbered."""
    return path.stem if count == 1 else f"{path.stem}, test {number}"


def text_of(raw: bytes) -> str:
    """The content of a file as text; PuzzleFormatError if it is none, or more than LARGEST."""
    if len(raw) > LARGEST:
        limit = f"{LARGEST >> 20} MB"
        raise PuzzleFormatError(f"this is larger than {limit}; split it into smaller files.")
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        # the error knows whether the mark at the beginning counts; for people it does not
        before = error.object[: error.start].decode(error.encoding).removeprefix("\ufeff")
        line, character = place(before, len(before))
        byte = error.object[error.start : error.start + 1].hex()
        sentence = f"the byte {byte} is no text in UTF-8; save the file as UTF-8 and try again"
        raise NotTextError(str(fault(line, character, sentence))) from error


def read_raw(path: Path) -> bytes:
    """The bytes of a file, unpacked, one more than LARGEST at most; PuzzleFormatError if none."""
    try:
        if path.is_dir():
            raise PuzzleFormatError("this is a folder; choose a file in it.")
        with path.open("rb") as file:
            if path.suffix != ".gz":
                return file.read(LARGEST + 1)
            with gzip.GzipFile(fileobj=file) as unpacked:
                return unpacked.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise PuzzleFormatError("there is no such file; choose another.") from error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PuzzleFormatError(f"this cannot be read ({reason}); choose another file.") from error
