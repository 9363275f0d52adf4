"""Model and logic: what proves each cell of a sudoku, beside the segment since which it stands."""

from statistics import median_low

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.job import Job, stop_all
from app.solve.controller import SolveController
from app.style.controls import dress
from app.style.scale import fit
from app.style.theme import Theme
from app.theatre.logic_paint import LogicBoard, tier_color
from app.told import told
from app.words import tr
from hrm_core.puzzle import Grid
from hrm_core.sessions.logic import AgainstLogic, Tier, against_logic
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.tasks.sudoku.techniques.units import Box


class NoLogicError(ValueError):
    """Why there is nothing to show; its message is fit to show."""


class LogicView(QDialog):
    """Two boards above, a table below. Decides nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Model and logic"))
        self._theme = theme
        self.head = dress(QLabel(wordWrap=True), "headline")
        self.note = dress(QLabel(wordWrap=True), "muted")
        self.boards = LogicBoard(theme, by_logic=True), LogicBoard(theme, by_logic=False)
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(self.tr("Cells by the hardest technique that they need"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Logic needs"),
                self.tr("Cells"),
                self.tr("Held at the end"),
                self.tr("Half of them by segment"),
                self.tr("All of these by segment"),
            ]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(self.note)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        titles = (
            self.tr("Logic: the step that proves a cell"),
            self.tr("Model: the segment since which it has held it"),
        )
        for column, title in enumerate(titles):
            grid.addWidget(dress(QLabel(title, wordWrap=True), "title"), 0, column)
            grid.addWidget(self.boards[column], 1, column)
        grid.setRowStretch(1, 1)
        layout.addLayout(grid, 3)
        layout.addWidget(self.table, 1)
        fit(self, 900, 780)

    def show_story(self, given: Grid, box: Box, found: AgainstLogic | None, segment: int) -> None:
        """All that is known, with one segment of the run on show."""
        for place in self.boards:
            place.show_story(given, box, found, segment)
        if found is not None:
            self.head.setText(by_segment(found, segment))
            self.note.setText(summary(found))

    def show_tiers(self, found: AgainstLogic) -> None:
        """The table."""
        self.table.setRowCount(len(found.tiers))
        for row, tier in enumerate(found.tiers):
            for column, text in enumerate(_row(tier)):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                else:
                    swatch = QPixmap(QSize(14, 14))
                    swatch.fill(tier_color(self._theme, tier.needs))
                    item.setIcon(QIcon(swatch))
                self.table.setItem(row, column, item)


class Logic(QObject):
    """Reasons about the puzzle of the run on the board, on a thread.

    Signals:
        failed: an exception to show.
    """

    failed = Signal(object)

    def __init__(
        self, solving: SolveController, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._solving, self._theme = solving, theme
        self.view: LogicView | None = None
        self.found: AgainstLogic | None = None
        self._session: SolveSession | None = None
        self._job: Job | None = None
        solving.player.moved.connect(self._mark)
        solving.ended.connect(self._again)

    def close(self) -> None:
        """End what runs and wait for it."""
        stop_all(self)

    @property
    def running(self) -> bool:
        return self._job is not None

    def show(self) -> None:
        """The run on the board, beside logic."""
        try:
            session, box = self._wanted()
        except NoLogicError as error:
            self.failed.emit(error)
            return
        if self.view is None:
            self.view = LogicView(self._theme, self._solving.page.window())
        self._reason(session, box)
        self.view.show()
        self.view.activateWindow()

    def _wanted(self) -> tuple[SolveSession, Box]:
        session, box = self._solving.desk.document.session, self._solving.desk.task.look.box
        if box is None:
            raise NoLogicError(self.tr("Only sudokus are reasoned about."))
        if session is None or not session.shot or session.ending is Ending.RUNNING:
            raise NoLogicError(self.tr("There is no run yet; press Solve first."))
        return session, box

    def _reason(self, session: SolveSession, box: Box) -> None:
        if self._job is not None:
            self._job.stop()
        self.found, self._session = None, session
        if self.view is not None:
            self.view.head.setText(self.tr("Reasoning …"))
            self.view.note.setText("")
            self.view.table.setRowCount(0)
            self.view.show_story(session.puzzle.given, box, None, 0)
        self._job = Job(lambda: against_logic(session.snapshot(), box), self)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()

    def _take(self, found: AgainstLogic) -> None:
        self._job, self.found = None, found
        if self.view is not None:
            self.view.show_tiers(found)
            self._mark()

    def _fail(self, error: Exception) -> None:
        self._job = None
        if self.view is not None:
            self.view.head.clear()
        self.failed.emit(error)

    def _again(self, _: object) -> None:
        """Another run has ended while the window is open."""
        if self.view is not None and self.view.isVisible():
            try:
                self._reason(*self._wanted())
            except NoLogicError:
                return

    def _mark(self, _: int = 0) -> None:
        """The segment on the board, as long as it is of this run."""
        view, session, box = self.view, self._session, self._solving.desk.task.look.box
        if view is None or session is None or box is None or self.found is None:
            return
        if self._solving.desk.document.session is session:
            position = self._solving.player.position
            view.show_story(session.puzzle.given, box, self.found, position)


def by_segment(found: AgainstLogic, segment: int) -> str:
    """How far the model was by a segment, in cells that need singles alone and in the others."""
    (easy, all_easy), (hard, all_hard) = (found.by(segment, singles) for singles in (True, False))
    if not all_hard:
        text = tr("By segment {0} the model held {1} of the {2} cells, which singles alone prove.")
        return text.format(segment, easy, all_easy)
    text = tr(
        "By segment {0} the model held {1} of {2} cells that singles alone prove, and {3} of {4}"
        " that need more."
    )
    return text.format(segment, easy, all_easy, hard, all_hard)


def summary(found: AgainstLogic) -> str:
    """How far logic gets, and what the numbers mean."""
    count = len(found.cells)
    hardest = next((tier.needs for tier in reversed(found.tiers) if tier.needs), None)
    if found.proved == count and hardest is not None:
        text = tr("Logic proves all {0} cells in {1} steps; the hardest it needs is: {2}.")
        far = text.format(count, found.steps, told(hardest.value))
    else:
        text = tr("Logic proves {0} of {1} cells, and then none of its techniques sees a step.")
        far = text.format(found.proved, count)
    kept = tr("Held means: right, and kept to the end of the run.")
    return f"{far} {kept}"


def _row(tier: Tier) -> tuple[str, str, str, str, str]:
    needs = told(tier.needs.value) if tier.needs is not None else tr("more than is known here")
    held = tier.held
    half, every = (str(median_low(held)), str(held[-1])) if held else ("–", "–")
    return needs, str(len(tier.cells)), str(len(held)), half, every
