"""Try again: the puzzle on the desk relabelled, rearranged or turned, and a vote of the answers."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.bench.arrivals import Arrivals
from app.board.editor import new_document
from app.job import Job, stop_all
from app.solve.controller import SolveController
from app.solve.models import ModelChoice
from app.style.theme import Theme
from app.theatre.again_book import AgainBook, view_name
from app.theatre.again_view import THUMB, AgainView, Thumb
from app.told import told
from app.words import fill
from hrm_core.library.models import ModelInfo, OpenEngine
from hrm_core.library.origin import origin_of
from hrm_core.puzzle import Grid, Puzzle, Task, View
from hrm_core.sessions.solve import SolveSession
from hrm_core.showing.boards import DARK, LIGHT, Inks, board
from hrm_core.showing.shapes import picture
from hrm_core.solving.solve import Limit, SegmentTrace
from hrm_core.solving.vote import Thought, views_of, vote

TOGETHER = 8  # views in a batch


class NothingAgainError(ValueError):
    """Why there is nothing to think about; its message is fit to show."""


@dataclass(frozen=True, eq=False)
class Opened:
    """The engine is there."""

    device: str
    origin: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Said:
    """A thought, with pictures when it is the last one of its view."""

    thought: Thought
    seen: Thumb | None = None  # the answer as the view shows it
    answer: Thumb | None = None  # and taken back


class Again(QObject):
    """Lets the model think about several views of the puzzle on the desk.

    Signals:
        failed: an exception to show.
    """

    failed = Signal(object)

    def __init__(
        self,
        solving: SolveController,
        models: ModelChoice,
        open_engine: OpenEngine,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._solving, self._models, self._open_engine = solving, models, open_engine
        self._theme, self._window = theme, window
        self.view: AgainView | None = None
        self.book: AgainBook | None = None
        self._job: Job | None = None
        self._thumbs: dict[bytes, Thumb] = {}  # of answers
        self._voted = 0  # views whose votes are on show
        self._arrivals = Arrivals(self)
        self._arrivals.due.connect(self._show_book)

    def close(self) -> None:
        """End what runs and wait for it."""
        self._arrivals.stop()
        stop_all(self)

    @property
    def running(self) -> bool:
        return self._job is not None

    def show(self) -> None:
        """The window; nothing is thought before one asks for it."""
        try:
            _, _, puzzle = self._wanted()
        except NothingAgainError as error:
            self.failed.emit(error)
            return
        view = self.view or self._make()
        if not self.running and (self.book is None or self.book.puzzle is not puzzle):
            self.book = None
            view.head.setText(self.tr("The same puzzle, seen anew"))
            view.ways.setText(self._ways())
            view.show_nothing()
        view.show()
        view.activateWindow()

    def stop(self) -> None:
        """End the vote; what was thought stays."""
        if self._job is not None:
            self._job.stop()
            self._end()

    def _make(self) -> AgainView:
        self.view = view = AgainView(self._window)
        view.think_wanted.connect(self._begin)
        view.stop_wanted.connect(self.stop)
        view.ended.connect(self.stop)
        view.view_wanted.connect(self._lay)
        return view

    def _wanted(self) -> tuple[ModelInfo, Task, Puzzle]:
        desk, info = self._solving.desk, self._models.info
        if desk.is_blank:
            raise NothingAgainError(self.tr("The board is empty; make or open a puzzle first."))
        if info is None:
            raise NothingAgainError(self.tr("No model for this kind of puzzle is installed."))
        return info, desk.task, desk.document.puzzle

    def _ways(self) -> str:
        """How a view differs, and what becomes of its answer."""
        if self._solving.desk.task.look.trail is not None:
            ways = self.tr("The maze is turned and mirrored.")
        else:
            ways = self.tr(
                "Digits are relabelled, rows and columns exchanged within bands, bands exchanged,"
                " the board transposed."
            )
        rest = self.tr(
            "The model thinks about every view from the start; each answer is taken back to the"
            " puzzle as it is, and counts as one vote."
        )
        return f"{ways} {rest}"

    def _begin(self) -> None:
        assert self.view is not None, "the button stands in it"
        try:
            info, task, puzzle = self._wanted()
        except NothingAgainError as error:
            self.view.head.setText(str(error))
            return
        self.stop()
        limit, seed = self._models.limit, self.view.seed.value()
        views = _views(task, puzzle, seed, self.view.count.value())
        self.book = AgainBook(task, puzzle, views, limit, info.name)
        self._thumbs, self._voted = {}, 0
        inks, open_engine = DARK if self._theme.dark else LIGHT, self._open_engine
        self._job = Job(lambda: _think(open_engine, info, task, puzzle, views, limit, inks), self)
        self._job.item.connect(self._take)
        self._job.done.connect(lambda _: self._end())
        self._job.failed.connect(self._fail)
        self._job.start()
        self.view.ways.setText(self._ways())
        self._show_book()

    def _take(self, item: Opened | Said) -> None:
        book, view = self.book, self.view
        assert book is not None, "thoughts come from a vote"
        assert view is not None, "a vote is seen"
        if isinstance(item, Opened):
            for run in book.runs:
                run.device, run.origin = item.device, dict(item.origin)
            return
        book.add(item.thought)
        if item.seen is not None and item.answer is not None:
            self._thumbs[item.thought.answer.tobytes()] = item.answer
            view.show_picture(item.thought.view, item.seen)
        self._arrivals.tell()

    def _show_book(self) -> None:
        book, view = self.book, self.view
        if book is None or view is None:
            return
        view.show_book(book, self.running)
        if len(book.done) != self._voted:
            self._voted = len(book.done)
            known = [self._thumbs[each.grid.tobytes()] for each in book.candidates]
            view.show_answers(book, known)

    def _end(self) -> None:
        self._job = None
        self._arrivals.stop()
        if self.book is not None:
            self.book.stop()
        self._show_book()

    def _fail(self, error: Exception) -> None:
        self._end()
        if self.view is not None:
            self.view.close()
        self.failed.emit(error)

    def _lay(self, number: int) -> None:
        """A view with its run onto the desk, as a step that can be undone."""
        if self.book is None or self.view is None or self.running:
            return
        run, look = self.book.runs[number], self.book.task.look
        if len(run):
            document = replace(new_document(look, run.puzzle), session=run)
            self._solving.desk.restore(document, self.tr("try again"))
            self.view.close()


def _views(task: Task, puzzle: Puzzle, seed: int, count: int) -> list[View]:
    """The puzzle as it is, then others that all look different; named in their titles."""
    drawn = views_of(task, puzzle, np.random.default_rng(seed), count)
    title = told(puzzle.title)
    return [
        View(replace(view.puzzle, title=_title(title, number)), view.invert) if number else view
        for number, view in enumerate(drawn)
    ]


def _title(title: str, number: int) -> str:
    name = view_name(number)
    return fill("{0} ({1})", title, name) if title else name


def _think(
    open_engine: OpenEngine,
    info: ModelInfo,
    task: Task,
    puzzle: Puzzle,
    views: list[View],
    limit: Limit,
    inks: Inks,
) -> Generator[Opened | Said]:
    """The vote, with pictures; on a thread."""
    engine = open_engine(info)
    yield Opened(engine.device, origin_of(info))
    for thought in vote(engine, task, views, limit, TOGETHER):
        if not thought.last:
            yield Said(thought)
            continue
        seen = _drawn(task, thought.seen, thought.trace, inks)
        yield Said(thought, seen, _drawn(task, puzzle, _plain(task, puzzle, thought), inks))


def _drawn(task: Task, puzzle: Puzzle, trace: SegmentTrace, inks: Inks) -> Thumb:
    session = SolveSession(puzzle, traces=[replace(trace, segment=1)])
    found = picture(board(task, session, 1, THUMB, inks))
    return Thumb(found.tobytes(), found.size)


def _plain(task: Task, puzzle: Puzzle, thought: Thought) -> SegmentTrace:
    """An answer to the puzzle as it is: what was voted for, whatever was believed of each cell."""
    answer: Grid = thought.answer
    tokens = task.encode(replace(puzzle, given=answer))
    probs = np.eye(task.vocab_size, dtype=np.float32)[tokens]
    problems = tuple(task.check(puzzle, answer))
    still = np.zeros(len(tokens), dtype=np.float32)
    return replace(
        thought.trace, grid=answer, probs=probs, change_H=still, change_L=still, problems=problems
    )
