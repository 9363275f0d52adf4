"""New mazes in several styles. A style makes free cells; start and goal are drawn afterwards."""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Cell, Grid, LevelError
from hrm_core.tasks.maze.batch import generate_batch, least_path
from hrm_core.tasks.maze.paths import distances, neighbours
from hrm_core.tasks.maze.symbols import FREE, GOAL, LARGEST, START, WALL

Layout = NDArray[np.bool_]  # [rows, columns], True where one can walk

SCATTERED = "scattered"  # single walls at random: the law of Maze-Hard
SIZES = (9, 15, 21, 30, 40)  # of the levels that are offered; any other can be asked for
SMALLEST = 5  # rows and columns
LEVEL = re.compile(r"([a-z]+) +(\d+) *[x×] *(\d+)")
PATIENCE = 50  # layouts without a goal far enough away before a shorter path will do


def parse_level(level: str) -> tuple[str, int, int]:
    """Style, rows and columns of 'prim 15x21'; LevelError if there is no such maze.

    >>> parse_level("rooms 12x30")
    ('rooms', 12, 30)
    """
    found = LEVEL.fullmatch(level.strip().lower())
    if found is None:
        raise LevelError(
            f"a maze is asked for by its style and size, as in 'prim 15x21', not {level!r};"
            f" the styles are {', '.join(STYLES)}"
        )
    style, rows, columns = found[1], int(found[2]), int(found[3])
    if style not in STYLES:
        raise LevelError(f"there is no style {style!r} of mazes; there are {', '.join(STYLES)}")
    if not (SMALLEST <= rows <= LARGEST and SMALLEST <= columns <= LARGEST):
        raise LevelError(
            f"a maze has {SMALLEST} to {LARGEST} rows and columns, not {rows} x {columns}"
        )
    return style, rows, columns


def make_maze(
    rng: np.random.Generator, style: str, rows: int, columns: int = 0, path: int = 0
) -> Grid:
    """A maze without its answer, uint8 [rows, columns]; 0 columns: as many as rows.

    Its shortest path has at least `path` cells, 0: as is usual. Where a style has no such path
    in many tries, as on the smallest boards, a shorter one will do.
    """
    columns = columns or rows
    if style == SCATTERED and rows == columns:
        wanted = path or least_path(rows)
        return np.asarray(generate_batch(rng, 1, rows, wanted)[0][0] - 1)
    size = (rows + columns) / 2
    wanted = path or min(least_path(round(size)), round(1.3 * size))
    tries = 0
    while True:
        open_ = LAYOUTS[style](rng, rows, columns)
        cells = [(int(row), int(column)) for row, column in np.argwhere(open_)]
        if cells:
            start = cells[rng.integers(len(cells))]
            goals = np.argwhere(distances(open_, start) >= max(1, wanted - 1))
            if len(goals):
                row, column = goals[rng.integers(len(goals))]
                grid = np.where(open_, FREE, WALL).astype(np.uint8)
                grid[start], grid[row, column] = START, GOAL
                return grid
        tries += 1
        if tries % PATIENCE == 0:
            wanted = max(2, wanted - 1)


def scattered(rng: np.random.Generator, rows: int, columns: int) -> Layout:
    """Single walls at random, as many as in Maze-Hard; for boards that are not square."""
    return np.asarray(rng.random((rows, columns)) >= rng.uniform(0.25, 0.5))


def _rooms(rows: int, columns: int) -> Layout:
    """Every second cell of every second row is open; the styles below connect them."""
    open_ = np.zeros((rows, columns), dtype=np.bool_)
    open_[::2, ::2] = True
    return open_


