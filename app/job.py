"""Runs any function or generator on a thread of its own and reports on the owner's thread."""

import threading
from collections.abc import Callable, Generator
from types import GeneratorType

from PySide6.QtCore import QObject, QThread, Signal

_at_work: set["_Worker"] = set()  # Qt aborts when a thread that still ends is collected as garbage


class _Gate:
    """Asked before each item. Nothing of Qt: what is deleted with a job may still shut it."""

    def __init__(self, permits: int | None) -> None:
        self._gate = threading.Condition()
        self._permits = permits  # items that may still be computed; None for any number
        self._shut = False

    def permit(self, items: int | None) -> None:
        with self._gate:
            self._permits = None if items is None else (self._permits or 0) + items
            self._gate.notify_all()

    def shut(self) -> None:
        with self._gate:
            self._shut = True
            self._gate.notify_all()

    def wait(self) -> bool:
        """Whether the work may go on; waits for a permit."""
        with self._gate:
            while self._permits == 0 and not self._shut:
                self._gate.wait()
            if self._permits is not None:
                self._permits -= 1
            return not self._shut


class _Worker(QThread):
    """The thread. Its signals are queued to the Job, which lives with its owner.

    Signals:
        yielded, returned, raised: what the work did.
    """

    yielded = Signal(object)
    returned = Signal(object)
    raised = Signal(object)

    def __init__(self, work: Callable[[], object], permits: int | None) -> None:
        super().__init__()
        self.gate = _Gate(permits)
        self._work: Callable[[], object] | None = work
        self.finished.connect(self._leave)

    def begin(self) -> None:
        _at_work.add(self)
        self.start()

    def run(self) -> None:
        assert self._work is not None
        try:
            result = self._work()
            if isinstance(result, GeneratorType):
                result = self._drain(result)
        except Exception as error:  # noqa: BLE001  the one place: whatever failed is shown to the user
            self.raised.emit(error)
        else:
            self.returned.emit(result)

    def _drain(self, steps: Generator[object, None, object]) -> object:
        try:
            while self.gate.wait():
                self.yielded.emit(next(steps))
        except StopIteration as end:
            return end.value
        finally:
            steps.close()
        return None

    def _leave(self) -> None:
        """The work may hold its owner, and what is deleted with a job must not delete that."""
        self._work = None
        _at_work.discard(self)


class Job(QObject):
    """A function, or a generator advanced item by item; stop() is answered at once.

    Signals:
        item: each value the generator yields, on the thread that owns this object.
        done: what the work returned; not sent after stop().
        failed: the exception that ended it; not sent after stop().
        stopped: stop() was called before the end; what still arrives is dropped.
        over: the thread has ended, whatever ended it.
    """

    item = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    over = Signal()

    def __init__(
        self, work: Callable[[], object], parent: QObject | None = None, permits: int | None = None
    ) -> None:
        super().__init__(parent)
        self._listening = True
        self._worker = _Worker(work, permits)
        self._worker.yielded.connect(self._pass_on)
        self._worker.returned.connect(self._end)
        self._worker.raised.connect(self._fail)
        self._worker.finished.connect(self.over)
        self._worker.finished.connect(self.deleteLater)
        self.destroyed.connect(self._worker.gate.shut)

    def start(self) -> "Job":
        """Begin; connect to the signals first."""
        self._worker.begin()
        return self

    @property
    def active(self) -> bool:
        """Whether anything can still be reported."""
        return self._listening

    def permit(self, items: int | None) -> None:
        """Let a generator that waits yield so many more items; None for all."""
        self._worker.gate.permit(items)

    def stop(self, wait: bool = False) -> None:
        """Report nothing more. The step under way ends by itself; wait=True waits for it."""
        self._worker.gate.shut()
        if self._listening:
            self._listening = False
            self.stopped.emit()
        if wait:
            self._worker.wait()

    def _pass_on(self, value: object) -> None:
        if self._listening:
            self.item.emit(value)

    def _end(self, value: object) -> None:
        if self._listening:
            self._listening = False
            self.done.emit(value)

    def _fail(self, error: object) -> None:
        if self._listening:
            self._listening = False
            self.failed.emit(error)


def stop_all(parent: QObject) -> None:
    """Stop every job below an object and wait: Qt must not delete a job whose thread runs."""
    jobs = parent.findChildren(Job)
    for job in jobs:
        job.stop()
    for job in jobs:
        job.stop(wait=True)


def end_all() -> None:
    """Wait for every thread there is: Qt aborts where the program ends before one of them."""
    for worker in tuple(_at_work):
        worker.gate.shut()
    for worker in tuple(_at_work):
        worker.wait()
