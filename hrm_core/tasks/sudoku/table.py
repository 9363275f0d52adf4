"""Tables of sudokus (CSV): Sudoku-Extreme's four columns, Kaggle's two, read a column at a time."""

import gzip
import zlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.sudoku.rules import CELLS, are_solved

PUZZLE_COLUMNS = ("question", "quizzes", "puzzle", "puzzles", "quiz")
ANSWER_COLUMNS = ("answer", "solutions", "solution", "answers")
BOM = b"\xef\xbb\xbf"

_NO_CELL = 255


def _digit_table() -> NDArray[np.uint8]:
    table = np.full(256, _NO_CELL, dtype=np.uint8)
    table[list(b"0._* ")] = 0
    table[list(b"123456789")] = range(1, 10)
    return table


_DIGITS = _digit_table()  # byte -> digit


class Table(NamedTuple):
    """The rows of a table of puzzles."""

    givens: NDArray[np.uint8]  # [N, 81], 0 for an empty cell
    solutions: NDArray[np.uint8]  # [N, 81]
    ratings: NDArray[np.float32]  # [N], NaN where the table has no ratings


class _Columns(NamedTuple):
    """Where a header says things stand."""

    puzzle: int
    answer: int
    rating: int | None
    width: int


def read_csv(path: Path, limit: int | None = None) -> Table:
    """The first `limit` rows of a CSV, packed with gzip or not; PuzzleFormatError if it is none."""
    try:
        with _open(path) as file:
            return read_table(file, limit)
    except (OSError, EOFError, zlib.error) as error:
        raise PuzzleFormatError(f"{path.name} cannot be read: {error}.") from error
    except PuzzleFormatError as error:
        raise PuzzleFormatError(f"{path.name}, {error}") from error


def is_header(line: bytes) -> bool:
    """Whether a line names the columns of a table of puzzles."""
    return _columns(line) is not None


def read_table(lines: Iterable[bytes], limit: int | None = None) -> Table:
    """The rows below a header; PuzzleFormatError names the first line that is wrong."""
    rows = iter(lines)
    header = next(rows, b"")
    columns = _columns(header)
    if columns is None:
        raise PuzzleFormatError(
            "line 1: the header must name the columns, such as source,question,answer,rating"
            f" or quizzes,solutions, not {_quote(header)}."
        )
    puzzles, answers, ratings, numbers = [], [], [], []
    for number, row in enumerate(islice(rows, limit), start=2):
        fields = row.rstrip(b"\r\n").split(b",")
        if len(fields) != columns.width:
            if not row.strip():
                continue
            raise PuzzleFormatError(
                f"line {number}: there must be {columns.width} columns separated by commas,"
                f" not {len(fields)} as in {_quote(row)}."
            )
        puzzles.append(fields[columns.puzzle])
        answers.append(fields[columns.answer])
        ratings.append(b"nan" if columns.rating is None else fields[columns.rating])
        numbers.append(number)
    if not puzzles:
        raise PuzzleFormatError(
            "line 2: there is no puzzle below the header; add at least one row."
        )
    givens, solutions = _digits(puzzles, numbers), _digits(answers, numbers)
    _refuse_false_answers(givens, solutions, numbers)
    return Table(givens, solutions, _ratings(ratings, numbers))


def _open(path: Path) -> BinaryIO:
    if path.suffix == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def _columns(header: bytes) -> _Columns | None:
    names = [name.strip().lower() for name in header.removeprefix(BOM)[:1000].split(b",")]
    words = [name.decode("ascii", errors="replace").strip('"') for name in names]
    puzzle = next((i for i, word in enumerate(words) if word in PUZZLE_COLUMNS), None)
    answer = next((i for i, word in enumerate(words) if word in ANSWER_COLUMNS), None)
    if puzzle is None or answer is None:
        return None
    return _Columns(
        puzzle, answer, words.index("rating") if "rating" in words else None, len(words)
    )


def _digits(fields: list[bytes], numbers: list[int]) -> NDArray[np.uint8]:
    """81-character fields as digits, uint8 [N, 81]."""
    for field, number in zip(fields, numbers, strict=True):
        if len(field) != CELLS:
            raise PuzzleFormatError(
                f"line {number}: a sudoku has {CELLS} cells, each a digit or a dot,"
                f" but {_quote(field)} has {len(field.decode(errors='replace'))} characters."
            )
    digits = _DIGITS[np.frombuffer(b"".join(fields), dtype=np.uint8)].reshape(-1, CELLS)
    wrong = np.argwhere(digits == _NO_CELL)
    if len(wrong):
        row, column = wrong[0]
        raise PuzzleFormatError(
            f"line {numbers[row]}: cell {column + 1} of {_quote(fields[row])} must be a digit,"
            " or a dot where it is empty."
        )
    return digits


def _refuse_false_answers(
    givens: NDArray[np.uint8], solutions: NDArray[np.uint8], numbers: list[int]
) -> None:
    unlike = np.argwhere((givens != 0) & (givens != solutions))
    if len(unlike):
        row, cell = unlike[0]
        raise PuzzleFormatError(
            f"line {numbers[row]}: the answer has {solutions[row, cell]} in cell {cell + 1} where"
            f" the puzzle gives {givens[row, cell]}; correct one of the two."
        )
    unsolved = np.flatnonzero(~are_solved(solutions))
    if len(unsolved):
        text = "".join(map(str, solutions[unsolved[0]]))
        raise PuzzleFormatError(
            f"line {numbers[unsolved[0]]}: the answer {text[:20]!r}... breaks the rules of sudoku;"
            " correct it or leave out the row."
        )


def _ratings(fields: list[bytes], numbers: list[int]) -> NDArray[np.float32]:
    try:
        return np.array(fields).astype(np.float32)
    except ValueError:
        pass
    for field, number in zip(fields, numbers, strict=True):
        try:
            float(field)
        except ValueError:
            message = f"line {number}: the rating must be a number, not {_quote(field)}."
            raise PuzzleFormatError(message) from None
    raise AssertionError("numpy refused a rating that Python reads")


def _quote(raw: bytes) -> str:
    return repr(raw[:90].decode(errors="replace").rstrip("\r\n")[:20])
