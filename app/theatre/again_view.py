"""Try again: the views of a puzzle with their pictures, and the vote. Decides nothing."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.style.about import explain
from app.style.controls import dress, roomy
from app.style.fields import SpinBox
from app.style.painting import image_of
from app.style.scale import fit
from app.theatre.again_book import AgainBook, candidate_line, headline, remarks, view_line

THUMB = 96  # pixels
VIEWS = 8  # that are offered first
MOST_VIEWS, MOST_SEED = 64, 999_999


@dataclass(frozen=True)
class Thumb:
    """A picture of a board, RGB bytes of so many pixels."""

    pixels: bytes
    size: tuple[int, int]


class AgainView(QDialog):
    """Views on the left, answers on the right, above them how many and the seed.

    Signals:
        think_wanted, stop_wanted: a button was pressed.
        view_wanted: the number of the view that is to be on the desk.
        ended: the window was closed.
    """

    think_wanted = Signal()
    stop_wanted = Signal()
    view_wanted = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Try again"))
        self.head = dress(QLabel(wordWrap=True), "headline")
        self.note = dress(QLabel(wordWrap=True), "muted")
        self.ways = dress(QLabel(wordWrap=True), "muted")
        self.count = roomy(SpinBox(minimum=2, maximum=MOST_VIEWS, value=VIEWS))
        self.seed = roomy(SpinBox(minimum=0, maximum=MOST_SEED))
        self.count.setAccessibleName(self.tr("Views"))
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setToolTip(self.tr("The same seed gives the same views"))
        self.think = dress(QPushButton(self.tr("Think")), "primary")
        self.stop = QPushButton(self.tr("Stop"))
        self.views = self._list(self.tr("Views, as the model saw them"))
        self.answers = self._list(self.tr("Answers, the most votes first"))
        self.lay = QPushButton(self.tr("Put this view on the desk"))
        self.lay.setToolTip(self.tr("With its run; undo brings back what lay there"))
        for button in (self.think, self.stop, self.lay):
            button.setAutoDefault(False)
        self._fill()
        self.think.clicked.connect(self.think_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.lay.clicked.connect(lambda: self.view_wanted.emit(self.views.currentRow()))
        self.views.itemActivated.connect(lambda item: self.view_wanted.emit(self.views.row(item)))
        self.views.currentRowChanged.connect(lambda _: self._enable())
        self._book: AgainBook | None = None
        self._running = False
        self._enable()
        fit(self, 900, 680)
        explain(self, "again")

    def show_book(self, book: AgainBook, running: bool) -> None:
        """What is known by now; lines are changed, not made anew."""
        if book is not self._book:
            self._book = book
            self.views.clear()
            for _ in book.views:
                self.views.addItem(QListWidgetItem(_blank(), ""))
            self.answers.clear()
        self._running = running
        for view in range(len(book.views)):
            self.views.item(view).setText(view_line(book, view))
        self.head.setText(headline(book))
        self.note.setText(remarks(book) if not running else "")
        self._enable()

    def show_nothing(self) -> None:
        """Nothing has been thought about this puzzle yet."""
        self._book = None
        self.views.clear()
        self.answers.clear()
        self.note.clear()
        self._enable()

    def show_picture(self, view: int, thumb: Thumb) -> None:
        """The board of a view that has voted."""
        self.views.item(view).setIcon(_icon(thumb))

    def show_answers(self, book: AgainBook, thumbs: list[Thumb]) -> None:
        """The candidates, in their order."""
        self.answers.clear()
        for candidate, thumb in zip(book.candidates, thumbs, strict=False):
            self.answers.addItem(QListWidgetItem(_icon(thumb), candidate_line(book, candidate)))

    def _enable(self) -> None:
        book, row = self._book, self.views.currentRow()
        self.think.setEnabled(not self._running)
        self.stop.setEnabled(self._running)
        there = book is not None and 0 <= row < len(book.runs) and len(book.runs[row]) > 0
        self.lay.setEnabled(there and not self._running)

    def _list(self, spoken: str) -> QListWidget:
        found = dress(QListWidget(), spoken=spoken)
        found.setIconSize(QSize(THUMB, THUMB))
        found.setSpacing(2)
        return found

    def _fill(self) -> None:
        row = QHBoxLayout()
        for name, field in ((self.tr("Views"), self.count), (self.tr("Seed"), self.seed)):
            row.addWidget(QLabel(name))
            row.addWidget(field)
            row.addSpacing(10)
        row.addWidget(self.think)
        row.addWidget(self.stop)
        row.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for column, shown in enumerate((self.views, self.answers)):
            grid.addWidget(dress(QLabel(shown.accessibleName()), "title"), 0, column)
            grid.addWidget(shown, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(8)
        for part in (self.head, self.ways):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addLayout(grid, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.lay, 0, Qt.AlignmentFlag.AlignLeft)

    # Qt

    def done(self, result: int) -> None:
        self.ended.emit()
        super().done(result)


def _blank() -> QIcon:
    pixmap = QPixmap(THUMB, THUMB)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def _icon(thumb: Thumb) -> QIcon:
    pixmap = QPixmap.fromImage(image_of(thumb.pixels, thumb.size))
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # not dimmed: it is to be looked at
    return icon
