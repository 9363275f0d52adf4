"""A board found by its lines alone: ten lines at equal distances each way.

The frame of a board is looked for first (boards.py); this is for boards that have none, whose
lines are dashed or broken, or whose cells are tiles. It sees boards that are turned by a few
degrees, none at a steep angle.

Upright and level lines are looked at apart: first how much they lean, then where ten of them lie
at equal distances. Lines half as far apart as those of a board fit, too, where digits stand in the
middle of most cells, so that the best of coarse and of fine distances are kept side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hrm_core.tasks.pictures import Pixels
from hrm_core.tasks.sudoku.pictures.boards import Corners, homography

Lines = tuple[NDArray[np.float32], NDArray[np.float32]]  # of upright and level lines, 0 to 1
Profile = NDArray[np.float32]  # how much of a line lies at every place along an axis

LOOKED_AT = 620  # pixels a side
LEAST = 0.3  # of the picture's shorter side: what a board measures at least
STRONG = 24.0  # of 255: a line that differs more from its surroundings counts no more
FAINTEST = 0.05  # of a full line: what the lines of a board have in the mean, at least
SLOPES = np.tan(np.deg2rad(np.arange(-8, 8.1, 0.5)))  # how much lines lean
ASKEW = 0.015  # of a board seen at an angle: how far it is from square corners
STRIP = 8  # pixels along a line that are taken together to find how much it leans
PITCHES = 1.009  # from one distance between lines to the next that is tried
KEPT = 4  # boards that are looked at, best first
COMBS = 2  # places of a comb with coarse, and with fine distances
MOVES = (0.25, 0.12, 0.06, 0.03)  # of a cell: by what corners are moved to set a board right
EVEN = 3  # pixels along a line either way that are looked at together
PER_CELL = 8  # points of a line that are looked at
ASIDE = (0.0, -0.2, 0.2)  # of a cell: on a line, and beside it
SQUARE = np.array([[0, 0], [9, 0], [9, 9], [0, 9]])


@dataclass(frozen=True)
class Comb:
    """Ten lines across one axis."""

    score: float
    first: float
    pitch: float

    @property
    def last(self) -> float:
        return self.first + 9 * self.pitch


def find_lattices(pixels: Pixels) -> list[Corners]:
    """The corners of what may be boards, the likeliest first."""
    picture, shrink = _looked_at(pixels)
    grey = np.asarray(picture, dtype=np.float32)
    found: list[tuple[float, Corners]] = []  # how well seen, where
    for lines in (_lines(grey), _lines(-grey), _steps(grey)):
        likely = [_refined(lines, where)[1] for where in _different(list(_boards(lines)))]
        around = [each for where in likely for each in neighbours(where)]
        found += [_refined(lines, where) for _, where in _best(lines, around, 2)]
    found.sort(key=lambda each: -each[0])
    return _different([where * shrink for seen, where in found if seen > FAINTEST])[:KEPT]


def _best(lines: Lines, boards: list[Corners], many: int) -> list[tuple[float, Corners]]:
    """The boards that are seen best, and how well."""
    seen = [(_seen(lines, corners), corners) for corners in boards]
    return sorted(seen, key=lambda each: -each[0])[:many]


def refined(pixels: Pixels, corners: Corners) -> Corners:
    """A board that was found, its corners where its lines are seen best."""
    picture, shrink = _looked_at(pixels)
    grey = np.asarray(picture, dtype=np.float32)
    tried = [_refined(lines, corners / shrink) for lines in (_lines(grey), _lines(-grey))]
    return max(tried, key=lambda each: each[0])[1] * shrink


def neighbours(corners: Corners) -> list[Corners]:
    """A board and those a cell aside, since outer lines are not always drawn."""
    across, down = (corners[1] - corners[0]) / 9, (corners[3] - corners[0]) / 9
    return [corners + x * across + y * down for x in (0, -1, 1) for y in (0, -1, 1)]


def _looked_at(pixels: Pixels) -> tuple[Image.Image, float]:
    """A picture in grey, as large as lines are looked for in it, and how much larger it was."""
    picture = Image.fromarray(pixels).convert("L")
    largest = max(picture.size)
    if largest * 2 <= LOOKED_AT:
        double = picture.width * 2, picture.height * 2
        return picture.resize(double, Image.Resampling.BICUBIC), 0.5
    shrink = max(1, -(-largest // LOOKED_AT))
    return picture.reduce(shrink), float(shrink)


def _different(boards: list[Corners]) -> list[Corners]:
    """Without those that are nearly the same as one before."""
    kept: list[Corners] = []
    for corners in boards:
        cell = np.ptp(corners[:, 0]) / 9
        if all(abs(corners - one).max() > 0.3 * cell for one in kept):
            kept.append(corners)
    return kept


def _points() -> NDArray[np.float64]:
    """Points on the inner lines of a board of nine cells a side, and beside them.

    [(x, y, 1), upright or level, place, 8 lines, 9 cells * PER_CELL]
    """
    lines = np.arange(1.0, 9)[None, :, None] + np.array(ASIDE)[:, None, None]
    along = (np.arange(9 * PER_CELL) + 0.5)[None, None] / PER_CELL
    x, y = np.broadcast_arrays(lines, along)
    return np.stack([np.stack([x, y]), np.stack([y, x]), np.ones((2, *x.shape))])


POINTS = _points()


def _at_points(lines: Lines, corners: Corners) -> Profile:
    """How much more of each line is seen in each cell along it than beside it, [2, 8, 9]."""
    way = homography(SQUARE, corners)
    u, v, scale = np.tensordot(way, POINTS, axes=1)
    tall, wide = lines[0].shape
    x = (u / scale).round().astype(int).clip(0, wide - 1)
    y = (v / scale).round().astype(int).clip(0, tall - 1)
    seen = np.stack([lines[0][y[0], x[0]], lines[1][y[1], x[1]]])
    seen = seen.reshape(2, len(ASIDE), 8, 9, PER_CELL).mean(axis=4)
    return np.asarray(seen[:, 0] - seen[:, 1:].mean(axis=1))


def _seen(lines: Lines, corners: Corners) -> float:
    """How well a board is seen: an outer row that is none has no lines in it."""
    part = _at_points(lines, corners)
    weakest, thinnest = float(part.mean(axis=1).min()), float(part.mean(axis=2).min())
    return 0.4 * float(part.mean()) + 0.4 * weakest + 0.2 * thinnest


def _refined(lines: Lines, corners: Corners) -> tuple[float, Corners]:
    """Each corner moved to where the lines are seen best."""
    best, found = _seen(lines, corners), corners
    cell = float(np.ptp(corners[:, 0])) / 9
    for step in (share * cell for share in MOVES):
        for corner in range(4):
            for move in ((step, 0), (-step, 0), (0, step), (0, -step)):
                tried = found.copy()
                tried[corner] += move
                seen = _seen(lines, tried)
                if seen > best:
                    best, found = seen, tried
    return best, found


@dataclass(frozen=True, eq=False)
class _Leaning:
    """Lines that run one way, in strips across them, and how much they lean."""

    strips: NDArray[np.float32]  # [strips along the lines, places across them]
    slope: float

    @property
    def middle(self) -> float:
        """Where along the lines each is at the place it is found at."""
        return (len(self.strips) * STRIP - 1) / 2

    def profile(self) -> Profile:
        """How much of a line lies at every place."""
        return np.asarray(_straight(self.strips, self.slope).mean(axis=0))

    def within(self, first: float, last: float) -> Profile:
        """The same from one place along the lines to another, where lines run all the way.

        Digits and notes that stand above each other fill less than half of it.
        """
        part = slice(max(0, int(first)) // STRIP, max(0, int(last)) // STRIP + 1)
        straight = _straight(self.strips, self.slope, part)
        return np.asarray((straight.mean(axis=0) + np.median(straight, axis=0)) / 2)


def _strips(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Upright lines, [along, across], in strips."""
    many = max(1, len(values) // STRIP)
    cut = values[: many * STRIP].reshape(many, -1, values.shape[1])
    return np.asarray(cut.mean(axis=1), dtype=np.float32)


def _leaning(strips: NDArray[np.float32]) -> float:
    """How much lines lean: as they stand out most."""

    def shown(slope: float) -> tuple[float, float]:
        return float(_straight(strips, slope).mean(axis=0).var()), -abs(slope)

    return float(max(SLOPES, key=shown))


def _straight(
    strips: NDArray[np.float32], slope: float, part: slice = slice(None)
) -> NDArray[np.float32]:
    """Some strips, moved so that lines that lean stand upright."""
    many, size = strips.shape
    off = ((np.arange(many) - (many - 1) / 2) * STRIP * slope).round().astype(int)[part]
    at = (np.arange(size) + off[:, None]).clip(0, size - 1)
    return np.take_along_axis(strips[part], at, axis=1)


def _boards(lines: Lines) -> Iterator[Corners]:
    """Where combs across and down belong to each other."""
    level_strips, strips = _strips(lines[1].T), _strips(lines[0])
    level = _Leaning(level_strips, _leaning(level_strips))
    # a board has square corners; but one that is tilted less so, while slanted digits lean alone
    slopes = [-level.slope]
    if abs((own := _leaning(strips)) + level.slope) > ASKEW:
        slopes.append(own)
    for slope in slopes:
        yield from _boards_leaning(_Leaning(strips, slope), level)


def _boards_leaning(upright: _Leaning, level: _Leaning) -> Iterator[Corners]:
    wide, tall = upright.strips.shape[1], level.strips.shape[1]
    for across in _combs(upright.profile(), LEAST * min(tall, wide)):
        side = across.last - across.first
        rows = level.within(across.first, across.last)
        for down in _combs(rows, 0.85 * side, 1.18 * side):
            side = down.last - down.first
            columns = upright.within(down.first, down.last)
            for better in _combs(columns, 0.9 * side, 1.11 * side):
                yield _corners(better, upright, down, level)


def _corners(across: Comb, upright: _Leaning, down: Comb, level: _Leaning) -> Corners:
    """Where the outermost lines of two combs meet."""
    places = []
    for x, y in (
        (across.first, down.first),
        (across.last, down.first),
        (across.last, down.last),
        (across.first, down.last),
    ):
        # u = x + slope (v - middle) and v = y + slope (u - middle)
        left, top = x - upright.slope * upright.middle, y - level.slope * level.middle
        v = (top + level.slope * left) / (1 - upright.slope * level.slope)
        places.append([left + upright.slope * v, v])
    return np.array(places)


def _lines(grey: NDArray[np.float32]) -> Lines:
    """What is darker than what lies beside it: along upright lines, and along level ones."""
    both = []
    for axis in (1, 0):
        even = _along(grey, axis)
        best = np.zeros_like(grey)
        for reach in (2, 5):
            ahead, behind = _moved(even, -reach, axis), _moved(even, reach, axis)
            best = np.maximum(best, np.minimum(ahead, behind) - even)
        both.append(_wider((best / STRONG).clip(0, 1), axis))
    return both[0], both[1]


def _steps(grey: NDArray[np.float32]) -> Lines:
    """Where shades meet."""
    both = []
    for axis in (1, 0):
        even = _along(grey, axis)
        steps = abs(_moved(even, -1, axis) - _moved(even, 1, axis)) / STRONG
        both.append(_wider(steps.clip(0, 1), axis))
    return both[0], both[1]


def _along(grey: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """The mean of some pixels along lines that cross an axis: noise is less, lines stay."""
    total = sum(_moved(grey, by, 1 - axis) for by in range(-EVEN, EVEN + 1))
    return np.asarray(total / (2 * EVEN + 1), dtype=np.float32)


def _wider(values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """A line that is seen a pixel aside is seen."""
    return np.maximum(values, np.maximum(_moved(values, 1, axis), _moved(values, -1, axis)))


def _moved(grey: NDArray[np.float32], by: int, axis: int) -> NDArray[np.float32]:
    """Moved along an axis, its edge repeated."""
    size = grey.shape[axis]
    return np.take(grey, (np.arange(size) - by).clip(0, size - 1), axis=axis)


def _combs(profile: Profile, least: float, most: float = np.inf) -> list[Comb]:
    """Where ten lines at equal distances fit best; the outermost two may be missing."""
    size = len(profile)
    mean = float(profile.mean())
    most = min(most, size * 1.02)
    tried: list[Comb] = []
    pitch = max(least / 9, 5.0)
    while 9 * pitch <= most:
        starts = np.arange(-0.01 * size, size * 1.01 - 9 * pitch, 1.0)
        at = (starts[:, None] + np.arange(10) * pitch).round().astype(int).clip(0, size - 1)
        between = (starts[:, None] + (np.arange(9) + 0.5) * pitch).astype(int).clip(0, size - 1)
        lines = profile[at].clip(0, 0.5)
        inner = lines[:, 1:9]
        weakest = np.partition(inner, 1, axis=1)[:, 1]
        score = (
            0.4 * inner.mean(axis=1)
            + 0.4 * weakest
            + 0.2 * lines[:, [0, 9]].mean(axis=1)
            - 0.3 * profile[between].mean(axis=1)
            - 0.2 * mean
        )
        best = np.argsort(-score)[:COMBS]
        tried += [Comb(float(score[at]), float(starts[at]), pitch) for at in best]
        pitch *= PITCHES
    kept: list[Comb] = []
    coarse = max(least, most / 2)
    for fine in (False, True):
        found = 0
        for comb in sorted(tried, key=lambda each: -each.score):
            if found < COMBS and (9 * comb.pitch < coarse) == fine and _apart(comb, kept):
                kept.append(comb)
                found += 1
    return kept


def _apart(comb: Comb, kept: list[Comb]) -> bool:
    """Whether a comb lies elsewhere than those that are kept."""
    near = comb.pitch / 8
    return all(abs(comb.first - one.first) + abs(comb.last - one.last) > near for one in kept)
