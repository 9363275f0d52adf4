"""Fingerprints: equal for symmetric forms, unlike for others."""

import numpy as np

from hrm_core.tasks.sudoku.fingerprint import puzzle_fingerprints, solution_fingerprints
from hrm_core.tasks.sudoku.generator import generate_batch
from hrm_core.tasks.sudoku.symmetry import augment_batch


def test_symmetric_forms_share_their_fingerprints() -> None:
    rng = np.random.default_rng(1)
    givens, solutions = generate_batch(rng, 300, "medium")
    other_givens, other_solutions = augment_batch(givens, solutions, rng)
    assert (givens != other_givens).any(axis=1).all()
    assert (puzzle_fingerprints(givens) == puzzle_fingerprints(other_givens)).all()
    assert (solution_fingerprints(solutions) == solution_fingerprints(other_solutions)).all()


def test_unlike_sudokus_have_unlike_fingerprints() -> None:
    givens, solutions = generate_batch(np.random.default_rng(2), 1000, "medium")
    assert len(np.unique(puzzle_fingerprints(givens))) == 1000
    assert len(np.unique(solution_fingerprints(solutions))) == 1000


def test_one_clue_less_is_another_puzzle_with_the_same_solution() -> None:
    givens, _ = generate_batch(np.random.default_rng(3), 64, "easy")
    fewer = givens.copy()
    first = (givens > 0).argmax(axis=1)
    fewer[np.arange(64), first] = 0
    assert (puzzle_fingerprints(fewer) != puzzle_fingerprints(givens)).all()


def test_no_grids_have_no_fingerprints() -> None:
    none = np.empty((0, 81), dtype=np.uint8)
    assert puzzle_fingerprints(none).shape == solution_fingerprints(none).shape == (0,)
