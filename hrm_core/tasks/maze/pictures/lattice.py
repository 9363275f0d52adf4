"""The squares of a drawn maze: where the edges of its picture repeat; walls may be thin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Edges = NDArray[np.float64]  # [pixels + 1] how many edges lie before each row or column
Lines = NDArray[np.float64]  # [cells + 1] where cells begin and end, in pixels

FIT = 0.97  # of all edges lie on the lines of a grid that explains them
CRISP, SOFT = 0.01, 1.25  # pixels an edge may lie beside its line
LEAST_SOFT = 6.0  # tolerances a soft period has at least, or chance would do
LEAST_CRISP = 3.0  # pixels; what blur makes of any picture is finer
LEAST_WALL = 0.75  # pixels by which edges to dark and to light differ where walls are thin
MOST = 40  # squares that are worth a pixel each


@dataclass(frozen=True)
class Rhythm:
    """Dark begins at first + n * period, and light begins `dark` pixels later; 0: on any line."""

    period: float
    dark: float = 0.0
    first: tuple[float, float] = (0.0, 0.0)  # of the rows, of the columns


@dataclass(frozen=True)
class _Series:
    """The edges of one direction on one axis, and where they begin."""

    places: NDArray[np.int64]
    weights: NDArray[np.float64]
    first: float = 0.0


def find_rhythm(to_dark: tuple[Edges, Edges], to_light: tuple[Edges, Edges]) -> Rhythm | None:
    """The coarsest grid that explains nearly all edges of rows and columns; None without one."""
    series = [_series(edges) for edges in (*to_dark, *to_light)]
    lengths = [len(edges) - 1 for edges in to_dark]
    crisp = _coarsest(series, lengths, CRISP)
    if crisp is not None and (crisp.period >= LEAST_CRISP or max(lengths) <= MOST):
        return crisp
    return _coarsest(series, lengths, SOFT) or crisp


def lines(rhythm: Rhythm, axis: int, length: int) -> Lines:
    """Where the bands of one axis begin and end; one of which less than half shows is left out."""
    begin = rhythm.first[axis] % rhythm.period - rhythm.period
    found = begin + rhythm.period * np.arange(int(length / rhythm.period) + 4)
    if rhythm.dark:
        found = np.sort(np.concatenate([found, found + rhythm.dark]))
    widths = np.diff(found)
    shown = np.minimum(found[1:], length) - np.maximum(found[:-1], 0)
    kept = np.flatnonzero(shown >= widths / 2)
    return np.asarray(found[kept[0] : kept[-1] + 2].clip(0, length))


def _coarsest(series: Sequence[_Series], lengths: list[int], tolerance: float) -> Rhythm | None:
    for period in _periods(lengths, tolerance):
        fitted = []
        for each in series:
            share, first = _fit(each, period, tolerance)
            if share < FIT:
                break
            fitted.append(replace(each, first=first))
        else:
            rhythm = _rhythm(fitted, period, tolerance)
            if rhythm is not None:
                return rhythm
    return None


def _series(edges: Edges) -> _Series:
    places = np.flatnonzero(edges)
    return _Series(places, edges[places])


def _periods(lengths: list[int], tolerance: float) -> Iterator[float]:
    """Candidates from large to small, so close that none is missed."""
    period = min(lengths) / 2
    if tolerance == CRISP:
        yield from np.arange(int(period), 0, -1).astype(float).tolist()
        return
    while period >= LEAST_SOFT * tolerance:
        yield period
        period -= min(0.5, tolerance * period / (2 * max(lengths)))


def _fit(series: _Series, period: float, tolerance: float) -> tuple[float, float]:
    """The share of edges on the best lines of a period, and where these begin."""
    places, weights = series.places, series.weights
    if not len(places):
        return 1.0, 0.0
    rests = places % period
    first = float(rests[weights.argmax()])
    for _ in range(2):  # from the strongest line to the middle of its cluster
        off = (rests - first + period / 2) % period - period / 2
        near = abs(off) <= tolerance
        if near.any():
            first += float((off * weights)[near].sum() / weights[near].sum())
    off = (rests - first + period / 2) % period - period / 2
    near = abs(off) <= tolerance
    return float(weights[near].sum() / weights.sum()), first


def _rhythm(fitted: Sequence[_Series], period: float, tolerance: float) -> Rhythm | None:
    """What four fits say together; None if rows and columns differ."""
    if tolerance > CRISP:
        period, fitted = _refined(fitted, period)
    firsts, darks = [], []
    for dark, light in zip(fitted[:2], fitted[2:], strict=True):
        one, two = (dark, light) if len(dark.places) else (light, dark)
        firsts.append(one.first)
        darks.append((two.first - one.first) % period if len(two.places) else -1.0)
    known = [width for width in darks if width >= 0]
    if not known:
        return Rhythm(period, 0.0, (firsts[0], firsts[1]))
    apart = abs((known[-1] - known[0] + period / 2) % period - period / 2)
    if apart > 2 * tolerance:
        return None
    width = (known[0] + ((known[-1] - known[0] + period / 2) % period - period / 2) / 2) % period
    if min(width, period - width) < (LEAST_WALL if tolerance > CRISP else 0.5):
        middle = [
            first + ((width + period / 2) % period - period / 2) / 2 if tolerance > CRISP else first
            for first in firsts
        ]
        return Rhythm(period, 0.0, (middle[0], middle[1]))
    return Rhythm(period, width, (firsts[0], firsts[1]))


def _refined(fitted: Sequence[_Series], period: float) -> tuple[float, list[_Series]]:
    """The period by least squares over all series, and where each begins then."""
    above = below = 0.0
    means = []
    for each in fitted:
        if not len(each.places):
            means.append((0.0, 0.0))
            continue
        numbers = np.round((each.places - each.first) / period)
        middle = float(np.average(numbers, weights=each.weights))
        mean = float(np.average(each.places, weights=each.weights))
        above += float((each.weights * (numbers - middle) * (each.places - mean)).sum())
        below += float((each.weights * (numbers - middle) ** 2).sum())
        means.append((middle, mean))
    period = above / below if below else period
    moved = [
        replace(each, first=mean - middle * period)
        for each, (middle, mean) in zip(fitted, means, strict=True)
    ]
    return period, moved
