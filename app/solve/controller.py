"""Connects the Solve page: gestures to the desk, the desk to the board, runs to the timeline."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from app.actions import Actions
from app.bench.arrivals import Arrivals
from app.bench.player import Player
from app.board.colors import dressed
from app.board.editor import Pen
from app.board.frame import Frame, Heat, edit_frame
from app.logic.hints import Hints
from app.settings import Preferences
from app.solve.book import Book
from app.solve.desk import Desk
from app.solve.exchange import Exchange
from app.solve.forecast import Forecaster
from app.solve.harder import Harder
from app.solve.maze import MazeDesk
from app.solve.models import ModelChoice
from app.solve.page import SolvePage
from app.solve.report import OnShow, Report
from app.solve.thinker import Thinker
from hrm_core.engines import Engine
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.solve import Limit, SegmentTrace


class Due(IntEnum):
    """What is to be shown anew; what comes later covers what comes before."""

    NOTHING = 0
    WORDS = 1
    BOARD = 2


class SolveController(QObject):
    """Holds what is on show: the run, its book and the segment the player stands at.

    Signals:
        failed: an exception to show.
        cleared: something worked; an old failure is no longer of interest.
        ended: a run is over: an Ending.
    """

    failed = Signal(object)
    cleared = Signal()
    ended = Signal(object)

    def __init__(
        self,
        page: SolvePage,
        actions: Actions,
        desk: Desk,
        exchange: Exchange,
        thinker: Thinker,
        models: ModelChoice,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.page, self.desk, self.exchange, self.thinker = page, desk, exchange, thinker
        self.player = Player(self)
        self._actions, self._models, self._preferences = actions, models, preferences
        self.report = Report(page, actions, desk, thinker, models, self.player, self)
        self.forecaster = Forecaster(thinker, models, self)
        self.harder = Harder(page.guesses, actions, desk, thinker, models, self)
        self.maze = MazeDesk(page.board, page.puzzle.draw, desk, preferences, self)
        self.hints = Hints(page.hint, page.board, desk, self)
        self.dressings: list[Callable[[Frame], Frame]] = []  # of the board as it is written
        self._kind = desk.task.name  # that the page is made for
        self._book: Book | None = None
        self._session: SolveSession | None = None
        self._broken = False  # the last run failed
        self._together, self._due = 0, Due.NOTHING  # how deep in what is shown as one; what is
        self._arrivals = Arrivals(self)
        self._arrivals.due.connect(self._show_arrivals)
        self.player.set_speed(preferences.now.speed)
        self._connect_editing()
        self._connect_thinking()
        self._connect_time()
        self._show_document()
        self._show_pen()

    def close(self) -> None:
        """End all that runs and wait for it."""
        self.player.pause()
        self.thinker.close()
        self.desk.close()
        self.forecaster.close()
        self.exchange.close()

    @property
    def book(self) -> Book | None:
        """The run on show, if any."""
        return self._book

    # what the user does

    def solve(self) -> None:
        """Begin a run, or let one that is stepped through go on."""
        with self._shown_once():
            if self.thinker.stepping:
                self.thinker.carry_on()
                self.player.play()
            elif not self.thinker.running:
                self._begin()
                self.thinker.solve(self.desk.task, self.desk.document.puzzle, self._models.limit)
            self.refresh()

    def watch(self, limit: Limit) -> None:
        """Begin a run with a limit of its own, whatever the panel says."""
        self.thinker.stop()
        with self._shown_once():
            self._begin(limit)
            self.thinker.solve(self.desk.task, self.desk.document.puzzle, limit)
            self.refresh()

    def step(self) -> None:
        """Think one segment."""
        with self._shown_once():
            if not self.thinker.running:
                self._begin()
            else:
                self.player.play()
            self.thinker.step(self.desk.task, self.desk.document.puzzle, self._models.limit)
            self.refresh()

    def stop(self) -> None:
        self.thinker.stop()

    def reset(self) -> None:
        self.thinker.stop()
        self.desk.reset()

    def hint(self) -> None:
        """What the rules alone tell of the board as it is written."""
        self.player.pause()
        if self.player.position:
            self.player.go(0)
        self.hints.press()

    def _begin(self, limit: Limit | None = None) -> None:
        """A new session on the desk, followed from its first segment."""
        self._models.warm_up()
        self.cleared.emit()
        self._broken = False
        puzzle, info = self.desk.document.puzzle, self._models.info
        name, engine = info.name if info else "", self.thinker.engine
        device = engine.device if engine is not None else ""  # else it is known once it is open
        self.desk.attach(SolveSession(puzzle, limit or self._models.limit, name, device))

    def _type(self, character: str, note: bool) -> None:
        value = self.desk.task.look.keys[character]
        if not self.maze.active:
            self._write(value, note)
        elif character == " " and self._book is not None:  # it would wipe the run away
            self.player.toggle()
        else:
            self.maze.key(value)

    def _write(self, value: int, note: bool = False) -> None:
        self.desk.type_value(self.page.board.selected, value, note)

    def _erase(self) -> None:
        if self.maze.active:
            self.maze.erase()
        else:
            self.desk.erase(self.page.board.selected)

    def _choose_pen(self, pen: str) -> None:
        self.desk.set_pen(Pen(pen))
        self.page.board.setFocus()

    def _choose_view(self, candidates: bool, heat: str) -> None:
        self._preferences.change(candidates=candidates, heat=heat)
        self._show_overlays()

    def _show_overlays(self) -> None:
        self.page.legend.show_overlays(self.maze.overlays)
        self._make_book()
        self.show_board()

    def _choose_speed(self, speed: float) -> None:
        self._preferences.change(speed=speed)
        self.player.set_speed(speed)

    # what happens

    def _show_document(self) -> None:
        """Another document is on the desk."""
        with self._shown_once():
            self._take_document()
            self.show_board()
            self._models.use_kind(self._kind)  # last: it has everything shown anew

    def _take_document(self) -> None:
        """Follow the run of another document, if it has one."""
        self.hints.forget()
        if self.desk.task.name != self._kind:
            self._kind = self.desk.task.name
            self.page.show_kind(self._kind, self.desk.task.look)
        session = self.desk.document.session
        if session is self._session:
            return
        if self._session is not None and self._session.ending is Ending.RUNNING:
            self.thinker.stop()
        self._session = session
        self._broken = session is not None and session.ending is Ending.FAILED
        self._make_book()
        if session is not None and session.ending is Ending.RUNNING:
            self.player.follow(len(session), session.budget > 0)
        else:
            last = len(session) if session is not None else 0
            self.player.load(last, last)

    def _make_book(self) -> None:
        now, session = self._preferences.now, self._session
        task = self.desk.task
        heat, overlays = Heat(now.heat), self.maze.overlays if self.maze.active else None
        self._book = (
            None
            if session is None
            else Book(task, session, now.candidates, heat, overlays, self.desk.document.entries)
        )
        self.page.timeline.strip.show_book(self._book)

    def _take(self, trace: SegmentTrace) -> None:
        assert self._session is not None, "traces come from a run that is on the desk"
        self._session.add(trace)
        self._arrivals.tell()

    def _show_arrivals(self) -> None:
        """The segments that came; a model may be faster than a screen, so not for each of them."""
        if self._session is not None and len(self._session) > self.player.count:
            with self._shown_once():
                self.page.timeline.strip.show_book(self._book)
                self.player.grow(len(self._session))
                self.refresh()

    def _end(self, ending: Ending) -> None:
        if self._session is not None and self._session.ending is Ending.RUNNING:
            self._session.ending = ending
            self._session.origin = self.thinker.origin
            self.forecaster.note(self._session)
        self._broken = ending is Ending.FAILED
        self._arrivals.stop()
        with self._shown_once():
            self._show_arrivals()
            self.player.finish()
            self.page.timeline.strip.show_book(self._book)
            self.show_board()
        self.ended.emit(ending)

    def _opened(self, engine: Engine) -> None:
        self._broken = False
        if self._session is not None and self._session.ending is Ending.RUNNING:
            self._session.device = engine.device
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self._broken = True
        self.failed.emit(error)
        self.refresh()

    # what is shown

    @contextmanager
    def _shown_once(self) -> Iterator[None]:
        """However much within wants to be shown anew, it is shown once, at the end."""
        self._together += 1
        try:
            yield
        finally:
            self._together -= 1
        if not self._together:
            due, self._due = self._due, Due.NOTHING
            self._show(due)

    def _show(self, due: Due) -> None:
        if self._together:
            self._due = max(self._due, due)
        elif due is not Due.NOTHING:
            if due is Due.BOARD:
                self._show_segment(self.player.position)
            self._show_words()

    def show_board(self) -> None:
        """The board as it is at the segment the player stands at, and all that is said of it."""
        self._show(Due.BOARD)

    def refresh(self) -> None:
        """Everything in words, and every button."""
        self._show(Due.WORDS)

    def _show_segment(self, segment: int) -> None:
        """The board after a segment; page 0, or no run, is the document as drawn."""
        document, board = self.desk.document, self.page.board
        if self._book is None or segment == 0:
            frame = edit_frame(self.desk.task.look, document, self.desk.clashes())
            if self.maze.active:
                frame = self.maze.overlays.dress(frame, document.puzzle.given, None)
            for dress in self.dressings:
                frame = dress(frame)
            board.show_frame(self.hints.dress(dressed(frame, document.colors)))
        else:
            self.hints.forget()
            board.show_frame(dressed(self._book.frame(segment), document.colors))
        self.page.timeline.strip.show_position(segment)

    def _show_words(self) -> None:
        self.report.refresh(OnShow(self._book, self._broken))
        self.page.timeline.show_forecast(self.forecaster.forms(self._session, self.player.position))
        self.harder.refresh(self.player.position, self.page.timeline.strip.seen)
        self.maze.show_found()

    def _show_belief(self) -> None:
        self.report.show_belief(OnShow(self._book, self._broken))

    # connections

    def _connect_editing(self) -> None:
        page, desk, actions = self.page, self.desk, self._actions
        page.board.typed.connect(self._type)
        page.board.erased.connect(self._erase)
        page.board.chosen.connect(self._show_belief)
        page.puzzle.value_chosen.connect(self._write)
        page.puzzle.erase_chosen.connect(self._erase)
        page.puzzle.pen_chosen.connect(self._choose_pen)
        page.puzzle.view_chosen.connect(self._choose_view)
        page.puzzle.kind_chosen.connect(self.exchange.switch)
        self.maze.overlays_changed.connect(self._show_overlays)
        page.puzzle.chooser.wanted.connect(self.exchange.go_to)
        self.exchange.listed.connect(page.puzzle.chooser.show_place)
        page.dropped.connect(self.exchange.take)
        desk.changed.connect(self._show_document)
        for told in (desk.examined, desk.rated, desk.savepoints.changed):
            told.connect(self.refresh)
        desk.pen_changed.connect(self._show_pen)
        self.exchange.failed.connect(self.failed)
        desk.failed.connect(self.failed)
        for pen in Pen:
            actions[f"pen_{pen}"].triggered.connect(lambda _=False, pen=pen: self._choose_pen(pen))
        actions["fill_notes"].triggered.connect(desk.fill_notes)
        actions["hint"].triggered.connect(self.hint)
        self.hints.changed.connect(self.show_board)
        actions["undo"].triggered.connect(desk.undo)
        actions["redo"].triggered.connect(desk.redo)
        actions["paste"].triggered.connect(self.exchange.paste)
        desk.changed.connect(self.cleared)

    def _connect_thinking(self) -> None:
        actions, thinker = self._actions, self.thinker
        for name in ("solve", "step", "stop", "reset"):
            actions[name].triggered.connect(getattr(self, name))
        for name in ("solve", "step", "stop", "reset", "harder"):
            # a click leaves the focus at a button, and the space bar would press the next one
            actions[name].triggered.connect(lambda: self.page.board.setFocus())
        self.maze.solve_wanted.connect(actions["solve"].trigger)
        thinker.thought.connect(self._take)
        thinker.ended.connect(self._end)
        thinker.failed.connect(self._fail)
        thinker.opened.connect(self._opened)
        for told in (thinker.begun, thinker.opening, thinker.spent):
            told.connect(self.refresh)
        self._models.changed.connect(self.refresh)

    def _connect_time(self) -> None:
        actions, player, timeline = self._actions, self.player, self.page.timeline
        player.moved.connect(self.show_board)
        player.moved.connect(lambda _: self.report.announce(OnShow(self._book)))
        player.playing_changed.connect(self._show_playing)
        timeline.strip.wanted.connect(player.go)
        self.page.guesses.wanted.connect(player.go)
        timeline.speed_chosen.connect(self._choose_speed)
        self.page.space.connect(player.toggle)
        actions["play"].triggered.connect(player.toggle)
        actions["loop"].triggered.connect(player.set_loop)
        moves = {"first": 0, "previous": -1, "next": 1, "last": 1 << 20}
        for name, move in moves.items():
            actions[name].triggered.connect(lambda _=False, move=move: self._move(move))

    def _move(self, move: int) -> None:
        """One segment on or back, or to an end."""
        near = abs(move) == 1
        self.player.go(self.player.position + move if near else move)

    def _show_playing(self, playing: bool) -> None:
        self._actions.set_icon("play", "pause" if playing else "play")
        if playing:
            self.page.timeline.strip.conceal()
        self.refresh()

    def _show_pen(self) -> None:
        self.page.puzzle.show_pen(self.desk.pen, self.desk.color)
