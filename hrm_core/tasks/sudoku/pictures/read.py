"""A sudoku in a picture: the board laid flat, its digits read, and what may be read wrongly."""

import numpy as np

from hrm_core.puzzle import Cell, Grid, Puzzle
from hrm_core.tasks.pictures import PictureReading, Pixels
from hrm_core.tasks.sudoku.pictures.boards import CELL, find_board, laid_flat
from hrm_core.tasks.sudoku.pictures.digits import (
    BROKEN,
    DIGIT,
    NOTES,
    PART,
    WEAK,
    Drawn,
    drawn_in,
    probabilities,
)
from hrm_core.tasks.sudoku.rules import clashes, names

SURE = 0.98  # how likely a digit must be, or a person is asked
FEWEST = 8  # sure digits that make a frame with nine boxes a sudoku
DIFFERENT = 5  # digits among them: the walls of a maze may all look like 1
SHARE = 0.5  # of what is drawn in its cells must be sure digits: a maze has frames, too


def sudoku_in(pixels: Pixels) -> PictureReading | None:
    """The sudoku that pixels show, with what a person should check; None if they show none."""
    found = read_sudoku(pixels)
    if found is None:
        return None
    grid, unsure = found
    told = [f"a sudoku with {int((grid > 0).sum())} digits"]
    if unsure:
        told.append(f"look again at {names(tuple(unsure))}, which may be read wrongly")
    return PictureReading(Puzzle("sudoku", grid), tuple(told), tuple(unsure))


def read_sudoku(pixels: Pixels) -> tuple[Grid, list[Cell]] | None:
    """The givens in a picture, and the cells a person should check; None if it shows no sudoku."""
    corners = find_board(pixels)
    if corners is None:
        return None
    board = laid_flat(pixels, corners)
    cells = {
        (row, column): drawn_in(
            board[row * CELL : row * CELL + CELL, column * CELL : column * CELL + CELL]
        )
        for row in range(9)
        for column in range(9)
    }
    digits, unsure = _digits(cells)
    grid = np.zeros((9, 9), dtype=np.uint8)
    if not digits:
        return None
    chances = probabilities(np.stack([drawn.patch for drawn in digits.values()]))
    sure = chances.argmax(axis=1)[chances[:, 1:].max(axis=1) >= SURE]
    if len(sure) < max(FEWEST, SHARE * len(digits)) or len(np.unique(sure)) < DIFFERENT:
        return None
    for cell, chance in zip(digits, chances, strict=True):
        grid[cell] = int(chance.argmax())
        if chance[0] >= SURE:
            unsure.discard(cell)  # a speck, a note
        elif chance.max() < SURE:
            unsure.add(cell)
            grid[cell] = int(chance[1:].argmax()) + 1 if chance[1:].max() > 0.2 else 0
    for problem in clashes(grid):
        unsure.update(problem.cells)
    return grid, sorted(unsure)


def _digits(cells: dict[Cell, Drawn | None]) -> tuple[dict[Cell, Drawn], set[Cell]]:
    """What is large and strong enough to be a digit, and where that is in doubt."""
    drawn = {cell: each for cell, each in cells.items() if each is not None}
    if not drawn:
        return {}, set()
    top = float(np.quantile([each.height for each in drawn.values()], 0.9))
    large = [each for each in drawn.values() if each.height >= 0.7 * top]
    usual = float(np.median([each.height for each in large]))
    strong = float(np.median([each.contrast for each in large]))
    digits: dict[Cell, Drawn] = {}
    unsure: set[Cell] = set()
    for cell, each in drawn.items():
        if each.height >= max(NOTES * usual, DIGIT * CELL):
            digits[cell] = each
            if each.height < 0.75 * usual or each.contrast < WEAK * strong:
                unsure.add(cell)
        elif each.central and each.height >= (PART if each.lonely else BROKEN) * usual:
            unsure.add(cell)  # a note, or a digit that is half gone
    return digits, unsure
