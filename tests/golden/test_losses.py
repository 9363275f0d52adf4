"""Both cross entropies and their gradients are the official ones, at the extremes too."""

from collections.abc import Callable

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from tests.golden.cases import assert_close, folder
from training.loop.losses import prediction_loss, softmax_cross_entropy, stablemax_cross_entropy

NUMBERS = load_file(folder("losses") / "losses.safetensors")
both = pytest.mark.parametrize(
    ("name", "loss"), [("stablemax", stablemax_cross_entropy), ("softmax", softmax_cross_entropy)]
)


@both
def test_the_loss_of_every_token_is_the_official_one(
    name: str, loss: Callable[[Tensor, Tensor], Tensor]
) -> None:
    found = loss(NUMBERS["logits"], NUMBERS["labels"])
    assert found.dtype == NUMBERS[f"{name}.loss"].dtype
    torch.testing.assert_close(found, NUMBERS[f"{name}.loss"], rtol=1e-6, atol=1e-6)


@both
def test_the_gradient_is_the_official_one(
    name: str, loss: Callable[[Tensor, Tensor], Tensor]
) -> None:
    logits = NUMBERS["logits"].clone().requires_grad_()
    loss(logits, NUMBERS["labels"]).sum().backward()  # type: ignore[no-untyped-call]  # torch's
    assert logits.grad is not None
    assert_close(logits.grad, NUMBERS[f"{name}.grad_logits_of_sum"], 1e-6)


@both
def test_bfloat16_logits_are_widened_before_the_loss(
    name: str, loss: Callable[[Tensor, Tensor], Tensor]
) -> None:
    found = loss(NUMBERS["logits"].bfloat16(), NUMBERS["labels"])
    torch.testing.assert_close(
        found, NUMBERS[f"{name}.loss_from_bf16_logits"], rtol=1e-6, atol=1e-6
    )


def test_the_loss_of_a_batch_is_the_official_sum() -> None:
    labels = NUMBERS["labels"]
    found = prediction_loss(stablemax_cross_entropy(NUMBERS["logits"], labels), labels)
    assert found.item() == pytest.approx(NUMBERS["lm_loss"].item(), rel=1e-9)
