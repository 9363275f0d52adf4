"""The gallery: instructive cases of the shipped models, with what there is to be seen in each."""

from collections.abc import Generator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.job import Job, stop_all
from app.style.about import explain
from app.style.controls import Card, column, dress
from app.style.painting import image_of
from app.style.scale import fit
from app.words import tr
from hrm_core.puzzle import Tasks
from hrm_core.sessions.cases import Case, CaseKind
from hrm_core.sessions.solve import SolveSession
from hrm_core.showing.boards import Inks, board
from hrm_core.showing.shapes import picture

THUMB = 96  # pixels
ACROSS = 2  # cards in a row
Drawn = tuple[int, bytes, tuple[int, int]]  # number of the card, RGB, size


class GalleryView(QDialog):
    """One card for each case.

    Signals:
        wanted: the Case to be watched.
    """

    wanted = Signal(object)

    def __init__(
        self, cases: Sequence[Case], tasks: Tasks, inks: Inks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Gallery"))
        self.buttons: list[QPushButton] = []
        self._pictures: list[QLabel] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(dress(QLabel(self.tr("What there is to be seen")), "headline"))
        told = self.tr(
            "Each was found among generated puzzles, with the models that came with the program,"
            " and thinks anew when you watch it: nothing is recorded."
        )
        layout.addWidget(dress(QLabel(told, wordWrap=True), "muted"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for number, case in enumerate(cases):
            grid.addWidget(self._card(case), number // ACROSS, number % ACROSS)
        layout.addWidget(column([inside], (600, 4000)), 1)
        self._drawing = Job(lambda: _drawn(cases, tasks, inks), self)
        self._drawing.item.connect(self._show_picture)
        self._drawing.start()
        explain(self, "gallery")
        fit(self, 940, 600)

    def _card(self, case: Case) -> Card:
        heading, words = caption(case)
        card, row, side = Card(), QHBoxLayout(), QVBoxLayout()
        thumb = QLabel(alignment=Qt.AlignmentFlag.AlignTop)
        thumb.setFixedSize(THUMB, THUMB)
        self._pictures.append(thumb)
        text = QLabel(words, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        go = QPushButton(self.tr("Open the task") if _is_arc(case) else self.tr("Watch it"))
        go.setAccessibleName(f"{go.text()}: {heading}")
        go.setAutoDefault(not self.buttons)
        go.clicked.connect(lambda: self._want(case))
        self.buttons.append(go)
        side.addWidget(dress(QLabel(heading, wordWrap=True), "title"))
        side.addWidget(text, 1)
        side.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        row.setSpacing(12)
        row.addWidget(thumb, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(side, 1)
        card.body.addLayout(row)
        return card

    def _want(self, case: Case) -> None:
        self.accept()
        self.wanted.emit(case)

    def _show_picture(self, drawn: Drawn) -> None:
        number, pixels, size = drawn
        self._pictures[number].setPixmap(QPixmap.fromImage(image_of(pixels, size)))

    # Qt

    def done(self, result: int) -> None:
        stop_all(self)
        super().done(result)


def _drawn(cases: Sequence[Case], tasks: Tasks, inks: Inks) -> Generator[Drawn]:
    for number, case in enumerate(cases):
        drawing = board(tasks[case.puzzle.task], SolveSession(case.puzzle), 0, THUMB, inks)
        found = picture(drawing)
        yield number, found.tobytes(), found.size


def _is_arc(case: Case) -> bool:
    return case.kind is CaseKind.SIGHT


def caption(case: Case) -> tuple[str, str]:
    """A heading, and what there is to be seen; every number was measured with this model."""
    heading, words = _captions()[case.kind]
    return heading, words.format(**case.facts)


def _captions() -> dict[CaseKind, tuple[str, str]]:
    return {
        CaseKind.BREAKTHROUGH: (
            tr("A long stall, then all at once"),
            tr(
                "For {stall} segments or more the answer looks hopeless, with {broken} or more"
                " cells that break a rule; then, in a single segment, all of it comes right."
            ),
        ),
        CaseKind.SETTLED: (
            tr("A wrong fixed point"),
            tr(
                "By segment {since} it has its answer, and stands still up to segment {segments}:"
                " settled, and wrong. It does not believe it, for Q-halt stays below, and cannot"
                " leave it. Cells that break a rule: {broken}."
            ),
        ),
        CaseKind.BLANK: (
            tr("One blank"),
            tr(
                "80 of 81 cells are given. By segment {by} the last digit is right, and it halts by"
                " itself."
            ),
        ),
        CaseKind.EARLY: (
            tr("Halts too early"),
            tr(
                "By segment {by} it believes its answer and stops. But belief is not truth. Cells"
                " that break a rule: {broken}."
            ),
        ),
        CaseKind.LONG: (
            tr("A long think"),
            tr(
                "It goes on and on, and gets there: right, and halted by itself, after {least}"
                " segments or more."
            ),
        ),
        CaseKind.TIE: (
            tr("Another shortest way"),
            tr(
                "There are many shortest ways, of {moves} moves each. It finds one, but not the one"
                " that the rule of its training asks for: {differ} cells or more differ."
            ),
        ),
        CaseKind.SIGHT: (
            tr("A task that it gets wrong"),
            tr(
                "The {pairs} pairs are read, nothing is tuned, and {views} views vote: neither of"
                " the two tries is right. Choose At sight, read the task, press Answer."
            ),
        ),
    }
