"""What learning costs is told before: by size, from what was measured."""

from dataclasses import replace

import numpy as np
import pytest

from hrm_core.library.models import ModelInfo
from hrm_core.puzzle import Puzzle
from tests.app.support import info
from training.arc.cost import LATEST, START, batch_of, cost_of, pace_of


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


def learnt_in(seconds: float, name: str = "a") -> ModelInfo:
    told = {"steps": 100, "recipe": {"batch_size": 8}, "seconds": seconds, "side": 11}
    return replace(info(name), provenance=told)


def test_the_pace_follows_the_tasks_learnt_last() -> None:
    cost = cost_of([task(10)], 100, 0, 0, 8).learn - START
    long_ago = [learnt_in(9 * cost)] * LATEST
    lately = [learnt_in(2 * cost)] * LATEST
    assert pace_of([*long_ago, *lately]) == pytest.approx(2.0)
    assert pace_of([*lately[:2], learnt_in(50 * cost)]) == pytest.approx(2.0)  # one that is odd


def test_what_tells_no_pace_is_left_out() -> None:
    cost = cost_of([task(10)], 100, 0, 0, 8).learn - START
    at_sight = replace(info("s"), provenance={**learnt_in(900.0).provenance, "steps": 1})
    assert pace_of([at_sight, learnt_in(2 * cost), learnt_in(0.0)]) == pytest.approx(2.0)


def test_a_task_of_two_tests_is_learnt_once_and_answered_twice() -> None:
    one, two = cost_of([task(10)], 100, 32, 4, 8), cost_of([task(10)] * 2, 100, 32, 4, 8)
    assert two.learn == one.learn
    assert two.answer == pytest.approx(2 * one.answer)
    assert two.seconds == two.learn + two.answer
    slower = cost_of([task(10)], 100, 32, 4, 8, pace=3.0)
    assert slower.learn - START == pytest.approx(3 * (one.learn - START))
    assert slower.answer == pytest.approx(3 * one.answer)
    twice = cost_of([task(10)], 200, 64, 4, 8)
    assert twice.learn == pytest.approx(2 * one.learn - START)
    assert twice.answer == pytest.approx(2 * one.answer)
