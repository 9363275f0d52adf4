"""What learning and answering an ARC task costs, told before it begins. Loads no PyTorch.

Seconds are of the processor, for one thread, by measurement on boards of 11x11, 21x21 and 31x31, of
which eight, four and two are learnt from at a time, where products are in bfloat16; `pace` says how
much longer this machine takes.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.library.models import ModelInfo
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import side_of

BATCH_CELLS = 2000  # of a batch: on large boards fewer puzzles are learnt from at a time
LEARN = (0.007, 1.16e-4, 1.2e-7)  # a puzzle, two segments there and back: once, by cell, by pair
ANSWER = (0.002, 1.6e-5, 1.4e-8)  # a view, one segment
START = 4.0  # to load what learns
PROBE, PROBE_SECONDS = 200_000, 0.0002  # numbers, and how long a thread had to do with them there
LATEST = 5  # tasks learnt here from which the pace is known


@dataclass(frozen=True)
class Cost:
    """Seconds of one thread."""

    learn: float
    answer: float

    @property
    def seconds(self) -> float:
        return self.learn + self.answer


def canvas_cells(puzzle: Puzzle) -> int:
    """Cells of the board on which the grids of a task lie."""
    return side_of(puzzle) ** 2


def batch_of(cells: int, most: int) -> int:
    """How many puzzles are learnt from at a time on boards of so many cells."""
    return max(1, min(most, BATCH_CELLS // cells))


def cost_of(
    puzzles: Iterable[Puzzle], steps: int, views: int, segments: int, most: int, pace: float = 1.0
) -> Cost:
    """Of the tests of one task: learnt with batches of at most so many, then answered."""
    learn = answer = 0.0
    for puzzle in puzzles:
        cells = canvas_cells(puzzle)
        learn = max(learn, steps * batch_of(cells, most) * _by_size(LEARN, cells))
        answer += views * segments * _by_size(ANSWER, len(TASKS["arc"].encode(puzzle)))
    return Cost(START + pace * learn, pace * answer)


def pace_of(learnt: Iterable[ModelInfo]) -> float:
    """How many times longer this machine takes, by the tasks it learnt last; else by a trial."""
    found = [ratio for info in learnt if (ratio := _ratio(info)) is not None]
    return float(np.median(found[-LATEST:])) if found else _trial()


def _ratio(info: ModelInfo) -> float | None:
    """The seconds a task took over those expected; None where that was not kept."""
    told = info.provenance
    try:
        steps, batch = int(told["steps"]), int(told["recipe"]["batch_size"])
        took, cells = float(told["seconds"]), int(told["side"]) ** 2
    except (KeyError, TypeError, ValueError):
        return None
    if steps < 2 or took <= 0:
        return None
    return took / (steps * batch * _by_size(LEARN, cells))


def _trial() -> float:
    """By a little arithmetic on this thread, the best of a few: some milliseconds."""
    numbers = np.linspace(-3, 3, PROBE, dtype=np.float32)
    best = min(_timed(numbers) for _ in range(5))
    return max(0.2, best / PROBE_SECONDS)


def _timed(numbers: NDArray[np.float32]) -> float:
    began = time.thread_time()
    np.tanh(numbers) * numbers + np.sqrt(np.abs(numbers))
    return time.thread_time() - began


def _by_size(measured: tuple[float, float, float], cells: int) -> float:
    once, each, pair = measured
    return once + each * cells + pair * cells * cells
