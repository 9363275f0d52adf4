"""Follows the log of one run on a thread, and looks now and then whether it is alive.

Once a run is over its log is read to the end, and then neither log nor process is looked at.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from app.job import Job, stop_all
from training.runs.events import TrainEvent
from training.runs.history import RunHistory
from training.runs.process import RunState, TrainingRun

LOOK = 700  # milliseconds between two looks at the process


class Follower(QObject):
    """One run at a time.

    Signals:
        grown: the history has new events; these.
        state_changed: the run is in another state.
        failed: an exception.
    """

    grown = Signal(object)
    state_changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: TrainingRun | None = None
        self.history = RunHistory()
        self.state = RunState.NEW
        self._job: Job | None = None
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)

    def follow(self, run: TrainingRun) -> None:
        """From the first line of its log on."""
        self.leave()
        self.run, self.history = run, RunHistory()
        self.state = run.state()
        self._job = Job(run.follow, self)
        self._job.item.connect(self._take)
        self._job.failed.connect(self.failed)
        self._job.start()
        self._timer.start()
        self.state_changed.emit()

    def leave(self) -> None:
        """Follow nothing."""
        self._timer.stop()
        if self._job is not None:
            self._job.stop()
        self._job = self.run = None

    def look(self) -> None:
        """See how the run stands; once it is over nothing is looked at until somebody asks."""
        if self.run is None or self._job is None:
            return
        state = self.run.state()
        over = state not in (RunState.RUNNING, RunState.NEW)
        if over:
            self._timer.stop()
            self._job.permit(1)  # one more look at its log: it may have been written to
        elif not self._timer.isActive():
            self._timer.start()
            self._job.permit(None)
        if state is not self.state:
            self.state = state
            self.state_changed.emit()

    def close(self) -> None:
        """End the thread and wait for it."""
        self.leave()
        stop_all(self)

    def _take(self, events: list[TrainEvent]) -> None:
        if events:
            self.history.add(events)
            self.grown.emit(events)
        if events and self._job is not None and not self._timer.isActive():
            self._job.permit(1)  # there may be more
