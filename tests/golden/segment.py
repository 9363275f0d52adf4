"""One supervised segment in the official way, put together from the trainer's parts."""

from dataclasses import dataclass

import torch
from torch import Tensor

from hrm_core.model.hrm import HRM, Latent, Output
from tests.golden.cases import Case
from training.loop.act import continue_target
from training.loop.losses import (
    Losses,
    exact_rows,
    prediction_loss,
    q_loss,
    softmax_cross_entropy,
    stablemax_cross_entropy,
)

Q_WEIGHT = 0.5  # of both value losses in the official sum
CROSS_ENTROPY = {
    "stablemax_cross_entropy": stablemax_cross_entropy,
    "softmax_cross_entropy": softmax_cross_entropy,
}


@dataclass(frozen=True)
class Supervised:
    """A segment, its losses, and the rows of the puzzle table it was computed with."""

    state: Latent
    out: Output
    losses: Losses
    target: Tensor | None  # of Q-continue; None where a puzzle has one segment only
    rows: Tensor | None  # [B, ndim], with gradient after backward()

    @property
    def total(self) -> Tensor:
        """What is minimised, as a sum over the batch."""
        return self.losses.total(Q_WEIGHT)


def supervise(
    case: Case, model: HRM, data: tuple[Tensor, Tensor, Tensor], state: Latent, steps: Tensor
) -> Supervised:
    """Run one segment on `data` (tokens, labels, ids); `steps` int [B] already counts it."""
    tokens, labels, ids = data
    rows = None
    if model.config.puzzle_emb_ndim:
        rows = model.puzzle_emb.weights[ids].requires_grad_()
    after, out = model(tokens, ids, state, puzzle_rows=rows)
    target = None
    going_on = torch.zeros(())
    if model.config.halt_max_steps > 1:
        with torch.no_grad():
            _, again = model(tokens, ids, after)
        target = continue_target(again, steps >= model.config.halt_max_steps)
        going_on = q_loss(out.q_continue, target)
    per_cell = CROSS_ENTROPY[case.values["loss_type"]](out.logits, labels)
    losses = Losses(
        lm=prediction_loss(per_cell, labels),
        q_halt=q_loss(out.q_halt, exact_rows(out.logits.detach(), labels)),
        q_continue=going_on,
    )
    return Supervised(after, out, losses, target, rows)
