"""Keeps what is on the desks while one works, and lays it there again at the next start."""

import sqlite3
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.arc.controller import ArcController
from app.job import Job, stop_all
from app.memory.database import Memory
from app.memory.grids import StoredError
from app.memory.points import pack_points, unpack_points
from app.memory.stored import (
    VOTES,
    Runs,
    pack_bench,
    pack_desk,
    unpack_bench,
    unpack_desk,
)
from app.memory.training import pack_collection, pack_setup, unpack_collection, unpack_setup
from app.solve.controller import SolveController
from app.told import told
from app.train.controller import TrainController
from app.window.pages import ARC, SOLVE, TRAIN, Pages
from hrm_core.tasks import TASKS

PAUSE = 100  # milliseconds in which changes are gathered
POINTS = "savepoints"  # of the desk
PAGE = "page"  # the name under which the bench on show is kept
COLLECTION = "train {}"  # and the puzzles of a kind to train on

Packed = tuple[bytes, dict[str, bytes], set[str]]  # content, new runs, keys of all runs


class Keeper(QObject):
    """Writes on a thread, one desk after the other, and only where something has changed.

    Signals:
        failed: why something is not kept; said once.
    """

    failed = Signal(object)

    def __init__(
        self,
        memory: Memory,
        solving: SolveController,
        arc: ArcController,
        training: TrainController,
        pages: Pages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._memory, self._solving, self._arc, self._pages = memory, solving, arc, pages
        self._training = training
        self.restored = False  # whether anything lay on the Solve page
        self.refused: list[StoredError] = []  # what could not be laid on a desk again, and why
        self._runs = Runs()
        self._voted: tuple[object, ...] = ()  # the votes that are kept already
        self._changed: set[str] = set()
        self._writing: Job | None = None
        self._silent = False  # a failure was shown
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._write)

    def restore(self) -> bool:
        """Lay everything where it was; False if nothing was kept of the Solve page."""
        found = self._memory.recall(SOLVE) if self._memory.works else None
        desk = self._solving.desk
        if found is not None:
            try:
                desk.resume(*unpack_desk(*found, desk.tasks, self._runs))
            except StoredError as error:
                found = None
                self.refused.append(error)
        if self._memory.works:
            self._restore_points()
        bench = self._memory.recall(ARC) if self._memory.works else None
        if bench is not None:
            self._restore_bench(*bench)
        if self._memory.works:
            self._restore_training()
        self.restored = found is not None
        page = self._memory.recall(PAGE) if self._memory.works else None
        if page is not None and page[0] == ARC.encode() and bench is not None:
            self._pages.show(ARC)
        return found is not None

    def begin(self) -> None:
        """Keep what changes from now on."""
        if not self._memory.works:
            return
        solving, arc = self._solving, self._arc
        for signal in (solving.desk.changed, solving.desk.pen_changed, solving.ended):
            signal.connect(lambda *_: self.mark(SOLVE))
        solving.desk.savepoints.changed.connect(lambda: self.mark(POINTS))
        for signal in (arc.desk.changed, arc.desk.turned, arc.canvas.changed, arc.thinking.voted):
            signal.connect(lambda *_: self.mark(ARC))
        for name, collector in self._training.collectors.items():
            collector.changed.connect(lambda name=name: self.mark(COLLECTION.format(name)))
        self._training.page.setup.changed.connect(lambda: self.mark(TRAIN))
        self._pages.shown.connect(lambda _: self.mark(PAGE))
        self.mark(SOLVE)

    def mark(self, name: str) -> None:
        """Something has changed there."""
        if name == ARC and not self._arc.exchange.used and self._arc.desk.history.now == 0:
            return  # nobody has been at that bench yet
        self._changed.add(name)
        if not self._pause.isActive():
            self._pause.start()

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return self._writing is not None or bool(self._changed)

    def close(self) -> None:
        """Write what is not written yet, and wait for it."""
        self._pause.stop()
        stop_all(self)
        for name in sorted(self._changed):
            try:
                self._keep(name, self._work(name)())
            except (sqlite3.Error, OSError) as error:
                self._fail(error)
        self._changed.clear()
        self._memory.close()

    def _restore_points(self) -> None:
        desk, kept = self._solving.desk, self._memory.recall(POINTS)
        if kept is None:
            desk.take_old_savepoints()
            return
        try:
            desk.savepoints.restore(unpack_points(kept[0], desk.tasks))
        except StoredError as error:
            self.refused.append(error)

    def _restore_bench(self, content: bytes, runs: dict[str, bytes]) -> None:
        arc = self._arc
        try:
            steps, now, row, votes = unpack_bench(content, runs, TASKS)
        except StoredError as error:
            self.refused.append(error)
            return
        arc.exchange.used = True
        arc.desk.resume(steps, now, row)
        if votes:
            arc.exchange.voted.emit(votes)
            self._voted = tuple(arc.thinking.books)

    def _restore_training(self) -> None:
        training = self._training
        for name, collector in training.collectors.items():
            kept = self._memory.recall(COLLECTION.format(name))
            if kept is not None:
                try:
                    collector.resume(*unpack_collection(kept[0], collector.task))
                except StoredError as error:
                    self.refused.append(error)
        setup = self._memory.recall(TRAIN)
        if setup is not None:
            try:
                tasks = {name: each.task for name, each in training.collectors.items()}
                training.resume(unpack_setup(setup[0], tasks))
            except StoredError as error:
                self.refused.append(error)

    def _write(self) -> None:
        if self._writing is not None or not self._changed:
            return  # goes on when that is done
        name = self._changed.pop()
        work = self._work(name)
        self._writing = Job(lambda: self._keep(name, work()), self)
        self._writing.done.connect(self._written)
        self._writing.failed.connect(self._fail)
        self._writing.failed.connect(self._written)
        self._writing.start()

    def _written(self) -> None:
        self._writing = None
        if self._changed:
            self._pause.start()

    def _keep(self, name: str, packed: Packed) -> None:
        self._memory.keep(name, *packed)

    def _work(self, name: str) -> Callable[[], Packed]:
        """What a thread can do with values that do not change any more."""
        if name == SOLVE:
            desk, runs = self._solving.desk, self._runs
            steps, now, pen = desk.history.steps, desk.history.now, desk.pen
            return lambda: pack_desk(steps, now, pen, runs)
        if name == POINTS:
            points = self._solving.desk.savepoints.all
            return lambda: (pack_points(points), {}, set())
        if name == ARC:
            return self._work_of_bench()
        if name == TRAIN:
            setup = self._training.set_up
            return lambda: (pack_setup(setup), {}, set())
        for kind, collector in self._training.collectors.items():
            if name == COLLECTION.format(kind):
                items, share = list(collector.items), collector.share
                return lambda: (pack_collection(items, share), {}, set())
        bench = self._pages.bench.encode()
        return lambda: (bench, {}, set())

    def _work_of_bench(self) -> Callable[[], Packed]:
        arc = self._arc
        desk, document = arc.desk, arc.desk.document
        steps, now, row = list(desk.history.steps), desk.history.now, desk.row
        landed = arc.canvas.landed()
        if landed is not document:  # what floats, or is being painted, would be lost
            steps, now = [*steps[: now + 1], (self.tr("drawing"), landed)], now + 1
        tests = range(len(document.trials))
        found = [(test, arc.thinking.book_of(document.puzzle(test))) for test in tests]
        books = [(test, book) for test, book in found if book is not None and not book.running]
        same = tuple(book for _, book in books) == self._voted
        self._voted = tuple(book for _, book in books)
        votes = [] if same else [book.vote(test) for test, book in books]

        def pack() -> Packed:
            content, new, used = pack_bench(steps, now, row, votes)
            return content, new, used | ({VOTES} if books else set())

        return pack

    def _fail(self, error: Exception) -> None:
        if not self._silent:
            self._silent = True
            words = self.tr("What you do is not kept for the next start: {0}")
            self.failed.emit(OSError(0, words.format(told(str(error)))))
