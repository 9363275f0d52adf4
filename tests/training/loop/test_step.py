"""One step and one leg, reckoned again by hand: gradients, thoughts, clocks, what goes on."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from hrm_core.checkpoint import ModelInfo, write_model
from hrm_core.library.models import ModelLibrary
from hrm_core.model.hrm import HRM
from hrm_core.solving.evaluate import exact_rows
from tests.training.arc_base import a_task, write_base
from tests.training.loop.test_train import change, events, looks
from tests.training.loop.test_trainer import latent, made, said
from tests.training.tiny import TINY, tiny_run
from training.arc.learn import LearnChoices, make_learning_run, plan_learning
from training.data.streams import Examples
from training.loop import train as loop
from training.loop.losses import prediction_loss, softmax_cross_entropy, stablemax_cross_entropy
from training.loop.start import start_model
from training.loop.train import prepare
from training.loop.trainer import Trainer
from training.runs.events import Evaluated, Progress, Saved


@pytest.mark.parametrize(("unroll", "accumulate"), [(1, 1), (2, 1), (3, 2), (1, 4)])
def test_a_step_learns_from_the_mean_of_all_segments_and_slots(
    unroll: int, accumulate: int
) -> None:
    trainer = made(unroll=unroll, accumulate=accumulate, q_target="none", clip=0.0, lr=0.0)
    pool, model = trainer.pool, trainer.model
    state, out, total, exact = trainer._segment(pool, pool.latent, None)
    for _ in range(unroll - 1):
        state, out, loss, exact = trainer._segment(pool, state, None)
        total = total + loss
    wanted = total / (unroll * TINY.batch_size)
    learnt = [each for each in model.parameters() if each.requires_grad]
    gradients = torch.autograd.grad(wanted, learnt, allow_unused=True)
    seen: list[Tensor | None] = []

    def look(*_: object) -> None:
        seen.extend(None if each.grad is None else each.grad.clone() for each in learnt)

    trainer.optimisers[0].register_step_pre_hook(look)
    trainer.train_step()
    for found, expected in zip(seen, gradients, strict=True):
        assert (found is None) == (expected is None)
        if found is not None and expected is not None:
            torch.testing.assert_close(found, expected, rtol=1e-3, atol=1e-6)
    sums = trainer.tally.sums()
    assert sums["loss"] == pytest.approx(wanted.item(), rel=1e-5)
    right = out.logits.argmax(-1) == pool.labels
    assert (sums["cell"], sums["cells"]) == (right.sum().item(), pool.labels.numel())
    torch.testing.assert_close(pool.z_H, state.z_H)
    torch.testing.assert_close(pool.z_L, state.z_L)
    assert not torch.allclose(pool.z_H, pool.z_L)
    assert pool.steps.tolist() == [unroll] * TINY.batch_size
    assert all(each.grad is None for each in learnt), "the next step begins without gradients"
    answers = out.logits.argmax(-1).numpy().astype(np.int32)
    assert exact.tolist() == exact_rows(answers, pool.labels.numpy().astype(np.int32)).tolist()


def test_the_loss_that_is_chosen_is_the_one_that_is_learnt_from() -> None:
    smooth, plain, stable = made(smoothing=0.25), made(), made(loss="stablemax")
    out, labels = said(plain), plain.pool.labels
    wanted = (
        (smooth, softmax_cross_entropy(out.logits, labels, 0.25)),
        (plain, softmax_cross_entropy(out.logits, labels)),
        (stable, stablemax_cross_entropy(out.logits, labels)),
    )
    values = set()
    for trainer, per_cell in wanted:
        losses, _ = trainer._losses(trainer.pool, out, latent(trainer))
        expected = prediction_loss(per_cell, labels).item()
        assert losses.lm.item() == pytest.approx(expected, rel=1e-5)
        values.add(round(expected, 3))
    assert len(values) == 3


def test_a_look_at_the_panel_leaves_the_model_and_its_average_as_they_are() -> None:
    trainer, panel = prepare(replace(TINY, lr=0.1), Path())
    assert panel is not None
    trainer.train_step()
    before = {name: value.clone() for name, value in trainer.model.state_dict().items()}
    average = {name: value.clone() for name, value in trainer.ema.average.items()}
    first = trainer.evaluate(panel, "a")
    for name, value in trainer.model.state_dict().items():
        assert torch.equal(value, before[name]), name
    assert all(torch.equal(trainer.ema.average[name], value) for name, value in average.items())
    assert trainer.model.training
    assert any(not torch.equal(before[name], value) for name, value in average.items())
    second = trainer.evaluate(panel, "b")
    assert (second.exact, second.cell, second.valid) == (first.exact, first.cell, first.valid)


def test_an_anchored_run_goes_on_with_the_weights_it_began_with() -> None:
    before, after = made(anchor=0.5, lr=0.1), made(anchor=0.5, lr=0.1)
    before.train_step()
    for value in after.ema.start.values():
        value.zero_()  # as if it had begun with others
    after.load(deepcopy(before.state()))  # as from a file
    for trainer in (before, after):
        trainer.train_step()
    for name, value in before.ema.start.items():
        assert torch.equal(after.ema.start[name], value), name
        assert torch.equal(after.ema.average[name], before.ema.average[name]), name
    assert not torch.equal(before.ema.start["lm_head.weight"], before.model.lm_head.weight)


def test_another_seed_is_trained_on_other_generated_puzzles() -> None:
    drawn = [
        prepare(replace(TINY, seed=seed), Path())[0].stream.draw(8, np.random.default_rng(0))
        for seed in (1, 1, 2)
    ]
    assert np.array_equal(drawn[0].tokens, drawn[1].tokens)
    assert not np.array_equal(drawn[0].tokens, drawn[2].tokens)


class Ticking:
    """A second passes whenever it is looked at."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        self.now += 1.0
        return self.now


