"""The parts of a block: linear maps, norms, positions, the ways in which cells exchange.

Parameter names and initialisation are the official ones, so that official weights load unchanged.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hrm_core.model.config import HRMConfig


def trunc_normal_(tensor: Tensor, std: float, generator: torch.Generator | None = None) -> Tensor:
    """Fill with a normal cut at two sigma; `std` is the deviation *after* the cut (jax's rule)."""
    if std == 0:
        with torch.no_grad():
            return tensor.zero_()
    # Variance of a standard normal cut at +-2, from its closed form.
    edge = math.erf(math.sqrt(2))
    density = math.exp(-2) / math.sqrt(2 * math.pi)
    scale = std / math.sqrt(1 - 4 * density / edge)
    with torch.no_grad():
        tensor.uniform_(-edge, edge, generator=generator).erfinv_()
        return tensor.mul_(math.sqrt(2) * scale).clamp_(-2 * scale, 2 * scale)


def rms_norm(x: Tensor, eps: float) -> Tensor:
    """x / rms(x) over the last axis, computed in float32, without a weight."""
    wide = x.float()
    return (wide * torch.rsqrt(wide.square().mean(-1, keepdim=True) + eps)).to(x.dtype)


class Linear(nn.Module):
    """A linear map whose float32 weight is cast to the dtype of its input."""

    def __init__(self, size_in: int, size_out: int, bias: bool = False) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(size_out, size_in))
        trunc_normal_(self.weight, 1 / math.sqrt(size_in))
        self.bias = nn.Parameter(torch.zeros(size_out)) if bias else None

    def forward(self, x: Tensor) -> Tensor:
        """[..., size_in] -> [..., size_out]."""
        bias = None if self.bias is None else self.bias.to(x.dtype)
        return F.linear(x, self.weight.to(x.dtype), bias)


def gated(linear: Linear, x: Tensor) -> Tensor:
    """SwiGLU's first half: silu(gate) * up, [..., size_in] -> [..., size_out / 2].

    A graph gets two products in place of one that is cut in two: a cut is a copy there.
    """
    if torch.compiler.is_exporting():
        weight, half = linear.weight.to(x.dtype), linear.weight.shape[0] // 2
        gate, up = F.linear(x, weight[:half]), F.linear(x, weight[half:])
    else:
        gate, up = linear(x).chunk(2, dim=-1)
    return F.silu(gate) * up


class Embedding(nn.Module):
    """A table of vectors under the official parameter name."""

    def __init__(self, rows: int, size: int, std: float) -> None:
        super().__init__()
        self.embedding_weight = nn.Parameter(torch.empty(rows, size))
        trunc_normal_(self.embedding_weight, std)

    def forward(self, ids: Tensor) -> Tensor:
        """int [...] -> float32 [..., size]."""
        return F.embedding(ids, self.embedding_weight)


def rope_tables(positions: int, head_size: int, theta: float) -> tuple[Tensor, Tensor]:
    """cos and sin, float32 [positions, head_size], of the half-split rotary embedding."""
    frequencies = theta ** (-torch.arange(0, head_size, 2, dtype=torch.float32) / head_size)
    angles = torch.outer(torch.arange(positions, dtype=torch.float32), frequencies)
    angles = torch.cat((angles, angles), dim=-1)
    return angles.cos(), angles.sin()


