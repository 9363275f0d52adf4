"""Sudokus in screenshots and photos: read right, or marked as in doubt."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from hrm_core.puzzle import Grid, PuzzleFormatError
from hrm_core.tasks.opening import open_puzzles
from hrm_core.tasks.pictures import Pixels
from hrm_core.tasks.sudoku.pictures import read
from hrm_core.tasks.sudoku.pictures.boards import find_board
from hrm_core.tasks.sudoku.pictures.looks import (
    Patches,
    Probabilities,
    first_look,
    second_look,
)
from hrm_core.tasks.sudoku.pictures.read import read_sudoku, sudoku_in
from tests.hrm_core.tasks.maze.pictures.drawings import squares

LINE = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
GRID = np.array([0 if sign == "." else int(sign) for sign in LINE], np.uint8).reshape(9, 9)
CELL, LEFT = 40, 30


def picture(
    grid: Grid = GRID,
    ink: str = "black",
    page: str = "white",
    note: str = "",
    turned: float = 0.0,
) -> Pixels:
    """A screenshot in Pillow's own font."""
    size = 9 * CELL + 2 * LEFT
    canvas = Image.new("RGB", (size, size), page)
    draw = ImageDraw.Draw(canvas)
    for number in range(10):
        at, width = LEFT + number * CELL, 1 if number % 3 else 3
        draw.line([at, LEFT, at, LEFT + 9 * CELL], ink, width)
        draw.line([LEFT, at, LEFT + 9 * CELL, at], ink, width)
    font, small = ImageFont.load_default(26), ImageFont.load_default(10)
    for row in range(9):
        for column in range(9):
            x, y = LEFT + (column + 0.5) * CELL, LEFT + (row + 0.5) * CELL
            if grid[row, column]:
                draw.text((x, y), str(grid[row, column]), ink, font, anchor="mm")
            elif note:
                draw.text((x - 12, y - 12), note, ink, small, anchor="mm")
    if turned:
        canvas = canvas.rotate(turned, Image.Resampling.BICUBIC, fillcolor=page)
    return np.asarray(canvas)


def png(pixels: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    "pixels",
    [
        picture(),
        picture(ink="#ddddee", page="#101020"),
        picture(ink="#0040c0", page="#f4f0e8"),
        picture(turned=3),
        picture(note="7"),
    ],
    ids=["plain", "dark", "colored", "turned", "with notes"],
)
def test_a_screenshot_is_read_and_little_is_in_doubt(pixels: Pixels) -> None:
    found = read_sudoku(pixels)
    assert found is not None
    grid, unsure = found
    np.testing.assert_array_equal(grid, GRID)
    assert len(unsure) <= 3


def test_a_digit_that_is_half_gone_is_marked_or_left_out_but_never_passed_over() -> None:
    pixels = picture().copy()
    top, left = LEFT + 4, LEFT + 4
    pixels[top + 14 : top + 32, left : left + 32] = 255  # the lower half of the 5 at the top left
    found = read_sudoku(pixels)
    assert found is not None
    assert (0, 0) in found[1]


def test_smudges_larger_than_digits_do_not_hide_them() -> None:
    pixels = picture().copy()
    for row, column in np.argwhere(GRID == 0)[::5].tolist():
        top, left = LEFT + row * CELL + 4, LEFT + column * CELL + 6
        pixels[top : top + 33, left + 8 : left + 20] -= 24
    found = read_sudoku(pixels)
    assert found is not None
    np.testing.assert_array_equal(found[0][GRID > 0], GRID[GRID > 0])


def test_digits_that_clash_are_in_doubt() -> None:
    grid = GRID.copy()
    grid[0, 2] = 5
    found = sudoku_in(picture(grid))
    assert found is not None
    assert {(0, 0), (0, 2)} <= set(found.unsure)
    assert "look again at r1c1 and r1c3" in found.notes[-1]


def test_a_picture_of_a_sudoku_is_opened_by_its_content() -> None:
    opened = open_puzzles(png(picture()))
    assert opened.kind == "sudoku"
    assert opened.told == "1 sudoku, in a picture"
    np.testing.assert_array_equal(opened.puzzles[0].given, GRID)


def test_a_maze_and_an_empty_grid_are_no_sudokus() -> None:
    maze = np.zeros((9, 9), np.uint8)
    maze[1:8, 1:8] = 1
    assert read_sudoku(squares(maze, 20)) is None
    assert read_sudoku(picture(np.zeros((9, 9), np.uint8))) is None
    with pytest.raises(PuzzleFormatError, match="no sudoku is found in this picture"):
        open_puzzles(png(squares(maze, 20)), "sudoku")


def test_digits_that_are_only_likely_make_a_sudoku_with_all_of_them_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def doubtful(look: Callable[[Patches], Probabilities]) -> Callable[[Patches], Probabilities]:
        return lambda patches: (0.8 * look(patches) + 0.02).astype(np.float32)

    monkeypatch.setattr(read, "first_look", doubtful(first_look))
    monkeypatch.setattr(read, "second_look", doubtful(second_look))
    found = read_sudoku(picture())
    assert found is not None
    np.testing.assert_array_equal(found[0], GRID)
    assert set(map(tuple, np.argwhere(GRID > 0).tolist())) <= set(found[1])


def test_letters_in_a_grid_are_no_sudoku() -> None:
    canvas = Image.fromarray(picture(np.zeros((9, 9), np.uint8)))
    draw, font = ImageDraw.Draw(canvas), ImageFont.load_default(26)
    letters = "GREENLAKEBOATSAILSTONEQUIETRIVERZEBRAPLUMSOILBIGTESLAYOGURTHIPPOJAZZISLEOXIDEWIND"
    for number, letter in enumerate(letters):
        x, y = LEFT + (number % 9 + 0.5) * CELL, LEFT + (number // 9 + 0.5) * CELL
        draw.text((x, y), letter, "black", font, anchor="mm")
    assert read_sudoku(np.asarray(canvas)) is None


def test_noise_is_no_sudoku() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (300, 300, 3)).astype(np.uint8)
    assert read_sudoku(noise) is None


def test_sides_that_never_meet_make_no_board() -> None:
    y, x = np.mgrid[:300, :300]
    diamond = abs(abs(x - 150) + abs(y - 150) - 140) < 4
    for seen in (x + y < 300, x + y > 300, abs(x + y - 300) < 6, diamond):
        pixels = np.where(seen[..., None], 0, 255).astype(np.uint8).repeat(3, axis=2)
        assert read_sudoku(pixels) is None


def test_the_corners_are_found_to_a_pixel() -> None:
    corners = find_board(picture())
    assert corners is not None
    near = np.array([[LEFT, LEFT], [390, LEFT], [390, 390], [LEFT, 390]])
    assert abs(corners - near).max() < 4


def test_a_cell_that_the_two_looks_read_differently_is_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def other(cells: Patches) -> Probabilities:
        chances = second_look(cells)
        chances[0] = np.eye(10)[3]  # the 5 in the first cell looks like a 3 to it
        chances[2] = np.eye(10)[7]  # and the empty cell beside like a 7
        return chances

    monkeypatch.setattr(read, "second_look", other)
    found = read_sudoku(picture())
    assert found is not None
    assert {(0, 0), (0, 2)} <= set(found[1])
    assert len(found[1]) < 12
