"""Guesses in training: where they are set, what becomes of the slot, and that doubt is learnt."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from hrm_core.model.config import ConfigError
from hrm_core.model.hrm import HRM
from hrm_core.puzzle import IGNORE
from tests.hrm_core.model.variants import VARIANTS
from tests.training.tiny import TINY, tiny_run
from training.loop.act import Pool
from training.loop.guessing import (
    HOLD,
    PATIENCE,
    PLAIN,
    TOLD,
    doubt_loss,
    given_up,
    guess,
    practise,
)
from training.loop.processes import Processes
from training.loop.tally import SegmentResult
from training.loop.train import train

CONFIG = VARIANTS["doubt"]  # 16 cells, four symbols from token 2
CPU = torch.device("cpu")
MANY = 2000


def rng(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def full(count: int) -> Pool:
    """Slots that think about a board with one empty cell, 5; its answer is token 4."""
    pool = Pool.empty(HRM(CONFIG), count, CPU)
    pool.tokens.fill_(2)
    pool.labels.fill_(2)
    pool.tokens[:, 5], pool.labels[:, 5] = 1, 4
    pool.halted.fill_(False)
    pool.rest.fill_(1)
    return pool


def torn(count: int, *tokens: int) -> Tensor:
    """Logits that believe these tokens equally, everywhere."""
    logits = torch.full((count, 16, 6), -20.0)
    logits[:, :, list(tokens)] = 0
    return logits


def test_a_symbol_that_is_believed_is_set_in_a_cell_that_is_open() -> None:
    pool = full(MANY)
    guess(pool, torn(MANY, 3, 4), CONFIG, rng())
    assert set(pool.tokens[:, 5].tolist()) == {3, 4}
    assert (pool.tokens[:, :5] == 2).all()
    assert (pool.tokens[:, 6:] == 2).all()
    right = (pool.tokens[:, 5] == 4).float().mean().item()
    assert right == pytest.approx(TOLD + (1 - TOLD) / 2, abs=0.03)


def test_after_a_wrong_guess_nothing_is_supervised_and_the_slot_is_lost() -> None:
    pool = full(MANY)
    guess(pool, torn(MANY, 3, 4), CONFIG, rng())
    wrong = pool.tokens[:, 5] == 3
    assert torch.equal(pool.lost, wrong)
    assert (pool.labels[wrong] == IGNORE).all()
    assert (pool.labels[~wrong] != IGNORE).all()


def test_a_slot_without_guesses_is_not_lost_whatever_is_supervised() -> None:
    pool = full(3)
    pool.labels[:2] = IGNORE
    pool.guesses[1] = 1
    assert pool.lost.tolist() == [False, True, False]


def test_a_slot_with_some_cells_that_are_not_supervised_is_not_lost() -> None:
    pool = full(2)
    pool.guesses.fill_(1)
    pool.labels[0, :15] = IGNORE
    assert pool.lost.tolist() == [False, False]


def test_where_the_model_is_sure_nothing_is_guessed() -> None:
    pool = full(4)
    guess(pool, torn(4, 4), CONFIG, rng())
    assert (pool.tokens[:, 5] == 1).all()
    assert not pool.guesses.any()


def test_where_the_model_is_sure_and_wrong_the_puzzle_is_still_supervised() -> None:
    pool, before = full(MANY), full(MANY)
    guess(pool, torn(MANY, 3), CONFIG, rng())  # 4 is right
    assert not pool.guesses.any()
    assert torch.equal(pool.labels, before.labels)


def test_guesses_wait_for_their_time_and_for_a_puzzle() -> None:
    pool = full(MANY)
    pool.rest[0], pool.halted[1] = 2, True
    guess(pool, torn(MANY, 3, 4), CONFIG, rng())
    assert pool.guesses[:3].tolist() == [0, 0, 1]
    assert pool.rest[0] == 1
    assert set(pool.rest[2:].tolist()) == set(range(1, HOLD + 1))


def test_while_a_guess_waits_the_puzzle_stays_as_it_is() -> None:
    pool, before = full(MANY), full(MANY)
    pool.rest.fill_(2)
    guess(pool, torn(MANY, 3, 4), CONFIG, rng())
    assert torch.equal(pool.tokens, before.tokens)
    assert torch.equal(pool.labels, before.labels)


def test_a_new_puzzle_has_no_guesses_and_some_rest_before_the_first() -> None:
    model, pool = HRM(CONFIG), full(MANY)
    guess(pool, torn(MANY, 3, 4), CONFIG, rng())
    pool.halted.fill_(True)
    guess(pool, torn(MANY, 3, 4), CONFIG, rng())
    fresh = torch.ones(MANY, 16, dtype=torch.int64)
    pool.refill(model, (fresh, fresh, fresh[:, 0] * 0), rng())
    assert not pool.guesses.any()
    assert not pool.lost.any()
    assert pool.rest.min() == 2
    never = pool.rest > CONFIG.halt_max_steps
    assert never.float().mean().item() == pytest.approx(PLAIN, abs=0.05)


def test_a_lost_slot_is_given_up_when_it_is_found_out_and_now_and_then() -> None:
    pool = full(MANY)
    guess(pool, torn(MANY, 3, 4), CONFIG, rng())
    found_out = given_up(pool, torch.full((MANY,), 9.0), rng(1))
    assert torch.equal(found_out, pool.lost)
    for logit in (-9.0, 2.0):  # a probability of .88 is not enough
        dropped = given_up(pool, torch.full((MANY,), logit), rng(1))
        assert not dropped[~pool.lost].any()
        assert dropped[pool.lost].float().mean().item() == pytest.approx(PATIENCE, abs=0.05)


def test_doubt_is_judged_by_the_truth_about_the_guesses_and_only_where_there_are_some() -> None:
    pool = full(4)
    pool.guesses[:2] = 1
    pool.labels[0] = IGNORE
    right = doubt_loss(torch.tensor([9.0, -9.0, 5.0, 5.0]), pool)
    wrong = doubt_loss(torch.tensor([-9.0, 9.0, 5.0, 5.0]), pool)
    assert right < 0.01
    assert wrong > 17


def test_two_processes_guess_what_one_would() -> None:
    whole, logits = full(6), torn(6, 2, 3, 4)
    guess(whole, logits, CONFIG, rng(3))
    for rank in range(2):
        part = full(3)
        guess(part, logits[:3], CONFIG, rng(3), Processes(rank, 2))
        assert torch.equal(part.tokens, whole.tokens[3 * rank : 3 * rank + 3])


def guessing(**changes: object) -> dict[str, object]:
    return {**TINY.model, "doubt": True, **changes}


def test_a_run_with_guesses_that_is_cut_off_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = tiny_run(tmp_path / "whole", model=guessing(), steps=8)
    list(train(whole, Path()))
    halves = tiny_run(tmp_path / "halves", model=guessing(), steps=8)
    going = train(halves, Path())
    for event in going:
        if type(event).__name__ == "Saved" and event.step == 4:  # type: ignore[union-attr]  # a Saved has it
            break
    going.close()
    list(train(halves, Path(), resume=True))
    mine, theirs = whole.load(), halves.load()
    for name, value in mine["model"].items():
        assert torch.equal(value, theirs["model"][name]), name
    for name, value in mine["pool"].items():
        assert torch.equal(value, theirs["pool"][name]), name


def test_doubt_is_refused_where_nothing_can_be_guessed() -> None:
    with pytest.raises(ConfigError, match="doubt needs symbols"):
        replace(VARIANTS["official"], doubt=True)


def test_doubt_reads_the_largest_and_the_mean_of_all_cells() -> None:
    model = HRM(CONFIG)
    with torch.no_grad():
        model.doubt_head.weight.zero_()
        model.doubt_head.weight[0, 0] = 1  # the largest of channel 0
        model.doubt_head.weight[0, CONFIG.hidden_size + 1] = 1  # the mean of channel 1
    z = torch.zeros(1, CONFIG.positions, CONFIG.hidden_size)
    z[0, 7, 0], z[0, 9, 1] = 3, CONFIG.positions
    doubt = model.doubt(z)
    assert doubt is not None
    assert doubt.tolist() == [4.0]
    assert HRM(VARIANTS["official"]).doubt(z) is None


def test_a_lost_slot_is_guessed_in_as_the_model_believes_for_there_is_no_right_symbol() -> None:
    pool = full(MANY)
    pool.tokens[:, 7] = 1
    pool.guesses.fill_(1)
    pool.labels.fill_(IGNORE)
    guess(pool, torn(MANY, 3, 4), CONFIG, rng())
    assert pool.guesses.tolist() == [2] * MANY
    set_now = torch.where(pool.tokens[:, 5] == 1, pool.tokens[:, 7], pool.tokens[:, 5])
    assert set(set_now.tolist()) == {3, 4}
    assert (set_now == 3).float().mean().item() == pytest.approx(0.5, abs=0.05)


def test_symbols_that_are_hardly_believed_are_not_guessed() -> None:
    logits = torn(MANY, 3, 5)
    logits[:, :, 2] = -5.3  # .0025 beside two that are believed equally
    pool = full(MANY)
    pool.labels[:, 5] = 3
    guess(pool, logits, CONFIG, rng())
    assert set(pool.tokens[:, 5].tolist()) == {3, 5}


def test_the_cell_with_a_second_symbol_that_is_believed_is_preferred() -> None:
    pool = full(MANY)
    pool.tokens[:, 7] = 1
    logits = torn(MANY, 4)
    logits[:, 5, 3] = -2.0
    logits[:, 7, 3] = -1.3  # about twice as likely
    guess(pool, logits, CONFIG, rng())
    share = (pool.tokens[:, 7] != 1).float().mean().item()
    second = torch.stack([logits[0, cell].softmax(-1)[3] for cell in (5, 7)])
    assert share == pytest.approx((second[1] ** 4 / (second**4).sum()).item(), abs=0.04)


def test_what_was_found_out_makes_room_before_anything_more_is_guessed() -> None:
    pool = full(6)
    pool.guesses[:3] = 1
    pool.labels[:3] = IGNORE
    logits = torn(6, 3, 4)
    none = torch.zeros(3)
    parts = [
        SegmentResult(pool.latent, none, none, none > 0, half, torch.full((3,), doubt), none, none)
        for half, doubt in ((logits[:3], 9.0), (logits[3:], -9.0))
    ]
    practise(pool, parts, CONFIG, rng())
    assert pool.halted.tolist() == [True] * 3 + [False] * 3
    assert pool.guesses.tolist() == [1] * 6, "who halted makes no guess"


def test_a_slot_that_halted_by_itself_stays_halted_whatever_is_found_out_of_others() -> None:
    pool = full(2)
    pool.halted[1] = True
    none = torch.zeros(2)
    said = SegmentResult(pool.latent, none, none, none > 0, torn(2, 4), none, none, none)
    practise(pool, [said], CONFIG, rng())
    assert pool.halted.tolist() == [False, True]
