"""What the cells of an ARC board are told besides their token: where they lie, what colours mean.

The official model has a puzzle vector for every task in every augmented view. Here a task has one:
a vector for every cell, and for each colour one that cells of it receive and one by which the
answer is read. A view that exchanges colours exchanges these meanings with them, and one that turns
the board adds the vector of its turn, so nothing about a task is learnt a thousand times.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hrm_core.model.config import HRMConfig
from hrm_core.model.layers import Embedding
from hrm_core.views import COLORS, TURNS, VIEWS, view

PER_OCTAVE = 3  # vectors that distances share for each doubling
ROUNDING = 1e-9  # twice a distance is an octave above it on every machine


class PuzzleEmbedding(nn.Module):
    """The table of puzzle vectors: a buffer, since it has a sparse optimiser of its own."""

    weights: Tensor  # [N, ndim]

    def __init__(self, rows: int, size: int) -> None:
        super().__init__()
        self.register_buffer("weights", torch.zeros(rows, size))


def edge_bins(side: int, near: int) -> list[int]:
    """Which row of the table each distance from an edge has, 0 to side - 1.

    The first `near` have their own, then a third of an octave shares one; 0: each has its own.

    >>> edge_bins(31, 11)[10:]
    [10, 11, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 14, 14, 15, 15, 15]
    """
    return [
        distance
        if not near or distance < near
        else near + math.floor(PER_OCTAVE * math.log2(distance / near) + ROUNDING)
        for distance in range(side)
    ]


class Edges(nn.Module):
    """Where a cell lies: a vector for its distance from each of the four edges, added up."""

    bins: Tensor  # int64 [side]

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        bins = edge_bins(math.isqrt(config.seq_len), config.near)
        self.rows = bins[-1] + 1
        self.register_buffer("bins", torch.tensor(bins), persistent=False)
        spread = 0.5 / math.sqrt(config.hidden_size)
        self.distances = Embedding(4 * self.rows, config.hidden_size, spread)

    def forward(self, side: int) -> Tensor:
        """float32 [side * side, D] for a square board, no larger than that of seq_len cells."""
        tables = self.distances.embedding_weight.view(4, self.rows, -1)[:, self.bins[:side]]
        top, bottom, left, right = tables
        rows, columns = top + bottom.flip(0), left + right.flip(0)
        where: Tensor = (rows[:, None] + columns).flatten(0, 1)
        return where


class Legend(nn.Module):
    """Puzzle vectors of ARC tasks, 21 D numbers each, as the cells of a view need them.

    A puzzle id is VIEWS * number of the task + number of the view.
    """

    turns: Tensor  # int64 [VIEWS]
    shown: (
        Tensor  # int64 [VIEWS, COLOURS]: which colour of the task a colour of the view stands for
    )

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.first = config.legend
        views = [view(number) for number in range(VIEWS)]
        colors = torch.tensor([each.colors for each in views])
        self.register_buffer("turns", torch.tensor([each.turn for each in views]), persistent=False)
        self.register_buffer("shown", colors.argsort(dim=1), persistent=False)
        self.by_turn = bool(config.reader)  # examples are read in a turn, so nothing is added
        if not self.by_turn:
            self.turned = Embedding(TURNS, config.hidden_size, 0.0)

    def rows(self, ids: Tensor) -> Tensor:
        """The rows of the table that ids mean, [B]: one for each turn where examples are read."""
        tasks = ids // VIEWS
        return TURNS * tasks + self.turns[ids % VIEWS] if self.by_turn else tasks

    def forward(self, rows: Tensor, ids: Tensor) -> Tensor:
        """float32 [B, 21 D], int [B] -> [B, 1 + 2 * tokens, D].

        The first is for every cell; then one for each token that is seen, then one for each that
        may be the answer. Tokens that are no colour have 0.
        """
        number = ids % VIEWS
        parts = rows.view(rows.shape[0], 1 + 2 * COLORS, -1)
        every, seen, said = parts.tensor_split((1, 1 + COLORS), dim=1)
        if not self.by_turn:
            every = every + self.turned(self.turns[number])[:, None]
        order = self.shown[number][:, :, None].expand_as(seen)
        before = (0, 0, self.first, 0)
        return torch.cat(
            (every, *(F.pad(part.gather(1, order), before) for part in (seen, said))), dim=1
        )


def told(meanings: Tensor, tokens: Tensor) -> Tensor:
    """What each cell is told: meanings [B, 1 + 2V, D], tokens int [B, L] -> [B, L, D]."""
    size = meanings.shape[-1]
    index = 1 + tokens[:, :, None].expand(-1, -1, size)
    return meanings[:, :1] + meanings.gather(1, index)


def said(meanings: Tensor, z_H: Tensor) -> Tensor:
    """What the meanings add to the logits: [B, 1 + 2V, D], [B, L, D] -> [B, L, V]."""
    tokens = meanings.shape[1] // 2
    return z_H @ meanings[:, 1 + tokens :].transpose(1, 2)
