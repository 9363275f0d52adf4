"""Checkpoints that a power cut or a full disk spoiled."""

import errno
import shutil
from pathlib import Path

import pytest

from app.cli import main as cli
from tests.training.tiny import tiny_run
from training.leg import carry_out
from training.loop.train import train
from training.results.publish import publish
from training.runs.checkpoints import RunError, RunFolder
from training.runs.events import Finished, Started
from training.runs.failure import explain, record

LINE = "..396.5..6.1...8..89..4....7.6....9..348..16....1..3.44627.3.1.3..51472.1.76.9.83"


def trained(folder: Path) -> RunFolder:
    """A run that was stopped after three steps and as many checkpoints."""
    run = tiny_run(folder, validation=())
    leg = train(run, Path())
    for _ in range(3):
        next(leg)
    leg.close()
    return run


def halve(path: Path) -> None:
    """Cut off a checkpoint, as a lost block of the disk does."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_a_truncated_checkpoint_gives_way_to_the_one_before(tmp_path: Path) -> None:
    run = trained(tmp_path / "run")
    halve(run.last)
    with pytest.raises(RunError, match="is damaged"):
        run.load()
    events = list(carry_out(run, Path()))
    started = events[0]
    assert isinstance(started, Started)
    assert started.step == 2
    assert "The last checkpoint was damaged; the run goes on from the one before" in started.message
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "done"


def saved(folder: Path) -> RunFolder:
    """Checkpoints of step 3, of step 2 before it, and the best of step 1."""
    run = trained(folder)
    values = run.load()
    for step in (1, 2, 3):
        counters = {**values["counters"], "step": step}
        run.save({**values, "counters": counters}, best=step == 1)
    return run


def test_the_checkpoint_before_is_preferred_to_the_best(tmp_path: Path) -> None:
    run = saved(tmp_path / "run")
    halve(run.last)
    assert run.repair().endswith("step 2")
    assert run.load()["counters"]["step"] == 2
    for path in (run.last, run.previous):
        halve(path)
    assert run.repair().endswith("step 1")


def test_a_save_that_was_cut_off_between_two_names_is_completed(tmp_path: Path) -> None:
    run = saved(tmp_path / "run")
    run.last.rename(run.newest)
    assert run.repair() == ""
    assert run.load()["counters"]["step"] == 3


def test_with_no_checkpoint_left_the_run_begins_anew(tmp_path: Path) -> None:
    run = trained(tmp_path / "run")
    for path in (run.last, run.previous):
        halve(path)
    started = next(carry_out(run, Path()))
    assert isinstance(started, Started)
    assert started.step == 0
    assert started.message == "The only checkpoint was damaged; the run begins anew"


def test_a_checkpoint_is_not_given_up_for_want_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trained(tmp_path / "run")

    def lack(*_: object, **__: object) -> None:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    with monkeypatch.context() as patch:
        patch.setattr("torch.load", lack)
        with pytest.raises(RuntimeError, match="allocate memory"):
            next(carry_out(run, Path()))
    assert run.load()["counters"]["step"] == 3


def test_too_little_memory_is_told_in_a_sentence_and_kept_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = trained(tmp_path / "run")

    def lack(*_: object) -> None:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr("training.loop.trainer.Trainer.train_step", lack)
    assert cli.main(["train", "--resume", "--out", str(run.folder)]) == 2
    assert capsys.readouterr().err.startswith("hrm: There was too little memory")
    last = run.last_event()
    assert isinstance(last, Finished)
    assert last.reason == "memory"


def test_a_full_disk_keeps_the_checkpoint_before_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trained(tmp_path / "run")
    before = sorted(run.folder.iterdir())

    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("training.runs.checkpoints.replace_file", full)
        with pytest.raises(RunError, match=r"No space left on device; the one before is kept"):
            list(carry_out(run, Path()))
    assert [path for path in sorted(run.folder.iterdir()) if path.suffix == ".pt"] == [
        path for path in before if path.suffix == ".pt"
    ]
    events = list(carry_out(run, Path()))
    assert isinstance(events[0], Started)
    assert events[0].step == 3


def test_a_run_goes_on_when_the_model_it_started_from_was_deleted(tmp_path: Path) -> None:
    base = publish(trained(tmp_path / "first"), "base")
    config = {"start_from": "base", "extra": {"judge": 4, "watch": LINE}}
    run = tiny_run(tmp_path / "run", **config)
    leg = carry_out(run, Path())
    while not run.started:
        next(leg)
    leg.close()
    shutil.rmtree(base.folder)
    events = list(carry_out(run, Path()))
    assert isinstance(events[0], Started)
    assert events[0].step >= 1
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "done"


def test_failures_are_told_in_sentences(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    assert explain(full) == ("failed", "The disk is full; make room, then let the run go on")
    lack = RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")
    assert explain(lack, 32)[0] == "memory"
    assert explain(lack, 32)[1].startswith("There was too little memory for 32 puzzles at a time")
    assert explain(RunError("no run")) == ("failed", "no run")
    run = trained(tmp_path / "run")
    assert record(run, KeyError("x")) == "KeyError: 'x'"
    last = run.last_event()
    assert isinstance(last, Finished)
    assert last.reason == "failed"


def test_too_little_memory_names_how_many_puzzles_were_taken_at_a_time(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", batch_size=12, accumulate=3)
    assert "for 4 puzzles at a time" in record(run, MemoryError())
    last = run.last_event()
    assert isinstance(last, Finished)
    assert (last.step, last.seconds, last.reason) == (0, 0.0, "memory")


def test_how_a_run_failed_stands_at_the_step_it_had_reached(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run")
    run.log(Finished(7, 3.5, "stopped"))
    assert record(run, ZeroDivisionError("float division")) == "ZeroDivisionError: float division"
    last = run.last_event()
    assert isinstance(last, Finished)
    assert (last.step, last.seconds, last.reason) == (7, 3.5, "failed")


def test_what_the_system_says_is_told_with_the_file() -> None:
    denied = PermissionError(errno.EACCES, "Permission denied", "/data/own.csv")
    assert explain(denied) == ("failed", "/data/own.csv: Permission denied")
    assert explain(OSError(errno.EIO, "Input/output error")) == ("failed", "Input/output error")
    assert explain(ValueError("strange")) == ("failed", "ValueError: strange")
    assert explain(RuntimeError("one\ntwo")) == ("failed", "RuntimeError: one")
    assert explain(KeyboardInterrupt()) == ("failed", "KeyboardInterrupt: KeyboardInterrupt")
    assert explain(MemoryError())[1].startswith("There was too little memory; the batch")
