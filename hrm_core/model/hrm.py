"""One segment of the Hierarchical Reasoning Model: a pure function of tokens, puzzle ids and state.

Halting, the carry pool and losses are the trainer's; puzzles are hrm_core.tasks'.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from hrm_core.model.blocks import Level
from hrm_core.model.config import Horizon as Horizon  # used as its own by those who train
from hrm_core.model.config import HRMConfig
from hrm_core.model.layers import (
    Embedding,
    Linear,
    Rope,
    rope_tables,
    rope_tables_2d,
    trunc_normal_,
)
from hrm_core.model.legend import Edges, Legend, PuzzleEmbedding, said, told
from hrm_core.model.reader import Reader


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


def symbol_roles(config: HRMConfig) -> Tensor:
    """int64 [V, symbols]: what a token in a cell says to each symbol.

    0: it stands here, 1: another symbol stands here, 2 and on: a token that is no symbol.
    """
    first, count = config.symbols
    tokens = torch.arange(config.vocab_size)
    no_symbol = (tokens < first) | (tokens >= first + count)
    roles = (tokens[:, None] != first + torch.arange(count)).long()
    return torch.where(no_symbol[:, None], 1 + no_symbol.cumsum(0)[:, None], roles)


class HRM(nn.Module):
    """Two recurrent modules at two speeds (arXiv 2506.21734), with the official parameter names."""

    H_init: Tensor  # [D]
    L_init: Tensor  # [D]
    roles: Tensor  # [V, symbols]
    rope_cos: Tensor  # [P + L, head size]
    rope_sin: Tensor

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.config = config
        self.dtype = getattr(torch, config.forward_dtype)
        size, spread = config.hidden_size, 1 / math.sqrt(config.hidden_size)
        alike = config.symbols[1]
        others = config.vocab_size - alike
        if alike:
            self.register_buffer("roles", symbol_roles(config), persistent=False)
            self.embed_tokens = Embedding(2 + others, size, spread)
            self.lm_head = Linear(size, 1 + others)
        else:
            self.embed_tokens = Embedding(config.vocab_size, size, spread)
            self.lm_head = Linear(size, config.vocab_size)
        self.q_head = Linear(size, 2, bias=True)
        with torch.no_grad():
            self.q_head.weight.zero_()
            assert self.q_head.bias is not None, "made with bias=True"
            self.q_head.bias.fill_(-5)
        if config.doubt:
            self.doubt_head = Linear(2 * size, 1, bias=True)
            nn.init.zeros_(self.doubt_head.weight)
        if config.puzzle_emb_ndim:
            self.puzzle_emb = PuzzleEmbedding(config.num_puzzle_identifiers, config.puzzle_emb_ndim)
        if config.registers:
            self.embed_registers = Embedding(config.registers, size, spread)
        length = config.positions
        if config.legend:
            self.legend = Legend(config)
        if config.reader:
            self.reader = Reader(config)
        if config.pos_encodings == "edges":
            self.edges = Edges(config)
        if config.pos_encodings == "learned":
            self.embed_pos = Embedding(length, size, spread)
        if config.pos_encodings == "grid":
            self.embed_row = Embedding(config.grid[0], size, spread)
            self.embed_col = Embedding(config.grid[1], size, spread)
            if config.box[0]:
                boxes = config.seq_len // (config.box[0] * config.box[1])
                self.embed_box = Embedding(boxes, size, spread)
        self.L_level = Level(config, config.L_layers, config.L_mixer)
        if not config.shared_levels:
            self.H_level = Level(config, config.H_layers)
        self.register_buffer("H_init", trunc_normal_(torch.empty(size), 1.0).to(self.dtype))
        self.register_buffer("L_init", trunc_normal_(torch.empty(size), 1.0).to(self.dtype))
        if config.rotary:
            if config.pos_encodings == "rope":
                cos, sin = rope_tables(length, size // config.num_heads, config.rope_theta)
            else:
                cos, sin = rope_tables_2d(config)
            self.register_buffer("rope_cos", cos, persistent=False)
            self.register_buffer("rope_sin", sin, persistent=False)

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

    def embed(
        self,
        tokens: Tensor,
        puzzle_ids: Tensor,
        puzzle_rows: Tensor | None = None,
        side: int | None = None,
    ) -> Tensor:
        """Input embeddings, [B, positions, D], scaled by sqrt(D).

        `puzzle_rows`, float32 [B, ndim], replaces the rows of the table, so that a trainer can
        take the gradient of each.
        """
        seen = self.roles[tokens].flatten(1) if self.config.symbols[1] else tokens
        # Cast before anything is added or scaled: bfloat16 then rounds as the official code does.
        e: Tensor = self.embed_tokens(seen).to(self.dtype)
        if self.config.registers:
            notes = self.embed_registers.embedding_weight.to(self.dtype)
            e = torch.cat((notes.expand(e.shape[0], -1, -1), e), dim=1)
        if self.config.puzzle_tokens:
            rows = self.puzzle_emb.weights[puzzle_ids] if puzzle_rows is None else puzzle_rows
            count, size = self.config.puzzle_tokens, self.config.hidden_size
            rows = F.pad(rows.to(self.dtype), (0, count * size - rows.shape[-1]))
            e = torch.cat((rows.view(-1, count, size), e), dim=1)
        if self.config.pos_encodings == "learned":
            e = math.sqrt(0.5) * (e + self.embed_pos.embedding_weight.to(self.dtype))
        if self.config.pos_encodings == "grid":
            e = math.sqrt(0.5) * (e + self._grid_positions().to(self.dtype))
        if self.config.pos_encodings == "edges":
            e = e + self.edges(side or math.isqrt(tokens.shape[1])).to(self.dtype)
        return math.sqrt(self.config.hidden_size) * e

    def _grid_positions(self) -> Tensor:
        """[L, D]: the sum of a row, a column and (if there are boxes) a box vector."""
        (rows, cols), (h, w) = self.config.grid, self.config.box
        cell = torch.arange(rows * cols, device=self.H_init.device)
        row, col = cell // cols, cell % cols
        position: Tensor = self.embed_row(row) + self.embed_col(col)
        if h:
            position = position + self.embed_box(row // h * (cols // w) + col // w)
        return position / math.sqrt(3 if h else 2)

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

        `shown`, the examples of each puzzle as `read` takes them, replaces the puzzle table.
        `side` is that of a square board of any size, for a trace that has no root of the cells.
        """
        read = None if shown is None else self.read(shown)
        puzzle_rows = puzzle_rows if read is None else read
        e = self.embed(tokens, puzzle_ids, puzzle_rows, side)
        meanings = None
        if self.config.legend:
            if puzzle_rows is None:
                puzzle_rows = self.puzzle_emb.weights[self.table_rows(puzzle_ids)]
            meanings = self.legend(puzzle_rows, puzzle_ids).to(self.dtype)
            e = e + math.sqrt(self.config.hidden_size) * told(meanings, tokens)
        rope = self._rope(side or math.isqrt(tokens.shape[1]))
        z_H, z_L = state.z_H, state.z_L
        last = self.config.H_cycles - 1
        for cycle in range(self.config.H_cycles):
            if horizon is Horizon.ALL_CYCLES and torch.is_grad_enabled():
                z_H, z_L = checkpoint(self._cycle, z_H, z_L, e, rope, side, 0, use_reentrant=False)
                continue
            free = 0  # L updates of this cycle without gradient
            if cycle < last:
                free = self.config.L_cycles + 1
            elif horizon is Horizon.ONE_STEP:
                free = self.config.L_cycles - 1
            z_H, z_L = self._cycle(z_H, z_L, e, rope, side, free)
        logits = self._logits(z_H)
        if meanings is not None:
            logits = logits + said(meanings, z_H)
        return Latent(z_H.detach(), z_L.detach()), Output(
            logits, *self.q_values(z_H), self.doubt(z_H), read
        )

    def table_rows(self, puzzle_ids: Tensor) -> Tensor:
        """The rows of the puzzle table that ids mean, [B]; with a legend an id has a view in it."""
        return self.legend.rows(puzzle_ids) if self.config.legend else puzzle_ids

    def read(self, shown: Tensor, side: int | None = None) -> Tensor:
        """Puzzle vectors of tasks with these examples, [B, ndim], in the view in which they are.

        shown: int [B, K, 2, L], the tokens of inputs and answers; a board of PAD alone is none.
        """
        side = side or math.isqrt(shown.shape[-1])
        where = self.edges(side)
        embedded = math.sqrt(self.config.hidden_size) * (self.embed_tokens(shown[:, :, 0]) + where)
        rows: Tensor = self.reader(shown, embedded.to(self.dtype), self._rope(side), side)
        return rows

    def _rope(self, side: int) -> Rope:
        """The rotary tables of a board of this side, cut from those of the largest."""
        if not self.config.rotary:
            return None
        if not self.config.any_size:
            return self.rope_cos, self.rope_sin
        largest, _ = self.config.board
        cos, sin = (
            table.view(largest, largest, -1)[:side, :side].flatten(0, 1)
            for table in (self.rope_cos, self.rope_sin)
        )
        return cos, sin

    def _logits(self, z_H: Tensor) -> Tensor:
        """[B, positions, D] -> [B, L, V]."""
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

    def _cycle(
        self, z_H: Tensor, z_L: Tensor, e: Tensor, rope: Rope, side: int | None, free: int
    ) -> tuple[Tensor, Tensor]:
        """L_cycles updates of z_L and one of z_H; the first `free` of them carry no gradient."""
        upper = self.L_level if self.config.shared_levels else self.H_level
        with torch.set_grad_enabled(False if free else torch.is_grad_enabled()):
            for _ in range(min(free, self.config.L_cycles)):
                z_L = self.L_level(z_L, z_H + e, rope, side)
            if free > self.config.L_cycles:
                return upper(z_H, z_L, rope, side), z_L
        for _ in range(free, self.config.L_cycles):
            z_L = self.L_level(z_L, z_H + e, rope, side)
        return upper(z_H, z_L, rope, side), z_L
