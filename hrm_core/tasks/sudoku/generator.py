"""New sudokus in batches: random full grids, then cells emptied while the solution stays provably
the only one. Every proof is sound, so every puzzle has exactly one solution."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.tasks.sudoku import bitboards
from hrm_core.tasks.sudoku.rating import LEVELS, rate_batch
from hrm_core.tasks.sudoku.rules import CELLS, SIZE

Grids = NDArray[np.uint8]  # [N, 81], 0 for an empty cell
Proof = Callable[[Grids, Grids, NDArray[np.intp]], NDArray[np.bool_]]

BATCH = 1024  # grids worked on together; larger gains nothing, smaller wastes calls
WORD = 64  # grids in a machine word: fewer cost the same
PATIENCE = 4096  # grids dug without a puzzle of the level before there is said to be none


class GivensError(ValueError):
    """A wish for more givens than puzzles of a level have; its message is fit to show."""


@dataclass(frozen=True)
class Recipe:
    """How puzzles of a level are dug."""

    clues: tuple[int, int]  # how many are left at least: drawn between the two for each puzzle
    share: float  # of what is dug so, how much is of the level: measured
    guessing: bool = False  # whether the proof may refute alternatives, not only find singles


RECIPES = {
    "beginner": Recipe((38, 45), share=0.97),
    "easy": Recipe((29, 34), share=0.41),
    "medium": Recipe((0, 0), share=0.49),
    "hard": Recipe((0, 0), share=0.49, guessing=True),
    "extreme": Recipe((0, 0), share=0.015, guessing=True),
}
assert tuple(RECIPES) == LEVELS


def generate_batch(
    rng: np.random.Generator, count: int, difficulty: str = "medium", fewest: int = 0
) -> tuple[Grids, Grids]:
    """`count` puzzles of a level and their solutions, uint8 [count, 81] both.

    fewest: digging stops at so many clues. GivensError if puzzles of the level have not so many.
    """
    if fewest >= CELLS:
        raise GivensError(f"a sudoku has at most {CELLS - 1} givens, not {fewest}")
    recipe = RECIPES[difficulty]
    puzzles, answers = [np.empty((0, CELLS), np.uint8)], [np.empty((0, CELLS), np.uint8)]
    wanted, in_vain = count, 0
    while wanted > 0:
        size = min(BATCH, math.ceil(wanted / recipe.share / WORD) * WORD)
        solutions = complete_grids(rng, size)
        clues = rng.integers(recipe.clues[0], recipe.clues[1] + 1, size=size)
        proof = refuted if recipe.guessing else singles
        givens = dig(rng, solutions, proof, np.maximum(clues, fewest))
        right = rate_batch(givens, solutions) == LEVELS.index(difficulty)
        puzzles.append(givens[right][:wanted])
        answers.append(solutions[right][:wanted])
        wanted -= len(puzzles[-1])
        in_vain = 0 if len(puzzles[-1]) else in_vain + size
        if in_vain >= PATIENCE:
            raise GivensError(
                f"no {difficulty} sudoku has come up with at least {fewest} givens; ask for fewer"
            )
    return np.concatenate(puzzles), np.concatenate(answers)


def stream(
    rng: np.random.Generator, difficulty: str, fewest: int = 0, most: int = BATCH
) -> Iterator[tuple[Grids, Grids]]:
    """Puzzles of a level and their solutions one by one, uint8 [81] both, without end.

    The first comes soon, and the same generator state gives the same ones however many are taken.
    At most `most` are made together: who must be able to stop asks for few.
    """
    size = 1
    while True:
        yield from zip(*generate_batch(rng, size, difficulty, fewest), strict=True)
        size = min(2 * size, most)


def complete_grids(rng: np.random.Generator, count: int) -> Grids:
    """`count` random solved grids, uint8 [count, 81]: the diagonal boxes first, then cell by cell.

    Not exactly uniform over all grids, but every grid can come.
    """
    done = [np.empty((0, CELLS), np.uint8)]
    missing = count
    while missing > 0:
        grids = _fill(rng, _diagonals(rng, -(-missing * 2 // 64) * 64))
        done.append(grids[:missing])
        missing -= len(done[-1])
    return np.concatenate(done)


def dig(
    rng: np.random.Generator, solutions: Grids, proof: Proof, clues: NDArray[np.integer]
) -> Grids:
    """Empty cells in random order, each only if the proof holds, down to `clues` [N] clues."""
    count = len(solutions)
    givens = solutions.copy()
    order = rng.random((count, CELLS)).argsort(axis=1)
    left = np.full(count, CELLS)
    for step in range(CELLS):
        rows = np.flatnonzero(left > clues)
        if not len(rows):
            break
        cells = order[rows, step]
        trial = givens[rows]
        trial[np.arange(len(rows)), cells] = 0
        kept = proof(trial, solutions[rows], cells)
        givens[rows[kept]] = trial[kept]
        left[rows[kept]] -= 1
    return givens


def singles(givens: Grids, _solutions: Grids, _cells: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Proof by singles alone: bool [N], which puzzles they solve."""
    return bitboards.deduce(bitboards.candidates(givens), len(givens)).solved


