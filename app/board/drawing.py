"""Drawing a maze: what a stroke of a tool makes of the grid. Plain values, no events."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import numpy as np

from hrm_core.puzzle import Cell, Grid
from hrm_core.tasks.maze.symbols import FREE, GOAL, START, WALL


class Tool(StrEnum):
    """What dragging draws; from a wall it erases, from the start or goal it moves them."""

    PEN = "pen"
    LINE = "line"
    BOX = "box"
    START = "start"  # a click puts it there
    GOAL = "goal"


def stroke(given: Grid, tool: Tool, way: Sequence[Cell]) -> Grid:
    """The grid after a drag along `way`, from where the button was pressed to where it is now."""
    first, last = way[0], way[-1]
    held = int(given[first])
    if held in (START, GOAL):
        return put(given, last, held)
    if tool in (Tool.START, Tool.GOAL):
        return put(given, last, START if tool is Tool.START else GOAL)
    cells: Iterable[Cell]
    if tool is Tool.LINE:
        cells = line(first, last)
    elif tool is Tool.BOX:
        cells = box(first, last)
    else:
        cells = [cell for a, b in zip(way, [*way[1:], last], strict=True) for cell in line(a, b)]
    return fill(given, cells, FREE if held == WALL else WALL)


def fill(given: Grid, cells: Iterable[Cell], value: int) -> Grid:
    """Cells made wall or free; the start and the goal stay."""
    grid = given.copy()
    for cell in cells:
        if grid[cell] not in (START, GOAL):
            grid[cell] = value
    return grid


def put(given: Grid, cell: Cell, end: int) -> Grid:
    """The start or the goal on a cell, and nowhere else; never one on the other."""
    if given[cell] in (START, GOAL):
        return given if given[cell] == end else given.copy()
    grid = np.where(given == end, FREE, given).astype(np.uint8)
    grid[cell] = end
    return grid


def resized(given: Grid, rows: int, columns: int) -> Grid:
    """The maze on a board of another size: cut, or with free cells added; the ends stay on it."""
    grid = np.full((rows, columns), FREE, dtype=np.uint8)
    part = given[:rows, :columns]
    grid[: part.shape[0], : part.shape[1]] = part
    for end in (START, GOAL):
        for row, column in np.argwhere(given == end):
            if row >= rows or column >= columns:
                near = min(int(row), rows - 1), min(int(column), columns - 1)
                cells = [near, *np.ndindex(rows, columns)]
                grid[next(cell for cell in cells if grid[cell] not in (START, GOAL))] = end
    return grid


def toggle(given: Grid, cells: Iterable[Cell]) -> Grid:
    """Walls made free and free cells wall."""
    grid = given.copy()
    for cell in cells:
        grid = fill(grid, [cell], FREE if grid[cell] == WALL else WALL)
    return grid


def invert(given: Grid) -> Grid:
    """All walls made free, all free cells wall."""
    return np.where(given == WALL, FREE, np.where(given == FREE, WALL, given)).astype(np.uint8)


def border(given: Grid) -> Grid:
    """Walls all around; free cells there if all are walls already."""
    rows, columns = given.shape
    cells = box((0, 0), (rows - 1, columns - 1))
    closed = all(given[cell] in (WALL, START, GOAL) for cell in cells)
    return fill(given, cells, FREE if closed else WALL)


def line(first: Cell, last: Cell) -> list[Cell]:
    """The cells on the straight way between two cells.

    >>> line((0, 0), (1, 3))
    [(0, 0), (0, 1), (1, 2), (1, 3)]
    """
    steps = max(abs(last[0] - first[0]), abs(last[1] - first[1]), 1)
    rows = np.linspace(first[0], last[0], steps + 1)
    columns = np.linspace(first[1], last[1], steps + 1)
    rounded = ((int(r + 0.5), int(c + 0.5)) for r, c in zip(rows, columns, strict=True))
    return list(dict.fromkeys(rounded))


def box(first: Cell, last: Cell) -> list[Cell]:
    """The outline of the rectangle between two corners."""
    top, bottom = sorted((first[0], last[0]))
    left, right = sorted((first[1], last[1]))
    return [
        (row, column)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if row in (top, bottom) or column in (left, right)
    ]
