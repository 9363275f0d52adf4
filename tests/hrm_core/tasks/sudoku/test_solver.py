"""The exact solver against a plain one, and on grids that are hard for search."""

from collections.abc import Iterator

import numpy as np
import pytest

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku.rules import faults
from hrm_core.tasks.sudoku.solver import search, solve_exact
from hrm_core.tasks.sudoku.text import line
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE, grid


def plain(board: Grid) -> Iterator[str]:
    """All solutions by trying each digit in the first cell with the fewest: nothing shared."""
    options = {
        (r, c): set(range(1, 10))
        - set(board[r])
        - set(board[:, c])
        - set(board[r // 3 * 3 : r // 3 * 3 + 3, c // 3 * 3 : c // 3 * 3 + 3].flat)
        for r, c in np.argwhere(board == 0)
    }
    if not options:
        yield line(board)
        return
    cell = min(options, key=lambda place: len(options[place]))
    for digit in options[cell]:
        board[cell] = digit
        yield from plain(board)
    board[cell] = 0


def thinned(clues_gone: int, seed: int) -> Grid:
    """The solution without some cells: few gone, one solution; many gone, several."""
    board = grid(ANSWER)
    board.reshape(81)[np.random.default_rng(seed).permutation(81)[:clues_gone]] = 0
    return board


def test_the_only_solution_is_found() -> None:
    assert [line(found) for found in solve_exact(grid(LINE))] == [ANSWER]


@pytest.mark.parametrize("seed", range(12))
def test_it_finds_the_solutions_that_plain_trying_finds(seed: int) -> None:
    board = thinned(44 + seed // 3, seed)
    expected = sorted(plain(board.copy()))
    assert sorted(line(found) for found in solve_exact(board, limit=10_000)) == expected


@pytest.mark.parametrize("seed", range(12))
def test_it_finds_none_where_plain_trying_finds_none(seed: int) -> None:
    board = thinned(48, seed)
    row, column = np.argwhere(board == 0)[seed]
    board[row, column] = board[row, column] % 9 + 1
    expected = sorted(plain(board.copy())) if clash_free(board) else []
    assert sorted(line(found) for found in solve_exact(board, limit=10_000)) == expected


def clash_free(board: Grid) -> bool:
    return not any("stands" in problem.message for problem in faults(board, board))


def test_clashing_clues_have_no_solution() -> None:
    board = grid(LINE)
    board[0, 0] = 8
    assert solve_exact(board) == []


def test_it_stops_at_the_limit_and_the_solutions_differ() -> None:
    found = solve_exact(np.zeros((9, 9), np.uint8), limit=3)
    assert len({line(one) for one in found}) == 3
    assert all(faults(np.zeros((9, 9), np.uint8), one) == [] for one in found)


def test_a_grid_that_is_full_is_its_own_solution() -> None:
    assert [line(found) for found in solve_exact(grid(ANSWER))] == [ANSWER]


def test_guesses_are_counted() -> None:
    one_gone = thinned(1, 0)
    assert search(one_gone).guesses == 0
    assert search(grid(LINE), 1).guesses > 0


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "text",
    [
        # without a solution, and thousands of seconds for plain search: Norvig, "Solving Every
        # Sudoku Puzzle"
        ".....5.8....6.1.43..........1.5........1.6...3.......553.....61........4.........",
        "123456789" + "." * 72,
        "........." * 8 + "123456789",
    ],
)
def test_grids_that_take_plain_search_for_ever_take_a_moment(text: str) -> None:
    assert len(solve_exact(grid(text), limit=2)) == (0 if text.startswith(".....5") else 2)
