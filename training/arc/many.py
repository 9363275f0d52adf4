"""Learns and answers many ARC tasks, one after the other, and can be ended at any moment.

Everything stands in a folder of results (training/arc/table.py); a task that was begun is begun
anew. Loads PyTorch.
"""

import shutil
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hrm_core.library.models import ModelInfo
from hrm_core.model.config import ConfigError
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.solving.vote import Ballot
from hrm_core.tasks.arc.classes import Tasks
from training.arc import answers
from training.arc.learn import LearnChoices
from training.arc.table import (
    ALIVE,
    NOW,
    STOP,
    Now,
    Row,
    Way,
    how_of,
    read_rows,
    write_now,
    write_row,
)
from training.runs.events import Evaluated, Progress, TrainEvent
from training.runs.files import RunError
from training.runs.lock import Lock

WORK = "work"  # where runs lie while they go on
EVERY = 0.5  # seconds between two looks at whether to stop, and reports


class StoppedError(Exception):
    """Somebody asked for it; what was answered is written down."""


@dataclass(frozen=True)
class Work:
    """What is to be done for each task, and where the results go."""

    base: ModelInfo
    way: Way
    out: Path
    device: str = "auto"  # where it is asked, as open_engine takes them
    engine: str = "auto"
    keep: Path | None = None  # the folder of models for what was learnt; None: it is forgotten


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Nobody else works in this folder meanwhile; RunError if somebody does, or it cannot be."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(f"cannot write results into {out}: {error.strerror}") from None
    lock = Lock.take(out / ALIVE)
    if lock is None:
        raise RunError(f"another process writes its results into {out}")
    try:
        (out / NOW).unlink(missing_ok=True)  # of one that was killed
        shutil.rmtree(out / WORK, ignore_errors=True)
        yield
    finally:
        shutil.rmtree(out / WORK, ignore_errors=True)
        for left in (out / NOW, out / STOP):  # who asked to stop before it began is obeyed, too
            left.unlink(missing_ok=True)
        lock.release()


def answer_all(tasks: Tasks, work: Work) -> Generator[tuple[int, str, Row]]:
    """Number, name and row of each task, those first that stand there already.

    StoppedError as soon as there is a file `stop` in the folder of results.
    """
    how = how_of(work.base, work.way)
    rows = read_rows(work.out, how)
    order = sorted(tasks, key=lambda name: name not in rows)
    for number, name in enumerate(order, 1):
        if name not in rows:
            report = _Report(work.out, Now(name, number, len(tasks)))
            row = _answered(tasks[name], work, report)
            write_row(work.out, how, name, row)
            rows[name] = row
        yield number, name, rows[name]


class _Report:
    """Takes what learning tells; writes now and then what is done, and ends it if so wanted."""

    def __init__(self, out: Path, now: Now) -> None:
        self.events: list[TrainEvent] = []
        self._out, self._now, self._began = out, now, time.monotonic()
        self._last = self._began - EVERY
        self._look()

    def __call__(self, event: TrainEvent) -> None:
        self.events.append(event)
        if isinstance(event, Progress):
            self._now.step, self._now.steps = event.step, event.total_steps
        self._look()

    def _look(self) -> None:
        if time.monotonic() - self._last < EVERY:
            return
        if (self._out / STOP).exists():
            raise StoppedError
        self._last = time.monotonic()
        self._now.seconds = round(self._last - self._began, 1)
        write_now(self._out, self._now)


def _answered(tests: Sequence[Puzzle], work: Work, report: _Report) -> Row:
    wall, processor = time.perf_counter(), time.process_time()
    way = work.way
    choices = LearnChoices(seconds=way.seconds) if way.seconds else LearnChoices(steps=way.steps)
    where = work.device, work.engine, way.learners, work.out / WORK, work.keep
    (work.out / WORK).mkdir(exist_ok=True)
    try:
        learning = answers.learn_and_ask(tests, work.base, choices, way.views, *where)
        ballots = answers.finished(learning, report)
    except ConfigError as error:
        nothing = [[False if test.solution is not None else None] * way.tries for test in tests]
        return Row([[] for _ in tests], nothing, refused=str(error))
    return _row(tests, ballots, way, report.events, wall, processor)


def _row(
    tests: Sequence[Puzzle],
    ballots: Sequence[Ballot],
    way: Way,
    events: Sequence[TrainEvent],
    wall: float,
    processor: float,
) -> Row:
    tries = [ballot.tries(way.tries) for ballot in ballots]
    left_out = [event.exact for event in events if isinstance(event, Evaluated)]
    steps = [event.step for event in events if isinstance(event, Progress)]
    return Row(
        tries=[[grid.tolist() for grid in test] for test in tries],
        right=[
            [solved(puzzle, test[:most]) for most in range(1, way.tries + 1)]
            for puzzle, test in zip(tests, tries, strict=True)
        ],
        votes=[[c.count for c in ballot.candidates()[: way.tries]] for ballot in ballots],
        leave_one_out=left_out[-1] if left_out else None,
        steps=steps[-1] if steps else 0,
        seconds=round(time.perf_counter() - wall, 1),
        processor_seconds=round(time.process_time() - processor, 1),
    )


def solved(puzzle: Puzzle, tries: Sequence[Grid]) -> bool | None:
    """Whether one of the tries is right; None where nobody knows."""
    if puzzle.solution is None:
        return None
    return any(np.array_equal(grid, puzzle.solution) for grid in tries)
