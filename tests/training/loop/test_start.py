"""What a run starts with."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from hrm_core.checkpoint import read_info, read_weights
from hrm_core.library.models import ModelError, ModelLibrary
from hrm_core.model.hrm import HRM
from tests.training.arc_base import CONFIG, a_task, write_base
from tests.training.tiny import TINY
from training.arc.learn import plan_learning
from training.config import SourceConfig, TrainConfig
from training.loop.start import grown, start_model


def test_a_model_grown_for_larger_boards_says_the_same_on_small_ones() -> None:
    base = write_base(ModelLibrary().own)
    larger = replace(CONFIG, seq_len=31**2, near=7)
    config = TrainConfig(
        "larger",
        "arc",
        larger.to_dict(),
        (SourceConfig("generate", size=30),),
        start_from="base",
        steps=1,
        q_target="none",
    )
    grown, before = start_model(config).eval(), HRM(CONFIG).eval()
    before.load_state_dict({n: torch.from_numpy(a) for n, a in read_weights(base.folder).items()})
    with torch.no_grad():
        before.q_head.weight[1] = 0  # nothing teaches it where q_target is none
        before.q_head.bias[1] = 0  # type: ignore[index]
    tokens = torch.randint(1, 12, (2, 49), generator=torch.Generator().manual_seed(0))
    shown = torch.randint(1, 12, (2, 3, 2, 49), generator=torch.Generator().manual_seed(1))
    ids = torch.zeros(2, dtype=torch.int64)
    said = [
        model(tokens, ids, model.start(2, 49), shown=shown)[1].logits for model in (before, grown)
    ]
    torch.testing.assert_close(said[0], said[1], rtol=0, atol=0)
    with torch.no_grad():
        large = grown(torch.full((1, 31**2), 3), ids[:1], grown.start(1, 31**2))[1]
    assert large.logits.isfinite().all()


def test_a_learnt_task_goes_on_from_weights_of_its_own_shape(tmp_path: Path) -> None:
    base = write_base(ModelLibrary().own)
    model = start_model(plan_learning(base, a_task()))
    assert model.config.near == 0
    assert read_info(base.folder).config["seq_len"] == model.config.seq_len


def test_a_wider_model_starts_with_what_the_one_in_the_library_says() -> None:
    sudoku = ModelLibrary().default("sudoku")
    shape = {**sudoku.config, "hidden_size": 64}
    config = replace(TINY, model=shape, start_from="sudoku")
    wide, before = start_model(config).eval(), start_model(replace(config, model=sudoku.config))
    tokens = torch.ones(1, 81, dtype=torch.int64)
    ids = torch.zeros(1, dtype=torch.int64)
    said = [model(tokens, ids, model.start(1))[1].logits for model in (before.eval(), wide)]
    torch.testing.assert_close(said[0], said[1], rtol=0, atol=1e-3)
    assert wide.state_dict()["L_level.layers.0.mlp.down_proj.weight"].shape[0] == 64


def test_what_is_new_in_a_wider_model_follows_from_the_seed_alone() -> None:
    shape = {**ModelLibrary().default("sudoku").config, "hidden_size": 64}
    made = []
    for seed, others in ((3, 1), (3, 2), (4, 2)):
        torch.manual_seed(others)
        expected = torch.rand(1)
        torch.manual_seed(others)
        made.append(start_model(replace(TINY, model=shape, start_from="sudoku", seed=seed)))
        assert torch.equal(torch.rand(1), expected), "the generator of others stays as it is"
    first, same, other = (model.state_dict() for model in made)
    assert all(torch.equal(same[name], value) for name, value in first.items())
    assert any(not torch.equal(other[name], value) for name, value in first.items())


def test_a_shape_that_no_growth_leads_to_is_refused() -> None:
    shape = {**ModelLibrary().default("sudoku").config, "hidden_size": 32}
    with pytest.raises(ModelError, match="cannot start from sudoku: hidden_size cannot shrink"):
        start_model(replace(TINY, model=shape, start_from="sudoku"))


def test_a_run_starts_from_no_model_of_another_kind() -> None:
    with pytest.raises(ModelError, match="the model maze solves maze, not sudoku"):
        start_model(replace(TINY, start_from="maze"))


def test_a_value_that_nothing_teaches_stays_at_nothing() -> None:
    untaught = start_model(replace(TINY, q_target="none")).q_head
    taught = start_model(replace(TINY, q_target="next_segment")).q_head
    assert untaught.bias is not None
    assert taught.bias is not None
    assert untaught.weight[1].abs().sum().item() == untaught.bias[1].item() == 0
    assert taught.bias[1].item() != 0


def test_distances_that_were_not_known_are_as_the_farther_half_of_the_known_ones() -> None:
    known = torch.arange(4 * 4 * 2, dtype=torch.float32).view(16, 2)  # 4 ways, 4 distances each
    table = grown(known, torch.zeros(4 * 6, 2)).view(4, 6, 2)
    assert torch.equal(table[:, :4], known.view(4, 4, 2))
    far = known.view(4, 4, 2)[:, 2:].mean(1)
    assert torch.equal(table[:, 4], far)
    assert torch.equal(table[:, 5], far)
    assert grown(known, torch.zeros(4 * 4, 2)) is known
