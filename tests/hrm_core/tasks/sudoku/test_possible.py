"""True candidates: every digit of any solution and no other, in bounded time."""

from itertools import count

import numpy as np
import pytest

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku.possible import Possible, possible
from hrm_core.tasks.sudoku.solver import solve_exact

LINE = "..396.5..6.1...8..89..4....7.6....9..348..16....1..3.44627.3.1.3..51472.1.76.9.83"


def grid_of(line: str) -> Grid:
    digits = [0 if character == "." else int(character) for character in line]
    return np.array(digits, dtype=np.uint8).reshape(9, 9)


def with_several() -> Grid:
    """A puzzle with a few solutions: 17 clues less some."""
    few = "000000010400000000020000000000050407008000300001090000300400200050100000000806000"
    grid = grid_of(few.replace("0", "."))
    solution = solve_exact(grid, 1)[0]
    for cell in np.flatnonzero(grid == 0)[::2]:  # enough of the answer, so that few are left
        grid.flat[cell] = solution.flat[cell]
    swapped = [cell for cell in range(81) if solution.flat[cell] in (1, 2)]
    grid.flat[swapped] = 0
    return grid


def end_of(grid: Grid, most: int = 1000, seconds: float = 60.0) -> Possible:
    looking = possible(grid, seconds, most)
    while True:
        try:
            next(looking)
        except StopIteration as end:
            found: Possible = end.value
            return found


def test_one_solution_leaves_one_digit_in_every_cell() -> None:
    found = end_of(grid_of(LINE))
    assert (found.solutions, found.counted, found.complete) == (1, True, True)
    solution = solve_exact(grid_of(LINE))[0]
    for row, column in np.ndindex(9, 9):
        assert found.at(row, column) == [solution[row, column]]


@pytest.mark.parametrize("most", [1000, 1])
def test_every_digit_of_any_solution_is_found_whether_they_are_counted_or_not(most: int) -> None:
    grid = with_several()
    solutions = solve_exact(grid, 1000)
    assert 1 < len(solutions) < 1000
    found = end_of(grid, most)
    assert found.complete
    assert found.counted is (most == 1000)
    for row, column in np.ndindex(9, 9):
        assert found.at(row, column) == sorted({int(each[row, column]) for each in solutions})


def test_clues_against_each_other_have_no_solution() -> None:
    grid = grid_of(LINE)
    grid[0, 0] = 3
    found = end_of(grid)
    assert (found.solutions, found.complete, bool(found.digits.any())) == (0, True, False)


def test_it_ends_in_time_and_says_that_something_may_be_missing() -> None:
    ticks = count()
    looking = possible(np.zeros((9, 9), np.uint8), seconds=100, clock=lambda: float(next(ticks)))
    reports = list(looking)  # ends before a hundred ticks, whatever is left
    assert 0 < len(reports) < 100
    assert not reports[-1].complete
    assert not end_of(np.zeros((9, 9), np.uint8), seconds=0.0).complete
