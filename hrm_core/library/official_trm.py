"""What differs in checkpoints of TRM (arXiv 2510.04871): one network is both modules."""

from collections.abc import Collection, Mapping
from typing import Any

import torch
from torch import Tensor

from hrm_core.checkpoint import ModelError

FIRST = "L_level.layers.0."
OVER_POSITIONS = ".mlp_t."  # TRM's name of what stands in the place of attention
ATTENTION = ".self_attn."
POSITIONS = 16  # of the puzzle embedding, if the configuration says nothing
DESCRIPTION = (
    "Imported from an official TRM checkpoint. One network does the work of both modules, so this"
    " is not the paper's HRM. TRM has no Q-continue: here it is 0, and the model halts as soon as"
    " Q-halt is above it."
)


def is_trm(names: Collection[str]) -> bool:
    """Whether tensors of these names, without prefixes, are those of a TRM."""
    mixers = (f"{FIRST}self_attn.qkv_proj.weight", f"{FIRST}self_attn.gate_up_proj.weight")
    one_level = not any(name.startswith("H_level.") for name in names)
    return one_level and any(plain_name(name) in mixers for name in names)


def plain_name(name: str) -> str:
    """The name that a tensor of TRM has in this project."""
    return name.replace(OVER_POSITIONS, ATTENTION)


def plain_weights(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """TRM's tensors under this project's names, and a Q-continue that is always 0."""
    plain = {plain_name(name): tensor for name, tensor in tensors.items()}
    for name in ("q_head.weight", "q_head.bias"):
        if name in plain and plain[name].shape[:1] == (2,):
            halt, _ = plain[name].unbind(0)
            plain[name] = torch.stack((halt, torch.zeros_like(halt)))
    return plain


def trm_settings(
    arch: Mapping[str, Any], shapes: Mapping[str, tuple[int, ...]], length: int
) -> dict[str, Any]:
    """Settings of a model for boards of `length` cells that HRM's configuration does not have.

    ModelError for what only looks like a TRM.
    """
    if arch.get("no_ACT_continue") is not True:
        raise ModelError(
            "it has no H-level, so it is no HRM, and its all_config.yaml does not say"
            " no_ACT_continue: true, so it is no TRM"
        )
    values: dict[str, Any] = {"shared_levels": True}
    if arch.get("puzzle_emb_ndim", 0):
        values["puzzle_emb_len"] = arch.get("puzzle_emb_len", POSITIONS) or 0
    elif arch.get("puzzle_emb_len", POSITIONS):
        raise ModelError(f"it has no puzzle embedding, so its answer lacks some of {length} cells")
    if arch.get("mlp_t", False):
        down = shapes.get(f"{FIRST}self_attn.down_proj.weight", ())
        if len(down) != 2:
            raise ModelError("its all_config.yaml says mlp_t, but it has no such mixer")
        values |= {"mixer": "mlp", "mixer_size": down[1]}
    return values
