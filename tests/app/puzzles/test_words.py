"""What the library says of a puzzle."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest

from app.memory.puzzles import UNRATED, Line, State
from app.puzzles import words
from hrm_core.tasks import TASKS
from hrm_core.tasks.sudoku.rating import LEVELS
from tests.app.support import puzzle

LINE = Line(7, "sudoku", "", State.NEW, 1, (), 0.0, puzzle().given, None)


def test_a_puzzle_without_a_title_is_told_by_what_it_is_like() -> None:
    clues = int((puzzle().given != 0).sum())
    assert words.title(LINE, TASKS) == f"{clues} clues"
    assert words.title(replace(LINE, title="mine"), TASKS) == "mine"
    assert words.title(replace(LINE, given=None), TASKS) == "cannot be read"
    assert words.title(replace(LINE, given=None, title="mine"), TASKS) == "mine"
    maze = replace(LINE, kind="maze", given=np.zeros((5, 7), dtype=np.uint8))
    assert words.title(maze, TASKS) == "5 x 7"
    assert words.title(replace(LINE, kind="chess"), TASKS) == ""


def test_a_level_is_told_of_sudokus_that_have_one() -> None:
    assert words.rating(LINE) == LEVELS[1].capitalize()
    assert words.rating(replace(LINE, rating=0)) == LEVELS[0].capitalize()
    assert words.rating(replace(LINE, rating=len(LEVELS) - 1)) == LEVELS[-1].capitalize()
    for unknown in (UNRATED, len(LEVELS)):
        assert words.rating(replace(LINE, rating=unknown)) == ""
    assert words.rating(replace(LINE, kind="maze")) == ""


@pytest.mark.parametrize(
    ("shown", "total", "told"),
    [
        (0, 0, "0 puzzles"),
        (1, 1, "1 puzzle"),
        (2, 2, "2 puzzles"),
        (1, 2, "1 of 2 puzzles"),
        (0, 1200, "0 of 1,200 puzzles"),
    ],
)
def test_how_many_are_in_sight(shown: int, total: int, told: str) -> None:
    assert words.count(shown, total) == told


def test_the_day_is_that_of_the_clock_on_the_wall() -> None:
    late = datetime(2026, 5, 3, 23, 59).timestamp()
    assert words.when(replace(LINE, added=late)) == "2026-05-03"
    assert words.kind("sudoku", TASKS) == TASKS["sudoku"].title
    assert words.kind("chess", TASKS) == "chess"
