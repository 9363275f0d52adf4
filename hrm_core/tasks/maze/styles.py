"""New mazes in several styles. A style makes free cells; start and goal are drawn afterwards."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Cell, Grid
from hrm_core.tasks.maze.batch import generate_batch, least_path
from hrm_core.tasks.maze.paths import distances, neighbours
from hrm_core.tasks.maze.symbols import FREE, GOAL, START, WALL

Layout = NDArray[np.bool_]  # [size, size], True where one can walk

SCATTERED = "scattered"  # single walls at random: the law of Maze-Hard
SIZES = (9, 15, 21, 30, 40)


def make_maze(rng: np.random.Generator, style: str, size: int, path: int = 0) -> Grid:
    """A maze without its answer; the shortest path has at least `path` cells, 0: as is usual."""
    if style == SCATTERED:
        return np.asarray(generate_batch(rng, 1, size, path or least_path(size))[0][0] - 1)
    wanted = path or min(least_path(size), round(1.3 * size))
    while True:
        open_ = LAYOUTS[style](rng, size)
        cells = [(int(row), int(column)) for row, column in np.argwhere(open_)]
        start = cells[rng.integers(len(cells))]
        far = distances(open_, start)
        goals = np.argwhere(far >= wanted - 1)
        if len(goals):
            row, column = goals[rng.integers(len(goals))]
            grid = np.where(open_, FREE, WALL).astype(np.uint8)
            grid[start], grid[row, column] = START, GOAL
            return grid


def _rooms(size: int) -> Layout:
    """Every second cell of every second row is open; the styles below connect them."""
    open_ = np.zeros((size, size), dtype=np.bool_)
    open_[::2, ::2] = True
    return open_


def _ways(room: Cell, size: int) -> list[Cell]:
    """The rooms beside a room."""
    beside = neighbours((room[0] // 2, room[1] // 2), ((size + 1) // 2, (size + 1) // 2))
    return [(2 * row, 2 * column) for row, column in beside]


def _connect(open_: Layout, one: Cell, other: Cell) -> None:
    open_[(one[0] + other[0]) // 2, (one[1] + other[1]) // 2] = True


def backtracker(rng: np.random.Generator, size: int) -> Layout:
    """Long winding corridors: walk on at random, go back where there is no new room."""
    open_, trail, seen = _rooms(size), [(0, 0)], {(0, 0)}
    while trail:
        new = [room for room in _ways(trail[-1], size) if room not in seen]
        if not new:
            trail.pop()
            continue
        room = new[rng.integers(len(new))]
        _connect(open_, trail[-1], room)
        seen.add(room)
        trail.append(room)
    return open_


def prim(rng: np.random.Generator, size: int) -> Layout:
    """Many short dead ends: a random door out of what is connected so far."""
    open_, seen = _rooms(size), {(0, 0)}
    doors = [((0, 0), room) for room in _ways((0, 0), size)]
    while doors:
        at = int(rng.integers(len(doors)))
        doors[at], doors[-1] = doors[-1], doors[at]
        here, room = doors.pop()
        if room not in seen:
            seen.add(room)
            _connect(open_, here, room)
            doors += [(room, beside) for beside in _ways(room, size)]
    return open_


def wilson(rng: np.random.Generator, size: int) -> Layout:
    """Every maze without loops is equally likely: random walks whose loops are cut off."""
    open_ = _rooms(size)
    rooms = [(row, column) for row in range(0, size, 2) for column in range(0, size, 2)]
    seen = {rooms[0]}
    for room in rooms:
        here, way = room, {}
        while here not in seen:
            beside = _ways(here, size)
            way[here] = beside[rng.integers(len(beside))]
            here = way[here]
        here = room
        while here not in seen:
            seen.add(here)
            _connect(open_, here, way[here])
            here = way[here]
    return open_


def cave(rng: np.random.Generator, size: int) -> Layout:
    """Halls with ragged walls: noise smoothed three times by the majority of its neighbours."""
    rock = rng.random((size, size)) < 0.44
    for _ in range(3):
        wide = np.pad(rock, 1, constant_values=True).astype(np.int32)
        around = sum(
            wide[down : down + size, right : right + size]
            for down in range(3)
            for right in range(3)
        )
        rock = np.asarray(around >= 5)
    rock[size // 2, size // 2] = False  # never solid rock alone
    return ~rock


LAYOUTS: dict[str, Callable[[np.random.Generator, int], Layout]] = {
    "backtracker": backtracker,
    "prim": prim,
    "wilson": wilson,
    "cave": cave,
}
STYLES = (SCATTERED, *LAYOUTS)
