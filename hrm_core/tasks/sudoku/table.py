"""Tables of sudokus (CSV): puzzles, answers and ratings by the names of their columns.

Fields as RFC 4180 has them, parted by a comma, a semicolon, a tab or a bar. Only a column whose
name says that it is the puzzle is taken for it; answers and ratings may be missing.
"""

import csv
import gzip
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from hrm_core.limits import TABLES, UNPACKED_FREELY, in_words, open_within
from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.grids import KnownFormError, fault, quote
from hrm_core.tasks.sudoku.rules import CELLS, are_solved

_PUZZLES = "question questions quizzes quiz puzzle puzzles board grid unsolved initial givens clues"
_ANSWERS = "answer answers solution solutions solved result"
PUZZLE_COLUMNS = frozenset(re.findall(r"\w+", _PUZZLES))
ANSWER_COLUMNS = frozenset(re.findall(r"\w+", _ANSWERS))
BOM = "\ufeff"
SEPARATORS = ",;\t|"
CHUNK = 8192  # rows that are turned into digits at a time
LONGEST = 100_000  # bytes of a line
TABLE_TIMES = 20  # that gzip may have made a table smaller; digits by chance become 3 times so

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
    solutions: NDArray[np.uint8]  # [N, 81], 0 throughout where the table has no answer
    ratings: NDArray[np.float32]  # [N], NaN where the table has no rating, or one in words


class _Columns(NamedTuple):
    """Where a header says things stand."""

    puzzle: int
    answer: int | None
    rating: int | None
    width: int
    separator: str


class _Row(NamedTuple):
    """One row below the header."""

    line: int  # from 1
    fields: list[str]
    raw: str

    def place(self, column: int) -> tuple[int, int]:
        """Line and character, both from 1, where a field begins, after its quote."""
        start = 0
        for number, field in enumerate(self.fields[: column + 1]):
            found = self.raw.find(field, start)
            start = max(found, start)
            if number < column:
                start += len(field) + 1
        return self.line, start + 1


def read_csv(path: Path, limit: int | None = None) -> Table:
    """The first `limit` rows of a CSV, packed with gzip or not; PuzzleFormatError if it is none."""
    try:
        with open_within(path, TABLES) as file:
            return read_table(_lines(file, path.suffix == ".gz"), limit)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PuzzleFormatError(f"{path.name} cannot be read: {reason}.") from error
    except PuzzleFormatError as error:
        raise type(error)(f"{path.name}, {error}") from error


def is_header(line: bytes | str) -> bool:
    """Whether a line names the columns of a table of puzzles."""
    return _columns(_decoded(line)) is not None


def is_table(head: bytes) -> bool:
    """Whether a file that begins so is a table of puzzles, packed or not."""
    lines = head.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return is_header(next((line for line in lines if line.strip()), b""))


