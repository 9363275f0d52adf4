"""A wider network that says what the one before said, to go on training from.

A norm divides by the root of the mean square of all channels, so a state that has new channels, all
still 0, comes out larger by a factor. What reads the state is divided by it, what adds to the state
is multiplied. New units of the hidden layers read at random and say nothing yet.
"""

import math
from collections.abc import Mapping
from dataclasses import fields

import torch
from torch import Tensor

from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM

WIDER = ("hidden_size", "mixer_size", "expansion", "mlp_multiple", "reach")
FREE = ("halt_max_steps", "halt_exploration_prob", "noise", "forward_dtype", "doubt")
MIXERS = {"units", "conv", "board"}  # a channel is a channel in them: no heads, no positions
READS = ("gate_up_proj.weight", "lm_head.weight", "q_head.weight", "doubt_head.weight")
ADDS = ("down_proj.weight", "H_init", "L_init")
WAYS = 11  # kinds of messages in the reach of a board mixer


class GrowthError(ValueError):
    """Two shapes between which no growth leads; its message is fit to show."""


def grow(weights: Mapping[str, Tensor], before: HRMConfig, after: HRMConfig) -> dict[str, Tensor]:
    """The float32 weights of `before` in a network of `after` that says the same, up to rounding.

    Wider states (hidden_size), more units (mixer_size, expansion), the reach of a board mixer and
    the doubt head; all else must be equal. New weights come from PyTorch's generator. GrowthError.
    """
    for reason in _reasons(before, after):
        raise GrowthError(reason)
    factor = math.sqrt(after.hidden_size / before.hidden_size)
    grown = {}
    for name, own in HRM(after).state_dict().items():
        old = weights.get(name)
        if name.endswith(READS):
            scale, new = 1 / factor, own.clone()
        else:
            scale, new = (factor if name.endswith(ADDS) else 1.0), torch.zeros_like(own)
            if name.endswith("kernel") or (old is None and name.startswith("doubt_head.")):
                new = own.clone()
        if old is not None:
            rows, columns = _groups(name, after)
            _fill(new, old * scale, rows, columns)
        grown[name] = new
    return grown


def _fill(new: Tensor, old: Tensor, rows: int, columns: int) -> None:
    """Old numbers in their places; rows and columns lie in groups that become larger each."""
    if old.ndim != 2:
        new[: len(old)] = old
        return
    room = new.view(rows, -1, columns, new.shape[1] // columns)
    part = old.view(rows, -1, columns, old.shape[1] // columns)
    room[:, : part.shape[1], :, : part.shape[3]] = part


def _groups(name: str, config: HRMConfig) -> tuple[int, int]:
    """In how many groups the rows and the columns of a weight lie."""
    if name == "doubt_head.weight":
        return 1, 2  # the largest of each channel, then their means
    kinds = 1
    if ".reach." in name:
        kinds = WAYS
    elif ".self_attn." in name:
        mixer = config.L_mixer if name.startswith("L_") and config.L_mixer else config.mixer
        units = 2 + (config.box[0] > 0) + (config.symbols[1] > 1)
        kinds = {"units": units, "board": 4}.get(mixer, 1)
    if name.endswith("gate_up_proj.weight"):
        return 2 * kinds, 1
    return (1, kinds) if name.endswith("down_proj.weight") else (1, 1)


def _reasons(before: HRMConfig, after: HRMConfig) -> list[str]:
    """Why one shape does not grow into the other."""
    if before.mixers - MIXERS or before.legend or before.puzzle_emb_ndim:
        return [f"networks with {', '.join(sorted(before.mixers))} and their like do not grow"]
    found = []
    for name in (each.name for each in fields(HRMConfig)):
        old, new = getattr(before, name), getattr(after, name)
        if name not in (*WIDER, *FREE) and old != new:
            found.append(f"{name} cannot change from {old} to {new}")
    for name in ("hidden_size", "mixer_size", "mlp_size", "reach"):
        old, new = getattr(before, name), getattr(after, name)
        if new < old:
            found.append(f"{name} cannot shrink from {old} to {new}")
    if before.doubt and not after.doubt:
        found.append("a model that guesses cannot lose its doubt head")
    return found
