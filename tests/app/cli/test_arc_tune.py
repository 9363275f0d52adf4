"""`hrm arc tune`: a base of one's own, and how far it got on tasks that were left out."""

import json
from pathlib import Path

import numpy as np
import pytest

from app.cli import main as cli
from hrm_core.library.models import ModelLibrary
from hrm_core.tasks.arc import fingerprint, read_collection, task_text
from tests.training.arc_base import a_task, write_base
from training.arc.tune import TuneChoices, plan_tuning
from training.data.arcs import load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "tasks"
    place.mkdir()
    for number in range(12):
        text = task_text([a_task(seed=number)])
        (place / f"task{number}.json").write_text(text, "utf-8")
    return place


def test_what_is_left_out_is_never_trained_on(tmp_path: Path, folder: Path) -> None:

    base = write_base(tmp_path / "models")
    tuning = plan_tuning(base, folder, TuneChoices(left_out=0.25, mix=0.0))
    assert (len(tuning.left_out), tuning.count) == (3, 9)
    config = tuning.config
    boards = load(config.sources, Path(), np.random.default_rng(0), config.held_out)
    trained = {
        pair[0].tobytes()
        for each in boards
        for stream in each.streams
        for task in stream.tasks  # type: ignore[attr-defined]  # tasks of files alone
        for pair in task.shown
    }
    for tests in tuning.left_out.values():
        assert not {given.tobytes() for given, _ in tests[0].examples} & trained
    marks = sorted(fingerprint(t[0].examples) for t in read_collection(folder).tasks.values())
    assert sorted(fingerprint(t[0].examples) for t in tuning.left_out.values()) == marks[:3]


def test_new_tasks_are_mixed_in_by_the_share_that_was_chosen(tmp_path: Path, folder: Path) -> None:
    base = write_base(tmp_path / "models")
    config = plan_tuning(base, folder, TuneChoices(left_out=0.25, mix=0.3, seconds=60.0)).config
    own, rehearsal = config.sources
    assert (own.kind, own.skip, own.pairs) == ("arc", 3, "all")
    assert own.share == pytest.approx(0.7)
    assert (rehearsal.kind, rehearsal.size) == ("generate", 6)  # no larger than the base takes
    assert rehearsal.share == pytest.approx(0.3)
    (judged,) = config.validation
    assert (judged.count, judged.skip, judged.pairs) == (3, 0, "tests")
    assert config.ema == 0.99
    longer = plan_tuning(base, folder, TuneChoices(seconds=1800.0)).config
    assert longer.ema == 0.999
    assert (longer.evaluate_every, config.evaluate_every) == (300.0, 20.0)


def test_what_was_chosen_is_what_the_tuning_is_told(tmp_path: Path, folder: Path) -> None:
    base = write_base(tmp_path / "models")
    choices = TuneChoices("My base", seconds=90.0, lr=7e-4, seed=7)
    config = plan_tuning(base, folder, choices).config
    assert (config.title, config.max_seconds, config.lr, config.seed) == ("My base", 90.0, 7e-4, 7)
    assert config.steps == 0


def test_a_task_under_two_names_stays_on_one_side(tmp_path: Path, folder: Path) -> None:
    base = write_base(tmp_path / "models")
    plain = plan_tuning(base, folder, TuneChoices(left_out=0.25))
    last = list(plain.left_out)[-1]
    (folder / "again.json").write_text((folder / f"{last}.json").read_text("utf-8"), "utf-8")
    twice = plan_tuning(base, folder, TuneChoices(left_out=0.25))
    assert {last, "again"} <= set(twice.left_out)
    assert twice.config.sources[0].skip == len(twice.left_out) == 4


def test_a_base_is_tuned_and_compared(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, out = write_base(tmp_path / "models"), tmp_path / "run"
    command = ["arc", "tune", str(folder), "--name", "mine", "--model", str(base.folder)]
    assert cli.main([*command, "--seconds", "2", "--out", str(out), "--json"]) == 0
    told, said = capsys.readouterr()
    values = json.loads(told)
    assert (values["trained_on"], values["left_out"]) == (10, 2)
    assert set(values["before"]) == set(values["after"]) == {"exact", "cell"}
    if values["model"]:
        tuned = ModelLibrary().find("mine", "arc")
        assert tuned.config["reader"]
        assert "learned" not in tuned.provenance
        assert cli.main(command) == 2
        assert "there is a model 'mine' already" in capsys.readouterr().err
    else:
        assert "no better at sight than before on the tasks left out" in said


def test_what_cannot_be_tuned_is_told(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_base(tmp_path / "models")
    for path in list(folder.iterdir())[5:]:
        path.unlink()
    command = ["arc", "tune", str(folder), "--name", "mine", "--model", str(base.folder)]
    assert cli.main(command) == 2
    assert "tasks has 5 tasks; at least 10 are needed" in capsys.readouterr().err
    assert cli.main([*command, "--left-out", "1.5"]) == 2
    assert "between 0 and 1, not 1.5" in capsys.readouterr().err
