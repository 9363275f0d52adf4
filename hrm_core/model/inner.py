"""The states of the two modules on the way through a segment, seen by who asks for them."""

from collections.abc import Generator
from contextlib import contextmanager

from torch import Tensor, nn

from hrm_core.model.hrm import HRM


@contextmanager
def outputs_of(model: HRM) -> Generator[list[Tensor]]:
    """What the levels put out while this is open, in the order of the paper's loops.

    Each is [B, positions, D]: z_L after each of the T steps of a cycle, then z_H, N times.
    """
    outputs: list[Tensor] = []

    def keep(_: nn.Module, __: object, out: Tensor) -> None:
        outputs.append(out)

    levels = [model.L_level] if model.config.shared_levels else [model.L_level, model.H_level]
    hooks = [level.register_forward_hook(keep) for level in levels]
    try:
        yield outputs
    finally:
        for hook in hooks:
            hook.remove()


def apart(outputs: list[Tensor], steps: int) -> tuple[list[Tensor], list[Tensor]]:
    """Those of L and those of H; `steps` of L come before each of H."""
    fast = [each for place, each in enumerate(outputs) if place % (steps + 1) < steps]
    return fast, outputs[steps :: steps + 1]
