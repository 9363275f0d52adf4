"""Fine-tuning on one's own mazes, from files to a model: a tiny network, as the window does it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from tests.training.tiny import MAZES, TINY
from training.config import SourceConfig
from training.data.own import Split
from training.data.streams import DataError
from training.leg import carry_out
from training.loop.train import train
from training.presets import ANCHOR, Choices, defaults, make_run, plan, problems, usual_level
from training.results.publish import publish
from training.results.verdicts import Verdicts
from training.runs.checkpoints import RunFolder
from training.runs.events import Evaluated, Finished, Watched

MAZE = TASKS["maze"]
SHAPE = {**MAZES, "seq_len": 25}


def mazes(*levels: str) -> tuple[Puzzle, ...]:
    rng = np.random.default_rng(7)
    return tuple(MAZE.generate(rng, level) for level in levels)


def base(**changes: object) -> ModelInfo:
    return ModelInfo("base", "Base", "maze", Path("base"), 1, {**SHAPE, **changes})


def split() -> Split:
    return Split(mazes(*["prim 9x9"] * 12), mazes("cave 9x9", "wilson 15x15"))


CHOICES = replace(defaults("quick", None, "Mine", "scattered 9x9"), batch_size=2, segments=2)


def test_the_board_is_as_large_as_the_largest_maze_for_a_model_that_takes_any() -> None:
    config = plan(MAZE, base(), CHOICES, split(), None)
    assert config.model["seq_len"] == 225
    assert {source.size for source in (config.sources[0], *config.validation)} == {15}
    assert problems(config, split()) == []
    assert (config.anchor, plan(MAZE, None, CHOICES, split(), None).anchor) == (ANCHOR, 0)


def test_mazes_too_large_for_the_model_are_named_before_the_start() -> None:
    fixed = base(mixer="attention", seq_len=81)
    config = plan(MAZE, fixed, CHOICES, split(), None)
    assert problems(config, split()) == [
        "The model takes puzzles of up to 9 x 9, but some are 15 x 15: remove those, or begin with"
        " another model."
    ]


@pytest.mark.parametrize(
    ("side", "level"), [(0, "9x9"), (5, "9x9"), (9, "9x9"), (21, "21x21"), (40, "40x40")]
)
def test_what_is_mixed_in_is_no_larger_than_the_own_mazes(side: int, level: str) -> None:
    given = np.zeros((side, side), dtype=np.uint8)
    own = [Puzzle("maze", given)] if side else []
    assert usual_level(MAZE, own) == f"scattered {level}"


@pytest.mark.parametrize("side", [5, 9, 15, 21])
def test_what_the_shipped_model_rehearses_fits_on_the_board_of_the_own_mazes(side: int) -> None:
    shipped = ModelLibrary([asset_path("models")]).find("maze", "maze")
    own = mazes(f"prim {side}x{side}")
    config = plan(MAZE, shipped, defaults("ten", shipped), Split(own, own), None)
    board, rng = config.model["seq_len"], np.random.default_rng(0)
    made = [source for source in config.sources if source.kind == "generate"]
    assert sum(source.count for source in made) >= 100
    for source in made:
        level = source.level or f"scattered {source.size}x{source.size}"
        assert len(MAZE.encode(MAZE.generate(rng, level))) <= board, source.level


def test_a_fine_tuned_maze_model_is_judged_watched_and_published(tmp_path: Path) -> None:
    first = fine_tune(tmp_path / "first", None, CHOICES)
    info = publish(first, "mine")
    assert info.folder == ModelLibrary().find("mine").folder
    second = fine_tune(tmp_path / "second", info, CHOICES)
    events = list(second.events())
    looks = [event for event in events if isinstance(event, Evaluated)]
    assert [look.name for look in looks] == ["base", "validation"]
    watched = [event for event in events if isinstance(event, Watched)]
    assert {len(answer) for event in watched for answer in event.answers} == {81}
    before, after = Verdicts.read(second.before_file), Verdicts.read(second.after_file)
    assert before is not None
    assert after is not None
    assert [len(judged.solution) for judged in after.puzzles] == [81, 225]
    assert publish(second, "mine-2").provenance["recipe"]["start_from"] == "mine"


def fine_tune(folder: Path, start: ModelInfo | None, choices: Choices) -> RunFolder:
    """A run of three steps."""
    config = plan(MAZE, start, choices, split(), split().validation[0])
    model = config.model if start is not None else {**SHAPE, "seq_len": config.model["seq_len"]}
    config = replace(config, model=model, steps=3, token_weights=())
    files = make_run(folder, config, split(), MAZE)
    run = RunFolder(files.folder)
    *_, last = carry_out(run, Path())
    assert isinstance(last, Finished)
    assert last.reason == "done"
    return run


def fixed(folder: Path, seq_len: int, mixer: str) -> RunFolder:
    """A run on mazes of 6 x 6, with a model for boards of a size."""
    model = {**SHAPE, "seq_len": seq_len, "mixer": mixer}
    if mixer == "mlp":
        model["pos_encodings"] = "learned"
    source = SourceConfig("generate", size=6, path_cells=4, count=4)
    tiny = replace(TINY, task="maze", model=model, sources=(source,), validation=(source,), steps=2)
    return RunFolder.create(folder, tiny)


def test_a_board_of_another_size_than_the_model_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="the model takes boards of 49 cells alone, not 36"):
        next(train(fixed(tmp_path / "large", 49, "mlp"), Path()))
    with pytest.raises(DataError, match="the model has room for 25 cells, not 36"):
        next(train(fixed(tmp_path / "small", 25, "mlp"), Path()))
    *_, last = train(fixed(tmp_path / "any", 49, "conv"), Path())
    assert isinstance(last, Finished)
    assert last.step == 2
