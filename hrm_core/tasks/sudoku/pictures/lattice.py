"""A board found by its lines alone: ten lines at equal distances each way.

The frame of a board is looked for first (boards.py); this is for boards that have none, whose
lines are dashed or broken, or whose cells are tiles. It sees boards that are turned by a few
degrees, none at a steep angle.
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
ANGLES = (0.0, 2.0, -2.0, 4.0, -4.0)  # degrees
PITCHES = 1.009  # from one distance between lines to the next that is tried
KEPT = 4  # boards that are looked at, best first
COMBS = 2  # places of a comb
PLAIN = 0.5  # of full lines: a board that is seen so well needs no turning
EVEN = 3  # pixels along a line either way that are looked at together
PER_CELL = 8  # points of a line that are looked at


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
    found: list[tuple[float, Corners, float, Lines]] = []  # how well seen, where, in what
    for angle in ANGLES:
        turned = picture.rotate(angle, Image.Resampling.BILINEAR, fillcolor=_ground(picture))
        grey = np.asarray(turned, dtype=np.float32)
        for lines in (_lines(grey), _lines(-grey), _steps(grey)):
            likely = _best(lines, _different(list(_boards(lines))), 2)
            around = [each for _, corners in likely for each in neighbours(corners)]
            best = _best(lines, around, 2)
            found += [(seen, where, angle, lines) for seen, where in best if seen > FAINTEST]
        if found and max(each[0] for each in found) > PLAIN:
            break
    found.sort(key=lambda each: -each[0])
    better = [(*_refined(lines, where), angle) for _, where, angle, lines in found[: 2 * KEPT]]
    better.sort(key=lambda each: -each[0])
    places = [_turned_back(where, angle, picture) * shrink for _, where, angle in better]
    return _different(places)[:KEPT]


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


def _turned_back(corners: Corners, angle: float, picture: Image.Image) -> Corners:
    middle = np.array([picture.width, picture.height]) / 2
    way = np.deg2rad(angle)  # pictures are turned against the clock, their y axis points down
    back = np.array([[np.cos(way), -np.sin(way)], [np.sin(way), np.cos(way)]])
    return np.asarray((corners - middle) @ back.T + middle)


def _points(corners: Corners, upright: bool, aside: float) -> NDArray[np.float64]:
    """Points on the eight inner lines of a board one way, or some cells aside of them.

    [8, 9 cells, PER_CELL, (x, y)]
    """
    way = homography(np.array([[0, 0], [9, 0], [9, 9], [0, 9]]), corners)
    lines = np.repeat(np.arange(1.0, 9)[:, None] + aside, 9 * PER_CELL, axis=1)
    along = np.repeat(((np.arange(9 * PER_CELL) + 0.5) / PER_CELL)[None], 8, axis=0)
    x, y = (lines, along) if upright else (along, lines)
    u, v, scale = np.tensordot(way, np.stack([x, y, np.ones_like(x)]), axes=1)
    return np.stack([u / scale, v / scale], axis=-1).reshape(8, 9, PER_CELL, 2)


def _at_points(lines: Lines, corners: Corners) -> tuple[Profile, Profile]:
    """How much more of each line is seen in each cell along it than beside it, [8, 9] each way."""
    seen = []
    for values, upright in ((lines[0], True), (lines[1], False)):
        part = np.zeros((8, 9), dtype=np.float32)
        for aside, share in ((0.0, 1.0), (-0.2, -0.5), (0.2, -0.5)):
            at = _points(corners, upright, aside).round().astype(int)
            x = at[..., 0].clip(0, values.shape[1] - 1)
            y = at[..., 1].clip(0, values.shape[0] - 1)
            part += share * values[y, x].mean(axis=2)
        seen.append(part)
    return seen[0], seen[1]


def _seen(lines: Lines, corners: Corners) -> float:
    """How well a board is seen: an outer row that is none has no lines in it."""
    upright, level = _at_points(lines, corners)
    weakest = min(float(part.mean(axis=0).min()) for part in (upright, level))
    thinnest = min(float(part.mean(axis=1).min()) for part in (upright, level))
    mean = float(upright.mean() + level.mean()) / 2
    return 0.4 * mean + 0.4 * weakest + 0.2 * thinnest


def _refined(lines: Lines, corners: Corners) -> tuple[float, Corners]:
    """Each corner moved to where the lines are seen best."""
    best, found = _seen(lines, corners), corners
    cell = float(np.ptp(corners[:, 0])) / 9
    for step in (0.12 * cell, 0.06 * cell, 0.03 * cell):
        for corner in range(4):
            for move in ((step, 0), (-step, 0), (0, step), (0, -step)):
                tried = found.copy()
                tried[corner] += move
                seen = _seen(lines, tried)
                if seen > best:
                    best, found = seen, tried
    return best, found


def _ground(picture: Image.Image) -> int:
    return int(np.median(np.asarray(picture)))


def _boards(lines: Lines) -> Iterator[Corners]:
    """Where combs across and down belong to each other."""
    upright, level = lines
    tall, wide = upright.shape
    for across in _combs(upright.mean(axis=0), LEAST * min(tall, wide)):
        side = across.last - across.first
        for down in _combs(level[:, _span(across, wide)].mean(axis=1), 0.85 * side, 1.18 * side):
            side = down.last - down.first
            columns = upright[_span(down, tall)].mean(axis=0)
            for better in _combs(columns, 0.9 * side, 1.11 * side):
                left, right, top, bottom = better.first, better.last, down.first, down.last
                yield np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def _span(comb: Comb, size: int) -> slice:
    return slice(max(0, int(comb.first)), min(size, int(comb.last) + 1))


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
    for comb in sorted(tried, key=lambda each: -each.score):
        if all(abs(comb.first - one.first) + abs(comb.last - one.last) > pitch / 8 for one in kept):
            kept.append(comb)
        if len(kept) == COMBS:
            break
    return kept
