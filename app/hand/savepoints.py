"""The list of savepoints: set one under a name, go to one, rename it, delete it."""

from collections.abc import Callable, Generator, Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.board.colors import written
from app.board.savepoints import LONGEST, Savepoint
from app.job import Job, stop_all
from app.solve.controller import SolveController
from app.style.about import explain
from app.style.controls import dress
from app.style.painting import image_of
from app.style.scale import fit
from app.style.theme import Theme
from app.words import counted, fill, tr
from hrm_core.puzzle import Tasks
from hrm_core.sessions.solve import SolveSession
from hrm_core.showing.boards import DARK, LIGHT, Inks, board
from hrm_core.showing.shapes import picture
from hrm_core.tasks import TASKS

THUMB = 64  # pixels
Drawn = tuple[int, bytes, tuple[int, int]]  # which of them, RGB, size


class SavepointsView(QDialog):
    """A name and what is set under it above, the list below. Decides nothing.

    Signals:
        set_wanted: the name under which the board is to be set aside; '' for any.
        wanted: the number of the savepoint to go to.
        renamed: the number of one, and its new name.
        deleted: the number of the one that is to go.
        closed: the window was closed.
    """

    set_wanted = Signal(str)
    wanted = Signal(int)
    renamed = Signal(int, str)
    deleted = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Savepoints"))
        self.name = dress(QLineEdit(maxLength=LONGEST), spoken=self.tr("Name"))
        self.name.setPlaceholderText(self.tr("Name of a new savepoint"))
        self.set_ = QPushButton(self.tr("Set it now"))
        self.list = dress(QListWidget(), spoken=self.tr("Savepoints"))
        self.list.setIconSize(QSize(THUMB, THUMB))
        self.list.setSpacing(2)
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.go = dress(QPushButton(self.tr("Go to it")), "primary")
        self.rename = QPushButton(self.tr("Rename"))
        self.delete = QPushButton(self.tr("Delete"))
        for button in (self.set_, self.go, self.rename, self.delete):
            button.setAutoDefault(False)
        self.note = dress(QLabel(wordWrap=True), "muted")
        self._points: Sequence[Savepoint] = ()
        self._fill()
        self.name.returnPressed.connect(self._report_set)
        self.set_.clicked.connect(self._report_set)
        self.list.itemActivated.connect(lambda item: self.wanted.emit(self.list.row(item)))
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemChanged.connect(self._report_name)
        self.go.clicked.connect(lambda: self.wanted.emit(self.list.currentRow()))
        self.rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.delete.clicked.connect(lambda: self.deleted.emit(self.list.currentRow()))
        fit(self, 460, 520)
        explain(self, "savepoints")

    def show_points(self, points: Sequence[Savepoint]) -> None:
        """The latest first; what was chosen stays chosen as far as it is there."""
        row = self.list.currentRow()
        chosen = self._points[row] if 0 <= row < len(self._points) else None
        row = next((n for n, point in enumerate(points) if point is chosen), row)
        self._points = points
        self.list.blockSignals(True)
        self.list.clear()
        for point in points:
            item = QListWidgetItem(_blank(), point.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(facts(point))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), len(points) - 1))
        self.list.blockSignals(False)
        none = self.tr("Nothing yet. F6 sets one, F7 goes back to the latest.")
        told = self.tr("Those of the puzzle on the desk, the latest first; F2 renames one.")
        self.note.setText(told if points else none)
        self._enable()

    def show_picture(self, drawn: Drawn) -> None:
        """The board of one."""
        number, pixels, size = drawn
        self.list.blockSignals(True)
        self.list.item(number).setIcon(QIcon(QPixmap.fromImage(image_of(pixels, size))))
        self.list.blockSignals(False)

    def _report_set(self) -> None:
        self.set_wanted.emit(self.name.text())
        self.name.clear()

    def _report_name(self, item: QListWidgetItem) -> None:
        self.renamed.emit(self.list.row(item), item.text())

    def _enable(self) -> None:
        for button in (self.go, self.rename, self.delete):
            button.setEnabled(self.list.currentRow() >= 0)

    def _fill(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.name, 1)
        above.addWidget(self.set_)
        for button in (self.go, self.rename, self.delete):
            below.addWidget(button)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 20, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(above)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        layout.addLayout(below)

    # Qt

    def done(self, result: int) -> None:
        self.closed.emit()
        super().done(result)


