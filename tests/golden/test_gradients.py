"""One training segment: losses and the gradient of every parameter are the official ones."""

import pytest
import torch

from tests.golden.cases import Case, assert_close, batch, cases, name_of
from tests.golden.segment import supervise

GRADIENT, LOSS = 5e-6, 2e-5

train_cases = pytest.mark.parametrize("case", cases("train1"), ids=name_of)


@train_cases
def test_one_step_gradients_are_the_official_ones(case: Case) -> None:
    model, expected = case.model().train(), case.tensors("train1")
    # the batch of the evaluation is the batch of the training segment
    data = batch(case.tensors("eval"), "batch")
    size = len(data[0])
    done = supervise(case, model, data, model.start(size), torch.ones(size))
    (done.total / size).backward()  # type: ignore[no-untyped-call]  # torch has no type here
    found = {f"grad.inner.{name}": p.grad for name, p in model.named_parameters()}
    if done.rows is not None:
        found["grad.inner.puzzle_emb.local_weights"] = done.rows.grad
    assert set(found) == {name for name in expected if name.startswith("grad.")}
    for name, gradient in found.items():
        assert gradient is not None, name
        assert_close(gradient, expected[name], case.tolerance(GRADIENT), name)


@train_cases
def test_losses_and_the_target_of_q_continue_are_the_official_ones(case: Case) -> None:
    model, expected = case.model().train(), case.tensors("train1")
    data = batch(case.tensors("eval"), "batch")
    done = supervise(case, model, data, model.start(len(data[0])), torch.ones(len(data[0])))
    scalars = case.scalars["train_one_segment"]
    sums = {"lm_loss": done.losses.lm, "q_halt_loss": done.losses.q_halt}
    assert (done.target is not None) == ("target_q_continue" in expected)
    if done.target is not None:
        sums["q_continue_loss"] = done.losses.q_continue
        assert_close(done.target, expected["target_q_continue"], case.tolerance(5e-5))
    for name, loss in sums.items():
        assert loss.item() == pytest.approx(
            scalars["metrics"][name], abs=case.tolerance(LOSS), rel=1e-6
        ), name
    assert done.total.item() == pytest.approx(
        scalars["loss_sum"], abs=case.tolerance(LOSS), rel=1e-6
    )
    assert_close(done.out.logits, expected["logits"], case.tolerance(2e-4))
    assert_close(done.out.q_halt, expected["q_halt_logits"], case.tolerance(5e-5))
    assert_close(done.out.q_continue, expected["q_continue_logits"], case.tolerance(5e-5))
