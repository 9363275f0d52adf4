"""What training steps found, kept between reports."""

from dataclasses import dataclass, field

import torch
from torch import Tensor

from hrm_core.model.hrm import Latent


@dataclass(frozen=True)
class SegmentResult:
    """What a part of the batch said in one segment, B rows, without a gradient history."""

    latent: Latent
    q_halt: Tensor  # [B]
    q_continue: Tensor  # [B]
    exact: Tensor  # bool [B]
    logits: Tensor  # [B, L, V]
    doubt: Tensor | None  # [B]
    cells: Tensor  # int64, cells right
    loss: Tensor  # its part of the batch's


@dataclass
class Tally:
    """Sums since the last report."""

    steps: int = 0
    _sums: dict[str, Tensor] = field(default_factory=dict)  # float64, on the device of the steps

    def add(self, **values: Tensor) -> None:
        """Add one step's sums; nothing waits for the device here."""
        self.steps += 1
        for name, value in values.items():
            before = self._sums.get(name)
            now = value.detach().double()
            self._sums[name] = now if before is None else before + now

    def sums(self) -> dict[str, float]:
        """Every sum; this waits for the device, once for all of them."""
        if not self._sums:
            return {}
        return dict(zip(self._sums, torch.stack(list(self._sums.values())).tolist(), strict=True))


def ratio(value: float, over: float) -> float:
    """A sum divided, 0 if there is nothing."""
    return value / over if over else 0.0
