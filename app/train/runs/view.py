"""The list of runs at work: how they stand, and what the user does with the one on show."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QMessageBox

from app.job import Job, stop_all
from app.train import texts
from app.train.page import TrainPage
from app.train.runs.follower import Follower
from app.train.runs.list import Row
from app.train.steps.run_view import RunView
from training.runs.files import About, RunError
from training.runs.process import RunState, TrainingRun
from training.runs.shelf import Shelf

LOOK = 2000  # milliseconds between two looks at all runs, while one goes on
PAUSE = 300  # milliseconds from a change in a folder to a look
WATCHED = 200  # folders of runs, the newest ones
OPEN = (RunState.RUNNING, RunState.INTERRUPTED)


@dataclass(frozen=True)
class Standing:
    """What was seen of a run when it was looked at."""

    run: TrainingRun
    state: RunState
    about: About
    pausing: bool = False


def standings(shelf: Shelf, known: Mapping[Path, TrainingRun]) -> list[Standing]:
    """How all runs stand, read from their folders; a known one has its child process to ask."""
    runs = [known.get(run.folder, run) for run in shelf.runs()]
    return [
        Standing(run, run.state(), run.files.about(), run.files.stop_file.exists()) for run in runs
    ]


class RunsView(QObject):
    """Holds which run is on show.

    Signals:
        failed: an exception to show.
        told: a sentence for the status bar.
        ended: a run that went on is over: its title, and how it stands in words.
        finished: the run on show is done.
        shown: another run is on show.
        left: no run is on show any more.
        looked: how all runs stand was seen.
    """

    failed = Signal(object)
    told = Signal(str)
    ended = Signal(str, str)
    finished = Signal()
    shown = Signal()
    left = Signal()
    looked = Signal()

    def __init__(
        self,
        page: TrainPage,
        follower: Follower,
        run_view: RunView,
        shelf: Shelf,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._follower, self._run_view = page, follower, run_view
        self._shelf = shelf
        self._runs: list[TrainingRun] = []
        self._was: dict[Path, RunState] = {}
        self._titles: dict[Path, str] = {}
        self._open = False
        self._first = False  # the runs were not listed yet since the page was opened
        self._looking: Job | None = None
        self._again = False  # somebody asked while a look was under way
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._changed = QTimer(self, interval=PAUSE, singleShot=True)
        self._changed.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)  # runs may be begun by the command line, too
        self._watcher.directoryChanged.connect(self._changed.start)
        self._connect()

    @property
    def run(self) -> TrainingRun | None:
        """The run on show."""
        return self._follower.run

    @property
    def going(self) -> list[TrainingRun]:
        """The runs that go on, as far as it was seen."""
        running = RunState.RUNNING
        return [each for each in self._runs if self._was.get(each.folder) is running]

    def title_of(self, run: TrainingRun) -> str:
        """What a run is called, as far as it was seen."""
        return self._titles.get(run.folder, run.folder.name)

    def open(self) -> None:
        """Find the runs there are; one that goes on, or was interrupted, comes first."""
        self._open = True
        with contextlib.suppress(OSError):
            self._shelf.folder.mkdir(parents=True, exist_ok=True)
        self._first = True
        self.look()

    def watch(self) -> None:
        """See whether a run goes on, of before this window or of the command line."""
        if self._shelf.folder.is_dir():
            self._open = True
            self.look()

    def close(self) -> None:
        """Look no more."""
        self._open = False
        self._looking = None
        stop_all(self)
        self._timer.stop()
        self._changed.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())

    def show_run(self, run: TrainingRun) -> None:
        """Look at a run."""
        others = [other for other in self._runs if other.folder != run.folder]
        self._run_view.show_run(run, others)
        self.shown.emit()
        self.look()

    def begin(self, run: TrainingRun) -> None:
        """A run that was just started."""
        self._runs.insert(0, run)
        self.show_run(run)

    def leave(self) -> None:
        """Show none."""
        self._follower.leave()
        self.left.emit()
        self.look()

    def look(self) -> None:
        """See how all runs stand, on a thread: a hundred of them take a tenth of a second."""
        if self._looking is not None:
            self._again = True
            return
        known = {run.folder: run for run in self._runs}
        if self.run is not None:
            known[self.run.folder] = self.run  # it knows its child
        self._looking = Job(lambda: standings(self._shelf, known), self)
        self._looking.done.connect(self._take)
        self._looking.failed.connect(self._fail)
        self._looking.start()

    def _fail(self, error: object) -> None:
        self._looking, self._again = None, False
        self.failed.emit(error)

    def _take(self, found: list[Standing]) -> None:
        self._looking = None
        if self._again:  # what was seen may be of before
            self._again = False
            self.look()
            return
        self._runs = [each.run for each in found]
        was, self._was = self._was, {each.run.folder: each.state for each in found}
        self._titles = {each.run.folder: each.about.title for each in found}
        for each in found:
            if was.get(each.run.folder) is RunState.RUNNING is not each.state:
                self._announce(each.run, each.state)
        self._keep_looking()
        self._show(found)
        self.looked.emit()
        self._follower.look()
        if self._first:
            self._first = False
            still = [each.run for each in found if each.state in OPEN]
            if still and self.run is None:
                self.show_run(still[0])

    def _show(self, found: list[Standing]) -> None:
        rows = [
            Row(each.about.title, texts.state(each.state, each.pausing), each.about.notes)
            for each in found
        ]
        shown = self.run.folder if self.run is not None else None
        current = next((n for n, run in enumerate(self._runs) if run.folder == shown), -1)
        self._page.runs.show_rows(rows, current)
        self._page.hint.setText(self._hint([each.state for each in found]))

    def _keep_looking(self) -> None:
        """Again and again while a run goes on; else when something changes in a folder."""
        if not self._open:
            return
        if RunState.RUNNING in self._was.values():
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
        folders = [self._shelf.folder, *(run.folder for run in self._runs[:WATCHED])]
        wanted = {str(folder) for folder in folders if folder.is_dir()}
        there = set(self._watcher.directories())
        if there - wanted:
            self._watcher.removePaths(sorted(there - wanted))
        if wanted - there:
            self._watcher.addPaths(sorted(wanted - there))

    def _hint(self, states: list[RunState]) -> str:
        going = states.count(RunState.RUNNING)
        broken = states.count(RunState.INTERRUPTED)
        parts = []
        if going:
            one, many = self.tr("1 run still going"), self.tr("{0} runs still going")
            parts.append(one if going == 1 else many.format(going))
        if broken:
            parts.append(self.tr("{0} interrupted: resume?").format(broken))
        return " · ".join(parts)

    def _announce(self, run: TrainingRun, state: RunState) -> None:
        self.ended.emit(run.files.about().title, texts.state(state))
        if state is RunState.DONE and self.run is not None and self.run.folder == run.folder:
            self.finished.emit()

    # what the user wants

    def _choose(self, row: int) -> None:
        run = self._runs[row]
        if self.run is None or self.run.folder != run.folder:
            self.show_run(run)
        elif self._page.step in ("data", "setup"):
            self.shown.emit()

    def pause(self, run: TrainingRun) -> None:
        """Let a run save and end, also one that is not on show."""
        try:
            run.stop()
        except RunError as error:
            self.failed.emit(error)
        self.look()

    def _pause(self) -> None:
        self._try(TrainingRun.stop)
        self._run_view.show_state()
        self.look()
        self.told.emit(self.tr("The run saves and ends …"))

    def _resume(self) -> None:
        self._try(TrainingRun.start)
        self.look()

    def _resume_smaller(self) -> None:
        self._try(TrainingRun.start_smaller)
        self.look()

    def _resume_longer(self) -> None:
        self._try(TrainingRun.start_longer)
        self.look()
        self.shown.emit()

    def _cancel(self) -> None:
        run = self.run
        question = self.tr("End this run now and delete it with all it has learned?")
        if run is not None and self._ask(question):
            run.kill()
            self._forget(run)

    def _delete(self) -> None:
        run = self.run
        question = self.tr("Delete this run with its checkpoints? A published model stays.")
        if run is not None and self._ask(question):
            self._forget(run)

    def _forget(self, run: TrainingRun) -> None:
        self._follower.leave()
        try:
            self._shelf.delete(run)
        except RunError as error:
            self.failed.emit(error)
        self._was.pop(run.folder, None)
        self.leave()

    def _rename(self) -> None:
        if self.run is not None:
            about = self.run.files.about()
            title, well = QInputDialog.getText(
                self._page, self.tr("Rename"), self.tr("Name of the run"), text=about.title
            )
            if well and title.strip():
                self._describe(About(title.strip(), about.notes))

    def _write_notes(self) -> None:
        if self.run is not None:
            about = self.run.files.about()
            notes, well = QInputDialog.getMultiLineText(
                self._page, self.tr("Notes"), about.title, about.notes
            )
            if well:
                self._describe(About(about.title, notes.strip()))

    def _describe(self, about: About) -> None:
        self._try(lambda run: run.files.describe(about))
        self._run_view.show_state()
        self.look()

    def _reveal(self) -> None:
        if self.run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.run.folder)))

    def _try(self, action: Callable[[TrainingRun], None]) -> None:
        if self.run is not None:
            try:
                action(self.run)
            except RunError as error:
                self.failed.emit(error)
            self._follower.look()

    def _ask(self, question: str) -> bool:
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._page, self.tr("Training"), question, buttons.Yes | buttons.No, buttons.No
        )
        return answer == buttons.Yes

    def _connect(self) -> None:
        self._follower.state_changed.connect(self.look)
        step, runs = self._page.run, self._page.runs
        step.pause_wanted.connect(self._pause)
        step.resume_wanted.connect(self._resume)
        step.smaller_wanted.connect(self._resume_smaller)
        step.cancel_wanted.connect(self._cancel)
        self._page.result.longer_wanted.connect(self._resume_longer)
        runs.chosen.connect(self._choose)
        runs.rename_wanted.connect(self._rename)
        runs.notes_wanted.connect(self._write_notes)
        runs.reveal_wanted.connect(self._reveal)
        runs.delete_wanted.connect(self._delete)
