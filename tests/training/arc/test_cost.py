"""What learning costs is told before: by size, from what was measured."""

from dataclasses import replace

import numpy as np
import pytest

from hrm_core.puzzle import Puzzle
from tests.app.support import info
from training.arc.cost import START, batch_of, cost_of, pace_of


def task(side: int) -> Puzzle:
    grid = np.zeros((side, side), dtype=np.uint8)
    return Puzzle("arc", grid, examples=((grid, grid),) * 3)


@pytest.mark.parametrize(
    ("side", "step"),  # seconds of the processor that a step took, docs/log.md
    [(10, 0.216), (20, 0.323), (30, 0.454)],
)
def test_the_cost_is_within_a_half_of_what_was_measured(side: int, step: float) -> None:
    expected = (cost_of([task(side)], 150, 32, 4, 8).learn - START) / 150
    assert step / 1.5 < expected < step * 1.5


def test_larger_boards_come_in_smaller_batches() -> None:
    assert [batch_of((side + 1) ** 2, 8) for side in (1, 10, 20, 30)] == [8, 8, 4, 2]


def test_the_pace_is_that_of_the_tasks_learnt_here() -> None:
    cost = cost_of([task(10)], 100, 0, 0, 8).learn - START
    told = {"steps": 100, "recipe": {"batch_size": 8}, "seconds": 3 * cost, "side": 11}
    learnt = [replace(info("a"), provenance=told), replace(info("b"), provenance={})]
    assert pace_of(learnt) == pytest.approx(3.0)
    assert pace_of([]) >= 0.2
