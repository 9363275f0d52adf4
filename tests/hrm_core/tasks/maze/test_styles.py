"""New mazes in every style."""

import numpy as np
import pytest

from hrm_core.tasks.maze.paths import corridor
from hrm_core.tasks.maze.styles import LAYOUTS, STYLES, make_maze

TREES = ("backtracker", "prim", "wilson")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("size", "path"), [(9, 12), (16, 20), (21, 40)])
def test_every_style_makes_mazes_of_any_size_with_long_paths(
    style: str, size: int, path: int
) -> None:
    maze = make_maze(np.random.default_rng(0), style, size, path)
    best = corridor(maze)
    assert maze.shape == (size, size)
    assert best is not None
    assert best.moves + 1 >= path


@pytest.mark.parametrize("style", TREES)
@pytest.mark.parametrize("size", [9, 12])
def test_a_maze_without_loops_connects_all_rooms_by_one_way_each(style: str, size: int) -> None:
    open_ = LAYOUTS[style](np.random.default_rng(0), size)
    rooms = ((size + 1) // 2) ** 2
    assert open_.sum() == 2 * rooms - 1  # as many doors as rooms, less one
    maze = make_maze(np.random.default_rng(0), style, size, 8)
    best = corridor(maze)
    assert best is not None
    assert best.paths == 1


@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_gives_the_same_maze(style: str) -> None:
    first, again = (make_maze(np.random.default_rng(5), style, 9) for _ in range(2))
    np.testing.assert_array_equal(first, again)
