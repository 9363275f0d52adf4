"""Which neighbour of a cell is nearer the goal: what a maze model is asked besides, in training.

The path says something of few cells; this says something of every free one, and what it needs, how
far the goal is, is what tells the shorter of two ways. The head that answers belongs to the run:
a model that is published does not have it.
"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hrm_core.tasks.maze.batch import distances
from hrm_core.tasks.maze.symbols import DIRECTIONS

REACH = 10  # moves from the goal that are asked for after one segment; twice that after two, ...


class Directions(nn.Module):
    """Four values of each cell, read from z_H; they are 0 before anything is learnt."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.head = nn.Linear(size, len(DIRECTIONS))
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def loss(self, z_H: Tensor, far: Tensor, segments: Tensor) -> Tensor:
        """Cross entropy with `nearer`, a mean over the cells asked for, summed over the batch.

        z_H [B, n * n, D] after so many `segments`, int [B]; far int64 [B, n * n], see `moves`.
        """
        asked = (far > 0) & (far <= REACH * segments[:, None])
        said = self.head(z_H.float())
        each = F.binary_cross_entropy_with_logits(said, nearer(far), reduction="none").mean(-1)
        return ((each * asked).sum(-1) / asked.sum(-1).clamp_min(1)).sum()


def moves(tokens: Tensor) -> Tensor:
    """How many moves the goal is away, int64 [B, n * n]; -1 where it cannot be reached.

    tokens int [B, n * n], of square boards.
    """
    side = round(tokens.shape[1] ** 0.5)
    boards = tokens.cpu().numpy().astype(np.uint8).reshape(-1, side, side)
    found = torch.from_numpy(distances(boards).astype(np.int64))
    return found.reshape(tokens.shape).to(tokens.device)


def nearer(far: Tensor) -> Tensor:
    """float32 [B, n * n, 4]: 1 where the neighbour in that direction is one move nearer."""
    side = round(far.shape[1] ** 0.5)
    boards = F.pad(far.view(-1, side, side), (1, 1, 1, 1), value=-1)
    own = boards[:, 1:-1, 1:-1]
    beside = [
        boards[:, 1 + down : 1 + down + side, 1 + right : 1 + right + side]
        for down, right in DIRECTIONS
    ]
    closer = torch.stack([(each >= 0) & (each == own - 1) for each in beside], dim=-1)
    return closer.float().flatten(1, 2)
