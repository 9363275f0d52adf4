"""Optimisers: what they move, what they leave alone; their numbers are tested in tests/golden."""

import copy
import math
from dataclasses import replace
from itertools import pairwise

import pytest
import torch
from torch import Tensor
from torch.nn import Parameter

from hrm_core.model.hrm import HRM
from training.config import OPTIMISERS, SourceConfig, TrainConfig
from training.loop.optim import (
    AdamATan2,
    Ema,
    SparseSignSGD,
    cosine,
    is_hidden_matrix,
    make_optimisers,
    set_rate,
)

CONFIG = TrainConfig(
    name="test",
    task="sudoku",
    model={"hidden_size": 8, "num_heads": 2, "H_layers": 1, "L_layers": 1, "mlp_multiple": 8},
    sources=(SourceConfig("generate"),),
    lr=0.01,
    muon_lr=0.02,
    puzzle_emb_lr=0.05,
    weight_decay=0.5,
)
WITH_PUZZLES = replace(
    CONFIG, model={**CONFIG.model, "puzzle_emb_ndim": 8, "num_puzzle_identifiers": 4}
)


def moved(before: Tensor, after: Tensor) -> Tensor:
    return (after - before).abs()


@pytest.mark.parametrize("name", OPTIMISERS)
def test_every_parameter_has_exactly_one_optimiser(name: str) -> None:
    model = HRM(CONFIG.hrm_config())
    optimisers = make_optimisers(model, replace(CONFIG, optimiser=name))
    held = [id(p) for o in optimisers for group in o.param_groups for p in group["params"]]
    assert sorted(held) == sorted(id(p) for p in model.parameters())


@pytest.mark.parametrize("name", OPTIMISERS)
def test_every_optimiser_moves_every_parameter_it_has_a_gradient_for(name: str) -> None:
    model = HRM(CONFIG.hrm_config())
    before = copy.deepcopy(model.state_dict())
    optimisers = make_optimisers(model, replace(CONFIG, optimiser=name))
    for p in model.parameters():
        p.grad = torch.randn(p.shape, generator=torch.Generator().manual_seed(0))
    for optimiser in optimisers:
        optimiser.step()
        optimiser.zero_grad()
    for key, p in model.named_parameters():
        assert moved(before[key], p).max() > 1e-4, key
        assert p.grad is None
    assert torch.equal(before["H_init"], model.H_init)


@pytest.mark.parametrize("name", OPTIMISERS)
def test_the_table_of_puzzles_has_an_optimiser_and_a_rate_of_its_own(name: str) -> None:
    model = HRM(WITH_PUZZLES.hrm_config())
    sign, *others = make_optimisers(model, replace(WITH_PUZZLES, optimiser=name))
    assert isinstance(sign, SparseSignSGD)
    assert sign.param_groups[0]["params"][0] is model.puzzle_emb.weights
    assert sign.param_groups[0]["base_lr"] == 0.05
    assert not any(isinstance(other, SparseSignSGD) for other in others)


def test_muon_takes_the_matrices_inside_the_levels_and_nothing_else() -> None:
    model = HRM(CONFIG.hrm_config())
    muon, adamw = make_optimisers(model, replace(CONFIG, optimiser="muon"))
    inner = {id(p) for p in muon.param_groups[0]["params"]}
    assert inner == {id(p) for level in (model.H_level, model.L_level) for p in level.parameters()}
    assert muon.param_groups[0]["base_lr"] == 0.02
    assert adamw.param_groups[0]["base_lr"] == 0.01
    assert not is_hidden_matrix("lm_head.weight", model.lm_head.weight)


def test_adamw_does_not_decay_biases_and_the_official_optimiser_does() -> None:
    model = HRM(CONFIG.hrm_config())
    (adamw,) = make_optimisers(model, CONFIG)
    decay = {id(p): g["weight_decay"] for g in adamw.param_groups for p in g["params"]}
    assert decay[id(model.q_head.bias)] == 0
    assert decay[id(model.lm_head.weight)] == 0.5
    (official,) = make_optimisers(model, replace(CONFIG, optimiser="adam_atan2"))
    assert [group["weight_decay"] for group in official.param_groups] == [0.5]


