"""Exact searches in one maze."""

import numpy as np
import pytest

from hrm_core.tasks.maze.batch import generate_batch
from hrm_core.tasks.maze.paths import corridor, first_astray, search, solve_exact
from tests.hrm_core.tasks.maze.samples import FORK, OPEN, OPEN_ANSWER, grid, plain_label

WALLED = grid("S#\n#G")


def test_the_exact_answer_is_the_official_path() -> None:
    np.testing.assert_array_equal(solve_exact(grid(OPEN)), grid(OPEN_ANSWER))
    for maze in generate_batch(np.random.default_rng(0), 10, 12, 15)[0]:
        np.testing.assert_array_equal(solve_exact(maze - 1), plain_label(maze) - 1)


def test_the_corridor_is_all_shortest_paths_and_counts_them() -> None:
    both = corridor(grid(FORK))
    assert both is not None
    assert (both.moves, both.paths) == (6, 2)
    assert both.cells.tolist() == [
        [True, True, True, True, False],
        [True, False, False, True, False],
        [True, True, True, True, True],
    ]
    free = corridor(grid("S    \n     \n    G"))
    assert free is not None
    assert free.paths == 15  # six moves, two of them down


def test_without_a_way_there_is_no_answer() -> None:
    assert solve_exact(WALLED) is None
    assert corridor(WALLED) is None
    assert first_astray(WALLED, WALLED) is None
    assert search(WALLED, heuristic=True).path == ()


def test_without_a_goal_nothing_is_searched() -> None:
    maze = grid("S \n  ")
    assert (solve_exact(maze), corridor(maze)) == (None, None)
    assert search(maze, heuristic=False).visited == ()


@pytest.mark.parametrize(
    ("answer", "cell"),
    [
        ("So G\n ## \n    ", (0, 1)),  # ends too early
        ("S  G\no## \noooo", (1, 0)),  # the wrong way at once
        ("SooG\n ## \n    ", None),
    ],
)
def test_the_first_wrong_decision_is_found(answer: str, cell: tuple[int, int] | None) -> None:
    assert first_astray(grid("S  G\n ## \n    "), grid(answer)) == cell


def test_both_searches_find_a_shortest_path_and_the_heuristic_visits_less() -> None:
    for maze in generate_batch(np.random.default_rng(0), 10, 15, 20)[0] - np.uint8(1):
        best = corridor(maze)
        assert best is not None
        blind, hopeful = search(maze, heuristic=False), search(maze, heuristic=True)
        assert blind.moves == hopeful.moves == best.moves
        assert len(hopeful.visited) <= len(blind.visited)
        assert all(best.cells[cell] for cell in (*blind.path, *hopeful.path))
