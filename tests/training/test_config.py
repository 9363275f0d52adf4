"""What a run is told: read from TOML, checked before anything starts."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli.recipes import find_recipe
from hrm_core.model.config import ConfigError
from tests.training.tiny import TINY
from training.config import TrainConfig, read_recipe
from training.loop.train import train
from training.presets import RECIPES
from training.runs.checkpoints import RunFolder

EASY = {"kind": "generate", "level": "beginner", "count": 4}
NAMES = sorted(path.stem for path in RECIPES.glob("*.toml"))


def test_a_configuration_survives_json() -> None:
    again = TrainConfig.from_dict(json.loads(json.dumps(TINY.to_dict())))
    assert again.hrm_config() == TINY.hrm_config()
    assert replace(again, model=TINY.model) == TINY


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"task": "chess"}, "there is no task 'chess'"),
        ({"model": {"hidden_size": 0}}, "hidden_size must be at least 1"),
        ({"optimiser": "sgd"}, "optimiser is one of adamw, adam_atan2, muon, not 'sgd'"),
        ({"horizon": "far"}, "horizon is one of"),
        ({"sources": ()}, "sources is empty"),
        ({"steps": 0}, "how long to train"),
        ({"batch_size": 0}, "batch_size must be at least 1"),
        ({"ema": 1.0}, "ema lies between 0 and 1"),
        ({"lr_floor": 2.0}, "lr_floor lies between 0 and 1"),
        ({"read_once": True}, "read_once is for a model that reads examples"),
        ({"unroll": 0}, "unroll must be at least 1, not 0"),
        ({"unroll": 2, "q_target": "next_segment"}, "unroll needs q_target none"),
        ({"evaluate_puzzles": 0}, "evaluate_puzzles must be at least 1, not 0"),
        ({"evaluate_segments": 0}, "evaluate_segments must be at least 1"),
        ({"threads": -1}, "threads must be at least 0"),
        ({"seed": -1}, "seed must be at least 0"),
        ({"steps": -1}, "steps must be at least 0"),
        ({"lr": -1.0}, "lr must be at least 0"),
        ({"smoothing": 2.0}, "smoothing lies between 0 and 1"),
        ({"betas": (0.9, 1.0)}, "betas are two numbers from 0 to less than 1, not [0.9, 1.0]"),
        ({"sources": ({**EASY, "share": 0},)}, "the source beginner: share must be more than 0"),
        ({"validation": ({**EASY, "skip": -1},)}, "beginner: skip must be at least 0, not -1"),
        ({"sources": ({**EASY, "reveal": 2},)}, "reveal lies between 0 and 1, not 2"),
        (
            {"sources": (EASY, {**EASY, "since": 0.6, "until": 0.4})},
            "since 0.6 and until 0.4 must be 0 to 1, in this order",
        ),
        (
            {"sources": ({**EASY, "until": 0.25}, {**EASY, "since": 0.5})},
            "no source is there when 25% of the run are over",
        ),
        ({"sources": ({**EASY, "since": 0.5},)}, "no source is there when 0% of the run are over"),
    ],
)
def test_a_run_that_cannot_start_says_why(changes: dict[str, object], words: str) -> None:
    (problem,) = TrainConfig.from_dict({**TINY.to_dict(), **changes}).problems()
    assert words in problem


def test_all_problems_are_told_at_once() -> None:
    assert len(replace(TINY, batch_size=0, ema=2.0, loss="none").problems()) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "is wrong"),
        ('name = "a"\ncolour = "red"', "unknown training setting 'colour'"),
        ('name = "a"', "'task' is missing"),
        ('name="a"\ntask="sudoku"\nmodel={}\nsources=[{size=1}]', "a source in 'sources' is wrong"),
        ("name = '\xff", "is wrong"),
        ("betas = 0.9", "the training setting 'betas' cannot be 0.9"),
        ("betas = [0.9]", "'betas' cannot be [0.9]"),
        ('batch_size = "4"', "'batch_size' cannot be '4'"),
        ("steps = 2.5", "'steps' cannot be 2.5"),
        ("max_seconds = nan", "'max_seconds' cannot be nan"),
        ("amp = 1", "'amp' cannot be 1"),
        ("model = 5", "'model' cannot be 5"),
        ("task = []", "'task' cannot be []"),
        ('token_weights = ["a"]', "'token_weights' cannot be ['a']"),
        ("sources = 5", "'sources' cannot be 5"),
        ('name="a"\ntask="sudoku"\nmodel={}\nsources=[5]', "a source in 'sources' is wrong"),
        ('name="a"\ntask="sudoku"\nmodel={}\nsources=[{kind="csv",path=3}]', "'path' cannot be 3"),
    ],
)
def test_a_recipe_that_is_wrong_is_named_with_its_fault(
    tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigError) as caught:
        read_recipe(path)
    assert "mine.toml" in str(caught.value)
    assert words in str(caught.value)


def test_a_recipe_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(ConfigError, match=f"there are: {', '.join(NAMES)}"):
        find_recipe("cake")


@pytest.mark.parametrize("name", NAMES)
def test_every_recipe_trains(tmp_path: Path, name: str) -> None:
    config = find_recipe(name)
    assert config.problems() == []
    assert config.held_out or all(source.kind == "generate" for source in config.sources)
    run = RunFolder.create(tmp_path / "run", config.smoke())
    list(train(run, Path()))
    assert run.load()["counters"]["step"] == 2


def test_a_recipe_with_a_mark_before_its_text_is_read_as_without(tmp_path: Path) -> None:
    faults = Path(__file__).resolve().parents[1] / "data" / "faults"
    text = (faults / "recipe_bom.toml").read_text("utf-8-sig")
    (tmp_path / "plain.toml").write_text(text, "utf-8")
    assert read_recipe(faults / "recipe_bom.toml") == read_recipe(tmp_path / "plain.toml")
