"""A leg of a run: from where it goes on, where its data lie, and what a dry run measures."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from tests.training.tiny import TINY, tiny_run
from training import leg
from training.config import SourceConfig
from training.leg import STEPS, WARM_UP, carry_out, data_root, measure
from training.loop.train import prepare
from training.loop.trainer import Trainer
from training.results.verdicts import Judged, Verdicts
from training.runs.events import Evaluated, Finished, Measured, Started


def test_data_are_those_of_the_run_if_all_of_them_are_there(tmp_path: Path) -> None:
    own, kept = SourceConfig("csv", "train.csv"), SourceConfig("csv", "validation.csv")
    run = tiny_run(tmp_path / "run", sources=(own,), validation=(kept,))
    elsewhere = tmp_path / "data"
    assert data_root(run, elsewhere) == elsewhere
    (run.folder / "train.csv").touch()
    assert data_root(run, elsewhere) == elsewhere, "half of them is not enough"
    (run.folder / "validation.csv").touch()
    assert data_root(run, elsewhere) == run.folder
    generated = tiny_run(tmp_path / "generated")
    assert data_root(generated, elsewhere) == elsewhere


def test_a_leg_says_from_which_step_it_goes_on(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", steps=3, evaluate_every=0.0, lr=0.0)
    first = list(carry_out(run, Path()))
    assert isinstance(first[0], Started)
    assert first[0].step == 0
    assert run.load(best=True)["counters"]["step"] == 1, "nothing is learnt after the first look"
    run.config_file.write_text(
        run.config_file.read_text("utf-8").replace('"steps": 3', '"steps": 5')
    )
    again = next(iter(carry_out(run, Path(), best=True)))
    assert isinstance(again, Started)
    assert again.step == 1
    (last, *_) = carry_out(run, Path())
    assert isinstance(last, Started)
    assert last.step == 3
    assert list(run.events())[: len(first)] == first, "all of it is in the log"


def test_a_stop_of_before_ends_no_leg_and_one_that_was_stopped_is_not_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[int] = []
    monkeypatch.setattr(leg, "judge_result", lambda run, config, root: judged.append(1))
    run = tiny_run(tmp_path / "run", steps=4)
    run.stop_file.touch()
    work = carry_out(run, Path())
    next(work)
    assert not run.stop_file.exists()
    run.stop_file.touch()
    *_, stopped = work
    assert isinstance(stopped, Finished)
    assert (stopped.reason, judged) == ("stopped", [])
    *_, done = carry_out(run, Path())
    assert isinstance(done, Finished)
    assert (done.reason, done.step, judged) == ("done", 4, [1])


def test_the_first_point_of_the_curves_is_what_the_base_solved() -> None:
    right = Judged("", "1.", "12", ("12",), (0.0,))
    as_good = Judged("", "1.", "12", ("13",), (0.0,), good=True)
    wrong = Judged("", "1.", "12", ("33",), (0.0,))
    verdicts = Verdicts("base", 0, (right, as_good, wrong, wrong))
    found = leg._evaluated(verdicts, TINY)
    assert found == Evaluated(
        step=0,
        seconds=0.0,
        name="base",
        puzzles=4,
        segments=TINY.evaluate_segments,
        exact=0.25,
        cell=1 - (0 + 0.5 + 1 + 1) / 4,
        valid=0.5,
        mean_segments=TINY.evaluate_segments,
        best=False,
    )


def test_a_dry_run_tells_the_cost_of_a_step_once_it_is_warm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first steps take ten seconds each, the others two, a look at the panel three."""
    clock = SimpleNamespace(now=0.0)
    counted = SimpleNamespace(steps=0)
    step, evaluate = Trainer.train_step, Trainer.evaluate

    def slow(self: Trainer) -> None:
        step(self)
        counted.steps += 1
        clock.now += 10.0 if counted.steps <= WARM_UP else 2.0

    def look(self: Trainer, *given: object) -> Evaluated:
        clock.now += 3.0
        return evaluate(self, *given)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(Trainer, "train_step", slow)
    monkeypatch.setattr(Trainer, "evaluate", look)
    monkeypatch.setattr(leg, "time", SimpleNamespace(perf_counter=lambda: clock.now))
    monkeypatch.setattr(leg, "free_mb", lambda: 1000.0)
    monkeypatch.setattr(leg, "peak_mb", lambda: 300.0)
    monkeypatch.setattr(leg, "resident_mb", lambda: 200.0)
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    run = tiny_run(tmp_path / "run", device="cpu")
    measure(run, Path())
    assert counted.steps == WARM_UP + STEPS
    told = run.last_event()
    assert isinstance(told, Measured)
    assert (told.seconds_per_step, told.evaluation_seconds) == (2.0, 3.0)
    assert (told.memory_mb, told.room_mb, told.base_mb) == (300.0, 1300.0, 200.0)
    assert told.device == "PyTorch, CPU as chosen"
    trainer, _ = prepare(run.config(), Path())
    trainer.train_step()
    run.save(trainer.state(), best=False)
    assert told.disk_mb == pytest.approx(3 * run.last.stat().st_size / 1e6, rel=0.05)


def test_where_nobody_says_what_is_free_there_is_no_room_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(leg, "free_mb", lambda: 0.0)
    monkeypatch.setattr(leg, "peak_mb", lambda: 300.0)
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert leg._memory() == (300.0, 0.0)
    assert np.isfinite(leg._held())
