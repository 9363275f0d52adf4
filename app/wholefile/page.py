"""The page for whole files: what is open, how far it is, and the table. Decides nothing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.style.controls import SPACE, Card, dress, roomy
from app.style.drops import DropPage
from app.style.fields import ComboBox, SpinBox
from app.style.menus import attach_menu
from app.style.tables import widen
from app.style.theme import Theme
from app.told import told
from app.wholefile import texts
from app.wholefile.store import Result, total
from app.wholefile.table import BOARD, NOTE, NUMBER, SORTED, THUMB, FileTable
from app.words import fill, number
from hrm_core.library.models import ModelInfo

WIDTHS = (56, 72, 190, 118, 84, 80)
MOST_SEGMENTS = 1024
FILTERS: tuple[Result | None, ...] = (None, *Result)


class WholeFilePage(DropPage):
    """Shows a file and reports what is wanted.

    Signals:
        open_wanted: another file is to be chosen.
        go_wanted: begin, stop or go on; anew_wanted: all of it once more.
        export_wanted: the table as a file; forget_wanted: no more of this file.
        model_chosen, segments_chosen: what is to think, and for how long at most.
        view_wanted: results that are shown (None for all), the column to sort by, and whether down.
        puzzle_wanted: the row of a puzzle that is to lie on the Solve page.
        known_wanted: the index of a file of before.
        tasks_wanted: the page for a folder of ARC tasks.
        print_wanted: what the table shows is to be printed.
    """

    open_wanted = Signal()
    go_wanted = Signal()
    anew_wanted = Signal()
    export_wanted = Signal()
    forget_wanted = Signal()
    model_chosen = Signal(int)
    segments_chosen = Signal(int)
    view_wanted = Signal(object, str, bool)
    puzzle_wanted = Signal(int)
    known_wanted = Signal(int)
    tasks_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.table = FileTable(theme)
        self._sort = "number", False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._head_card())
        layout.addWidget(self._table_card(), 1)

    @property
    def title(self) -> str:
        """The name of what is open."""
        return self._title.text()

    def show_file(self, name: str, hint: str) -> None:
        """What is open."""
        self._title.setText(name)
        self._hint.setText(hint)

    def show_known(self, names: Sequence[str]) -> None:
        """Files of before, the last one first."""
        self._known.clear()
        for index, name in enumerate(names):
            action = self._known.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, index=index: self.known_wanted.emit(index))
        self.recent.setEnabled(bool(names))

    def show_models(self, models: Sequence[ModelInfo], current: int, segments: int) -> None:
        """Those that can think about the file; reports nothing."""
        self.models.clear()
        self.models.addItems([told(info.title) for info in models])
        self.models.setCurrentIndex(current)
        self.segments.blockSignals(True)
        self.segments.setValue(segments)
        self.segments.blockSignals(False)

    def show_counts(self, counts: Mapping[Result, int] | None, pace: str) -> None:
        """How far it is; None while there is no file."""
        self._pace.setText(pace)
        self._bar.setVisible(counts is not None)
        self._summary.setText("" if counts is None else texts.summary(counts))
        if counts is None:
            return
        count = total(counts)
        self._bar.setMaximum(max(1, count))
        self._bar.setValue(count - counts[Result.WAITING])
        for index, wanted in enumerate(FILTERS):
            words = self.tr("all") if wanted is None else texts.result(wanted)
            many = count if wanted is None else counts[wanted]
            self.filter.setItemText(index, f"{words} ({number(many, ',')})")

    def show_reading(self, share: float, puzzles: int) -> None:
        """How much of the file has been read."""
        self._bar.setVisible(True)
        self._bar.setMaximum(1000)
        self._bar.setValue(round(1000 * share))
        self._summary.setText(fill(self.tr("reading: {0:,} puzzles"), puzzles))

    def enable(self, file: bool, running: bool, waiting: bool, answered: bool, well: bool) -> None:
        """What can be done: a file is open, work goes on, something waits, is answered; a model."""
        self.go.setEnabled(running or (file and waiting and well))
        words = self.tr("Go on") if answered else self.tr("Solve all")
        self.go.setText(self.tr("Stop") if running else words)
        self.anew.setEnabled(file and answered and not running and well)
        self.export.setEnabled(file and answered)
        self.forget.setEnabled(file and not running)
        for part in (self.models, self.segments):
            part.setEnabled(file and not running)
        self._stack.setCurrentIndex(1 if file else 0)
        # with nothing open there is one thing to do, and its buttons stand in the middle
        for widget in (self._tools, self._sieve, self.open, self.tasks):
            widget.setVisible(file)

    def reset_view(self) -> None:
        """All rows, in the order of the file; reports nothing."""
        self._sort = "number", False
        self.filter.blockSignals(True)
        self.filter.setCurrentIndex(0)
        self.filter.blockSignals(False)
        self._header.setSortIndicator(NUMBER, Qt.SortOrder.AscendingOrder)

    @property
    def view(self) -> tuple[Result | None, str, bool]:
        """What is shown: a result or all, the column it is sorted by, and whether down."""
        return FILTERS[self.filter.currentIndex()], *self._sort

    def _head_card(self) -> Card:
        card = Card()
        top = QHBoxLayout()
        top.setSpacing(8)
        self._title = dress(QLabel(), "title")
        self._hint = dress(QLabel(), "muted")
        self.open = dress(
            QPushButton(self.tr("Open a file …")),
            tip=self.tr("A list or table of sudokus or mazes; dropping a file does the same"),
        )
        self.recent = dress(
            QPushButton(self.tr("Recent")), tip=self.tr("Files that were solved before")
        )
        self._known = QMenu(self)
        attach_menu(self.recent, self._known)
        top.addWidget(self._title)
        top.addWidget(self._hint, 1)
        tip = self.tr("A folder of ARC tasks: see all of them, learn and answer them")
        self.tasks = dress(QPushButton(self.tr("ARC tasks")), tip=tip)
        self.tasks.clicked.connect(self.tasks_wanted)
        top.addWidget(self.tasks)
        top.addWidget(self.recent)
        top.addWidget(self.open)
        card.body.addLayout(top)
        self._tools = self._working()
        card.body.addWidget(self._tools)
        self._bar = QProgressBar(textVisible=False)
        card.body.addWidget(self._bar)
        words = QHBoxLayout()
        self._summary = dress(QLabel(wordWrap=True), tip=texts.legend())
        self._pace = dress(QLabel(), "muted")
        words.addWidget(self._summary, 1)
        words.addWidget(self._pace)
        card.body.addLayout(words)
        self.open.clicked.connect(self.open_wanted)
        return card

    def _working(self) -> QWidget:
        """What thinks, for how long, and the buttons."""
        self.models = dress(ComboBox(), "", self.tr("The model that thinks"), self.tr("Model"))
        self.models.setMinimumWidth(170)
        self.segments = roomy(SpinBox(minimum=1, maximum=MOST_SEGMENTS, value=16))
        tip = self.tr("Segments for a puzzle at most; it leaves earlier when the model halts")
        dress(self.segments, "", tip, self.tr("Most segments"))
        self.go = dress(QPushButton(), "primary")
        self.anew = dress(
            QPushButton(self.tr("Anew")), tip=self.tr("Forget all answers and solve once more")
        )
        self.export = dress(
            QPushButton(self.tr("Export …")), tip=self.tr("All rows as a table (CSV)")
        )
        self.forget = dress(
            QPushButton(self.tr("Forget")), tip=self.tr("Close the file and delete its answers")
        )
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.models, 1)
        row.addWidget(QLabel(self.tr("at most")))
        row.addWidget(self.segments)
        row.addWidget(QLabel(self.tr("segments")))
        row.addStretch(1)
        for button in (self.anew, self.export, self.forget, self.go):
            row.addWidget(button)
        self.models.activated.connect(self.model_chosen)
        self.segments.valueChanged.connect(self.segments_chosen)
        self.go.clicked.connect(self.go_wanted)
        self.anew.clicked.connect(self.anew_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.forget.clicked.connect(self.forget_wanted)
        return tools

    def _table_card(self) -> Card:
        card = Card()
        self._sieve = QWidget()
        row = QHBoxLayout(self._sieve)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.filter = dress(ComboBox(), "", texts.legend(), self.tr("Which puzzles are shown"))
        self.filter.setMinimumWidth(220)
        for _ in FILTERS:
            self.filter.addItem("")
        self.filter.currentIndexChanged.connect(self._report_view)
        tip = self.tr("The chosen puzzle; a double click or Enter does the same")
        self.look = dress(QPushButton(self.tr("Open in Solve")), tip=tip)
        self.look.clicked.connect(lambda: self._report_puzzle(self._view.currentIndex()))
        row.addWidget(QLabel(self.tr("Show")))
        row.addWidget(self.filter)
        row.addStretch(1)
        tip = self.tr("The puzzles on show, some on each page (Ctrl+P)")
        self.print = dress(QPushButton(self.tr("Print …")), tip=tip)
        self.print.clicked.connect(self.print_wanted)
        row.addWidget(self.print)
        row.addWidget(self.look)
        card.body.addWidget(self._sieve)
        hint = self.tr(
            "Open a file of sudokus or mazes, or drop one here. The model answers all of them, many"
            " at a time; stop and go on whenever you like, also after the program was closed."
        )
        self.empty = self._make_empty(hint)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._make_table())
        card.body.addWidget(self._stack, 1)
        return card

    def _make_empty(self, hint: str) -> QWidget:
        """What to do where no file is open."""
        empty, row = QWidget(), QHBoxLayout()
        words = dress(QLabel(hint, wordWrap=True), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = dress(QPushButton(self.tr("Open a file …")), "primary")
        choose.clicked.connect(self.open_wanted)
        tasks = QPushButton(self.tr("ARC tasks"))
        tasks.clicked.connect(self.tasks_wanted)
        row.addStretch(1)
        row.addWidget(choose)
        row.addWidget(tasks)
        row.addStretch(1)
        layout = QVBoxLayout(empty)
        layout.addStretch(1)
        layout.addWidget(words)
        layout.addLayout(row)
        layout.addStretch(1)
        return empty

    def _make_table(self) -> QTableView:
        view = self._view = QTableView(showGrid=False)
        view.setModel(self.table)
        view.setAlternatingRowColors(True)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        view.setIconSize(THUMB)
        view.setWordWrap(False)
        rows = view.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(THUMB.height() + 6)
        self._header = header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(BOARD, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(NUMBER, Qt.SortOrder.AscendingOrder)
        widen(view, WIDTHS)
        header.sectionClicked.connect(self._sort_by)
        view.activated.connect(self._report_puzzle)
        return view

    def _sort_by(self, column: int) -> None:
        before, down = self._sort
        if column in SORTED:
            name = SORTED[column]
            self._sort = name, not down if name == before else False
        shown = next(number for number, name in SORTED.items() if name == self._sort[0])
        order = Qt.SortOrder
        way = order.DescendingOrder if self._sort[1] else order.AscendingOrder
        self._header.setSortIndicator(shown, way)
        if column in SORTED:
            self._report_view()

    def _report_view(self) -> None:
        self.view_wanted.emit(*self.view)

    def _report_puzzle(self, index: QModelIndex) -> None:
        if index.isValid():
            self.puzzle_wanted.emit(index.row())
