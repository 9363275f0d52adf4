"""Notes how the kept puzzles stand while they lie on a desk; on a thread, after a pause."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.arc.controller import ArcController
from app.arc.edit.document import ArcDocument
from app.board.editor import Document
from app.job import Job, stop_all
from app.memory.puzzles import PuzzleStore, State, mark_of, pack_work
from app.solve.controller import SolveController
from hrm_core.puzzle import Grid, Puzzle, Task, Tasks
from hrm_core.sessions.solve import Ending

PAUSE = 400  # milliseconds in which changes are gathered
TRIES = 2  # answers of the model to an ARC task that count

Noted = tuple[bytes, State, bytes | None]  # mark of a puzzle, how it stands, what is written on it


class Follower(QObject):
    """Looks at both desks when something on them has changed.

    Signals:
        noted: a kept puzzle stands otherwise than before.
        failed: why that cannot be written; said once.
    """

    noted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        place: Path,
        tasks: Tasks,
        solving: SolveController,
        arc: ArcController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place, self._tasks, self._solving, self._arc = place, tasks, solving, arc
        self._silent = False
        self._due: dict[str, Callable[[], Noted]] = {}  # by desk
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._write)
        for signal in (solving.desk.changed, solving.ended):
            signal.connect(self.look)
        for signal in (arc.desk.changed, arc.thinking.voted):
            signal.connect(self.look_at_arc)

    def look(self) -> None:
        """The Solve page has changed."""
        desk = self._solving.desk
        task, document = desk.task, desk.document
        ending = Ending.RUNNING if document.session is None else document.session.ending
        self._plan("solve", lambda: stands(task, document, ending))

    def look_at_arc(self) -> None:
        """The ARC bench has changed."""
        document, thinking = self._arc.desk.document, self._arc.thinking
        tests = [document.puzzle(index) for index in range(len(document.trials))]
        books = [thinking.book_of(puzzle) for puzzle in tests]
        tries = [
            [each.grid for each in book.candidates[:TRIES]]
            if book is not None and not book.running
            else []
            for book in books
        ]
        self._plan("arc", lambda: arc_stands(document, tests, tries))

    def close(self) -> None:
        """Write what is not written yet, and wait for it."""
        self._pause.stop()
        self._write()
        for job in self.findChildren(Job):
            job.stop(wait=True)
        stop_all(self)

    def _plan(self, desk: str, work: Callable[[], Noted]) -> None:
        self._due[desk] = work
        self._pause.start()

    def _write(self) -> None:
        due, self._due = list(self._due.values()), {}
        if due:
            job = Job(lambda: self._note(due), self)
            job.done.connect(lambda news: self.noted.emit() if news else None)
            job.failed.connect(self._fail)
            job.start()

    def _note(self, due: list[Callable[[], Noted]]) -> bool:
        with PuzzleStore(self._place, self._tasks) as store:
            news = [store.note(*work()) for work in due]  # each of them
            return True in news

    def _fail(self, error: Exception) -> None:
        if not self._silent:
            self._silent = True
            words = self.tr("How the puzzles of the library stand is not kept: {0}")
            reason = str(error) if isinstance(error, (sqlite3.Error, OSError)) else repr(error)
            self.failed.emit(OSError(0, words.format(reason)))


def stands(task: Task, document: Document, ending: Ending) -> Noted:
    """How a puzzle on the Solve page stands."""
    mark = mark_of([document.puzzle])
    written = bool((document.entries != task.look.empty).any() or document.notes.any())
    work = pack_work(document.entries, document.notes) if written else None
    session = document.session
    over = (
        session is not None and len(session) > 0 and ending not in (Ending.RUNNING, Ending.FAILED)
    )
    if session is not None and over:
        if session.at(len(session)).solved:
            return mark, State.MODEL, work
        if ending is not Ending.STOPPED:
            return mark, State.WRONG, work
    own = written and session is None
    if own and not task.check(document.puzzle, document.grid(task.look)):
        return mark, State.HAND, work
    return mark, State.BEGUN if written else State.NEW, work


def arc_stands(document: ArcDocument, tests: list[Puzzle], tries: list[list[Grid]]) -> Noted:
    """How an ARC task stands: right where every test input is; what is drawn the bench keeps."""
    mark = mark_of(tests)
    trials = document.trials
    known = all(trial.solution is not None for trial in trials)
    if known and all(_same(trial.answer, trial.solution) for trial in trials):
        return mark, State.HAND, None
    if known and all(tries):
        right = (
            any(_same(grid, trial.solution) for grid in found)
            for trial, found in zip(trials, tries, strict=True)
        )
        return mark, State.MODEL if all(right) else State.WRONG, None
    begun = any(trial.answer.any() or trial.tried for trial in trials)
    return mark, State.BEGUN if begun else State.NEW, None


def _same(one: Grid, other: Grid | None) -> bool:
    return other is not None and np.array_equal(one, other)
