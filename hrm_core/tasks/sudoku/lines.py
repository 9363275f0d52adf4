"""What one line of a text about sudokus is: a puzzle, a row of one, a title, a frame, words."""

import re
from enum import Enum, auto
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hrm_core.tasks.grids import fault, quote
from hrm_core.tasks.sudoku.rules import CELLS, SIZE

EMPTY = "0._*"
SYMBOLS = f"123456789{EMPTY}"
SEPARATORS = "| \t,"  # may stand between the cells of a row

_PUZZLE = re.compile(r"[0-9._*]{81}")
_ANSWER = re.compile(r"[1-9]{81}")
_ROW = re.compile(r"[0-9._*]{9}")
_FRAME = re.compile(r"(?=.*[-+=]{3})[-+|*=.:' \t]+")
_BLANK_BOX = re.compile(r"[1-9 ]{3}| (?:[1-9 ] ){3}")  # three cells between two bars
_BETWEEN = re.compile(r"[\s,:;#|]+")
_MARKS = re.compile(r"[1-9]{1,9}")
_HODOKU = re.compile(r"\+[1-9]|[1-9.0]")
_DRAWN = str.maketrans(  # box-drawing characters as the ASCII that stands for them
    {chr(code): "|" if chr(code) in "│┃║" else "-" for code in range(0x2500, 0x2580)}
)
_DROP_SEPARATORS = str.maketrans("", "", SEPARATORS)
_LONGEST = 4096  # characters; no line that is understood comes near


class LineKind(Enum):
    """What a line can be."""

    NOTHING = auto()  # blank, a frame, a comment
    SECTION = auto()  # [Puzzle]
    TITLE = auto()  # says what the puzzle below is called, in a known form
    WORDS = auto()  # text that is no part of a grid
    ROW = auto()  # nine cells
    PUZZLE = auto()  # 81 cells
    UNKNOWN = auto()


class Line(NamedTuple):
    """One line, understood."""

    kind: LineKind
    number: int  # from 1
    cells: str = ""  # 9 or 81 of SYMBOLS
    title: str = ""
    answer: str = ""  # 81 digits, if the line has them


def read(raw: str, number: int) -> Line:
    """What the line is. PuzzleFormatError only for a HoDoKu line that is wrong."""
    text = raw.strip().translate(_DRAWN)
    if not text:
        return Line(LineKind.NOTHING, number)
    if len(text) > _LONGEST:
        return Line(LineKind.UNKNOWN, number)
    if text[0] == "#":
        title = text[2:].strip() if text.startswith("#D") else ""
        return Line(LineKind.TITLE if title else LineKind.NOTHING, number, title=title)
    if text[0] == "[" and text[-1] == "]":
        return Line(LineKind.SECTION, number, title=text[1:-1].strip().lower())
    if _FRAME.fullmatch(text):
        return Line(LineKind.NOTHING, number)
    if text[0] == ":":
        title = f"HoDoKu {text.split(':')[1]}"
        return Line(LineKind.PUZZLE, number, _hodoku_cells(raw, number), title)
    bare = text.translate(_DROP_SEPARATORS)
    if _ROW.fullmatch(bare):
        return Line(LineKind.ROW, number, bare)
    found = one_line(text, number) or _boxed(text, number) or _marks(text, number)
    return found or _words(text, number)


def one_line(text: str, number: int) -> Line | None:
    """A line with a whole puzzle; what stands before it is its title, an answer may follow."""
    parts = _BETWEEN.split(text)
    for index, part in enumerate(parts):
        if _PUZZLE.fullmatch(part):
            answer = next((p for p in parts[index + 1 :] if _ANSWER.fullmatch(p)), "")
            return Line(LineKind.PUZZLE, number, part, " ".join(parts[:index]), answer)
    bare = text.translate(_DROP_SEPARATORS)
    return Line(LineKind.PUZZLE, number, bare) if _PUZZLE.fullmatch(bare) else None


def _hodoku_cells(raw: str, number: int) -> str:
    """The clues of a HoDoKu library line, :technique:candidates:clues:...; '+5' is no clue."""
    start = raw.index(":")
    for _ in range(3):
        start = raw.find(":", start) + 1 or len(raw)
    end = raw.find(":", start) if ":" in raw[start:] else len(raw)
    cells: list[str] = []
    while len(cells) < CELLS and (cell := _HODOKU.match(raw, start, end)):
        cells.append(cell[0])
        start = cell.end()
    if len(cells) == CELLS and start == end:
        return "".join("." if cell[0] == "+" else cell for cell in cells)
    if start == end:
        sentence = f"the clues of a HoDoKu line are {CELLS} digits or dots, not {len(cells)}"
        raise fault(number, start + 1, f"{sentence}; add the rest")
    sentence = f"{quote(raw[start:end])} is not expected here; the clues of a HoDoKu line are"
    raise fault(number, start + 1, f"{sentence} {CELLS} digits or dots, with + before those placed")


def _boxed(text: str, number: int) -> Line | None:
    """A row between bars in which a blank is an empty cell: | 5 3   |   7   |       |."""
    boxes = text.removeprefix("|").removesuffix("|").split("|")
    if len(boxes) != 3 or not all(_BLANK_BOX.fullmatch(box) for box in boxes):
        return None
    cells = "".join(box if len(box) == 3 else box[1::2] for box in boxes)
    return Line(LineKind.ROW, number, cells.replace(" ", "."))


def has_candidates(text: str) -> bool:
    """Whether rows of a text have cells with several pencil marks.

    >>> has_candidates("1 23 4 5 6 7 8 9 23"), has_candidates("1 2 3 4 5 6 7 8 9")
    (True, False)
    """
    rows = (row.strip() for row in text.splitlines())
    return any(
        len(row.replace("|", " ").replace(" ", "")) > SIZE and _marks(row, 0) is not None
        for row in rows
    )


def candidate_marks(text: str) -> NDArray[np.uint32] | None:
    """The candidates of the cells with several, [9, 9], bit n for digit n; None for another text.

    >>> candidate_marks("1 2 3") is None
    True
    """
    lines = (line.strip() for line in text.translate(_DRAWN).splitlines())
    rows = [line.replace("|", " ").split() for line in lines if _marks(line, 0)]
    if len(rows) != SIZE:
        return None
    marks = np.zeros((SIZE, SIZE), dtype=np.uint32)
    for cell in np.ndindex(SIZE, SIZE):
        digits = rows[cell[0]][cell[1]]
        if len(digits) > 1:
            marks[cell] = sum(1 << int(digit) for digit in set(digits))
    return marks


def _marks(text: str, number: int) -> Line | None:
    """A row with pencil marks: a cell with one mark holds that digit, the others are empty."""
    parts = text.replace("|", " ").split()
    if len(parts) != SIZE or not all(_MARKS.fullmatch(part) for part in parts):
        return None
    return Line(LineKind.ROW, number, "".join(part if len(part) == 1 else "." for part in parts))


def _words(text: str, number: int) -> Line:
    """Words if letters outweigh what could be cells."""
    letters = sum(c.isascii() and c.isalpha() for c in text)
    cells = sum(c in SYMBOLS for c in text)
    if letters >= 2 and letters > cells:
        return Line(LineKind.WORDS, number, title=text[:80])
    return Line(LineKind.UNKNOWN, number)
