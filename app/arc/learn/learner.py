"""Learning the task on the bench: found again, started, followed, stopped."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.job import Job, stop_all
from app.train.runs.follower import Follower
from hrm_core.library.models import ModelInfo
from hrm_core.puzzle import Puzzle
from hrm_core.tasks.arc import side_of
from training.config import TrainConfig
from training.runs.events import Evaluated
from training.runs.files import RunError
from training.runs.history import RunHistory
from training.runs.process import RunState, TrainingRun


class Teacher(Protocol):
    """What the bench needs of the training layer."""

    def base(self) -> ModelInfo | None:
        """The model that tasks are learnt from."""

    def learnt(self, puzzle: Puzzle) -> ModelInfo | None:
        """The model that has learnt the examples of a puzzle."""

    def pace(self) -> float:
        """How many times longer learning takes here than expected; slow the first time."""

    def run_of(self, puzzle: Puzzle) -> TrainingRun | None:
        """The latest run that learns them."""

    def begin(self, puzzle: Puzzle, steps: int) -> TrainingRun:
        """A new run, started; RunError or ConfigError if that cannot be."""


class Stage(StrEnum):
    """How far the task on the bench is."""

    NO_BASE = "no base"  # no model that could learn
    TOO_LARGE = "too large"  # for the model
    UNLEARNT = "unlearnt"
    LEARNING = "learning"
    FAILED = "failed"  # the run ended without a model
    LEARNT = "learnt"


@dataclass(frozen=True)
class LearningProgress:
    """Of a run that learns, in figures."""

    share: float = 0.0  # 0 to 1
    seconds_left: float | None = None
    step: int = 0
    loss: float | None = None
    held_out: Evaluated | None = None  # the latest leave-one-out


class Learner(QObject):
    """Of one task at a time; what other tasks learn goes on.

    Signals:
        changed: another stage.
        grown: the run has new figures.
        learnt: a model has just been made.
        failed: an exception to show.
    """

    changed = Signal()
    grown = Signal()
    learnt = Signal()
    failed = Signal(object)

    def __init__(self, teacher: Teacher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._teacher = teacher
        self._puzzle: Puzzle | None = None
        self._config: TrainConfig | None = None
        self.info: ModelInfo | None = None  # that has learnt the task
        self.reason = ""  # why there is none, after a run that failed
        self.pace: float | None = None  # as far as it was measured
        self._measuring: Job | None = None
        self.sizes: tuple[int, int] | None = None  # most rows or columns: of the task, of the model
        self.follower = Follower(self)
        self.follower.grown.connect(lambda _: self.grown.emit())
        self.follower.state_changed.connect(self._look)
        self.follower.failed.connect(self.failed)

    @property
    def learning(self) -> bool:
        """Whether it learns just now; asked often, so nothing is looked up."""
        return self.follower.run is not None and self.follower.state is RunState.RUNNING

    @property
    def stage(self) -> Stage:
        if self.learning:
            return Stage.LEARNING
        if self.sizes is not None and self.sizes[0] > self.sizes[1]:
            return Stage.TOO_LARGE
        if self.info is not None:
            return Stage.LEARNT
        if self._teacher.base() is None:
            return Stage.NO_BASE
        return Stage.FAILED if self.reason else Stage.UNLEARNT

    @property
    def at_sight(self) -> bool:
        """Whether the pairs are only read, or were: nothing is tuned on them."""
        if self.stage is Stage.LEARNING:
            return self._config is not None and self._config.lr == 0
        recipe = self.info.provenance.get("recipe") if self.info is not None else None
        return isinstance(recipe, Mapping) and recipe.get("lr") == 0

    @property
    def base(self) -> ModelInfo | None:
        return self._teacher.base()

    @property
    def history(self) -> RunHistory:
        """Of the run of this task, also one that is over."""
        return self.follower.history

    def progress(self) -> LearningProgress:
        """How the run stands; nothing where this task has none."""
        if self.follower.run is None:
            return LearningProgress()
        history = self.history
        latest, share, left = history.latest, 0.0, None
        if self._config is not None:
            share, left = history.share_done(self._config), history.seconds_left(self._config)
        evaluations = [event for event in history.evaluations if event.name != "base"]
        return LearningProgress(
            share,
            left,
            latest.step if latest is not None else 0,
            latest.loss if latest is not None else None,
            evaluations[-1] if evaluations else None,
        )

    def measure_pace(self) -> None:
        """Find out on a thread how fast this machine learns; then `changed` is emitted."""
        if self._measuring is None:
            self._measuring = Job(self._teacher.pace, self)
            self._measuring.done.connect(self._take_pace)
            self._measuring.failed.connect(self.failed)
            self._measuring.start()

    def _take_pace(self, pace: float) -> None:
        self.pace, self._measuring = pace, None
        self.changed.emit()

    def show(self, puzzle: Puzzle) -> None:
        """Another task is on the bench: look for its model, and for a run that makes one."""
        self.turn_to(puzzle)
        self.follower.leave()
        self.reason, self.info = "", self._teacher.learnt(puzzle)
        run = self._teacher.run_of(puzzle)
        if run is not None and (run.alive or self.info is not None):
            self._follow(run)
        elif run is not None:
            self.reason = run.reason()
        self.changed.emit()

    def look_again(self) -> None:
        """Models may have gone, or come."""
        if self._puzzle is not None:
            self.show(self._puzzle)

    def turn_to(self, puzzle: Puzzle) -> None:
        """Another test input of the same task, or the same one of another size."""
        self._puzzle, self.sizes = puzzle, _sizes(puzzle, self._teacher.base())

    def begin(self, steps: int) -> None:
        """Learn the task, afresh."""
        assert self._puzzle is not None, "a task is on the bench"
        try:
            run = self._teacher.begin(self._puzzle, steps)
        except (RunError, ValueError) as error:
            self.failed.emit(error)
            return
        self.reason = ""
        self._follow(run)
        self.changed.emit()

    def cancel(self) -> None:
        """End the run; nothing is learnt, an older model stays."""
        run = self.follower.run
        if run is not None and run.alive:
            self._try(run.kill)
        self.follower.leave()
        self.reason = ""
        self.changed.emit()

    def close(self) -> None:
        """Follow no longer; a run goes on without the window."""
        self.follower.close()
        stop_all(self)

    def _follow(self, run: TrainingRun) -> None:
        self._config = run.files.config()
        self.follower.follow(run)

    def _look(self) -> None:
        """The run is in another state: perhaps there is a model now."""
        run = self.follower.run
        if run is None or self._puzzle is None or self.follower.state is RunState.RUNNING:
            return
        before, self.info = self.info, self._teacher.learnt(self._puzzle)
        self.reason = "" if self.info is not None else run.reason()
        self.changed.emit()
        if self.info is not None and self.info != before:
            self.learnt.emit()
            self.measure_pace()

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except RunError as error:
            self.failed.emit(error)


def _sizes(puzzle: Puzzle, base: ModelInfo | None) -> tuple[int, int] | None:
    if base is None or "seq_len" not in base.config:
        return None
    return side_of(puzzle) - 1, math.isqrt(int(base.config["seq_len"])) - 1
