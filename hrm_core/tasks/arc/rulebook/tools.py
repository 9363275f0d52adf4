"""What rules are made of: areas, neighbours and shapes on small grids; black, 0, is the ground."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.symbols import COLORS

Pair = tuple[Grid, Grid]
Maker = Callable[[np.random.Generator], Pair]  # one more pair of the same task
Rule = Callable[[np.random.Generator, int], Maker]  # what stays the same in a task is drawn here
Change = Callable[[Grid], Grid]  # what a rule does to a grid; a new array
Mask = NDArray[np.bool_]  # [rows, cols]
Size = tuple[int, int]  # rows, cols
ASIDE = ((-1, 0), (0, 1), (1, 0), (0, -1))  # up, right, down, left
DIAGONAL = ((-1, -1), (-1, 1), (1, 1), (1, -1))


@dataclass(frozen=True)
class Hues:
    """The colours of a task, none of them black."""

    seen: Grid  # of the inputs
    new: Grid  # at least two that no input has

    def shuffled(self, rng: np.random.Generator) -> Grid:
        """All of them in random order."""
        return rng.permutation(np.concatenate((self.seen, self.new)))


def blank(rows: int, columns: int) -> Grid:
    return np.zeros((rows, columns), dtype=np.uint8)


def some_colors(rng: np.random.Generator, count: int) -> Grid:
    """Different colours, none of them black, [count]."""
    return (rng.permutation(COLORS - 1)[:count] + 1).astype(np.uint8)


def put(grid: Grid, shape: Grid, row: int, column: int) -> None:
    """A shape laid into a grid, in place; its black cells too, what lies beyond is lost."""
    rows, columns = grid.shape
    top, left = max(0, -row), max(0, -column)
    part = shape[top : max(0, rows - row), left : max(0, columns - column)]
    if part.size:
        grid[row + top :, column + left :][: part.shape[0], : part.shape[1]] = part


def lay(grid: Grid, shape: Grid, row: int, column: int) -> None:
    """The same, but black cells of the shape are holes."""
    for r, c in np.argwhere(shape):
        y, x = row + int(r), column + int(c)
        if inside(grid.shape, y, x):
            grid[y, x] = shape[r, c]


def inside(size: tuple[int, ...], row: int, column: int) -> bool:
    return 0 <= row < size[0] and 0 <= column < size[1]


def moved(grid: Grid, down: int, right: int) -> Grid:
    """Everything so far down and right; what leaves the grid is lost."""
    answer = np.zeros_like(grid)
    put(answer, grid, down, right)
    return answer


def around(mask: Mask, diagonal: bool = False) -> NDArray[np.int64]:
    """How many neighbours of each cell are in the mask, at most 4, or 8 with diagonal ones."""
    rows, columns = mask.shape
    wide = np.zeros((rows + 2, columns + 2), dtype=np.int64)
    wide[1:-1, 1:-1] = mask
    across = wide[:, :-2] + wide[:, 2:]
    if diagonal:
        whole = across + wide[:, 1:-1]
        counted: NDArray[np.int64] = whole[:-2] + whole[2:] + across[1:-1]
    else:
        counted = across[1:-1] + wide[:-2, 1:-1] + wide[2:, 1:-1]
    return counted


def flood(start: Mask, free: Mask, diagonal: bool = False) -> Mask:
    """The cells of `free` that can be reached from those of `start` that are free."""
    found = start & free
    while True:
        more = (found | (around(found, diagonal) > 0)) & free
        if (more == found).all():
            return found
        found = more


def areas(mask: Mask, diagonal: bool = False) -> list[Mask]:
    """The connected parts of a mask, in reading order of their first cells."""
    ways = (*ASIDE, *DIAGONAL) if diagonal else ASIDE
    left = {(int(row), int(column)) for row, column in np.argwhere(mask)}
    found = []
    for first in sorted(left):
        if first not in left:
            continue
        left.discard(first)
        part, heap = np.zeros(mask.shape, dtype=np.bool_), [first]
        while heap:
            row, column = heap.pop()
            part[row, column] = True
            for down, right in ways:
                cell = row + down, column + right
                if cell in left:
                    left.discard(cell)
                    heap.append(cell)
        found.append(part)
    return found


def things(grid: Grid, diagonal: bool = True) -> list[Mask]:
    """The connected parts of one colour each."""
    return [part for color in np.unique(grid[grid > 0]) for part in areas(grid == color, diagonal)]


def border(size: tuple[int, ...]) -> Mask:
    """The cells at the edge."""
    mask = np.ones(size, dtype=np.bool_)
    mask[1:-1, 1:-1] = False
    return mask


def enclosed(walls: Mask) -> Mask:
    """What cannot be reached from the edge without crossing a wall, diagonal steps not allowed."""
    free = ~walls
    return free & ~flood(border(walls.shape), free)


def box(mask: Mask) -> tuple[slice, slice]:
    """The smallest rectangle with the whole mask in it, which must not be empty."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def counts(grid: Grid) -> NDArray[np.int64]:
    """How many cells each colour has, [COLOURS]; black has none."""
    found = np.bincount(grid.reshape(-1), minlength=COLORS)
    found[0] = 0
    return found


def most_common(grid: Grid) -> int:
    """The colour that has most cells; the smallest of equals, 0 if there is none."""
    return int(counts(grid).argmax())


def table(old: Grid, new: Grid) -> Grid:
    """Colours that become others, as a lookup table [COLOURS]."""
    change = np.arange(COLORS, dtype=np.uint8)
    change[old] = new
    return change
