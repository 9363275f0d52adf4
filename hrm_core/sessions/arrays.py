"""What a model said in every segment, as arrays whose first axis is the segment."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.solving.solve import SegmentTrace


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
    names = ("probs", "change_H", "change_L")
    arrays = {name: np.stack([getattr(trace, name) for trace in traces]) for name in names}
    return {**arrays, "grid": grids, "shapes": shapes}


def trace_at(
    arrays: Mapping[str, NDArray[Any]], index: int, segment: int, scalars: Sequence[Any]
) -> SegmentTrace:
    """One of the traces that are stacked; `scalars`: Q-halt, Q-continue and seconds."""
    q_halt, q_continue, seconds = scalars
    return SegmentTrace(
        segment=segment,
        grid=_grid(arrays, index),
        probs=arrays["probs"][index],
        q_halt=float(q_halt),
        q_continue=float(q_continue),
        change_H=arrays["change_H"][index],
        change_L=arrays["change_L"][index],
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