def test_looks_saves_and_reports_come_after_their_own_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step takes a second, and nothing is learnt: only the first look at the panel is better.

    A look takes a minute, which is no time of training.
    """
    clock, evaluate = Ticking(), Trainer.evaluate

    def look(self: Trainer, panel: Examples, name: str) -> Evaluated:
        clock.now += 60.0
        return evaluate(self, panel, name)

    monkeypatch.setattr(loop, "time", clock)
    monkeypatch.setattr(Trainer, "evaluate", look)
    run = tiny_run(tmp_path / "run", steps=12, lr=0.0, save_every=3.0, evaluate_every=4.0)
    told = events(run)
    assert looks(told) == [4, 8, 12]
    assert [event.step for event in told if isinstance(event, Saved)] == [3, 4, 7, 10, 12]
    reports = [event for event in told if isinstance(event, Progress)]
    assert [(each.step, each.seconds) for each in reports] == [(5, 5.0), (10, 10.0)]
    assert {each.samples_per_second for each in reports} == {TINY.batch_size}
    assert [event.seconds for event in told if isinstance(event, Evaluated)] == [4, 8, 12]


def test_a_run_goes_on_although_the_model_it_began_with_is_gone(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", steps=2)
    events(run)
    change(run, steps=4, start_from="gone")
    told = events(run, resume=True)
    assert [event.name for event in told if isinstance(event, Evaluated)] == ["validation"]
    assert run.load()["counters"]["step"] == 4


def test_a_model_that_knows_doubt_hands_it_on() -> None:
    config = replace(TINY, model={**TINY.model, "doubt": True}, seed=3)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(9)
        known = HRM(config.hrm_config()).state_dict()
    info = ModelInfo(
        "doubts", "", "sudoku", ModelLibrary().own / "doubts", 1, config.hrm_config().to_dict()
    )
    weights = {name: value + 0.5 for name, value in known.items()}
    write_model(info, {name: value.numpy() for name, value in weights.items()})
    started = start_model(replace(config, start_from="doubts", q_target="next_segment"))
    for name, value in started.state_dict().items():
        assert torch.equal(value, weights[name]), name


def test_what_reads_examples_learns_from_the_puzzles_that_just_came_in(tmp_path: Path) -> None:
    base = write_base(ModelLibrary().own)
    config = plan_learning(base, a_task(), LearnChoices(steps=8, batch_size=2))
    run = make_learning_run(tmp_path / "run", replace(config, amp=False), a_task())
    trainer, _ = prepare(run.config(), run.folder)
    reader = trainer.model.state_dict(keep_vars=True)
    names = [name for name in reader if name.startswith("reader.") and reader[name].requires_grad]
    assert names
    moved: dict[str, bool] = {}

    def look(*_: object) -> None:
        for name in names:
            gradient = reader[name].grad
            moved[name] = gradient is not None and bool(gradient.abs().sum() > 0)

    trainer.optimisers[0].register_step_pre_hook(look)
    trainer.train_step()
    assert any(moved.values())
    trainer.pool.halted[:] = False
    trainer.train_step()
    assert not any(moved.values()), "puzzles that stay were read before"
