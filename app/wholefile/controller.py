"""Connects the page for whole files: read, solve, stop, go on, look through, export."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from app.job import Job, stop_all
from app.settings import Preferences
from app.style.choosing import ask_file, ask_new, patterns
from app.system.memory import room_within
from app.told import told
from app.wholefile import texts, work
from app.wholefile.page import WholeFilePage
from app.wholefile.store import Result, Store, total
from app.words import fill
from hrm_core.engines import Engine
from hrm_core.library.models import ModelInfo, ModelLibrary, OpenEngine
from hrm_core.puzzle import PuzzleFormatError, Task, Tasks
from hrm_core.solving.think import Limit
from hrm_core.tasks.opening import EXTENSIONS

SEGMENTS = 16
REST = 5.0  # a sorted table is made anew when so many times the time it takes have passed
LEAST = 3.0  # and at least so many seconds


class WholeFileController(QObject):
    """Holds which file is open and the one job that works on it.

    Signals:
        failed: an exception to show.
        told: a sentence for the status bar.
        puzzle_wanted: a Puzzle that is to lie on the Solve page.
        tasks_found: a path with ARC tasks, which have a page of their own.
        stated: the model, what runs it and why, and the pace, for the status bar.
    """

    failed = Signal(object)
    told = Signal(str)
    puzzle_wanted = Signal(object)
    tasks_found = Signal(object)
    stated = Signal(str, str, str)

    def __init__(
        self,
        page: WholeFilePage,
        tasks: Tasks,
        library: ModelLibrary,
        open_engine: OpenEngine,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.page, self._tasks, self._library = page, work.kinds(tasks), library
        self._open_engine, self._preferences = open_engine, preferences
        self._store: Store | None = None  # of the file that is open, on this thread
        self._task: Task | None = None
        self._models: list[ModelInfo] = []
        self._info: ModelInfo | None = None
        self._counts: dict[Result, int] = {}
        self._known: list[Path] = []
        self._job: Job | None = None  # reading, or solving
        self._ending: Job | None = None  # one that was stopped, until its thread is over
        self._reason = ""  # what runs the model
        self._pace = ""
        self._sorting: Job | None = None
        self._sorted = 0.0, 0.0  # when the view was made last, and the seconds that it took
        self._own_order = True  # the table shows all rows in that of the file
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._sort)
        self._connect()
        self._refresh()

    @property
    def running(self) -> bool:
        """Whether a file is being read or solved."""
        return self._job is not None

    @property
    def state(self) -> str:
        """How far the work is, its pace and what is left."""
        return texts.state(self._counts, self._pace)

    @property
    def counts(self) -> dict[Result, int]:
        """How many puzzles stand how."""
        return dict(self._counts)

    def open(self) -> None:
        """The page is looked at: the file of last time is there again."""
        self._list_known()
        if self._store is None and not self.running and self._known:
            self._use(self._known[0])
        self._refresh()

    def open_file(self, path: Path) -> None:
        """Read a file, or find what was done of it before."""
        if work.holds_tasks(path):
            self.tasks_found.emit(path)
            return
        try:
            place = work.store_of(path)
        except OSError as error:
            reason = error.strerror or str(error)
            self.failed.emit(PuzzleFormatError(f"{path.name} cannot be read: {reason}."))
            return
        self._leave()
        self.page.show_file(path.name, self.tr("being read"))
        tasks = self._tasks
        self._begin(
            lambda: work.read_in(path, place, tasks),
            lambda read: self.page.show_reading(read.share, read.puzzles),
            lambda: self._use(place),
        )

    def go(self) -> None:
        """Begin, go on, or stop."""
        self.stop() if self.running else self._solve(anew=False)

    def anew(self) -> None:
        """Solve once more, with the model that is chosen now."""
        if not self.running:
            self._solve(anew=True)

    def _solve(self, anew: bool) -> None:
        info, task, store = self._info, self._task, self._store
        if info is None or task is None or store is None or self._ending is not None:
            return
        place, limit = store.path, Limit(self.page.segments.value())
        if not self._try(lambda: store.note(model=info.name, segments=limit.segments)):
            return

        reasons: list[str] = []  # told by the thread, taken with what it reports

        def opened() -> Engine:
            engine = self._open_engine(info)
            reasons.append(engine.reason)
            return engine

        self._pace = texts.pace(0, 0, 0)
        room = room_within(self._preferences)
        solving = partial(work.solve_on, place, task, opened, limit, anew, room)
        self._begin(solving, lambda solved: self._take(solved, reasons), self._solved)

    def stop(self) -> None:
        """What was answered stays; the step under way ends by itself and is kept, too."""
        self._halt()
        self._refresh()

    def forget(self) -> None:
        """Close the file and delete its database."""
        if self._store is None or self.running or self._ending is not None:
            return
        place = self._store.path
        self._leave()
        work.forget(place)
        self._list_known()
        self._refresh()

    def close(self) -> None:
        """End what runs and wait for it."""
        self._job = None
        self._later.stop()
        stop_all(self)
        if self._store is not None:
            self._store.close()
            self._store = None

    # what happens

    def _begin(
        self, start: Callable[[], object], take: Callable[..., None], end: Callable[[], None]
    ) -> None:
        job = self._job = Job(start, self)

        def ended() -> None:
            self._job = None
            end()

        job.item.connect(take)
        job.done.connect(ended)
        job.failed.connect(self._fail)
        job.start()
        self._refresh()

    def _halt(self) -> None:
        if self._job is not None:
            self._ending, self._job = self._job, None
            self._ending.over.connect(self._rested)
            self._ending.stop()
        self._pace = ""

    def _rested(self) -> None:
        """The thread has written what it had."""
        self._ending = None
        self._recount()
        self._refresh()
        self._sort()

    def _fail(self, error: Exception) -> None:
        self._job, self._pace = None, ""
        self._recount()
        self._refresh()
        self.failed.emit(error)

    def _use(self, place: Path) -> None:
        """A database that is complete."""
        try:
            store = Store(place)
            meta = store.meta()
        except sqlite3.Error as error:
            self.failed.emit(
                PuzzleFormatError(self.tr("What was solved is lost: {0}").format(told(str(error))))
            )
            work.forget(place)
            return
        task = next((each for each in self._tasks if each.name == meta.get("task")), None)
        if not meta.get("whole") or task is None:
            store.close()
            return
        self._leave()
        self._store, self._task = store, task
        self.page.show_file(str(meta["name"]), told(task.title))
        self._show_models(str(meta.get("model") or ""), int(meta.get("segments") or SEGMENTS))
        self._recount()
        self.page.reset_view()
        self.page.table.show_store(store, task, total(self._counts))
        self._list_known()
        self._refresh()

    def _leave(self) -> None:
        self._halt()
        self.page.table.show_store(None, None, 0)
        self._own_order = True
        if self._store is not None:
            self._store.close()
        self._store = self._task = None
        self._counts, self._reason, self._pace = {}, "", ""
        self.page.show_file(self.tr("Solve a whole file"), "")

    def _take(self, solved: work.Solved, reasons: Sequence[str]) -> None:
        """Some more puzzles were answered; reasons: why this engine runs, once it is open."""
        self._reason = next(iter(reasons), self._reason)
        self._counts = dict(solved.counts)
        self._pace = texts.pace(solved.done, solved.seconds, self._counts[Result.WAITING])
        self.page.table.refresh()
        self._refresh()
        self._sort()

    def _solved(self) -> None:
        self._recount()
        self.told.emit(texts.summary(self._counts))
        self._refresh()
        self._sort()

    def _recount(self) -> None:
        if self._store is not None:
            self._counts = self._store.counts()

    def _list_known(self) -> None:
        self._known, names = [], []
        for place in work.known():
            try:
                store = Store(place)
            except sqlite3.Error:
                continue
            meta = store.meta()
            store.close()
            if meta.get("whole"):
                self._known.append(place)
                names.append(str(meta.get("name")))
        self.page.show_known(names)

    # what is shown

    def _refresh(self) -> None:
        file = self._store is not None
        waiting = self._counts.get(Result.WAITING, 0)
        answered = sum(n for result, n in self._counts.items() if Result.WAITING < result < 4)
        if file:
            self.page.show_counts(self._counts, self._pace)
        elif not self.running:
            self.page.show_file(self.tr("Solve a whole file"), "")
            self.page.show_counts(None, "")
        rests = self._ending is None
        well = rests and self._info is not None
        self.page.enable(file, self.running, waiting > 0, answered > 0, well)
        title = told(self._info.title) if file and self._info is not None else ""
        self.stated.emit(title, self._reason, self._pace)

    def _show_models(self, name: str, segments: int) -> None:
        """Those of the kind; the one that answered before, else the one chosen for the kind."""
        assert self._task is not None, "a file is open"
        self._models = self._library.models(self._task.name)
        names = [info.name for info in self._models]
        wanted = name if name in names else self._preferences.model(self._task.name)
        current = names.index(wanted) if wanted in names else 0
        self._info = self._models[current] if self._models else None
        self.page.show_models(self._models, current, segments)

    def _choose(self, index: int) -> None:
        self._info, self._reason = self._models[index], ""
        self._refresh()

    def _sort(self) -> None:
        """Which rows are shown, in which order; all of them in their own need no work."""
        if self._store is None or self._sorting is not None:
            return
        result, column, down = self.page.view
        if result is None and column == "number" and not down:
            if not self._own_order:
                self.page.table.show_order(None, total(self._counts))
                self._own_order = True
            return
        when, took = self._sorted
        wait = when + max(LEAST, REST * took) - time.monotonic()
        if wait > 0 and self.running:
            self._later.start(int(1000 * wait) + 1)
            return
        place, view = self._store.path, self.page.view
        wanted = list(Result) if result is None else [result]
        self._sorting = Job(lambda: work.order(place, wanted, column, down), self)
        self._sorting.done.connect(lambda found: self._show_order(place, view, *found))
        self._sorting.failed.connect(self._not_sorted)
        self._sorting.start()

    def _show_order(self, place: Path, view: object, order: NDArray[np.int32], took: float) -> None:
        self._sorting, self._sorted = None, (time.monotonic(), took)
        if self._store is not None and (place, view) == (self._store.path, self.page.view):
            self.page.table.show_order(order, len(order))
            self._own_order = False
        else:
            self._show_view()

    def _not_sorted(self, error: Exception) -> None:
        self._sorting = None
        self.failed.emit(error)

    def _show_view(self) -> None:
        """The user wants to see others."""
        self._sorted = 0.0, 0.0
        self._sort()

    # what the user wants

    def _ask_file(self) -> None:
        kinds = self.tr("Puzzles ({0});;All files (*)").format(patterns(*EXTENSIONS))
        if path := ask_file(self.page, self.tr("Solve a whole file"), kinds):
            self.open_file(path)

    def _export(self) -> None:
        if self._store is None or self._task is None:
            return
        stem = Path(str(self._store.meta().get("name", "puzzles"))).stem
        table = self.tr("Table (*.csv)")
        if path := ask_new(self.page, self.tr("Export"), f"{stem}-solved.csv", table):
            self.export(path)

    def export(self, path: Path) -> None:
        """All rows as a table, in the background."""
        assert self._store is not None, "the button is for a file that is open"
        assert self._task is not None, "and has a kind"
        place, task = self._store.path, self._task
        job = Job(lambda: work.export(place, task, path, texts.result), self)
        words = self.tr("{0:,} rows in {1}")
        job.done.connect(lambda count: self.told.emit(fill(words, count, path.name)))
        job.failed.connect(self.failed)
        job.start()
        self.told.emit(self.tr("Writing {0} …").format(path.name))

    def _lay(self, row: int) -> None:
        if (puzzle := self.page.table.puzzle(row, self.page.title)) is not None:
            self.puzzle_wanted.emit(puzzle)

    def _try(self, action: Callable[[], object]) -> bool:
        try:
            action()
            return True
        except sqlite3.Error as error:
            self.failed.emit(OSError(0, str(error), str(work.folder())))
            return False

    def _connect(self) -> None:
        page = self.page
        page.open_wanted.connect(self._ask_file)
        page.files_dropped.connect(lambda paths: self.open_file(paths[0]))
        page.go_wanted.connect(self.go)
        page.anew_wanted.connect(self.anew)
        page.export_wanted.connect(self._export)
        page.forget_wanted.connect(self.forget)
        page.model_chosen.connect(self._choose)
        page.view_wanted.connect(self._show_view)
        page.puzzle_wanted.connect(self._lay)
        page.known_wanted.connect(lambda index: self._use(self._known[index]))
