"""Where a sudoku lies in a picture: its frame in any light, turned a little or seen at an angle."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hrm_core.tasks.pictures import Pixels

Corners = NDArray[np.float64]  # [4, (x, y)]: upper left, upper right, lower right, lower left

CELL = 40  # pixels of a cell after it was laid flat
SIDE = 9 * CELL
LOOKED_AT = 1100  # pixels a side that are enough to find a frame
LEAST = 0.2  # of the picture's shorter side: what a board measures at least
STEEPEST = 0.8  # slope of a side against its axis
STEEP = 7.0  # of 255: what a line differs from its surroundings at least
DRAWN = 0.7  # of the frame and of the lines between boxes must be seen


@dataclass(frozen=True)
class Parts:
    """Connected pixels: the number of each pixel's part, 0 for none, and how many there are."""

    numbers: NDArray[np.int64]  # [height, width]
    count: int


def find_board(pixels: Pixels) -> Corners | None:
    """The corners of the board that is seen best; None if no frame of nine boxes is seen."""
    shrink = max(1, -(-max(pixels.shape[:2]) // LOOKED_AT))
    grey = np.asarray(Image.fromarray(pixels).convert("L").reduce(shrink), dtype=np.float32)
    best, found = 0.0, None
    for ink in _inks(grey):
        for corners in _frames(ink):
            seen = _seen(ink, corners)
            if seen > max(best, DRAWN):
                best, found = seen, corners * shrink
    return found


def laid_flat(pixels: Pixels, corners: Corners) -> Pixels:
    """The board alone, [SIDE, SIDE, RGB]."""
    picture = Image.fromarray(pixels)
    sides = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)
    shrink = max(1, int(sides.min() / SIDE))
    if shrink > 1:
        picture = picture.reduce(shrink)
    way = homography(np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]]), corners / shrink)
    return np.asarray(
        picture.transform(
            (SIDE, SIDE),
            Image.Transform.PERSPECTIVE,
            tuple(way.reshape(-1)[:8].tolist()),
            Image.Resampling.BICUBIC,
        )
    )


