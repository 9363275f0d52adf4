"""Tables of sudokus (CSV): Sudoku-Extreme's four columns, Kaggle's two, read a column at a time."""

import gzip
import zlib
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.grids import fault, quote
from hrm_core.tasks.sudoku.rules import CELLS, are_solved

PUZZLE_COLUMNS = ("question", "quizzes", "puzzle", "puzzles", "quiz", "board")
ANSWER_COLUMNS = ("answer", "solutions", "solution", "answers")
BOM = b"\xef\xbb\xbf"

_CELLS = "0._* 123456789"
_NO_CELL = 255


def _digit_table() -> NDArray[np.uint8]:
    table = np.full(256, _NO_CELL, dtype=np.uint8)
    for cell in _CELLS:
        table[ord(cell)] = int(cell) if cell.isdecimal() else 0
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
    separator: bytes = b","


class _Row(NamedTuple):
    """One line below the header."""

    line: int  # from 1
    fields: list[bytes]  # quotes included

    def bare(self, column: int) -> bytes:
        """A field without the quotes around it."""
        return self.fields[column].strip().strip(b'"')

    def place(self, column: int) -> tuple[int, int]:
        """Line and character, both from 1, where a field begins, after its quote."""
        before = b"".join(self.fields[:column]).decode(errors="replace")
        field = self.fields[column]
        quoted = len(field) - len(field.lstrip(b' "'))
        return self.line, len(before) + column + 1 + quoted


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
    """The rows below a header; PuzzleFormatError names the first place that is wrong."""
    source = enumerate(lines, start=1)
    top, header = next(((at, line) for at, line in source if line.strip()), (1, b""))
    columns = _columns(header)
    if columns is None:
        raise fault(
            top,
            1,
            "the header must name the columns, such as source,question,answer,rating or"
            f" quizzes,solutions, not {_quote(header)}",
        )
    rows: list[_Row] = []
    for number, raw in islice(source, limit):
        fields = raw.rstrip(b"\r\n").split(columns.separator)
        if len(fields) == columns.width:
            rows.append(_Row(number, fields))
        elif raw.strip():
            raise fault(
                number,
                len(raw.rstrip(b"\r\n").decode(errors="replace")) + 1,
                f"there must be {columns.width} columns separated by commas, not {len(fields)}"
                f" as in {_quote(raw)}",
            )
    if not rows:
        raise fault(top + 1, 1, "there is no puzzle below the header; add at least one row")
    givens, solutions = _digits(rows, columns.puzzle), _digits(rows, columns.answer)
    refuse_false_answers(givens, solutions, lambda row: rows[row].place(columns.answer))
    return Table(givens, solutions, _ratings(rows, columns.rating))


def refuse_false_answers(
    givens: NDArray[np.uint8],
    solutions: NDArray[np.uint8],
    place: Callable[[int], tuple[int, int]],
) -> None:
    """PuzzleFormatError for the first answer that changes a clue, or breaks the rules.

    uint8 [N, 81] both; place: of row n, the line and character where its answer begins.
    """
    unlike = np.argwhere((givens != 0) & (givens != solutions))
    if len(unlike):
        row, cell = (int(index) for index in unlike[0])
        line, character = place(row)
        raise fault(
            line,
            character + cell,
            f"the answer has '{solutions[row, cell]}' where the puzzle gives"
            f" '{givens[row, cell]}'; correct one of the two",
        )
    unsolved = np.flatnonzero(~are_solved(solutions))
    if len(unsolved):
        text = "".join(map(str, solutions[unsolved[0]]))
        raise fault(
            *place(int(unsolved[0])),
            f"the answer {quote(text)} breaks the rules of sudoku; correct it or leave it out",
        )


def _open(path: Path) -> BinaryIO:
    if path.suffix == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def _columns(header: bytes) -> _Columns | None:
    bare = header.removeprefix(BOM)[:1000]
    separator = next((sign for sign in (b",", b";", b"\t", b"|") if sign in bare), b",")
    names = [name.strip().lower() for name in bare.split(separator)]
    words = [name.decode("ascii", errors="replace").strip('"') for name in names]
    puzzle = next((i for i, word in enumerate(words) if word in PUZZLE_COLUMNS), None)
    answer = next((i for i, word in enumerate(words) if word in ANSWER_COLUMNS), None)
    if puzzle is None or answer is None:
        return None
    return _Columns(
        puzzle, answer, words.index("rating") if "rating" in words else None, len(words), separator
    )


def _digits(rows: list[_Row], column: int) -> NDArray[np.uint8]:
    """81-character fields as digits, uint8 [N, 81]."""
    joined = b"".join(row.bare(column) for row in rows)
    digits = _DIGITS[np.frombuffer(joined, dtype=np.uint8)]
    sizes = np.array([len(row.bare(column)) for row in rows])
    if (sizes != CELLS).any() or (digits == _NO_CELL).any():
        raise next(filter(None, (_wrong_cells(row, column) for row in rows)))
    return digits.reshape(-1, CELLS)


def _wrong_cells(row: _Row, column: int) -> PuzzleFormatError | None:
    """What is wrong with a field that should be 81 cells, None if nothing is."""
    text = row.bare(column).decode(errors="replace")
    line, character = row.place(column)
    foreign = next((at for at, c in enumerate(text) if c not in _CELLS), None)
    if foreign is not None:
        return fault(
            line,
            character + foreign,
            f"{text[foreign]!r} is no cell in {quote(text)}; use 1 to 9, and a dot where a cell"
            " is empty",
        )
    if len(text) == CELLS:
        return None
    return fault(
        line,
        character + min(len(text), CELLS),
        f"a sudoku has {CELLS} cells, each a digit or a dot, but {quote(text)}"
        f" has {len(text)} characters",
    )


def _ratings(rows: list[_Row], column: int | None) -> NDArray[np.float32]:
    if column is None:
        return np.full(len(rows), np.nan, dtype=np.float32)
    try:
        return np.array([row.bare(column) for row in rows]).astype(np.float32)
    except ValueError:
        pass
    for row in rows:
        try:
            float(row.bare(column))
        except ValueError:
            sentence = f"the rating must be a number, not {_quote(row.bare(column))}"
            raise fault(*row.place(column), sentence) from None
    raise AssertionError("numpy refused a rating that Python reads")


def _quote(raw: bytes) -> str:
    return quote(raw[:100].decode(errors="replace"))