def refuted(givens: Grids, solutions: Grids, cells: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Proof by refutation: bool [N], every other digit in the cell just emptied is impossible.

    With the old digit in that cell the solution was the only one, so it still is.
    """
    count = len(givens)
    known = bitboards.deduce(bitboards.candidates(givens), count)
    flags = bitboards.unpack(known.candidates.reshape(SIZE, CELLS, -1), count)
    rows = np.arange(count)
    choices = flags[:, cells, rows]  # [9, N]
    choices[solutions[rows, cells] - 1, rows] = False
    digit, puzzle = np.nonzero(choices)
    broken = bitboards.assume(flags, puzzle, cells[puzzle], digit).broken
    proven = np.ones(count, dtype=np.bool_)
    proven[puzzle[~broken]] = False
    return proven


def _diagonals(rng: np.random.Generator, count: int) -> Grids:
    """Grids with the three boxes on the diagonal filled; these never clash."""
    grids = np.zeros((count, 3, 3, 3, 3), dtype=np.uint8)  # [N, band, row, stack, column]
    for box in range(3):
        digits = rng.random((count, SIZE)).argsort(axis=1) + 1
        grids[:, box, :, box, :] = digits.reshape(count, 3, 3)
    return grids.reshape(count, CELLS)


def _fill(rng: np.random.Generator, grids: Grids) -> Grids:
    """Those of the grids that random choices complete."""
    done = [np.empty((0, CELLS), np.uint8)]
    cand = bitboards.candidates(grids)
    count = len(grids)
    while count:
        cand, broken, solved = bitboards.deduce(cand, count)
        done.append(bitboards.digits_of(cand, count)[solved])
        open_boards = np.flatnonzero(~broken & ~solved)
        flags = bitboards.unpack(cand.reshape(SIZE, CELLS, -1), count)[:, :, open_boards]
        count = len(open_boards)
        if count:
            _choose(rng, flags)
            cand = bitboards.pack(flags).reshape(SIZE, 3, 3, 3, 3, -1)
    return np.concatenate(done)


def _choose(rng: np.random.Generator, flags: NDArray[np.bool_]) -> None:
    """One random digit in one random open cell of each grid, in place. flags: bool [9, 81, N]."""
    count = flags.shape[-1]
    which = np.arange(count)
    is_open = flags.sum(axis=0, dtype=np.uint8) > 1
    cell = (rng.random((CELLS, count)) * is_open).argmax(axis=0)
    digit = (rng.random((SIZE, count)) * flags[:, cell, which]).argmax(axis=0)
    flags[:, cell, which] = False
    flags[digit, cell, which] = True