def rope_tables_2d(config: HRMConfig) -> tuple[Tensor, Tensor]:
    """The same for a board: half of the angles turn with the row, the other half with the column.

    What stands before the cells is not turned; cells count from 1.
    """
    size = config.hidden_size // config.num_heads // 2
    frequencies = config.rope_theta ** (-torch.arange(0, size, 2, dtype=torch.float32) / size)
    place = torch.cartesian_prod(*(torch.arange(1.0, side + 1) for side in config.board))
    place = F.pad(place, (0, 0, config.prefix, 0))
    angles = (place[:, :, None] * frequencies).flatten(1)
    angles = torch.cat((angles, angles), dim=-1)
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary embedding of q or k, [B, S, heads, head_size], in float32, cast back."""
    wide = x.float()
    half = wide.shape[-1] // 2
    turned = torch.cat((-wide[..., half:], wide[..., :half]), dim=-1)
    return (wide * cos[:, None] + turned * sin[:, None]).to(x.dtype)


Rope = tuple[Tensor, Tensor] | None

# Mixers take x, float [B, positions, D], the rotary tables and the side of the board. None for the
# side is the root of the cells, which a graph that is traced cannot take.


class Attention(nn.Module):
    """Every position looks at every position; rows of qkv_proj are all q heads, all k, all v."""

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.heads, self.eps = config.num_heads, config.rms_norm_eps
        self.qk_norm = config.qk_norm
        self.qkv_proj = Linear(config.hidden_size, 3 * config.hidden_size)
        self.o_proj = Linear(config.hidden_size, config.hidden_size)

    def forward(self, x: Tensor, rope: Rope, side: int | None = None) -> Tensor:
        """[B, S, D] -> [B, S, D]."""
        batch, length, size = x.shape
        qkv = self.qkv_proj(x).view(batch, length, 3 * self.heads, size // self.heads)
        q, k, v = qkv.split(self.heads, dim=2)
        if self.qk_norm:
            q, k = rms_norm(q, self.eps), rms_norm(k, self.eps)
        if rope is not None:
            q, k = rotate(q, *rope), rotate(k, *rope)
        out = attended(q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2))
        result: Tensor = self.o_proj(out.transpose(1, 2).reshape(batch, length, size))
        return result


def attended(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Scaled dot-product attention, [B, heads, S, head_size].

    PyTorch's backward pass of it takes a processor twice as long in bfloat16 as in float32, so
    autocast leaves it in float32: with a backward pass or without, the numbers are the same. A
    model that is itself in bfloat16 stays so, as the official one does.
    """
    if q.dtype is torch.bfloat16 and q.device.type == "cpu" and torch.is_autocast_enabled("cpu"):
        with torch.autocast("cpu", enabled=False):
            wide = F.scaled_dot_product_attention(q.float(), k.float(), v.float())
        return wide.to(q.dtype)
    return F.scaled_dot_product_attention(q, k, v)


class MlpMixer(nn.Module):
    """SwiGLU over the positions, the same for every channel, as TRM has it (arXiv 2510.04871)."""

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        length = config.seq_len + config.prefix
        self.gate_up_proj = Linear(length, 2 * config.mixer_size)
        self.down_proj = Linear(config.mixer_size, length)

    def forward(self, x: Tensor, rope: Rope, side: int | None = None) -> Tensor:
        """[B, S, D] -> [B, S, D]."""
        result: Tensor = self.down_proj(gated(self.gate_up_proj, x.transpose(1, 2)))
        return result.transpose(1, 2)