@pytest.mark.parametrize("name", OPTIMISERS)
def test_every_rate_is_its_base_rate_times_the_factor(name: str) -> None:
    optimisers = make_optimisers(
        HRM(WITH_PUZZLES.hrm_config()), replace(WITH_PUZZLES, optimiser=name)
    )
    for factor in (0.5, 0.1):
        set_rate(optimisers, factor)
        for group in (group for optimiser in optimisers for group in optimiser.param_groups):
            assert group["lr"] == factor * group["base_lr"] > 0


def test_the_rate_rises_to_one_and_falls_to_the_floor_over_exactly_the_steps() -> None:
    rates = [cosine(step, total=100, warmup=10, floor=0.1) for step in range(1, 121)]
    assert rates[:10] == [pytest.approx(step / 10) for step in range(1, 11)]
    assert all(a > b for a, b in pairwise(rates[9:100]))
    assert rates[99:] == [pytest.approx(0.1)] * 21
    assert cosine(1, total=5, warmup=0) < 1


def test_the_rate_does_not_fall_while_it_is_not_known_over_how_many_steps() -> None:
    assert [cosine(step, total=0, warmup=2) for step in (1, 2, 3, 30)] == [0.5, 1, 1, 1]


def steps_of(gradients: list[float], **settings: float) -> list[float]:
    p = Parameter(torch.ones(1, dtype=torch.float64))
    optimiser = AdamATan2([p], lr=0.1, betas=(0.9, 0.95), **settings)
    values = []
    for gradient in gradients:
        p.grad = torch.full_like(p, gradient)
        optimiser.step()
        values.append(p.item())
    return values


def test_the_first_step_of_adam_atan2_does_not_depend_on_the_size_of_the_gradient() -> None:
    # m = (1 - b1) g and the corrected root of v is |g|; 1 - b1 divides outside of atan2
    expected = 1 - 0.1 / 0.1 * math.atan(0.1)
    for size in (1e-12, 1.0, 1e12):
        assert steps_of([size]) == [pytest.approx(expected, rel=1e-12)]


def test_a_gradient_of_zero_only_decays() -> None:
    assert steps_of([0.0, 0.0], weight_decay=0.5) == [pytest.approx(0.95), pytest.approx(0.95**2)]


def test_adam_atan2_goes_on_from_its_saved_state_bit_for_bit() -> None:
    gradients = torch.randn(4, 3, 2, generator=torch.Generator().manual_seed(0))

    def run(steps: range, p: Parameter, optimiser: AdamATan2) -> None:
        for step in steps:
            p.grad = gradients[step].clone()
            optimiser.step()

    whole = Parameter(torch.ones(3, 2))
    run(range(4), whole, AdamATan2([whole]))

    half = Parameter(torch.ones(3, 2))
    first = AdamATan2([half])
    run(range(2), half, first)
    resumed = Parameter(half.detach().clone())
    second = AdamATan2([resumed])
    second.load_state_dict(copy.deepcopy(first.state_dict()))
    run(range(2, 4), resumed, second)
    assert torch.equal(whole, resumed)


def table_after(ids: list[int], rows: list[list[float]]) -> Tensor:
    table = torch.ones(4, 2)
    optimiser = SparseSignSGD(table, lr=0.1, weight_decay=0.5)
    for index, row in zip(ids, rows, strict=True):  # in several portions, as after an all-gather
        optimiser.add_gradient(torch.tensor([index]), torch.tensor([row]))
    optimiser.step()
    return table


def test_only_the_rows_of_the_batch_move_or_decay() -> None:
    table = table_after([2], [[3.0, -1e-9]])
    assert table[[0, 1, 3]].tolist() == [[1.0, 1.0]] * 3
    assert table[2].tolist() == [pytest.approx(0.95 - 0.1), pytest.approx(0.95 + 0.1)]


def test_gradients_of_one_puzzle_are_added_up_before_the_sign_is_taken() -> None:
    table = table_after([1, 1, 1], [[3.0, 2.0], [1.0, -1.0], [-1.0, -1.0]])
    assert table[1].tolist() == [pytest.approx(0.95 - 0.1), pytest.approx(0.95)]


def test_without_a_gradient_the_table_stays_as_it_is() -> None:
    table = torch.ones(4, 2)
    optimiser = SparseSignSGD(table, lr=0.1, weight_decay=0.5)
    optimiser.add_gradient(torch.tensor([0]), torch.ones(1, 2))
    optimiser.zero_grad()
    optimiser.step()
    assert (table == 1).all()