def _ways(room: Cell, rows: int, columns: int) -> list[Cell]:
    """The rooms beside a room."""
    beside = neighbours((room[0] // 2, room[1] // 2), ((rows + 1) // 2, (columns + 1) // 2))
    return [(2 * row, 2 * column) for row, column in beside]


def _connect(open_: Layout, one: Cell, other: Cell) -> None:
    open_[(one[0] + other[0]) // 2, (one[1] + other[1]) // 2] = True


def backtracker(rng: np.random.Generator, rows: int, columns: int) -> Layout:
    """Long winding corridors: walk on at random, go back where there is no new room."""
    open_, trail, seen = _rooms(rows, columns), [(0, 0)], {(0, 0)}
    while trail:
        new = [room for room in _ways(trail[-1], rows, columns) if room not in seen]
        if not new:
            trail.pop()
            continue
        room = new[rng.integers(len(new))]
        _connect(open_, trail[-1], room)
        seen.add(room)
        trail.append(room)
    return open_


def prim(rng: np.random.Generator, rows: int, columns: int) -> Layout:
    """Many short dead ends: a random door out of what is connected so far."""
    open_, seen = _rooms(rows, columns), {(0, 0)}
    doors = [((0, 0), room) for room in _ways((0, 0), rows, columns)]
    while doors:
        at = int(rng.integers(len(doors)))
        doors[at], doors[-1] = doors[-1], doors[at]
        here, room = doors.pop()
        if room not in seen:
            seen.add(room)
            _connect(open_, here, room)
            doors += [(room, beside) for beside in _ways(room, rows, columns)]
    return open_


def wilson(rng: np.random.Generator, rows: int, columns: int) -> Layout:
    """Every maze without loops is equally likely: random walks whose loops are cut off."""
    open_ = _rooms(rows, columns)
    all_rooms = [(row, column) for row in range(0, rows, 2) for column in range(0, columns, 2)]
    seen = {all_rooms[0]}
    for room in all_rooms:
        here, way = room, {}
        while here not in seen:
            beside = _ways(here, rows, columns)
            way[here] = beside[rng.integers(len(beside))]
            here = way[here]
        here = room
        while here not in seen:
            seen.add(here)
            _connect(open_, here, way[here])
            here = way[here]
    return open_


def cave(rng: np.random.Generator, rows: int, columns: int) -> Layout:
    """Halls with ragged walls: noise smoothed three times by the majority of its neighbours."""
    rock = rng.random((rows, columns)) < 0.44
    for _ in range(3):
        wide = np.pad(rock, 1, constant_values=True).astype(np.int32)
        around = sum(
            wide[down : down + rows, right : right + columns]
            for down in range(3)
            for right in range(3)
        )
        rock = np.asarray(around >= 5)
    rock[rows // 2, columns // 2] = False  # never solid rock alone
    return ~rock


def loops(rng: np.random.Generator, rows: int, columns: int) -> Layout:
    """Winding corridors with a few walls taken out, so that there are several ways round."""
    open_ = backtracker(rng, rows, columns)
    above, beside = open_[:-2, :] & open_[2:, :], open_[:, :-2] & open_[:, 2:]
    doors = [(int(r) + 1, int(c)) for r, c in np.argwhere(above & ~open_[1:-1, :])]
    doors += [(int(r), int(c) + 1) for r, c in np.argwhere(beside & ~open_[:, 1:-1])]
    doors = [door for door in doors if (door[0] + door[1]) % 2]  # between two rooms, no corner
    share = rng.uniform(0.06, 0.25)
    count = max(1, round(share * len(doors)))
    for index in rng.permutation(len(doors))[:count]:
        open_[doors[index]] = True
    return open_


def rooms(rng: np.random.Generator, rows: int, columns: int) -> Layout:
    """Rectangular rooms behind thin walls, every wall between two rooms with a door or two."""
    open_ = np.ones((rows, columns), dtype=np.bool_)
    waiting = [(0, 0, rows, columns)]
    while waiting:
        top, left, high, wide = waiting.pop()
        across = high > wide or (high == wide and rng.random() < 0.5)
        side = high if across else wide
        if side < 5 or (high * wide < 60 and rng.random() < 0.3):
            continue
        seen = open_ if across else open_.T
        first, before, length = (top, left, wide) if across else (left, top, high)
        ends = [place for place in (before - 1, before + length) if 0 <= place < seen.shape[1]]
        places = [  # no wall ends at a door
            at for at in range(2, side - 2) if not any(seen[first + at, end] for end in ends)
        ]
        if not places:
            continue
        at = int(rng.choice(places))
        wall = seen[first + at, before : before + length]
        wall[:] = False
        count = 1 + int(length > 5 and rng.random() < 0.5)
        wall[rng.choice(length, size=count, replace=False)] = True
        if across:
            waiting += [(top, left, at, wide), (top + at + 1, left, high - at - 1, wide)]
        else:
            waiting += [(top, left, high, at), (top, left + at + 1, high, wide - at - 1)]
    return open_


def open_boards(rng: np.random.Generator, rows: int, columns: int) -> Layout:
    """Few single walls: most of the board is free."""
    return np.asarray(rng.random((rows, columns)) >= rng.uniform(0.05, 0.25))


LAYOUTS: dict[str, Callable[[np.random.Generator, int, int], Layout]] = {
    "backtracker": backtracker,
    "prim": prim,
    "wilson": wilson,
    "cave": cave,
    "loops": loops,
    "rooms": rooms,
    "open": open_boards,
    SCATTERED: scattered,
}
STYLES = (SCATTERED, *(style for style in LAYOUTS if style != SCATTERED))
