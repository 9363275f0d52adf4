"""Runs: they learn, end when told, and lose nothing when they are cut off."""

import json
import re
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from hrm_core.model.config import ConfigError
from hrm_core.tasks.sudoku import generate_batch
from tests.training.tiny import MAZES, TINY, tiny_run
from training.config import Q_TARGETS, SourceConfig
from training.data.packed import pack_sudokus, write_packed
from training.data.streams import DataError
from training.loop import train as loop
from training.loop.train import MEASURE, PLAN_EVERY, Planner, device_of, prepare, train
from training.loop.trainer import Trainer
from training.runs.checkpoints import RunFolder
from training.runs.events import Evaluated, Finished, Progress, Saved, TrainEvent


def events(run: RunFolder, **options: Any) -> list[TrainEvent]:
    return list(train(run, Path(), **options))


def weights(run: RunFolder) -> dict[str, torch.Tensor]:
    values: dict[str, torch.Tensor] = {**run.load()["model"], **run.load()["ema"]}
    return values


def assert_same(one: RunFolder, other: RunFolder) -> None:
    mine, theirs = weights(one), weights(other)
    assert mine.keys() == theirs.keys()
    for name, value in mine.items():
        assert torch.equal(value, theirs[name]), name


def test_a_run_tells_what_it_does_from_first_to_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "REPORT_SECONDS", float("inf"))  # a slow machine reports more often
    told = events(tiny_run(tmp_path / "run", steps=25, save_every=1e9))
    assert [type(event) for event in told] == [Progress, Evaluated, Saved, Finished]
    progress, evaluated, _, finished = told
    assert isinstance(progress, Progress)
    assert (progress.step, progress.total_steps) == (25, 25)
    assert progress.samples_per_second > 0
    assert isinstance(evaluated, Evaluated)
    assert evaluated.puzzles == 4
    assert isinstance(finished, Finished)
    assert finished.reason == "done"


def test_training_lowers_the_loss(tmp_path: Path) -> None:
    told = events(tiny_run(tmp_path / "run", steps=100, batch_size=8, lr=0.01, save_every=1e9))
    losses = [event.loss for event in told if isinstance(event, Progress)]
    assert losses[-1] < 0.8 * losses[0]


def test_the_same_seed_gives_the_same_weights_and_another_seed_others(tmp_path: Path) -> None:
    runs = [tiny_run(tmp_path / str(n), seed=seed) for n, seed in enumerate((7, 7, 8))]
    for run in runs:
        events(run)
    assert_same(runs[0], runs[1])
    assert not torch.equal(weights(runs[0])["lm_head.weight"], weights(runs[2])["lm_head.weight"])


@pytest.mark.parametrize("optimiser", ["adamw", "adam_atan2", "muon"])
def test_a_run_cut_off_and_resumed_ends_with_the_same_weights_bit_for_bit(
    tmp_path: Path, optimiser: str
) -> None:
    whole, cut = (tiny_run(tmp_path / name, optimiser=optimiser) for name in ("whole", "cut"))
    events(whole)
    leg = train(cut, Path())
    saved = 0
    while saved < 3:  # then the generator is dropped, as when the process dies
        saved += isinstance(next(leg), Saved)
    leg.close()
    told = events(cut, resume=True)
    assert isinstance(told[-1], Finished)
    assert told[-1].step == TINY.steps
    assert_same(whole, cut)


def test_a_killed_process_is_resumed_with_the_same_weights_bit_for_bit(tmp_path: Path) -> None:
    whole, killed = (tiny_run(tmp_path / name, steps=40) for name in ("whole", "killed"))
    events(whole)
    program = (
        "import sys; from pathlib import Path; from training.loop.train import train;"
        "from training.runs.checkpoints import RunFolder;"
        "list(train(RunFolder(Path(sys.argv[1])), Path()))"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(killed.folder)])
    deadline = time.monotonic() + 60
    while not killed.last.exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    child.kill()
    child.wait()
    assert killed.load()["counters"]["step"] < 40
    events(killed, resume=True)
    assert_same(whole, killed)


def test_the_stop_file_ends_a_run_that_can_go_on(tmp_path: Path) -> None:
    whole, stopped = (tiny_run(tmp_path / name) for name in ("whole", "stopped"))
    events(whole)
    leg = train(stopped, Path())
    next(leg)
    stopped.stop_file.touch()
    last = list(leg)[-1]
    assert isinstance(last, Finished)
    assert last.reason == "stopped"
    assert last.step < TINY.steps
    events(stopped, resume=True)
    assert_same(whole, stopped)


def test_a_finished_run_stays_as_it_is_when_it_is_resumed(tmp_path: Path) -> None:
    """So it is when the process was killed between its last save and its last word."""
    run = tiny_run(tmp_path / "run", lr_floor=1.0)
    events(run)
    before = weights(run)
    (last,) = events(run, resume=True)
    assert isinstance(last, Finished)
    assert (last.step, last.reason) == (TINY.steps, "done")
    assert all(torch.equal(value, before[name]) for name, value in weights(run).items())


