"""How hard a sudoku is, by the reasoning it needs.

beginner  asking where a digit must go in a box is enough
easy      ... in a box, a row or a column
medium    also asking which digit is the last one left for a cell
hard      singles get stuck; one right guess often opens the rest
extreme   singles get stuck, and of ten right guesses fewer than one opens the rest

The first three are the three kinds of singles in techniques/. How far more than singles leads, and
what it takes, is the technique of a rating, and its score.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku import bitboards
from hrm_core.tasks.sudoku.rules import CELLS, SIZE
from hrm_core.tasks.sudoku.solver import search
from hrm_core.tasks.sudoku.techniques import SCORES, Technique, reason

LEVELS = ("beginner", "easy", "medium", "hard", "extreme")
HARD, EXTREME = LEVELS.index("hard"), LEVELS.index("extreme")
EXTREME_BELOW = 0.1  # share of right guesses that open the rest; divides forum lists from the rest

_TECHNIQUES = ((bitboards.BOX,), (bitboards.BOX, bitboards.ROW, bitboards.COLUMN), bitboards.ALL)


class Rating(NamedTuple):
    """How hard one puzzle is."""

    level: str  # one of LEVELS
    guesses: int  # how often the exact solver had to try a digit to find the solution
    openings: float  # share of the right digits that, guessed, let singles finish; 1 for singles
    technique: Technique | None  # the hardest that logic needs; None: it ends before all is filled

    @property
    def score(self) -> float | None:
        """Of the technique, on the scale of Sudoku Explainer; None above all that is known here."""
        return None if self.technique is None else SCORES[self.technique]


def rate(grid: Grid) -> Rating | None:
    """The rating of a grid, uint8 [9, 9]; None if it has not exactly one solution.

    A grid that is full already is for beginners.
    """
    solutions = search(grid, 2).solutions
    if len(solutions) != 1:
        return None
    givens, answer = grid.reshape(1, CELLS), solutions[0].reshape(1, CELLS)
    level = int(rate_batch(givens, answer)[0])
    logic = reason(grid)
    return Rating(
        LEVELS[level],
        search(grid, 1).guesses,
        float(openings(givens, answer)[0]),
        (logic.hardest or Technique.HIDDEN_BOX) if logic.solved else None,
    )


def rate_batch(givens: NDArray[np.uint8], solutions: NDArray[np.uint8]) -> NDArray[np.intp]:
    """The level of each puzzle as an index into LEVELS, intp [N]. uint8 [N, 81] both."""
    count = len(givens)
    levels = np.full(count, HARD)
    start = bitboards.candidates(givens)
    for level in reversed(range(len(_TECHNIQUES))):
        levels[bitboards.deduce(start, count, _TECHNIQUES[level]).solved] = level
    stuck = levels == HARD
    levels[stuck] += openings(givens[stuck], solutions[stuck]) < EXTREME_BELOW
    return levels


def openings(givens: NDArray[np.uint8], solutions: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Which share of the right digits, guessed where singles get stuck, opens the rest: [N].

    1 where singles do not get stuck. uint8 [N, 81] both.
    """
    count = len(givens)
    known = bitboards.deduce(bitboards.candidates(givens), count)
    flags = bitboards.unpack(known.candidates.reshape(SIZE, CELLS, -1), count)
    cell, puzzle = np.nonzero(flags.sum(axis=0, dtype=np.uint8) > 1)
    guess = bitboards.assume(flags, puzzle, cell, solutions[puzzle, cell].astype(np.intp) - 1)
    opened = np.bincount(puzzle, guess.solved, minlength=count)
    tried = np.bincount(puzzle, minlength=count)
    return np.where(tried, opened / np.maximum(tried, 1), 1.0)
