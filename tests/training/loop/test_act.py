"""The pool of puzzles under way: who halts, who gets a new puzzle, and what the others keep."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM, Output
from training.loop.act import Pool, continue_target, halting

CONFIG = HRMConfig(
    seq_len=4,
    vocab_size=5,
    hidden_size=8,
    num_heads=2,
    H_layers=1,
    L_layers=1,
    mlp_multiple=8,
    halt_max_steps=6,
    halt_exploration_prob=0.0,
)
CPU = torch.device("cpu")
MANY = 20_000


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def puzzles(count: int, token: int) -> tuple[Tensor, Tensor, Tensor]:
    """Tokens, labels and ids that can be told apart from those of other calls."""
    return torch.full((count, 4), token), torch.full((count, 4), token + 1), torch.full((count,), 7)


def decide(config: HRMConfig, step: int, wish: float, count: int = 1, seed: int = 0) -> Tensor:
    """Which of `count` slots halt after segment `step` where Q-halt is `wish` above Q-continue."""
    steps = torch.full((count,), step, dtype=torch.int32)
    return halting(torch.full((count,), wish), torch.zeros(count), steps, config, rng(seed))


def test_an_empty_pool_wants_a_puzzle_in_every_slot() -> None:
    model = HRM(CONFIG)
    pool = Pool.empty(model, 3, CPU)
    assert pool.halted.all()
    pool.refill(model, puzzles(3, token=1), rng())
    assert (pool.tokens == 1).all()
    assert (pool.labels == 2).all()
    assert (pool.puzzle_ids == 7).all()
    assert not pool.halted.any()
    assert torch.equal(pool.z_H, model.start(3).z_H)


def test_only_halted_slots_get_a_new_puzzle_and_the_others_think_on() -> None:
    model = HRM(CONFIG)
    pool = Pool.empty(model, 3, CPU)
    pool.refill(model, puzzles(3, token=1), rng())
    pool.z_H.fill_(5)
    pool.z_L.fill_(6)
    pool.steps.fill_(2)
    pool.halted[1] = True
    pool.refill(model, puzzles(1, token=3), rng())
    assert pool.tokens[:, 0].tolist() == [1, 3, 1]
    assert pool.labels[:, 0].tolist() == [2, 4, 2]
    assert pool.steps.tolist() == [2, 0, 2]
    assert torch.equal(pool.z_H[1], model.start(1).z_H[0])
    assert torch.equal(pool.z_L[1], model.start(1).z_L[0])
    assert (pool.z_H[[0, 2]] == 5).all()
    assert (pool.z_L[[0, 2]] == 6).all()


def test_where_nobody_halted_nothing_changes() -> None:
    model = HRM(CONFIG)
    pool = Pool.empty(model, 2, CPU)
    pool.halted.fill_(False)
    pool.steps.fill_(3)
    pool.refill(model, puzzles(0, token=3), rng())
    assert (pool.tokens == 0).all()
    assert pool.steps.tolist() == [3, 3]


def test_a_pool_does_not_share_memory_with_the_initial_states() -> None:
    model = HRM(CONFIG)
    pool = Pool.empty(model, 2, CPU)
    before = model.H_init.clone()
    pool.z_H.fill_(9)
    assert torch.equal(model.H_init, before)


def test_noise_moves_the_first_state_by_its_deviation_and_follows_the_seed() -> None:
    model = HRM(replace(CONFIG, noise=0.5))
    states = []
    for seed in (1, 1, 2):
        pool = Pool.empty(model, 500, CPU)
        pool.refill(model, puzzles(500, token=1), rng(seed))
        states.append(pool.z_L)
    difference = states[0] - model.start(500).z_L
    assert difference.std().item() == pytest.approx(0.5, rel=0.05)
    assert torch.equal(states[0], states[1])
    assert not torch.equal(states[0], states[2])


def test_every_number_of_both_first_states_has_a_noise_of_its_own() -> None:
    model = HRM(replace(CONFIG, noise=0.5))
    pool = Pool.empty(model, 500, CPU)
    pool.refill(model, puzzles(500, token=1), rng())
    start = model.start(500)
    noise = torch.cat([(pool.z_H - start.z_H).flatten(1), (pool.z_L - start.z_L).flatten(1)], dim=1)
    torch.testing.assert_close(noise.std(0), torch.full((64,), 0.5), rtol=0.2, atol=0)
    alike = torch.corrcoef(noise.T) - torch.eye(64)
    assert alike.abs().max() < 0.3


def test_a_slot_halts_where_q_halt_is_above_q_continue() -> None:
    assert decide(CONFIG, step=1, wish=0.001).all()
    assert not decide(CONFIG, step=1, wish=0.0).any()
    assert not decide(CONFIG, step=5, wish=-0.001).any()


def test_a_slot_always_halts_at_the_largest_number_of_segments() -> None:
    assert decide(CONFIG, step=6, wish=-9).all()
    exploring = replace(CONFIG, halt_exploration_prob=1.0)
    assert decide(exploring, step=6, wish=-9, count=MANY).all()
    assert decide(exploring, step=6, wish=9, count=MANY).all()


def test_with_one_segment_there_is_nothing_to_decide() -> None:
    single = replace(CONFIG, halt_max_steps=1, halt_exploration_prob=1.0)
    assert decide(single, step=1, wish=-9, count=100).all()


@pytest.mark.parametrize("step", [1, 2, 3, 5])
@pytest.mark.parametrize("probability", [0.1, 1.0])
def test_exploration_demands_a_random_number_of_segments(step: int, probability: float) -> None:
    # An exploring slot must do 2 to 6 segments, all equally likely, so 0, 1, 2 ... of the five
    # possible demands are met after segment 1, 2, 3 ...
    config = replace(CONFIG, halt_exploration_prob=probability)
    halted = decide(config, step, wish=1.0, count=MANY).float().mean().item()
    expected = 1 - probability * (1 - (step - 1) / 5)
    assert halted == pytest.approx(expected, abs=4 * 0.5 / MANY**0.5)


def test_exploration_never_makes_a_slot_halt_that_wants_to_go_on() -> None:
    config = replace(CONFIG, halt_exploration_prob=1.0)
    assert not decide(config, step=5, wish=-1.0, count=MANY).any()


def test_the_same_random_state_gives_the_same_decision() -> None:
    config = replace(CONFIG, halt_exploration_prob=0.5)
    first, again, other = (decide(config, 2, 1.0, count=100, seed=seed) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_q_continue_should_say_the_better_value_of_the_next_segment() -> None:
    q_halt = torch.tensor([2.0, -1.0, -1.0], requires_grad=True)
    q_continue = torch.tensor([1.0, 3.0, 3.0], requires_grad=True)
    after = Output(torch.zeros(3, 4, 5), q_halt, q_continue)
    target = continue_target(after, torch.tensor([False, False, True]))
    assert torch.equal(target, torch.tensor([2.0, 3.0, -1.0]).sigmoid())
    assert not target.requires_grad
