"""Optimisers, the learning-rate schedule and the moving average of weights."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from hrm_core.model.hrm import HRM
from training.config import TrainConfig


def cosine(step: int, total: int, warmup: int, floor: float = 0.0) -> float:
    """Factor of the learning rate at `step` (from 1): linear up, then a half cosine to `floor`.

    While `total` is not known, which is 0, it does not fall.
    """
    if step < warmup:
        return step / warmup
    if not total:
        return 1.0
    done = min(1.0, (step - warmup) / max(1, total - warmup))
    return floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * done))


class AdamATan2(Optimizer):
    """Adam with atan2 in place of the division, as in adam-atan2 0.0.3: no epsilon, no clipping.

    A step is at most lr * pi / 2, however large the gradient. The correction of the first moment
    stands outside atan2, unlike in version 0.0.2 and in other packages of that name.
    """

    def __init__(
        self,
        params: Iterable[Tensor] | Iterable[dict[str, Any]],
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.95),
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(params, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # no closures here
        """One update of every parameter that has a gradient."""
        assert closure is None, "losses are computed before the step"
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    self._update(p, p.grad, group)

    def _update(self, p: Tensor, gradient: Tensor, group: dict[str, Any]) -> None:
        state = self.state[p]
        if not state:
            state["step"] = torch.zeros(())
            state["exp_avg"] = torch.zeros_like(p)
            state["exp_avg_sq"] = torch.zeros_like(p)
        state["step"] += 1
        beta1, beta2 = group["betas"]
        count, lr = int(state["step"]), group["lr"]
        m = state["exp_avg"].lerp_(gradient, 1 - beta1)
        v = state["exp_avg_sq"].lerp_(gradient.square(), 1 - beta2)
        root = v.sqrt().div_(math.sqrt(1 - beta2**count))
        p.mul_(1 - lr * group["weight_decay"])
        p.sub_(torch.atan2(m, root), alpha=lr / (1 - beta1**count))


class SparseSignSGD(Optimizer):
    """The update of a puzzle table: only rows that were used move, each entry by lr or not at all.

    Rows decay when they are used. A gradient is given by `add_gradient`, one row for each puzzle
    of the batch; rows of the same puzzle are added up before the sign is taken.
    """

    def __init__(self, table: Tensor, lr: float, weight_decay: float) -> None:
        super().__init__([table], {"lr": lr, "weight_decay": weight_decay})

    def add_gradient(self, ids: Tensor, rows: Tensor) -> None:
        """The gradient of the rows `ids`, int [B], of the table; float [B, ndim]."""
        (table,) = self.param_groups[0]["params"]
        sparse = torch.sparse_coo_tensor(ids[None].long(), rows, table.shape, check_invariants=True)
        table.grad = sparse if table.grad is None else table.grad + sparse

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # no closures here
        """One update of the rows that have a gradient."""
        assert closure is None, "losses are computed before the step"
        for group in self.param_groups:
            for table in group["params"]:
                if table.grad is None:
                    continue
                gradient = table.grad.coalesce()
                (ids,) = gradient.indices()
                rows = table[ids] * (1 - group["lr"] * group["weight_decay"])
                table[ids] = rows - group["lr"] * gradient.values().sign()


def parameter_groups(model: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Matrices decay; biases and one-dimensional parameters do not."""
    matrices = [p for p in model.parameters() if p.ndim >= 2]
    vectors = [p for p in model.parameters() if p.ndim < 2]
    return [
        {"params": matrices, "weight_decay": weight_decay},
        {"params": vectors, "weight_decay": 0.0},
    ]


