"""Hunts, in the background, for puzzles that a model does not solve."""

import time
from collections.abc import Generator

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.job import Job, stop_all
from app.told import told
from app.words import fill
from hrm_core.library.models import ModelInfo, OpenEngine
from hrm_core.puzzle import Task
from hrm_core.solving.hunt import Catch, hunt
from hrm_core.solving.solve import Limit

LEAST = 16  # segments


class Hunter(QObject):
    """One hunt at a time.

    Signals:
        caught: puzzles that the model failed, and where they come from in words.
        working: whether a hunt is under way, and how it goes.
        failed: an exception.
    """

    caught = Signal(object, str)
    working = Signal(bool, str)
    failed = Signal(object)

    def __init__(self, open_engine: OpenEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_engine = open_engine
        self._job: Job | None = None
        self._origin, self._words, self._began = "", "", 0.0
        self.tried = self.found = 0  # puzzles of this hunt

    @property
    def busy(self) -> bool:
        """Whether a hunt is under way."""
        return self._job is not None

    def start(self, info: ModelInfo, task: Task, level: str, wanted: int, seed: int) -> None:
        """Until so many were found, or until stop()."""
        self.stop()
        self._origin = self.tr("{0} fails, {1}").format(told(info.title), told(level))
        limit = Limit(max(LEAST, info.halt_max_steps))
        rng = np.random.default_rng(seed)

        def work() -> Generator[Catch]:
            engine = self._open_engine(info)
            yield Catch(0, 0, ())
            yield from hunt(engine, task, level, rng, limit, wanted)

        self.tried = self.found = 0
        self._show(True, self.tr("opening the model …"))
        self._job = Job(work, self)
        self._job.item.connect(self._take)
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)
        self._job.start()

    def stop(self) -> None:
        """Enough; what was found stays."""
        if self._job is not None:
            self._job.stop()
            if not self.tried:
                self._words = ""
            self._end()

    def forget(self) -> None:
        """Another kind of puzzle is looked at: of the last hunt nothing is said any more."""
        self.stop()
        self._show(False, "")

    def close(self) -> None:
        """End what runs and wait for it."""
        self.stop()
        stop_all(self)

    def _take(self, catch: Catch) -> None:
        if not catch.tried:
            self._began = time.perf_counter()
            self._show(True, self.tr("making puzzles …"))
            return
        self.tried, self.found = catch.tried, catch.found
        pace = catch.tried / max(time.perf_counter() - self._began, 1e-9)
        told = self.tr("{0} found among {1} ({2:.1%}) · {3:.1f} puzzles/s")
        self._show(True, fill(told, catch.found, catch.tried, catch.rate, pace))
        if catch.new:
            self.caught.emit(catch.new, self._origin)

    def _show(self, on: bool, words: str) -> None:
        self._words = words
        self.working.emit(on, words)

    def _end(self) -> None:
        self._job = None
        self._show(False, self._words)

    def _fail(self, error: Exception) -> None:
        self._words = ""
        self.failed.emit(error)
        self._end()
