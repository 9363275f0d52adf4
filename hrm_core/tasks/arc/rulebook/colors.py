"""Rules that give cells or shapes other colours, or take some away."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry, per_area
from hrm_core.tasks.arc.rulebook.tools import (
    Change,
    Hues,
    Mask,
    areas,
    around,
    border,
    box,
    counts,
    most_common,
    table,
    things,
)


def _exchange(rng: np.random.Generator, hues: Hues) -> Change:
    """Two colours change places, or all go round."""
    seen = hues.seen if len(hues.seen) > 1 else hues.shuffled(rng)[:3]
    change = table(seen, np.roll(seen, 1))
    return lambda grid: change[grid]


def _ground(rng: np.random.Generator, hues: Hues) -> Change:
    """Black cells get a colour, or what has a colour becomes black and the rest is coloured."""
    hue, inverse = hues.new[0], bool(rng.integers(2))
    return lambda grid: np.where(grid == 0, hue, 0 if inverse else grid).astype(np.uint8)


def _majority(rng: np.random.Generator, hues: Hues) -> Change:
    """All that is coloured, or the whole grid, gets the colour that most cells have."""
    whole = bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        mask = np.ones_like(grid) if whole else grid > 0
        return (mask * most_common(grid)).astype(np.uint8)

    return change


def _rare(rng: np.random.Generator, hues: Hues) -> Change:
    """Only the colour of the most, or the fewest, cells stays."""
    most = bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        found = counts(grid)
        if not found.any():
            return grid
        hue = found.argmax() if most else np.where(found, found, 999).argmin()
        return np.where(grid == hue, grid, 0).astype(np.uint8)

    return change


def _one_color(rng: np.random.Generator, hues: Hues) -> Change:
    """One colour goes, or all others go."""
    hue, keep = hues.seen[0], bool(rng.integers(2))
    return lambda grid: np.where((grid == hue) == keep, grid, 0).astype(np.uint8)


def _lonely(rng: np.random.Generator, hues: Hues) -> Change:
    """Cells without a neighbour of their colour go, stay alone, or get a new colour."""
    way, diagonal = int(rng.integers(3)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        alone = np.zeros(grid.shape, dtype=np.bool_)
        for hue in np.unique(grid[grid > 0]):
            alone |= (grid == hue) & (around(grid == hue, diagonal) == 0)
        kept = (np.where(alone, 0, grid), np.where(alone, grid, 0))
        return (*kept, np.where(alone, hues.new[0], grid))[way].astype(np.uint8)

    return change


def _by_neighbours(rng: np.random.Generator, hues: Hues) -> Change:
    """Coloured cells get a colour by how many coloured neighbours they have."""
    diagonal, black = bool(rng.integers(2)), bool(rng.random() < 0.4)
    palette = np.concatenate((np.zeros(1, dtype=np.uint8), hues.new))
    by_count = palette[rng.integers(0, min(4, len(palette)), size=9)]
    by_count[rng.integers(0, 4)] = hues.new[0]

    def change(grid: Grid) -> Grid:
        new = by_count[around(grid > 0, diagonal)]
        return np.where((grid == 0) == black, new, grid).astype(np.uint8)

    return change


def _touching(rng: np.random.Generator, hues: Hues) -> Change:
    """Shapes that touch the edge, or that do not, get a new colour or go."""
    touching, hue = bool(rng.integers(2)), int(rng.choice([0, hues.new[0]]))

    def hue_of(grid: Grid, part: Mask) -> int:
        edge = bool((part & border(part.shape)).any())
        return hue if edge == touching else int(grid[part][0])

    return per_area(things, hue_of)


def _by_size(rng: np.random.Generator, hues: Hues) -> Change:
    """Shapes get colours by the number of their cells."""
    palette, step = rng.permutation(hues.new), int(rng.integers(1, 3))
    most = min(len(palette), int(rng.integers(2, 5)))
    return per_area(
        lambda grid: areas(grid > 0, diagonal=True),
        lambda grid, part: int(palette[min(int(part.sum()) // step, most - 1)]),
    )


def _by_place(rng: np.random.Generator, hues: Hues) -> Change:
    """Shapes get colours by their order from left to right or down."""
    palette, down = hues.shuffled(rng)[:5], bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        parts = areas(grid > 0, diagonal=True)
        parts.sort(key=lambda part: box(part if down else part.T)[0].start)
        answer = grid.copy()
        for number, part in enumerate(parts):
            answer[part] = palette[min(number, 4)]
        return answer

    return change


def _by_form(rng: np.random.Generator, hues: Hues) -> Change:
    """Full rectangles get a colour; or shapes with a mirror symmetry, tall ones, thick ones."""
    way, other = int(rng.integers(4)), bool(rng.integers(2))

    def fits(part: Mask) -> bool:
        form = part[box(part)]
        if way == 0:
            return bool(form.all())
        if way == 1:
            return bool((form == form[:, ::-1]).all())
        if way == 2:
            return bool(form.shape[0] > form.shape[1])
        return bool((part & (around(part) == 4)).any())

    def hue_of(grid: Grid, part: Mask) -> int:
        if fits(part):
            return int(hues.new[0])
        return int(hues.new[1]) if other else int(grid[part][0])

    return per_area(lambda grid: areas(grid > 0, diagonal=True), hue_of)


def _extreme(rng: np.random.Generator, hues: Hues) -> Change:
    """The largest or smallest shape stays alone, goes, or gets a new colour."""
    largest, way = bool(rng.integers(2)), int(rng.integers(3))

    def change(grid: Grid) -> Grid:
        parts = areas(grid > 0, diagonal=True)
        if not parts:
            return grid
        chosen = sorted(parts, key=lambda part: int(part.sum()))[-1 if largest else 0]
        kept = (np.where(chosen, grid, 0), np.where(chosen, 0, grid))
        return (*kept, np.where(chosen, hues.new[0], grid))[way].astype(np.uint8)

    return change


def _corners(rng: np.random.Generator, hues: Hues) -> Change:
    """Corners, sides or insides of shapes get a colour."""
    way, hue = int(rng.integers(3)), hues.new[0]

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for part in things(grid):
            count = around(part)
            chosen = (count == 4, count == 3, count <= 2)[way]
            answer[part & chosen] = hue
        return answer

    return change


def _checkered(rng: np.random.Generator, hues: Hues) -> Change:
    """Every other coloured, or black, cell gets a colour; or every other row or column."""
    way, odd, black = int(rng.integers(3)), int(rng.integers(2)), bool(rng.random() < 0.3)

    def change(grid: Grid) -> Grid:
        row, column = np.indices(grid.shape)
        chosen = ((row + column) if way == 0 else row if way == 1 else column) % 2 == odd
        return np.where(chosen & ((grid == 0) == black), hues.new[0], grid).astype(np.uint8)

    return change


def _ranked_bars(rng: np.random.Generator, hues: Hues) -> Change:
    """The tallest, shortest or all columns get colours by their height."""
    way, low, high = int(rng.integers(3)), hues.new[0], hues.new[1]

    def change(grid: Grid) -> Grid:
        heights = (grid > 0).sum(0)
        there = heights[heights > 0]
        if not len(there):
            return grid
        hue = np.where(heights == there.max(), high, 0)
        if way:
            hue = np.where(heights == there.min(), low, hue)
        return np.where((grid > 0) & (hue > 0), hue, grid).astype(np.uint8)

    return change


def _row_majority(rng: np.random.Generator, hues: Hues) -> Change:
    """Every row, or column, gets the colour that most of its cells have."""
    down, all_cells = bool(rng.integers(2)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        lines = grid.T if down else grid
        answer = np.array([[most_common(line)] * len(line) for line in lines], dtype=np.uint8)
        answer = np.where((lines > 0) | all_cells, answer, 0).astype(np.uint8)
        return np.ascontiguousarray(answer.T if down else answer)

    return change


def _half(rng: np.random.Generator, hues: Hues) -> Change:
    """What lies on one half of the grid, or on its diagonal, gets another colour or goes."""
    way, hue = int(rng.integers(6)), int(rng.choice([0, hues.new[0]]))

    def change(grid: Grid) -> Grid:
        rows, columns = grid.shape
        row, column = np.indices(grid.shape)
        chosen = (
            2 * row < rows - 1,
            2 * row > rows - 1,
            2 * column < columns - 1,
            2 * column > columns - 1,
            row == column,
            row + column == columns - 1,
        )[way]
        return np.where(chosen & (grid > 0), hue, grid).astype(np.uint8)

    return change


NOISY = (scenes.noise, scenes.full, scenes.one_color, scenes.pieces)
SHAPES = (scenes.pieces, scenes.boxes, scenes.sticks, scenes.dots)
COLOR_CHANGES: dict[str, Entry] = {
    "exchange": Entry((*NOISY, scenes.boxes), _exchange),
    "ground": Entry((*NOISY, scenes.sticks), _ground),
    "majority": Entry((scenes.noise, scenes.full), _majority),
    "rare": Entry((scenes.noise, scenes.full, scenes.pieces), _rare),
    "one": Entry(NOISY, _one_color),
    "lonely": Entry((scenes.one_color, scenes.noise), _lonely),
    "neighbours": Entry((scenes.one_color, scenes.pieces, scenes.boxes), _by_neighbours),
    "touching": Entry((scenes.pieces, scenes.boxes), _touching),
    "size": Entry(SHAPES[:3], _by_size),
    "order": Entry(SHAPES, _by_place),
    "form": Entry(SHAPES[:3], _by_form),
    "extreme": Entry(SHAPES[:3], _extreme),
    "corners": Entry((scenes.boxes, scenes.pieces), _corners),
    "checkered": Entry((scenes.boxes, scenes.sticks, scenes.one_color), _checkered),
    "ranks": Entry((scenes.bars,), _ranked_bars),
    "rows": Entry((scenes.noise, scenes.full, scenes.dots), _row_majority),
    "half": Entry((*NOISY, *SHAPES), _half),
}