def change(run: RunFolder, **changes: Any) -> None:
    """Edit the config.json of a run."""
    config = replace(run.config(), **changes)
    run.config_file.write_text(json.dumps(config.to_dict()), "utf-8")


def test_a_resumed_run_goes_by_the_steps_and_rates_that_its_config_has_now(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", steps=3, lr_floor=1.0)
    events(run)
    change(run, steps=5, lr=0.5, weight_decay=0.25)
    events(run, resume=True)
    saved = run.load()
    assert saved["counters"]["total"] == saved["counters"]["step"] == 5
    matrices, vectors = saved["optimisers"][0]["param_groups"]
    assert (matrices["lr"], vectors["lr"]) == (0.5, 0.5)
    assert (matrices["weight_decay"], vectors["weight_decay"]) == (0.25, 0.0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"batch_size": 8}, "batch_size may become smaller in a run, not 8 after 4"),
        ({"optimiser": "muon"}, "the checkpoint does not fit config.json any more: loaded state"),
        ({"model": {**TINY.model, "hidden_size": 16}}, "does not fit config.json any more: size"),
        ({"lr": -1.0}, "lr must be at least 0"),
    ],
)
def test_a_change_that_a_run_cannot_go_on_with_is_named(
    tmp_path: Path, changes: dict[str, Any], words: str
) -> None:
    run = tiny_run(tmp_path / "run", steps=3)
    events(run)
    change(run, steps=6, **changes)
    with pytest.raises(ValueError, match=re.escape(words)):
        events(run, resume=True)


