"""Random inputs of the kinds that rules work on."""

from collections.abc import Callable

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.rulebook.tools import ASIDE, Mask, Size, blank, box, put

Scene = Callable[[np.random.Generator, Size, Grid], Grid]  # from the colours that may be used


def noise(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """Cells of any colour, few or many."""
    drawn = hues[rng.integers(len(hues), size=size)]
    return np.where(rng.random(size) < rng.uniform(0.2, 0.6), drawn, 0).astype(np.uint8)


def full(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """Every cell has a colour, one of them more often than the others."""
    drawn = hues[rng.integers(len(hues), size=size)]
    often = hues[rng.integers(len(hues))]
    return np.where(rng.random(size) < 0.35, often, drawn).astype(np.uint8)


def one_color(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """Noise of one colour alone."""
    hue = hues[rng.integers(len(hues))]
    return np.where(rng.random(size) < rng.uniform(0.25, 0.65), hue, 0).astype(np.uint8)


def dots(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """A few cells that do not touch, not even at corners if there is room."""
    grid = blank(*size)
    for _ in range(int(rng.integers(1, 2 + min(size) // 2))):
        row, column = int(rng.integers(size[0])), int(rng.integers(size[1]))
        if not grid[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2].any():
            grid[row, column] = hues[rng.integers(len(hues))]
    return grid


def pieces(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """A few connected shapes of one colour each, apart from each other."""
    grid = blank(*size)
    for _ in range(int(rng.integers(1, 2 + min(size) // 2))):
        shape = piece(rng, max(2, min(4, min(size) - 1)))
        set_down(rng, grid, shape * hues[rng.integers(len(hues))])
    return grid


def boxes(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """Full or hollow rectangles apart from each other."""
    grid = blank(*size)
    most = max(3, min(size) // 2 + 1)
    for _ in range(int(rng.integers(1, 2 + min(size) // 4))):
        rows, columns = (int(n) for n in rng.integers(2, most + 1, size=2))
        shape = np.full((rows, columns), hues[rng.integers(len(hues))], dtype=np.uint8)
        if rng.random() < 0.5:
            shape[1:-1, 1:-1] = 0
        set_down(rng, grid, shape)
    return grid


def frames(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """Closed curves, some with a gap: hollow rectangles or what a wall of noise encloses."""
    if rng.random() < 0.4:
        hue = hues[rng.integers(len(hues))]
        return np.where(rng.random(size) < 0.62, hue, 0).astype(np.uint8)
    grid = blank(*size)
    for _ in range(int(rng.integers(1, 2 + min(size) // 4))):
        rows, columns = (int(n) for n in rng.integers(3, max(4, min(size) // 2 + 2), size=2))
        shape = np.full((rows, columns), hues[rng.integers(len(hues))], dtype=np.uint8)
        shape[1:-1, 1:-1] = 0
        if rng.random() < 0.25:
            places = np.argwhere(shape)
            shape[tuple(places[rng.integers(len(places))])] = 0
        set_down(rng, grid, shape)
    return grid


def sticks(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """Straight lines of one colour each, across or down."""
    grid = blank(*size)
    for _ in range(int(rng.integers(1, 2 + min(size) // 2))):
        length = int(rng.integers(2, min(size) + 1))
        shape = np.full((1, length), hues[rng.integers(len(hues))], dtype=np.uint8)
        set_down(rng, grid, shape if rng.random() < 0.5 else shape.T)
    return grid


def bars(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """Columns of different heights that stand on the ground."""
    grid = blank(*size)
    apart = 1 + int(rng.random() < 0.3)
    for column in range(0, size[1], apart):
        height = int(rng.integers(0, size[0] + 1))
        grid[size[0] - height :, column] = hues[rng.integers(len(hues))]
    return grid


def symmetric(rng: np.random.Generator, size: Size, hues: Grid) -> Grid:
    """Noise that is its own mirror image, left and right or in all four quarters."""
    grid = noise(rng, size, hues)
    grid = np.where(np.arange(size[1]) < size[1] / 2, grid, grid[:, ::-1])
    if rng.random() < 0.5:
        grid = np.where(np.arange(size[0])[:, None] < size[0] / 2, grid, grid[::-1])
    return np.ascontiguousarray(grid)


def piece(rng: np.random.Generator, most: int) -> Mask:
    """A connected shape of 2 to 7 cells that fills its box, at most `most` rows and columns."""
    mask = np.zeros((most, most), dtype=np.bool_)
    cells = [(int(rng.integers(most)), int(rng.integers(most)))]
    mask[cells[0]] = True
    for _ in range(int(rng.integers(2, 11))):
        row, column = cells[rng.integers(len(cells))]
        down, right = ASIDE[rng.integers(4)]
        cell = row + down, column + right
        if 0 <= cell[0] < most and 0 <= cell[1] < most and not mask[cell]:
            mask[cell] = True
            cells.append(cell)
    return mask[box(mask)]


def set_down(rng: np.random.Generator, grid: Grid, shape: Grid, apart: int = 1) -> bool:
    """Lay a shape where nothing is, nor next to it, in place; False if there is no room."""
    rows, columns = grid.shape[0] - shape.shape[0], grid.shape[1] - shape.shape[1]
    if rows < 0 or columns < 0:
        return False
    for _ in range(8):
        row, column = int(rng.integers(rows + 1)), int(rng.integers(columns + 1))
        bottom, right = row + shape.shape[0] + apart, column + shape.shape[1] + apart
        if not grid[max(0, row - apart) : bottom, max(0, column - apart) : right].any():
            put(grid, shape, row, column)
            return True
    return False
