"""What the editor's tools make of a grid: plain functions of plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.board.drawing import line
from hrm_core.puzzle import Cell, Grid

LARGEST = 30  # rows or columns of a grid, by the definition of ARC
BLACK = 0  # the colour of nothing
COLORS = 10


@dataclass(frozen=True)
class Box:
    """A rectangle of cells."""

    top: int
    left: int
    rows: int
    cols: int

    def moved(self, down: int, right: int) -> "Box":
        return Box(self.top + down, self.left + right, self.rows, self.cols)

    def cells(self) -> list[Cell]:
        """Row by row."""
        return [
            (row, col)
            for row in range(self.top, self.top + self.rows)
            for col in range(self.left, self.left + self.cols)
        ]

    def __contains__(self, cell: Cell) -> bool:
        row, col = cell
        return self.top <= row < self.top + self.rows and self.left <= col < self.left + self.cols


def box_between(one: Cell, other: Cell) -> Box:
    """The rectangle with two cells in opposite corners."""
    top, left = min(one[0], other[0]), min(one[1], other[1])
    return Box(top, left, abs(one[0] - other[0]) + 1, abs(one[1] - other[1]) + 1)


def whole(grid: Grid) -> Box:
    """All of a grid."""
    return Box(0, 0, grid.shape[0], grid.shape[1])


def blank(rows: int, cols: int) -> Grid:
    """A black grid."""
    return np.full((rows, cols), BLACK, dtype=np.uint8)


def draw(grid: Grid, way: Sequence[Cell], color: int) -> Grid:
    """The grid after a drag along `way`; begun on a cell of that colour, it draws black."""
    ink = BLACK if grid[way[0]] == color else color
    drawn = grid.copy()
    for a, b in zip(way, [*way[1:], way[-1]], strict=True):
        for cell in line(a, b):
            drawn[cell] = ink
    return drawn


def flood(grid: Grid, start: Cell, color: int) -> Grid:
    """The patch of one colour around a cell, in another one; patches join along sides."""
    old = grid[start]
    filled = grid.copy()
    waiting = [start] if old != color else []
    while waiting:
        row, col = waiting.pop()
        if filled[row, col] != old:
            continue
        filled[row, col] = color
        around = ((row + 1, col), (row - 1, col), (row, col + 1), (row, col - 1))
        waiting += [near for near in around if near in whole(grid)]
    return filled


def resize(grid: Grid, rows: int, cols: int) -> Grid:
    """Cut or filled up with black at the bottom and right; what fits stays where it is."""
    rows, cols = max(1, min(rows, LARGEST)), max(1, min(cols, LARGEST))
    wide = blank(rows, cols)
    height, width = min(rows, grid.shape[0]), min(cols, grid.shape[1])
    wide[:height, :width] = grid[:height, :width]
    return wide


def paint(grid: Grid, box: Box, color: int) -> Grid:
    """A rectangle in one colour."""
    return stamp(grid, np.full((box.rows, box.cols), color, dtype=np.uint8), (box.top, box.left))


def cut(grid: Grid, box: Box) -> Grid:
    """What lies in a rectangle."""
    return grid[box.top : box.top + box.rows, box.left : box.left + box.cols].copy()


def stamp(grid: Grid, patch: Grid, at: Cell, see_through: bool = False) -> Grid:
    """A patch laid on a grid, its top left cell at `at`; what hangs over the edge is lost.

    see_through: the patch's black does not cover what is below.
    """
    stamped = grid.copy()
    for (row, col), value in np.ndenumerate(patch):
        cell = at[0] + row, at[1] + col
        inside = 0 <= cell[0] < grid.shape[0] and 0 <= cell[1] < grid.shape[1]
        if inside and not (see_through and value == BLACK):
            stamped[cell] = value
    return stamped


def flip_sideways(grid: Grid) -> Grid:
    """Left and right change places."""
    return np.ascontiguousarray(grid[:, ::-1])


def flip_over(grid: Grid) -> Grid:
    """Top and bottom change places."""
    return np.ascontiguousarray(grid[::-1])


def rotate(grid: Grid) -> Grid:
    """A quarter turn clockwise."""
    return np.ascontiguousarray(np.rot90(grid, -1))


def recolor(grid: Grid, old: int, new: int) -> Grid:
    """Every cell of one colour in another one."""
    return np.where(grid == old, new, grid).astype(np.uint8)


def swap_colors(grid: Grid, one: int, other: int) -> Grid:
    """Two colours change places."""
    table = np.arange(COLORS, dtype=np.uint8)
    table[one], table[other] = other, one
    return table[grid]


def differing(answer: Grid, expected: Grid) -> list[Cell]:
    """The cells of an answer that are not as they should be; all of them if its size is wrong."""
    if answer.shape != expected.shape:
        return whole(answer).cells()
    return [(int(row), int(col)) for row, col in np.argwhere(answer != expected)]