def test_time_ends_a_run(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", steps=0, max_seconds=0.5, save_every=1e9, validation=())
    last = events(run)[-1]
    assert isinstance(last, Finished)
    assert last.reason == "done"
    assert last.seconds >= 0.5


def test_the_plan_is_as_many_steps_as_the_time_allows_first_ones_apart() -> None:
    trainer, planner = Clock(), Planner(max_seconds=100.0)
    for since in range(1, MEASURE + 1):
        trainer.step += 1
        trainer.seconds += 10.0 if since == 1 else 0.5  # the first step compiles
        planner.plan(trainer, since)
    assert trainer.total == MEASURE + int((100 - trainer.seconds) / 0.5)


def test_the_plan_follows_a_machine_that_slows_down() -> None:
    trainer, planner = Clock(), Planner(max_seconds=1000.0)
    for since in range(1, PLAN_EVERY + 1):
        trainer.step += 1
        trainer.seconds += 0.5 if since <= MEASURE else 2.0
        planner.plan(trainer, since)
    assert trainer.total == PLAN_EVERY + int((1000 - trainer.seconds) / 2.0)


@dataclass
class Clock:
    """What a planner sees of a trainer."""

    step: int = 0
    seconds: float = 0.0
    total: int = 0


@pytest.mark.parametrize("q_target", Q_TARGETS)
def test_every_way_to_teach_halting_moves_q_halt(tmp_path: Path, q_target: str) -> None:
    run = tiny_run(tmp_path / "run", q_target=q_target)
    events(run)
    head = weights(run)["q_head.weight"]
    assert head[0].abs().sum() > 0
    assert (head[1].abs().sum() > 0) == (q_target != "none")


def test_puzzle_vectors_are_trained_by_signs(tmp_path: Path) -> None:
    small = {"hidden_size": 8, "num_heads": 1, "H_layers": 1, "L_layers": 1, "mlp_multiple": 8}
    model = {**small, "puzzle_emb_ndim": 8, "num_puzzle_identifiers": 2, "halt_max_steps": 2}
    run = tiny_run(tmp_path / "run", model=model, q_target="extra_pass", optimiser="adam_atan2")
    events(run)
    table = run.load()["model"]["puzzle_emb.weights"]
    assert (table[0] != 0).all()  # every sudoku has id 0
    assert (table[1] == 0).all()


def looks(told: list[TrainEvent]) -> list[int]:
    """The steps after which the panel was judged."""
    return [event.step for event in told if isinstance(event, Evaluated)]


def test_a_run_with_steps_that_is_out_of_time_can_go_on(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", steps=10**6, save_every=1e9, validation=())
    last = events(run, max_seconds=0.2)[-1]
    assert isinstance(last, Finished)
    assert last.reason == "time"
    assert last.seconds >= 0.2
    assert run.load()["counters"]["step"] == last.step


def test_the_panel_is_judged_as_often_as_wanted_and_whenever_a_run_ends(tmp_path: Path) -> None:
    often = events(tiny_run(tmp_path / "often", steps=3, evaluate_every=0.0, save_every=1e9))
    assert looks(often) == [1, 2, 3]
    assert looks(events(tiny_run(tmp_path / "once", steps=3))) == [3]


def test_what_is_better_is_saved_at_once(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", steps=3, evaluate_every=0.0, save_every=1e9)
    told = [event for event in events(run) if isinstance(event, Evaluated | Saved)]
    assert isinstance(told[0], Evaluated)
    assert told[0].best
    assert isinstance(told[1], Saved)
    assert told[1].step == 1
    assert run.load(best=True)["counters"]["step"] >= 1


def test_a_panel_that_is_judged_until_half_of_the_run_is_judged_then_and_not_again(
    tmp_path: Path,
) -> None:
    half = (replace(TINY.validation[0], until=0.5),)
    run = tiny_run(tmp_path / "run", steps=6, validation=half)
    leg = train(run, Path())
    told: list[TrainEvent] = []
    while not (isinstance(told[-1] if told else None, Saved) and looks(told)):
        told.append(next(leg))
    leg.close()
    assert looks(told) == [3]
    assert looks(events(run, resume=True)) == []
    assert looks(events(tiny_run(tmp_path / "whole", steps=6, validation=half))) == [3]


def test_of_several_sources_the_panel_is_judged_as_long_as_the_last_one_says(
    tmp_path: Path,
) -> None:
    first, second = (replace(TINY.validation[0], until=until) for until in (0.25, 0.5))
    for panel in ((first, second), (second, first)):
        run = tiny_run(
            tmp_path / str(panel[0].until), steps=8, validation=panel, evaluate_every=0.0
        )
        assert looks(events(run)) == [1, 2, 3, 4]


def test_a_run_computes_with_the_threads_that_it_was_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(torch, "set_num_threads", told.append)
    next(train(tiny_run(tmp_path / "run", threads=3), Path()))
    assert told == [3]


@pytest.mark.parametrize("place", ["sources", "validation"])
def test_what_is_held_out_is_neither_trained_on_nor_in_the_panel(
    tmp_path: Path, place: str
) -> None:
    givens, solutions = generate_batch(np.random.default_rng(4), 4, "beginner")
    write_packed(tmp_path / "kept.npz", pack_sudokus(givens, solutions))
    kept = SourceConfig("packed", "kept.npz")
    config = replace(TINY, held_out=(kept,))
    assert prepare(config, tmp_path)[1] is not None
    with pytest.raises(DataError, match="have the solution of a held-out puzzle"):
        prepare(replace(config, **{place: (kept,)}), tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize("place", ["sources", "validation"])
def test_boards_that_the_model_has_no_room_for_are_named(place: str) -> None:
    source = {size: SourceConfig("generate", size=size, count=3) for size in (7, 9, 11)}
    fits = (source[9],)
    config = replace(TINY, task="maze", model=MAZES, sources=fits, validation=fits)
    prepare(replace(config, **{place: (source[7],)}), Path())  # type: ignore[arg-type]
    with pytest.raises(DataError, match="the model has room for 81 cells, not 121"):
        prepare(replace(config, **{place: (source[11],)}), Path())  # type: ignore[arg-type]
    fixed = replace(config, model={**MAZES, "mixer": "attention"})
    with pytest.raises(DataError, match="the model takes boards of 81 cells alone, not 49"):
        prepare(replace(fixed, **{place: (source[7],)}), Path())  # type: ignore[arg-type]


def test_more_is_told_after_every_look_at_the_panel(tmp_path: Path) -> None:
    seen: list[int] = []

    def watch(trainer: Trainer) -> list[TrainEvent]:
        seen.append(trainer.step)
        return [Finished(trainer.step, 0.0, "seen")]

    told = events(tiny_run(tmp_path / "run", steps=2, evaluate_every=0.0), watch=watch)
    assert seen == [1, 2]
    kinds = [type(event).__name__ for event in told if not isinstance(event, Progress)]
    assert kinds == ["Evaluated", "Finished", "Saved"] * 2 + ["Finished"]


def test_a_run_can_go_on_from_its_best(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", steps=3, evaluate_every=0.0, lr=0.0)
    events(run)  # nothing is learnt, so the first look stays the best
    assert run.load(best=True)["counters"]["step"] == 1
    change(run, steps=4)
    told = events(run, resume=True, best=True)
    assert looks(told)[0] == 2
    assert not any(event.best for event in told if isinstance(event, Evaluated))


def test_a_card_that_is_asked_for_and_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "choose_device", lambda wanted: ("cpu", "CPU: no card answers"))
    assert device_of(TINY) == ("cpu", "CPU: no card answers")
    with pytest.raises(ConfigError, match="wants a CUDA graphics card: CPU: no card answers"):
        device_of(replace(TINY, device="cuda"))


def test_a_plan_beyond_the_time_is_one_step_more() -> None:
    trainer, planner = Clock(seconds=99.0), Planner(max_seconds=100.0)
    for since in range(1, MEASURE + 1):
        trainer.step += 1
        trainer.seconds += 0.5
        planner.plan(trainer, since)
    assert trainer.total == MEASURE + 1


def test_the_clocks_of_a_resumed_run_begin_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "REPORT_SECONDS", float("inf"))
    run = tiny_run(tmp_path / "run", steps=23, save_every=1e6, evaluate_every=1e6)
    events(run)
    values = run.load()
    values["counters"]["seconds"] = 2e6  # of training before
    run.save(values, best=False)
    change(run, steps=26)
    told = events(run, resume=True)
    assert looks(told) == [26]
    assert [event.step for event in told if isinstance(event, Saved)] == [26]
    (report,) = (event for event in told if isinstance(event, Progress))
    assert report.step == 25
    assert report.samples_per_second > 2 * TINY.batch_size / 1e6
