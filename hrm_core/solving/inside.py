"""Inside a segment: how far the two modules move at every inner step, and where to. Numpy alone.

The paper calls it hierarchical convergence: the fast module L settles within a cycle, the slow one
H then moves once, and L starts anew from there. An engine that can be looked into says what z_H and
z_L were before the first step and after each.
"""

import time
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch, Inspectable
from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving.canvas import lay

MOST = 32  # segments that are looked into; states are kept for all of them
PLACES = 4096  # numbers of a state that are kept: a fixed random sample of them, the same each time


@dataclass(frozen=True, eq=False)
class Moves:
    """What one segment did, step by step."""

    segment: int
    L: NDArray[np.float32]  # [cycles * steps], |z_L - z_L before| / sqrt(N): a mean per number
    H: NDArray[np.float32]  # [cycles]
    places_L: NDArray[np.float32]  # [cycles * steps, n], a sample of the numbers of z_L
    places_H: NDArray[np.float32]  # [cycles, n]
    cosine: float  # between z_H after this segment and before it
    seconds: float  # that looking took, thinking included


def look_inside(engine: Inspectable, task: Task, puzzle: Puzzle, segments: int) -> Generator[Moves]:
    """Think so many segments, and say how the modules moved in each. Closing it stops it."""
    tokens = lay(task, puzzle, engine.seq_len)
    batch = Batch(tokens[None], np.array([puzzle.puzzle_id], dtype=np.int32))
    state = engine.start(batch)
    for segment in range(1, min(segments, MOST) + 1):
        started = time.perf_counter()
        state, inner = engine.inside(batch, state)
        size = inner.H.shape[1]
        chosen = np.sort(np.random.default_rng(0).permutation(size)[:PLACES])
        yield Moves(
            segment,
            _residuals(inner.L),
            _residuals(inner.H),
            inner.L[1:, chosen],
            inner.H[1:, chosen],
            _cosine(inner.H[0], inner.H[-1]),
            time.perf_counter() - started,
        )


def plane(states: NDArray[np.float32]) -> tuple[NDArray[np.float32], tuple[float, float]]:
    """The plane in which states differ most (PCA).

    Args: states: float32 [M, n].
    Returns: their places in it, [M, 2], and the share of all variance on each axis.
    """
    centred = np.asarray(states, dtype=np.float64) - states.mean(axis=0, dtype=np.float64)
    values, vectors = np.linalg.eigh(centred @ centred.T)  # M is smaller than n
    total = max(float(values.clip(0).sum()), 1e-12)
    largest = values[::-1][:2].clip(0)
    places = vectors[:, ::-1][:, :2] * np.sqrt(largest)
    places, largest = _two(places), np.pad(largest, (0, max(0, 2 - len(largest))))
    return places.astype(np.float32), (float(largest[0]) / total, float(largest[1]) / total)


def _two(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Two columns, also of a single state."""
    return np.pad(places, ((0, 0), (0, max(0, 2 - places.shape[1]))))


def _residuals(states: NDArray[np.float32]) -> NDArray[np.float32]:
    moved = np.diff(states, axis=0)
    return np.asarray(np.linalg.norm(moved, axis=1) / np.sqrt(states.shape[1]), dtype=np.float32)


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    size = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / size if size else 0.0
