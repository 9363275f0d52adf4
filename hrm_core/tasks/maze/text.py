"""Mazes in text: drawings with #, space, S, G and o, 900 characters in a line, the official CSV."""

import csv
import math

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.grids import fault, quote
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


def read_text(text: str) -> list[Grid]:
    """Every maze in a text, without paths; drawings are separated by empty lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if line), "")
    if "question" in first.split(","):
        return _read_csv(lines)
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
    if not mazes:
        raise fault(1, 1, f"there is no maze in an empty text; {_LEGEND}")
    return mazes


def drawing(grid: Grid) -> str:
    """A maze as lines of text; the empty last line parts it from the next maze."""
    return "".join("".join(SIGNS[value] for value in row) + "\n" for row in grid.tolist())


def _read_block(lines: list[str], begin: int) -> Grid:
    if len(lines) == 1:
        return _read_line(lines[0], begin, 1)
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


def _read_csv(lines: list[str]) -> list[Grid]:
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
