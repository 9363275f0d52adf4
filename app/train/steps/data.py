"""The first step: which puzzles to train on. It shows and reports."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.style.controls import SPACE, Card, Choice, dress, roomy, slider
from app.style.fields import ComboBox, SpinBox
from app.style.tables import widen
from app.style.theme import Theme
from app.told import told
from app.train import texts
from app.train.steps.hunt_bar import HuntBar
from app.train.steps.items_model import ItemsModel
from app.words import fill
from training.data.own import Item, Split

MOST_MADE = 2000
WIDTHS = (48, 180, 150, 104, 84)  # of the columns but the last
TEXTS = (1, 2)  # those of the puzzle and of where it is from


class DataStep(QWidget):
    """The user's puzzles, where they come from, and how they are divided.

    Signals:
        files_wanted, folder_wanted, board_wanted, library_wanted, clear_wanted,
        back_wanted: a button.
        make_wanted: a level and a number of puzzles to make.
        removed: items the user does not want.
        kind_chosen: the name of another kind of puzzle.
        share_chosen: the share kept for checking, 0 to 1.
        next_wanted: on to the settings.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    board_wanted = Signal()
    arc_wanted = Signal()
    library_wanted = Signal()
    clear_wanted = Signal()
    back_wanted = Signal()
    make_wanted = Signal(str, int)
    removed = Signal(object)
    kind_chosen = Signal(str)
    share_chosen = Signal(float)
    next_wanted = Signal()

    def __init__(self, theme: Theme, kinds: Sequence[tuple[str, str]]) -> None:
        """kinds: name and title of each kind of puzzle."""
        super().__init__()
        self._levels: Sequence[str] = ()
        self._items: Sequence[Item] = ()
        self.model = ItemsModel(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._sources(kinds))
        layout.addWidget(self._table_card(), 1)
        layout.addWidget(self._division())

    def show_kind(self, name: str, levels: Sequence[str], level: str, empty: str) -> None:
        """Another kind of puzzle, what can be made of it, and what to say while there is none."""
        self._kind.set_key(name)
        self._levels = levels
        self._level.clear()
        self._level.addItems([told(each.capitalize()) for each in levels])
        self._level.setCurrentIndex(levels.index(level))
        self._empty.setText(empty)

    def show_items(
        self, items: Sequence[Item], split: Split, share: float, taken_out: int = 0
    ) -> None:
        """The collection as it is, and how many were taken out last."""
        more = 0 < len(self._items) < len(items)
        self._items = items
        self.model.show_items(items, self._only.isChecked())
        if more:
            self._table.scrollToBottom()  # what is new is seen, while a hunt goes on, too
        self._stack.setCurrentIndex(1 if items else 0)
        self._summary.setText(texts.collection(items))
        self._level_line.setText(texts.groups(items, self._levels))
        self._only.setVisible(any(not item.usable for item in items))
        self._clear.setEnabled(bool(items))
        self.back.setVisible(taken_out > 0)
        self.back.setText(fill(self.tr("Bring back {0:,}"), taken_out))
        self._parts.setText(texts.parts(split))
        self._share.setEnabled(bool(items))
        self._share.blockSignals(True)
        self._share.setValue(round(100 * share))
        self._share.blockSignals(False)
        self.next.setEnabled(bool(split.train))

    @property
    def level(self) -> str:
        """What is to be made."""
        return self._levels[self._level.currentIndex()]

    @property
    def count(self) -> int:
        """How many are to be made, or found."""
        return self._count.value()

    def show_working(self, on: bool, words: str) -> None:
        """Say that puzzles are being read."""
        self._busy.setText(words)
        self._busy.setVisible(on)
        self._clear.setEnabled(on or bool(self._items))  # ends what is under way, too

    def _sources(self, kinds: Sequence[tuple[str, str]]) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(8)
        tip = self.tr("The kind of puzzle to train on; each has its own collection")
        self._kind = Choice([(name, title, tip) for name, title in kinds])
        self._kind.chosen.connect(self.kind_chosen)
        row.addWidget(self._kind)
        row.addSpacing(6)
        tips = {
            self.tr("Add files …"): (
                self.files_wanted,
                self.tr("Lists, tables, drawings, pictures; with or without solutions"),
            ),
            self.tr("Add folder …"): (
                self.folder_wanted,
                self.tr("Every file in a folder and below it"),
            ),
            self.tr("From the board"): (
                self.board_wanted,
                self.tr("The puzzle that is on the Solve page"),
            ),
            self.tr("ARC tasks"): (
                self.arc_wanted,
                self.tr("A folder of ARC tasks: train a base of your own on them"),
            ),
            self.tr("Library"): (
                self.library_wanted,
                self.tr("The examples of the program, and the puzzles of your saved sessions"),
            ),
        }
        for text, (signal, tip) in tips.items():
            button = dress(QPushButton(text), tip=tip)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addLayout(self._making())
        card.body.addWidget(self.hunt)  # a row of its own: large texts need it
        card.body.addWidget(self.hunt.told)
        return card

    def _making(self) -> QHBoxLayout:
        """What is made: so many of a level, all of them or those that a model fails."""
        self._count = roomy(SpinBox(minimum=1, maximum=MOST_MADE, value=100))
        tip = self.tr("How many puzzles to make, or to find")
        dress(self._count, "", tip, tip).setMaximumWidth(84)
        self._level = dress(ComboBox(), spoken=self.tr("Level of the puzzles to make"))
        self._level.setMinimumWidth(168)
        make = dress(QPushButton(self.tr("Generate")), tip=self.tr("Make new puzzles"))
        make.clicked.connect(lambda: self.make_wanted.emit(self.level, self._count.value()))
        self.hunt = HuntBar()
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._count, self._level, make):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _table_card(self) -> Card:
        card = Card()
        top = QHBoxLayout()
        self._summary = dress(QLabel(wordWrap=True), "title")
        self._busy = dress(QLabel(), "muted")
        self._only = QCheckBox(self.tr("Only problems"))
        self._only.toggled.connect(lambda on: self.model.show_items(self._items, on))
        self._remove = dress(
            QPushButton(self.tr("Remove")), tip=self.tr("Leave the chosen rows out")
        )
        self._remove.clicked.connect(self._report_removed)
        self._clear = dress(QPushButton(self.tr("Clear")), tip=self.tr("Leave all of them out"))
        self._clear.clicked.connect(self.clear_wanted)
        self.back = dress(QPushButton(), tip=self.tr("What was removed or cleared last"))
        self.back.clicked.connect(self.back_wanted)
        top.addWidget(self._summary, 1)
        for widget in (self._busy, self._only, self.back, self._remove, self._clear):
            top.addWidget(widget)
        self._level_line = dress(QLabel(wordWrap=True), "muted")
        self._stack = QStackedWidget()
        self._empty = dress(QLabel(wordWrap=True), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._make_table())
        card.body.addLayout(top)
        card.body.addWidget(self._level_line)
        card.body.addWidget(self._stack, 1)
        return card

    def _make_table(self) -> QTableView:
        self._table = QTableView(showGrid=False)
        self._table.setAlternatingRowColors(True)
        self._table.setModel(self.model)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().setVisible(False)
        self._table.verticalHeader().setDefaultSectionSize(26)
        self._table.setWordWrap(False)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        widen(self._table, WIDTHS)
        header.setSectionResizeMode(len(WIDTHS), QHeaderView.ResizeMode.Stretch)
        self._table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.model.modelReset.connect(self._show_chosen)
        return self._table

    def _division(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(12)
        self._parts = QLabel()
        self._share = slider(5, 50, self.tr("Share kept for checking"))
        self._share.setMaximumWidth(180)
        self._share.valueChanged.connect(lambda value: self.share_chosen.emit(value / 100))
        tip = self.tr("Puzzles with the same solution or walls, up to symmetry, stay on one side")
        self._share.setToolTip(tip)
        self.next = dress(QPushButton(self.tr("Next: set up")), "primary")
        self.next.clicked.connect(self.next_wanted)
        row.addWidget(QLabel(self.tr("Keep for checking")))
        row.addWidget(self._share)
        row.addWidget(self._parts)
        row.addWidget(dress(QLabel(self.tr("variants stay together")), "muted"))
        row.addStretch(1)
        row.addWidget(self.next)
        card.body.addLayout(row)
        return card

    def _show_chosen(self) -> None:
        self._remove.setEnabled(self._table.selectionModel().hasSelection())

    def _report_removed(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        self.removed.emit([self.model.item(index.row()) for index in rows])

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widen(self._table, WIDTHS, TEXTS)
