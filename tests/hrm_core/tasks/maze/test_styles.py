"""New mazes in every style."""

import numpy as np
import pytest

from hrm_core.puzzle import LevelError
from hrm_core.tasks.maze import Maze
from hrm_core.tasks.maze.paths import corridor
from hrm_core.tasks.maze.styles import LAYOUTS, STYLES, make_maze, parse_level

TREES = ("backtracker", "prim", "wilson")
SHORT = ("rooms", "open", "cave")  # these have few paths that are longer than the way across


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("size", "path"), [(9, 12), (16, 20), (21, 40)])
def test_every_style_makes_mazes_of_any_size_with_long_paths(
    style: str, size: int, path: int
) -> None:
    path = min(path, 14) if style in SHORT else path
    maze = make_maze(np.random.default_rng(0), style, size, size, path)
    best = corridor(maze)
    assert maze.shape == (size, size)
    assert best is not None
    assert best.moves + 1 >= path


@pytest.mark.parametrize("style", TREES)
@pytest.mark.parametrize("size", [9, 12])
def test_a_maze_without_loops_connects_all_rooms_by_one_way_each(style: str, size: int) -> None:
    open_ = LAYOUTS[style](np.random.default_rng(0), size, size)
    rooms = ((size + 1) // 2) ** 2
    assert open_.sum() == 2 * rooms - 1  # as many doors as rooms, less one
    maze = make_maze(np.random.default_rng(0), style, size, size, 8)
    best = corridor(maze)
    assert best is not None
    assert best.paths == 1


@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_gives_the_same_maze(style: str) -> None:
    first, again = (make_maze(np.random.default_rng(5), style, 9) for _ in range(2))
    np.testing.assert_array_equal(first, again)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("rows", "columns"), [(5, 5), (5, 40), (40, 7), (13, 22)])
def test_every_style_makes_boards_that_are_not_square(style: str, rows: int, columns: int) -> None:
    maze = make_maze(np.random.default_rng(3), style, rows, columns)
    best = corridor(maze)
    assert maze.shape == (rows, columns)
    assert best is not None
    assert best.moves >= 1


def test_mazes_with_loops_have_two_ways_round() -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        open_ = LAYOUTS["loops"](rng, 15, 15)
        beside = (open_[1:] & open_[:-1]).sum() + (open_[:, 1:] & open_[:, :-1]).sum()
        assert beside >= open_.sum()  # a tree has one connection less than cells


def test_every_room_can_be_reached() -> None:
    rng = np.random.default_rng(2)
    for _ in range(20):
        open_ = LAYOUTS["rooms"](rng, 17, 23)
        reached = np.zeros_like(open_)
        reached[tuple(np.argwhere(open_)[0])] = True
        for _ in range(open_.size):
            wide = np.pad(reached, 1)
            grown = wide[2:, 1:-1] | wide[:-2, 1:-1] | wide[1:-1, 2:] | wide[1:-1, :-2]
            reached |= grown & open_
        assert (reached == open_).all()


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("spiral 9x9", "no style 'spiral'"),
        ("prim", "by its style and size"),
        ("prim 4x9", "5 to 40 rows and columns, not 4 x 9"),
        ("prim 9x41", "not 9 x 41"),
        ("prim 9x9x9", "by its style and size"),
    ],
)
def test_a_level_that_there_is_not_is_refused_with_what_there_is(level: str, words: str) -> None:
    with pytest.raises(LevelError, match=words):
        parse_level(level)


def test_a_level_is_understood_however_it_is_written() -> None:
    assert Maze().level(" Prim 9 × 12") == "prim 9x12"
