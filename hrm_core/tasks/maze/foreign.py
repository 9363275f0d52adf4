"""Mazes as other programs draw them, turned into the signs that text.py reads: "# SGo".

Digits, lattices of +---+ and of box-drawing characters, underscores and bars, cells two characters
wide, maps of MovingAI, other signs for walls, and spaces that an editor cut off.
"""

import re
from collections import Counter
from collections.abc import Sequence

from hrm_core.tasks.maze.symbols import LARGEST

WALL, FREE, START, GOAL = "#", " ", "S", "G"
_MARKS = {"S": START, "s": START, "A": START, "G": GOAL, "g": GOAL, "E": GOAL, "e": GOAL} | {
    "B": GOAL,
    "F": GOAL,
    "T": GOAL,
    "X": GOAL,
    "P": START,
    "@": START,
    "o": FREE,
    "*": FREE,
    ".": FREE,
    "·": FREE,
}
_BARS, _DASHES = "|│┃║╎╏┆┇┊┋", "-─━═╌╍┄┅┈┉="
_BLANKS = {" ": FREE, ".": FREE, "·": FREE, "░": FREE, "□": FREE, "⬜": FREE, "\u3000": FREE}
_BLOCKS = frozenset("#█▓▒■⬛▉")
_DRAWN = re.compile(r"[\u2500-\u257f]")
_DIGITS = re.compile(r"[\[({]*\s*[0-4]([\s,;]*[0-4])+\s*[\])}]*\s*,?;?")
_STEPS = range(6, 1, -1)  # characters from one wall of a lattice to the next
_SURE = 4  # walls of two equal signs are no chance
_LONGEST = (LARGEST + 1) * max(_STEPS)
_PASSABLE, _BLOCKED = ".GS", "@OTW"  # of MovingAI


def in_our_signs(block: Sequence[str]) -> list[str] | None:
    """The lines of one maze with our signs, all as long; None if it is in no other form."""
    if len(block) > 4 * LARGEST or max(map(len, block)) > _LONGEST or len(block) < 2:
        return None
    lines = [line.rstrip().replace("\u00a0", " ") for line in block]
    for read in (_movingai, _digits, _lattice, _underscores, _signs):
        found = read(lines)
        if found is not None:
            return found
    return None


def padded(block: Sequence[str]) -> list[str]:
    """Lines made as long as the longest, where spaces at their ends may have been cut off.

    Not where dots stand for free cells, and not where most lines end in the outer wall.
    """
    width = max(map(len, block))
    whole = [line for line in block if len(line) == width]
    walled = len(whole) > len(block) / 2 and all(line[-1] in _BLOCKS for line in whole)
    if walled or any("." in line for line in block):
        return list(block)
    return [line.ljust(width) for line in block]


def _movingai(lines: Sequence[str]) -> list[str] | None:
    """type octile, height, width, map; then the rows, in which no start or goal is marked."""
    if not lines[0].lower().startswith("type ") or "map" not in [line.lower() for line in lines]:
        return None
    rows = lines[[line.lower() for line in lines].index("map") + 1 :]
    if not rows or not set("".join(rows)) <= set(_PASSABLE + _BLOCKED):
        return None
    return ["".join(FREE if sign in _PASSABLE else WALL for sign in row) for row in rows]


def _digits(lines: Sequence[str]) -> list[str] | None:
    """1 for a wall, 0 for free, 2 and 3 for start and goal; in lists or not, commas or not."""
    bare = [line.strip() for line in lines]
    bare = [line for line in bare if line.strip("[](){},; ") or not line]
    if not bare or not all(_DIGITS.fullmatch(line) for line in bare):
        return None
    rows = [re.sub(r"[^0-4]", "", line) for line in bare]
    if len({len(row) for row in rows}) > 1 or len(rows) < 2:
        return None
    wall, free = ("0", "1") if _border(rows).count("1") < len(_border(rows)) / 2 else ("1", "0")
    if wall == "0" and _border(rows).count("0") < len(_border(rows)):
        wall, free = "1", "0"  # what most programs write; only a closed border says otherwise
    signs = {wall: WALL, free: FREE, "2": START, "3": GOAL, "4": FREE}
    return ["".join(signs[digit] for digit in row) for row in rows]


def _border(rows: Sequence[str]) -> str:
    return rows[0] + rows[-1] + "".join(row[0] + row[-1] for row in rows[1:-1])


