"""How far back the gradient flows: the forward numbers are the same, its support is not."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor, nn
from torch.autograd.graph import saved_tensors_hooks

from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM, Horizon, Latent
from tests.hrm_core.model.variants import BASE, VARIANTS, make, puzzles

every_variant = pytest.mark.parametrize("config", VARIANTS.values(), ids=list(VARIANTS))


def second_state(model: HRM) -> Latent:
    """What the second segment starts from."""
    tokens, ids = puzzles(model.config)
    with torch.no_grad():
        state: Latent = model(tokens, ids, model.start(len(tokens)))[0]
    return state


def loss(model: HRM, horizon: Horizon, state: Latent) -> Tensor:
    """Some function of all that a segment puts out."""
    tokens, ids = puzzles(model.config)
    _, out = model(tokens, ids, state, horizon)
    total: Tensor = out.logits.float().square().mean() + out.q_halt.mean() - out.q_continue.mean()
    return total


def gradients(model: HRM, horizon: Horizon) -> dict[str, Tensor]:
    model.zero_grad()
    loss(model, horizon, second_state(model)).backward()  # type: ignore[no-untyped-call]  # torch has no type here
    return {name: p.grad.clone() for name, p in model.named_parameters() if p.grad is not None}


@every_variant
@pytest.mark.parametrize("horizon", [Horizon.LAST_CYCLE, Horizon.ALL_CYCLES])
def test_the_forward_numbers_do_not_depend_on_the_horizon(
    config: HRMConfig, horizon: Horizon
) -> None:
    model = make(config)
    tokens, ids = puzzles(config)
    state, out = model(tokens, ids, model.start(3), Horizon.ONE_STEP)
    other_state, other = model(tokens, ids, model.start(3), horizon)
    assert torch.equal(state.z_H, other_state.z_H)
    assert torch.equal(state.z_L, other_state.z_L)
    assert torch.equal(out.logits, other.logits)
    assert torch.equal(out.q_halt, other.q_halt)


@pytest.mark.parametrize(
    ("horizon", "lower", "upper"),
    [
        (Horizon.ONE_STEP, [False] * 5 + [True], [False, True]),
        (Horizon.LAST_CYCLE, [False] * 3 + [True] * 3, [False, True]),
        (Horizon.ALL_CYCLES, [True] * 6, [True, True]),
    ],
)
def test_the_updates_that_carry_a_gradient(
    horizon: Horizon, lower: list[bool], upper: list[bool]
) -> None:
    model = make(BASE)
    carried: dict[str, list[bool]] = {"L": [], "H": []}

    def record(name: str, level: nn.Module) -> None:
        level.register_forward_hook(lambda _m, _i, out: carried[name].append(out.requires_grad))

    record("L", model.L_level)
    record("H", model.H_level)
    tokens, ids = puzzles(BASE)
    model(tokens, ids, model.start(3), horizon)
    assert carried == {"L": lower, "H": upper}


def test_the_three_horizons_give_three_gradients() -> None:
    model = make(BASE)
    one, last, every = (
        gradients(model, h)["L_level.layers.0.mlp.down_proj.weight"] for h in Horizon
    )
    assert not torch.allclose(one, last, rtol=0.01)
    assert not torch.allclose(last, every, rtol=0.01)


def test_with_a_single_cycle_all_horizons_are_one() -> None:
    model = make(VARIANTS["one cycle"])
    one = gradients(model, Horizon.ONE_STEP)
    for horizon in (Horizon.LAST_CYCLE, Horizon.ALL_CYCLES):
        for name, gradient in gradients(model, horizon).items():
            assert torch.allclose(gradient, one[name], atol=1e-6), name


@pytest.mark.parametrize("name", ["official", "mlp mixer", "units mixer", "shared levels"])
def test_the_gradient_through_all_cycles_is_the_slope_of_the_loss(name: str) -> None:
    model = make(VARIANTS[name])
    every, one = gradients(model, Horizon.ALL_CYCLES), gradients(model, Horizon.ONE_STEP)
    size = sum(float(g.square().sum()) for g in every.values()) ** 0.5
    state, step = second_state(model), 5e-4
    losses = []
    for sign in (1, -1, -1):  # forward, back to where it was, backward
        with torch.no_grad():
            for key, p in model.named_parameters():
                p.add_(every[key], alpha=sign * step / size)
            losses.append(float(loss(model, Horizon.ALL_CYCLES, state)))
    slope = (losses[0] - losses[2]) / (2 * step)
    assert slope == pytest.approx(size, rel=0.02)
    along = sum(float((one[key] * every[key]).sum()) for key in every) / size
    assert along != pytest.approx(size, rel=0.02)  # the paper's gradient is an approximation


def test_without_gradient_every_horizon_runs_and_keeps_nothing() -> None:
    model = make(BASE)
    tokens, ids = puzzles(BASE)
    with torch.inference_mode():
        outs = [model(tokens, ids, model.start(3), horizon)[1] for horizon in Horizon]
    assert all(torch.equal(out.logits, outs[0].logits) for out in outs)
    assert not any(out.logits.requires_grad for out in outs)


def kept(horizon: Horizon, H_cycles: int, L_cycles: int) -> int:
    """Numbers that one segment keeps for the backward pass."""
    model = make(replace(BASE, H_cycles=H_cycles, L_cycles=L_cycles))
    state, sizes = second_state(model), []

    def count(tensor: Tensor) -> Tensor:
        sizes.append(tensor.numel())
        return tensor

    with saved_tensors_hooks(count, lambda tensor: tensor):
        loss(model, horizon, state)
    return sum(sizes)


def test_the_memory_of_one_step_does_not_grow_with_the_depth() -> None:
    assert kept(Horizon.ONE_STEP, 1, 1) == kept(Horizon.ONE_STEP, 8, 8)


def test_the_memory_of_the_last_cycle_grows_with_its_l_updates_alone() -> None:
    one, two, three = (kept(Horizon.LAST_CYCLE, 2, count) for count in (1, 2, 3))
    assert two - one == three - two > 0
    assert kept(Horizon.LAST_CYCLE, 8, 2) == two


def test_all_cycles_keep_less_for_each_than_one_cycle_needs() -> None:
    grown = kept(Horizon.ALL_CYCLES, 8, 2) - kept(Horizon.ALL_CYCLES, 4, 2)
    assert grown < 4 * kept(Horizon.LAST_CYCLE, 1, 2) / 10
