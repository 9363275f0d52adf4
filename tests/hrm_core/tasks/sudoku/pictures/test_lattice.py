"""Boards that have no frame: found by their lines."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from hrm_core.tasks.pictures import Pixels
from hrm_core.tasks.sudoku.pictures.boards import Corners
from hrm_core.tasks.sudoku.pictures.lattice import find_lattices

CELL, LEFT, TOP = 30, 50, 70
SIDE = 9 * CELL


def board(form: str, turned: float = 0.0) -> Pixels:
    """Lines of a board without a frame, with a title above."""
    canvas = Image.new("L", (SIDE + 2 * LEFT, SIDE + 2 * TOP), 255)
    draw = ImageDraw.Draw(canvas)
    draw.text((LEFT, 20), "Sudoku 00:12", 0)
    for number in range(1, 9):
        at, width = number * CELL, 3 if number % 3 == 0 else 1
        for begin in range(0, SIDE, 6 if form == "dashed" else SIDE):
            end = begin + (3 if form == "dashed" else SIDE)
            draw.line([LEFT + at, TOP + begin, LEFT + at, TOP + end], 60, width)
            draw.line([LEFT + begin, TOP + at, LEFT + end, TOP + at], 60, width)
    values = np.asarray(canvas.rotate(turned, Image.Resampling.BICUBIC, fillcolor=255))
    values = 255 - values if form == "dark" else values
    return np.repeat(values[..., None], 3, axis=2)


def corners() -> Corners:
    left, top, right, bottom = LEFT, TOP, LEFT + SIDE, TOP + SIDE
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=float)


@pytest.mark.parametrize("form", ["plain", "dashed", "dark"])
def test_a_board_without_a_frame_is_found_by_its_lines(form: str) -> None:
    found = find_lattices(board(form))
    assert abs(found[0] - corners()).max() < CELL / 8


@pytest.mark.parametrize("degrees", [3, -7])
def test_it_may_be_turned_by_a_few_degrees(degrees: float) -> None:
    pixels = board("plain", degrees)
    way = np.deg2rad(-degrees)
    turn = np.array([[np.cos(way), -np.sin(way)], [np.sin(way), np.cos(way)]])
    middle = np.array([pixels.shape[1], pixels.shape[0]]) / 2
    wanted = (corners() - middle) @ turn.T + middle
    assert abs(find_lattices(pixels)[0] - wanted).max() < CELL / 6


def test_digits_in_the_middle_of_cells_are_no_lines_of_a_board_half_as_large() -> None:
    pixels = board("plain").copy()
    for row, column in np.ndindex(9, 9):
        if (row + column) % 3:
            x, y = LEFT + column * CELL + CELL // 2, TOP + row * CELL + CELL // 2
            pixels[y - 8 : y + 9, x - 1 : x + 2] = 0
            pixels[y - 1 : y + 2, x - 8 : x + 9] = 0
    assert abs(find_lattices(pixels)[0] - corners()).max() < CELL / 8


def test_slanted_digits_do_not_make_a_board_lean() -> None:
    canvas = Image.fromarray(board("plain"))
    draw = ImageDraw.Draw(canvas)
    for row, column in np.ndindex(9, 9):
        if (row + column) % 3:
            x, y = LEFT + column * CELL + CELL // 2, TOP + row * CELL + CELL // 2
            draw.line([x + 1, y - 8, x - 1, y + 8], "black", 3)
    assert abs(find_lattices(np.asarray(canvas))[0] - corners()).max() < CELL / 8


def test_an_empty_picture_has_none() -> None:
    assert find_lattices(np.full((200, 300, 3), 255, np.uint8)) == []
    assert find_lattices(np.zeros((3, 40, 3), np.uint8)) == []
