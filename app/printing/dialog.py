"""Asks how puzzles are printed, and shows the pages. Makes and prints nothing itself."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.printing.paint import paint_drawing
from app.style.controls import dress, form
from app.style.fields import ComboBox
from app.style.painting import painting
from app.style.scale import fit
from app.words import counted
from hrm_core.showing.pages import GRIDS, PAPERS, Layout
from hrm_core.showing.shapes import Drawing


class PrintDialog(QDialog):
    """Choices on the left, the page on the right.

    Signals:
        changed: another choice: pages are to be made anew.
        print_wanted: the pages on show are to be printed; pdf_wanted: to be saved.
    """

    changed = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(
        self, sources: Sequence[str], layout: Layout, parent: QWidget | None = None
    ) -> None:
        """sources: what can be printed, in words."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print puzzles"))
        self.what, self.a_page, self.paper = ComboBox(), ComboBox(), ComboBox()
        self.what.addItems(list(sources))
        for count in GRIDS:
            self.a_page.addItem(str(count), count)
        for name in PAPERS:
            self.paper.addItem(name, name)
        self.a_page.setCurrentIndex(self.a_page.findData(layout.a_page))
        self.paper.setCurrentIndex(self.paper.findData(layout.paper))
        self.solutions = QCheckBox(self.tr("Solutions on the last pages"))
        self.solutions.setToolTip(
            self.tr("Those that came with the puzzles, else by an exact solver; never the model's")
        )
        self.solutions.setChecked(layout.solutions)
        self.told = dress(QLabel(wordWrap=True), "muted")
        self.print = dress(QPushButton(self.tr("Print …")), "primary")
        self.save = QPushButton(self.tr("Save as PDF …"))
        self.close_ = QPushButton(self.tr("Close"))
        self._printers = False  # whether there are any; not known yet
        self.print.setToolTip(self.tr("The system is asked for its printers …"))
        self.preview = Preview()
        self.back, self.on = QPushButton("<"), QPushButton(">")
        dress(self.back, "", self.tr("Previous page"), self.tr("Previous page"))
        dress(self.on, "", self.tr("Next page"), self.tr("Next page"))
        self.number = QLabel()
        self._pages: Sequence[Drawing] = ()
        self._shown = 0
        self._fill()
        self._connect()
        self.show_pages((), busy=True)
        fit(self, 860, 640)

    @property
    def source(self) -> int:
        """Which of the sources is chosen."""
        return self.what.currentIndex()

    @property
    def layout_wanted(self) -> Layout:
        """What is chosen, in the user's language."""
        return Layout(
            self.a_page.currentData(),
            self.paper.currentData(),
            self.solutions.isChecked(),
            self.tr("Solutions, by exact search or as they came with the puzzles"),
            self.tr("HRM Studio · page {0} of {1}"),
        )

    @property
    def pages(self) -> Sequence[Drawing]:
        """Those on show."""
        return self._pages

    def show_printers(self, some: bool, why: str = "") -> None:
        """Whether there are any, or why that is not known."""
        self._printers = some
        none = self.tr("The system names no printer; save a PDF instead")
        self.print.setToolTip("" if some else why or none)
        self.print.setEnabled(bool(self._pages) and some)

    def show_pages(self, pages: Sequence[Drawing], busy: bool = False, note: str = "") -> None:
        """What was made; busy: it is being made."""
        self._pages = pages
        self._shown = min(self._shown, max(len(pages) - 1, 0))
        text = counted(len(pages), self.tr("{0} page"), self.tr("{0} pages"))
        text = self.tr("Laying out …") if busy else text
        self.told.setText(f"{text}. {note}".strip() if note else text)
        self.print.setEnabled(bool(pages) and self._printers)
        self.save.setEnabled(bool(pages))
        self._show()

    def tell(self, text: str) -> None:
        """What was done, or why not."""
        self.told.setText(text)

    def _fill(self) -> None:
        left = QVBoxLayout()
        rows: list[tuple[str, QWidget]] = [
            (self.tr("What"), self.what),
            (self.tr("Puzzles a page"), self.a_page),
            (self.tr("Paper"), self.paper),
        ]
        left.addLayout(form(rows))
        left.addWidget(self.solutions)
        left.addWidget(self.told)
        left.addStretch(1)
        for button in (self.print, self.save, self.close_):
            button.setAutoDefault(False)
            left.addWidget(button)
        turning = QHBoxLayout()
        turning.addStretch(1)
        for widget in (self.back, self.number, self.on):
            turning.addWidget(widget)
        turning.addStretch(1)
        for button in (self.back, self.on):
            button.setAutoDefault(False)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addLayout(turning)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(16)
        layout.addLayout(left, 2)
        layout.addLayout(right, 3)

    def _connect(self) -> None:
        for box in (self.what, self.a_page, self.paper):
            box.activated.connect(self.changed)
        self.solutions.clicked.connect(self.changed)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.pdf_wanted)
        self.close_.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))

    def _turn(self, step: int) -> None:
        self._shown = min(max(self._shown + step, 0), max(len(self._pages) - 1, 0))
        self._show()

    def _show(self) -> None:
        page = self._pages[self._shown] if self._pages else None
        self.preview.show_page(page)
        self.number.setText(f"{self._shown + 1} / {len(self._pages)}" if self._pages else "")
        self.back.setEnabled(self._shown > 0)
        self.on.setEnabled(self._shown + 1 < len(self._pages))


class Preview(QWidget):
    """One page, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Preview of the page"))
        self._page: Drawing | None = None

    def show_page(self, page: Drawing | None) -> None:
        """Another page, or none."""
        self._page = page
        self.update()

    # Qt

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 340)

    def paintEvent(self, event: QPaintEvent) -> None:
        page = self._page
        if page is None:
            return
        with painting(self) as painter:
            scale = min((self.width() - 2) / page.width, (self.height() - 2) / page.height)
            left = (self.width() - scale * page.width) / 2
            painter.translate(left, 1.0)
            painter.scale(scale, scale)
            paint_drawing(painter, page)
            self._frame(painter, page)

    def _frame(self, painter: QPainter, page: Drawing) -> None:
        painter.setPen(self.palette().mid().color())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, 0, page.width, page.height))
