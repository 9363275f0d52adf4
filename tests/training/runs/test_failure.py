"""Why a run ended: a sentence that helps, and a last event that forgets nothing."""

import errno
from pathlib import Path

import pytest

from hrm_core.checkpoint import ModelError
from tests.training.tiny import tiny_run
from training.data.streams import DataError
from training.runs.checkpoints import RunFolder
from training.runs.events import Finished, Progress
from training.runs.failure import explain, record
from training.runs.files import RunError, RunFiles
from training.runs.fit import Tried, next_try

TOO_LITTLE = "There was too little memory; the batch in smaller parts needs less"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), ("memory", TOO_LITTLE)),
        (RuntimeError("CUDA out of memory. Tried to allocate"), ("memory", TOO_LITTLE)),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), ("memory", TOO_LITTLE)),
        (OSError(errno.ENOMEM, "Not enough memory resources"), ("memory", TOO_LITTLE)),
        (RunError("it is gone"), ("failed", "it is gone")),
        (DataError("no puzzle"), ("failed", "no puzzle")),
        (ModelError("no model"), ("failed", "no model")),
        (ValueError("odd"), ("failed", "ValueError: odd")),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            ("failed", "The disk is full; make room, then let the run go on"),
        ),
        (PermissionError(13, "Permission denied", "a.pt"), ("failed", "a.pt: Permission denied")),
        (PermissionError(13, "Permission denied"), ("failed", "Permission denied")),
        (KeyError(), ("failed", "KeyError: KeyError")),
        (RuntimeError("first\nsecond"), ("failed", "RuntimeError: first")),
        (RuntimeError("x" * 400), ("failed", f"RuntimeError: {'x' * 300}")),
    ],
)
def test_a_fault_becomes_a_sentence(error: Exception, told: tuple[str, str]) -> None:
    assert explain(error) == told


def test_the_last_event_of_a_run_that_failed_says_how_far_it_was(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", batch_size=12, accumulate=3)
    assert record(run, RunError("at once")) == "at once"
    assert run.last_event() == Finished(0, 0.0, "failed", "at once")
    run.log(Progress(7, 9, 3.5, 1.0, 2.0, 1e-3, 0.5, 0.5, 0.25, 0.75, 3.0))
    message = record(run, MemoryError())
    assert message == TOO_LITTLE.replace("memory;", "memory for 4 puzzles at a time;")
    assert run.last_event() == Finished(7, 3.5, "memory", message)
    assert record(RunFiles(tmp_path / "nothing"), MemoryError()) == TOO_LITTLE


def test_what_is_asked_for_by_name_is_not_replaced_by_another_checkpoint(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run")
    for best in (True, False):
        with pytest.raises(RunError, match="holds no checkpoint yet"):
            run.load(best)
    run.last.touch()
    with pytest.raises(RunError, match="holds no checkpoint yet"):
        run.load(best=True)
    assert RunFolder(run.folder).started


def test_a_better_batch_is_looked_for_a_few_times_only() -> None:
    tried = [Tried(10, 500.0), Tried(100, 5000.0), Tried(90, 4500.0), Tried(80, 4000.0)]
    assert next_try(tried, 1000.0) == 20
    assert next_try([*tried, Tried(70, 3500.0)], 1000.0) is None
    assert next_try([Tried(10, 500.0), Tried(11, 1001.0)], 1000.0) is None, "it is hardly larger"
