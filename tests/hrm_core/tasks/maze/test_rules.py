"""What is said of mazes and of paths in them."""

import pytest

from hrm_core.tasks.maze.rules import maze_faults, path_faults
from tests.hrm_core.tasks.maze.samples import grid

MAZE = grid("S #\n   \n# G")


def told(answer: str) -> list[str]:
    return [problem.message for problem in path_faults(MAZE, grid(answer))]


@pytest.mark.parametrize("answer", ["So#\n o \n#oG", "S #\noo \n#oG", "So#\n oo\n# G"])
def test_every_shortest_path_is_right(answer: str) -> None:
    assert told(answer) == []


def test_a_maze_without_a_path_says_so_and_lights_nothing() -> None:
    (problem,) = path_faults(MAZE, MAZE)
    assert (problem.message, problem.cells) == ("There is no path from the start to the goal.", ())


def test_a_start_beside_the_goal_needs_no_path() -> None:
    maze = grid("SG\n  ")
    assert path_faults(maze, maze) == []


def test_a_path_that_breaks_off_names_both_ends_and_what_hangs_loose() -> None:
    maze = grid("S    \n     \n    G")
    first, second = path_faults(maze, grid("So  o\n     \n   oG"))
    assert first.message == "The path breaks off at row 1 column 2 and goes on at row 3 column 4."
    assert first.cells == ((0, 1), (2, 3))
    assert second.message == "Parts of the path hang loose at row 1 column 5."
    assert not first.valid


def test_a_path_that_forks_and_joins_again_is_no_path() -> None:
    (problem,) = path_faults(MAZE, grid("So#\noo \n#oG"))
    assert (
        problem.message == "The path is more than one cell wide at row 1 column 2 and 1 more cell."
    )


def test_a_dead_branch_is_lit() -> None:
    (problem,) = path_faults(grid("S    \n ### \n    G"), grid("Soo  \no### \nooooG"))
    assert problem.message == (
        "The path has a dead branch or a detour at row 1 column 2 and 1 more cell."
    )
    assert problem.cells == ((0, 1), (0, 2))


def test_a_path_longer_than_it_need_be_is_valid() -> None:
    maze = grid("S G\n # \n   ")
    (problem,) = path_faults(maze, grid("S G\no#o\nooo"))
    assert problem.message == "The path is valid but takes 6 moves; the shortest takes 2."
    assert problem.valid


def test_a_changed_wall_is_lit() -> None:
    problem = path_faults(MAZE, grid("Soo\n  o\n# G"))[0]
    assert problem.message == "The maze itself was changed at row 1 column 3."
    assert problem.cells == ((0, 2),)


@pytest.mark.parametrize(
    ("maze", "message"),
    [
        ("##\n##", "Everything is wall; draw a start, a goal and a way between them."),
        ("# \n G", "There is no start; put one on a free cell."),
        ("S \n  ", "There is no goal; put one on a free cell."),
        ("SG\nG ", "There are 2 goals; only one may be."),
        ("S#\n#G", "No way leads from the start to the goal at row 2 column 2."),
    ],
)
def test_a_maze_without_an_answer_says_why(maze: str, message: str) -> None:
    assert [problem.message for problem in maze_faults(grid(maze))] == [message]
    assert path_faults(grid(maze), grid(maze))[0].message == message
