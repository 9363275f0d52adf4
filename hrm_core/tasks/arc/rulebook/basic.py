"""The first rules, of which there is a sample each: recolour, mirror, move and so on."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.augmentation import TURNS, turn
from hrm_core.tasks.arc.rulebook.tools import Maker, Pair, Rule, blank, put, some_colors
from hrm_core.tasks.arc.symbols import COLORS


def _recolor(rng: np.random.Generator, side: int) -> Maker:
    """Some colours become others, everywhere."""
    old = some_colors(rng, 3)
    new = some_colors(rng, 3)
    change = np.arange(COLORS, dtype=np.uint8)
    change[old] = new

    def make(rng: np.random.Generator) -> Pair:
        given = _scattered(rng, side, old)
        given.flat[rng.choice(side * side, 3, replace=False)] = old  # each is seen in every example
        return given, change[given]

    return make


def _mirror(rng: np.random.Generator, side: int) -> Maker:
    """The grid is turned or mirrored, always the same way."""
    way = int(rng.integers(1, len(TURNS)))
    colors = some_colors(rng, 4)

    def make(rng: np.random.Generator) -> Pair:
        given = _scattered(rng, side, colors)
        return given, turn(given, way)

    return make


def _move(rng: np.random.Generator, side: int) -> Maker:
    """One shape goes so many rows down and columns right, up or left."""
    room = max(1, side // 3)
    down, right = (int(way) for way in rng.integers(-room, room + 1, size=2))
    down = down or 1

    def make(rng: np.random.Generator) -> Pair:
        most = min(3, side - max(abs(down), abs(right)))
        shape = _shape(rng, most, some_colors(rng, 1))
        given, answer = blank(side, side), blank(side, side)
        row = int(rng.integers(max(0, -down), side - shape.shape[0] - max(0, down) + 1))
        column = int(rng.integers(max(0, -right), side - shape.shape[1] - max(0, right) + 1))
        put(given, shape, row, column)
        put(answer, shape, row + down, column + right)
        return given, answer

    return make


def _fall(rng: np.random.Generator, side: int) -> Maker:
    """All cells fall to one side and keep their order."""
    quarter = int(rng.integers(4))
    colors = some_colors(rng, 3)

    def make(rng: np.random.Generator) -> Pair:
        given = _scattered(rng, side, colors)
        turned = turn(given, quarter)
        order = np.argsort(turned != 0, axis=0, kind="stable")  # black rises
        return given, turn(np.take_along_axis(turned, order, axis=0), (4 - quarter) % 4)

    return make


def _fill(rng: np.random.Generator, side: int) -> Maker:
    """What a frame encloses gets a colour."""
    frame, inside = some_colors(rng, 2)

    def make(rng: np.random.Generator) -> Pair:
        given = _scattered(rng, side, np.array([frame]), 0.1)
        rows, columns = (int(size) for size in rng.integers(3, max(3, side // 2) + 2, size=2))
        row = int(rng.integers(side - rows + 1))
        column = int(rng.integers(side - columns + 1))
        given[row : row + rows, column : column + columns] = frame
        within = (slice(row + 1, row + rows - 1), slice(column + 1, column + columns - 1))
        given[within] = 0
        answer = given.copy()
        answer[within] = inside
        return given, answer

    return make


def _lines(rng: np.random.Generator, side: int) -> Maker:
    """Every dot becomes a line through the grid, down or across; later dots lie on top."""
    across = bool(rng.integers(2))

    def make(rng: np.random.Generator) -> Pair:
        given = blank(side, side)
        count = int(rng.integers(1, min(max(2, side // 3), COLORS - 1) + 1))
        places = rng.choice(side, count, replace=False)
        answer = given.copy()
        for place, color in zip(places, some_colors(rng, count), strict=True):
            other = int(rng.integers(side))
            given[(place, other) if across else (other, place)] = color
            answer[(place, slice(None)) if across else (slice(None), place)] = color
        return given, answer

    return make


def _crop(rng: np.random.Generator, side: int) -> Maker:
    """The shape of one colour alone is the answer, without what lies about."""
    wanted, about = some_colors(rng, 2)

    def make(rng: np.random.Generator) -> Pair:
        given = _scattered(rng, side, np.array([about]), 0.2)
        shape = _shape(rng, min(4, side - 1), np.array([wanted]))
        row = int(rng.integers(side - shape.shape[0] + 1))
        column = int(rng.integers(side - shape.shape[1] + 1))
        given[row : row + shape.shape[0], column : column + shape.shape[1]] = shape
        return given, shape

    return make


def _grow(rng: np.random.Generator, side: int) -> Maker:
    """Every cell becomes a square of cells: the grid twice as large."""
    small = max(2, side // 2)
    colors = some_colors(rng, 3)

    def make(rng: np.random.Generator) -> Pair:
        given = _scattered(rng, small, colors, 0.6)
        return given, np.repeat(np.repeat(given, 2, axis=0), 2, axis=1)

    return make


BASIC_RULES: dict[str, Rule] = {
    "recolour": _recolor,
    "mirror": _mirror,
    "move": _move,
    "fall": _fall,
    "fill": _fill,
    "lines": _lines,
    "crop": _crop,
    "grow": _grow,
}


def _scattered(rng: np.random.Generator, side: int, colors: Grid, density: float = 0.4) -> Grid:
    """Cells of these colours on black."""
    drawn = colors[rng.integers(len(colors), size=(side, side))]
    return np.where(rng.random((side, side)) < density, drawn, 0).astype(np.uint8)


def _shape(rng: np.random.Generator, most: int, colors: Grid) -> Grid:
    """A shape that reaches each side of its box, at least 2 x 2, at most `most`."""
    rows, columns = (int(size) for size in rng.integers(2, max(2, most) + 1, size=2))
    while True:
        shape = np.where(rng.random((rows, columns)) < 0.7, colors[0], 0).astype(np.uint8)
        filled = shape != 0
        if all(edge.any() for edge in (filled[0], filled[-1], filled[:, 0], filled[:, -1])):
            return shape