def make_optimisers(model: HRM, config: TrainConfig) -> list[Optimizer]:
    """The optimisers a configuration names; every group keeps its own base rate as 'base_lr'.

    A model with a puzzle table gets a SparseSignSGD for it, which comes first.
    """
    optimisers: list[Optimizer] = []
    if model.config.puzzle_emb_ndim and not model.config.reader:
        table = model.puzzle_emb.weights
        optimisers.append(
            SparseSignSGD(table, config.puzzle_emb_lr, config.puzzle_emb_weight_decay)
        )
    if config.optimiser == "muon":
        optimisers += _muon(model, config)
    elif config.optimiser == "adam_atan2":  # one group: officially everything decays
        optimisers.append(
            AdamATan2(model.parameters(), config.lr, config.betas, config.weight_decay)
        )
    else:
        assert config.optimiser == "adamw", "TrainConfig.problems() knows the names"
        groups = parameter_groups(model, config.weight_decay)
        optimisers.append(torch.optim.AdamW(groups, lr=config.lr, betas=config.betas))
    for optimiser in optimisers:
        for group in optimiser.param_groups:
            group["base_lr"] = group["lr"]
    return optimisers


def _muon(model: HRM, config: TrainConfig) -> list[Optimizer]:
    """Muon for the matrices inside the levels, AdamW for the rest."""
    inner = {id(p): p for name, p in model.named_parameters() if is_hidden_matrix(name, p)}
    outer = [p for p in model.parameters() if id(p) not in inner]
    return [
        torch.optim.Muon(
            list(inner.values()),
            lr=config.muon_lr,
            weight_decay=config.weight_decay,
            momentum=config.betas[1],
        ),
        torch.optim.AdamW(outer, lr=config.lr, betas=config.betas, weight_decay=0.0),
    ]


def is_hidden_matrix(name: str, parameter: Tensor) -> bool:
    """Whether Muon takes this parameter: matrices inside the levels, not embeddings or heads."""
    return parameter.ndim == 2 and "_level." in name


def set_rate(optimisers: Iterable[Optimizer], factor: float) -> None:
    """Every group's rate becomes its base rate times `factor`."""
    for optimiser in optimisers:
        for group in optimiser.param_groups:
            group["lr"] = group["base_lr"] * factor


def load_states(optimisers: Iterable[Optimizer], states: Iterable[dict[str, Any]]) -> None:
    """What optimisers remember of their steps; rates, decay and betas stay as they were made."""
    for optimiser, state in zip(optimisers, states, strict=True):
        made = [dict(group) for group in optimiser.param_groups]
        optimiser.load_state_dict(state)
        for group, own in zip(optimiser.param_groups, made, strict=True):
            group.update(own)


class Ema:
    """A moving average of a model's parameters, warmed up so that it never lags far behind.

    A share of `anchor` is that of the parameters it began with: between a model and what became of
    it by fine-tuning lie models that gain most of the new and lose little of the old (WiSE-FT,
    arXiv 2109.01903).
    """

    def __init__(self, model: nn.Module, decay: float, anchor: float = 0.0) -> None:
        self.decay, self.anchor = decay, anchor
        self.count = 0
        self.average = _copied(model)
        self.start = _copied(model) if anchor else {}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """One step towards the model's present parameters."""
        self.count += 1
        decay = min(self.decay, (1 + self.count) / (10 + self.count))
        mine = list(self.average.values())
        now = [p.detach() for p in model.parameters()]
        if self.anchor:
            now = list(torch._foreach_lerp(now, list(self.start.values()), self.anchor))
        torch._foreach_lerp_(mine, now, 1 - decay)

    def weights(self, model: nn.Module) -> dict[str, Tensor]:
        """A full state dict: averaged parameters, the model's own buffers."""
        return {**model.state_dict(), **self.average}

    def load(
        self, average: Mapping[str, Tensor], count: int, start: Mapping[str, Tensor] | None = None
    ) -> None:
        """Continue from saved values; without those of the start, what is loaded is the start."""
        self.count = count
        for name, value in average.items():
            self.average[name].copy_(value)
            if self.anchor:
                self.start[name].copy_((start or average)[name])


def _copied(model: nn.Module) -> dict[str, Tensor]:
    return {name: p.detach().clone() for name, p in model.named_parameters()}
