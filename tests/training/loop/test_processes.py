"""Several processes train one model as one process would, and only the first of them writes."""

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from tests.training.loop.compiled_steps import THREADS
from tests.training.tiny import TINY, tiny_run
from training.config import TrainConfig
from training.loop.processes import ALONE, Processes
from training.loop.train import REPORT_EVERY, train
from training.runs.checkpoints import RunFolder
from training.runs.events import Evaluated, Finished, Progress, Saved, TrainEvent, from_line

PUZZLE_TABLE = {
    "model": {
        "hidden_size": 8,
        "num_heads": 1,
        "H_layers": 1,
        "L_layers": 1,
        "mlp_multiple": 8,
        "puzzle_emb_ndim": 8,
        "num_puzzle_identifiers": 2,
        "halt_max_steps": 4,
        "noise": 0.1,
    },
    "q_target": "extra_pass",
    "optimiser": "adam_atan2",
    "lr": 1e-3,
}


# `next_segment` reads the Q-head again, beside the pass that the processes share
GUESSING = {
    "model": {**TINY.model, "doubt": True, "halt_exploration_prob": 0.25},
    "q_target": "next_segment",
    "q_weight": 0.1,
    "lr": 1e-3,
}


def two_processes(*arguments: str | Path) -> list[TrainEvent]:
    """What `hrm train` tells under torchrun."""
    start = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2")
    command = [sys.executable, *start, "-m", "app.cli.main", "train", "--json", *arguments]
    done = subprocess.run([str(a) for a in command], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr
    return [from_line(line) for line in done.stdout.splitlines()]


def assert_alike(one: RunFolder, other: RunFolder) -> None:
    """The two runs ended with the same weights, carry and counts, to float tolerance."""
    mine, theirs = one.load(), other.load()
    assert mine["counters"]["step"] == theirs["counters"]["step"]
    for part in ("model", "ema", "pool"):
        assert mine[part].keys() == theirs[part].keys()
        for name, value in mine[part].items():
            torch.testing.assert_close(value, theirs[part][name], rtol=1e-3, atol=1e-4)


def curve(told: list[TrainEvent], began: int = 0) -> list[float]:
    """The mean loss of every REPORT_EVERY steps; a slow machine reports more often than that."""
    means, total, before = [], 0.0, began
    for event in told:
        if isinstance(event, Progress):
            total += event.loss * (event.step - before)
            before = event.step
            if event.step % REPORT_EVERY == 0:
                means.append(total / REPORT_EVERY)
                total = 0.0
    return means


def kinds(told: list[TrainEvent]) -> list[type]:
    """What is told, one after the other, however often in a row."""
    return [kind for kind, _ in groupby(told, type)]


def as_recipe(path: Path, config: TrainConfig) -> Path:
    """The configuration as a TOML file."""
    values = config.to_dict()
    lines = [f"{name} = {_toml(value)}" for name, value in values.items() if value != {}]
    path.write_text("\n".join(lines), "utf-8")
    return path


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_toml(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value)


@pytest.mark.parametrize("settings", [PUZZLE_TABLE, GUESSING], ids=["puzzle table", "guessing"])
def test_two_processes_have_the_loss_curve_of_one_with_the_whole_batch(
    tmp_path: Path, settings: dict[str, Any]
) -> None:
    one = tiny_run(tmp_path / "one", steps=75, save_every=1e9, **settings)
    alone = list(train(one, Path()))
    recipe = as_recipe(tmp_path / "tiny.toml", one.config())
    together = two_processes("--recipe", recipe, "--out", tmp_path / "two")
    assert len(curve(alone)) == 3
    assert curve(together) == pytest.approx(curve(alone), rel=1e-4)
    assert kinds(together[1:]) == kinds(alone)
    two = RunFolder(tmp_path / "two")
    assert len(list(two.events())) == len(together)  # one of them wrote the log
    assert_alike(one, two)


def test_two_processes_that_compile_learn_what_one_does_and_leave_nothing_running(
    tmp_path: Path,
) -> None:
    for count in ("1", "2"):
        start = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", count)
        steps = (sys.executable, *start, "-m", "tests.training.loop.compiled_steps")
        subprocess.run([*steps, str(tmp_path / count)], check=True, timeout=120)
    alone, together = (torch.load(tmp_path / count, weights_only=True) for count in ("1", "2"))
    for name, value in alone.items():
        torch.testing.assert_close(together[name], value, rtol=1e-4, atol=1e-6)
    assert together[THREADS] == 0  # one that goes on while its process ends may abort it


def test_a_run_of_one_process_is_resumed_by_two(tmp_path: Path) -> None:
    whole, cut = (tiny_run(tmp_path / name, steps=50) for name in ("whole", "cut"))
    alone = list(train(whole, Path()))
    leg = train(cut, Path())
    saved = 0
    while saved < 25:
        saved += isinstance(next(leg), Saved)
    leg.close()
    together = two_processes("--resume", "--out", cut.folder)
    assert curve(together, began=25) == pytest.approx(curve(alone)[1:], rel=1e-4)
    (judged,) = (event for event in together if isinstance(event, Evaluated))
    assert judged.puzzles == 4
    assert isinstance(together[-1], Finished)
    assert_alike(whole, cut)


def test_the_members_have_all_slots_between_them_and_none_twice() -> None:
    slots = np.arange(10)
    parts = [slots[Processes(rank, 3).part(10)] for rank in range(3)]
    assert np.concatenate(parts).tolist() == slots.tolist()
    assert [len(part) for part in parts] == [3, 3, 4]


def test_a_team_of_one_keeps_what_it_has() -> None:
    rows = torch.arange(3)
    assert ALONE.leads
    assert ALONE.gather(rows) is rows
    assert ALONE.gather_values("x") == ["x"]
    assert ALONE.sums({"a": 1.0}) == {"a": 1.0}
    assert ALONE.follow([2.0]) == [2.0]


def test_a_batch_that_does_not_divide_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a batch of 4 does not divide among 3 processes"):
        next(train(tiny_run(tmp_path / "run"), Path(), team=Processes(0, 3)))


def test_a_run_that_cannot_start_ends_with_its_sentence_alone(tmp_path: Path) -> None:
    start = ("-m", "training.launch", "--standalone", "--nproc-per-node", "2")
    command = [sys.executable, *start, "-m", "app.cli.main", "train", "--recipe", "nothing"]
    done = subprocess.run(
        [*command, "--out", str(tmp_path)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("hrm: there is no recipe 'nothing'")
