"""What a maze model is asked besides its path while it learns: which neighbour is nearer."""

import math
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from tests.training.tiny import MAZES, TINY
from training.config import SourceConfig
from training.loop.directions import REACH, Directions, moves, nearer
from training.loop.train import prepare, train
from training.runs.checkpoints import RunFolder
from training.runs.events import Saved

WALL, FREE, START, GOAL = range(1, 5)  # tokens
TOKENS = torch.tensor([[GOAL, FREE, WALL, FREE, FREE, WALL, WALL, START, WALL]])
TURNED_OFF = torch.tensor([[GOAL, WALL, FREE, WALL, WALL, FREE, START, FREE, FREE]])
DOWN, LEFT, RIGHT, UP = range(4)

RUN = replace(
    TINY,
    task="maze",
    directions=0.5,
    model=MAZES,
    sources=(SourceConfig("generate", level="loops 9x9", count=6),),
    validation=(SourceConfig("generate", level="loops 9x9", count=4),),
)


def test_moves_are_counted_from_the_goal_and_walls_have_none() -> None:
    assert moves(TOKENS).tolist() == [[0, 1, -1, 1, 2, -1, -1, 3, -1]]
    assert (moves(TURNED_OFF)[0, 1:] == -1).all()  # nothing leads to the goal


def test_a_cell_may_have_two_neighbours_that_are_nearer_and_the_goal_has_none() -> None:
    said = nearer(moves(TOKENS)).bool()[0]
    named = [{way for way in range(4) if each[way]} for each in said]
    assert named == [set(), {LEFT}, set(), {UP}, {LEFT, UP}, set(), set(), {UP}, set()]


def test_cells_that_a_segment_cannot_know_are_not_asked_for() -> None:
    head = Directions(4)
    far = torch.arange(5 * 5)[None]
    thoughts = torch.randn(1, 25, 4, generator=torch.Generator().manual_seed(0)).requires_grad_()
    torch.nn.init.ones_(head.head.weight)
    torch.autograd.backward(head.loss(thoughts, far, torch.tensor([1])))
    assert thoughts.grad is not None
    told = thoughts.grad.abs().sum(-1)[0] > 0
    assert told.tolist() == [0 < n <= REACH for n in range(25)]


def test_a_run_learns_them_and_its_model_is_one_without_them(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path / "run", replace(RUN, steps=40, lr=0.01, save_every=1e9))
    list(train(run, Path()))
    saved = run.load()
    assert saved["directions"]["head.weight"].abs().max() > 0
    assert not [name for name in saved["model"] if "direction" in name]


def test_a_run_that_learns_them_is_resumed_bit_for_bit(tmp_path: Path) -> None:
    whole, cut = (RunFolder.create(tmp_path / name, RUN) for name in ("whole", "cut"))
    list(train(whole, Path()))
    leg = train(cut, Path())
    list(takewhile(lambda event: not isinstance(event, Saved), leg))
    leg.close()
    list(train(cut, Path(), resume=True))
    for part in ("model", "directions"):
        mine, theirs = whole.load()[part], cut.load()[part]
        for name, value in mine.items():
            assert torch.equal(value, theirs[name]), name


def test_the_head_learns_at_the_rates_of_the_run() -> None:
    trainer, _ = prepare(replace(RUN, lr=0.03, betas=(0.7, 0.8), validation=()), Path())
    (group,) = trainer.optimisers[-1].param_groups
    assert (group["lr"], group["base_lr"], group["betas"]) == (0.03, 0.03, (0.7, 0.8))
    assert trainer.directions is not None
    assert {id(each) for each in group["params"]} == {
        id(each) for each in trainer.directions.parameters()
    }


def test_only_mazes_have_directions() -> None:
    assert "not of the task sudoku" in " ".join(replace(TINY, directions=0.5).problems())


@pytest.mark.parametrize("weight", [0.0, 0.5])
def test_without_them_a_run_is_what_it_was(tmp_path: Path, weight: float) -> None:
    run = RunFolder.create(tmp_path / "run", replace(RUN, directions=weight, steps=1))
    list(train(run, Path()))
    assert run.load()["pool"]["far"].shape[1] == (9 * 9 if weight else 0)


def test_a_board_counts_by_the_mean_of_its_cells_and_ways() -> None:
    head = Directions(4)
    far = torch.arange(25).repeat(3, 1)
    far[1, 3:] = -1  # two cells are asked for
    far[2] = -1  # and none at all
    thoughts = torch.randn(3, 25, 4, generator=torch.Generator().manual_seed(0))
    segments = torch.tensor([1, 2, 1])
    assert head.loss(thoughts, far, segments).item() == pytest.approx(2 * math.log(2))
    with torch.no_grad():
        head.head.bias[:] = torch.tensor([9.0, -9.0, 9.0, -9.0])
    ways = nearer(far)[1, 1:3]
    said = head.head.bias.expand(2, 4)
    wanted = F.binary_cross_entropy_with_logits(said, ways)
    alone = head.loss(thoughts[1:2], far[1:2], segments[1:2])
    assert alone.item() == pytest.approx(wanted.item(), rel=1e-5)


def test_a_step_asks_for_what_its_segment_can_know_with_the_weight_of_the_run() -> None:
    trainer, _ = prepare(replace(RUN, validation=(), model={**MAZES, "halt_max_steps": 4}), Path())
    trainer._refill()
    pool, head = trainer.pool, trainer.directions
    assert head is not None
    with torch.no_grad():
        head.head.weight.normal_(generator=torch.Generator().manual_seed(1))
    assert torch.equal(pool.far, moves(pool.tokens))
    assert (pool.far > REACH).any()
    pool.steps[:] = torch.tensor([0, 1, 2, 0])
    latent, out = trainer.forward(pool.tokens, pool.puzzle_ids, pool.latent)
    assert out.z_H is not None
    losses, _ = trainer._losses(pool, out, latent)
    assert losses.directions is not None
    thought = out.z_H[:, trainer.model.config.prefix :]
    wanted = 0.5 * head.loss(thought, pool.far, torch.tensor([1, 2, 3, 1]))
    assert losses.directions.item() == pytest.approx(wanted.item(), rel=1e-5)
    pool.halted[:] = torch.tensor([False, True, False, False])
    before = pool.far.clone()
    trainer._refill()
    assert torch.equal(pool.far, moves(pool.tokens))
    assert torch.equal(pool.far[[0, 2, 3]], before[[0, 2, 3]])