def _lattice(lines: Sequence[str]) -> list[str] | None:
    """Walls as lines between cells: +---+ and |, or box-drawing characters."""
    text = "".join(lines)
    if _BLOCKS & set(text) or not ("+" in text or _DRAWN.search(text)):
        return None
    if len(lines) % 2 == 0 or len(lines) < 3:
        return None
    width = max(map(len, lines))
    rows = [line.ljust(width) for line in lines]
    for step in _STEPS:
        if (width - 1) % step == 0 and _fits(rows, step):
            return _cells(rows, step)
    return None


def _fits(rows: Sequence[str], step: int) -> bool:
    """Whether all walls lie on a lattice with so many columns from one to the next."""
    for number, row in enumerate(rows):
        for column, sign in enumerate(row):
            if column % step == 0 or sign == " ":
                continue
            if sign in _BARS or sign == "+" or (_DRAWN.match(sign) and sign not in _DASHES):
                return False
            if number % 2 and (sign in _DASHES or sign == "_"):
                return False
    return True


def _cells(rows: Sequence[str], step: int) -> list[str]:
    columns = (len(rows[0]) - 1) // step
    drawn = [[WALL] * (2 * columns + 1) for _ in rows]
    for number, row in enumerate(rows):
        for column in range(columns + 1):
            post = row[column * step]
            around = (
                rows[n][column * step] for n in (number - 1, number + 1) if 0 <= n < len(rows)
            )
            inside = row[column * step + 1 : (column + 1) * step]
            if number % 2:
                drawn[number][2 * column] = FREE if post in " .·" else WALL
            elif post == " " and not any(sign in _BARS for sign in around):
                drawn[number][2 * column] = FREE
            if column < columns:
                drawn[number][2 * column + 1] = _inside(inside, bool(number % 2))
    return ["".join(row) for row in drawn]


def _inside(signs: str, cell: bool) -> str:
    """What is between two posts, or between two walls."""
    bare = signs.strip()
    if not cell and bare and set(bare) <= set(_DASHES + "_"):
        return WALL
    marks = {_MARKS.get(sign, FREE) for sign in bare} - {FREE}
    return marks.pop() if len(marks) == 1 else FREE


def _underscores(lines: Sequence[str]) -> list[str] | None:
    """A row of underscores, then rows of bars and underscores: `|_  |`."""
    if not re.fullmatch(r"[ +.]?(_[ _+.]?)+", lines[0]) or len(lines) < 2:
        return None
    if not set("".join(lines)) <= set("_| " + "".join(_MARKS)) or "|" not in "".join(lines[1:]):
        return None
    width = max(len(line) for line in lines) | 1
    rows = [line.ljust(width) for line in lines]
    columns = width // 2
    drawn = [[WALL] * (2 * columns + 1) for _ in range(2 * len(rows) - 1)]
    for number, row in enumerate(rows[1:]):
        for column in range(columns):
            sign, right = row[2 * column + 1], row[2 * column + 2]
            cell, last = 2 * number + 1, column == columns - 1
            drawn[cell][2 * column + 1] = _MARKS.get(sign, FREE)
            drawn[cell + 1][2 * column + 1] = WALL if sign == "_" else FREE
            drawn[cell][2 * column + 2] = WALL if right == "|" or last else FREE
    return ["".join(row) for row in drawn]


def _signs(lines: Sequence[str]) -> list[str] | None:
    """One sign a cell, or two alike, with signs of their own for walls."""
    rows = padded(lines)
    if len({len(row) for row in rows}) > 1:
        return None
    around = Counter(sign for sign in _border(rows) if sign not in _BLANKS)
    present = set("".join(rows))
    walls = _BLOCKS & present
    if not walls:
        sign, count = around.most_common(1)[0] if around else ("", 0)
        alone = sign.isdigit() or count < 0.8 * len(_border(rows))
        if not sign or alone or (sign in "SsGgEe"):
            return None
        walls = frozenset(sign)
    known = {**_MARKS, **_BLANKS, **dict.fromkeys(walls, WALL)}
    if walls == {"%"} and "".join(rows).count(".") == 1:
        known["."] = GOAL  # the food of Pac-Man
    if not present <= known.keys():
        return None
    return ["".join(known[sign] for sign in row) for row in rows]


def halved(rows: list[str]) -> list[str]:
    """Rows whose cells are two characters wide: the sign twice, or the sign and a space."""
    width = len(rows[0])
    if len({len(row) for row in rows}) > 1:
        return rows
    if width % 2 or abs(width / 2 - len(rows)) >= abs(width - len(rows)):
        return rows
    pairs = [(row[at], row[at + 1]) for row in rows for at in range(0, width, 2)]
    drawn = sum(first == second != " " for first, second in pairs)
    if drawn >= _SURE and all(second in (first, " ") for first, second in pairs):
        return [row[::2] for row in rows]
    return rows
