"""Runs the model for the Solve page: opens an engine once, then one job per run."""

import time
from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, QTimer, Signal

from app.job import Job, stop_all
from hrm_core.engines import Engine
from hrm_core.library.models import ModelInfo, OpenEngine
from hrm_core.library.origin import origin_of
from hrm_core.puzzle import Puzzle, Task
from hrm_core.sessions.solve import Ending
from hrm_core.solving.effort import Effort
from hrm_core.solving.guess import TryOutcome
from hrm_core.solving.search import SearchProgress, search
from hrm_core.solving.solve import Limit, SegmentTrace, solve

Run = Callable[[Engine], Generator[object]]
OFTEN = 0.2  # seconds between two times that it is told how far a search is
IDLE = 5 * 60_000  # milliseconds after which an engine that nobody asks gives its memory back


class Thinker(QObject):
    """One run at a time. stop() is answered at once, the segment under way ends unseen.

    Signals:
        begun: a run is under way, or waits for its engine.
        opening: an engine is being opened, which may take seconds.
        opened: the engine of the chosen model is ready.
        thought: one segment's SegmentTrace, or that of one try of a search.
        spent: a search has used more segments; told a few times a second.
        ended: a run is over, and how: an Ending.
        failed: the exception that ended opening or thinking.
        closed: the engine was given back; the next run opens it again.
    """

    begun = Signal()
    opening = Signal()
    opened = Signal(object)
    thought = Signal(object)
    spent = Signal()
    ended = Signal(object)
    failed = Signal(object)
    closed = Signal()

    def __init__(self, open_engine: OpenEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_engine = open_engine
        self._info: ModelInfo | None = None
        self._engine: Engine | None = None
        self._opening: Job | None = None
        self._run: Job | None = None
        self._wanted: Run | None = None  # what to run when the engine is there
        self.origin: dict[str, str] = {}  # of what the engine that is open says
        self.reason = ""  # what the model runs with, and why; kept while its engine is closed
        self._permits: int | None = None
        self._last: SegmentTrace | None = None
        self._may_halt = False
        self.used, self._told = 0, 0.0  # segments of the search under way; when it was told last
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.give_back)

    @property
    def engine(self) -> Engine | None:
        return self._engine

    @property
    def loading(self) -> bool:
        """Whether an engine is being opened."""
        return self._opening is not None

    @property
    def running(self) -> bool:
        """Whether a run is under way, or waits for its engine or for the next step."""
        return self._run is not None or self._wanted is not None

    @property
    def stepping(self) -> bool:
        """Whether the run under way waits for step() to think on."""
        return self.running and self._permits is not None

    def use(self, info: ModelInfo) -> None:
        """Think with this model from now on; opens it at once, in the background."""
        if info == self._info:
            return
        self.stop()
        self._info, self._engine, self.reason = info, None, ""
        if self._opening is not None:
            self._opening.stop()
        self._open()

    def open_anew(self) -> None:
        """With another engine, on another device: what was opened is given up."""
        info, self._info = self._info, None
        if info is not None:
            self.use(info)

    def solve(self, task: Task, puzzle: Puzzle, limit: Limit) -> None:
        """Begin a run that goes on until it ends."""
        self._begin(lambda engine: solve(engine, task, puzzle, limit), limit.halt, None)

    def search(self, task: Task, puzzle: Puzzle, effort: Effort, root: SegmentTrace) -> None:
        """Guess on from the last trace of a run."""
        self._begin(lambda engine: search(engine, task, puzzle, effort, root), True, None)

    def run(self, work: Run, may_halt: bool) -> None:
        """Any run that yields traces; may_halt: the model may end it."""
        self._begin(work, may_halt, None)

    def step(self, task: Task, puzzle: Puzzle, limit: Limit) -> None:
        """One more segment of the run under way, or the first of a new one."""
        if self._run is not None and self._permits is not None:
            self._run.permit(1)
        elif not self.running:
            self._begin(lambda engine: solve(engine, task, puzzle, limit), limit.halt, 1)

    def carry_on(self) -> None:
        """Let a run that was stepped through go on by itself."""
        self._permits = None
        if self._run is not None:
            self._run.permit(None)

    def stop(self) -> None:
        """End the run now."""
        if self._wanted is not None:
            self._wanted = None
            self.ended.emit(Ending.STOPPED)
        if self._run is not None:
            run, self._run = self._run, None
            run.stop()
            self._idle.start()
            self.ended.emit(Ending.STOPPED)

    def give_back(self) -> None:
        """Close an engine that nobody asks; the next run opens it again."""
        if self._engine is not None and not self.running:
            self._engine = None
            self.closed.emit()

    def close(self) -> None:
        """End everything and wait for the threads."""
        self.stop()
        self._idle.stop()
        stop_all(self)

    def _begin(self, run: Run, may_halt: bool, permits: int | None) -> None:
        self.stop()
        self._idle.stop()
        self._wanted, self._permits = run, permits
        self._last, self._may_halt, self.used = None, may_halt, 0
        if self._engine is not None:
            self._start()
        elif self._opening is None:
            self._open()
        self.begun.emit()

    def _open(self) -> None:
        info, open_engine = self._info, self._open_engine
        assert info is not None, "a model is chosen before anything runs"
        self._opening = Job(lambda: (open_engine(info), origin_of(info)), self)
        self._opening.done.connect(self._opened)
        self._opening.failed.connect(self._not_opened)
        self._opening.start()
        self.opening.emit()

    def _opened(self, made: tuple[Engine, dict[str, str]]) -> None:
        engine, self.origin = made
        self._opening, self._engine, self.reason = None, engine, engine.reason
        self._idle.start()
        self.opened.emit(engine)
        if self._wanted is not None:
            self._start()

    def _not_opened(self, error: Exception) -> None:
        self._opening = None
        self._fail(error)

    def _start(self) -> None:
        self._idle.stop()
        engine, wanted = self._engine, self._wanted
        assert engine is not None, "started only when the engine is there"
        assert wanted is not None, "started only when a run is wanted"
        self._wanted = None
        self._run = Job(lambda: wanted(engine), self, permits=self._permits)
        self._run.item.connect(self._take)
        self._run.done.connect(self._end)
        self._run.failed.connect(self._fail)
        self._run.start()

    def _take(self, item: SegmentTrace | SearchProgress) -> None:
        for trace in item.traces if isinstance(item, SearchProgress) else (item,):
            self._last = trace
            self.thought.emit(trace)
        if isinstance(item, SearchProgress):
            self.used, now = item.used, time.monotonic()
            if item.traces or now - self._told < OFTEN:
                return
            self._told = now
            self.spent.emit()

    def _end(self) -> None:
        self._run = None
        self._idle.start()
        guess = self._last.guess if self._last is not None else None
        if guess is not None:
            found = guess.outcome is TryOutcome.ACCEPTED
            self.ended.emit(Ending.FOUND if found else Ending.LIMIT)
            return
        halted = self._may_halt and self._last is not None and self._last.wants_to_halt
        self.ended.emit(Ending.HALTED if halted else Ending.LIMIT)

    def _fail(self, error: Exception) -> None:
        was_running = self.running
        self._idle.start()
        self._run = self._wanted = None
        self.failed.emit(error)
        if was_running:
            self.ended.emit(Ending.FAILED)
