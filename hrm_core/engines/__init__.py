"""What runs a model: state goes in and comes out, nothing hidden; back ends import themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

State = Any  # z_H and z_L of a batch, in whatever form the engine keeps them; handed back unopened


@dataclass(frozen=True)
class Batch:
    """Puzzles as the model sees them."""

    tokens: NDArray[np.int32]  # [B, L]
    puzzle_ids: NDArray[np.int32]  # [B]


@dataclass(frozen=True)
class Step:
    """What one segment put out."""

    logits: NDArray[np.float32]  # [B, L, V]
    q_halt: NDArray[np.float32]  # [B], raw logit: "this answer is right"
    q_continue: NDArray[np.float32]  # [B], raw logit: "thinking on would get it right"
    change_H: NDArray[np.float32]  # [B, L], |z_H - z_H before| / |z_H before| in every cell
    change_L: NDArray[np.float32]  # [B, L], the same of z_L
    doubt: NDArray[np.float32] | None = None  # [B], raw logit: "a guess is wrong"; few models


class Engine(Protocol):
    """Runs one model on one device."""

    @property
    def device(self) -> str:
        """Where it runs: 'cpu', 'cuda'."""

    @property
    def reason(self) -> str:
        """Why there, fit to show: 'CPU: no CUDA device found'."""

    @property
    def seq_len(self) -> int | None:
        """The positions of its board; None if it takes square boards of any size."""

    @property
    def doubts(self) -> bool:
        """Whether the model says how likely a guess is wrong, and so can think on after one."""

    def start(self, batch: Batch) -> State:
        """The state before the first segment."""

    def resume(self, batch: Batch, states: Sequence[State]) -> State:
        """The state of rows that think on, `states` one row each, with what is given in `batch`."""

    def step(self, batch: Batch, state: State) -> tuple[State, Step]:
        """One segment: all H- and L-cycles, a prediction and two values."""

    def keep(self, state: State, rows: NDArray[np.intp]) -> State:
        """The state of some rows of the batch, so that puzzles which halted can leave it."""
