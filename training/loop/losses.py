"""Losses of one segment, as sums over the batch; the caller divides, as the official code does."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from hrm_core.puzzle import IGNORE


def stablemax_cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """-log of s(x_y) / sum s, with s(x) = x + 1 for x >= 0 and 1 / (1 - x) below.

    logits [..., V]; labels int [...]. Returns float64 [...], 0 where the label is IGNORE.
    In float32 the masked branch has a NaN gradient at x = 1, so the computation is in float64.
    """
    wide = logits.double()
    powers = torch.where(wide < 0, 1 / (1 - wide + 1e-30), wide + 1)
    shares = torch.log(powers / powers.sum(-1, keepdim=True))
    known = labels != IGNORE
    picked = shares.gather(-1, labels.where(known, 0).long().unsqueeze(-1)).squeeze(-1)
    return -picked.where(known, 0)


def softmax_cross_entropy(logits: Tensor, labels: Tensor, smoothing: float = 0.0) -> Tensor:
    """The usual cross entropy in float32, [...], 0 where the label is IGNORE."""
    flat = F.cross_entropy(
        logits.float().flatten(0, -2),
        labels.long().flatten(),
        ignore_index=IGNORE,
        reduction="none",
        label_smoothing=smoothing,
    )
    return flat.view(labels.shape)


def exact_rows(logits: Tensor, labels: Tensor) -> Tensor:
    """bool [B]: every supervised position is right; rows without labels count as right."""
    return ((logits.argmax(-1) == labels) | (labels == IGNORE)).all(-1)


DOUBT_WEIGHT = 0.3


@dataclass(frozen=True)
class Losses:
    """Sums over the batch, each a scalar that carries its gradient."""

    lm: Tensor
    q_halt: Tensor
    q_continue: Tensor
    doubt: Tensor | None = None  # of models that guess
    directions: Tensor | None = None  # of runs that ask for them, times their weight

    def total(self, q_weight: float) -> Tensor:
        """What is minimised, still a sum over the batch."""
        total = self.lm + q_weight * (self.q_halt + self.q_continue)
        total = total if self.doubt is None else total + DOUBT_WEIGHT * self.doubt
        return total if self.directions is None else total + self.directions


def prediction_loss(per_cell: Tensor, labels: Tensor) -> Tensor:
    """Sum over the batch of each row's mean over its supervised positions."""
    counts = (labels != IGNORE).sum(-1, keepdim=True).clamp_min(1)
    return (per_cell / counts).sum()


def q_loss(logit: Tensor, target: Tensor) -> Tensor:
    """Binary cross entropy of a value against a probability, summed."""
    return F.binary_cross_entropy_with_logits(logit.float(), target.float(), reduction="sum")
