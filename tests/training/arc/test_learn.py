"""Learning one ARC task: what a run is told and given, what it tells, what comes out."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from hrm_core.checkpoint import WEIGHTS, ModelInfo, read_weights
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.model.config import ConfigError
from hrm_core.puzzle import Puzzle
from hrm_core.solving.ask import ask
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import fingerprint, side_of
from hrm_core.tasks.files import read_puzzles
from tests.training.arc_base import CONFIG, a_task, write_base
from tests.training.tiny import tiny_run
from training.arc.cost import batch_of, cost_of
from training.arc.learn import (
    FILE,
    HELD,
    JUDGED,
    LOOKS,
    PANEL,
    LearnChoices,
    examples_of,
    learned_name,
    make_learning_run,
    plan_learning,
)
from training.leg import carry_out
from training.loop.train import prepare
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
    found = ModelLibrary().learned(fingerprint(a_task().examples))
    assert found is not None
    before, after = read_weights(base.folder), read_weights(found.folder)
    # of Q-continue, which no learnt model has, and of the task
    for name in after.keys() - {"q_head.bias", "puzzle_emb.weights"}:
        np.testing.assert_array_equal(after[name], before[name].astype(np.float16))


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
    mine = ModelLibrary([ModelLibrary().own]).models("arc")  # one comes with the program, too
    (found,) = [info for info in mine if "learned" in info.provenance]
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


def sized(*sizes: tuple[tuple[int, int], tuple[int, int]], given: tuple[int, int]) -> Puzzle:
    rng = np.random.default_rng(0)
    pairs = [tuple(rng.integers(10, size=s).astype(np.uint8) for s in pair) for pair in sizes]
    return Puzzle("arc", rng.integers(10, size=given).astype(np.uint8), examples=tuple(pairs))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "task",
    [
        sized(((1, 1), (1, 1)), ((1, 1), (1, 1)), given=(1, 1)),
        sized(((30, 30), (30, 30)), ((3, 30), (3, 30)), given=(30, 1)),
        sized(((2, 3), (7, 1)), ((9, 4), (2, 2)), given=(5, 13)),
    ],
    ids=["1 x 1", "30 x 30", "pairs of different sizes"],
)
def test_a_task_of_any_size_is_learnt_and_answered(tmp_path: Path, task: Puzzle) -> None:
    base = write_base(ModelLibrary().own, replace(CONFIG, seq_len=31**2, near=7))
    config = plan_learning(base, task, LearnChoices(steps=2, batch_size=2))
    config = replace(config, evaluate_every=0.0, evaluate_puzzles=1, evaluate_segments=1)
    run = make_learning_run(tmp_path / "run", config, task)
    assert isinstance(list(carry_out(RunFolder(run.folder), Path()))[-1], Finished)
    found = ModelLibrary().learned(fingerprint(task.examples))
    assert found is not None
    assert found.provenance["side"] == side_of(task)
    (ballot,) = ask(open_engine(found, "cpu", "torch"), [task], 3, 1)
    assert 1 <= len(ballot) <= 3


def test_fewer_are_learnt_from_at_a_time_on_large_boards(base: ModelInfo) -> None:
    assert [batch_of(side**2, 8) for side in (2, 11, 15, 21, 31)] == [8, 8, 8, 4, 2]


def test_what_was_learnt_is_kept_small(tmp_path: Path, base: ModelInfo) -> None:
    learnt(tmp_path / "run", base)
    assert not list((tmp_path / "run").glob("*.pt"))
    found = ModelLibrary().learned(fingerprint(a_task().examples))
    assert found is not None
    sizes = [(info.folder / WEIGHTS).stat().st_size for info in (found, base)]
    assert sizes[0] < 0.7 * sizes[1]


def test_examples_are_read_as_a_puzzle_comes_in_and_not_again_while_it_stays(
    tmp_path: Path, base: ModelInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(plan_learning(base, a_task(), QUICK), amp=False)
    run = make_learning_run(tmp_path / "run", config, a_task())
    trainer, _ = prepare(config, run.folder)
    trainer.train_step()
    first = trainer.pool.read.clone()
    assert first.any(1).all()
    read, count = trainer.model.read, list[int]()

    def counted(shown: Tensor) -> Tensor:
        count.append(len(shown))
        return read(shown)

    monkeypatch.setattr(trainer.model, "read", counted)
    trainer.pool.halted = torch.tensor([True, False])
    trainer.train_step()
    assert count == [1]
    assert not torch.equal(trainer.pool.read[0], first[0])
    assert torch.equal(trainer.pool.read[1], first[1])
    again, _ = prepare(config, run.folder)
    again.load(deepcopy(trainer.state()))
    for each in (trainer, again):
        each.train_step()
    weights = again.model.state_dict()
    assert all(torch.equal(weights[name], w) for name, w in trainer.model.state_dict().items())


def test_what_was_read_for_the_first_segment_of_a_step_serves_the_second(
    tmp_path: Path, base: ModelInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(plan_learning(base, a_task(), QUICK), amp=False, read_once=False)
    run = make_learning_run(tmp_path / "run", config, a_task())
    trainer, _ = prepare(config, run.folder)
    trainer._refill()
    segment, rows, shown = trainer._segment, list[Tensor | None](), list[bool]()
    read = trainer.model.read(trainer.pool.shown).detach()

    def told(*given: Any) -> Any:
        rows.append(given[2])
        shown.append(len(given) > 3 and given[3] is not None)
        return segment(*given)

    monkeypatch.setattr(trainer, "_segment", told)
    trainer.train_step()
    first, second = rows
    assert (first, shown) == (None, [True, False])
    assert second is not None
    assert second.requires_grad
    torch.testing.assert_close(second.detach(), read)


def test_only_a_model_with_a_reader_reads_once(tmp_path: Path) -> None:
    (problem,) = tiny_run(tmp_path / "run", read_once=True).config().problems()
    assert "reads examples" in problem


def test_what_the_user_chose_is_what_the_run_is_told(base: ModelInfo) -> None:
    choices = LearnChoices(40, 0.0, 2e-3, 0.2, 3, 0.9, threads=2, seed=7)
    config = plan_learning(base, a_task(), choices)
    told = (config.steps, config.lr, config.weight_decay, config.batch_size, config.ema)
    assert told == (40, 2e-3, 0.2, 3, 0.9)
    assert (config.threads, config.seed, config.max_seconds) == (2, 7, 0.0)
    assert (config.unroll, config.q_target, config.read_once) == (2, "none", True)
    timed = plan_learning(base, a_task(), replace(choices, seconds=30.0))
    assert (timed.steps, timed.max_seconds) == (0, 30.0)
    sight = plan_learning(base, a_task(), replace(choices, steps=0))
    assert (sight.steps, sight.lr) == (1, 0.0)


def test_an_example_is_held_back_up_to_the_moment_at_which_all_are_learnt(base: ModelInfo) -> None:
    config = plan_learning(base, a_task(), QUICK)
    first, everything = config.sources
    assert (first.pairs, first.until) == ("examples", HELD)
    assert (everything.pairs, everything.since) == ("all", HELD)
    assert [(each.pairs, each.until) for each in config.validation] == [("tests", HELD)]
    whole = plan_learning(base, a_task(), replace(QUICK, hold_back=False))
    assert [(each.pairs, each.since) for each in whole.sources] == [("all", 0.0)]
    assert whole.validation == ()


def test_the_example_held_back_is_asked_in_fewer_views_on_large_boards(base: ModelInfo) -> None:
    large = replace(base, config={**base.config, "seq_len": 31**2})
    asked = []
    for side in (1, 10, 20, 30):
        task = sized(((side, side), (1, 1)), ((side, side), (1, 1)), given=(1, 1))
        asked.append(plan_learning(large, task).evaluate_puzzles)
    assert asked == [24, 24, 6, 4]


def test_a_task_that_just_fits_is_learnt_and_one_cell_more_is_refused(base: ModelInfo) -> None:
    fits = sized(((6, 6), (6, 6)), given=(6, 6))
    assert plan_learning(base, fits).batch_size == 8
    with pytest.raises(ConfigError, match=r"up to 7 x 7, the model takes 6 x 6"):
        plan_learning(base, sized(((6, 7), (6, 6)), given=(6, 6)))


def test_all_examples_of_a_run_are_found_again_also_the_one_held_back(
    tmp_path: Path, base: ModelInfo
) -> None:
    task = a_task()
    for name, choices in (("held", QUICK), ("whole", replace(QUICK, hold_back=False))):
        config = plan_learning(base, task, choices)
        make_learning_run(tmp_path / name, config, task)
        assert fingerprint(examples_of(tmp_path / name)) == fingerprint(task.examples)


def test_a_base_elsewhere_is_named_by_its_folder(tmp_path: Path, base: ModelInfo) -> None:
    assert plan_learning(base, a_task()).start_from == base.name
    elsewhere = write_base(tmp_path / "elsewhere")
    assert plan_learning(elsewhere, a_task()).start_from == str(elsewhere.folder.resolve())


def test_the_example_held_back_is_asked_a_few_times_while_it_is_held_back(base: ModelInfo) -> None:
    timed = plan_learning(base, a_task(), LearnChoices(seconds=100.0))
    assert timed.evaluate_every == pytest.approx(HELD * 100 / LOOKS)
    assert plan_learning(base, a_task(), LearnChoices(seconds=1.0)).evaluate_every == JUDGED
    expected = cost_of([a_task()], 9000, 0, 0, 8).learn
    stepped = plan_learning(base, a_task(), LearnChoices(steps=9000))
    assert stepped.evaluate_every == pytest.approx(HELD * expected / LOOKS)
