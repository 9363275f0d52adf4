"""What if? From the cell and the segment on the board to another future beside the first."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from app.bench.arrivals import Arrivals
from app.board.editor import new_document
from app.job import Job, stop_all
from app.solve.controller import SolveController
from app.solve.models import ModelChoice
from app.solve.thinker import Thinker
from app.style.theme import Theme
from app.theatre.twin_book import TwinBook
from app.theatre.twin_view import TwinView
from app.theatre.twin_words import cost, offer, what_if
from hrm_core.library.models import ModelInfo, OpenEngine
from hrm_core.puzzle import Problem, Puzzle, Task
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.twin import Twin
from hrm_core.solving.solve import Limit, SegmentTrace
from hrm_core.solving.whatif import Change, can_change, changed, changes_of, think_on


class NoFutureError(ValueError):
    """Why nothing can be changed now; its message is fit to show."""


class WhatIf(QObject):
    """Offers changes of a cell, thinks on after one, and shows both futures.

    Signals:
        failed: an exception to show.
        thought: the run that is another future, when it is over.
    """

    failed = Signal(object)
    thought = Signal(object)

    def __init__(
        self,
        solving: SolveController,
        models: ModelChoice,
        open_engine: OpenEngine,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._solving, self._models, self._theme = solving, models, theme
        self.thinker = Thinker(open_engine, self)  # its own: the run on the desk is left alone
        self.view: TwinView | None = None
        self._book: TwinBook | None = None
        self._examining: Job | None = None
        self._fault = ""  # of the changed puzzle
        self._arrivals = Arrivals(self)
        self._arrivals.due.connect(self._show_arrivals)
        self.thinker.thought.connect(self._take)
        self.thinker.ended.connect(self._end)
        self.thinker.failed.connect(self.failed)

    def close(self) -> None:
        """End all that runs and wait for it."""
        self._arrivals.stop()
        self.thinker.close()
        stop_all(self)

    def offers(self) -> list[Change]:
        """What can be put into the chosen cell now; NoFutureError says why nothing can."""
        task, session, at = self._on_board()
        cell = self._solving.page.board.cursor_cell
        book = self._solving.book
        beliefs = book.beliefs(at)[cell] if book is not None and at else None
        found = changes_of(task, session.puzzle, cell, beliefs)
        if not found:
            raise NoFutureError(self.tr("The start and the goal stay where they are."))
        return found

    def menu(self, at: QPoint | None = None) -> QMenu:
        """The offers, or why there are none; at a point of the screen, or on the chosen cell."""
        task, board = self._solving.desk.task, self._solving.page.board
        menu = QMenu(board)
        menu.aboutToHide.connect(menu.deleteLater)
        try:
            for change in self.offers():
                action = menu.addAction(offer(task, change))
                action.triggered.connect(lambda _=False, change=change: self.ask(change))
        except NoFutureError as error:
            menu.addAction(self.tr("What if …  {0}").format(error)).setEnabled(False)
        menu.popup(at or board.place_of(board.cursor_cell))
        return menu

    def ask(self, change: Change) -> None:
        """Think on with the change from the segment on the board, in a window of its own."""
        try:
            task, session, at = self._on_board()
            info = self._model(session)
        except NoFutureError as error:
            self.failed.emit(error)
            return
        self._solving.player.pause()
        self.thinker.stop()  # the future before ends as its own, not as this one
        words = what_if(task, change, at)
        other = changed(task, session.puzzle, change)
        other = replace(other, title=f"{other.title} ({words})" if other.title else words)
        limit = Limit(session.limit.segments, session.limit.halt)
        future = SolveSession(other, Limit(at + limit.segments, limit.halt), info.name)
        own = self._solving.desk.document.entries
        self._show(TwinBook(task, Twin(session, future, at), change.cell, own), change, at)
        self._examine(task, other)
        self.thinker.use(info)
        self._think(task, session.puzzle, other, at, limit)

    def _examine(self, task: Task, other: Puzzle) -> None:
        """Whether the changed puzzle has an answer at all; counting them can take a while."""
        self._fault = ""
        if self._examining is not None:
            self._examining.stop()
        self._examining = Job(lambda: task.examine(other), self)
        self._examining.done.connect(self._tell_fault)
        self._examining.failed.connect(self.failed)
        self._examining.start()

    def _tell_fault(self, problems: list[Problem]) -> None:
        self._examining = None
        if problems:
            self._fault = self.tr("As changed: {0}").format(problems[0].message)
        self._tell()

    def _tell(self) -> None:
        """What it cost, and what is wrong with the changed puzzle."""
        if self._book is not None and self.view is not None:
            said = (cost(self._book.twin), self._fault)
            self.view.note.setText(" ".join(text for text in said if text))

    def _think(self, task: Task, puzzle: Puzzle, other: Puzzle, at: int, limit: Limit) -> None:
        self.thinker.run(
            lambda engine: think_on(engine, task, puzzle, other, at, limit), limit.halt
        )

    def _on_board(self) -> tuple[Task, SolveSession, int]:
        """The run that was asked outright, as it is now, and the segment on show."""
        desk, segment = self._solving.desk, self._solving.player.position
        session = desk.document.session
        if session is None or not len(session):
            raise NoFutureError(self.tr("There is no run yet; press Solve first."))
        if not can_change(desk.task):
            raise NoFutureError(self.tr("This kind of puzzle cannot be changed while it thinks."))
        if segment > len(session.shot):
            told = self.tr("A try of a search cannot be changed; go back to a segment of the run.")
            raise NoFutureError(told)
        ending = session.ending
        if session.budget or ending is Ending.RUNNING:
            ending = Ending.STOPPED if ending is Ending.RUNNING else Ending.LIMIT
        kept = SolveSession(
            session.puzzle, session.limit, session.model, session.device, session.shot, ending
        )
        return desk.task, kept, segment

    def _model(self, session: SolveSession) -> ModelInfo:
        """The one that made the run: no other has its thoughts."""
        info = self._models.called(session.model) if session.model else self._models.info
        if info is None:
            told = self.tr("{0}, the model of this run, is not installed; solve anew with another.")
            raise NoFutureError(told.format(session.model or self.tr("A model")))
        return info

    def _show(self, book: TwinBook, change: Change, at: int) -> None:
        self._book = book
        if self.view is None:
            page = self._solving.page
            self.view = TwinView(
                book.task.look,
                self._theme,
                book.frame(0, at),
                self._solving.player.speed,
                page.window(),
            )
            self.view.setWindowTitle(self.tr("What if?"))
            self.view.ended.connect(self.thinker.stop)
            self.view.kept.connect(self._keep)
        view = self.view
        view.note.setText("")
        view.show_book(book, (self.tr("As it was"), what_if(book.task, change, at)), at)
        view.boards[0].choose(change.cell)
        view.follow(at)
        view.show()
        view.activateWindow()

    def _take(self, trace: SegmentTrace) -> None:
        assert self._book is not None, "a run has a book"
        self._book.add(trace)
        self._arrivals.tell()

    def _show_arrivals(self) -> None:
        assert self._book is not None
        if self.view is not None and len(self._book.twin.right) > self._book.twin.fork:
            self.view.grow(len(self._book.twin.right))
            self._tell()

    def _end(self, ending: Ending) -> None:
        if self._book is None or self.view is None:
            return
        self._arrivals.stop()
        future = self._book.twin.right
        future.ending = ending
        future.origin = self.thinker.origin
        engine = self.thinker.engine
        future.device = engine.device if engine is not None else ""
        self._show_arrivals()
        self.view.finish()
        self.thought.emit(future)

    def _keep(self) -> None:
        """The right run onto the desk, as a step that can be undone."""
        if self._book is None or self.view is None:
            return
        future, desk = self._book.twin.right, self._solving.desk
        look = desk.tasks[future.puzzle.task].look
        document, own = new_document(look, future.puzzle), self._book.own
        if own is not None:  # what was written stays, but where there is a clue now
            kept = np.where(future.puzzle.given == look.empty, own, look.empty).astype(np.uint8)
            document = replace(document, entries=kept)
        desk.restore(replace(document, session=future), self.tr("what if"))
        self.view.close()