class UnitMixer(nn.Module):
    """Every cell adds up gated messages of its row, its column and its box.

    The same map serves all cells, so it knows which cells share a unit and nothing else about
    where they lie: it commutes with every permutation of bands, rows, stacks and columns. With
    `symbols` there is a vector for each cell and symbol; messages stay within a symbol, but for a
    fourth kind among the symbols of a cell. Then it commutes with relabelling as well. With
    `overview` a symbol is also summed over the whole board, and so are all of them together.
    """

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.grid, self.box = config.grid, config.box
        self.symbols = max(1, config.symbols[1])
        self.width = config.mixer_size
        self.axes = config.unit_axes
        kinds = len(self.axes)
        self.gate_up_proj = Linear(config.hidden_size, 2 * kinds * self.width)
        self.down_proj = Linear(kinds * self.width, config.hidden_size)
        # Sums of n cells stay near unit size.
        unit, board = max(self.grid), math.prod(self.grid)
        self.scale = 1 / math.sqrt(unit)
        sizes = {4: board, 5: board * self.symbols}  # of sums over more axes than a unit has
        self.less = [math.sqrt(unit / sizes.get(len(axes), unit)) for axes in self.axes]

    def forward(self, x: Tensor, rope: Rope, side: int | None = None) -> Tensor:
        """[B, rows*cols*symbols, D] -> the same."""
        batch, (rows, cols), (h, w) = x.shape[0], self.grid, self.box
        # [B, row blocks, rows in a block, column blocks, columns in a block, symbol, kind * width]
        blocks = (rows // h, h, cols // w, w) if h else (1, rows, 1, cols)
        messages = gated(self.gate_up_proj, x).view(batch, *blocks, self.symbols, -1)
        parts = torch.split(messages, self.width, dim=-1)
        sums = [part.sum(axes, keepdim=True) for part, axes in zip(parts, self.axes, strict=True)]
        for kind, less in enumerate(self.less):
            if less < 1:
                sums[kind] = sums[kind] * less
        if torch.compiler.is_exporting():
            return self._told(sums).reshape(x.shape)
        wide = [every.expand_as(part) for every, part in zip(sums, parts, strict=True)]
        result: Tensor = self.down_proj(torch.cat(wide, dim=-1).view(*x.shape[:2], -1) * self.scale)
        return result

    def _told(self, sums: list[Tensor]) -> Tensor:
        """The same, with a product for each sum in place of one for each cell.

        A row and a box have few cells' worth of sums, so what they say is added up first.
        """
        weight, width = self.down_proj.weight * self.scale, self.width
        said = [
            F.linear(every, weight[:, kind * width : (kind + 1) * width])
            for kind, every in enumerate(sums)
        ]
        if self.box[0]:
            row, column, box, *symbols = said
            said = [row + box, column, *symbols]
        return sum(said[1:], said[0])


class ConvMixer(nn.Module):
    """Every cell gets gated messages of its 3 x 3 neighbourhood, on a square board of any size."""

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.width = config.mixer_size
        self.gate_up_proj = Linear(config.hidden_size, 2 * self.width)
        self.down_proj = Linear(self.width, config.hidden_size)
        self.kernel = nn.Parameter(torch.empty(self.width, 1, 3, 3))
        trunc_normal_(self.kernel, 1 / 3)  # nine cells come in

    def forward(self, x: Tensor, rope: Rope, side: int | None = None) -> Tensor:
        """[B, n*n, D] -> the same."""
        batch, cells, _ = x.shape
        side = side or math.isqrt(cells)
        board = gated(self.gate_up_proj, x).view(batch, side, side, self.width).permute(0, 3, 1, 2)
        heard = F.conv2d(board, self.kernel.to(x.dtype), padding=1, groups=self.width)
        result: Tensor = self.down_proj(heard.permute(0, 2, 3, 1).reshape(batch, cells, -1))
        return result


class BoardMixer(nn.Module):
    """Every cell gets gated messages of its 3 x 3 neighbours, its row, its column and the board.

    Of row and column it hears the sum, of the whole board the largest.
    """

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.width = config.mixer_size
        self.gate_up_proj = Linear(config.hidden_size, 8 * self.width)
        self.down_proj = Linear(4 * self.width, config.hidden_size)
        self.kernel = nn.Parameter(torch.empty(self.width, 1, 3, 3))
        trunc_normal_(self.kernel, 1 / 3)  # nine cells come in
        if config.reach:
            self.reach = Reach(config)

    def forward(self, x: Tensor, rope: Rope, side: int | None = None) -> Tensor:
        """[B, n*n, D] -> the same."""
        batch, cells, _ = x.shape
        side = side or math.isqrt(cells)
        board = gated(self.gate_up_proj, x).view(batch, side, side, 4 * self.width)
        near, row, column, anywhere = torch.split(board, self.width, dim=-1)
        root: float | Tensor
        if torch.compiler.is_exporting():  # the side is a symbol, and graphs have roots of tensors
            root = torch.ones_like(board[0, 0, :, 0]).sum().sqrt()
        else:
            root = math.sqrt(side)
        kernel = self.kernel.to(x.dtype)
        near = F.conv2d(near.permute(0, 3, 1, 2), kernel, padding=1, groups=self.width)
        heard = (
            near.permute(0, 2, 3, 1),
            (row.sum(2, keepdim=True) / root).expand_as(row),
            (column.sum(1, keepdim=True) / root).expand_as(column),
            anywhere.amax((1, 2), keepdim=True).expand_as(anywhere),
        )
        result: Tensor = self.down_proj(torch.cat(heard, dim=-1).view(batch, cells, -1))
        return result + self.reach(x, side) if hasattr(self, "reach") else result


class Reach(nn.Module):
    """Gated messages of the four neighbours, each in channels of its own, and of turned boards.

    A board is turned without its last row and column, where the largest grid of a task ends.
    """

    WAYS = 11  # four neighbours, seven turns

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.width = config.reach
        self.gate_up_proj = Linear(config.hidden_size, 2 * self.WAYS * self.width)
        self.down_proj = Linear(self.WAYS * self.width, config.hidden_size)

    def forward(self, x: Tensor, side: int) -> Tensor:
        """[B, side * side, D] -> the same."""
        batch, cells, _ = x.shape
        board = gated(self.gate_up_proj, x).view(batch, side, side, -1)
        ways = torch.split(board, self.width, dim=-1)
        wide = [F.pad(way, (0, 0, 1, 1, 1, 1)) for way in ways[:4]]
        near = (
            wide[0][:, 2:, 1:-1],
            wide[1][:, :-2, 1:-1],
            wide[2][:, 1:-1, 2:],
            wide[3][:, 1:-1, :-2],
        )
        whole = [way[:, :-1, :-1] for way in ways[4:]]
        turned = [part.transpose(1, 2) for part in whole[:4]] + whole[4:]
        flips = ((), (1,), (2,), (1, 2), (1,), (2,), (1, 2))
        far = [
            F.pad(part.flip(flip), (0, 0, 0, 1, 0, 1))
            for part, flip in zip(turned, flips, strict=True)
        ]
        result: Tensor = self.down_proj(torch.cat((*near, *far), dim=-1).view(batch, cells, -1))
        return result
