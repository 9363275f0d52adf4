"""What strokes and commands make of a maze."""

import numpy as np
import pytest
from numpy.typing import NDArray

from app.board.drawing import Tool, border, box, invert, put, resized, stroke, toggle
from hrm_core.puzzle import Cell
from hrm_core.tasks.maze.symbols import FREE, GOAL, SIGNS, START, WALL

MAZE = "S   \n ## \n   G"


def grid(text: str) -> NDArray[np.uint8]:
    return np.array([[SIGNS.index(sign) for sign in row] for row in text.split("\n")], np.uint8)


def text(maze: NDArray[np.uint8]) -> str:
    return "\n".join("".join(SIGNS[value] for value in row) for row in maze)


@pytest.mark.parametrize(
    ("tool", "way", "drawn"),
    [
        (Tool.PEN, [(0, 1)], "S#  \n ## \n   G"),
        (Tool.PEN, [(0, 1), (0, 2), (0, 3)], "S###\n ## \n   G"),
        (Tool.PEN, [(0, 1), (0, 3), (1, 3)], "S###\n ###\n   G"),  # a fast drag leaves no holes
        (Tool.PEN, [(1, 1), (1, 2)], "S   \n    \n   G"),  # from a wall it erases
        (Tool.PEN, [(2, 2), (2, 3)], "S   \n ## \n  #G"),  # over the goal
        (Tool.LINE, [(0, 1), (2, 0), (2, 1)], "S#  \n ## \n # G"),
        (Tool.BOX, [(0, 1), (2, 3)], "S###\n ###\n ##G"),
        (Tool.PEN, [(0, 0), (1, 0), (2, 0)], "    \n ## \nS  G"),  # the start is moved
        (Tool.LINE, [(2, 3), (1, 1)], "S   \n G# \n    "),  # on to a wall, too
        (Tool.PEN, [(0, 0), (2, 3)], MAZE),  # never on to the goal
    ],
)
def test_a_stroke_draws_erases_or_moves(tool: Tool, way: list[Cell], drawn: str) -> None:
    assert text(stroke(grid(MAZE), tool, way)) == drawn


def test_a_box_is_hollow() -> None:
    assert len(box((0, 0), (3, 4))) == 14
    assert box((2, 2), (2, 2)) == [(2, 2)]
    assert box((3, 4), (0, 0)) == box((0, 0), (3, 4))


def test_no_stroke_changes_the_maze_it_began_with() -> None:
    maze = grid(MAZE)
    stroke(maze, Tool.PEN, [(0, 1), (0, 3)])
    put(maze, (1, 1), START)
    toggle(maze, [(0, 1)])
    assert text(maze) == MAZE


def test_an_end_is_put_where_none_was() -> None:
    assert text(put(grid("  \n  "), (0, 1), GOAL)) == " G\n  "


def test_walls_are_toggled_and_inverted_but_ends_stay() -> None:
    assert text(toggle(grid(MAZE), [(0, 0), (0, 1), (1, 1)])) == "S#  \n  # \n   G"
    assert text(invert(grid(MAZE))) == "S###\n#  #\n###G"
    assert {WALL, FREE} <= set(invert(grid(MAZE)).flat)


@pytest.mark.parametrize(
    ("rows", "columns", "drawn"),
    [(3, 4, "S#  \n # G\n    "), (2, 2, "S#\n G"), (1, 2, "SG"), (2, 1, "S\nG")],
)
def test_on_a_board_of_another_size_what_was_drawn_and_the_ends_stay(
    rows: int, columns: int, drawn: str
) -> None:
    assert text(resized(grid("S#  \n # G"), rows, columns)) == drawn


def test_the_tools_for_the_ends_put_them_where_one_clicks() -> None:
    assert text(stroke(grid(MAZE), Tool.START, [(1, 1)])) == "    \n S# \n   G"
    assert text(stroke(grid(MAZE), Tool.GOAL, [(1, 1)])) == "S   \n G# \n    "


def test_a_border_is_closed_and_opened_again_and_the_ends_stay() -> None:
    given = np.full((4, 5), FREE, dtype=np.uint8)
    given[0, 0], given[3, 2] = START, GOAL
    closed = border(given)
    assert int((closed == WALL).sum()) == 2 * 5 + 2 * 2 - 2
    assert (closed[0, 0], closed[3, 2]) == (START, GOAL)
    assert (closed[1:-1, 1:-1] == FREE).all()
    assert np.array_equal(border(closed), given)
