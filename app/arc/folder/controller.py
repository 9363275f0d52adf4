"""Connects the page for a folder of ARC tasks: read, filter, learn and answer, export."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from app.arc.folder import texts
from app.arc.folder.entries import Entry, TaskFolder, marked, pace_of, read_folder
from app.arc.folder.learnt import Learnt, LearntDialog, marks_of, read_learnt
from app.arc.folder.page import FolderPage
from app.arc.folder.tuner import Tuner
from app.arc.folder.work import FolderWork, Seen, latest
from app.arc.learn.learner import Teacher
from app.job import Job, stop_all
from app.settings import Preferences
from app.style.choosing import ask_folder, ask_new
from hrm_core.checkpoint import ModelInfo
from hrm_core.library.models import ModelError, ModelLibrary
from hrm_core.model.config import ConfigError
from hrm_core.places import asset_path
from hrm_core.tasks.arc.classes import figures
from hrm_core.tasks.arc.submission import write_submission
from training.arc.table import Way, answers_of, write_csv
from training.runs.files import RunError


class FolderController(QObject):
    """Holds which folder is open, and follows the work on it.

    Signals:
        failed: an exception to show. told: a sentence for the status bar.
        task_wanted: tasks by name, and the name of the one that is to lie on the bench.
        forgot: learnt tasks were deleted.
        worked: how the work stands may be another.
    """

    failed = Signal(object)
    told = Signal(str)
    task_wanted = Signal(object, str)
    forgot = Signal()
    worked = Signal()

    def __init__(
        self,
        page: FolderPage,
        teacher: Teacher,
        library: ModelLibrary,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.page, self._teacher, self._library = page, teacher, library
        self._preferences = preferences
        self.tuner = Tuner(teacher.base, self)
        self.shelf: Path | None = None  # of results; None: in the user's folder
        self._folder: TaskFolder | None = None
        self._entries: Sequence[Entry] = ()  # all of the folder
        self._learnt: Learnt = ()
        self._work: FolderWork | None = None
        self._seen = Seen({}, (), False)
        self._pace: float | None = None  # as it was measured before anything was answered here
        self._reading: Job | None = None
        self._following: Job | None = None
        self._connect()
        self._refresh()

    @property
    def folder(self) -> TaskFolder | None:
        """What is open."""
        return self._folder

    @property
    def running(self) -> bool:
        """Whether tasks are being learnt, as far as it was seen."""
        return self._seen.alive

    @property
    def state(self) -> str:
        """How far the work is."""
        return texts.progress(self._seen, self._left())

    def open(self) -> None:
        """The page is looked at: the folder of last time is there again."""
        if self._folder is None and self._reading is None:
            before = Path(self._preferences.now.arc_folder)
            self.read(before if before.parts and before.exists() else asset_path("samples", "arc"))
        elif self._reading is None:
            self._look_again()
        self.page.gallery.setFocus()

    def read(self, path: Path) -> None:
        """Show a folder of tasks, or a file of several; on a thread."""
        if self._reading is not None:
            self._reading.stop()
        teacher, library = self._teacher, self._library

        def work() -> tuple[TaskFolder, Learnt, float]:
            base, learnt = teacher.base(), read_learnt(library)
            segments = base.halt_max_steps if base is not None else 1
            return read_folder(path, segments, marks_of(learnt)), learnt, teacher.pace()

        self.page.show_folder(path, self.tr("being read …"))
        self._reading = Job(work, self)
        self._reading.done.connect(lambda found: self._take(*found))
        self._reading.failed.connect(self._refuse)
        self._reading.start()

    def go(self) -> None:
        """Begin with what is chosen, or stop."""
        if self.running:
            self._try(self._work.stop if self._work is not None else lambda: None)
            self.told.emit(self.tr("It ends with the step it is at."))
        else:
            self._start([entry.name for entry in self._due()])

    def go_on(self) -> None:
        """With what was begun last."""
        self._start([name for name in self._seen.names if name not in self._seen.rows])

    def close(self) -> None:
        """Follow no longer; the work goes on without the window."""
        self._reading = self._following = None
        self.tuner.close()
        stop_all(self)

    # what happens

    def _take(self, folder: TaskFolder, learnt: Learnt, pace: float) -> None:
        self._reading = None
        self._folder, self._entries, self._pace = folder, folder.entries, pace
        self._take_learnt(learnt)
        self.page.show_folder(folder.path, texts.facts(folder))
        self.page.clear_filter()
        if not folder.path.is_relative_to(asset_path("samples")):
            self._preferences.change(arc_folder=str(folder.path.absolute()))
        before = latest(folder.path, self.shelf)
        if before is not None:
            self.page.show_way(before.steps, before.views)
        self._turn_to_way()

    def _refuse(self, error: Exception) -> None:
        self._reading = None
        folder = self._folder
        self.page.show_folder(
            folder.path if folder is not None else None,
            texts.facts(folder) if folder is not None else "",
        )
        self.failed.emit(error)

    def _turn_to_way(self) -> None:
        """Results of another way of learning, or of another folder."""
        self._leave()
        folder, base = self._folder, self._teacher.base()
        self._work, self._seen = None, Seen({}, (), False)
        if folder is not None and base is not None:
            way = Way(self.page.steps.currentData(), views=self.page.views.value())
            try:
                self._work = FolderWork(folder.path, base, way, self.shelf)
            except RunError as error:
                self.failed.emit(error)
        self._show_seen(self._seen)
        self._look_again()

    def _look_again(self) -> None:
        """Others may have worked in the folder of results; and what is learnt may be other."""
        if self._work is not None and self._following is None:
            self._follow()
        self._count_learnt()

    def _count_learnt(self) -> None:
        job = Job(lambda: read_learnt(self._library), self)
        job.done.connect(self._take_learnt)
        job.failed.connect(self.failed)
        job.start()

    def _follow(self) -> None:
        assert self._work is not None, "there is something to follow"
        self._following = Job(self._work.follow, self)
        self._following.item.connect(self._see)
        self._following.done.connect(lambda _: self._end())
        self._following.failed.connect(self._fail)
        self._following.start()

    def _leave(self) -> None:
        if self._following is not None:
            self._following.stop()
            self._following = None

    def _end(self) -> None:
        self._following = None
        if self._seen.reason:
            self.failed.emit(RunError(self._seen.reason))

    def _fail(self, error: Exception) -> None:
        self._following = None
        self.failed.emit(error)

    def _see(self, seen: Seen) -> None:
        if seen is not self._seen:
            self._show_seen(seen)

    def _show_seen(self, seen: Seen) -> None:
        was, self._seen = self._seen, seen
        self._mark()
        if was.alive and not seen.alive:
            self.told.emit(texts.progress(seen, None))
            self._look_again()
        elif len(seen.rows) > len(was.rows):
            self._count_learnt()

    def _take_learnt(self, learnt: Learnt) -> None:
        self._learnt = learnt
        self.page.show_learnt(texts.learnt(len(learnt), sum(size for _, size in learnt)))
        self._mark()

    def _mark(self) -> None:
        self._entries = marked(self._entries, self._seen.rows, marks_of(self._learnt))
        self._show_entries()

    def _start(self, names: Sequence[str]) -> None:
        work = self._work
        if work is None or not names:
            return
        if self._try(lambda: work.start(names, self.page.keep.isChecked())):
            self._leave()
            self._follow()

    # what is shown

    def _shown(self) -> list[Entry]:
        asked = self.page.filter
        return [entry for entry in self._entries if asked.takes(entry)]

    def _asked(self) -> list[Entry]:
        """The selected tasks, if there are several, or all that are shown."""
        selected = set(self.page.gallery.selected)
        entries = self.page.gallery.tiles.entries
        return [e for e in entries if len(selected) < 2 or e.name in selected]

    def _due(self) -> list[Entry]:
        """Those of them that have no answer yet."""
        return [entry for entry in self._asked() if entry.row is None]

    def _show_entries(self) -> None:
        self.page.show_entries(self._shown(), len(self._entries))
        self._refresh()

    def _refresh(self) -> None:
        page, seen = self.page, self._seen
        page.show_count(len(self._entries))
        asked, due = self._asked(), self._due()
        selected = len(page.gallery.selected) > 1
        words = texts.button(len(due), selected, len(self._entries))
        ready = self._work is not None and bool(due)
        page.enable(words, seen.alive, ready, seen.left, bool(seen.rows))
        plan = texts.plan(len(due), len(asked) - len(due), self._seconds(due))
        if seen.alive or seen.left:
            share = 1 - seen.left / max(1, len(seen.names))
            told = texts.progress(seen, self._left())
            if not seen.alive:
                told = f"{told}\n{plan}"
            took = [row.seconds for row in seen.rows.values() if row.seconds]
            page.show_work(told, share, texts.pace(took))
        elif self._folder is not None and self._work is None:
            page.show_work(self.tr("No model that can learn ARC tasks is installed."), None, "")
        else:
            page.show_work(plan, None, "")
        self._show_score()
        self.worked.emit()

    def _measured(self) -> float | None:
        """How many times longer this machine takes, by what it did here, else as it was tried."""
        steps, views = self.page.steps.currentData(), self.page.views.value()
        return pace_of(self._entries, steps, views, self._seen.now) or self._pace

    def _seconds(self, entries: Sequence[Entry]) -> float | None:
        pace = self._measured()
        if pace is None:
            return None
        steps, views = self.page.steps.currentData(), self.page.views.value()
        return sum(entry.seconds(steps, views, pace) for entry in entries)

    def _left(self) -> float | None:
        """Seconds until all is answered that was asked for."""
        names = set(self._seen.names)
        waiting = [e for e in self._entries if e.name in names and e.row is None]
        seconds, now = self._seconds(waiting), self._seen.now
        if seconds is None or now is None or not now.steps:
            return seconds
        here = [entry for entry in waiting if entry.name == now.task]
        return seconds - (self._seconds(here) or 0.0) * now.step / now.steps

    def _show_score(self) -> None:
        answered = {e.name: e for e in self._entries if e.right is not None}
        if not answered:
            self.page.show_score("")
            return
        tasks = {name: entry.tests for name, entry in answered.items()}
        rows = {name: self._seen.rows[name] for name in answered}
        right = sum(entry.right is True for entry in answered.values())
        found = figures(tasks, answers_of(rows), 2)
        self.page.show_score(texts.score(found, (right, len(answered))))

    # what the user wants

    def _open_task(self, name: str) -> None:
        shown = {entry.name: entry.tests for entry in self._shown()}
        self.task_wanted.emit(shown, name)

    def _open_random(self) -> None:
        shown = self._shown()
        if shown:
            chosen = shown[int(np.random.default_rng().integers(len(shown)))]
            self.page.gallery.go_to(chosen.name)
            self._open_task(chosen.name)

    def _ask_folder(self) -> None:
        if path := ask_folder(self.page, self.tr("Open a folder of tasks")):
            self.read(path)

    def _ask_tuning(self) -> None:
        if self._folder is not None:
            self.tuner.ask(self._folder.path, len(self._entries), self.page)

    def _export(self, proposal: str, kind: str, write: Callable[[Path], object]) -> None:
        path = ask_new(self.page, self.tr("Export"), proposal, kind)
        if path is None:
            return
        job = Job(lambda: write(path), self)
        job.done.connect(lambda _: self.told.emit(self.tr("Saved {0}").format(path.name)))
        job.failed.connect(self.failed)
        job.start()

    def _export_submission(self) -> None:
        rows = dict(self._seen.rows)
        self._export(
            "submission.json",
            self.tr("Official submission (*.json)"),
            lambda path: write_submission(path, answers_of(rows)),
        )

    def _export_table(self) -> None:
        tasks = {entry.name: entry.tests for entry in self._entries}
        rows = {name: row for name, row in self._seen.rows.items() if name in tasks}
        kind = self.tr("Table (*.csv)")
        self._export("tasks.csv", kind, lambda path: write_csv(path, tasks, rows))

    def _show_learnt(self) -> None:
        dialog = LearntDialog(self._learnt, self.page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.forgotten.connect(self._forget)
        dialog.open()

    def _forget(self, models: Sequence[ModelInfo]) -> None:
        for info in models:
            try:
                self._library.delete(info)
            except ModelError as error:
                self.failed.emit(error)
        self.forgot.emit()
        self._look_again()

    def _try(self, action: Callable[[], None]) -> bool:
        try:
            action()
        except (RunError, ConfigError) as error:
            self.failed.emit(error)
            return False
        return True

    def _connect(self) -> None:
        page = self.page
        page.open_wanted.connect(self._ask_folder)
        page.files_dropped.connect(lambda paths: self.read(paths[0]))
        page.go_wanted.connect(self.go)
        page.on_wanted.connect(self.go_on)
        page.way_chosen.connect(self._turn_to_way)
        page.filtered.connect(self._show_entries)
        page.chosen.connect(self._refresh)
        page.task_wanted.connect(self._open_task)
        page.random_wanted.connect(self._open_random)
        page.submission_wanted.connect(self._export_submission)
        page.table_wanted.connect(self._export_table)
        page.learnt_wanted.connect(self._show_learnt)
        page.tune_wanted.connect(self._ask_tuning)
        self.tuner.failed.connect(self.failed)
