"""What goes into the network: tokens, puzzles and positions, as vectors."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hrm_core.model.config import HRMConfig
from hrm_core.model.layers import Embedding, Rope, rope_tables, rope_tables_2d
from hrm_core.model.legend import Edges, Legend, PuzzleEmbedding, told
from hrm_core.model.reader import Reader


def symbol_roles(config: HRMConfig) -> Tensor:
    """int64 [V, symbols]: what a token in a cell says to each symbol.

    0: it stands here, 1: another symbol stands here, 2 and on: a token that is no symbol.
    """
    first, count = config.symbols
    tokens = torch.arange(config.vocab_size)
    no_symbol = (tokens < first) | (tokens >= first + count)
    roles = (tokens[:, None] != first + torch.arange(count)).long()
    return torch.where(no_symbol[:, None], 1 + no_symbol.cumsum(0)[:, None], roles)


class Inputs(nn.Module):
    """The tables of an HRM, and what they make of a batch of puzzles."""

    roles: Tensor  # int64 [V, symbols]
    rope_cos: Tensor  # float32 [P + L, head size]
    rope_sin: Tensor

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.config = config
        self.dtype = getattr(torch, config.forward_dtype)
        size, spread = config.hidden_size, 1 / math.sqrt(config.hidden_size)
        alike = config.symbols[1]
        if alike:
            self.register_buffer("roles", symbol_roles(config), persistent=False)
        rows = 2 + config.vocab_size - alike if alike else config.vocab_size
        self.embed_tokens = Embedding(rows, size, spread)
        if config.puzzle_emb_ndim:
            self.puzzle_emb = PuzzleEmbedding(config.num_puzzle_identifiers, config.puzzle_emb_ndim)
        if config.registers:
            self.embed_registers = Embedding(config.registers, size, spread)
        if config.legend:
            self.legend = Legend(config)
        if config.reader:
            self.reader = Reader(config)
        if config.pos_encodings == "edges":
            self.edges = Edges(config)
        if config.pos_encodings == "learned":
            self.embed_pos = Embedding(config.positions, size, spread)
        if config.pos_encodings == "grid":
            self.embed_row = Embedding(config.grid[0], size, spread)
            self.embed_col = Embedding(config.grid[1], size, spread)
            if config.box[0]:
                boxes = config.seq_len // (config.box[0] * config.box[1])
                self.embed_box = Embedding(boxes, size, spread)
        if config.rotary:
            if config.pos_encodings == "rope":
                cos, sin = rope_tables(
                    config.positions, size // config.num_heads, config.rope_theta
                )
            else:
                cos, sin = rope_tables_2d(config)
            self.register_buffer("rope_cos", cos, persistent=False)
            self.register_buffer("rope_sin", sin, persistent=False)

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
        cell = torch.arange(rows * cols, device=self.embed_row.embedding_weight.device)
        row, col = cell // cols, cell % cols
        position: Tensor = self.embed_row(row) + self.embed_col(col)
        if h:
            position = position + self.embed_box(row // h * (cols // w) + col // w)
        return position / math.sqrt(3 if h else 2)

    def meanings(
        self, tokens: Tensor, puzzle_ids: Tensor, puzzle_rows: Tensor | None
    ) -> tuple[Tensor, Tensor] | tuple[None, None]:
        """What ARC's colours mean to each puzzle, and what that tells each cell.

        tokens int [B, L], puzzle_ids int [B]; puzzle_rows float32 [B, ndim], None for those of the
        table. The first is [B, 1 + 2V, D], the second, to be added to the embeddings, [B, L, D],
        both in the forward dtype; None for a model without a legend.
        """
        if not self.config.legend:
            return None, None
        if puzzle_rows is None:
            puzzle_rows = self.puzzle_emb.weights[self.table_rows(puzzle_ids)]
        meanings: Tensor = self.legend(puzzle_rows, puzzle_ids).to(self.dtype)
        return meanings, math.sqrt(self.config.hidden_size) * told(meanings, tokens)

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
        rows: Tensor = self.reader(shown, embedded.to(self.dtype), self.rope(side), side)
        return rows

    def rope(self, side: int) -> Rope:
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
