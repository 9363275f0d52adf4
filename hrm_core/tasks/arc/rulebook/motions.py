"""Rules that move things: falling, sliding, shifting, turning, gathering."""

from collections.abc import Callable, Iterable

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.augmentation import INVERSE, turn
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry
from hrm_core.tasks.arc.rulebook.tools import (
    ASIDE,
    DIAGONAL,
    Change,
    Hues,
    Mask,
    areas,
    box,
    inside,
    lay,
    moved,
)


def turned_so(rng: np.random.Generator, change: Change) -> Change:
    """The same in another direction."""
    number = int(rng.integers(8))
    return lambda grid: turn(change(turn(grid, number)), INVERSE[number])


def _sand(rng: np.random.Generator, hues: Hues) -> Change:
    """Cells fall down, but not those of one colour, or those beside something, as they are."""
    still = hues.seen[0] if len(hues.seen) > 1 else 0

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for column in range(grid.shape[1]):
            floor = grid.shape[0] - 1
            for row in range(grid.shape[0] - 1, -1, -1):
                hue = answer[row, column]
                if hue == 0:
                    continue
                if hue == still:
                    floor = row - 1
                    continue
                answer[row, column] = 0
                answer[floor, column] = hue
                floor -= 1
        return answer

    return turned_so(rng, change)


def _shapes(grid: Grid) -> list[Mask]:
    return areas(grid > 0, diagonal=True)


def fall(answer: Grid, grid: Grid, parts: Iterable[Mask]) -> None:
    """Let parts of a grid fall, the lowest first, on what lies in the answer already."""
    for part in sorted(parts, key=lambda part: -box(part)[0].stop):
        shape, (rows, columns) = np.where(part, grid, 0)[box(part)], box(part)
        row = rows.start
        while row + shape.shape[0] < grid.shape[0]:
            below = answer[row + 1 :, columns][: shape.shape[0]]
            if (below[shape > 0] > 0).any():
                break
            row += 1
        lay(answer, shape, row, columns.start)


def _drop(rng: np.random.Generator, hues: Hues) -> Change:
    """Whole shapes fall until they lie on the ground or on each other."""

    def change(grid: Grid) -> Grid:
        answer = np.zeros_like(grid)
        fall(answer, grid, _shapes(grid))
        return answer

    return turned_so(rng, change)


def _shift(rng: np.random.Generator, hues: Hues) -> Change:
    """The whole picture moves; what leaves at one side is lost or comes back at the other."""
    down, right = (int(n) for n in rng.integers(-2, 3, size=2))
    if not down and not right:
        down = 1
    if rng.integers(2):
        return lambda grid: np.roll(grid, (down, right), (0, 1))
    return lambda grid: moved(grid, down, right)


def _row_shift(rng: np.random.Generator, hues: Hues) -> Change:
    """Every row is shifted by its number, or every other row by one; it wraps or not."""
    way, wraps, sign = int(rng.integers(2)), bool(rng.integers(2)), int(rng.choice([-1, 1]))

    def change(grid: Grid) -> Grid:
        answer = np.zeros_like(grid)
        for number, row in enumerate(grid):
            steps = sign * (number if way else number % 2)
            row = np.roll(row, steps) if wraps else moved(row[None], 0, steps)[0]
            answer[number] = row
        return answer

    return turned_so(rng, change)


def _by_color(rng: np.random.Generator, hues: Hues) -> Change:
    """Each colour moves in a direction of its own by one cell, or as far as it can."""
    ways = [*ASIDE, *DIAGONAL, (0, 0)]
    far = bool(rng.random() < 0.4)
    chosen = {int(hue): ways[rng.integers(4 if far else len(ways))] for hue in hues.seen}

    def change(grid: Grid) -> Grid:
        answer = np.zeros_like(grid)
        for row, column in np.argwhere(grid):
            hue = int(grid[row, column])
            down, right = chosen.get(hue, (1, 0))
            r, c = int(row), int(column)
            while inside(grid.shape, r + down, c + right):
                r, c = r + down, c + right
                if not far or (down, right) == (0, 0):
                    break
            answer[r, c] = hue
        return answer

    return change