class SavepointList(QObject):
    """Shows the savepoints of the puzzle on the desk, and does what is wanted with them.

    Signals:
        told: a sentence on what was done.
        failed: an exception to show.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, solving: SolveController, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._solving, self._theme = solving, theme
        self.view: SavepointsView | None = None
        self._drawing: Job | None = None
        self._shown: list[Savepoint] = []
        solving.desk.savepoints.changed.connect(self._refresh)
        solving.desk.changed.connect(self._refresh)

    @property
    def points(self) -> list[Savepoint]:
        """Those of the puzzle on the desk, the latest first."""
        desk = self._solving.desk
        return desk.savepoints.of(desk.document.puzzle)[::-1]

    def set(self, name: str = "") -> None:
        """The board as it is now, under a name or under the next number."""
        point = self._solving.desk.set_savepoint(name)
        self.told.emit(fill(tr("Savepoint set: {0}"), point.name))

    def go_back(self) -> None:
        """To the latest one."""
        if points := self.points:
            self._go(points[0])

    def show(self) -> None:
        if self.view is None:
            self.view = view = SavepointsView(self._solving.page.window())
            view.set_wanted.connect(self.set)
            view.wanted.connect(lambda row: self._with(row, self._go))
            view.renamed.connect(self._rename)
            view.deleted.connect(lambda row: self._with(row, self._solving.desk.savepoints.delete))
            view.closed.connect(lambda: stop_all(self))
        self.view.show()
        self._show()
        self.view.activateWindow()

    def close(self) -> None:
        """End what runs and wait for it."""
        stop_all(self)

    def _go(self, point: Savepoint) -> None:
        self._solving.player.pause()
        self._solving.desk.go_back(point)
        self.told.emit(fill(tr("Back at {0}; undo brings the rest back"), point.name))

    def _rename(self, row: int, name: str) -> None:
        self._with(row, lambda point: self._solving.desk.savepoints.rename(point, name))
        self._show()  # a name that is taken is not there any more

    def _with(self, row: int, do: Callable[[Savepoint], None]) -> None:
        points = self.points
        if 0 <= row < len(points):
            do(points[row])

    def _refresh(self) -> None:
        """Only where it is another list: this is asked with every digit that is written."""
        if self.view is not None and self.view.isVisible() and self.points != self._shown:
            self._show()

    def _show(self) -> None:
        assert self.view is not None, "it is asked for"
        self._shown, view = self.points, self.view
        points = self._shown
        view.show_points(points)
        if self._drawing is not None:
            self._drawing.stop()
        tasks, inks = self._solving.desk.tasks, DARK if self._theme.dark else LIGHT
        self._drawing = Job(lambda: _drawn(points, tasks, inks), self)
        self._drawing.item.connect(view.show_picture)
        self._drawing.failed.connect(self.failed)
        self._drawing.start()


def facts(point: Savepoint) -> str:
    """What is written on it."""
    document = point.document
    own = document.entries != TASKS[document.puzzle.task].look.empty
    written = counted(int(own.sum()), tr("{0} cell"), tr("{0} cells"))
    return fill(tr("{0} of your own"), written)


def _drawn(points: Sequence[Savepoint], tasks: Tasks, inks: Inks) -> Generator[Drawn]:
    for number, point in enumerate(points):
        document = point.document
        task = tasks[document.puzzle.task]
        session = SolveSession(document.puzzle)
        found = picture(board(task, session, 0, THUMB, inks, written(document)))
        yield number, found.tobytes(), found.size


def _blank() -> QIcon:
    pixmap = QPixmap(THUMB, THUMB)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
