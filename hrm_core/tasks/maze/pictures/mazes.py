"""A maze in a picture: its two colours, its squares, start and goal, and which colour is wall."""

import colorsys
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Cell, Grid, PuzzleFormatError
from hrm_core.tasks.maze.paths import distances, ends, find
from hrm_core.tasks.maze.pictures.lattice import Lines, Rhythm, find_rhythm, lines
from hrm_core.tasks.maze.rules import maze_faults, name_of
from hrm_core.tasks.maze.symbols import FREE, GOAL, LARGEST, SMALLEST, START, WALL
from hrm_core.tasks.pictures import Pixels

WALLS = ("dark", "light")  # the colour of walls, by brightness

MOST_CELLS = 400  # a side, with all margins; more is no grid of squares
APART = 48.0  # of 441: colours that differ by less are one colour
ASIDE = 55.0  # of 441: so far from the mixtures of the two main colours is a mark
SPREAD = 0.6  # of the picture's sides: what walls and floor reach over, and marks do not
MARKED = 0.25  # of a cell: what start and goal fill at least
FRAME = 0.9  # of the cells around a maze are its outer wall
CONNECTED = 0.9  # of all free cells hang together in a maze that is one


class AmbiguousWallsError(PuzzleFormatError):
    """Either colour could be the walls: the person must say which."""


@dataclass(frozen=True)
class _Cells:
    """What the squares show."""

    bright: NDArray[np.bool_]  # [rows, cols]
    marks: dict[Cell, str]  # the name of the colour of what stands out


@dataclass(frozen=True)
class _Hypothesis:
    """The maze, if walls have one of the colours."""

    walls: str
    grid: Grid
    frame: float  # the share of wall around it
    paper: bool  # an empty margin lay around the frame
    notes: tuple[str, ...]

    @property
    def valid(self) -> bool:
        """Whether start and goal, or where there are none most free cells, are connected."""
        if ends(self.grid) is not None:
            return not maze_faults(self.grid)
        free = find(self.grid, FREE)
        if not free:
            return False
        shares = [
            float((distances(self.grid != WALL, free[at])[self.grid != WALL] >= 0).mean())
            for at in (0, len(free) // 2)
        ]
        return max(shares) >= CONNECTED

    @property
    def strength(self) -> int:
        """How much its outer wall says for it."""
        return (2 + self.paper) if self.frame >= FRAME else 0


def read_maze(pixels: Pixels, walls: str = "auto", side: int = 0) -> tuple[Grid, list[str]]:
    """The maze of a picture, and what was found out or assumed, in sentences.

    Args:
        walls: "dark", "light", or "auto" to find it out.
        side: pixels of a square, where they are known.
    Raises: AmbiguousWallsError if both would do; PuzzleFormatError if there is no maze.
    """
    cells = _cells(pixels, side)
    found = {name: _hypothesis(cells, name) for name in WALLS}
    chosen = found[walls] if walls in found else _choose(found["dark"], found["light"])
    rows, columns = chosen.grid.shape
    if not (SMALLEST <= rows <= LARGEST and SMALLEST <= columns <= LARGEST):
        raise PuzzleFormatError(
            f"the maze in this picture has {rows} rows and {columns} columns of squares;"
            f" {SMALLEST} to {LARGEST} of each are read."
        )
    told = [f"a maze of {rows} x {columns} squares with {chosen.walls} walls"]
    return chosen.grid, [*told, *chosen.notes]


def _choose(dark: _Hypothesis, light: _Hypothesis) -> _Hypothesis:
    valid = [each for each in (dark, light) if each.valid]
    if len(valid) == 1:
        return valid[0]
    if not valid:
        return light if light.frame > dark.frame else dark
    if dark.strength == light.strength:
        raise AmbiguousWallsError(
            "this picture is a maze with dark walls and one with light walls;"
            " say which are meant (hrm solve --walls dark or light)."
        )
    return dark if dark.strength > light.strength else light


def _cells(pixels: Pixels, side: int) -> _Cells:
    pixels = _without_page(pixels)
    first, second = _main_colors(pixels)
    bright, marked = _sorted_pixels(pixels, first, second)
    height, width = bright.shape
    to_dark = _edges(bright & ~marked, ~bright & ~marked)
    to_light = _edges(~bright & ~marked, bright & ~marked)
    rhythm = Rhythm(side) if side else find_rhythm(to_dark, to_light)
    if rhythm is None:
        raise PuzzleFormatError(
            "no squares of one size are found in this picture; a maze is drawn on a grid of them."
        )
    ys, xs = lines(rhythm, 0, height), lines(rhythm, 1, width)
    if max(len(ys), len(xs)) > MOST_CELLS:
        raise PuzzleFormatError(
            f"the squares of this picture would be {rhythm.period:.3g} pixels wide;"
            f" a maze has {SMALLEST} to {LARGEST} rows and columns."
        )
    return _sampled(pixels, bright, marked, ys, xs)


def _without_page(pixels: Pixels) -> Pixels:
    """The picture without a page around it that has a colour of its own."""
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]]).astype(np.float32)
    page = np.median(border, axis=0)
    if (abs(border - page).max(axis=1) < APART / 2).mean() < 0.99:
        return pixels
    inside = abs(pixels.astype(np.float32) - page).max(axis=2) >= APART / 2
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not len(rows):
        return pixels
    inner = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    own = all(float(np.linalg.norm(color - page)) >= APART for color in _main_colors(inner))
    return inner if own else pixels


