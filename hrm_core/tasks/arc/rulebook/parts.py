"""Rules whose answer has another size: cut out, halved, doubled, without what repeats."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry, some_hues
from hrm_core.tasks.arc.rulebook.tools import (
    Change,
    Hues,
    Maker,
    Pair,
    Rule,
    areas,
    box,
    put,
    things,
)


def _cropped(rng: np.random.Generator, hues: Hues) -> Change:
    """All that is coloured, the largest or smallest shape, or one colour, cut out."""
    way = int(rng.integers(4))

    def change(grid: Grid) -> Grid:
        parts = sorted(areas(grid > 0, diagonal=True), key=lambda part: int(part.sum()))
        if not parts:
            return grid
        hue = grid == hues.seen[0]
        chosen = (grid > 0, parts[-1], parts[0], hue if hue.any() else grid > 0)[way]
        return np.ascontiguousarray(grid[box(chosen)])

    return change


def _half_kept(rng: np.random.Generator, hues: Hues) -> Change:
    """Half of the grid, or a quarter of it, or what is within the edge."""
    way = int(rng.integers(7))

    def change(grid: Grid) -> Grid:
        rows, columns = (max(1, size // 2) for size in grid.shape)
        parts = (
            grid[:rows],
            grid[-rows:],
            grid[:, :columns],
            grid[:, -columns:],
            grid[:rows, :columns],
            grid[-rows:, -columns:],
            grid[1:-1, 1:-1] if min(grid.shape) > 2 else grid,
        )
        return np.ascontiguousarray(parts[way])

    return change


def _compressed(rng: np.random.Generator, hues: Hues) -> Change:
    """Rows, and columns, that repeat the one before are left out; or those that are black."""
    empty, both = bool(rng.integers(2)), bool(rng.integers(2))

    def once(grid: Grid) -> Grid:
        if empty:
            kept = (grid > 0).any(1)
        else:
            kept = np.ones(len(grid), dtype=np.bool_)
            kept[1:] = (grid[1:] != grid[:-1]).any(1)
        return grid[kept] if kept.any() else grid

    def change(grid: Grid) -> Grid:
        answer = once(grid)
        return np.ascontiguousarray(once(answer.T).T if both else answer)

    return change


def _framed(rng: np.random.Generator, hues: Hues) -> Change:
    """Some columns or rows are repeated or left out, always the same ones."""
    order = np.sort(rng.integers(0, 3, size=3)) if rng.integers(2) else rng.permutation(3)
    down = bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        lines = grid if down else grid.T
        chosen = [int(n) for n in order if n < len(lines)] + list(range(3, len(lines)))
        answer = lines[chosen]
        return np.ascontiguousarray(answer if down else answer.T)

    return change


def scaled(rng: np.random.Generator, side: int) -> Maker:
    """Each cell becomes two or three cells in one or both directions; or the other way round."""
    down, across = ((2, 2), (2, 1), (1, 2), (3, 3), (3, 1))[rng.integers(5)]
    rows, columns = max(1, side // down), max(1, side // across)
    back, hues = bool(rng.random() < 0.4), some_hues(rng)

    def make(rng: np.random.Generator) -> Pair:
        small = scenes.noise(rng, (rows, columns), hues.seen)
        large = np.repeat(np.repeat(small, down, axis=0), across, axis=1)
        return (large, small) if back else (small, large)

    return make


def periodic(rng: np.random.Generator, side: int) -> Maker:
    """A pattern that repeats is continued to a larger grid, or a hole in it is filled."""
    rows, columns = (int(n) for n in rng.integers(1, max(2, side // 2) + 1, size=2))
    if rows * columns == 1:
        columns = 2
    hues, hole = some_hues(rng), bool(rng.integers(2))
    seen, shown = hues.shuffled(rng)[:4], max(2, side * 3 // 5)
    down = bool(rng.integers(2))

    def make(rng: np.random.Generator) -> Pair:
        tile = seen[rng.integers(4, size=(rows, columns))]
        answer = np.tile(tile, (side // rows + 1, side // columns + 1))[:side, :side]
        given = answer.copy()
        if hole:
            size = int(rng.integers(1, max(2, side // 2) + 1))
            row, column = (int(n) for n in rng.integers(side - size + 1, size=2))
            given[row : row + size, column : column + size] = 0
        elif down:
            given[shown:] = 0
        else:
            given[:, shown:] = 0
        return given, answer.copy()

    return make


def odd_one(rng: np.random.Generator, side: int) -> Maker:
    """Among equal shapes the one of another form, or colour, is cut out, marked or removed."""
    hues, way, by_color = some_hues(rng), int(rng.integers(3)), bool(rng.integers(2))
    size = 2 if side < 8 else 3
    base, other = hues.shuffled(rng)[:2]

    def make(rng: np.random.Generator) -> Pair:
        usual, strange = scenes.piece(rng, size), scenes.piece(rng, size)
        given = np.zeros((side, side), dtype=np.uint8)
        special = usual if by_color else strange
        shape = special.astype(np.uint8) * (other if by_color else base)
        scenes.set_down(rng, given, shape)
        marked = given > 0
        for _ in range(4):
            scenes.set_down(rng, given, usual.astype(np.uint8) * base)
        if way == 0:
            return given, shape
        hue = hues.new[-1] if way == 1 else 0
        return given, np.where(marked, hue, given).astype(np.uint8)

    return make


def fitting(rng: np.random.Generator, side: int) -> Maker:
    """A shape apart is laid into the hole of its form, or comes to the marker."""
    hues = some_hues(rng).shuffled(rng)
    goes = bool(rng.integers(2))

    def make(rng: np.random.Generator) -> Pair:
        shape = scenes.piece(rng, max(2, side // 2 - 1)).astype(np.uint8)
        given = np.zeros((side, side), dtype=np.uint8)
        scenes.set_down(rng, given, shape * hues[0])
        placed = given > 0
        before = given.copy()
        if not scenes.set_down(rng, given, shape * hues[1]):
            return given, np.where(placed, hues[2], 0).astype(np.uint8)
        target = (given > 0) & ~placed
        answer = np.where(placed & goes, 0, before)
        return given, np.where(target, hues[0], answer).astype(np.uint8)

    return make


def _framing(rng: np.random.Generator, hues: Hues) -> Change:
    """What a frame of one colour encloses is cut out, or the frame with it."""
    with_it = bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        parts = [part for part in things(grid) if min(grid[box(part)].shape) > 2]
        if not parts:
            return grid
        found = grid[box(max(parts, key=lambda part: int(part.sum())))]
        return np.ascontiguousarray(found if with_it else found[1:-1, 1:-1])

    return change


def beside(rng: np.random.Generator, side: int) -> Maker:
    """The right half of a grid gets the mirror image, the inverse or a copy of the left."""
    half, hues = max(2, side // 2), some_hues(rng)
    way, inverse = int(rng.choice([0, 2, 4, 5])), bool(rng.integers(2))

    def make(rng: np.random.Generator) -> Pair:
        picture = scenes.one_color(rng, (half, half), hues.seen)
        hue = int(picture.max()) or int(hues.seen[0])
        image = picture[::-1] if way == 5 else picture[:, ::-1] if way == 4 else picture
        image = np.rot90(picture, 2) if way == 2 else image
        if inverse:
            image = np.where(image == 0, hue, 0).astype(np.uint8)
        given = np.zeros((half, 2 * half), dtype=np.uint8)
        put(given, picture, 0, 0)
        answer = given.copy()
        put(answer, np.ascontiguousarray(image), 0, half)
        return given, answer

    return make


PARTS: dict[str, Entry] = {
    "cut": Entry((scenes.pieces, scenes.boxes, scenes.dots), _cropped),
    "part": Entry((scenes.noise, scenes.full, scenes.pieces), _half_kept),
    "compress": Entry((scenes.boxes, scenes.sticks, scenes.dots), _compressed),
    "lines-kept": Entry((scenes.noise, scenes.full), _framed),
    "framed": Entry((scenes.frames,), _framing),
}
PART_RULES: dict[str, Rule] = {
    "scale": scaled,
    "periodic": periodic,
    "odd": odd_one,
    "fit": fitting,
    "beside": beside,
}
