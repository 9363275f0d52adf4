"""The welcome: what one can look at first, one case of each kind, and the way to the tour."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.solve.exchange import FIRST
from app.style.controls import Card, dress
from app.style.icons import program_icon
from app.style.scale import scaled
from hrm_core.places import asset_path


class Welcome(QDialog):
    """Shown at the first start, and from the Help menu.

    Signals:
        example_wanted: the path of a puzzle that came with the program.
        tour_wanted: the way through the window.
        gallery_wanted: more cases.
    """

    example_wanted = Signal(object)
    tour_wanted = Signal()
    gallery_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome to HRM Studio"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(self._head())
        row = QHBoxLayout()
        row.setSpacing(12)
        for case in self._cases():
            row.addWidget(self._card(*case))
        layout.addLayout(row)
        layout.addLayout(self._foot())
        width = scaled(860)
        self.resize(width, layout.totalHeightForWidth(width))

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(
            QLabel(pixmap=program_icon().pixmap(QSize(48, 48))), 0, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.addWidget(dress(QLabel(self.tr("Watch a small network think")), "headline"))
        words.addWidget(
            dress(
                QLabel(
                    self.tr(
                        "A Hierarchical Reasoning Model answers a whole puzzle at once, again and"
                        " again, and decides itself when to stop. Everything runs on this computer;"
                        " nothing is sent anywhere."
                    ),
                    wordWrap=True,
                ),
                "muted",
            )
        )
        head.addLayout(words, 1)
        return head

    def _cases(self) -> list[tuple[str, str, str, Path]]:
        """Heading, words, what the button says, file."""
        return [
            (
                self.tr("Sudden breakthrough"),
                self.tr(
                    "A hard sudoku. For nine segments the answer looks hopeless, with a dozen or"
                    " more cells that break a rule; in the tenth all of it is right."
                ),
                self.tr("Watch it"),
                asset_path("samples", "sudoku", FIRST),
            ),
            (
                self.tr("A way through a maze"),
                self.tr(
                    "Long winding corridors. The model draws a path everywhere at once and lets go"
                    " of dead ends, segment by segment, until one shortest way is left."
                ),
                self.tr("Open the maze"),
                asset_path("samples", "maze", "6 From end to end.txt"),
            ),
            (
                self.tr("A rule nobody wrote down"),
                self.tr(
                    "An ARC task: a few pairs of pictures explain a rule. The model has learnt this"
                    " one from its pairs; now many views of it vote on the answer."
                ),
                self.tr("Open the task"),
                asset_path("samples", "arc", "5 Fill.json"),
            ),
        ]

    def _card(self, heading: str, words: str, button: str, path: Path) -> Card:
        card = Card()
        title = dress(QLabel(heading, wordWrap=True), "title")
        text = QLabel(words, wordWrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        go = QPushButton(button)
        if path.name == FIRST:
            go.setDefault(True)
        go.clicked.connect(lambda: self._open(path))
        card.body.addWidget(title)
        card.body.addWidget(text, 1)
        card.body.addWidget(go)
        return card

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        tour = QPushButton(self.tr("A tour in six steps"))
        gallery = QPushButton(self.tr("More cases: the gallery"))
        close = QPushButton(self.tr("Just begin"))
        tour.clicked.connect(self._tour)
        close.clicked.connect(self.reject)
        gallery.clicked.connect(self._gallery)
        for button in (tour, gallery, close):
            button.setAutoDefault(False)
        row.addWidget(tour)
        row.addWidget(gallery)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _open(self, path: Path) -> None:
        self.accept()
        self.example_wanted.emit(path)

    def _gallery(self) -> None:
        self.accept()
        self.gallery_wanted.emit()

    def _tour(self) -> None:
        self.accept()
        self.tour_wanted.emit()
