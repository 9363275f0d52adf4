"""Rules about areas: what is enclosed, what lies beside, below or between."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry
from hrm_core.tasks.arc.rulebook.motions import turned_so
from hrm_core.tasks.arc.rulebook.tools import (
    Change,
    Hues,
    areas,
    around,
    border,
    box,
    enclosed,
    flood,
    things,
)


def _inside(rng: np.random.Generator, hues: Hues) -> Change:
    """What is enclosed gets a colour, or that of its walls; or all that is not enclosed does."""
    way = int(rng.integers(4))

    def change(grid: Grid) -> Grid:
        hole = enclosed(grid > 0)
        if way == 3:
            return np.where(~hole & (grid == 0), hues.new[0], grid).astype(np.uint8)
        answer = grid.copy()
        for part in areas(hole):
            walls = grid[(around(part) > 0) & ~part]
            small = int(part.sum()) == 1
            new = hues.new[1] if way == 2 and small else hues.new[0]
            answer[part] = np.bincount(walls[walls > 0]).argmax() if way == 1 else new
        return answer

    return change


def _outlined(rng: np.random.Generator, hues: Hues) -> Change:
    """Black cells beside a shape get a colour; of all shapes, or of one colour."""
    diagonal, own = bool(rng.integers(2)), bool(rng.random() < 0.3)
    hue = int(hues.seen[0]) if len(hues.seen) > 1 and rng.integers(2) else 0

    def change(grid: Grid) -> Grid:
        mask = grid == hue if hue else grid > 0
        beside = (around(mask, diagonal) > 0) & (grid == 0)
        new = (grid[mask][0] if mask.any() else 0) if own else hues.new[0]
        return np.where(beside, new, grid).astype(np.uint8)

    return change


def _peeled(rng: np.random.Generator, hues: Hues) -> Change:
    """Of every shape only the outline stays, or only what is within, or each has its colour."""
    way, diagonal = int(rng.integers(3)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        core = np.zeros(grid.shape, dtype=np.bool_)
        for part in things(grid):
            core |= part & (around(part, diagonal) == (8 if diagonal else 4))
        results = (np.where(core, 0, grid), np.where(core, grid, 0))
        return (*results, np.where(core, hues.new[0], grid))[way].astype(np.uint8)

    return change


def _rain(rng: np.random.Generator, hues: Hues) -> Change:
    """Rain falls from one side and stops at whatever is in its way; or only the shadow is drawn."""
    shadow, own = bool(rng.integers(2)), bool(rng.random() < 0.3)

    def change(grid: Grid) -> Grid:
        covered = np.maximum.accumulate(grid > 0, axis=0)
        chosen = (covered if shadow else ~covered) & (grid == 0)
        above = grid.copy()
        for row in range(1, len(grid)):
            above[row] = np.where(above[row] == 0, above[row - 1], above[row])
        new = above if own and shadow else hues.new[0]
        return np.where(chosen, new, grid).astype(np.uint8)

    return turned_so(rng, change)


def _filled_box(rng: np.random.Generator, hues: Hues) -> Change:
    """The rectangle about every shape, or about all together, is filled up or drawn."""
    whole, own, edge = (bool(rng.integers(2)) for _ in range(3))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for part in [grid > 0] if whole else areas(grid > 0, diagonal=True):
            if not part.any():
                continue
            part_box = box(part)
            room = np.zeros(grid.shape, dtype=np.bool_)
            room[part_box] = border(room[part_box].shape) if edge else True
            answer[room & (grid == 0)] = grid[part][0] if own else hues.new[0]
        return answer

    return change


def _between(rng: np.random.Generator, hues: Hues) -> Change:
    """Black cells with something on both sides, in a row or column, get a colour."""
    ways, own = int(rng.integers(3)), bool(rng.random() < 0.4)

    def change(grid: Grid) -> Grid:
        mask = grid > 0
        found = []
        for axis in (0, 1):
            before = np.maximum.accumulate(mask, axis=axis)
            after = np.flip(np.maximum.accumulate(np.flip(mask, axis), axis=axis), axis)
            found.append(before & after)
        chosen = (found[0], found[1], found[0] & found[1])[ways] & ~mask
        new = np.bincount(grid[mask]).argmax() if own and mask.any() else hues.new[0]
        return np.where(chosen, new, grid).astype(np.uint8)

    return change


def _black_areas(rng: np.random.Generator, hues: Hues) -> Change:
    """The largest, or smallest, black area gets a colour; or each one by its size."""
    way = int(rng.integers(3))

    def change(grid: Grid) -> Grid:
        parts = sorted(areas(grid == 0), key=lambda part: int(part.sum()))
        answer = grid.copy()
        if not parts:
            return grid
        if way == 2:
            for part in parts:
                answer[part] = hues.new[0] if int(part.sum()) > 2 else hues.new[1]
        else:
            answer[parts[-1 if way else 0]] = hues.new[0]
        return answer

    return change


def _flooded(rng: np.random.Generator, hues: Hues) -> Change:
    """From cells of one colour black areas are flooded, up to the walls."""
    source = int(hues.seen[0])
    diagonal = bool(rng.random() < 0.2)

    def change(grid: Grid) -> Grid:
        start = around(grid == source) > 0
        water = flood(start, grid == 0, diagonal)
        return np.where(water, source, grid).astype(np.uint8)

    return change


def _spread(rng: np.random.Generator, hues: Hues) -> Change:
    """A colour spreads by one cell, over black or over another colour."""
    source, diagonal = int(hues.seen[0]), bool(rng.integers(2))
    over = int(hues.seen[1]) if len(hues.seen) > 1 and rng.integers(2) else 0

    def change(grid: Grid) -> Grid:
        near = around(grid == source, diagonal) > 0
        return np.where(near & (grid == over), source, grid).astype(np.uint8)

    return change


def _infected(rng: np.random.Generator, hues: Hues) -> Change:
    """Shapes that touch a cell of one colour take it; that cell may go."""
    source, goes = int(hues.seen[0]), bool(rng.integers(2))
    keeps = bool(rng.random() < 0.4)

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        ill = grid == source
        for part in areas((grid > 0) & ~ill, diagonal=True):
            touched = bool((ill & (around(part, True) > 0)).any())
            if keeps:
                answer[part] = grid[part] if touched else 0
            elif touched:
                answer[part] = source
        return np.where(ill & goes, 0, answer).astype(np.uint8)

    return change


def _squares(rng: np.random.Generator, hues: Hues) -> Change:
    """Every square of two by two, black or coloured, that fits gets a colour."""
    black = bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        mask = (grid == 0) if black else grid > 0
        corner = mask[:-1, :-1] & mask[1:, :-1] & mask[:-1, 1:] & mask[1:, 1:]
        found = np.zeros(grid.shape, dtype=np.bool_)
        for row, column in np.argwhere(corner):
            found[row : row + 2, column : column + 2] = True
        return np.where(found, hues.new[0], grid).astype(np.uint8)

    return change


WALLS = (scenes.frames, scenes.frames, scenes.one_color)
SOLID = (scenes.boxes, scenes.pieces)
FILLS: dict[str, Entry] = {
    "inside": Entry(WALLS, _inside),
    "outline": Entry((*SOLID, scenes.dots, scenes.sticks), _outlined),
    "peel": Entry(SOLID, _peeled),
    "rain": Entry((scenes.dots, scenes.pieces, scenes.noise, scenes.frames), _rain),
    "box": Entry((scenes.pieces, scenes.dots), _filled_box),
    "between": Entry((scenes.pieces, scenes.dots, scenes.one_color), _between),
    "black": Entry(WALLS, _black_areas),
    "flood": Entry((scenes.frames, scenes.noise), _flooded),
    "spread": Entry((scenes.noise, scenes.full, scenes.dots), _spread),
    "infect": Entry((scenes.noise, scenes.pieces), _infected),
    "squares": Entry((scenes.one_color, scenes.noise), _squares),
}
