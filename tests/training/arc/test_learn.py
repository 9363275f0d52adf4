"""Learning one ARC task: what a run is told and given, what it tells, what comes out."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.checkpoint import ModelInfo, read_weights
from hrm_core.library.models import ModelLibrary
from hrm_core.model.config import ConfigError
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import fingerprint
from hrm_core.tasks.files import read_puzzles
from tests.training.arc_base import a_task, write_base
from training.arc.learn import (
    FILE,
    PANEL,
    LearnChoices,
    learned_name,
    make_learning_run,
    plan_learning,
)
from training.leg import carry_out
from training.runs.checkpoints import RunFolder
from training.runs.events import Evaluated, Finished, TrainEvent
from training.runs.process import RunState, TrainingRun

QUICK = LearnChoices(steps=8, batch_size=2)


@pytest.fixture
def base() -> ModelInfo:
    return write_base(ModelLibrary().own)


def learnt(folder: Path, base: ModelInfo, choices: LearnChoices = QUICK) -> list[TrainEvent]:
    config = plan_learning(base, a_task(), choices)
    config = replace(config, evaluate_every=0.0, evaluate_puzzles=4)
    run = make_learning_run(folder, config, a_task())
    return list(carry_out(RunFolder(run.folder), Path()))


def test_a_run_has_the_examples_and_never_the_answer(tmp_path: Path, base: ModelInfo) -> None:
    task = a_task()
    make_learning_run(tmp_path / "run", plan_learning(base, task), task)
    held, asked = read_puzzles(tmp_path / "run" / FILE, TASKS["arc"])
    pairs = [*held.examples, (held.given, held.solution)]
    assert fingerprint([(a, b) for a, b in pairs if b is not None]) == fingerprint(task.examples)
    assert len(held.examples) == len(task.examples) - 1
    assert np.array_equal(asked.given, task.given)
    assert asked.solution is None
    assert task.solution is not None
    assert str(task.solution.tolist()) not in (tmp_path / "run" / FILE).read_text("utf-8")


def test_which_example_is_held_back_follows_from_the_seed(tmp_path: Path, base: ModelInfo) -> None:
    held = set()
    for seed in range(12):
        config = plan_learning(base, a_task(), LearnChoices(seed=seed))
        make_learning_run(tmp_path / str(seed), config, a_task())
        held.add(read_puzzles(tmp_path / str(seed) / FILE, TASKS["arc"])[0].given.tobytes())
    assert len(held) == 4


def test_the_example_held_back_is_judged_until_it_joins(tmp_path: Path, base: ModelInfo) -> None:
    events = learnt(tmp_path / "run", base)
    judged = [event for event in events if isinstance(event, Evaluated)]
    assert [event.step for event in judged] == [1, 2, 3, 4]  # of 8: up to two fifths
    assert {(event.name, event.puzzles) for event in judged} == {(PANEL, 4)}
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "done"


def test_at_sight_the_examples_are_read_and_nothing_is_tuned(
    tmp_path: Path, base: ModelInfo
) -> None:
    events = learnt(tmp_path / "run", base, LearnChoices(steps=0, batch_size=2))
    assert not [event for event in events if isinstance(event, Evaluated)]
    run = RunFolder(tmp_path / "run")
    before, after = read_weights(base.folder), run.load()["ema"]
    assert before.keys() >= after.keys()
    for name in after.keys() - {"q_head.bias"}:  # of Q-continue, which no learnt model has
        np.testing.assert_array_equal(after[name].numpy(), before[name])


def test_one_example_alone_is_not_held_back(tmp_path: Path, base: ModelInfo) -> None:
    task = replace(a_task(), examples=a_task().examples[:1])
    config = plan_learning(base, task, QUICK)
    run = make_learning_run(tmp_path / "run", config, task)
    events = list(carry_out(RunFolder(run.folder), Path()))
    assert not [event for event in events if isinstance(event, Evaluated)]
    assert ModelLibrary().learned(fingerprint(task.examples)) is not None


def test_what_was_learnt_is_found_again_by_its_examples(tmp_path: Path, base: ModelInfo) -> None:
    mark = fingerprint(a_task().examples)
    assert ModelLibrary().learned(mark) is None
    learnt(tmp_path / "run", base)
    found = ModelLibrary().learned(mark)
    assert found is not None
    assert found.name == learned_name(mark)
    assert found.provenance["base"] == base.name
    assert found.provenance["seconds"] > 0
    before, after = read_weights(base.folder), read_weights(found.folder)
    assert before.keys() == after.keys()
    assert not np.array_equal(after["lm_head.weight"], before["lm_head.weight"])
    assert after["puzzle_emb.weights"].any()


def test_a_task_learnt_again_takes_the_place_of_the_first(tmp_path: Path, base: ModelInfo) -> None:
    learnt(tmp_path / "first", base)
    learnt(tmp_path / "second", base, replace(QUICK, seed=1))
    (found,) = [info for info in ModelLibrary().models("arc") if "learned" in info.provenance]
    assert found.provenance["recipe"]["seed"] == 1
    assert sorted(place.name for place in ModelLibrary().own.iterdir()) == [
        "arc-" + found.name[4:],
        "base",
    ]


def test_a_child_learns_by_itself(tmp_path: Path, base: ModelInfo) -> None:
    config = plan_learning(base, a_task(), QUICK)
    run = TrainingRun(make_learning_run(tmp_path / "run", config, a_task()).folder)
    run.start()
    for _ in run.follow():
        if not run.alive:
            break
    assert run.state() is RunState.DONE, run.files.said()
    assert ModelLibrary().learned(fingerprint(a_task().examples)) is not None


def test_what_cannot_be_learnt_is_told(base: ModelInfo) -> None:
    with pytest.raises(ConfigError, match=r"up to 10 x 10, the model takes 6 x 6"):
        plan_learning(base, a_task("mirror 10x10"))
    with pytest.raises(ConfigError, match="no examples to learn from"):
        plan_learning(base, replace(a_task(), examples=()))
    with pytest.raises(ConfigError, match="base cannot learn a task"):
        plan_learning(replace(base, config={"legend": 2}), a_task())
