"""Mazes in text: drawings with #, space, S, G and o, 900 characters in a line, the official CSV.

What other programs draw is in foreign.py.
"""

import csv
import math
from typing import Any

import numpy as np

from hrm_core.decoding import DecodingError, plain_json
from hrm_core.puzzle import Grid
from hrm_core.tasks.grids import fault, quote
from hrm_core.tasks.maze.foreign import halved, in_our_signs, padded
from hrm_core.tasks.maze.paths import bare
from hrm_core.tasks.maze.symbols import FREE, GOAL, LARGEST, PATH, SIGNS, SMALLEST, START, WALL

_READ = {sign: value for value, sign in enumerate(SIGNS)} | {
    ".": FREE,
    "s": START,
    "g": GOAL,
    "E": GOAL,
    "e": GOAL,
    "+": PATH,
    "█": WALL,
}
_LEGEND = "a maze is drawn with # for walls, spaces, S for the start and G or E for the goal"


def read_text(text: str, limit: int | None = None) -> list[Grid]:
    """The first `limit` mazes in a text, without paths; empty lines separate drawings."""
    text = text.removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if line), "")
    if "question" in first.split(","):
        return _read_csv(lines, limit)
    listed = _listed(text)
    if listed is not None:
        return [_read_block(rows, 1) for rows in listed[:limit]]
    mazes: list[Grid] = []
    block: list[str] = []
    begin = 1
    for number, line in enumerate([*lines, ""], start=1):
        if line:
            begin = begin if block else number
            block.append(line)
        elif block:
            mazes.append(_read_block(block, begin))
            block = []
            if len(mazes) == limit:
                break
    if not mazes:
        raise fault(1, 1, f"there is no maze in an empty text; {_LEGEND}")
    return mazes


def drawing(grid: Grid) -> str:
    """A maze as lines of text; the empty last line parts it from the next maze."""
    return "".join("".join(SIGNS[value] for value in row) + "\n" for row in grid.tolist())


def _read_block(lines: list[str], begin: int) -> Grid:
    if len(lines) == 1:
        return _read_line(lines[0], begin, 1)
    lines = halved(padded(lines))
    if len(set(map(len, lines))) > 1 or not set("".join(lines)) <= _READ.keys():
        lines = in_our_signs(lines) or lines
    widths = [len(line) for line in lines]
    for number, (line, width) in enumerate(zip(lines, widths, strict=True), start=begin):
        _refuse_foreign(line, number, 1)
        if width != widths[0]:
            sentence = f"this line has {width} cells, the first line of the maze {widths[0]}"
            raise fault(number, min(width, widths[0]) + 1, f"{sentence}; make all lines as long")
        if number >= begin + LARGEST:
            raise fault(number, 1, f"a maze has at most {LARGEST} lines, not {len(lines)}")
    if not SMALLEST <= widths[0] <= LARGEST:
        sentence = f"a line of a maze has {SMALLEST} to {LARGEST} cells, not {widths[0]}"
        raise fault(begin, min(widths[0], LARGEST) + 1, sentence)
    if len(lines) < SMALLEST:
        raise fault(begin, 1, f"a maze has {SMALLEST} to {LARGEST} lines, not {len(lines)}")
    return _grid("".join(lines), len(lines))


def _read_line(line: str, number: int, character: int) -> Grid:
    """A square maze, row after row in one line, as in the official files."""
    _refuse_foreign(line, number, character)
    side = math.isqrt(len(line))
    if side * side != len(line) or not SMALLEST <= side <= LARGEST:
        sentence = (
            f"a maze in one line has 900 characters for 30 x 30, or another square up to"
            f" {LARGEST} x {LARGEST}, not {len(line)}"
        )
        raise fault(number, character, sentence)
    return _grid(line, side)


def _listed(text: str) -> list[list[str]] | None:
    """Mazes as lists of rows in JSON or Python: of text, or of numbers."""
    if not text[:1000].lstrip().startswith("["):
        return None
    try:
        value = plain_json(text.replace("'", '"'))
    except DecodingError:
        return None
    found = [_rows(each) for each in (value if _rows(value) is None else [value])]
    rows = [each for each in found if each is not None]
    return rows if rows and len(rows) == len(found) else None


def _rows(value: Any) -> list[str] | None:
    """The rows of one maze; None if a value is none."""
    if not isinstance(value, list) or len(value) < SMALLEST:
        return None
    if all(isinstance(row, str) and len(row) >= SMALLEST for row in value):
        return list(map(str, value))
    if not all(isinstance(row, list) and len(row) >= SMALLEST for row in value):
        return None
    if not all(isinstance(cell, (int, str)) for row in value for cell in row):
        return None
    signs = [[cell if isinstance(cell, str) else str(int(cell)) for cell in row] for row in value]
    return (
        ["".join(row) for row in signs] if all(len(c) == 1 for row in signs for c in row) else None
    )


def _read_csv(lines: list[str], limit: int | None) -> list[Grid]:
    """The column `question`; answers are derived, and the public ones are what is derived."""
    mazes: list[Grid] = []
    column = -1
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            (fields,) = csv.reader([line])
        except (csv.Error, ValueError) as error:
            raise fault(number, 1, f"this line is no CSV ({error})") from error
        if column < 0:
            column = fields.index("question")
        elif len(fields) <= column:
            raise fault(number, len(line), f"the column question is missing in {quote(line)}")
        else:
            mazes.append(_read_line(fields[column], number, line.find(fields[column]) + 1))
            if len(mazes) == limit:
                break
    if not mazes:
        raise fault(1, 1, "there is no maze below the heading; add a line for each")
    return mazes


def _refuse_foreign(line: str, number: int, character: int) -> None:
    foreign = next((at for at, sign in enumerate(line) if sign not in _READ), None)
    if foreign is not None:
        raise fault(number, character + foreign, f"{_LEGEND}, not with {quote(line[foreign])}")


def _grid(signs: str, rows: int) -> Grid:
    values = np.array([_READ[sign] for sign in signs], dtype=np.uint8)
    return bare(values.reshape(rows, -1))
