"""Puzzles of one size on the board of a model of another."""

import numpy as np
import pytest

from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import IGNORE, Puzzle
from hrm_core.solving.canvas import SizeError, cut, lay, lay_labels
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze import Maze
from tests.latin import Latin

MAZE = Maze()
SMALL = MAZE.parse("S #\n# G")[0]


def test_a_small_maze_lies_at_the_top_left_between_walls() -> None:
    tokens = lay(MAZE, SMALL, 16).reshape(4, 4)
    assert tokens.tolist() == [[3, 2, 1, 1], [1, 2, 4, 1], [1, 1, 1, 1], [1, 1, 1, 1]]


def test_nothing_is_supervised_around_it() -> None:
    labels = lay_labels(MAZE, SMALL, 16).reshape(4, 4)
    assert labels[0].tolist() == [3, 5, 1, IGNORE]
    assert (labels[3] == IGNORE).all()


def test_a_model_for_any_size_sees_the_maze_as_a_square() -> None:
    assert lay(MAZE, SMALL, None).reshape(3, 3).tolist() == [[3, 2, 1], [1, 2, 4], [1, 1, 1]]


def test_what_was_laid_can_be_cut_out_again() -> None:
    np.testing.assert_array_equal(cut(lay(MAZE, SMALL, 100), 9), lay(MAZE, SMALL, None))


def test_a_maze_larger_than_the_board_is_refused() -> None:
    with pytest.raises(SizeError, match=r"this maze of 3 x 3 is too large for the model, .* 2 x 2"):
        lay(MAZE, SMALL, 4)


def test_a_grid_as_large_as_the_board_fits() -> None:
    task = TASKS["arc"]
    grid = np.full((10, 10), 3, np.uint8)
    tokens = lay(task, Puzzle("arc", grid, examples=((grid, grid),)), 100)
    assert tokens.shape == (100,)
    assert len(set(tokens.tolist())) == 1  # no room for a border
    with pytest.raises(SizeError, match="10 x 10 is too large"):
        lay(task, Puzzle("arc", grid, examples=((grid, grid),)), 81)


def test_a_kind_of_one_size_is_never_padded() -> None:
    puzzle = Latin().generate(np.random.default_rng(0), Latin.difficulties[0])
    assert lay(Latin(), puzzle, 16).tolist() == Latin().encode(puzzle).tolist()
    with pytest.raises(SizeError, match="too large"):
        lay(Latin(), puzzle, 25)


def test_a_small_maze_is_solved_by_a_larger_model() -> None:
    assert SMALL.solution is not None
    wanted = lay(MAZE, Puzzle("maze", SMALL.given), 900)
    wanted[1] = 5
    wanted[31] = 5
    engine = ScriptedEngine([Beat(wanted)], MAZE.vocab_size)
    (trace,) = solve(engine, MAZE, SMALL, Limit(1))
    assert trace.solved
    assert trace.probs.shape == (9, 6)
    assert trace.change_H.shape == trace.change_L.shape == (9,)
