"""Optimisers, the learning-rate schedule and the moving average of weights."""

import math
from collections.abc import Iterable, Mapping

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from training.config import TrainConfig


def cosine(step: int, total: int, warmup: int, floor: float = 0.0) -> float:
    """Factor of the learning rate at `step` (from 1): linear up, then a half cosine to `floor`."""
    if step < warmup:
        return step / warmup
    done = min(1.0, (step - warmup) / max(1, total - warmup))
    return floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * done))


def parameter_groups(model: nn.Module, weight_decay: float) -> list[dict[str, object]]:
    """Matrices decay; biases and one-dimensional parameters do not."""
    matrices = [p for p in model.parameters() if p.ndim >= 2]
    vectors = [p for p in model.parameters() if p.ndim < 2]
    return [
        {"params": matrices, "weight_decay": weight_decay},
        {"params": vectors, "weight_decay": 0.0},
    ]


def make_optimisers(model: nn.Module, config: TrainConfig) -> list[Optimizer]:
    """The optimisers a configuration names; every group keeps its own base rate as 'base_lr'."""
    optimisers: list[Optimizer] = []
    if config.optimiser == "muon":
        inner = {id(p): p for name, p in model.named_parameters() if is_hidden_matrix(name, p)}
        outer = [p for p in model.parameters() if id(p) not in inner]
        optimisers = [
            torch.optim.Muon(
                list(inner.values()),
                lr=config.muon_lr,
                weight_decay=config.weight_decay,
                momentum=config.betas[1],
            ),
            torch.optim.AdamW(outer, lr=config.lr, betas=config.betas, weight_decay=0.0),
        ]
    elif config.optimiser == "adamw":
        groups = parameter_groups(model, config.weight_decay)
        optimisers = [torch.optim.AdamW(groups, lr=config.lr, betas=config.betas)]
    for optimiser in optimisers:
        for group in optimiser.param_groups:
            group["base_lr"] = group["lr"]
    return optimisers


def is_hidden_matrix(name: str, parameter: Tensor) -> bool:
    """Whether Muon takes this parameter: matrices inside the levels, not embeddings or heads."""
    return parameter.ndim == 2 and "_level." in name


def set_rate(optimisers: Iterable[Optimizer], factor: float) -> None:
    """Every group's rate becomes its base rate times `factor`."""
    for optimiser in optimisers:
        for group in optimiser.param_groups:
            group["lr"] = group["base_lr"] * factor


class Ema:
    """An exponential moving average of a model's parameters, warmed up so that it never lags far."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.count = 0
        self.average = {name: p.detach().clone() for name, p in model.named_parameters()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """One step towards the model's present parameters."""
        self.count += 1
        decay = min(self.decay, (1 + self.count) / (10 + self.count))
        mine = list(self.average.values())
        torch._foreach_lerp_(mine, [p.detach() for p in model.parameters()], 1 - decay)

    def weights(self, model: nn.Module) -> dict[str, Tensor]:
        """A full state dict: averaged parameters, the model's own buffers."""
        return {**model.state_dict(), **self.average}

    def load(self, average: Mapping[str, Tensor], count: int) -> None:
        """Continue from saved values."""
        self.count = count
        for name, value in average.items():
            self.average[name].copy_(value)
