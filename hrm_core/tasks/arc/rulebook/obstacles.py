"""Rules of motion among obstacles: things fall, shoot, fly or slide until something is there."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.augmentation import turn
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry, some_hues
from hrm_core.tasks.arc.rulebook.motions import fall, turned_so
from hrm_core.tasks.arc.rulebook.tools import (
    ASIDE,
    Change,
    Hues,
    Maker,
    Pair,
    Rule,
    areas,
    blank,
    inside,
    some_colors,
)

Way = tuple[int, int]  # down, right


def _stopped(rng: np.random.Generator, hues: Hues) -> Change:
    """Whole shapes fall until they hit a wall, the ground or each other; walls have one colour."""
    wall = int(hues.seen[0]) if len(hues.seen) > 1 else 0

    def change(grid: Grid) -> Grid:
        answer = np.where(grid == wall, grid, 0).astype(np.uint8)
        moving = np.where(grid == wall, 0, grid).astype(np.uint8)
        fall(answer, moving, areas(moving > 0, diagonal=True))
        return answer

    return turned_so(rng, change)


def _weights(rng: np.random.Generator, hues: Hues) -> Change:
    """Cells of each colour fall in a direction of its own, one colour after the other."""
    order = [int(hue) for hue in hues.seen]
    ways = {hue: ASIDE[int(rng.integers(4))] for hue in order}
    if len(order) > 1 and rng.integers(2):
        ways = {hue: (-1 if number % 2 else 1, 0) for number, hue in enumerate(order)}

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for hue in order:
            down, right = ways[hue]
            cells = [(int(row), int(column)) for row, column in np.argwhere(answer == hue)]
            for row, column in sorted(cells, key=lambda c: -(c[0] * down + c[1] * right)):
                r, c = row, column
                while inside(grid.shape, r + down, c + right) and not answer[r + down, c + right]:
                    r, c = r + down, c + right
                answer[row, column] = 0
                answer[r, c] = hue
        return answer

    return change


def _shot(rng: np.random.Generator, hues: Hues) -> Change:
    """Cells of one colour shoot; what is hit is gone, or gets a colour, if anything is hit."""
    gun, way = int(hues.seen[0]), ASIDE[int(rng.integers(4))]
    kind, missing = int(rng.integers(3)), bool(rng.integers(2))
    hit_hue = (0, gun, int(hues.new[1]))[kind]
    own = bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for row, column in np.argwhere(grid == gun):
            flown, hit = _flight(grid, (int(row), int(column)), way)
            if hit is not None or missing:
                for cell in flown:
                    answer[cell] = gun if own else hues.new[0]
            if hit is not None and grid[hit] != gun:
                answer[hit] = hit_hue
        return answer

    return change


def _flight(grid: Grid, cell: Way, way: Way) -> tuple[list[Way], Way | None]:
    """The black cells from a cell on, and what lies behind the last of them; None: the edge."""
    flown: list[Way] = []
    row, column = cell[0] + way[0], cell[1] + way[1]
    while inside(grid.shape, row, column):
        if grid[row, column]:
            return flown, (row, column)
        flown.append((row, column))
        row, column = row + way[0], column + way[1]
    return flown, None


def ricochet(rng: np.random.Generator, side: int) -> Maker:
    """A ball comes in at an edge and turns before each obstacle, whose colour says where."""
    ball, right, left, trail = (int(hue) for hue in some_colors(rng, 4))
    number, own, alike = int(rng.integers(8)), bool(rng.integers(2)), bool(rng.random() < 0.4)

    def fly(given: Grid, start: Way) -> tuple[Grid, list[Way]]:
        answer, cell, way, last = given.copy(), start, ASIDE[1], list[Way]()
        for _ in range(4 * side):  # it may go round for ever
            last, hit = _flight(given, cell, way)
            for each in last:
                answer[each] = ball if own else trail
            if hit is None or given[hit] == ball:
                break
            cell = last[-1] if last else cell
            turned = 1 if given[hit] == right else -1
            way = ASIDE[(ASIDE.index(way) + turned) % len(ASIDE)]
        return answer, last

    def make(rng: np.random.Generator) -> Pair:
        given, start = blank(side, side), (int(rng.integers(side)), 0)
        given[start] = ball
        for _ in range(int(rng.integers(1, 5))):  # each where it flies last
            answer, last = fly(given, start)
            free = [cell for cell in last[1:] if not given[cell]]
            if free:
                hue = right if alike or rng.integers(2) else left
                given[free[rng.integers(len(free))]] = hue
        answer, _ = fly(given, start)
        return turn(given, number), turn(answer, number)

    return make


def rails(rng: np.random.Generator, side: int) -> Maker:
    """Beads on straight lines slide along them until the end or the next bead."""
    hues, number = some_hues(rng).shuffled(rng), int(rng.integers(8))
    rail, beads = hues[0], hues[1:4]

    def make(rng: np.random.Generator) -> Pair:
        given = blank(side, side)
        answer = given.copy()
        for row in range(1 + int(rng.integers(2)), side, 3):
            length = int(rng.integers(min(3, side), side + 1))
            start = int(rng.integers(side - length + 1))
            given[row, start : start + length] = answer[row, start : start + length] = rail
            on = np.flatnonzero(rng.random(length) < rng.uniform(0.2, 0.5))
            for place, column in enumerate(on[::-1]):
                hue = beads[rng.integers(len(beads))]
                given[row - 1, start + column] = hue
                answer[row - 1, start + length - 1 - place] = hue
        return turn(given, number), turn(answer, number)

    return make


def scaled(rng: np.random.Generator, side: int) -> Maker:
    """Every cell becomes a square of k x k cells, or back; k is fixed or the number of colours."""
    way, hues = int(rng.integers(3)), some_hues(rng).shuffled(rng)
    most = min(4, max(2, side // 2))
    fixed = int(rng.integers(2, most + 1))
    by_colors = way == 2 and side >= 8  # else there is no room for several
    small = max(2, side // (4 if by_colors else fixed))

    def make(rng: np.random.Generator) -> Pair:
        k, seen = fixed, hues[:3]
        if by_colors:
            k = int(rng.integers(2, 5))
            seen = rng.permutation(hues[:4])[:k]
        given = blank(small, small)
        while len(np.unique(given[given > 0])) < (k if by_colors else 1):
            drawn = seen[rng.integers(len(seen), size=given.shape)]
            given = np.where(rng.random(given.shape) < 0.7, drawn, 0).astype(np.uint8)
            if by_colors and small * small == k:  # hardly ever all of them by chance
                given = rng.permutation(seen).reshape(given.shape)
        large = np.kron(given, np.ones((k, k), dtype=np.uint8))
        return (large, given) if way == 1 else (given, large)

    return make


OBSTACLES: dict[str, Entry] = {
    "stopped": Entry((scenes.pieces, scenes.boxes, scenes.sticks), _stopped),
    "weights": Entry((scenes.noise, scenes.dots), _weights),
    "shot": Entry((scenes.dots, scenes.dots, scenes.pieces), _shot),
}
OBSTACLE_RULES: dict[str, Rule] = {
    "ricochet": ricochet,
    "rails": rails,
    "scaled": scaled,
}
