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

WIDER = ("hidden_size", "mixer_size", "expansion", "mlp_multiple", "reach", "overview")
FREE = ("halt_max_steps", "halt_exploration_prob", "noise", "forward_dtype", "doubt")
MIXERS = {"units", "conv", "board"}  # a channel is a channel in them: no heads, no positions
READS = ("gate_up_proj.weight", "lm_head.weight", "q_head.weight", "doubt_head.weight")
ADDS = ("down_proj.weight", "H_init", "L_init")
WAYS = 11  # kinds of messages in the reach of a board mixer
Groups = tuple[int, int, int]  # gate and rest, kinds of messages in the rows, and in the columns


class GrowthError(ValueError):
    """Two shapes between which no growth leads; its message is fit to show."""


def grow(weights: Mapping[str, Tensor], before: HRMConfig, after: HRMConfig) -> dict[str, Tensor]:
    """The float32 weights of `before` in a network of `after` that says the same, up to rounding.

    Wider states (hidden_size), more units (mixer_size, expansion), the reach of a board mixer, the
    overview of the units mixer and the doubt head; all else must be equal. New weights come from
    PyTorch's generator. GrowthError.
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
            _fill(new, old * scale, _groups(name, before), _groups(name, after))
        grown[name] = new
    return grown


def _fill(new: Tensor, old: Tensor, before: Groups, after: Groups) -> None:
    """Old numbers in their places; rows and columns lie in groups that become larger or more."""
    if old.ndim != 2:
        new[: len(old)] = old
        return
    room, part = _grouped(new, after), _grouped(old, before)
    room[tuple(slice(size) for size in part.shape)] = part


def _grouped(weight: Tensor, groups: Groups) -> Tensor:
    """[rows, columns] -> [parts, groups, rows of a group, groups, columns of a group], a view."""
    parts, rows, columns = groups
    return weight.view(parts, rows, -1, columns, weight.shape[1] // columns)


def _groups(name: str, config: HRMConfig) -> Groups:
    if name == "doubt_head.weight":
        return 1, 1, 2  # the largest of each channel, then their means
    kinds = 1
    if ".reach." in name:
        kinds = WAYS
    elif ".self_attn." in name:
        mixer = config.L_mixer if name.startswith("L_") and config.L_mixer else config.mixer
        kinds = {"units": len(config.unit_axes), "board": 4}.get(mixer, 1)
    if name.endswith("gate_up_proj.weight"):
        return 2, kinds, 1
    return (1, 1, kinds) if name.endswith("down_proj.weight") else (1, 1, 1)


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
    if before.overview and not after.overview:
        found.append("a model with an overview cannot lose it")
    if before.doubt and not after.doubt:
        found.append("a model that guesses cannot lose its doubt head")
    return found
