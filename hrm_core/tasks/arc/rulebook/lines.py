"""Rules that draw: rays, diagonals, connections, crosses, grids."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry
from hrm_core.tasks.arc.rulebook.tools import ASIDE, DIAGONAL, Change, Hues, Mask, inside

Way = tuple[int, int]  # down, right


def ray(grid: Grid, cell: Way, way: Way, hue: int, through: bool = False) -> None:
    """Colour the black cells from a cell on, in place, until something is in the way."""
    row, column = cell[0] + way[0], cell[1] + way[1]
    while inside(grid.shape, row, column):
        if grid[row, column] == 0:
            grid[row, column] = hue
        elif not through:
            return
        row, column = row + way[0], column + way[1]


def _cells(grid: Grid) -> list[Way]:
    return [(int(row), int(column)) for row, column in np.argwhere(grid)]


def _rays(rng: np.random.Generator, hues: Hues) -> Change:
    """Every cell sends rays in some directions, of its colour or of a new one."""
    chosen = rng.integers(6)
    ways: tuple[Way, ...] = (
        (ASIDE[rng.integers(4)],),
        (DIAGONAL[rng.integers(4)],),
        ASIDE,
        DIAGONAL,
        ((-1, 0), (1, 0)) if rng.integers(2) else ((0, -1), (0, 1)),
        ((-1, -1), (1, 1)) if rng.integers(2) else ((-1, 1), (1, -1)),
    )[chosen]
    new, through = bool(rng.integers(2)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for cell in _cells(grid):
            for way in ways:
                ray(answer, cell, way, int(hues.new[0] if new else grid[cell]), through)
        return answer

    return change


def _by_color(rng: np.random.Generator, hues: Hues) -> Change:
    """The colour of a cell says in which direction it sends its ray, a new one sends none."""
    ways = [*ASIDE, *DIAGONAL]
    order = rng.permutation(8 if rng.random() < 0.3 else 4)
    of_color = {int(hue): ways[order[n % len(order)]] for n, hue in enumerate(hues.seen)}

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for cell in _cells(grid):
            if int(grid[cell]) in of_color:
                ray(answer, cell, of_color[int(grid[cell])], int(grid[cell]))
        return answer

    return change


def _connected(rng: np.random.Generator, hues: Hues) -> Change:
    """Cells that see each other, of one colour or any, are connected."""
    alike, own = bool(rng.integers(2)), bool(rng.integers(2))
    ways = ((0, 1), (1, 0))[: 1 + int(rng.integers(2))]
    if rng.random() < 0.25:
        ways = ((1, 1), (1, -1))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for row, column in _cells(grid):
            for way in ways:
                between, r, c = [], row + way[0], column + way[1]
                while inside(grid.shape, r, c) and grid[r, c] == 0:
                    between.append((r, c))
                    r, c = r + way[0], c + way[1]
                if inside(grid.shape, r, c) and (grid[r, c] == grid[row, column] or not alike):
                    for cell in between:
                        answer[cell] = grid[row, column] if own else hues.new[0]
        return answer

    return change


def _to_edge(rng: np.random.Generator, hues: Hues) -> Change:
    """Every cell is connected to the nearest edge, or to the farthest."""
    far = bool(rng.random() < 0.3)

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        rows, columns = grid.shape
        for row, column in _cells(grid):
            distances = (row, columns - 1 - column, rows - 1 - row, column)
            chosen = int(np.argmax(distances) if far else np.argmin(distances))
            ray(answer, (row, column), ASIDE[chosen], int(grid[row, column]))
        return answer

    return change


def _expanded(rng: np.random.Generator, hues: Hues) -> Change:
    """A figure is drawn about every cell, or about those of one colour."""
    figure = rng.random((3, 3)) < 0.5
    known = rng.integers(5)
    if known < 4:
        row, column = np.abs(np.indices((3, 3)) - 1)
        figure = (row + column == 1, row * column == 1, row + column > 0, row == 0)[known]
    figure[1, 1] = False
    own, one = bool(rng.integers(2)), bool(rng.random() < 0.3)

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for row, column in _cells(grid):
            if one and grid[row, column] != hues.seen[0]:
                continue
            for down, right in np.argwhere(figure) - 1:
                r, c = row + int(down), column + int(right)
                if inside(grid.shape, r, c) and grid[r, c] == 0:
                    answer[r, c] = grid[row, column] if own else hues.new[0]
        return answer

    return change


def _crossings(rng: np.random.Generator, hues: Hues) -> Change:
    """Rows and columns in which something lies become lines; what crosses may get a colour."""
    way, marked = int(rng.integers(3)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        rows, columns = np.any(grid > 0, axis=1), np.any(grid > 0, axis=0)
        both: Mask = np.logical_and.outer(rows, columns)
        drawn = (np.logical_or.outer(rows, columns), both, np.logical_xor.outer(rows, columns))[way]
        answer = np.where((grid == 0) & drawn, hues.new[0], grid)
        if marked and way == 0:
            answer = np.where((grid == 0) & both, hues.new[1], answer)
        return answer.astype(np.uint8)

    return change


def _bounce(rng: np.random.Generator, hues: Hues) -> Change:
    """From each cell at the lower edge a ball flies diagonally and is thrown back by the walls."""
    right, own = int(rng.choice([-1, 1])), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        rows, columns = grid.shape
        for row, column in _cells(grid)[-2:]:
            step, c = right, column
            for r in range(row - 1, -1, -1):
                if not 0 <= c + step < columns:
                    step = -step
                c += step
                if not inside((rows, columns), r, c):
                    break
                if answer[r, c] == 0:
                    answer[r, c] = grid[row, column] if own else hues.new[0]
        return answer

    return change


def _around_edge(rng: np.random.Generator, hues: Hues) -> Change:
    """A frame is drawn at the edge of the grid, or rings within it, over black or over all."""
    over, rings = bool(rng.integers(2)), bool(rng.random() < 0.3)

    def change(grid: Grid) -> Grid:
        row, column = np.indices(grid.shape)
        rows, columns = grid.shape
        depth = np.minimum(
            np.minimum(row, rows - 1 - row), np.minimum(column, columns - 1 - column)
        )
        chosen = (depth % 2 == 0) if rings else depth == 0
        return np.where(chosen & (over | (grid == 0)), hues.new[0], grid).astype(np.uint8)

    return change


def _stripes(rng: np.random.Generator, hues: Hues) -> Change:
    """Columns in which a cell lies get a pattern of every other cell, above, below or both."""
    down, odd = bool(rng.integers(2)), int(rng.integers(2))
    way, own = int(rng.integers(3)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        lines = (grid if down else grid.T).copy()
        answer = lines.copy()
        for row, column in _cells(lines):
            for r in range(len(lines)):
                beyond = way == 2 or (r < row) == (way == 0)
                if lines[r, column] == 0 and beyond and (r - row) % 2 == odd:
                    answer[r, column] = lines[row, column] if own else hues.new[0]
        return answer if down else np.ascontiguousarray(answer.T)

    return change


def _staircase(rng: np.random.Generator, hues: Hues) -> Change:
    """From every cell a line goes down to the edge and then along it, or in steps."""
    steps, right = bool(rng.integers(2)), int(rng.choice([-1, 1]))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        rows, columns = grid.shape
        for row, column in _cells(grid):
            r, c, turn = row, column, 0
            while inside((rows, columns), r, c):
                if answer[r, c] == 0:
                    answer[r, c] = grid[row, column]
                goes_down = turn % 2 == 0 if steps else r < rows - 1
                r, c, turn = (r + 1, c, turn + 1) if goes_down else (r, c + right, turn + 1)
        return answer

    return change


FEW = (scenes.dots, scenes.dots, scenes.sticks)
LINES: dict[str, Entry] = {
    "rays": Entry((*FEW, scenes.pieces), _rays),
    "directions": Entry((scenes.dots,), _by_color),
    "connect": Entry((scenes.dots, scenes.noise, scenes.one_color), _connected),
    "edge": Entry(FEW, _to_edge),
    "expand": Entry((scenes.dots, scenes.dots, scenes.pieces), _expanded),
    "crossings": Entry((scenes.dots, scenes.pieces), _crossings),
    "bounce": Entry((scenes.dots, scenes.dots, scenes.bars), _bounce),
    "frame": Entry((scenes.noise, scenes.pieces, scenes.dots), _around_edge),
    "stripes": Entry((scenes.dots, scenes.pieces), _stripes),
    "stairs": Entry((scenes.dots,), _staircase),
}
