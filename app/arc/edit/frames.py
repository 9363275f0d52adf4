"""What the boards of the ARC bench show, as plain values."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from app.board.frame import LEVELS, Face, Frame, Ink
from app.style.colors import CELL_PALETTES
from hrm_core.look import Look
from hrm_core.puzzle import Cell, Grid

MARKS = {"": "", "digits": "0123456789", "shapes": "·●■▲◆○△▼+×"}  # all in the font we bring


def bench_look(look: Look, palette: str, marks: str) -> Look:
    """The look with the names of a palette, and something in the cells or nothing: of MARKS."""
    names = CELL_PALETTES[palette].names
    named = enumerate(zip(look.symbols, names, strict=True))
    return replace(
        look,
        symbols=tuple(
            replace(symbol, name=name, glyph=MARKS[marks][number : number + 1])
            for number, (symbol, name) in named
        ),
    )


def grid_frame(grid: Grid, wrong: Iterable[Cell] = (), ink: Ink = Ink.GIVEN) -> Frame:
    """A grid as it is; some cells marked as wrong."""
    marked = set(wrong)
    faces = (Face(int(value), ink, wrong=cell in marked) for cell, value in np.ndenumerate(grid))
    return Frame(grid.shape[0], grid.shape[1], tuple(faces))


def thought_frame(
    grid: Grid,
    belief: NDArray[np.float32],  # [rows, cols], in each cell
    before: Grid | None,
    wrong: Iterable[Cell] = (),
) -> Frame:
    """The model's answer after a segment: how sure it is, and what changed."""
    marked = set(wrong)
    same_size = before is not None and before.shape == grid.shape
    faces = []
    for cell, value in np.ndenumerate(grid):
        sure = round(float(belief[cell]) * LEVELS) / LEVELS
        changed = before is not None and same_size and before[cell] != value
        faces.append(Face(int(value), Ink.MODEL, sure, cell in marked, bool(changed)))
    return Frame(grid.shape[0], grid.shape[1], tuple(faces))
