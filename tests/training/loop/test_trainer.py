"""One step from inside: what a loss weighs, what is counted and reported, what makes the best."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from hrm_core.engines import Batch
from hrm_core.engines.torch_engine import TorchEngine
from hrm_core.model.hrm import Horizon, Latent, Output
from hrm_core.puzzle import IGNORE
from hrm_core.solving.evaluate import Outcome
from hrm_core.solving.solve import Limit
from tests.training.tiny import TINY
from training.data.streams import Examples, Feed
from training.loop import trainer as module
from training.loop.act import Pool
from training.loop.optim import cosine
from training.loop.tally import SegmentResult
from training.loop.train import prepare
from training.loop.trainer import Trainer
from training.runs.events import Evaluated

LAST = TINY.model["halt_max_steps"] - 1  # segments before the last one


def made(**changes: Any) -> Trainer:
    trainer = prepare(replace(TINY, validation=(), **changes), Path())[0]
    trainer._refill()
    return trainer


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def said(trainer: Trainer, **changes: Tensor) -> Output:
    """What a model might say of the batch."""
    q_halt, q_continue = torch.tensor([[-1.0, 2.0, -1.0, 0.5], [1.0, -1.0, 1.0, 2.0]])
    out = Output(random(4, 81, 11), q_halt, q_continue)
    return replace(out, **changes)


def latent(trainer: Trainer) -> Latent:
    return Latent(trainer.pool.z_H, trainer.pool.z_L)


def cross(logits: Tensor, targets: Tensor) -> Tensor:
    return F.binary_cross_entropy_with_logits(logits, targets, reduction="sum")


def test_a_report_is_the_mean_of_the_steps_since_the_last_one() -> None:
    trainer = made(steps=100, lr=0.5)
    trainer.step, trainer.seconds = 40, 12.0
    sums = {"loss": 3, "cell": 30, "cells": 60, "halted": 5, "exact": 2, "told": 4, "segments": 15}
    for _ in range(4):
        trainer.tally.add(samples=torch.tensor(4), **{k: torch.tensor(v) for k, v in sums.items()})
    told = trainer.report(2.0)
    assert (told.step, told.total_steps, told.seconds) == (40, 100, 12.0)
    assert told.eta_seconds == 60 * 0.5, "four steps took two seconds, and sixty are left"
    assert told.samples_per_second == 8
    assert (told.loss, told.cell, told.exact, told.q_accuracy) == (3, 0.5, 0.4, 0.8)
    assert told.mean_segments == 3
    assert told.lr == pytest.approx(0.5 * cosine(40, 100, 2))
    trainer.tally.add(samples=torch.tensor(4), **{k: torch.tensor(0) for k in sums})
    nothing = trainer.report(2.0)
    assert (nothing.loss, nothing.exact, nothing.mean_segments) == (0, 0, 0)
    trainer.step = 200
    trainer.tally.add(samples=torch.tensor(4), **{k: torch.tensor(0) for k in sums})
    assert trainer.report(2.0).eta_seconds == 0


def test_every_segment_of_a_step_counts_for_the_pace() -> None:
    trainer = made(unroll=3, q_target="none")
    trainer.train_step()
    assert trainer.report(2.0).samples_per_second == 4 * 3 / 2
    assert trainer.pool.steps.max() == 3


def test_labels_count_as_much_as_their_weights_say() -> None:
    weights = (1.0, 1.0, 1.0, 5.0, *[1.0] * 7)
    plain, heavy = made(), made(token_weights=weights)
    labels = torch.full((4, 81), IGNORE)
    labels[:, 0], labels[:, 1] = 3, 4
    out = said(plain)
    for trainer in (plain, heavy):
        trainer.pool.labels[:] = labels
    each = F.cross_entropy(
        out.logits.flatten(0, 1), labels.flatten(), reduction="none", ignore_index=IGNORE
    )
    three, four = each.view(4, 81)[:, :2].sum(0)
    assert plain._losses(plain.pool, out, latent(plain))[0].lm.item() == pytest.approx(
        float(three + four) / 2, rel=1e-5
    )
    assert heavy._losses(heavy.pool, out, latent(heavy))[0].lm.item() == pytest.approx(
        float(5 * three + four) / 2, rel=1e-5
    )


def test_the_value_given_before_a_segment_is_taught_by_what_the_segment_found() -> None:
    trainer = made(q_target="next_segment")
    pool, out = trainer.pool, said(trainer)
    with torch.no_grad():
        trainer.model.q_head.weight.normal_(generator=torch.Generator().manual_seed(5))
        pool.z_H.normal_(generator=torch.Generator().manual_seed(6))
    pool.steps[:] = torch.tensor([0, 1, LAST, LAST - 1])
    _, before = trainer.model.q_values(pool.z_H)
    best = torch.maximum(out.q_halt, out.q_continue)
    best[2] = out.q_halt[2]  # nothing may follow
    losses, _ = trainer._losses(pool, out, Latent(pool.z_H + 1, pool.z_L + 1))
    wanted = cross(before[1:], best[1:].sigmoid())  # before the first one no value was given
    assert losses.q_continue.item() == pytest.approx(wanted.item(), rel=1e-5)


def test_with_an_extra_pass_the_value_is_taught_by_the_segment_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trainer = made(q_target="extra_pass")
    pool, out = trainer.pool, said(trainer)
    after = said(trainer, q_halt=out.q_halt - 1, q_continue=out.q_continue + 1)
    moved = Latent(pool.z_H + 1, pool.z_L + 1)
    asked: list[Any] = []

    def forward(*given: Any) -> tuple[Latent, Output]:
        asked.append(given)
        return moved, after

    monkeypatch.setattr(trainer, "forward", forward)
    pool.steps[:] = torch.tensor([0, 1, LAST, LAST - 1])
    losses, _ = trainer._losses(pool, out, moved)
    ((tokens, ids, start),) = asked
    assert tokens is pool.tokens
    assert ids is pool.puzzle_ids
    assert start is moved
    best = torch.maximum(after.q_halt, after.q_continue)
    best[2] = after.q_halt[2]
    wanted = cross(out.q_continue, best.sigmoid())
    assert losses.q_continue.item() == pytest.approx(wanted.item(), rel=1e-5)


def test_a_lost_puzzle_counts_as_wrong_for_the_value_of_halting() -> None:
    trainer = made()
    pool = trainer.pool
    right = F.one_hot(pool.labels.clamp_min(0), 11).float() * 9
    pool.labels[1], pool.guesses[1] = IGNORE, 1
    out = said(trainer, logits=right)
    losses, exact = trainer._losses(pool, out, latent(trainer))
    assert exact.tolist() == [True, False, True, True]
    assert losses.q_halt.item() == pytest.approx(cross(out.q_halt, exact.float()).item(), rel=1e-5)


@pytest.mark.parametrize("clip", [0.0, 1e-4])
def test_a_gradient_is_no_longer_than_it_may_be(clip: float) -> None:
    trainer = made(clip=clip)
    trainer.train_step()
    (adam,) = trainer.optimisers
    moved = torch.cat([state["exp_avg"].flatten() for state in adam.state.values()]).norm().item()
    assert (moved <= 1.001 * 0.1 * 1e-4) == (clip > 0)  # a tenth of the gradient, at first


def test_only_puzzles_that_ended_and_were_not_lost_are_counted() -> None:
    trainer = made()
    pool, none = trainer.pool, torch.zeros(4, 81, 11)
    pool.steps[:] = torch.tensor([1, 2, 3, 4])
    pool.halted[:] = torch.tensor([True, True, False, True])
    pool.labels[:, 10:] = IGNORE
    pool.labels[3], pool.guesses[3] = IGNORE, 1
    q_halt = torch.tensor([2.0, 1.0, 5.0, 3.0])
    exact = torch.tensor([True, False, True, True])
    result = SegmentResult(
        latent(trainer), q_halt, q_halt, exact, none, None, torch.tensor(20), torch.tensor(1.5)
    )
    trainer._count([result], q_halt)
    assert trainer.tally.sums() == {
        "loss": 1.5,
        "cell": 20,
        "cells": 30,
        "halted": 2,
        "exact": 1,
        "told": 1,  # the second believed, and was wrong
        "segments": 3,
        "samples": 4,
    }


def test_what_halted_is_counted_before_anything_is_guessed_or_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def give_up(pool: Pool, *_: object) -> None:
        pool.halted[:] = True

    monkeypatch.setattr(module, "practise", give_up)
    trainer = made(model={**TINY.model, "doubt": True}, lr=0.0)
    trainer.train_step()
    assert trainer.pool.halted.all()
    assert trainer.tally.sums()["halted"] == 0


def test_a_resumed_run_knows_how_far_it_was_and_what_was_the_best() -> None:
    before, after = made(steps=0, max_seconds=9.0), made(steps=0, max_seconds=9.0)
    before.train_step()
    before.seconds, before.best, before.total = 7.5, 0.75, 90
    after.load(before.state())
    for name in ("step", "samples", "seconds", "best", "total"):
        assert getattr(after, name) == getattr(before, name), name
    assert (after.step, after.samples) == (1, 4)
    assert after.ema.count == before.ema.count == 1
    assert after.rng.random() == before.rng.random()
    assert after.generator.get_state().equal(before.generator.get_state())


@dataclass
class Judged:
    """What a judge was asked, and what it finds."""

    answers: np.ndarray
    model: dict[str, Tensor] | None = None
    limit: Limit | None = None
    many: int = 0

    def evaluate(
        self, engine: TorchEngine, batch: Batch, labels: Any, limit: Limit, many: int
    ) -> Generator[int, None, Outcome]:
        self.model, self.limit, self.many = engine.model.state_dict(), limit, many
        yield len(labels)
        count = len(labels)
        right = np.ones((limit.segments, count), dtype=np.bool_)
        return Outcome(
            self.answers, np.full(count, 2, np.int32), np.ones(count, np.float32), right, 1.0
        )


@pytest.mark.parametrize(
    ("unroll", "before", "halts"),
    [(1, [0, 1, 2, 3], [0, 0, 0, 1]), (2, [0, 1, 2, 0], [0, 0, 1, 0])],
)
def test_a_puzzle_is_thought_about_for_as_many_segments_as_there_may_be(
    unroll: int, before: list[int], halts: list[int]
) -> None:
    trainer = made(unroll=unroll, q_target="none", lr=0.0)  # Q-halt stays at -5
    trainer.pool.steps[:] = torch.tensor(before)
    trainer.train_step()
    assert trainer.pool.steps.tolist() == [steps + unroll for steps in before]
    assert trainer.pool.halted.tolist() == [bool(each) for each in halts]
    assert trainer.report(1.0).mean_segments == LAST + 1


def test_every_step_has_the_rate_of_its_own_number() -> None:
    trainer, seen = made(steps=6, lr=0.5), list[float]()
    adam = trainer.optimisers[0]
    adam.register_step_pre_hook(lambda *_: seen.append(adam.param_groups[0]["lr"]))
    for _ in range(4):
        trainer.train_step()
    warmup = TINY.warmup_steps
    assert seen == pytest.approx([0.5 * cosine(step, 6, warmup) for step in range(1, 5)])


def test_the_average_is_that_of_the_weights_after_each_step() -> None:
    trainer = made(steps=6, lr=0.5, ema=0.5)
    expected = trainer.model.lm_head.weight.detach().clone()
    for count in (1, 2):
        trainer.train_step()
        expected.lerp_(trainer.model.lm_head.weight.detach(), 1 - (1 + count) / (10 + count))
    torch.testing.assert_close(trainer.ema.average["lm_head.weight"], expected)
    assert trainer.ema.count == 2


def test_a_puzzle_is_judged_in_batches_as_small_as_its_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trainer, panel = prepare(replace(TINY, accumulate=2), Path())
    assert panel is not None
    judge = Judged(panel.labels)
    monkeypatch.setattr(module, "evaluate", judge.evaluate)
    trainer.evaluate(panel, "validation")
    assert judge.many == TINY.batch_size // 2


def test_a_run_whose_batch_became_smaller_goes_on_with_its_first_slots() -> None:
    before, after = made(batch_size=4), made(batch_size=2)
    before.train_step()
    values = before.state()
    after.load(values)
    for name, rows in values["pool"].items():
        assert torch.equal(getattr(after.pool, name), rows[:2]), name
    after.train_step()
    assert after.step == 2


@pytest.mark.parametrize("horizon", list(Horizon))
def test_a_segment_is_thought_with_the_horizon_of_the_run(
    monkeypatch: pytest.MonkeyPatch, horizon: Horizon
) -> None:
    trainer, asked = made(horizon=horizon.value), list[object]()
    forward = trainer.forward

    def told(*given: Any) -> Any:
        asked.append(given[3])
        return forward(*given)

    monkeypatch.setattr(trainer, "forward", told)
    trainer._segment(trainer.pool, trainer.pool.latent, None)
    assert asked == [horizon]


def test_the_averaged_weights_are_judged_and_the_best_is_what_solves_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trainer, panel = prepare(replace(TINY, evaluate_segments=5), Path())
    assert panel is not None
    with torch.no_grad():
        trainer.model.lm_head.weight.add_(1)
    judge = Judged(panel.labels.copy())
    monkeypatch.setattr(module, "evaluate", judge.evaluate)

    def look(wrong: int, cells: int = 81) -> Evaluated:
        judge.answers = panel.labels.copy()
        judge.answers[:wrong, :cells] = 1
        return trainer.evaluate(panel, "validation")

    first = look(wrong=2)
    assert judge.model is not None
    assert torch.equal(judge.model["lm_head.weight"], trainer.ema.average["lm_head.weight"])
    assert judge.limit == Limit(5, halt=False)
    assert judge.many == TINY.batch_size
    assert (first.puzzles, first.segments, first.valid, first.exact) == (4, 5, 0.5, 0.5)
    assert first.mean_segments == 2
    assert first.name == "validation"
    assert first.best
    assert not look(wrong=2).best, "as good is not better"
    assert look(wrong=2, cells=40).best, "where no puzzle decides, cells do"
    assert not look(wrong=3, cells=1).best
    assert not look(wrong=2, cells=40).best, "a bad look in between forgets nothing"
    assert look(wrong=1).best
    trainer.count_base(first)
    assert not look(wrong=2, cells=1).best, "a base that solves as many wins"
    assert look(wrong=1).best


class Fixed:
    """A source whose boards have a size."""

    def __init__(self, cells: int) -> None:
        self.cells = cells

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        raise NotImplementedError

    def panel(self, count: int, rng: np.random.Generator) -> Examples:
        raise NotImplementedError


def test_boards_of_every_size_come_as_often_as_their_share_says_while_they_are_there() -> None:
    trainer = made(steps=100)
    small, large, late = Fixed(4), Fixed(9), Fixed(16)
    trainer.feeds = [Feed(small, 3.0), Feed(large, 1.0, until=0.5), Feed(late, 2.0, since=0.5)]
    trainer.pools = [trainer.pool, replace(trainer.pool), replace(trainer.pool)]

    def drawn() -> list[int]:
        found = {4: 0, 9: 0, 16: 0}
        for _ in range(400):
            pool = trainer._next_pool()
            found[trainer.stream.cells] += 1
            assert pool is trainer.pools[(4, 9, 16).index(trainer.stream.cells)]
        return list(found.values())

    trainer.step = 49
    first = drawn()
    assert first[2] == 0
    assert first[0] / 400 == pytest.approx(0.75, abs=0.08)
    trainer.step = 50
    second = drawn()
    assert second[1] == 0
    assert second[0] / 400 == pytest.approx(0.6, abs=0.08)


def test_how_much_of_a_run_is_over_is_not_known_without_its_length() -> None:
    trainer = made(steps=10)
    trainer.step = 5
    assert trainer.done == 0.5
    trainer.step = 20
    assert trainer.done == 1.0
    trainer.total = 0
    assert trainer.done == 0.0
    assert trainer.rate == 1.0
