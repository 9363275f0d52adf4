"""Small models, one for every option that changes the computation."""

from dataclasses import replace

import torch
from torch import Tensor

from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from hrm_core.views import COLORS

BASE = HRMConfig(
    seq_len=16,
    vocab_size=6,
    hidden_size=8,
    num_heads=2,
    H_layers=1,
    L_layers=2,
    H_cycles=2,
    L_cycles=3,
    mlp_multiple=8,
    mixer_size=5,
    grid=(4, 4),
    box=(2, 2),
)
LEGEND = HRMConfig(  # a small model for ARC
    seq_len=49,
    vocab_size=12,
    hidden_size=8,
    num_heads=2,
    H_layers=1,
    L_layers=1,
    mlp_multiple=8,
    mixer="attention",
    L_mixer="board",
    mixer_size=6,
    pos_encodings="edges",
    legend=2,
    puzzle_emb_ndim=(1 + 2 * COLORS) * 8,
    q_pool="mean",
)
READER = replace(LEGEND, reader=2, num_puzzle_identifiers=8, reach=2)
VARIANTS = {
    "official": BASE,
    "learned positions": replace(BASE, pos_encodings="learned"),
    "grid positions": replace(BASE, pos_encodings="grid"),
    "grid positions without boxes": replace(BASE, pos_encodings="grid", box=(0, 0)),
    "2-D rope": replace(BASE, pos_encodings="rope2d"),
    "2-D rope and a puzzle token": replace(
        BASE, pos_encodings="rope2d", puzzle_emb_ndim=8, num_puzzle_identifiers=3
    ),
    "normed queries and keys": replace(BASE, qk_norm=True),
    "registers": replace(BASE, registers=2),
    "registers, learned positions and a puzzle token": replace(
        BASE, registers=2, pos_encodings="learned", puzzle_emb_ndim=8, num_puzzle_identifiers=3
    ),
    "mlp mixer and registers": replace(BASE, mixer="mlp", pos_encodings="none", registers=2),
    "no positions": replace(BASE, pos_encodings="none"),
    "mlp mixer": replace(BASE, mixer="mlp", pos_encodings="grid"),
    "units mixer": replace(BASE, mixer="units", pos_encodings="none"),
    "units mixer without boxes": replace(BASE, mixer="units", pos_encodings="none", box=(0, 0)),
    "an overview": replace(
        BASE, mixer="units", pos_encodings="none", symbols=(2, 4), overview=True
    ),
    "an overview of places": replace(BASE, mixer="units", pos_encodings="none", overview=True),
    "conv mixer": replace(BASE, mixer="conv", pos_encodings="none"),
    "shared levels": replace(BASE, shared_levels=True),
    "doubt": replace(
        BASE, mixer="units", pos_encodings="none", symbols=(2, 4), q_pool="max", doubt=True
    ),
    "mean pool": replace(BASE, q_pool="mean"),
    "one puzzle token": replace(BASE, puzzle_emb_ndim=8, num_puzzle_identifiers=3),
    "two puzzle tokens": replace(BASE, puzzle_emb_ndim=12, num_puzzle_identifiers=3),
    "mlp mixer and a puzzle token": replace(
        BASE, mixer="mlp", pos_encodings="learned", puzzle_emb_ndim=8, num_puzzle_identifiers=3
    ),
    "one cycle": replace(BASE, H_cycles=1, L_cycles=1),
    "bfloat16": replace(BASE, forward_dtype="bfloat16"),
}


def make(config: HRMConfig, seed: int = 0) -> HRM:
    """A model whose heads and tables are not the zeros they start as."""
    torch.manual_seed(seed)
    model = HRM(config)
    torch.nn.init.normal_(model.q_head.weight)
    if config.doubt:
        torch.nn.init.normal_(model.doubt_head.weight)
    if config.puzzle_emb_ndim:
        torch.nn.init.normal_(model.puzzle_emb.weights)
    return model


def puzzles(config: HRMConfig, count: int = 3) -> tuple[Tensor, Tensor]:
    """Random tokens [count, L] and puzzle ids [count]."""
    rng = torch.Generator().manual_seed(1)
    tokens = torch.randint(config.vocab_size, (count, config.seq_len), generator=rng)
    return tokens, torch.arange(count) % config.num_puzzle_identifiers
