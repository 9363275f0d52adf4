"""Sudokus as other programs write them, turned into the lines that text.py reads.

Sheets with empty fields, lists of Python and C, links of SudokuWiki, other signs for an empty cell,
and spaces that an editor cut off or replaced. JSON is read in structured.py.
"""

import html
import re
from collections.abc import Callable, Sequence

from hrm_core.tasks.sudoku.rules import CELLS, SIZE

_SIGNS = "0123456789._*xX?- "
_DOTS = str.maketrans(dict.fromkeys("0_*xX?- ", "."))
_INVISIBLE = "\u200b\u2060\ufeff\r"  # left at the ends of lines when text is copied
_LINK = re.compile(r"https?://\S+[?&]bd=([0-9.]{81})(?![0-9.])\S*")
_LIST = re.compile(r"[\s\[\](){},;0-9]+")
_LARGEST = 100_000  # characters of one puzzle in any of these forms


def in_our_form(text: str) -> str | None:
    """81 cells for the one puzzle of a text in another form; None if it is in none of these."""
    if len(text) > _LARGEST:
        return None
    lines = [line.strip(_INVISIBLE) for line in text.replace("\u00a0", " ").split("\n")]
    seen = "\n".join(lines)
    while lines and not lines[-1].strip(" "):
        lines.pop()
    readers: tuple[Callable[[], str | None], ...] = (
        lambda: _linked(seen),
        lambda: _listed(seen),
        lambda: _sheet(lines),
        lambda: _drawn(lines),
    )
    found = (read() for read in readers)
    return next((cells for cells in found if cells is not None), None)


def editable_as_blank(data: str) -> str:
    """The givens in what OpenSudoku exports of a game, "version: 2", then value, notes and whether
    it is editable for each cell; any other text as it is.
    """
    head, found, body = html.unescape(data).partition("\n")
    if not found or not head.startswith("version:"):
        return data
    fields = body.strip().removesuffix("|").split("|")
    each = len(fields) // CELLS
    if each not in (3, 4) or len(fields) != each * CELLS:
        return data
    cells = zip(fields[::each], fields[each - 1 :: each], strict=True)
    return "".join(value if editable == "0" else "." for value, editable in cells)


def _linked(text: str) -> str | None:
    found = _LINK.fullmatch(text.strip())
    return found[1] if found else None


def _listed(text: str) -> str | None:
    """A list of nine lists, or of 81 numbers, in brackets of any kind; a name may stand before."""
    head, equals, body = text.partition("=")
    body = body if equals and re.search(r"[A-Za-z]", head) else text
    numbers = re.findall(r"[0-9]+", body)
    plain = _LIST.fullmatch(body) and re.search(r"[\[{(]", body)
    if not plain or len(numbers) != CELLS or any(len(number) > 1 for number in numbers):
        return None
    return "".join(numbers)


def _sheet(lines: Sequence[str]) -> str | None:
    """Nine lines of nine fields, or one of 81; an empty field is an empty cell."""
    for separator in ("|", ";", "\t", ","):
        rows = [line.split(separator) for line in lines]
        if [len(row) for row in rows] not in ([SIZE] * SIZE, [CELLS]):
            continue
        fields = [field.strip(' "') or "." for row in rows for field in row]
        if all(len(field) == 1 and field in _SIGNS for field in fields):
            return "".join(fields).translate(_DOTS)
    return None


def _drawn(lines: Sequence[str]) -> str | None:
    """Nine lines of nine signs, with spaces between them or not; one sign stands for empty cells.

    Where that is the space, those at the end of a line may be lost.
    """
    if len(lines) == 1 and len(lines[0]) == CELLS and set(lines[0]) <= set(_SIGNS):
        one = len(set(lines[0]) - set("123456789")) == 1
        return lines[0].translate(_DOTS) if one else None
    if len(lines) != SIZE or not set("".join(lines)) <= set(_SIGNS):
        return None
    longest, blanks = max(map(len, lines)), set("".join(lines)) - set("123456789")
    if longest <= SIZE:
        lost = any(len(line) < SIZE for line in lines)
        if len(blanks) != 1 or (lost and blanks != {" "}):
            return None
        return "".join(line.ljust(SIZE) for line in lines).translate(_DOTS)
    if len(blanks - {" "}) > 1:
        return None
    wide = [line.ljust(2 * SIZE) for line in lines]
    spaced = all(len(line) == 2 * SIZE and not line[1::2].strip() for line in wide)
    return "".join(line[::2] for line in wide).translate(_DOTS) if spaced else None
