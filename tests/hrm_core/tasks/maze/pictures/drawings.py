"""Mazes drawn as people and other programs draw them."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hrm_core.puzzle import Grid
from hrm_core.tasks.maze.symbols import GOAL, START, WALL

Color = tuple[int, int, int]
PAPER = (255, 255, 255)


def squares(
    maze: Grid,
    side: int = 10,
    thin: int = 0,
    wall: Color = (0, 0, 0),
    floor: Color = PAPER,
    start: Color = (0, 200, 0),
    goal: Color = (220, 0, 0),
) -> NDArray[np.uint8]:
    """[height, width, RGB]; with thin, every even row and column is so many pixels wide."""
    colors = np.array([wall, floor, start, goal], dtype=np.uint8)
    order = {WALL: 0, START: 2, GOAL: 3}
    indices = np.vectorize(lambda value: order.get(value, 1))(maze)
    pixels = colors[indices]
    for axis in (0, 1):
        widths = [thin if thin and not at % 2 else side for at in range(maze.shape[axis])]
        pixels = pixels.repeat(widths, axis=axis)
    return pixels


def margin(pixels: NDArray[np.uint8], width: int, color: Color = PAPER) -> NDArray[np.uint8]:
    """The picture on a larger sheet."""
    height, length = pixels.shape[:2]
    sheet = np.full((height + 2 * width, length + 2 * width, 3), color, dtype=np.uint8)
    sheet[width : width + height, width : width + length] = pixels
    return sheet


def stored(
    pixels: NDArray[np.uint8], form: str = "PNG", size: float = 1.0, mode: str = ""
) -> bytes:
    """The bytes of a file, scaled and in another mode of colour if wanted."""
    picture = Image.fromarray(pixels)
    if size != 1.0:
        picture = picture.resize(
            (round(picture.width * size), round(picture.height * size)), Image.Resampling.BICUBIC
        )
    if mode:
        picture = picture.convert(mode)
    file = io.BytesIO()
    picture.save(file, form)
    return file.getvalue()
