"""Logic on many grids in one machine word, against the same on each grid alone."""

import numpy as np
import pytest

from hrm_core.tasks.sudoku import bitboards
from hrm_core.tasks.sudoku.generator import complete_grids
from hrm_core.tasks.sudoku.rules import CELLS, SIZE
from hrm_core.tasks.sudoku.solver import solve_exact


@pytest.mark.parametrize("count", [1, 63, 64, 65, 130])
def test_packing_and_unpacking_are_inverse(count: int) -> None:
    flags = np.random.default_rng(count).random((3, count)) < 0.5
    packed = bitboards.pack(flags)
    assert packed.shape == (3, -(-count // 64))
    np.testing.assert_array_equal(bitboards.unpack(packed, count), flags)


def test_candidates_are_what_no_clue_rules_out() -> None:
    grids = complete_grids(np.random.default_rng(0), 70)
    grids[np.random.default_rng(1).random(grids.shape) < 0.6] = 0
    flags = bitboards.unpack(bitboards.candidates(grids).reshape(SIZE, CELLS, -1), len(grids))
    for number in (0, 69):
        board = grids[number].reshape(9, 9)
        for (row, column), value in np.ndenumerate(board):
            top, left = row // 3 * 3, column // 3 * 3
            seen = {*board[row], *board[:, column], *board[top : top + 3, left : left + 3].flat}
            allowed = {value} if value else set(range(1, 10)) - seen
            found = np.flatnonzero(flags[:, row * 9 + column, number]) + 1
            assert set(found) == allowed


def test_what_singles_find_is_the_solution_and_no_grid_disturbs_another() -> None:
    rng = np.random.default_rng(0)
    solutions = complete_grids(rng, 100)
    grids = np.where(rng.random(solutions.shape) < 0.45, solutions, 0).astype(np.uint8)
    found = bitboards.deduce(bitboards.candidates(grids), 100)
    digits = bitboards.digits_of(found.candidates, 100)
    unique = np.array([len(solve_exact(board.reshape(9, 9))) == 1 for board in grids])
    np.testing.assert_array_equal(digits[found.solved], solutions[found.solved])
    assert 10 < found.solved.sum() < 95
    assert unique[found.solved].all()
    assert not found.broken.any()
    for number in (0, 50, 99):
        alone = bitboards.deduce(bitboards.candidates(grids[number : number + 1]), 1)
        assert alone.solved[0] == found.solved[number]
        np.testing.assert_array_equal(bitboards.digits_of(alone.candidates, 1)[0], digits[number])


def test_a_grid_without_a_solution_is_broken() -> None:
    solutions = complete_grids(np.random.default_rng(0), 3)
    solutions[1, 0], solutions[2, :2] = 0, 0
    solutions[1, 1] = solutions[1, 2]
    found = bitboards.deduce(bitboards.candidates(solutions), 3)
    assert found.broken.tolist() == [False, True, False]
    assert found.solved.tolist() == [True, False, True]
