"""What a model said in every segment, as arrays whose first axis is the segment.

Beliefs are written as parts of 65,535, and those below 0.2 % are left out: boards, lists and curves
show more than that, and the rest is what makes a file large. docs/runs.md describes the whole file.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.solving.solve import SegmentTrace

WHOLE = 65535  # the belief 1
LEAST = 131  # of WHOLE; what is believed less is left out


def stacked(traces: Sequence[SegmentTrace]) -> dict[str, NDArray[Any]]:
    """The arrays of some traces; {} for none.

    Grids of any shapes go into one array, [segments, rows, cols], with their shapes,
    [segments, 2].
    """
    if not traces:
        return {}
    shapes = np.array([trace.grid.shape for trace in traces], dtype=np.int32)
    grids = np.zeros((len(traces), *shapes.max(axis=0)), dtype=np.uint8)
    for place, trace in zip(grids, traces, strict=True):
        place[: trace.grid.shape[0], : trace.grid.shape[1]] = trace.grid
    beliefs = np.stack([packed(trace.probs) for trace in traces])
    names = ("change_H", "change_L")
    arrays = {name: np.stack([_short(getattr(trace, name)) for trace in traces]) for name in names}
    return {"probs": beliefs, **arrays, "grid": grids, "shapes": shapes}


def packed(probs: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Beliefs [L, V] as they are written; the most believed symbol stays the most believed one."""
    kept = np.rint(np.clip(probs, 0.0, 1.0) * WHOLE).astype(np.uint16)
    kept[kept < LEAST] = 0
    rows, first = np.arange(len(probs)), probs.argmax(axis=-1)
    highest = kept[rows, first]
    level = kept >= np.maximum(highest, 1)[:, None]
    level[rows, first] = False
    return np.where(level, kept - np.uint16(1), kept)


def unpacked(stored: NDArray[Any]) -> NDArray[Any]:
    """Beliefs as they were, but for what was left out, to 1 in 131,070; packed again the same.

    Files of old hold them whole.
    """
    if stored.dtype != np.uint16:
        return stored
    return stored.astype(np.float32) / np.float32(WHOLE)


def _short(values: NDArray[np.float32]) -> NDArray[np.float16]:
    most = float(np.finfo(np.float16).max)
    return np.clip(values, -most, most).astype(np.float16)


def _long(values: NDArray[Any]) -> NDArray[Any]:
    return values.astype(np.float32) if values.dtype == np.float16 else values


def trace_at(
    arrays: Mapping[str, NDArray[Any]], index: int, segment: int, scalars: Sequence[Any]
) -> SegmentTrace:
    """One of the traces that are stacked; `scalars`: Q-halt, Q-continue and seconds."""
    q_halt, q_continue, seconds = scalars
    return SegmentTrace(
        segment=segment,
        grid=_grid(arrays, index),
        probs=unpacked(arrays["probs"][index]),
        q_halt=float(q_halt),
        q_continue=float(q_continue),
        change_H=_long(arrays["change_H"][index]),
        change_L=_long(arrays["change_L"][index]),
        problems=(),
        seconds=float(seconds),
    )


def _grid(arrays: Mapping[str, NDArray[Any]], index: int) -> Grid:
    """One of the grids that are stacked; files of old hold grids of one shape."""
    grid: Grid = arrays["grid"][index]
    if "shapes" not in arrays:
        return grid
    rows, columns = (int(size) for size in arrays["shapes"][index])
    if not (0 <= rows <= grid.shape[0] and 0 <= columns <= grid.shape[1]):
        raise ValueError("a grid is larger than what is stored of it")
    return grid[:rows, :columns].copy()
