"""Sudokus as people write them, read from text.

One line of 81 cells, with an identifier, a rating or the answer beside it; nine lines of nine, with
or without frames, spaces, headers (.sdk, .ss) and pencil marks; lists of these (.sdm); OpenSudoku
and HoDoKu files; tables. Where nothing else is said, 0 . _ * stand for an empty cell, and spaces
do where each line has 81 or nine characters.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid, Puzzle, PuzzleFormatError
from hrm_core.tasks.grids import fault, place, quote
from hrm_core.tasks.sudoku import table
from hrm_core.tasks.sudoku.foreign import editable_as_blank, in_our_form
from hrm_core.tasks.sudoku.lines import Line, LineKind, one_line, read
from hrm_core.tasks.sudoku.refusals import diagnosis
from hrm_core.tasks.sudoku.rules import CELLS, SIZE, faults
from hrm_core.tasks.sudoku.structured import Found, read_json

NAME = "sudoku"

_XML_GAME = re.compile(r"""<game\b(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_XML_DATA = re.compile(r"""\bdata=(?:"([^"]*)"|'([^']*)')""")


def line(grid: Grid) -> str:
    """The grid as 81 characters, a dot for an empty cell."""
    return "".join(str(digit) if digit else "." for digit in grid.flat)


def parse(text: str, limit: int | None = None) -> list[Puzzle]:
    """The first `limit` puzzles in the text, at least one; PuzzleFormatError says why not."""
    found = [_of_json(each) for each in islice(read_json(text), limit)]
    if found:
        return found
    try:
        return _parse(text, limit)
    except PuzzleFormatError:
        cells = in_our_form(text)
        if cells is None:
            raise
        return [_puzzle(cells, "")]


def _parse(text: str, limit: int | None) -> list[Puzzle]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if "\0" in text:
        number, character = place(text, text.index("\0"))
        raise fault(number, character, "'\\x00' shows that this is no text; open a text file")
    first = next((words for words in lines if words.strip()), "")
    if not first:
        raise fault(
            1, 1, f"{quote(text)} holds no puzzle; enter 81 digits, a dot for an empty cell"
        )
    if first.lstrip().startswith("<"):
        puzzles = list(islice(_from_xml(text), limit))
    elif table.is_header(first):
        puzzles = _from_table(lines, limit)
    else:
        table.refuse_unnamed(first, _after(lines, first))
        puzzles = list(islice(_from_lines(_spaces_as_dots(lines)), limit))
    if not puzzles:
        number = lines.index(first) + 1
        alone = not any(words.strip() for words in lines[number:])
        wrong = (
            f"{quote(first)} is no sudoku" if alone else f"no sudoku stands below {quote(first)}"
        )
        raise fault(number, 1, f"{wrong}; enter 81 digits, a dot for an empty cell")
    return puzzles


def _from_lines(lines: Sequence[str]) -> Iterator[Puzzle]:
    """Puzzles in lines of 81 or in nine lines of nine."""
    rows: list[Line] = []
    title, inside = "", True
    for number, raw in enumerate(lines, start=1):
        found = read(raw, number)
        if found.kind is LineKind.SECTION:
            inside = found.title == "puzzle"
        if not inside or found.kind in (LineKind.NOTHING, LineKind.SECTION):
            continue
        if found.kind is LineKind.TITLE:
            title = found.title
        elif found.kind is LineKind.ROW:
            rows.append(found)
            if len(rows) == SIZE:
                yield _puzzle("".join(row.cells for row in rows), title)
                rows, title = [], ""
        elif rows or found.kind is LineKind.UNKNOWN:
            raise diagnosis(lines, number, rows)
        elif found.kind is LineKind.WORDS:
            title = found.title
        else:
            yield _whole(found, raw)
    if rows:
        raise diagnosis(lines, len(lines), rows)


def _of_json(found: Found) -> Puzzle:
    """A puzzle of JSON; PuzzleFormatError if its answer does not solve it."""
    puzzle = _puzzle(found.cells, found.title, found.answer)
    if puzzle.solution is None or not faults(puzzle.given, puzzle.solution):
        return puzzle
    raise fault(1, 1, f"the solution beside {quote(found.cells)} breaks the rules; correct it")


def _whole(found: Line, raw: str) -> Puzzle:
    """A puzzle that stands in one line, with its answer if that is there too."""
    puzzle = _puzzle(found.cells, found.title, found.answer)
    if puzzle.solution is not None:
        start = raw.rindex(found.answer) + 1
        table.refuse_false_answers(
            puzzle.given.reshape(1, CELLS),
            puzzle.solution.reshape(1, CELLS),
            lambda _: (found.number, start),
        )
    return puzzle


def _from_table(lines: Sequence[str], limit: int | None) -> list[Puzzle]:
    return puzzles_of(*table.read_table(lines, limit)[:2])


def puzzles_of(givens: NDArray[np.uint8], solutions: NDArray[np.uint8]) -> list[Puzzle]:
    """Rows of 81 digits as puzzles; an answer of zeros is none. uint8 [N, 81] both."""
    shape = (-1, SIZE, SIZE)
    both = zip(givens.reshape(shape), solutions.reshape(shape), strict=True)
    return [Puzzle(NAME, given, solution if solution.any() else None) for given, solution in both]


def _after(lines: Sequence[str], first: str) -> str:
    """The first line with something in it below another one."""
    below = islice(lines, lines.index(first) + 1, None)
    return next((line for line in below if line.strip()), "")


def _from_xml(text: str) -> Iterator[Puzzle]:
    """OpenSudoku: <game data="..."/>, one after the other."""
    for game in _XML_GAME.finditer(text):
        data = _XML_DATA.search(game[0])
        start = game.start() + (data.start(data.lastindex or 0) if data else 0)
        cells = (data[1] or data[2] or "") if data else ""
        found = one_line(editable_as_blank(cells), 0)
        if found is None:
            number, character = place(text, start)
            sentence = (
                f"the data of a game are 81 digits, 0 for an empty cell, not {quote(cells)};"
                " correct them"
            )
            raise fault(number, character, sentence)
        yield _puzzle(found.cells, "")


def _spaces_as_dots(lines: Sequence[str]) -> Sequence[str]:
    """The lines with dots for spaces, if spaces can only mean empty cells."""
    written = [line for line in lines if line]
    for width, rows in ((CELLS, 1), (SIZE, SIZE)):
        fits = all(len(line) == width for line in written) and len(written) % rows == 0
        if fits and set("".join(written)) <= set("123456789 "):
            return [line.replace(" ", ".") for line in lines]
    return lines


def _puzzle(cells: str, title: str, answer: str = "") -> Puzzle:
    solution = _grid(answer) if answer else None
    return Puzzle(NAME, _grid(cells), solution, title)


def _grid(cells: str) -> Grid:
    codes = np.frombuffer(cells.encode("ascii"), dtype=np.uint8)
    return (
        np.where((codes > ord("0")) & (codes <= ord("9")), codes - ord("0"), 0)
        .astype(np.uint8)
        .reshape(SIZE, SIZE)
    )
