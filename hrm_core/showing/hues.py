"""Colours that a person gives to cells and candidates: pale enough to read on, each with a shape.

After Okabe and Ito. The window and every picture that is saved or printed have them from here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.showing.shapes import Box, Disc, Path, Point, Shape, mix

# the hue, and its share in a ground on which inks keep 4.5 : 1, light and dark
HUES = (
    ("#e69f00", 0.42, 0.28),
    ("#0072b2", 0.24, 0.48),
    ("#009e73", 0.30, 0.36),
    ("#d55e00", 0.28, 0.40),
    ("#cc79a7", 0.36, 0.32),
    ("#8a8a8a", 0.32, 0.32),
)
EDGE = {False: 0.35, True: 0.3}  # of the text's colour in the line around a shape
CORNERS = (0, 4, 3, -4, 6, -1)  # of the shapes: a disc, a square, a triangle, a diamond, …


@dataclass(frozen=True, eq=False)
class Written:
    """What a person put on a board; None: nothing of that kind."""

    entries: Grid  # [rows, cols], empty where nothing was written
    notes: NDArray[np.uint32] | None = None  # [rows, cols], bit n: symbol n is noted
    cells: NDArray[np.uint8] | None = None  # [rows, cols], the colour of a cell, 1 to 6; 0: none
    marks: NDArray[np.uint8] | None = None  # [rows, cols, symbols], that of a candidate

    def cell(self, row: int, col: int) -> int:
        """The colour of a cell."""
        return 0 if self.cells is None else int(self.cells[row, col])

    def mark(self, row: int, col: int, value: int) -> int:
        """The colour of a candidate."""
        return 0 if self.marks is None else int(self.marks[row, col, value])


@dataclass(frozen=True)
class Grounds:
    """What colours are mixed with."""

    surface: str
    text: str
    dark: bool


def tint(color: int, grounds: Grounds) -> str:
    """The ground of a cell."""
    hue, *shares = HUES[color - 1]
    return mix(grounds.surface, hue, shares[grounds.dark])


def edge(color: int, grounds: Grounds) -> str:
    """The same colour, strong."""
    return mix(HUES[color - 1][0], grounds.text, EDGE[grounds.dark])


def sign(
    color: int, at: tuple[float, float, float], grounds: Grounds, strong: bool = True
) -> Iterator[Shape]:
    """The shape of a colour in a square, given by corner and side; pale ones are written on."""
    x, y, side = at
    line, corners, thick = edge(color, grounds), CORNERS[color - 1], max(side * 0.06, 0.8)
    inner = line if strong else tint(color, grounds)
    middle = x + side / 2, y + side / 2
    if corners in (0, -1):
        hollow = corners == -1 and strong
        yield Disc(*middle, side / 2, line)
        if hollow or not strong:
            fill = tint(color, grounds) if hollow else inner
            yield Disc(*middle, side / 2 - (0.2 * side if hollow else thick), fill)
    elif corners == 4:
        yield Box(x, y, side, side, inner, line, thick)
    else:
        points = _polygon(middle, side / 2, abs(corners))
        yield Path(points, inner, closed=True)
        yield Path((*points, points[0]), line, thick)


def _polygon(middle: Point, radius: float, corners: int) -> tuple[Point, ...]:
    """A regular one, with a corner at the top."""
    turns = [2 * pi * n / corners for n in range(corners)]
    return tuple((middle[0] + radius * sin(t), middle[1] - radius * cos(t)) for t in turns)
