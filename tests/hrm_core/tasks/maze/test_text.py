"""Mazes read from text, and refused with the place."""

import numpy as np
import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.maze.task import Maze
from hrm_core.tasks.maze.text import drawing, read_text
from tests.hrm_core.tasks.maze.samples import OPEN, OPEN_ANSWER, PUBLIC, grid

MAZE = Maze()
PLAIN = grid(OPEN)
LINE = "S  #   ##  # G  "


@pytest.mark.parametrize(
    "text",
    [
        "S  #\n   #\n#  G\n",
        "S  #\r\n   #\r\n#  G",
        "\n\nS..#\n...#\n#..G\n\n",
        "s  #\n   #\n#  E",
        OPEN_ANSWER,
        OPEN_ANSWER.replace("o", "+"),
    ],
)
def test_drawings_are_read_with_the_signs_people_use(text: str) -> None:
    (found,) = read_text(text)
    np.testing.assert_array_equal(found, PLAIN)


def test_several_drawings_are_parted_by_empty_lines() -> None:
    found = read_text(drawing(PLAIN) + "\n" + drawing(grid("S \nG ")))
    assert [maze.shape for maze in found] == [(3, 4), (2, 2)]


def test_a_maze_in_one_line_is_a_square() -> None:
    (found,) = read_text(LINE)
    assert found.shape == (4, 4)


def test_the_official_csv_is_read_with_answers_or_without() -> None:
    head = "source,question,answer,rating\n"
    (one,) = MAZE.parse(f"{head}a,{LINE},{LINE},7\n")
    (other,) = MAZE.parse(f"question\n{LINE}\n")
    np.testing.assert_array_equal(one.given, other.given)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1, character 1: there is no maze in an empty text"),
        (
            "S.#\n..\nG..",
            "line 2, character 3: this line has 2 cells, the first line of the maze 3",
        ),
        ("S #\n x \nG  ", "line 2, character 2: a maze is drawn with #"),
        ("S" * 41 + "\n" + " " * 41, "line 1, character 41: a line of a maze has 2 to 40 cells"),
        ("  \n" * 41, "line 41, character 1: a maze has at most 40 lines, not 41"),
        ("S    G", "line 1, character 1: a maze in one line has 900 characters"),
        ("source,question\na", "line 2, character 1: the column question is missing in 'a'."),
        ("question\n", "line 1, character 1: there is no maze below the heading"),
        ("question\nS x ", "line 2, character 3: a maze is drawn with #"),
    ],
)
def test_what_is_no_maze_is_refused_with_the_place(text: str, told: str) -> None:
    with pytest.raises(PuzzleFormatError) as raised:
        read_text(text)
    assert str(raised.value).startswith(told)
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize("text", ["##\n##", "# \n G", "SG\nG ", "S#\n#G"])
def test_a_maze_without_an_answer_is_read_so_that_it_can_be_mended(text: str) -> None:
    (puzzle,) = MAZE.parse(text)
    assert puzzle.solution is None
    assert MAZE.examine(puzzle)


@pytest.mark.skipif(not PUBLIC.exists(), reason="the public mazes are not beside the project")
def test_the_public_files_are_read_with_their_answers() -> None:
    text = (PUBLIC / "test_200.csv").read_text()
    puzzles = MAZE.parse(text)
    answers = [line.split(",")[2] for line in text.splitlines()[1:]]
    assert len(puzzles) == 200
    for puzzle, answer in zip(puzzles, answers, strict=True):
        assert puzzle.solution is not None
        assert drawing(puzzle.solution).replace("\n", "") == answer
    for path in [*PUBLIC.glob("*.txt"), *(PUBLIC / "mazelib_ascii").glob("*.txt")]:
        (puzzle,) = MAZE.parse(path.read_text())
        assert MAZE.examine(puzzle) == []
