"""What runs a model: state goes in and comes out, nothing hidden; back ends import themselves."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

State = Any  # z_H and z_L of a batch, in whatever form the engine keeps them; handed back unopened


@dataclass(frozen=True)
class Batch:
    """Puzzles as the model sees them."""

    tokens: NDArray[np.int32]  # [B, L]
    puzzle_ids: NDArray[np.int32]  # [B]


@dataclass(frozen=True)
class Seen:
    """What only somebody who looks wants to know; it is large."""

    logits: NDArray[np.float32]  # [B, L, V]
    change_H: NDArray[np.float32]  # [B, L], |z_H - z_H before| / |z_H before| in every cell
    change_L: NDArray[np.float32]  # [B, L], the same of z_L


@dataclass(frozen=True)
class Step:
    """What one segment put out. Logits and changes leave the engine when they are first read."""

    answers: NDArray[np.int32]  # [B, L], the most believed token
    q_halt: NDArray[np.float32]  # [B], raw logit: "this answer is right"
    q_continue: NDArray[np.float32]  # [B], raw logit: "thinking on would get it right"
    look: Callable[[], Seen]
    doubt: NDArray[np.float32] | None = None  # [B], raw logit: "a guess is wrong"; few models

    @cached_property
    def seen(self) -> Seen:
        """What `look` finds, once."""
        return self.look()

    @property
    def logits(self) -> NDArray[np.float32]:
        """float32 [B, L, V]."""
        return self.seen.logits

    @property
    def change_H(self) -> NDArray[np.float32]:  # noqa: N802  the field's name
        """float32 [B, L]."""
        return self.seen.change_H

    @property
    def change_L(self) -> NDArray[np.float32]:  # noqa: N802  the field's name
        """float32 [B, L]."""
        return self.seen.change_L


@dataclass(frozen=True, eq=False)
class Inner:
    """A segment of one puzzle from inside: the states after every inner step, each flat."""

    L: NDArray[np.float32]  # [1 + cycles * steps, N], z_L before the first step and after each
    H: NDArray[np.float32]  # [1 + cycles, N], z_H before the first cycle and after each
    step: Step  # what the segment put out


def step_of(
    logits: NDArray[np.float32],
    q_halt: NDArray[np.float32],
    q_continue: NDArray[np.float32],
    change_H: NDArray[np.float32],
    change_L: NDArray[np.float32],
    doubt: NDArray[np.float32] | None = None,
) -> Step:
    """A Step of which everything is there already."""
    seen = Seen(logits, change_H, change_L)
    answers = np.asarray(logits.argmax(axis=-1), dtype=np.int32)
    return Step(answers, q_halt, q_continue, lambda: seen, doubt)


def difference(expected: Step, found: Step) -> float:
    """The largest of any output, relative where that is larger than 1; infinite if one is NaN."""
    worst = 0.0
    for name in ("logits", "q_halt", "q_continue", "change_H", "change_L", "doubt"):
        right, value = getattr(expected, name), getattr(found, name)
        if right is None and value is None:
            continue
        error = np.abs(value - right) / np.maximum(np.abs(right), 1)
        worst = max(worst, float(np.nan_to_num(error, nan=np.inf).max()))
    return worst


def too_large(cells: int, most: int) -> str:
    """What is said of a board that a model does not take."""
    side, room = math.isqrt(cells), math.isqrt(most)
    return (
        f"this puzzle needs a board of {side} x {side}, the model takes {room} x {room}; choose"
        " another model, or learn the task again"
    )


class Engine(Protocol):
    """Runs one model on one device."""

    @property
    def device(self) -> str:
        """Where it runs: 'cpu', 'cuda'."""

    @property
    def reason(self) -> str:
        """What runs it and why there, fit to show: 'ONNX Runtime, CPU: no CUDA device found'."""

    @property
    def seq_len(self) -> int | None:
        """The positions of its board; None if it takes square boards of any size."""

    @property
    def doubts(self) -> bool:
        """Whether the model says how likely a guess is wrong, and so can think on after one."""

    def start(self, batch: Batch) -> State:
        """The state before the first segment."""

    def resume(self, batch: Batch, states: Sequence[State]) -> State:
        """The state of a batch whose rows think on or begin: those of `states`, one after another.

        Each of `states` may have several rows; together they are as many as the batch has.
        """

    def step(self, batch: Batch, state: State) -> tuple[State, Step]:
        """One segment: all H- and L-cycles, a prediction and two values."""

    def keep(self, state: State, rows: NDArray[np.intp]) -> State:
        """The state of some rows of the batch, so that puzzles which halted can leave it."""


@runtime_checkable
class Inspectable(Engine, Protocol):
    """An engine that can be looked into while it runs a segment."""

    def inside(self, batch: Batch, state: State) -> tuple[State, Inner]:
        """One segment, with the states on the way, of the first row."""
