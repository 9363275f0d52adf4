"""What clashes, and what keeps an answer from being a solution."""

import numpy as np

from hrm_core.puzzle import Problem
from hrm_core.tasks.sudoku.rules import UNITS, are_solved, clashes, faults
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE, grid


def test_every_cell_lies_in_a_row_a_column_and_a_box() -> None:
    assert len(UNITS) == 27
    for row in range(9):
        for column in range(9):
            box = row // 3 * 3 + column // 3 + 1
            names = [name for name, cells in UNITS.items() if (row, column) in cells]
            assert names == [f"row {row + 1}", f"column {column + 1}", f"box {box}"]


def test_a_solution_and_its_puzzle_have_no_clash() -> None:
    assert clashes(grid(LINE)) == clashes(grid(ANSWER)) == []


def test_a_clash_is_told_for_each_unit_with_all_its_cells() -> None:
    board = np.zeros((9, 9), np.uint8)
    board[0, 0] = board[0, 1] = board[0, 8] = board[1, 2] = 7
    assert clashes(board) == [
        Problem("7 stands 3 times in row 1: r1c1, r1c2 and r1c9.", ((0, 0), (0, 1), (0, 8))),
        Problem("7 stands 3 times in box 1: r1c1, r1c2 and r2c3.", ((0, 0), (0, 1), (1, 2))),
    ]


def test_a_clash_in_a_column_is_told() -> None:
    board = np.zeros((9, 9), np.uint8)
    board[0, 4] = board[8, 4] = 2
    assert clashes(board) == [
        Problem("2 stands twice in column 5: r1c5 and r9c5.", ((0, 4), (8, 4)))
    ]


def test_the_solution_has_no_faults() -> None:
    assert faults(grid(LINE), grid(ANSWER)) == []


def test_a_changed_clue_is_a_fault_even_if_all_rules_hold() -> None:
    swapped = grid(ANSWER.translate(str.maketrans("83", "38")))
    messages = [problem.message for problem in faults(grid(LINE), swapped)]
    clues = sum(digit in "83" for digit in LINE)
    assert len(messages) == clues
    assert messages[0] == "r1c3 was given as 8 and may not change."


def test_empty_cells_are_one_fault_that_lights_them_all() -> None:
    answer = grid(ANSWER)
    answer[0, 0] = 0
    assert faults(grid(LINE), answer) == [Problem("r1c1 is empty.", ((0, 0),))]
    answer[8, 8] = 0
    assert faults(grid(LINE), answer) == [Problem("2 cells are empty.", ((0, 0), (8, 8)))]


def test_a_symbol_that_is_no_digit_is_a_fault() -> None:
    answer = grid(ANSWER)
    answer[0, 0] = 200
    assert Problem("r1c1 holds 200, which is no digit.", ((0, 0),)) in faults(grid(LINE), answer)


def test_all_faults_are_told_not_only_the_first() -> None:
    answer = grid(ANSWER)
    answer[0, 2], answer[8, 8] = answer[0, 3], 0
    words = " ".join(problem.message for problem in faults(grid(LINE), answer))
    for part in ("may not change", "in row 1", "in column 3", "in box 1", "is empty"):
        assert part in words


def test_many_grids_are_judged_at_once_as_each_alone() -> None:
    rng = np.random.default_rng(0)
    grids = np.stack([grid(ANSWER).reshape(81)] * 60)
    for number, board in enumerate(grids[10:]):
        board[rng.integers(81)] = (0, 255, board[rng.integers(81)])[number % 3]
    empty = np.zeros((9, 9), np.uint8)
    alone = [not faults(empty, board.reshape(9, 9)) for board in grids]
    assert sum(alone) >= 10
    assert not all(alone)
    assert are_solved(grids).tolist() == alone


def test_rows_alone_do_not_make_a_solution() -> None:
    by_row = np.tile(np.arange(1, 10, dtype=np.uint8), (1, 9))
    shifted = np.stack([np.roll(np.arange(1, 10, dtype=np.uint8), row) for row in range(9)])
    assert not are_solved(by_row)[0]
    assert not are_solved(shifted.reshape(1, 81))[0]  # only the boxes are wrong