def _centred(rng: np.random.Generator, hues: Hues) -> Change:
    """Everything together goes to the middle, or to a corner, of the grid."""
    way = int(rng.integers(5))

    def change(grid: Grid) -> Grid:
        if not grid.any():
            return grid
        rows, columns = box(grid > 0)
        shape, answer = grid[rows, columns], np.zeros_like(grid)
        down, right = grid.shape[0] - shape.shape[0], grid.shape[1] - shape.shape[1]
        middle = (down // 2, right // 2)
        row, column = (middle, (0, 0), (0, right), (down, 0), (down, right))[way]
        answer[row:, column:][: shape.shape[0], : shape.shape[1]] = shape
        return answer

    return change


def _each_shape(step: Callable[[Grid], Grid]) -> Change:
    """Something happens to every shape within its own box."""

    def change(grid: Grid) -> Grid:
        answer = np.zeros_like(grid)
        for part in _shapes(grid):
            rows, columns = box(part)
            shape = step(np.where(part, grid, 0)[rows, columns])
            if (
                shape.shape[0] > rows.stop - rows.start
                or shape.shape[1] > columns.stop - columns.start
            ):
                return grid
            lay(answer, shape, rows.start, columns.start)
        return answer

    return change


def _flipped(rng: np.random.Generator, hues: Hues) -> Change:
    """Every shape is mirrored where it lies."""
    number = int(rng.choice([2, 4, 5]))
    return _each_shape(lambda shape: turn(shape, number))


def _ring(rng: np.random.Generator, hues: Hues) -> Change:
    """The cells at the edge, or all rings, go round by one or more."""
    steps, all_rings = int(rng.choice([-2, -1, 1, 2])), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        rows, columns = grid.shape
        for depth in range((min(rows, columns) + 1) // 2 if all_rings else 1):
            path = ring_cells(rows, columns, depth)
            for here, there in zip(path, np.roll(np.arange(len(path)), -steps), strict=True):
                answer[path[there]] = grid[here]
        return answer

    return change


def ring_cells(rows: int, columns: int, depth: int = 0) -> list[tuple[int, int]]:
    """The cells so deep within the edge, clockwise from the top left."""
    bottom, right = rows - 1 - depth, columns - 1 - depth
    if bottom == depth:
        return [(depth, column) for column in range(depth, right + 1)]
    if right == depth:
        return [(row, depth) for row in range(depth, bottom + 1)]
    return [
        *((depth, column) for column in range(depth, right)),
        *((row, right) for row in range(depth, bottom)),
        *((bottom, column) for column in range(right, depth, -1)),
        *((row, depth) for row in range(bottom, depth, -1)),
    ]


def _sorted_lines(rng: np.random.Generator, hues: Hues) -> Change:
    """Columns are sorted by how many cells they have; or the cells of each by their colour."""
    rising, cells = bool(rng.integers(2)), bool(rng.random() < 0.3)

    def change(grid: Grid) -> Grid:
        if cells:
            piled = np.sort(grid, axis=0)
            return np.ascontiguousarray(piled if rising else piled[::-1])
        order = np.argsort((grid > 0).sum(0) * (1 if rising else -1), kind="stable")
        return np.ascontiguousarray(grid[:, order])

    return turned_so(rng, change) if not cells else change


def _reversed_lines(rng: np.random.Generator, hues: Hues) -> Change:
    """The coloured cells of every row change their order, the black ones stay where they are."""
    every = bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for number, row in enumerate(grid):
            if every or number % 2:
                places = np.flatnonzero(row)
                answer[number, places] = row[places[::-1]]
        return answer

    return turned_so(rng, change)


def _towards(rng: np.random.Generator, hues: Hues) -> Change:
    """Single cells move towards the largest shape until they touch it."""

    def change(grid: Grid) -> Grid:
        parts = sorted(_shapes(grid), key=lambda part: int(part.sum()))
        if len(parts) < 2:
            return grid
        answer = np.where(parts[-1], grid, 0).astype(np.uint8)
        rows, columns = box(parts[-1])
        for part in parts[:-1]:
            down = _step(box(part)[0], rows)
            right = 0 if down else _step(box(part)[1], columns)
            shape, r, c = np.where(part, grid, 0).astype(np.uint8), 0, 0
            for _ in range(10):
                further = moved(shape, r + down, c + right)
                if (answer[further > 0] > 0).any() or (further > 0).sum() < part.sum():
                    break
                r, c = r + down, c + right
                if not (down or right):
                    break
            lay(answer, moved(shape, r, c), 0, 0)
        return answer.astype(np.uint8)

    return change


def _step(mine: slice, other: slice) -> int:
    if mine.stop <= other.start:
        return 1
    return -1 if mine.start >= other.stop else 0


FEW = (scenes.dots, scenes.pieces, scenes.sticks)
MOTIONS: dict[str, Entry] = {
    "sand": Entry((scenes.noise, scenes.dots, scenes.pieces), _sand),
    "drop": Entry((scenes.pieces, scenes.boxes, scenes.sticks), _drop),
    "shift": Entry((scenes.noise, *FEW), _shift),
    "slant": Entry((scenes.noise, scenes.full, scenes.boxes, scenes.bars), _row_shift),
    "parted": Entry((scenes.dots, scenes.noise), _by_color),
    "centre": Entry(FEW, _centred),
    "flipped": Entry((scenes.pieces,), _flipped),
    "ring": Entry((scenes.noise, scenes.full, scenes.one_color), _ring),
    "sort": Entry((scenes.bars, scenes.bars, scenes.one_color), _sorted_lines),
    "reverse": Entry((scenes.noise, scenes.pieces), _reversed_lines),
    "attract": Entry((scenes.pieces, scenes.dots), _towards),
}
