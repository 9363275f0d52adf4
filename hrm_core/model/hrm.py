"""One segment of the Hierarchical Reasoning Model: a pure function of tokens, puzzle ids and state.

What goes in is made in hrm_core.model.inputs; halting, the carry pool and losses are the trainer's;
puzzles are hrm_core.tasks'.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from hrm_core.model.blocks import Level
from hrm_core.model.config import Horizon as Horizon  # used as its own by those who train
from hrm_core.model.config import HRMConfig
from hrm_core.model.inputs import Inputs
from hrm_core.model.layers import Linear, Rope, trunc_normal_
from hrm_core.model.legend import said


@dataclass(frozen=True)
class Latent:
    """z_H and z_L between segments, both [B, P + L, D] in the forward dtype."""

    z_H: Tensor
    z_L: Tensor

    def detach(self) -> "Latent":
        """The same numbers without a gradient history."""
        return Latent(self.z_H.detach(), self.z_L.detach())


@dataclass(frozen=True)
class Output:
    """The prediction and the two values after a segment."""

    logits: Tensor  # [B, L, V], forward dtype
    q_halt: Tensor  # [B], float32 logit
    q_continue: Tensor  # [B], float32 logit
    doubt: Tensor | None = None  # [B], float32 logit: "a guess among the givens is wrong"
    read: Tensor | None = None  # [B, ndim], the puzzle vectors if they were read off examples
    z_H: Tensor | None = None  # [B, P + L, D], what all this was read from, with its gradient


class HRM(Inputs):
    """Two recurrent modules at two speeds (arXiv 2506.21734), with the official parameter names.

    N = H_cycles, T = L_cycles: in each of N cycles L takes T steps, then H takes one.
    """

    H_init: Tensor  # [D]
    L_init: Tensor  # [D]

    def __init__(self, config: HRMConfig) -> None:
        super().__init__(config)
        size, alike = config.hidden_size, config.symbols[1]
        self.lm_head = Linear(size, 1 + config.vocab_size - alike if alike else config.vocab_size)
        self.q_head = Linear(size, 2, bias=True)
        with torch.no_grad():
            self.q_head.weight.zero_()
            assert self.q_head.bias is not None, "made with bias=True"
            self.q_head.bias.fill_(-5)
        if config.doubt:
            self.doubt_head = Linear(2 * size, 1, bias=True)
            nn.init.zeros_(self.doubt_head.weight)
        self.L_level = Level(config, config.L_layers, config.L_mixer)
        if not config.shared_levels:
            self.H_level = Level(config, config.H_layers)
        self.register_buffer("H_init", trunc_normal_(torch.empty(size), 1.0).to(self.dtype))
        self.register_buffer("L_init", trunc_normal_(torch.empty(size), 1.0).to(self.dtype))

    def start(self, batch: int, cells: int | None = None) -> Latent:
        """The state before the first segment: H_init and L_init at every position.

        `cells`, if not seq_len, is how many there are; only a model for boards of any size asks.
        """
        assert cells in (None, self.config.seq_len) or self.config.any_size, "a fixed board"
        positions = cells if cells and self.config.any_size else self.config.positions
        shape = (batch, positions, self.config.hidden_size)
        return Latent(
            self.H_init.to(self.dtype).expand(shape), self.L_init.to(self.dtype).expand(shape)
        )

    def forward(
        self,
        tokens: Tensor,
        puzzle_ids: Tensor,
        state: Latent,
        horizon: Horizon = Horizon.ONE_STEP,
        puzzle_rows: Tensor | None = None,
        shown: Tensor | None = None,
        side: int | None = None,
    ) -> tuple[Latent, Output]:
        """One segment. tokens int [B, L], puzzle_ids int [B]; the new state is detached.

        puzzle_rows, float32 [B, ndim], replaces the rows of the puzzle table.
        shown, int [B, K, 2, L], the examples of each puzzle as `read` takes them, does so too.
        side: that of a square board of any size, for a trace that has no root of the cells.
        """
        read = None if shown is None else self.read(shown)
        puzzle_rows = puzzle_rows if read is None else read
        x = self.embed(tokens, puzzle_ids, puzzle_rows, side)
        meanings, told = self.meanings(tokens, puzzle_ids, puzzle_rows)
        if told is not None:
            x = x + told
        rope = self.rope(side or math.isqrt(tokens.shape[1]))

        z_H, z_L = state.z_H, state.z_L
        N = self.config.H_cycles
        for n in range(N):
            if horizon is Horizon.ALL_CYCLES and torch.is_grad_enabled():
                z_H, z_L = checkpoint(
                    self.cycle, z_H, z_L, x, rope, side, horizon, True, use_reentrant=False
                )
            else:
                z_H, z_L = self.cycle(z_H, z_L, x, rope, side, horizon, n == N - 1)

        logits = self.logits(z_H)
        if meanings is not None:
            logits = logits + said(meanings, z_H)
        return Latent(z_H.detach(), z_L.detach()), Output(
            logits, *self.q_values(z_H), self.doubt(z_H), read, z_H
        )

    def cycle(
        self,
        z_H: Tensor,
        z_L: Tensor,
        x: Tensor,
        rope: Rope,
        side: int | None,
        horizon: Horizon,
        last: bool,
    ) -> tuple[Tensor, Tensor]:
        """T steps of L, then one of H; all tensors [B, P + L, D].

        What lies beyond the horizon has no gradient. last: whether the cycle ends its segment.
        """
        H_level = self.L_level if self.config.shared_levels else self.H_level
        T = self.config.L_cycles
        wanted = torch.is_grad_enabled()
        for t in range(T):
            with torch.set_grad_enabled(wanted and horizon.reaches(last, t == T - 1)):
                z_L = self.L_level(z_L, z_H + x, rope, side)
        with torch.set_grad_enabled(wanted and horizon.reaches(last, True)):
            z_H = H_level(z_H, z_L, rope, side)
        return z_H, z_L

    def logits(self, z_H: Tensor) -> Tensor:
        """The prediction, [B, L, V], read from z_H [B, positions, D]."""
        out: Tensor = self.lm_head(z_H)
        first, alike = self.config.symbols
        if not alike:
            return out[:, self.config.prefix :]
        out = out.view(out.shape[0], self.config.seq_len, alike, -1)
        others = out[..., 1:].mean(2)
        return torch.cat((others[..., :first], out[..., 0], others[..., first:]), dim=-1)

    def q_values(self, z_H: Tensor) -> tuple[Tensor, Tensor]:
        """Q-halt and Q-continue, float32 logits [B], read from z_H [B, P + L, D]."""
        pool = self.config.q_pool
        seen = z_H[:, 0] if pool == "first" else z_H.mean(1) if pool == "mean" else z_H.amax(1)
        q = self.q_head(seen).float()
        return q[:, 0], q[:, 1]

    def doubt(self, z_H: Tensor) -> Tensor | None:
        """How likely a guess among the givens is wrong, float32 logit [B], from z_H [B, P + L, D].

        A contradiction may stand anywhere, so the head reads the largest and the mean of each
        channel. None if the model has no such head.
        """
        if not self.config.doubt:
            return None
        seen = torch.cat((z_H.amax(1), z_H.mean(1)), dim=-1)
        doubt: Tensor = self.doubt_head(seen).float()[:, 0]
        return doubt

    def change(self, before: Tensor, after: Tensor) -> Tensor:
        """|after - before| / |before| of each cell, float32 [B, L], from z_H or z_L."""
        prefix, each = self.config.prefix, max(1, self.config.symbols[1])  # vectors of a cell
        count, _, size = before.shape
        old, new = (z[:, prefix:].float().reshape(count, -1, each * size) for z in (before, after))
        change: Tensor = (new - old).norm(dim=-1) / old.norm(dim=-1).clamp_min(1e-6)
        return change