def read_table(lines: Iterable[bytes | str], limit: int | None = None) -> Table:
    """The rows below a header; PuzzleFormatError names the first place that is wrong."""
    source = _Lines(lines)
    header = next((line for line in source if line.strip()), "")
    top = max(source.count, 1)
    columns = _columns(header)
    if columns is None:
        raise fault(
            top,
            1,
            "the header must name the columns, such as source,question,answer,rating or"
            f" quizzes,solutions, not {_quote(header)}",
        )
    parts = []
    rows = islice(_rows(source, columns), limit)
    while chunk := list(islice(rows, CHUNK)):
        parts.append(_chunk(chunk, columns))
    if not parts:
        raise fault(top + 1, 1, "there is no puzzle below the header; add at least one row")
    return Table(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def refuse_unnamed(header: str, row: str) -> None:
    """PuzzleFormatError for a table of several grids whose columns do not say which is which."""
    separator = _separator(header)
    names, fields = _split(header, separator), _split(row, separator)
    grids = [
        n for n, field in enumerate(fields) if len(field) == CELLS and set(field) <= set(_CELLS)
    ]
    if not names or len(names) != len(fields) or not grids or _columns(header) is not None:
        return
    if any(len(name) == CELLS or not any(c.isalpha() for c in name) for name in names if name):
        return
    called = [names[n].lower() for n in grids]
    if len(grids) == 1 and called[0] not in ANSWER_COLUMNS:
        return
    told = " and ".join(repr(names[n]) for n in grids)
    sentence = (
        f"no column says that it is the puzzle: grids stand in {told}; call the columns puzzle"
        " and solution"
    )
    raise KnownFormError(str(fault(1, 1, sentence)))


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


class _Lines:
    """Lines as text, counted; the last ones are kept for messages."""

    def __init__(self, lines: Iterable[bytes | str]) -> None:
        self._lines = iter(lines)
        self.count = 0
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = _decoded(next(self._lines))
        self.count += 1
        self.last = line
        return line


def _rows(source: _Lines, columns: _Columns) -> Iterator[_Row]:
    reader = csv.reader(source, delimiter=columns.separator, skipinitialspace=True)
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise fault(source.count, 1, f"this row is no CSV ({error}); correct it") from error
        fields = [field.strip() for field in fields]
        if not any(fields):
            continue
        while len(fields) > columns.width and not fields[-1]:
            fields.pop()
        if len(fields) != columns.width:
            raise fault(
                source.count,
                len(source.last.rstrip("\r\n")) + 1,
                f"there must be {columns.width} columns separated by"
                f" {_NAMES[columns.separator]}, not {len(fields)} as in {_quote(source.last)}",
            )
        yield _Row(source.count, fields, source.last)


_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def _chunk(rows: list[_Row], columns: _Columns) -> Table:
    givens, solutions = _digits(rows, columns.puzzle), np.zeros((len(rows), CELLS), np.uint8)
    if columns.answer is not None:
        answer = columns.answer
        answered = [n for n, row in enumerate(rows) if row.fields[answer]]
        if answered:
            chosen = [rows[n] for n in answered]
            solutions[answered] = _digits(chosen, answer)
            refuse_false_answers(
                givens[answered], solutions[answered], lambda n: chosen[n].place(answer)
            )
    return Table(givens, solutions, _ratings(rows, columns.rating))


def _lines(file: BinaryIO, packed: bool) -> Iterator[bytes]:
    """The lines of a file, unpacked; PuzzleFormatError for one that would fill the memory."""
    source = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
    size, most = 0, TABLES
    if packed:
        most = max(UNPACKED_FREELY, TABLE_TIMES * os.fstat(file.fileno()).st_size)
    while line := source.readline(LONGEST + 1):
        size += len(line)
        if len(line) > LONGEST:
            raise PuzzleFormatError(f"there is a line of more than {LONGEST:,} bytes; split it")
        if size > most:
            raise PuzzleFormatError(f"this unpacks to more than {in_words(most)}; split it.")
        yield line


def _decoded(line: bytes | str) -> str:
    return line if isinstance(line, str) else line.decode(errors="replace")


def _separator(header: str) -> str:
    return next((sign for sign in SEPARATORS if sign in header), ",")


def _split(line: str, separator: str) -> list[str]:
    """The fields of one line, without blanks and quotes around them; [] if it is no CSV."""
    try:
        (fields,) = csv.reader([line], delimiter=separator, skipinitialspace=True)
    except (csv.Error, ValueError):
        return []
    return [field.strip(' "\r\n') for field in fields]


def _columns(header: str) -> _Columns | None:
    bare = header.removeprefix(BOM)[:1000]
    separator = _separator(bare)
    words = [name.lower() for name in _split(bare, separator)]
    puzzle = next((i for i, word in enumerate(words) if word in PUZZLE_COLUMNS), None)
    answer = next((i for i, word in enumerate(words) if word in ANSWER_COLUMNS), None)
    if puzzle is None or len(words) == 1:  # one word is the title of what is below
        return None
    rating = words.index("rating") if "rating" in words else None
    return _Columns(puzzle, answer, rating, len(words), separator)


def _digits(rows: list[_Row], column: int) -> NDArray[np.uint8]:
    """81-character fields as digits, uint8 [N, 81]."""
    fields = [row.fields[column] for row in rows]
    if all(len(field) == CELLS for field in fields):
        # what is no character of ASCII becomes a question mark, which is no cell
        joined = "".join(fields).encode("ascii", "replace")
        digits = _DIGITS[np.frombuffer(joined, dtype=np.uint8)]
        if not (digits == _NO_CELL).any():
            return np.array(digits.reshape(-1, CELLS))
    raise next(filter(None, (_wrong_cells(row, column) for row in rows)))


def _wrong_cells(row: _Row, column: int) -> PuzzleFormatError | None:
    """What is wrong with a field that should be 81 cells, None if nothing is."""
    text = row.fields[column]
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
    ratings = np.full(len(rows), np.nan, dtype=np.float32)
    if column is not None:
        for number, row in enumerate(rows):
            try:
                ratings[number] = float(row.fields[column])
            except (ValueError, OverflowError):  # in words, as many tables have it
                continue
    return ratings


def _quote(text: str) -> str:
    return quote(text[:100])
