"""A batch in parts gives what the whole gives: less memory, the same learning."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.training.loop.test_processes import PUZZLE_TABLE
from tests.training.tiny import TINY
from training.config import TrainConfig
from training.loop.train import prepare
from training.loop.trainer import Trainer

CASES: dict[str, dict[str, Any]] = {
    "next segment": {"q_target": "next_segment"},
    "extra pass": {"q_target": "extra_pass"},
    "puzzle vectors": PUZZLE_TABLE,
}


def trained(config: TrainConfig, steps: int = 6) -> Trainer:
    """After some steps; slots are filled anew at different times, as if they had halted."""
    trainer, _ = prepare(replace(config, validation=()), Path())
    trainer.total = steps
    for step in range(steps):
        trainer.train_step()
        trainer.pool.halted[step :: 3 + step] = True
    return trainer


@pytest.mark.parametrize("name", CASES)
def test_two_parts_of_16_give_the_weights_and_the_carry_of_32(name: str) -> None:
    changes = {"batch_size": 32, "lr": 1e-3, **CASES[name]}
    config = replace(TINY, **changes)
    whole, parts = trained(config), trained(replace(config, accumulate=2))
    assert 0 < int(whole.pool.steps.min()) < int(whole.pool.steps.max())
    for key, value in whole.model.state_dict().items():
        torch.testing.assert_close(value, parts.model.state_dict()[key], rtol=1e-3, atol=1e-5)
    for key, value in vars(whole.pool).items():
        torch.testing.assert_close(value, vars(parts.pool)[key], rtol=1e-3, atol=1e-4)
    assert whole.generator.get_state().equal(parts.generator.get_state())
    report, same = whole.report(1.0), parts.report(1.0)
    assert same.loss == pytest.approx(report.loss, rel=1e-4)
    assert (same.cell, same.exact, same.mean_segments) == pytest.approx(
        (report.cell, report.exact, report.mean_segments)
    )


def test_parts_must_divide_the_batch() -> None:
    (problem,) = replace(TINY, batch_size=32, accumulate=3).problems()
    assert problem.startswith("a batch of 32 does not divide into 3 parts")
    assert replace(TINY, batch_size=32, accumulate=32).problems() == []


def test_every_segment_of_every_slot_is_a_sample() -> None:
    assert trained(TINY, steps=3).samples == 3 * TINY.batch_size
    assert trained(replace(TINY, unroll=2), steps=3).samples == 2 * 3 * TINY.batch_size
