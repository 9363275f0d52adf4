"""Two runs over one puzzle in step: of two models or engines, or runs that were kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.bench.arrivals import Arrivals
from app.board.editor import new_document
from app.board.frame import Frame
from app.solve.controller import SolveController
from app.solve.models import ModelChoice
from app.solve.thinker import Thinker
from app.style.controls import dress
from app.style.fields import ComboBox
from app.style.theme import Theme
from app.theatre.recent import headline
from app.theatre.twin_book import TwinBook
from app.theatre.twin_view import TwinView
from app.told import told
from app.words import fill, tr
from hrm_core.engines import Engine
from hrm_core.engines.choice import ONNX_RUNTIME, TORCH, has_torch
from hrm_core.library.models import ModelInfo, ModelLibrary, OpenEngine
from hrm_core.look import Look
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.twin import LEFT, RIGHT, Twin
from hrm_core.solving.solve import SegmentTrace, solve
from hrm_core.solving.tries import solve_turned

OpenWith = Callable[[ModelInfo, str], Engine]  # with an engine that is named


@dataclass(frozen=True)
class Opening:
    """How engines are opened: as the settings say, or by name."""

    engine: OpenEngine
    named: OpenWith | None = None


@dataclass(frozen=True, eq=False)
class Contender:
    """What can stand on one side."""

    title: str
    info: ModelInfo | None = None
    engine: str = ""  # by name; '': as the settings say
    turned: bool = False  # the puzzle seen through a symmetry
    session: SolveSession | None = None  # a run that is there already


class OtherPuzzleError(ValueError):
    """Runs that cannot stand side by side; its message is fit to show."""


class CompareView(TwinView):
    """With a row above the boards in which two contenders are chosen."""

    def __init__(
        self, look: Look, theme: Theme, blank: Frame, speed: float, parent: QWidget
    ) -> None:
        super().__init__(look, theme, blank, speed, parent)
        self.setWindowTitle(self.tr("Compare"))
        self.choices = tuple(
            dress(ComboBox(), spoken=spoken) for spoken in (self.tr("Left"), self.tr("Right"))
        )
        self.think = dress(QPushButton(self.tr("Think")), "primary")
        self.think.setAutoDefault(False)
        for box in self.choices:
            self.above.addWidget(box, 1)
        self.above.addWidget(self.think)

    @property
    def chosen(self) -> list[int]:
        """Which contender stands on either side."""
        return [max(box.currentIndex(), 0) for box in self.choices]

    def offer(self, titles: Sequence[str]) -> None:
        """Two that can be compared are chosen already."""
        for side, box in enumerate(self.choices):
            box.clear()
            box.addItems(titles)
            box.setCurrentIndex(min(side, len(titles) - 1))

    def show_choices(self, on: bool) -> None:
        """The row; the headings are not needed beside it."""
        for widget in (*self.choices, self.think):
            widget.setVisible(on)
        for label in self.titles:
            label.setVisible(not on)


class Compare(QObject):
    """Lets two contenders think, one after the other so that neither slows the other down.

    Signals:
        failed: an exception to show.
    """

    failed = Signal(object)

    def __init__(
        self,
        solving: SolveController,
        models: ModelChoice,
        library: ModelLibrary,
        opening: Opening,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._solving, self._models, self._library = solving, models, library
        self._opening, self._theme = opening, theme
        self.view: CompareView | None = None
        self._contenders: list[Contender] = []
        self._thinkers: dict[str, Thinker] = {}  # by engine
        self._book: TwinBook | None = None
        self._waiting: list[tuple[int, Contender]] = []  # who is still to think, and where
        self._side = LEFT  # that thinks now
        self._arrivals = Arrivals(self)
        self._arrivals.due.connect(self._show_arrivals)

    def close(self) -> None:
        """End all that runs and wait for it."""
        self.stop()
        for thinker in self._thinkers.values():
            thinker.close()

    @property
    def running(self) -> bool:
        return bool(self._waiting) or any(each.running for each in self._thinkers.values())

    def stop(self) -> None:
        """Who has not thought yet will not."""
        self._waiting = []
        for thinker in self._thinkers.values():
            thinker.stop()
        self._arrivals.stop()

    def choose(self) -> None:
        """Open the window: two that can be compared are chosen already."""
        self.stop()
        desk = self._solving.desk
        self._contenders = self.contenders()
        if not self._contenders:
            words = self.tr("There is nothing to compare: no model for this puzzle is installed.")
            self.failed.emit(OtherPuzzleError(words))
            return
        puzzle = desk.document.puzzle
        left, right = (SolveSession(puzzle, ending=Ending.STOPPED) for _ in range(2))
        self._show(TwinBook(desk.task, Twin(left, right)), ("", ""), choosing=True)
        assert self.view is not None, "it was shown"
        self.view.offer([each.title for each in self._contenders])

    def contenders(self) -> list[Contender]:
        """What there is for the puzzle on the desk: its run, and every model in its ways."""
        desk = self._solving.desk
        found = []
        session = desk.document.session
        if session is not None and session.shot and session.ending is not Ending.RUNNING:
            found.append(Contender(tr("The run on the board"), session=session))
        infos = self._library.models(desk.task.name)
        now = self._models.info
        infos.sort(key=lambda info: info != now)  # the chosen one first
        found += [Contender(told(info.title), info) for info in infos]
        if desk.task.look.trail is not None:
            turned = tr("{0}, the maze seen turned or mirrored")
            found += [
                Contender(turned.format(told(info.title)), info, turned=True) for info in infos
            ]
        if self._opening.named is not None and has_torch():
            names = {ONNX_RUNTIME: "ONNX Runtime", TORCH: "PyTorch"}
            found += [
                Contender(tr("{0}, with {1}").format(told(info.title), name), info, engine)
                for info in infos
                if info.exported is None
                for engine, name in names.items()
            ]
        return found

    def show_runs(self, sessions: Sequence[SolveSession]) -> None:
        """Two runs that were kept, or one beside the run on the board."""
        self.stop()
        chosen = list(sessions[:2])
        here = self._solving.desk.document.session
        if len(chosen) == 1 and here is not None and len(here):
            chosen = [here, *chosen]
        if len(chosen) < 2:
            words = self.tr("Choose two runs, or solve the puzzle on the board first.")
            self.failed.emit(OtherPuzzleError(words))
            return
        left, right = chosen
        if not _same(left.puzzle, right.puzzle):
            words = self.tr("These runs are over two different puzzles: {0}, and {1}.")
            names = [told(each.puzzle.title) or self.tr("your puzzle") for each in chosen]
            self.failed.emit(OtherPuzzleError(words.format(*names)))
            return
        task = self._solving.desk.tasks[left.puzzle.task]
        twin, titles = Twin(left, right), (headline(left), headline(right))
        self._show(TwinBook(task, twin), titles, at=twin.count)  # both were seen already

    def _show(
        self, book: TwinBook, titles: tuple[str, str], choosing: bool = False, at: int = 0
    ) -> None:
        self._book = book
        view = self.view or self._make(book)
        view.show_choices(choosing)
        view.note.setText("")
        view.show_book(book, titles, at)
        view.show()
        view.activateWindow()

    def _make(self, book: TwinBook) -> CompareView:
        page = self._solving.page
        speed = self._solving.player.speed
        view = CompareView(book.task.look, self._theme, book.frame(0, 0), speed, page.window())
        view.think.clicked.connect(self._begin)
        view.ended.connect(self.stop)
        view.kept.connect(self._keep)
        self.view = view
        return view

    def _begin(self) -> None:
        """Both contenders over the puzzle on the desk, from its start."""
        self.stop()
        assert self.view is not None, "the button stands in it"
        desk, limit = self._solving.desk, self._models.limit
        puzzle = desk.document.puzzle
        chosen = [self._contenders[index] for index in self.view.chosen]
        left, right = (
            each.session
            if each.session is not None
            else SolveSession(puzzle, limit, each.info.name if each.info else "")
            for each in chosen
        )
        if not _same(left.puzzle, puzzle) or not _same(right.puzzle, puzzle):
            self.choose()  # another puzzle lies on the desk by now
            return
        titles = chosen[LEFT].title, chosen[RIGHT].title
        self._waiting = [each for each in enumerate(chosen) if each[1].session is None]
        self._show(TwinBook(desk.task, Twin(left, right)), titles, choosing=True)
        if self._waiting:
            self.view.follow(0)
        self._next()

    def _next(self) -> None:
        """The next one thinks, or all are over."""
        book = self._book
        if book is None or self.view is None:
            return
        if not self._waiting:
            self.view.finish()
            return
        self._side, contender = self._waiting.pop(0)
        thinker = self._thinker(contender.engine)
        assert contender.info is not None, "only models think"
        task, session = book.task, book.twin.sides[self._side]
        puzzle, limit = session.puzzle, session.limit
        think = solve_turned if contender.turned else solve
        thinker.use(contender.info)
        thinker.run(lambda engine: think(engine, task, puzzle, limit), limit.halt)

    def _thinker(self, engine: str) -> Thinker:
        """One for each engine, kept with the model it has open."""
        if engine not in self._thinkers:
            named = self._opening.named
            thinker = (
                Thinker(lambda info: named(info, engine), self)
                if named is not None and engine
                else Thinker(self._opening.engine, self)
            )
            thinker.thought.connect(self._take)
            thinker.ended.connect(lambda ending: self._end(ending, thinker))
            thinker.failed.connect(self.failed)
            self._thinkers[engine] = thinker
        return self._thinkers[engine]

    def _take(self, trace: SegmentTrace) -> None:
        assert self._book is not None, "a run has a book"
        self._book.add(trace, self._side)
        self._arrivals.tell()

    def _show_arrivals(self) -> None:
        """What both have: the one that waits for its turn holds the other back."""
        if self._book is not None and self.view is not None:
            left, right = (len(session) for session in self._book.twin.sides)
            self.view.grow(0 if self._waiting else right if self._side == RIGHT else left)

    def _end(self, ending: Ending, thinker: Thinker) -> None:
        if self._book is None:
            return
        session = self._book.twin.sides[self._side]
        session.ending, session.origin = ending, thinker.origin
        engine = thinker.engine
        session.device = engine.device if engine is not None else ""
        self._arrivals.stop()
        self._show_arrivals()
        if ending is Ending.FAILED:
            self._waiting = []
        self._tell()
        self._next()

    def _tell(self) -> None:
        """How fast they were: measured one after the other."""
        if self._book is None or self.view is None:
            return
        paces = []
        for session in self._book.twin.sides:
            if len(session) and session.ending is not Ending.RUNNING:
                pace = 1000 * float(np.median([trace.seconds for trace in session.traces]))
                paces.append(fill(self.tr("{0:.0f} ms"), pace))
        if len(paces) == 2:
            self.view.note.setText(self.tr("A segment took {0} and {1}.").format(*paces))

    def _keep(self) -> None:
        """The right run onto the desk, as a step that can be undone."""
        if self._book is None or self.view is None:
            return
        desk, right = self._solving.desk, self._book.twin.right
        document = desk.document
        if not _same(document.puzzle, right.puzzle):
            document = new_document(desk.tasks[right.puzzle.task].look, right.puzzle)
        desk.restore(replace(document, session=right), self.tr("compare"))
        self.view.close()


def _same(one: Puzzle, other: Puzzle) -> bool:
    return one.task == other.task and np.array_equal(one.given, other.given)
