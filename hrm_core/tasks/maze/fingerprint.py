"""Numbers that the eight symmetric forms of a maze share: it is known turned or mirrored."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.tasks.maze.paths import bare
from hrm_core.tasks.maze.symbols import FREE, WALL

Fingerprints = NDArray[np.uint64]  # [N]


def maze_fingerprints(grids: Sequence[Grid]) -> Fingerprints:
    """Of mazes with start and goal; neither a path nor rows of wall around count."""
    return np.array([_least(_trimmed(bare(grid))) for grid in grids], dtype=np.uint64)


def wall_fingerprints(grids: Sequence[Grid]) -> Fingerprints:
    """Of the walls alone: equal for mazes that differ in start and goal only."""
    walls = [np.where(grid == WALL, WALL, FREE).astype(np.uint8) for grid in grids]
    return np.array([_least(_trimmed(grid)) for grid in walls], dtype=np.uint64)


def _trimmed(grid: Grid) -> Grid:
    """Without the rows and columns at its edges that are all wall."""
    open_ = grid != WALL
    rows, columns = np.flatnonzero(open_.any(axis=1)), np.flatnonzero(open_.any(axis=0))
    if not len(rows):
        return grid[:0, :0]
    return grid[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _least(grid: Grid) -> int:
    """The smallest of eight hashes: the same whichever of the eight forms one begins with."""
    return min(_hash(view) for view in _views(grid))


def _views(grid: Grid) -> Iterator[Grid]:
    for turns in range(4):
        turned = np.rot90(grid, turns)
        yield turned
        yield turned.T


def _hash(grid: Grid) -> int:
    shape = bytes(grid.shape)  # a side has at most 40 cells
    return int.from_bytes(blake2b(shape + grid.tobytes(), digest_size=8).digest())