def test_the_average_starts_at_the_weights_and_lags_behind_them() -> None:
    model = HRM(CONFIG.hrm_config())
    ema = Ema(model, decay=0.9)
    start = model.lm_head.weight.detach().clone()
    with torch.no_grad():
        model.lm_head.weight.add_(1)
    assert torch.equal(ema.weights(model)["lm_head.weight"], start)
    ema.update(model)
    # the decay is warmed up: 2 / 11 at first
    assert ema.weights(model)["lm_head.weight"].allclose(start + 9 / 11, atol=1e-6)
    for _ in range(200):
        ema.update(model)
    assert ema.weights(model)["lm_head.weight"].allclose(start + 1, atol=1e-6)


def test_an_anchored_average_stays_between_the_start_and_the_weights() -> None:
    model = HRM(CONFIG.hrm_config())
    ema = Ema(model, decay=0.9, anchor=0.25)
    start = model.lm_head.weight.detach().clone()
    with torch.no_grad():
        model.lm_head.weight.add_(1)
    for _ in range(200):
        ema.update(model)
    assert ema.weights(model)["lm_head.weight"].allclose(start + 0.75, atol=1e-6)
    resumed = Ema(HRM(CONFIG.hrm_config()), 0.9, 0.25)
    resumed.load(ema.average, ema.count, ema.start)
    for average in (ema, resumed):
        average.update(model)
    assert torch.equal(ema.average["lm_head.weight"], resumed.average["lm_head.weight"])
    without = Ema(HRM(CONFIG.hrm_config()), 0.9, 0.25)
    without.load(ema.average, ema.count)  # a checkpoint of a run without an anchor
    assert torch.equal(without.start["lm_head.weight"], ema.average["lm_head.weight"])


def test_averaged_weights_are_a_whole_model() -> None:
    model = HRM(WITH_PUZZLES.hrm_config())
    ema = Ema(model, decay=0.9)
    with torch.no_grad():
        model.puzzle_emb.weights.fill_(3)
    HRM(WITH_PUZZLES.hrm_config()).load_state_dict(ema.weights(model))
    assert (ema.weights(model)["puzzle_emb.weights"] == 3).all()


def test_an_average_goes_on_from_its_saved_values() -> None:
    model = HRM(CONFIG.hrm_config())
    ema, resumed = Ema(model, 0.9), Ema(HRM(CONFIG.hrm_config()), 0.9)
    ema.update(model)
    resumed.load(ema.average, ema.count)
    for average in (ema, resumed):
        average.update(model)
    assert all(torch.equal(value, resumed.average[name]) for name, value in ema.average.items())


def test_every_optimiser_has_the_rates_of_the_configuration() -> None:
    model = HRM(CONFIG.hrm_config())
    config = replace(CONFIG, betas=(0.7, 0.8))
    (adamw,) = make_optimisers(model, config)
    assert {group["betas"] for group in adamw.param_groups} == {(0.7, 0.8)}
    assert {group["lr"] for group in adamw.param_groups} == {0.01}
    (official,) = make_optimisers(model, replace(config, optimiser="adam_atan2"))
    assert official.defaults == {"lr": 0.01, "betas": (0.7, 0.8), "weight_decay": 0.5}
    muon, outer = make_optimisers(model, replace(config, optimiser="muon"))
    (inner,) = muon.param_groups
    assert (inner["lr"], inner["weight_decay"], inner["momentum"]) == (0.02, 0.5, 0.8)
    (others,) = outer.param_groups
    assert (others["lr"], others["betas"], others["weight_decay"]) == (0.01, (0.7, 0.8), 0.0)
    (sign, *_) = make_optimisers(model := HRM(WITH_PUZZLES.hrm_config()), WITH_PUZZLES)
    (table,) = sign.param_groups
    assert (table["lr"], table["weight_decay"]) == (0.05, WITH_PUZZLES.puzzle_emb_weight_decay)


def test_the_average_is_warmed_up_step_by_step() -> None:
    model = torch.nn.Linear(1, 1, bias=False)
    ema = Ema(model, decay=0.5)
    with torch.no_grad():
        model.weight.fill_(0.0)
        ema.average["weight"].fill_(1.0)
    kept = 1.0
    for count in range(1, 12):
        ema.update(model)
        kept *= min(0.5, (1 + count) / (10 + count))
        assert ema.average["weight"].item() == pytest.approx(kept, rel=1e-5)
