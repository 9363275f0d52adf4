"""Grids of ARC as tokens of a square canvas and back, as in the official code.

A colour c is the token c + 2. EOS stands in the row below a grid and in the column right of it, as
far as the canvas reaches; all else, and the corner between the two, is PAD.
"""

import math

import numpy as np

from hrm_core.puzzle import Grid, Puzzle, Tokens
from hrm_core.tasks.arc.sizes import Size, answer_size
from hrm_core.tasks.arc.symbols import COLORS, EOS, FIRST, PAD


def draw(grid: Grid, side: int, row: int = 0, column: int = 0) -> Tokens:
    """A grid at (row, column) of a canvas, int32 [side * side]; it must fit."""
    bottom, right = row + grid.shape[0], column + grid.shape[1]
    assert max(bottom, right) <= side, f"{grid.shape} at {row}, {column} is beyond {side}"
    canvas = np.full((side, side), PAD, dtype=np.int32)
    canvas[row:bottom, column:right] = grid.astype(np.int32) + FIRST
    canvas[bottom : bottom + 1, column:right] = EOS
    canvas[row:bottom, right : right + 1] = EOS
    return canvas.reshape(-1)


def crop(tokens: Tokens, most: Size | None = None) -> Grid:
    """The largest rectangle of colours from the top left on, [rows, cols]; it may be empty.

    Any int32 tokens will do, [side * side]; of rectangles as large the first counts, row by row.
    It has at most so many rows and columns: what lies outside is not looked at.
    """
    side = math.isqrt(len(tokens))
    canvas = tokens.reshape(side, side)
    foreign = (canvas < FIRST) | (canvas >= FIRST + COLORS)
    if most is not None:
        foreign[most[0] :] = True
        foreign[:, most[1] :] = True
    first_foreign = np.where(foreign.any(axis=1), foreign.argmax(axis=1), side)
    widths = np.minimum.accumulate(first_foreign)
    areas = widths * np.arange(1, side + 1)
    best = int(areas.argmax())
    if not areas[best]:
        return np.zeros((0, 0), dtype=np.uint8)
    return (canvas[: best + 1, : widths[best]] - FIRST).astype(np.uint8)


def largest(*grids: Grid) -> int:
    """The most rows or columns of some grids."""
    sizes: list[int] = [size for grid in grids for size in grid.shape]
    return max(sizes)


def side_of(puzzle: Puzzle) -> int:
    """Rows of the smallest square for every grid, with EOS below and right of it.

    Of the answer it knows what the sizes of the examples say.
    """
    pairs = (grid for pair in puzzle.examples for grid in pair)
    return max(largest(puzzle.given, *pairs), *(answer_size(puzzle) or (0,))) + 1
