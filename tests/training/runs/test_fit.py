"""The largest batch that fits is found in few dry runs."""

import math

import pytest

from training.runs.fit import Tried, largest, next_try


@pytest.mark.parametrize(
    ("asked", "base", "each", "limit", "dies", "found"),
    [
        (16, 100.0, 10.0, 900.0, math.inf, 16),  # fits as it is
        (100, 100.0, 10.0, 600.0, math.inf, 50),
        (400, 500.0, 1.0, 700.0, math.inf, 200),
        (64, 0.0, 100.0, 900.0, 20, 9),  # runs out of memory first
        (64, 500.0, 1.0, 100.0, math.inf, 0),  # not even one
        (64, 0.0, 1.0, math.inf, 30, 16),  # how much there is, nobody knows
    ],
)
def test_the_largest_batch_that_fits_is_found(
    asked: int, base: float, each: float, limit: float, dies: float, found: int
) -> None:
    tried: list[Tried] = []
    batch: int | None = asked
    while batch is not None:
        needs = base + each * batch
        tried.append(Tried(batch) if batch > dies else Tried(batch, needs, base))
        assert len(tried) < 12
        batch = next_try(tried, limit)
    best = largest(tried, limit)
    assert (best.batch if best is not None else 0) == found


def test_what_a_step_adds_besides_the_batch_is_learnt_by_measuring_again() -> None:
    """What was taken before the first step says nothing of the optimizer."""
    tried = [Tried(100, 100 + 400 + 1000, 100)]
    assert next_try(tried, 1000) == 64
    tried.append(Tried(64, 100 + 400 + 640, 100))  # does not fit
    assert next_try(tried, 1000) == 32
    tried.append(Tried(32, 100 + 400 + 320, 100))
    assert next_try(tried, 1000) == 50
    tried.append(Tried(50, 100 + 400 + 500, 100))
    assert next_try(tried, 1000) is None
    assert largest(tried, 1000) == tried[-1]
