"""Reads what a task of ARC asks for off its examples: the puzzle vector, at sight.

Every example is a board on which a cell knows its input and its answer. Cells exchange with
neighbours, rows and columns, then with any cell of their board. All that have one colour, in all
examples, are averaged: that is what the colour means. With these meanings in hand the examples are
read again.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hrm_core.model.blocks import Block
from hrm_core.model.config import HRMConfig
from hrm_core.model.layers import Embedding, Linear, Rope
from hrm_core.views import COLORS


class Reader(nn.Module):
    """From examples to puzzle vectors; its weights are trained together with the model's."""

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        size = config.hidden_size
        self.rounds, self.first, self.tokens = config.reader, config.legend, config.vocab_size
        self.answers = Embedding(config.vocab_size, size, 1 / math.sqrt(size))
        self.near, self.far = Block(config, "board"), Block(config, "attention")
        self.every = Linear(2 * size, size, bias=True)
        self.seen = Linear(2 * size, size, bias=True)
        self.said = Linear(2 * size, size, bias=True)
        self.heard = Linear(size, size)

    def forward(self, shown: Tensor, embedded: Tensor, rope: Rope, side: int) -> Tensor:
        """Puzzle vectors, [B, 21 D], for the view in which the examples are shown.

        shown: int [B, K, 2, L], tokens of inputs and answers; a board of PAD alone is no example.
        embedded: [B, K, L, D], what the model makes of the inputs and of where their cells lie.
        """
        count, boards, _, cells = shown.shape
        size = embedded.shape[-1]
        given, answer = (part.reshape(count, boards * cells) for part in shown.unbind(2))
        before, after = (self._shares(tokens, embedded.dtype) for tokens in (given, answer))
        there = (shown[:, :, 0].amax(-1) > 0)[:, :, None, None].to(embedded.dtype)
        missing = (1 - there) * -1e4  # lower than any state of a cell
        e = embedded + math.sqrt(size) * self.answers(shown[:, :, 1]).to(embedded.dtype)
        z, meanings = torch.zeros_like(e), torch.zeros_like(e[:, :0, 0])
        for turn in range(self.rounds):
            heard = e
            if turn:
                heard = e + math.sqrt(size) * self._told(meanings, given, answer).view(e.shape)
            z = self.near((z + heard).flatten(0, 1), None, side)
            z = self.far(z, rope, side).view(e.shape)
            mean = (z * there).mean(2).sum(1) / there.sum(1).clamp_min(1)[:, :, 0]
            top = (z + missing).amax((1, 2))
            cells_of = z.flatten(1, 2)
            ins, outs = before @ cells_of, after @ cells_of  # [B, V, D], means of each token
            every = self.every(torch.cat((mean, top), dim=-1))[:, None]
            seen = self.seen(torch.cat((ins, outs), dim=-1))
            said = self.said(torch.cat((outs, ins), dim=-1))
            meanings = torch.cat((every, seen, said), dim=1) / math.sqrt(size)
        every, seen, said = meanings.tensor_split((1, 1 + self.tokens), dim=1)
        colors = slice(self.first, self.first + COLORS)
        return torch.cat((every, seen[:, colors], said[:, colors]), dim=1).flatten(1)

    def _shares(self, tokens: Tensor, dtype: torch.dtype) -> Tensor:
        """[B, V, N]: averages what N cells hold over those of each token, 0 if there are none."""
        each = F.one_hot(tokens.long(), self.tokens).to(dtype).transpose(1, 2)
        return each / each.sum(-1, keepdim=True).clamp_min(1)

    def _told(self, meanings: Tensor, given: Tensor, answer: Tensor) -> Tensor:
        """What each cell is told of its input and its answer, [B, N, D]."""
        every, seen, said = meanings.tensor_split((1, 1 + self.tokens), dim=1)
        size = meanings.shape[-1]

        def of(tokens: Tensor) -> Tensor:
            return tokens[:, :, None].long().expand(-1, -1, size)

        said = self.heard(said)
        told: Tensor = every + seen.gather(1, of(given)) + said.gather(1, of(answer))
        return told
