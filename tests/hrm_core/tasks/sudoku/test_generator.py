"""New sudokus: full grids, digging, levels, seeds and the number of givens."""

from itertools import islice

import numpy as np
import pytest

from hrm_core.tasks.sudoku import generator
from hrm_core.tasks.sudoku.generator import (
    RECIPES,
    GivensError,
    complete_grids,
    dig,
    generate_batch,
    refuted,
    singles,
    stream,
)
from hrm_core.tasks.sudoku.rating import LEVELS, rate
from hrm_core.tasks.sudoku.rules import are_solved
from hrm_core.tasks.sudoku.solver import solve_exact
from tests.hrm_core.tasks.sudoku.samples import ANSWER, EITHER_WAY, grid

COUNTS = {"beginner": 40, "easy": 30, "medium": 20, "hard": 12, "extreme": 2}


@pytest.mark.parametrize("level", LEVELS)
def test_puzzles_of_a_level_have_one_solution_and_are_rated_so(level: str) -> None:
    givens, solutions = generate_batch(np.random.default_rng(1), COUNTS[level], level)
    assert givens.shape == solutions.shape == (COUNTS[level], 81)
    assert givens.dtype == solutions.dtype == np.uint8
    for given, solution in zip(givens, solutions, strict=True):
        (found,) = solve_exact(given.reshape(9, 9))
        assert found.reshape(81).tolist() == solution.tolist()
        rating = rate(given.reshape(9, 9))
        assert rating is not None
        assert rating.level == level
        # of ten right guesses fewer than one opens the rest
        assert (rating.openings < 0.1) == (level == "extreme")


def test_the_same_seed_gives_the_same_puzzles_and_another_gives_others() -> None:
    first, again = (generate_batch(np.random.default_rng(7), 8, "easy")[0] for _ in range(2))
    np.testing.assert_array_equal(first, again)
    assert not (first == generate_batch(np.random.default_rng(8), 8, "easy")[0]).all(axis=1).any()


def test_no_puzzles_are_an_empty_batch() -> None:
    givens, solutions = generate_batch(np.random.default_rng(0), 0, "easy")
    assert givens.shape == solutions.shape == (0, 81)


def test_a_stream_does_not_depend_on_how_much_of_it_is_taken() -> None:
    def taken(count: int) -> list[list[int]]:
        puzzles = stream(np.random.default_rng(3), "beginner")
        return [given.tolist() for given, _ in islice(puzzles, count)]

    assert taken(2) == taken(9)[:2]
    assert len({tuple(puzzle) for puzzle in taken(9)}) == 9


@pytest.mark.parametrize(("level", "fewest"), [("beginner", 50), ("medium", 30), ("hard", 28)])
def test_digging_stops_at_the_wanted_number_of_givens(level: str, fewest: int) -> None:
    givens, _ = generate_batch(np.random.default_rng(0), 10, level, fewest)
    counts = (givens != 0).sum(axis=1)
    assert counts.min() == fewest


def test_a_level_keeps_its_own_number_of_givens_if_that_is_more() -> None:
    givens, _ = generate_batch(np.random.default_rng(0), 20, "beginner", fewest=20)
    assert (givens != 0).sum(axis=1).min() >= RECIPES["beginner"].clues[0]


def test_more_givens_than_a_level_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator, "PATIENCE", 128)
    with pytest.raises(GivensError, match="no hard sudoku has come up with at least 60 givens"):
        generate_batch(np.random.default_rng(0), 1, "hard", fewest=60)
    with pytest.raises(GivensError, match="at most 80 givens, not 81"):
        generate_batch(np.random.default_rng(0), 1, "beginner", fewest=81)


def test_full_grids_are_solved_and_all_different() -> None:
    grids = complete_grids(np.random.default_rng(0), 300)
    assert grids.shape == (300, 81)
    assert are_solved(grids).all()
    assert len(np.unique(grids, axis=0)) == 300


def test_every_digit_comes_to_every_cell_of_full_grids_equally_often() -> None:
    grids = complete_grids(np.random.default_rng(0), 2000)
    shares = np.stack([(grids == digit).mean(axis=0) for digit in range(1, 10)])
    # each share is 1/9 with a deviation of 0.007: five of them are never left by chance
    assert np.abs(shares - 1 / 9).max() < 0.035


@pytest.mark.parametrize("proof", [singles, refuted])
def test_digging_to_the_end_keeps_the_solution_the_only_one(proof: generator.Proof) -> None:
    rng = np.random.default_rng(2)
    solutions = complete_grids(rng, 12)
    givens = dig(rng, solutions, proof, np.zeros(12, np.intp))
    assert (givens != 0).sum(axis=1).max() < 32
    for given, solution in zip(givens, solutions, strict=True):
        (found,) = solve_exact(given.reshape(9, 9))
        assert found.reshape(81).tolist() == solution.tolist()


@pytest.mark.parametrize("proof", [singles, refuted])
def test_the_last_of_the_cells_that_decide_between_two_solutions_is_kept(
    proof: generator.Proof,
) -> None:
    solution = grid(ANSWER).reshape(81)
    last, *others = [row * 9 + column for row, column in EITHER_WAY]
    given = solution.copy()
    given[others] = 0
    assert proof(given[None], solution[None], np.array(others[:1]))[0]
    given[last] = 0
    assert not proof(given[None], solution[None], np.array([last]))[0]