def homography(source: NDArray[np.number], target: NDArray[np.number]) -> NDArray[np.float64]:
    """The 3 x 3 matrix, its last entry 1, that takes four points to four others."""
    rows, values = [], []
    for (x, y), (u, v) in zip(source.tolist(), target.tolist(), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.append(np.linalg.solve(np.array(rows, float), np.array(values, float)), 1).reshape(
        3, 3
    )


def parts(mask: NDArray[np.bool_]) -> Parts:
    """The connected parts of a mask, diagonal neighbours included."""
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, begins = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    parent = list(range(len(rows)))

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    first = np.searchsorted(rows, np.arange(mask.shape[0] + 1)).tolist()
    begin, end = begins.tolist(), ends.tolist()
    for row in range(1, mask.shape[0]):
        above, last_above = first[row - 1], first[row]
        for run in range(first[row], first[row + 1]):
            while above < last_above and end[above] < begin[run]:
                above += 1
            beside = above
            while beside < last_above and begin[beside] <= end[run]:
                parent[root(run)] = root(beside)
                beside += 1
    roots = np.array([root(run) for run in range(len(parent))], dtype=np.int64)
    _, names = np.unique(roots, return_inverse=True)
    marks = np.zeros((mask.shape[0], mask.shape[1] + 1), dtype=np.int64)
    np.add.at(marks, (rows, begins), names + 1)
    np.add.at(marks, (rows, ends), -(names + 1))
    return Parts(marks.cumsum(axis=1)[:, :-1], int(names.max()) + 1 if len(names) else 0)


def _inks(grey: NDArray[np.float32]) -> Iterator[NDArray[np.bool_]]:
    """What is darker than its surroundings, and what is brighter; a fine and a coarse look."""
    for radius in (max(3, min(grey.shape) // 60), max(8, min(grey.shape) // 14)):
        apart = grey - _blurred(grey, radius)
        yield apart < -STEEP
        yield apart > STEEP


def _blurred(grey: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    """The mean of the square around every pixel."""
    padded = np.pad(grey.astype(np.float64), ((radius + 1, radius), (radius + 1, radius)), "edge")
    total = padded.cumsum(axis=0).cumsum(axis=1)
    size = 2 * radius + 1
    summed = total[size:, size:] - total[:-size, size:] - total[size:, :-size]
    return np.asarray((summed + total[:-size, :-size]) / size**2, dtype=np.float32)


def _frames(ink: NDArray[np.bool_]) -> Iterator[Corners]:
    """The corners of every connected part that may be a board."""
    found = parts(ink)
    if not found.count:
        return
    ys, xs = np.nonzero(ink)
    names = found.numbers[ys, xs]
    order = np.argsort(names, kind="stable")
    ys, xs, names = ys[order], xs[order], names[order]
    bounds = np.searchsorted(names, np.arange(1, found.count + 2))
    least = LEAST * min(ink.shape)
    for begin, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if end - begin < 8 * least / 2:
            continue
        x, y = xs[begin:end], ys[begin:end]
        wide, tall = int(np.ptp(x)) + 1, int(np.ptp(y)) + 1
        if min(wide, tall) < least or not 0.5 < wide / tall < 2:
            continue
        yield _hull(x, y)
        left, top, right, bottom = x.min(), y.min(), x.max() + 1, y.max() + 1
        yield np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=float)


def _hull(x: NDArray[np.int64], y: NDArray[np.int64]) -> Corners:
    """The quadrilateral around a part: straight lines through its outermost pixels."""
    ends = [int(key.argmin()) for key in (x + y, y - x, -x - y, x - y)]
    rough = np.array([[x[at], y[at]] for at in ends], dtype=float)
    sides = []
    for number in range(4):
        one, two = rough[number], rough[(number + 1) % 4]
        level = number % 2 == 0
        along, across = (x, y) if level else (y, x)
        outer = 1 if number in (0, 3) else -1
        low, high = sorted((one[0 if level else 1], two[0 if level else 1]))
        gap = 0.05 * (high - low)
        within = (along > low + gap) & (along < high - gap)
        best = np.full(int(along.max()) + 1, np.iinfo(np.int64).max)
        np.minimum.at(best, along[within], across[within] * outer)
        places = np.flatnonzero(best != np.iinfo(np.int64).max)
        if len(places) < 8:
            return rough
        slope, offset = _straight(places.astype(float), best[places].astype(float) * outer)
        if abs(slope) > STEEPEST:  # two such sides may never meet
            return rough
        # the pixels' outer side
        offset += (0.0 if outer > 0 else 1.0) - slope * 0.5
        sides.append((slope, offset))
    (a, b), (c, d), (e, f), (g, h) = sides
    return np.array(
        [_cross(a, b, g, h), _cross(a, b, c, d), _cross(e, f, c, d), _cross(e, f, g, h)]
    )


def _straight(places: NDArray[np.float64], values: NDArray[np.float64]) -> tuple[float, float]:
    """A line through most points; those that stick out or in are left out."""
    kept = np.ones(len(places), dtype=np.bool_)
    slope = offset = 0.0
    for _ in range(4):
        slope, offset = np.polyfit(places[kept], values[kept], 1)
        off = abs(values - slope * places - offset)
        kept = off <= max(1.0, 1.5 * float(np.median(off)))
    return float(slope), float(offset)


def _cross(slope: float, offset: float, steep: float, side: float) -> list[float]:
    """Where y = slope x + offset and x = steep y + side meet."""
    y = (slope * side + offset) / (1 - slope * steep)
    return [steep * y + side, y]


def _seen(ink: NDArray[np.bool_], corners: Corners) -> float:
    """How much of the frame and of the lines between boxes is there, the worst line counting."""
    sides = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)
    if sides.min() < 0.6 * sides.max():
        return 0.0
    step = max(20, int(sides.max() / 9 / 1.4))  # samples a cell, so close that no line is missed
    side, reach = 9 * step, step // 10
    way = homography(np.array([[0, 0], [side, 0], [side, side], [0, side]]), corners)
    marks = np.arange(-reach, side + reach + 1, dtype=np.float64)
    grid = np.stack([*np.meshgrid(marks, marks), np.ones((len(marks),) * 2)])
    x, y, scale = np.tensordot(way, grid, axes=1)
    x = (x / scale).round().astype(int).clip(0, ink.shape[1] - 1)
    y = (y / scale).round().astype(int).clip(0, ink.shape[0] - 1)
    flat = ink[y, x]
    seen, off = [], []
    for rows in (flat, flat.T):
        for number in range(0, 10, 3):
            at = number * step + reach
            seen.append(float(rows[max(0, at - reach) : at + reach + 1].any(axis=0).mean()))
        middles = range(reach + step // 2, side, step)
        off += [float(rows[at - step // 20 : at + step // 20].any(axis=0).mean()) for at in middles]
    return float(np.mean(seen)) - 0.1 * float(np.mean(off)) if min(seen) >= DRAWN else 0.0
