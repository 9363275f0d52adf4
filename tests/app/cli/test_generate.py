"""hrm generate: size, style and seed."""

import re

import pytest

from app.cli.main import main
from hrm_core.tasks import TASKS
from hrm_core.tasks.seeds import seeded


def test_a_maze_of_a_style_and_size_is_the_one_that_the_window_makes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["generate", "--task", "maze", "--style", "rooms", "--size", "12x30", "--seed", "7"]
    assert main(command) == 0
    captured = capsys.readouterr()
    maze = TASKS["maze"]
    assert captured.out == maze.format(seeded(maze, "rooms 12x30", 7)) + "\n"
    assert captured.err == ""


@pytest.mark.parametrize(("kind", "level"), [("sudoku", "medium"), ("arc", "mirror 5x5")])
def test_the_first_of_many_is_the_one_that_the_window_makes(
    capsys: pytest.CaptureFixture[str], kind: str, level: str
) -> None:
    task = TASKS[kind]
    command = ["generate", "--task", kind, "--difficulty", level, "--seed", "7", "--count", "2"]
    assert main(command) == 0
    assert capsys.readouterr().out.startswith(task.format(seeded(task, level, 7)))


def test_a_seed_that_nobody_chose_is_told_and_gives_the_same_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["generate", "--task", "maze", "--size", "9"]
    assert main(command) == 0
    first = capsys.readouterr()
    told = re.fullmatch(r"hrm: scattered 9x9, seed (\d+)\n", first.err)
    assert told is not None
    assert main([*command, "--seed", told[1]]) == 0
    assert capsys.readouterr().out == first.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--size", "12x30"), "only mazes have a style and a size, not Sudoku"),
        (("--task", "maze", "--size", "wide"), "a size is rows x columns, as in 12x30, not 'wide'"),
        (("--task", "maze", "--size", "4x9"), "5 to 40 rows and columns, not 4 x 9"),
        (("--task", "maze", "--size", "9x41"), "5 to 40 rows and columns, not 9 x 41"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert main(["generate", *arguments]) == 2
    assert told in capsys.readouterr().err
