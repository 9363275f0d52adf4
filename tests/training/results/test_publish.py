"""Publishing: the averaged weights of a run become a model, half as large when it is a big one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.cli import main as cli
from hrm_core.checkpoint import WEIGHTS, ModelError, ModelInfo, read_info, read_weights
from hrm_core.library.models import ModelLibrary
from tests.training.tiny import TINY, tiny_run
from training.loop.train import train
from training.results import publish as module
from training.results.publish import publish, put_in_place
from training.runs.checkpoints import RunFolder
from training.runs.events import Evaluated


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    made = tiny_run(tmp_path / "run")
    list(train(made, Path()))
    return made


def averaged(run: RunFolder) -> dict[str, Any]:
    values = run.load()
    return {**values["model"], **values["ema"]}


def test_a_small_model_is_stored_as_it_was_trained(run: RunFolder) -> None:
    info = publish(run, "mine")
    assert ModelLibrary().find("mine") == read_info(info.folder)
    read, trained = read_weights(info.folder), averaged(run)
    assert read.keys() == trained.keys()
    for name, value in trained.items():
        np.testing.assert_array_equal(read[name], value.numpy())


def test_half_precision_keeps_every_weight_to_three_digits(run: RunFolder) -> None:
    small = publish(run, "small", half=True)
    whole = publish(run, "whole", half=False)
    read = read_weights(small.folder)
    for name, value in averaged(run).items():
        np.testing.assert_array_equal(read[name], value.numpy().astype(np.float16))
        np.testing.assert_allclose(read[name], value.numpy(), rtol=1e-3, atol=1e-6)
    weights = [sum(w.nbytes for w in read_weights(m.folder).values()) for m in (small, whole)]
    assert weights[0] == weights[1]
    sizes = [(m.folder / WEIGHTS).stat().st_size for m in (small, whole)]
    assert sizes[1] - sizes[0] == pytest.approx(weights[0] / 2, abs=200)  # headers differ a little


def test_half_precision_is_for_large_models(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []
    for limit in (10, 10_000_000):
        monkeypatch.setattr(module, "HALF_FROM", limit)
        info = publish(run, f"limit-{limit}")
        sizes.append((info.folder / WEIGHTS).stat().st_size)
    assert sizes[0] < sizes[1]


def test_the_figures_are_those_of_the_weights(run: RunFolder) -> None:
    judged = Evaluated(TINY.steps, 1.0, "validation", 8, 4, 0.25, 0.5, 0.25, 4.0, best=True)
    run.log(judged)
    run.log(replace(judged, step=TINY.steps + 1, exact=0.125, best=False))
    assert publish(run, "mine").provenance["validation"] == {"puzzles": 8, "exact": 0.25}


def test_weights_that_nobody_judged_have_no_figures(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", validation=())
    list(train(run, Path()))
    for step in (0, TINY.steps - 1):  # of the model it began with, and of earlier weights
        run.log(Evaluated(step, 1.0, "base", 8, 4, 0.25, 0.5, 0.25, 4.0, best=False))
    assert "validation" not in publish(run, "mine").provenance


def test_publish_is_a_command(
    run: RunFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["publish", str(run.folder), "--name", "mine", "--into", str(tmp_path / "models")]
    assert cli.main([*arguments, "--best"]) == 0
    assert "mine: sudoku" in capsys.readouterr().out
    info = read_info(tmp_path / "models" / "mine")
    assert info.provenance["steps"] == TINY.steps
    assert cli.main(arguments) == 2
    assert "there is already a model" in capsys.readouterr().err


def test_what_cannot_be_published_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tiny_run(tmp_path / "empty")
    for folder, words in ((run.folder, "no checkpoint yet"), (tmp_path, "holds no run")):
        assert cli.main(["publish", str(folder), "--name", "mine"]) == 2
        assert words in capsys.readouterr().err


def test_a_recipe_is_tried_from_training_to_publishing_in_two_steps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    options = ["--recipe", "sudoku", "--smoke", "--out", str(out), "--publish", "tried"]
    assert cli.main(["train", *options]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[-2].startswith("done after 2 steps")
    assert printed[-1].startswith("published as tried")
    assert ModelLibrary().find("tried").task == "sudoku"


@pytest.mark.parametrize("name", ["../../x", "", "a/b", ".hidden"])
def test_a_name_is_checked_before_anything_is_touched(
    run: RunFolder, tmp_path: Path, name: str
) -> None:
    keep = tmp_path / "x" / "mine.txt"
    keep.parent.mkdir()
    keep.write_text("mine")
    with pytest.raises(ModelError, match="letters, digits"):
        publish(run, name, into=tmp_path / "a" / "b")
    assert keep.read_text() == "mine"
    assert not (tmp_path / "a").exists()


def test_a_model_whose_replacing_was_cut_off_has_its_name_again(
    run: RunFolder, tmp_path: Path
) -> None:
    model = publish(run, "task", into=tmp_path / "models")
    model.folder.rename(tmp_path / "models" / ".task.replaced")  # killed here
    assert [info.name for info in ModelLibrary([tmp_path / "models"]).models()] == ["task"]
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["task"]


def test_what_was_learnt_never_takes_the_place_of_another_model(
    run: RunFolder, tmp_path: Path
) -> None:
    there = publish(run, "mine", into=tmp_path / "models")
    weights = {"a": np.zeros(2, dtype=np.float32)}
    task = replace(there, provenance={"learned": "abc"})
    with pytest.raises(ModelError, match="another model"):
        put_in_place(task, weights)
    assert "learned" not in read_info(there.folder).provenance
    first = replace(task, name="task", folder=there.folder.with_name("task"))
    put_in_place(first, weights)
    put_in_place(replace(first, title="again"), weights)
    assert read_info(first.folder).title == "again"
    with pytest.raises(ModelError, match="another model"):
        put_in_place(replace(first, provenance={"learned": "def"}), weights)
    assert sorted(path.name for path in there.folder.parent.iterdir()) == ["mine", "task"]


def test_a_task_learnt_again_takes_its_place_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = tmp_path / "models"
    config = TINY.hrm_config().to_dict()
    old = ModelInfo("task", "old", "arc", models / "task", 1, config, {"learned": "abc"})
    weights = {"a": np.zeros(2, dtype=np.float32)}
    put_in_place(old, weights)
    killed = models / ".task.replaced"
    old.folder.rename(killed)  # killed here: the old one is given its name back first
    with pytest.raises(ModelError, match="another model"):
        put_in_place(replace(old, title="new", provenance={"learned": "def"}), weights)
    assert read_info(old.folder).title == "old"
    rename = Path.rename

    def full(path: Path, target: Path) -> Path:
        if target == old.folder and path.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", full)
        with pytest.raises(ModelError, match="No space left on device"):
            put_in_place(replace(old, title="new"), weights)
    assert read_info(old.folder).title == "old"
    assert [path.name for path in models.iterdir()] == ["task"]
    put_in_place(replace(old, title="new"), weights)
    assert read_info(old.folder).title == "new"
    assert [path.name for path in models.iterdir()] == ["task"]


def test_of_several_looks_at_the_same_weights_the_last_one_tells(run: RunFolder) -> None:
    look = Evaluated(TINY.steps, 1.0, "validation", 8, 4, 0.25, 0.5, 0.25, 4.0, best=True)
    run.log(look)
    run.log(replace(look, puzzles=16, exact=0.5))  # of a leg that began anew
    run.log(replace(look, step=TINY.steps - 1, exact=0.75))
    assert publish(run, "mine").provenance["validation"] == {"puzzles": 16, "exact": 0.5}


def test_the_best_or_the_last_weights_become_a_model_with_their_own_steps(run: RunFolder) -> None:
    values = run.load()
    first = {**values["counters"], "step": 2, "seconds": 150.0, "samples": 99}
    ema = {name: tensor + 1 for name, tensor in values["ema"].items()}
    run.save({**values, "counters": first, "ema": ema}, best=True)
    run.save(values, best=False)
    run.log(Evaluated(2, 1.0, "validation", 8, 4, 0.125, 0.5, 0.75, 4.0, best=True))
    best, last = publish(run, "best", best=True), publish(run, "last")
    assert (best.provenance["steps"], last.provenance["steps"]) == (2, TINY.steps)
    assert (best.provenance["minutes"], best.provenance["samples"]) == (2.5, 99)
    assert best.provenance["validation"] == {"puzzles": 8, "exact": 0.125}
    weights = [read_weights(info.folder)["lm_head.weight"] for info in (best, last)]
    np.testing.assert_allclose(weights[0], weights[1] + 1, atol=1e-6)
    assert best.parameters == sum(tensor.numel() for tensor in ema.values())


def test_a_model_is_called_as_wanted_else_as_its_run_is(tmp_path: Path) -> None:
    titled, plain = (
        tiny_run(tmp_path / name, title=title, steps=1, description="My notes")
        for name, title in (("titled", "Sunday"), ("plain", ""))
    )
    for run in (titled, plain):
        list(train(run, Path()))
    assert publish(titled, "a", title="Monday").title == "Monday"
    assert publish(titled, "b").title == "Sunday"
    assert publish(plain, "c").title == "c"
    assert read_info(publish(titled, "d").folder).description == "My notes"
