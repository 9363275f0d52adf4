import numpy as np

from hrm_core.tasks.maze import Maze, maze_fingerprints, wall_fingerprints
from hrm_core.tasks.maze.symbols import FREE, GOAL, START, WALL

MAZE = Maze()


def test_the_eight_forms_of_a_maze_share_a_number_and_others_do_not() -> None:
    rng = np.random.default_rng(0)
    mazes = [MAZE.generate(rng, "prim 9x9").given for _ in range(40)]
    for turns in range(4):
        turned = [np.rot90(maze, turns) for maze in mazes]
        for forms in (turned, [maze.T for maze in turned]):
            assert (maze_fingerprints(forms) == maze_fingerprints(mazes)).all()
    assert len(set(maze_fingerprints(mazes).tolist())) == 40


def test_start_and_goal_belong_to_a_maze_but_not_to_its_walls() -> None:
    maze = MAZE.generate(np.random.default_rng(1), "cave 9x9").given
    other = maze.copy()
    other[maze == START], other[maze == GOAL] = GOAL, START
    assert maze_fingerprints([maze]) != maze_fingerprints([other])
    assert wall_fingerprints([maze]) == wall_fingerprints([other])


def test_a_path_and_walls_around_do_not_disguise_a_maze() -> None:
    maze = MAZE.generate(np.random.default_rng(2), "wilson 9x9")
    assert maze.solution is not None
    wide = np.pad(maze.solution, ((2, 1), (0, 3)), constant_values=WALL)
    assert maze_fingerprints([wide]) == maze_fingerprints([maze.given])
    blank = np.full((3, 3), WALL, dtype=np.uint8)
    assert wall_fingerprints([blank]) != wall_fingerprints([np.where(blank, blank, FREE)])