def _edges(
    before: NDArray[np.bool_], behind: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many edges from one kind of pixel to the other lie before each row, each column."""
    height, width = before.shape
    rows, columns = np.zeros(height + 1), np.zeros(width + 1)
    rows[1:-1] = (before[:-1] & behind[1:]).sum(axis=1)
    columns[1:-1] = (before[:, :-1] & behind[:, 1:]).sum(axis=0)
    return _strong(rows), _strong(columns)


def _strong(edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without the few edges that noise makes."""
    return np.where(edges > max(edges.max() * 0.02, 0.5), edges, 0.0)


def _main_colors(pixels: Pixels) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The colour of most pixels, and the next one that is elsewhere in the picture, too."""
    small = pixels[:: max(1, pixels.shape[0] // 400), :: max(1, pixels.shape[1] // 400)]
    keys = (small.astype(np.int64) >> 4) @ np.array([256, 16, 1])
    _, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
    where = where.reshape(keys.shape)
    order = np.argsort(-counts, kind="stable")[:64]
    colors = [small[where == name].mean(axis=0) for name in order]
    first = colors[0]
    best: tuple[float, NDArray[np.float64]] | None = None
    for name, color in zip(order[1:], colors[1:], strict=True):
        if float(np.linalg.norm(color - first)) < APART:
            continue
        ys, xs = np.nonzero(where == name)
        reach = min(np.ptp(ys) + 1, np.inf) / small.shape[0], (np.ptp(xs) + 1) / small.shape[1]
        weight = float(counts[name]) * (1.0 if min(reach) >= SPREAD else 0.02)
        if best is None or weight > best[0]:
            best = weight, color
    if best is None:
        raise PuzzleFormatError("this picture has one colour; a maze has walls and free squares.")
    return first, best[1]


def _sorted_pixels(
    pixels: Pixels, first: NDArray[np.float64], second: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which pixels [height, width] are nearer to the brighter main colour, and which are marks."""
    dark, light = sorted((first, second), key=lambda color: float(color.sum()))
    axis = (light - dark).astype(np.float32)
    apart = pixels.astype(np.float32) - dark.astype(np.float32)
    along = apart @ axis / (axis @ axis)
    apart -= along.clip(-0.1, 1.1)[..., None] * axis
    return along > 0.5, np.sqrt((apart**2).sum(axis=-1)) > ASIDE


def _sampled(
    pixels: Pixels, bright: NDArray[np.bool_], marked: NDArray[np.bool_], ys: Lines, xs: Lines
) -> _Cells:
    """What most of the middle of every square shows."""
    shown = np.zeros((len(ys) - 1, len(xs) - 1), dtype=np.bool_)
    marks: dict[Cell, str] = {}
    tall, wide = _spans(ys), _spans(xs)
    for row, (top, bottom) in enumerate(tall):
        for column, (left, right) in enumerate(wide):
            place = slice(top, bottom), slice(left, right)
            mask = marked[place]
            plain = bright[place][~mask]
            shown[row, column] = plain.size and plain.mean() > 0.5
            if mask.mean() > MARKED:
                color = np.median(pixels[place][mask], axis=0)
                marks[row, column] = _color_name(color)
    return _Cells(shown, marks)


def _spans(bounds: Lines) -> list[tuple[int, int]]:
    """The middle of every band, without the edges' blur; one pixel at least."""
    spans = []
    for low, high in pairwise(bounds.tolist()):
        begin, end = low + (high - low) * 0.2, high - (high - low) * 0.2
        first = min(int(begin + 0.5), int(np.ceil(high)) - 1)
        spans.append((first, max(int(end + 0.5), first + 1)))
    return spans


def _color_name(color: NDArray[np.float64]) -> str:
    red, green, blue = (float(value) / 255 for value in color)
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < 0.2 or value < 0.1:
        return "grey"
    names = (
        (20, "red"),
        (75, "yellow"),
        (170, "green"),
        (285, "blue"),
        (335, "pink"),
        (361, "red"),
    )
    return next(name for below, name in names if hue * 360 < below)


def _hypothesis(cells: _Cells, walls: str) -> _Hypothesis:
    grid = np.where(cells.bright == (walls == "light"), WALL, FREE).astype(np.uint8)
    for cell in cells.marks:
        grid[cell] = FREE
    notes = _set_ends(grid, cells.marks)
    grid, paper = _trimmed(grid)
    if paper:
        grid, moved = _moved_inside(grid)
        notes += moved
    if not find(grid, START) and not find(grid, GOAL):
        openings = [cell for cell in _around(grid) if grid[cell] == FREE]
        if 0 < len(openings) <= 4:
            notes.append(f"the outer wall is open at {', '.join(name_of(c) for c in openings)}")
    around = [grid[cell] for cell in _around(grid) if grid[cell] in (WALL, FREE)]
    frame = float(np.mean([value == WALL for value in around])) if around else 0.0
    return _Hypothesis(walls, grid, frame, paper, tuple(notes))


def _set_ends(grid: Grid, marks: dict[Cell, str]) -> list[str]:
    """Write start and goal into a grid, by the colours that stand out; what was assumed."""
    groups: dict[str, list[Cell]] = defaultdict(list)
    for cell, name in sorted(marks.items()):
        groups[name].append(cell)
    single = {name: cells[0] for name, cells in groups.items() if len(cells) == 1}
    if "green" in single and "red" in single:
        grid[single["green"]], grid[single["red"]] = START, GOAL
        others = [name for name in groups if name not in ("green", "red")]
        return [f"what is {name} is taken as free" for name in sorted(others)]
    if len(single) == 2:
        one, two = sorted(single, key=lambda name: (name == "red", name != "green", single[name]))
        grid[single[one]], grid[single[two]] = START, GOAL
        return [f"{one} is taken as the start and {two} as the goal"]
    pairs = [cells for cells in groups.values() if len(cells) == 2]
    if not single and len(pairs) == 1:
        grid[pairs[0][0]], grid[pairs[0][1]] = START, GOAL
        return ["of two marks of one colour the upper one is taken as the start"]
    for name, value in (("green", START), ("red", GOAL)):
        if name in single:
            grid[single[name]] = value
    missing = [n for n, value in (("start", START), ("goal", GOAL)) if not (grid == value).any()]
    return [f"no {' and no '.join(missing)} is marked; set {'them' if missing[1:] else 'it'}"]


def _around(grid: Grid) -> list[Cell]:
    rows, columns = grid.shape
    return [
        (row, column)
        for row in range(rows)
        for column in range(columns)
        if row in (0, rows - 1) or column in (0, columns - 1)
    ]


def _trimmed(grid: Grid) -> tuple[Grid, bool]:
    """A grid without empty paper around its outer wall, and whether there was any."""
    if min(_layers(grid, FREE)) >= 1:
        inner = _cut(grid, _layers(grid, FREE))
        if np.mean([inner[cell] != FREE for cell in _around(inner)]) >= 0.5:
            return inner, True
    layers = _layers(grid, WALL)
    if min(layers) >= 2:
        keep = (layers[0] - 1, layers[1] - 1, layers[2] - 1, layers[3] - 1)
        return _cut(grid, keep), False
    return grid, False


def _layers(grid: Grid, value: int) -> tuple[int, int, int, int]:
    """How many rows and columns of one value lie above, below, left and right."""
    rows, columns = (np.flatnonzero((grid != value).any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return 0, 0, 0, 0
    return (
        int(rows[0]),
        int(grid.shape[0] - 1 - rows[-1]),
        int(columns[0]),
        int(grid.shape[1] - 1 - columns[-1]),
    )


def _cut(grid: Grid, layers: tuple[int, int, int, int]) -> Grid:
    above, below, left, right = layers
    return grid[above : grid.shape[0] - below, left : grid.shape[1] - right].copy()


def _moved_inside(grid: Grid) -> tuple[Grid, list[str]]:
    """Start and goal that are drawn in the openings of the outer wall, one step further in."""
    between = ends(grid)
    around = set(_around(grid))
    if between is None or not all(cell in around for cell in between):
        return grid, []
    moved = grid.copy()
    for value, (row, column) in zip((START, GOAL), between, strict=True):
        inside = (min(max(row, 1), grid.shape[0] - 2), min(max(column, 1), grid.shape[1] - 2))
        if moved[inside] != FREE:
            return grid, []
        moved[row, column], moved[inside] = WALL, value
    if any(moved[cell] != WALL for cell in around):
        return grid, []
    return moved, ["start and goal in the openings of the outer wall are set behind them"]
