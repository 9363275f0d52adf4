"""Runs a learnt model for the ARC bench: opens its engine, then thinks about view after view."""

import threading

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.arc.answer.book import VoteBook
from app.job import Job, stop_all
from hrm_core.engines import Engine
from hrm_core.library.models import ModelInfo, OpenEngine
from hrm_core.puzzle import Puzzle, Task, View
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import Thought, views_of, vote
from hrm_core.tasks.arc import numbered_views

IDLE = 5 * 60_000  # milliseconds after which an engine that nobody asks gives its memory back
TOGETHER = 1  # views in one batch: each is seen thinking, one after the other


class Voter(QObject):
    """One vote at a time, on a thread.

    Signals:
        thought: a Thought was added to the book.
        ended: the vote is over, or was stopped.
        failed: the exception that ended it.
        closed: the engine was given back; the next vote opens it again.
    """

    thought = Signal(object)
    ended = Signal()
    failed = Signal(object)
    closed = Signal()

    def __init__(self, task: Task, open_engine: OpenEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task, self._open_engine = task, open_engine
        self._job: Job | None = None
        self._opening = threading.Lock()
        self._opened: tuple[ModelInfo, Engine] | None = None  # the engine of last time
        self._reason = ""
        self._way = 0  # of opening engines: another one with another device
        self.book: VoteBook | None = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.give_back)

    @property
    def running(self) -> bool:
        return self._job is not None

    @property
    def loading(self) -> bool:
        """Whether the engine is still being opened."""
        return self.running and self.book is not None and not len(self.book.views[0].session)

    @property
    def device(self) -> str:
        """What the model runs on, in words; '' before it was opened."""
        return self._reason

    def begin(self, info: ModelInfo, puzzle: Puzzle, views: int, limit: Limit) -> VoteBook:
        """Let a model answer so many views of a puzzle, and vote. Same puzzle, same views."""
        self.stop()
        self._idle.stop()
        drawn = self._views(info, puzzle, views)
        self.book = VoteBook(self._task, puzzle, drawn, limit)
        self.book.model = info.name

        def work() -> object:
            return vote(self._engine(info), self._task, drawn, limit, TOGETHER)

        self._job = Job(work, self)
        self._job.item.connect(self._take)
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)
        self._job.start()
        return self.book

    def warm_up(self, info: ModelInfo) -> None:
        """Open the engine in the background, so that the first vote need not wait."""
        if self._opened is None or self._opened[0] != info:
            Job(lambda: self._engine(info), self).start()
            self._idle.start()

    def open_anew(self) -> None:
        """With another engine, on another device; a vote under way keeps the one it has."""
        self._way += 1
        self._opened, self._reason = None, ""

    def give_back(self) -> None:
        """Close an engine that nobody asks; the next vote opens it again."""
        if self._opened is not None and not self.running:
            self._opened = None
            self.closed.emit()

    def stop(self) -> None:
        """End the vote now; what was thought stays."""
        if self._job is not None:
            self._job.stop()
            self._end()

    def forget(self) -> None:
        """Another puzzle is on the bench."""
        self.stop()
        self.book = None

    def close(self) -> None:
        """End everything and wait for the threads."""
        self.stop()
        self._idle.stop()
        stop_all(self)

    def _engine(self, info: ModelInfo) -> Engine:
        """The engine of a model, opened once; called on threads."""
        with self._opening:
            if self._opened is not None and self._opened[0] == info:
                return self._opened[1]
            way, engine = self._way, self._open_engine(info)
            if way == self._way:  # else it is of the device before, and of no use later
                self._opened, self._reason = (info, engine), engine.reason
            return engine

    def _views(self, info: ModelInfo, puzzle: Puzzle, count: int) -> list[View]:
        """Those that the model knows by their numbers, else drawn ones."""
        if info.config.get("legend"):
            return numbered_views(puzzle, count)
        return views_of(self._task, puzzle, np.random.default_rng(0), count)

    def _take(self, thought: Thought) -> None:
        assert self.book is not None, "thoughts come from a vote"
        self.book.add(thought)
        self.thought.emit(thought)

    def _end(self) -> None:
        self._job = None
        self._idle.start()
        if self.book is not None:
            self.book.running, self.book.device = False, self.device
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)
