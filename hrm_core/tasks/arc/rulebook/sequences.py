"""Rules of order: what comes next, steps, paths, rings, and cells that live by their neighbours."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.augmentation import turn
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry, some_hues
from hrm_core.tasks.arc.rulebook.motions import ring_cells, turned_so
from hrm_core.tasks.arc.rulebook.tools import (
    ASIDE,
    Change,
    Hues,
    Maker,
    Pair,
    Rule,
    around,
    blank,
    inside,
    moved,
)


def _alive(rng: np.random.Generator, hues: Hues) -> Change:
    """A cell lives in the next picture by whether it lives and how many neighbours do."""
    diagonal, own = bool(rng.integers(2)), bool(rng.integers(2))
    born, stays = (rng.random(9) < chance for chance in (0.3, 0.5))
    born[0] = False

    def change(grid: Grid) -> Grid:
        number = around(grid > 0, diagonal)
        lives = np.where(grid > 0, stays[number], born[number])
        new = grid.max() if own else hues.new[0]
        answer = np.where(grid > 0, grid, new)
        return np.where(lives, answer, 0).astype(np.uint8)

    return change


def _pattern(rng: np.random.Generator, hues: Hues) -> Change:
    """Where two given neighbours are both coloured, or both black, a cell gets a colour."""
    first, second = (ASIDE[n] for n in rng.choice(4, 2, replace=False))
    black, over = bool(rng.random() < 0.4), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        mask = (grid == 0) if black else grid > 0
        a, b = (moved(mask.astype(np.uint8), *way) > 0 for way in (first, second))
        return np.where(a & b & ((grid == 0) | over), hues.new[0], grid).astype(np.uint8)

    return change


def _alternating(rng: np.random.Generator, hues: Hues) -> Change:
    """Along every row the coloured cells take two or three colours in turn."""
    palette = hues.shuffled(rng)[: int(rng.integers(2, 4))]

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for row in answer:
            places = np.flatnonzero(row)
            row[places] = palette[np.arange(len(places)) % len(palette)]
        return answer

    return turned_so(rng, change)


def _grown(rng: np.random.Generator, hues: Hues) -> Change:
    """Every column of cells grows by one or doubles; or a cell is taken from each."""
    way, own = int(rng.integers(3)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for column in range(grid.shape[1]):
            places = np.flatnonzero(grid[:, column])
            if not len(places):
                continue
            top = int(places[0])
            hue = grid[top, column] if own else hues.new[0]
            if way == 2:
                answer[top, column] = 0
            else:
                answer[max(0, top - (1 if way else len(places))) : top, column] = hue
        return answer

    return turned_so(rng, change)


def _diagonal(rng: np.random.Generator, hues: Hues) -> Change:
    """What lies on the diagonal alone stays, or moves, or what lies on one side of it goes."""
    way, side_of = int(rng.integers(4)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        row, column = np.indices(grid.shape)
        there = (column - row) if side_of else (row + column - grid.shape[1] + 1)
        chosen = (there == 0, there >= 0, there <= 0, there != 0)[way]
        return np.where(chosen, grid, 0).astype(np.uint8)

    return change


def _rings(rng: np.random.Generator, hues: Hues) -> Change:
    """Each ring of the grid gets the largest colour in it, or in another ring."""
    steps = int(rng.integers(0, 3))

    def change(grid: Grid) -> Grid:
        rows, columns = grid.shape
        paths = [ring_cells(rows, columns, d) for d in range((min(rows, columns) + 1) // 2)]
        hue = [int(max(grid[cell] for cell in path)) for path in paths]
        answer = grid.copy()
        for number, path in enumerate(paths):
            for cell in path:
                answer[cell] = hue[(number + steps) % len(hue)]
        return answer

    return change


def next_picture(rng: np.random.Generator, side: int) -> Maker:
    """A row of cells goes on below, shifted by a step each time, with the colours or without."""
    step, hues = int(rng.choice([-2, -1, 1, 2])), some_hues(rng)
    wraps, start = bool(rng.integers(2)), int(rng.integers(1, max(2, side // 2) + 1))
    number = int(rng.integers(8))

    def make(rng: np.random.Generator) -> Pair:
        row = scenes.noise(rng, (1, side), hues.shuffled(rng)[:3])
        rows = [
            np.roll(row, n * step, axis=1) if wraps else moved(row, 0, n * step)
            for n in range(side)
        ]
        answer = np.vstack(rows)
        given = answer.copy()
        given[start:] = 0
        return turn(given, number), turn(answer, number)

    return make


def triangle(rng: np.random.Generator, side: int) -> Maker:
    """A bar becomes a staircase: each row below, or above, has one cell more or fewer."""
    hues, step = some_hues(rng), int(rng.choice([-1, 1]))
    number, own = int(rng.integers(8)), bool(rng.integers(2))

    def make(rng: np.random.Generator) -> Pair:
        given = blank(side, side)
        row, length = int(rng.integers(side)), int(rng.integers(1, side))
        hue = hues.seen[rng.integers(len(hues.seen))]
        given[row, :length] = hue
        answer = given.copy()
        for r in range(row + 1, side):
            more = length + step * (r - row)
            if more > 0:
                answer[r, :more] = hue if own else hues.new[0]
        return turn(given, number), turn(answer, number)

    return make


def path(rng: np.random.Generator, side: int) -> Maker:
    """A shortest way is drawn between two marks, around the walls."""
    wall, mark, way = some_hues(rng).shuffled(rng)[:3]
    over = bool(rng.integers(2))

    def make(rng: np.random.Generator) -> Pair:
        while True:
            walls = rng.random((side, side)) < 0.3
            ends = [
                tuple(int(n) for n in cell) for cell in rng.permutation(np.argwhere(~walls))[:2]
            ]
            found = _shortest(walls, ends[0], ends[1]) if len(ends) == 2 else []
            if len(found) > 3:
                break
        given = (walls * wall).astype(np.uint8)
        answer = given.copy()
        for cell in found:
            answer[cell] = way
        for cell in ends:
            given[cell] = mark
            answer[cell] = way if over else mark
        return given, answer

    return make


def _shortest(
    walls: np.ndarray, start: tuple[int, ...], goal: tuple[int, ...]
) -> list[tuple[int, ...]]:
    """The cells of the only shortest way, [] if there is none or several."""
    ways: dict[tuple[int, ...], int] = {start: 1}
    came: dict[tuple[int, ...], tuple[int, ...]] = {}
    edge = [start]
    while edge and goal not in ways:
        found: dict[tuple[int, ...], int] = {}
        for cell in edge:
            for down, right in ASIDE:
                there = cell[0] + down, cell[1] + right
                if inside(walls.shape, *there) and not walls[there] and there not in ways:
                    found[there] = found.get(there, 0) + ways[cell]
                    came[there] = cell
        ways |= found
        edge = list(found)
    if ways.get(goal) != 1:
        return []
    steps = [goal]
    while steps[-1] != start:
        steps.append(came[steps[-1]])
    return steps


def latin(rng: np.random.Generator, side: int) -> Maker:
    """Rows are one sequence, shifted by a step from row to row; black cells are filled in."""
    hues = some_hues(rng).shuffled(rng)
    count, step = min(side, int(rng.integers(2, 6))), int(rng.choice([-1, 1]))
    fixed = bool(rng.integers(2))

    def make(rng: np.random.Generator) -> Pair:
        palette = hues[:count] if fixed else rng.permutation(hues)[:count]
        row, column = np.indices((side, side))
        answer = palette[(column + step * row) % count]
        given = np.where(rng.random((side, side)) < 0.3, 0, answer).astype(np.uint8)
        return given, answer

    return make


DENSE = (scenes.one_color, scenes.pieces, scenes.boxes)
SEQUENCES: dict[str, Entry] = {
    "alive": Entry((scenes.one_color, scenes.pieces), _alive),
    "corner-of": Entry((scenes.one_color, scenes.pieces, scenes.boxes), _pattern),
    "alternate": Entry((*DENSE, scenes.sticks), _alternating),
    "growing": Entry((scenes.bars, scenes.dots, scenes.pieces), _grown),
    "diagonal": Entry((scenes.noise, scenes.full, scenes.boxes), _diagonal),
    "rings": Entry((scenes.dots, scenes.noise), _rings),
}
SEQUENCE_RULES: dict[str, Rule] = {
    "next": next_picture,
    "triangle": triangle,
    "path": path,
    "latin": latin,
}
