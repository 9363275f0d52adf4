"""What a run is told: read from TOML, checked before anything starts."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hrm_core.model.config import ConfigError
from tests.training.runs import TINY
from training.command import RECIPES, find_recipe
from training.config import TrainConfig, read_recipe
from training.loop import train
from training.run import RunFolder

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
        ({"unroll": 0}, "unroll must be at least 1, not 0"),
        ({"unroll": 2, "q_target": "next_segment"}, "unroll needs q_target none"),
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
