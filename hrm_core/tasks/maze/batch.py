"""Mazes for training, many at once: the law of Maze-Hard, the official labels, and the symmetries.

Mazes are tokens here, uint8 [N, rows, columns]; see symbols.py.

The law: every cell is a wall with the same probability, drawn for each maze; start and goal are
free cells; a maze is kept if its shortest path has at least so many cells.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.tasks.maze.bit_bfs import Bits, pack, seeds, unpack, waves
from hrm_core.tasks.maze.symbols import DIRECTIONS, FREE, GOAL, LARGEST, PATH, START, WALL

Mazes = NDArray[np.uint8]  # [N, rows, columns], tokens: 1 wall, 2 free, 3 start, 4 goal, 5 path

DENSITY = (0.25, 0.5)  # share of walls, uniform; Maze-Hard keeps almost none outside 0.3 to 0.45
TRIES = 1024  # mazes tried at a time: the waves of so many stay in a processor's cache
LABELLED = 256  # mazes labelled at a time: all their waves are kept


def least_path(size: int) -> int:
    """The cells a path has at least: 110 of Maze-Hard at 30x30, easier below.

    >>> least_path(15), least_path(30)
    (20, 110)
    """
    return 110 * size // 30 if size >= 30 else round(1.3 * size)


def generate_batch(
    rng: np.random.Generator, count: int, size: int, path: int
) -> tuple[Mazes, Mazes]:
    """New mazes [N, size, size] with shortest paths of at least `path` cells, and their labels.

    One goal is drawn for each layout and start that has any far enough away.
    """
    assert path >= 2, "a path has a start and a goal"
    assert 2 <= size <= LARGEST
    made: list[Mazes] = []
    while sum(map(len, made)) < count:
        made.append(_keepers(rng, size, path))
    mazes = np.concatenate([np.zeros((0, size, size), dtype=np.uint8), *made])[:count]
    return mazes, label_batch(mazes)


def _keepers(rng: np.random.Generator, size: int, path: int) -> Mazes:
    """Those of TRIES random layouts and starts that have a goal, with one of the goals."""
    cells = size * size
    walls = (rng.uniform(*DENSITY, TRIES) * 256).astype(np.uint8)
    free = np.frombuffer(rng.bytes(TRIES * cells), np.uint8).reshape(TRIES, cells) >= walls[:, None]
    start = _draw(rng, free)
    free = free.reshape(TRIES, size, size)
    far = _far(pack(free), start // size, start % size, path - 1)
    kept = np.flatnonzero(far.any(axis=0))
    goal = _draw(rng, unpack(far[:, kept], size).reshape(len(kept), cells))
    mazes = np.where(free[kept], FREE + 1, WALL + 1).astype(np.uint8).reshape(len(kept), cells)
    row = np.arange(len(kept))
    mazes[row, start[kept]] = START + 1
    mazes[row, goal] = GOAL + 1
    return mazes.reshape(len(kept), size, size)


def _draw(rng: np.random.Generator, allowed: NDArray[np.bool_]) -> NDArray[np.intp]:
    """A random allowed cell of each row, bool [N, cells]; any cell where none is allowed."""
    count, cells = allowed.shape
    drawn = np.asarray(rng.integers(cells, size=count))
    for _ in range(8):  # most rows have many, so that few are left for the slow way
        missed = np.flatnonzero(~allowed[np.arange(count), drawn])
        drawn[missed] = rng.integers(cells, size=len(missed))
    missed = np.flatnonzero(~allowed[np.arange(count), drawn])
    order = rng.random((len(missed), cells)) * allowed[missed]
    drawn[missed] = order.argmax(axis=1)
    return drawn


def _far(free: Bits, rows: NDArray[np.intp], columns: NDArray[np.intp], moves: int) -> Bits:
    """The cells at least so many moves from the start; `free` is used up."""
    far = np.zeros_like(free)
    for step, front in enumerate(waves(free, seeds(rows, columns, free)), start=1):
        if step >= moves:
            far |= front
    return far


def label_batch(mazes: Mazes) -> Mazes:
    """The mazes with the official shortest path in each; unchanged where there is none.

    Of all shortest paths, the one whose moves come first in the order down, left, right, up.
    """
    parts = [_label(mazes[at : at + LABELLED]) for at in range(0, len(mazes), LABELLED)]
    return np.concatenate([mazes[:0], *parts])


def augment_batch(mazes: Mazes, rng: np.random.Generator) -> tuple[Mazes, Mazes]:
    """Each maze under a random symmetry, half of them with start and goal swapped, and the labels.

    `mazes` are square and have no path. The label is derived anew: the way that ties are broken
    does not turn with the maze.
    """
    count, size, columns = mazes.shape
    assert size == columns, "only a square can be turned"
    seen, kind = mazes.copy(), rng.integers(8, size=count)
    for turns in range(4):
        rows = kind % 4 == turns
        seen[rows] = np.rot90(seen[rows], turns, axes=(1, 2))
    seen[kind >= 4] = seen[kind >= 4].transpose(0, 2, 1)
    backwards = rng.random(count) < 0.5
    swap = np.arange(PATH + 2, dtype=np.uint8)
    swap[[START + 1, GOAL + 1]] = swap[[GOAL + 1, START + 1]]
    seen[backwards] = swap[seen[backwards]]
    return seen, label_batch(seen)


def distances(mazes: Mazes) -> NDArray[np.int16]:
    """How many moves each cell is from the goal, [N, rows, columns]; -1 where there is no way."""
    free = pack(mazes != WALL + 1)
    goal = _find(mazes, GOAL + 1)
    start = seeds(goal // mazes.shape[2], goal % mazes.shape[2], free)
    found = unpack(start, mazes.shape[2]).astype(np.int16) - np.int16(1)
    for move, front in enumerate(waves(free, start), start=1):
        found[unpack(front, mazes.shape[2])] = move
    return found


def _label(mazes: Mazes) -> Mazes:
    """Waves from the goal until all starts are met; then from each start down the waves."""
    count, _, columns = mazes.shape
    free = pack(mazes != WALL + 1)
    start, goal = _find(mazes, START + 1), _find(mazes, GOAL + 1)
    row, column, maze = start // columns, start % columns, np.arange(count)
    layers = [seeds(goal // columns, goal % columns, free)]
    far = np.zeros(count, dtype=np.intp)  # moves from start to goal, 0 where there is no way
    for front in waves(free, layers[0]):
        layers.append(front.copy())
        met = _is_set(front, row, column, maze)
        far[met] = len(layers) - 1
        if far.all():
            break
        front &= np.where(far == 0, ~front.dtype.type(0), front.dtype.type(0))
    return _descend(mazes, np.stack(layers), start, far)


def _descend(
    mazes: Mazes, layers: NDArray[Any], start: NDArray[np.intp], far: NDArray[np.intp]
) -> Mazes:
    """The mazes with the path that always takes the first direction that leads nearer."""
    labels, columns = mazes.copy(), mazes.shape[2]
    wide = np.pad(layers, ((0, 0), (0, 1), (0, 0)))  # an empty row, which is row -1, too
    down_rows, right_columns = np.array(DIRECTIONS).T
    row, column = start // columns, start % columns
    for step in range(1, int(far.max(initial=0))):
        maze = np.flatnonzero(far > step)
        layer, r, c = far[maze] - step, row[maze], column[maze]
        beside = wide[layer, r, maze]
        words = [wide[layer, r + 1, maze], beside << 1, beside >> 1, wide[layer, r - 1, maze]]
        first = (np.stack(words) >> c.astype(wide.dtype) & 1).argmax(axis=0)
        row[maze] = r + down_rows[first]
        column[maze] = c + right_columns[first]
        labels[maze, row[maze], column[maze]] = PATH + 1
    return labels


def _is_set(
    bits: Bits, row: NDArray[np.intp], column: NDArray[np.intp], maze: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """bool [N]: whether the bit at (row, column) of each maze is set."""
    return np.asarray((bits[row, maze] >> column.astype(bits.dtype)) & 1 == 1)


def _find(mazes: Mazes, token: int) -> NDArray[np.intp]:
    """The first cell with that token, as an index into the flat maze."""
    return np.asarray((mazes.reshape(len(mazes), -1) == token).argmax(axis=1))
