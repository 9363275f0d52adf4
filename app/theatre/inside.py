"""Inside the two modules: on request the run is thought again, and every inner step looked at."""

from collections.abc import Generator

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.job import Job, stop_all
from app.style.about import explain
from app.style.controls import dress
from app.style.scale import fit
from app.style.theme import Role, Theme
from app.theatre.compare import Opening
from app.theatre.inside_paint import Plane, Residuals, Way
from app.theatre.subject import NoInsideError, Source, Subject
from app.told import told as said
from app.words import counted, fill, tr
from hrm_core.engines import Inspectable
from hrm_core.solving.inside import Moves, look_inside, plane


class InsideView(QDialog):
    """Residuals above, the ways of z_H and z_L below. Decides nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Inside the two modules"))
        self.head = dress(QLabel(), "headline")
        self.note = dress(QLabel(wordWrap=True), "muted")
        self.residuals = Residuals(theme)
        self.planes = Plane(theme, Role.Q_HALT), Plane(theme, Role.Q_CONTINUE)
        self.shares = tuple(dress(QLabel(wordWrap=True), "muted") for _ in range(2))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(self.note)
        told = self.tr(
            "How far the state of a module moves in each of its steps: the residual, per number."
        )
        layout.addWidget(dress(QLabel(told), "title"))
        layout.addWidget(self.residuals, 3)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        titles = self.tr("Where H is after every cycle"), self.tr("Where L is after every step")
        for column, title in enumerate(titles):
            grid.addWidget(dress(QLabel(title), "title"), 0, column)
            grid.addWidget(self.planes[column], 1, column)
            grid.addWidget(self.shares[column], 2, column)
        grid.setRowStretch(1, 1)
        layout.addLayout(grid, 4)
        fit(self, 940, 760)
        explain(self, "inside")

    def show_moves(self, moves: list[Moves], segment: int) -> None:
        """All that is known, with one segment marked."""
        self.residuals.show_moves(moves, segment)
        if not moves:
            for place, share in zip(self.planes, self.shares, strict=True):
                place.show_way(None, 0)
                share.clear()
            return
        here = next((each for each in moves if each.segment == segment), moves[-1])
        for name, place, share in zip("HL", self.planes, self.shares, strict=True):
            states = [getattr(each, f"places_{name}") for each in moves]
            places, parts = plane(np.concatenate(states))
            segments = [each.segment for each in moves for _ in getattr(each, f"places_{name}")]
            place.show_way(Way(places, tuple(segments)), segment)
            told = self.tr("The two directions in which it varies most (PCA): {0:.0%} and {1:.0%}.")
            words = fill(told, *parts)
            if name == "H":
                turned = self.tr("Cosine of H before and after segment {0}: {1:.2f}.")
                words = f"{words} {fill(turned, here.segment, here.cosine)}"
            share.setText(words)


class Inside(QObject):
    """Thinks the run on show again, with an engine that can be looked into.

    Signals:
        failed: an exception to show.
    """

    failed = Signal(object)

    def __init__(self, source: Source, opening: Opening, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._source, self._opening = source, opening
        self._theme, self._window = theme, window
        self.view: InsideView | None = None
        self.moves: list[Moves] = []
        self._job: Job | None = None
        self._subject: Subject | None = None
        self._seconds, self._reason = 0.0, ""
        source.player.moved.connect(self._mark)

    def close(self) -> None:
        """End what runs and wait for it."""
        stop_all(self)

    @property
    def running(self) -> bool:
        return self._job is not None

    def show(self) -> None:
        """The run on show, from inside."""
        try:
            subject = self._source.find()
        except NoInsideError as error:
            self.failed.emit(error)
            return
        self._stop()
        self.moves, self._subject = [], subject
        view = self.view
        if view is None:
            self.view = view = InsideView(self._theme, self._window)
            view.finished.connect(self._stop)
        view.head.setText(self.tr("Thinking again …"))
        view.note.setText(subject.name)
        view.show_moves([], 0)
        view.show()
        view.activateWindow()
        self._job = Job(lambda: self._look(subject), self)
        self._job.item.connect(self._take)
        self._job.done.connect(lambda _: self._end())
        self._job.failed.connect(self._fail)
        self._job.start()

    def _look(self, subject: Subject) -> Generator[Moves | str]:
        """Why it runs with this engine, then what it does inside."""
        engine = self._opening.engine(subject.info)
        if not isinstance(engine, Inspectable):
            raise NoInsideError(
                fill(tr("This engine cannot be looked into: {0}"), said(engine.reason))
            )
        yield engine.reason
        yield from look_inside(engine, subject.task, subject.puzzle, subject.segments)

    def _take(self, moves: Moves | str) -> None:
        if isinstance(moves, str):
            self._reason = moves
            return
        self.moves.append(moves)
        self._seconds = moves.seconds + (self._seconds if len(self.moves) > 1 else 0.0)
        if self.view is not None:
            self.view.head.setText(headline(self.moves))
            self.view.residuals.show_moves(self.moves, self._position)

    def _end(self) -> None:
        self._job = None
        if self.view is not None:
            told = self.tr("Thought again and looked into: {0} in {1:.2f} s. {2}")
            count = counted(len(self.moves), tr("{0} segment"), tr("{0} segments"))
            words = fill(told, count, self._seconds, said(self._reason))
            name = self._subject.name if self._subject is not None else ""
            self.view.note.setText(f"{name}. {words}" if name else words)
            self._mark()

    def _fail(self, error: Exception) -> None:
        self._job = None
        if self.view is not None:
            self.view.close()
        self.failed.emit(error)

    def _mark(self, _: int = 0) -> None:
        """The segment on the board, while that shows the run that was looked into."""
        if self.view is not None and self.view.isVisible() and not self.running:
            self.view.show_moves(self.moves, self._position)

    @property
    def _position(self) -> int:
        """The segment on show; 0 while it is one of another run."""
        same = self._subject is not None and self._source.run() is self._subject.run
        return self._source.player.position if same else 0

    def _stop(self, _: int = 0) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None


def headline(moves: list[Moves]) -> str:
    """What the paper calls hierarchical convergence, counted: how often L settled in a cycle."""
    settled = cycles = 0
    for each in moves:
        for steps in each.L.reshape(len(each.H), -1):
            cycles += 1
            settled += bool(steps[-1] < steps[0])
    told = tr("In {0} of {1} cycles L moved less in its last step than in its first")
    return told.format(settled, cycles)
