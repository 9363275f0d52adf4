"""What training steps found, kept between reports."""

from dataclasses import dataclass, field

from torch import Tensor

from hrm_core.model.hrm import Latent


@dataclass(frozen=True)
class Said:
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
    halted: float = 0.0
    sums: dict[str, float] = field(default_factory=dict)

    def add(self, **values: Tensor) -> None:
        """Add one step's sums."""
        self.steps += 1
        for name, value in values.items():
            self.sums[name] = self.sums.get(name, 0.0) + float(value)

    def mean(self, name: str, over: float) -> float:
        """A sum divided, 0 if there is nothing."""
        return self.sums.get(name, 0.0) / over if over else 0.0
