"""A sudoku in a picture: the board laid flat, its digits read, and what may be read wrongly."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
)
from hrm_core.tasks.sudoku.pictures.lattice import find_lattices, neighbours, refined
from hrm_core.tasks.sudoku.pictures.looks import (
    Probabilities,
    first_look,
    second_look,
    whole_cells,
)
from hrm_core.tasks.sudoku.rules import clashes, names

SURE = 0.98  # how likely a digit must be, or a person is asked
FEWEST = 8  # sure digits that make a frame with nine boxes a sudoku
DIFFERENT = 5  # digits among them: the walls of a maze may all look like 1
LIKELY = 0.7  # how likely a digit must be to speak for a sudoku in a font that is hard to read
MOSTLY = 0.7  # of what is drawn must be likely digits then; of letters in a grid, half are at most
MANY = 0.1  # cells in doubt for each sure digit: then another board is looked for
BETTER = 2  # sure digits more than on the board that is seen best: another is likelier
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
    framed = find_board(pixels)
    best = None if framed is None else _read(laid_flat(pixels, framed))
    if framed is not None and (best is None or best.doubtful):
        best = _better(best, _read(laid_flat(pixels, refined(pixels, framed))), 0)
    if best is None or best.doubtful:
        place = None
        for corners in find_lattices(pixels):
            found = _better(best, _read(laid_flat(pixels, corners)), BETTER)
            best, place = found, place if found is best else corners
        for corners in [] if place is None else neighbours(place)[1:]:
            best = _better(best, _read(laid_flat(pixels, corners)), BETTER)
    return None if best is None else (best.grid, best.unsure)


@dataclass(frozen=True, eq=False)
class _Reading:
    """What a flat board was read as."""

    grid: Grid
    unsure: list[Cell]
    clear: int  # digits that are read for sure

    @property
    def doubtful(self) -> bool:
        """Whether it may be the wrong board, or lie askew."""
        return len(self.unsure) > MANY * self.clear

    @property
    def worth(self) -> int:
        """More for digits, above all sure ones, less for cells in doubt: how well it lies.

        A board that is taken a cell aside loses the digits of a row or a column.
        """
        return int((self.grid > 0).sum()) + self.clear - len(self.unsure)


def _better(one: _Reading | None, other: _Reading | None, by: int) -> _Reading | None:
    """The second if it is worth more than the first by more than some digits."""
    if one is None or (other is not None and other.worth > one.worth + by):
        return other
    return one


def _read(board: Pixels) -> _Reading | None:
    """The digits of a flat board; None if it is none of a sudoku."""
    drawn = {
        (row, column): drawn_in(
            board[row * CELL : row * CELL + CELL, column * CELL : column * CELL + CELL]
        )
        for row, column in np.ndindex(9, 9)
    }
    digits, unsure = _digits(drawn)
    if not digits:
        return None
    first = np.zeros((81, 10), dtype=np.float32)
    first[:, 0] = 1
    at = [9 * row + column for row, column in digits]
    first[at] = first_look(np.stack([each.patch for each in digits.values()]))
    second = second_look(whole_cells(board))
    values = _agreed(first, second)
    agreed = (first.argmax(axis=1) == values) & (second.argmax(axis=1) == values)
    chance = np.minimum(first.max(axis=1), second.max(axis=1))
    sure = agreed & (chance >= SURE)
    clear, likely = sure & (values > 0), agreed & (values > 0) & (chance >= LIKELY)
    marked = len(digits) + int(((values > 0) & ~np.isin(np.arange(81), at)).sum())
    if not (
        _enough(values[clear], SHARE * marked, DIFFERENT)
        or _enough(values[likely], MOSTLY * marked, DIFFERENT + 1)
    ):
        return None
    grid = values.astype(np.uint8).reshape(9, 9)
    # a speck or a note that both looks are sure is none needs no person
    doubt = {cell for cell in unsure if not (sure[9 * cell[0] + cell[1]] and not grid[cell])}
    doubt |= {(number // 9, number % 9) for number in np.flatnonzero(~sure).tolist()}
    for problem in clashes(grid):
        doubt.update(problem.cells)
    return _Reading(grid, sorted(doubt), int(clear.sum()))


def _enough(digits: NDArray[np.intp], least: float, different: int) -> bool:
    """Whether so many digits, and different ones, are read that it must be a sudoku."""
    return len(digits) >= max(FEWEST, least) and len(np.unique(digits)) >= different


def _agreed(first: Probabilities, second: Probabilities) -> NDArray[np.intp]:
    """What both looks together hold for likeliest; the whole cell alone tells digits from notes."""
    together = np.log(first + 1e-4) + np.log(second + 1e-4)
    return np.asarray(together.argmax(axis=1))


def _digits(cells: dict[Cell, Drawn | None]) -> tuple[dict[Cell, Drawn], set[Cell]]:
    """What is large and strong enough to be a digit, and where that is in doubt."""
    drawn = {cell: each for cell, each in cells.items() if each is not None}
    if not drawn:
        return {}, set()
    firm = WEAK * float(np.quantile([each.contrast for each in drawn.values()], 0.9))
    top = float(np.quantile([e.height for e in drawn.values() if e.contrast >= firm], 0.9))
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
