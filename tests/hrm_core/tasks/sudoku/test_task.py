"""Sudoku as a task: the official tokens, and what is said about a puzzle before any model runs."""

from dataclasses import replace

import numpy as np

from hrm_core.puzzle import IGNORE, Problem
from hrm_core.tasks.sudoku import Sudoku
from tests.hrm_core.tasks.sudoku.samples import ANSWER, EITHER_WAY, LINE, grid, puzzle

SUDOKU = Sudoku()


def test_tokens_are_the_official_ones() -> None:
    # as in the published dataset: 1 for a blank, 2 to 10 for the digits, and 0 is padding
    assert (SUDOKU.vocab_size, SUDOKU.seq_len) == (11, 81)
    expected = [1 if c == "." else int(c) + 1 for c in LINE]
    assert SUDOKU.encode(puzzle()).tolist() == expected


def test_all_cells_are_supervised_givens_too() -> None:
    labels = SUDOKU.labels(replace(puzzle(), solution=grid(ANSWER)))
    assert labels.tolist() == [int(c) + 1 for c in ANSWER]
    assert set(SUDOKU.labels(puzzle()).tolist()) == {IGNORE}


def test_tokens_that_are_no_digits_are_drawn_as_empty_cells() -> None:
    tokens = np.array([0, 1, 2, 10, 11, -100, *[5] * 75], dtype=np.int32)
    drawn = SUDOKU.decode(tokens, puzzle()).reshape(81)
    assert drawn[:7].tolist() == [0, 0, 1, 9, 0, 0, 4]


def test_a_sound_puzzle_has_no_problems() -> None:
    assert SUDOKU.examine(puzzle()) == []
    assert SUDOKU.examine(puzzle(ANSWER)) == []


def test_clashing_clues_are_shown_before_anything_is_solved() -> None:
    board = puzzle("55" + "." * 79)
    assert SUDOKU.examine(board) == [
        Problem("5 stands twice in row 1: r1c1 and r1c2.", ((0, 0), (0, 1))),
        Problem("5 stands twice in box 1: r1c1 and r1c2.", ((0, 0), (0, 1))),
    ]


def test_a_puzzle_without_a_solution_is_told_so() -> None:
    (problem,) = SUDOKU.examine(puzzle("12345678." + "." * 8 + "9" + "." * 63))
    assert problem == Problem("The puzzle has no solution, though no two clues clash.")


def test_two_solutions_are_told_with_the_cells_where_they_differ() -> None:
    board = grid(ANSWER)
    for cell in EITHER_WAY:
        board[cell] = 0
    (problem,) = SUDOKU.examine(replace(puzzle(), given=board))
    assert problem.cells == EITHER_WAY
    assert problem.message == (
        "The puzzle has at least two solutions: they differ at r1c2, r1c9, r2c2 and r2c9."
    )


def test_of_many_cells_that_differ_one_is_named_and_all_are_lit() -> None:
    without_two_digits = ANSWER.replace("1", ".").replace("2", ".")
    (problem,) = SUDOKU.examine(puzzle(without_two_digits))
    assert problem.message.endswith("they differ at r1c2 and 17 more cells.")
    assert len(problem.cells) == 18


def test_puzzles_with_a_wanted_number_of_givens_come_without_end() -> None:
    stream = SUDOKU.stream(np.random.default_rng(0), "beginner", fewest=55)
    for _ in range(5):
        made = next(stream)
        assert (made.given != 0).sum() == 55
        assert made.title == "Generated, beginner"
