"""What the losses mean; their numbers are compared with the official ones in tests/golden."""

import math
from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F

from hrm_core.puzzle import IGNORE
from training.loop.losses import (
    Losses,
    exact_rows,
    prediction_loss,
    q_loss,
    softmax_cross_entropy,
    stablemax_cross_entropy,
)

Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def logits(seed: int = 0) -> torch.Tensor:
    return 3 * torch.randn(2, 3, 5, generator=torch.Generator().manual_seed(seed))


LABELS = torch.tensor([[0, 4, IGNORE], [IGNORE, IGNORE, IGNORE]])


@pytest.mark.parametrize("loss", [stablemax_cross_entropy, softmax_cross_entropy])
def test_cells_without_a_label_cost_nothing_and_pull_nowhere(loss: Loss) -> None:
    x = logits().requires_grad_()
    per_cell = loss(x, LABELS)
    assert (per_cell[LABELS == IGNORE] == 0).all()
    assert (per_cell[LABELS != IGNORE] > 0).all()
    prediction_loss(per_cell, LABELS).backward()  # type: ignore[no-untyped-call]  # torch's
    assert x.grad is not None
    assert torch.isfinite(x.grad).all()
    assert not x.grad[LABELS == IGNORE].any()
    assert x.grad[LABELS != IGNORE].all()


@pytest.mark.parametrize("loss", [stablemax_cross_entropy, softmax_cross_entropy])
def test_equal_logits_cost_the_logarithm_of_the_vocabulary(loss: Loss) -> None:
    per_cell = loss(torch.full((2, 3, 5), 0.7), torch.ones(2, 3, dtype=torch.int64))
    assert per_cell.tolist() == [[pytest.approx(math.log(5))] * 3] * 2


@pytest.mark.parametrize("value", [1.0, 0.0, -1.0, 1e4, -1e4])
def test_stablemax_has_a_finite_gradient_everywhere(value: float) -> None:
    x = torch.full((1, 1, 5), value, requires_grad=True)
    stablemax_cross_entropy(x, torch.tensor([[2]])).sum().backward()  # type: ignore[no-untyped-call]  # torch's
    assert x.grad is not None
    assert torch.isfinite(x.grad).all()


def test_stablemax_follows_its_definition_on_both_sides_of_zero() -> None:
    # s(1) = 2, s(-1) = 1/2, s(0) = 1
    x = torch.tensor([[[1.0, -1.0, 0.0]]])
    shares = [2 / 3.5, 0.5 / 3.5, 1 / 3.5]
    for label, share in enumerate(shares):
        loss = stablemax_cross_entropy(x, torch.tensor([[label]]))
        assert loss.item() == pytest.approx(-math.log(share))


def test_smoothing_spreads_a_part_of_the_target_over_all_symbols() -> None:
    x, label = logits(), torch.ones(2, 3, dtype=torch.int64)
    log_probs = F.log_softmax(x, -1)
    expected = -0.9 * log_probs[..., 1] - 0.1 * log_probs.mean(-1)
    assert torch.allclose(softmax_cross_entropy(x, label, 0.1), expected, atol=1e-6)


def test_every_row_counts_the_same_however_many_cells_it_has() -> None:
    labels = torch.tensor([[1, 1, 1], [1, IGNORE, IGNORE], [IGNORE] * 3])
    per_cell = torch.tensor([[1.0, 2.0, 3.0], [4.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    assert prediction_loss(per_cell, labels).item() == 2.0 + 4.0


def test_a_row_is_exact_when_all_its_labelled_cells_are_right() -> None:
    answers = torch.tensor([[1, 2, 3], [1, 2, 0], [1, 0, 0], [4, 4, 4]])
    labels = torch.tensor([[1, 2, 3], [1, 2, 3], [1, IGNORE, IGNORE], [IGNORE] * 3])
    assert exact_rows(F.one_hot(answers, 5), labels).tolist() == [True, False, True, True]


def test_the_value_loss_is_smallest_where_the_value_tells_the_truth() -> None:
    right = torch.tensor([True, False])
    unsure = q_loss(torch.zeros(2), right).item()
    assert unsure == pytest.approx(2 * math.log(2))
    assert q_loss(torch.tensor([5.0, -5.0]), right).item() < 0.02
    assert q_loss(torch.tensor([-5.0, 5.0]), right).item() > 9


def test_the_total_weighs_both_values_against_the_prediction() -> None:
    losses = Losses(torch.tensor(3.0), torch.tensor(1.0), torch.tensor(2.0))
    assert losses.total(0.5).item() == 4.5
    assert losses.total(0.0).item() == 3.0


def test_doubt_and_directions_join_the_total_with_their_weights() -> None:
    lm, halt, more, doubt, directions = torch.tensor([1.0, 10.0, 100.0, 1000.0, 10000.0])
    assert Losses(lm, halt, more).total(0.5).item() == 56
    assert Losses(lm, halt, more, doubt).total(0.5).item() == pytest.approx(356)
    assert Losses(lm, halt, more, doubt, directions).total(0.5).item() == pytest.approx(10356)


def test_stablemax_is_a_line_above_zero_and_a_fraction_below() -> None:
    values = torch.tensor([[0.5, 0.0, 3.0, -1.0]])  # 1.5, 1, 4 and a half
    for label, share in enumerate((1.5, 1.0, 4.0, 0.5)):
        loss = stablemax_cross_entropy(values, torch.tensor([label]))
        assert float(loss) == pytest.approx(-math.log(share / 7.0), rel=1e-6)
