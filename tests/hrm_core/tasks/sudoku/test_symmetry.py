"""Symmetries: what they keep, their inverses, and that all of them come."""

import numpy as np

from hrm_core.tasks.sudoku.rules import are_solved, clashes
from hrm_core.tasks.sudoku.solver import solve_exact
from hrm_core.tasks.sudoku.symmetry import augment_batch, random_symmetry
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE, grid


def test_a_solved_grid_stays_solved_under_every_symmetry() -> None:
    rng = np.random.default_rng(0)
    seen = np.stack([random_symmetry(rng).apply(grid(ANSWER)).reshape(81) for _ in range(300)])
    assert are_solved(seen).all()
    assert len(np.unique(seen, axis=0)) == 300


def test_the_solution_of_the_view_is_the_view_of_the_solution() -> None:
    rng = np.random.default_rng(1)
    for _ in range(10):
        symmetry = random_symmetry(rng)
        (found,) = solve_exact(symmetry.apply(grid(LINE)))
        np.testing.assert_array_equal(found, symmetry.apply(grid(ANSWER)))


def test_undoing_a_symmetry_gives_any_grid_back() -> None:
    rng = np.random.default_rng(2)
    for _ in range(100):
        symmetry = random_symmetry(rng)
        board = rng.integers(10, size=(9, 9)).astype(np.uint8)  # not only what obeys the rules
        np.testing.assert_array_equal(symmetry.undo(symmetry.apply(board)), board)
        np.testing.assert_array_equal(symmetry.apply(symmetry.undo(board)), board)


def test_empty_cells_stay_empty_and_digits_are_renamed_one_to_one() -> None:
    symmetry = random_symmetry(np.random.default_rng(3))
    assert symmetry.digits[0] == 0
    assert sorted(symmetry.digits) == list(range(10))
    assert sorted(symmetry.cells) == list(range(81))
    assert (symmetry.apply(grid(LINE)) == 0).sum() == LINE.count(".")


def test_a_batch_turns_puzzle_and_solution_alike_and_each_row_in_its_own_way() -> None:
    givens = np.tile(grid(LINE).reshape(81), (50, 1))
    solutions = np.tile(grid(ANSWER).reshape(81), (50, 1))
    seen, answers = augment_batch(givens, solutions, np.random.default_rng(0))
    assert seen.dtype == answers.dtype == np.uint8
    assert are_solved(answers).all()
    assert (seen[seen != 0] == answers[seen != 0]).all()
    assert ((seen != 0).sum(axis=1) == 81 - LINE.count(".")).all()
    assert len(np.unique(seen, axis=0)) == 50


def test_rows_become_columns_half_of_the_time() -> None:
    board = np.zeros((9, 9), np.uint8)
    board[4] = range(1, 10)
    rng = np.random.default_rng(0)
    turned = sum(
        bool((random_symmetry(rng).apply(board) != 0).all(axis=0).any()) for _ in range(400)
    )
    assert 150 < turned < 250


def test_all_orders_of_bands_and_of_rows_in_a_band_come() -> None:
    rng = np.random.default_rng(0)
    orders = set()
    for _ in range(400):
        cells = random_symmetry(rng).cells.reshape(9, 9)
        lines = cells[:, 0] // 9 if cells[0, 0] // 9 == cells[0, 1] // 9 else cells[:, 0] % 9
        orders.add((tuple(lines[::3] // 3), tuple(lines[:3] % 3)))
    assert len(orders) == 36


def test_a_clash_stays_a_clash() -> None:
    board = grid(LINE)
    board[0, 0] = board[0, 2]
    symmetry = random_symmetry(np.random.default_rng(5))
    assert len(clashes(symmetry.apply(board))) == len(clashes(board)) == 3
