"""The window of the library of puzzles: filters, the table, what can be done. Decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.memory.puzzles import State, Wanted
from app.puzzles import words
from app.puzzles.table import ADDED, BOARD, SORTED, THUMB, TITLE, PuzzleTable
from app.style.about import explain
from app.style.controls import dress
from app.style.drops import DropPage
from app.style.fields import ComboBox
from app.style.scale import fit, scaled
from app.style.tables import widen
from app.told import told
from hrm_core.puzzle import Tasks

WIDTHS = (60, 230, 80, 150, 100, 170)  # of the columns before the last


class PuzzlesView(QDialog):
    """Shows what it is given and reports what is wanted.

    Signals:
        view_wanted: a Wanted: other puzzles, or in another order.
        opened: the number of a puzzle that is to lie on its desk.
        deleted, renewed, rated, exported, print_wanted: the numbers of puzzles to delete, to
            begin anew, ...
        renamed: the number of a puzzle whose title is to be asked for, and the title it has.
        tagged: the numbers of puzzles whose tags are to be asked for.
        imported: paths, or [] where they are to be asked for.
        undo_wanted: what was deleted is to come back; stop_wanted: enough of what goes on.
    """

    view_wanted = Signal(object)
    opened = Signal(int)
    deleted = Signal(object)
    renewed = Signal(object)
    rated = Signal(object)
    exported = Signal(object)
    print_wanted = Signal(object)
    renamed = Signal(int, str)
    tagged = Signal(object)
    imported = Signal(object)
    undo_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, table: PuzzleTable, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Library of puzzles"))
        self.table = table
        self._sort = "added", True
        self._make_filters(tasks)
        self._make_table()
        self.count = dress(QLabel(), "muted")
        self.told = QLabel(wordWrap=True)
        self.undo = self._button(self.tr("Undo"), self.tr("What was deleted comes back"))
        self.bar = QProgressBar(textVisible=False, maximum=1000)
        self.stop = self._button(self.tr("Stop"), self.tr("What was done so far stays"))
        self._make_buttons()
        self._fill()
        self._connect()
        self.show_work(None)
        self.tell("")
        self._enable()
        fit(self, 940, 680)
        explain(self, "library")

    @property
    def wanted(self) -> Wanted:
        """What is to be seen."""
        return Wanted(
            self.search.text(),
            self.kind.currentData() or "",
            self.state.currentData(),
            self.tag.currentData() or "",
            *self._sort,
        )

    @property
    def chosen(self) -> list[int]:
        """The numbers of the selected puzzles, in the order of the table."""
        found = self.rows.selectionModel().selection()
        ranges = [found.at(place) for place in range(found.count())]
        return self.table.numbers([(each.top(), each.bottom()) for each in ranges])

    def show_tags(self, tags: Sequence[str]) -> None:
        """Those there are; reports nothing, unless the chosen one is gone."""
        before = self.tag.currentData()
        self.tag.blockSignals(True)
        self.tag.clear()
        self.tag.addItem(self.tr("any tag"), "")
        for tag in tags:
            self.tag.addItem(tag, tag)
        self.tag.setCurrentIndex(max(0, self.tag.findData(before)))
        self.tag.blockSignals(False)
        self.tag.setEnabled(bool(tags))
        if before and not self.tag.currentData():
            self._report()

    def show_count(self, shown: int, total: int) -> None:
        """How many puzzles are in the table, and in the library."""
        self.count.setText(words.count(shown, total))
        self.hint.setVisible(not total)
        self.rows.setVisible(bool(total))
        self._enable()

    def show_work(self, share: float | None) -> None:
        """How far an import or a rating is; None: nothing goes on."""
        self.bar.setVisible(share is not None)
        self.stop.setVisible(share is not None)
        if share is not None:
            self.bar.setValue(round(1000 * share))
        self._enable()

    def tell(self, text: str, undo: bool = False) -> None:
        """Say what was done; it can be undone, or not."""
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self.undo.setVisible(undo)

    @property
    def busy(self) -> bool:
        """Whether an import or a rating goes on."""
        return not self.bar.isHidden()

    # parts

    def _make_filters(self, tasks: Tasks) -> None:
        words_ = self.tr("Search title and tags")
        self.search = dress(QLineEdit(placeholderText=words_), spoken=words_)
        self.search.setClearButtonEnabled(True)
        self.kind = dress(ComboBox(), spoken=self.tr("Kind of puzzle"))
        self.kind.addItem(self.tr("any kind"), "")
        for task in tasks.values():
            self.kind.addItem(told(task.title), task.name)
        self.state = dress(ComboBox(), "", words.legend(), self.tr("State"))
        self.state.addItem(self.tr("any state"), None)
        for state in State:
            self.state.addItem(words.state(state), state)
        self.tag = dress(ComboBox(), spoken=self.tr("Tag"))
        self.tag.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.tag.setMaximumWidth(scaled(220))

    def _make_table(self) -> None:
        view = self.rows = QTableView(showGrid=False)
        view.setModel(self.table)
        view.setAccessibleName(self.tr("Library of puzzles"))
        view.setAlternatingRowColors(True)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        view.setIconSize(THUMB)
        view.setWordWrap(False)
        rows = view.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(THUMB.height() + 6, scaled(28)))
        header = self._header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(BOARD, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        # one of its own: Qt asks it whether every single row is selected whenever it is painted
        header.setSelectionModel(QItemSelectionModel(self.table, header))
        header.setSortIndicator(ADDED, Qt.SortOrder.DescendingOrder)
        widen(view, WIDTHS)
        view.setSortingEnabled(True)  # else a click on the header would select everything
        hint = self.tr(
            "Nothing is kept yet. Keep this puzzle, in the File menu, keeps what is on the board;"
            " Import keeps every puzzle of a file, and so does dropping files here."
        )
        self.hint = dress(QLabel(hint, wordWrap=True), "muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _make_buttons(self) -> None:
        self.open_ = self._button(
            self.tr("Open"), self.tr("On its board, with what you wrote on it; Enter does the same")
        )
        self.rename = self._button(self.tr("Rename"), self.tr("Another title; F2 does the same"))
        self.tags = self._button(self.tr("Tags …"), self.tr("Words of your own, to find it by"))
        self.rate = self._button(
            self.tr("Rate"), self.tr("Find out how hard the chosen sudokus are, by singles")
        )
        self.renew = self._button(
            self.tr("As new"), self.tr("Forget what was written on it and how it stands")
        )
        self.delete = self._button(self.tr("Delete"), self.tr("Take them out; this can be undone"))
        self.import_ = self._button(
            self.tr("Import …"), self.tr("Keep every puzzle of files, tagged with the file's name")
        )
        self.export = self._button(
            self.tr("Export …"), self.tr("The chosen puzzles as a file; all in view if none is")
        )

        self.print = self._button(
            self.tr("Print …"), self.tr("The chosen puzzles on paper; all in view if none is")
        )

    def _button(self, text: str, tip: str) -> QPushButton:
        button = dress(QPushButton(text), tip=tip)
        button.setAutoDefault(False)
        return button

    def _fill(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.search, 1)
        for box in (self.kind, self.state, self.tag):
            filters.addWidget(box)
        said = QHBoxLayout()
        said.addWidget(self.count)
        said.addWidget(self.bar, 1)
        said.addWidget(self.stop)
        said.addWidget(self.told, 1)
        said.addWidget(self.undo)
        buttons = QHBoxLayout()
        for button in (self.open_, self.rename, self.tags, self.rate, self.renew, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.import_)
        buttons.addWidget(self.export)
        buttons.addWidget(self.print)
        page = DropPage()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.addLayout(filters)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self.hint, 1)
        inside.addLayout(said)
        inside.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        page.files_dropped.connect(self.imported)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._report)
        for box in (self.kind, self.state, self.tag):
            box.currentIndexChanged.connect(self._report)
        self._header.sortIndicatorChanged.connect(self._sort_by)
        self.rows.selectionModel().selectionChanged.connect(self._enable)
        self.table.modelReset.connect(self._enable)
        self.rows.doubleClicked.connect(self._open)
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self.rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda: self._open(self.rows.currentIndex()))
        for key, button in (("Del", self.delete), ("F2", self.rename)):
            shortcut = QShortcut(QKeySequence(key), self.rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)
        self.open_.clicked.connect(lambda: self._open(self.rows.currentIndex()))
        self.rename.clicked.connect(self._rename)
        for button, signal in (
            (self.tags, self.tagged),
            (self.rate, self.rated),
            (self.renew, self.renewed),
            (self.delete, self.deleted),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.chosen))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.chosen))
        self.export.clicked.connect(lambda: self.exported.emit(self.chosen))
        self.import_.clicked.connect(lambda: self.imported.emit([]))
        self.undo.clicked.connect(self.undo_wanted)
        self.stop.clicked.connect(self.stop_wanted)

    # what happens

    def _report(self) -> None:
        self.view_wanted.emit(self.wanted)

    def _sort_by(self, column: int, order: Qt.SortOrder) -> None:
        way = Qt.SortOrder
        if column in SORTED:
            self._sort = SORTED[column], order == way.DescendingOrder
            self._report()
        else:  # there is no order by pictures and tags: as before
            shown = next(number for number, name in SORTED.items() if name == self._sort[0])
            self._header.setSortIndicator(
                shown, way.DescendingOrder if self._sort[1] else way.AscendingOrder
            )

    def _enable(self) -> None:
        selection = self.rows.selectionModel()
        chosen, one = selection.hasSelection(), self.rows.currentIndex().isValid()
        self.open_.setEnabled(one)
        self.rename.setEnabled(one)
        for button in (self.tags, self.renew, self.delete):
            button.setEnabled(chosen)
        busy = self.busy
        self.rate.setEnabled(chosen and not busy)
        self.import_.setEnabled(not busy)
        self.print.setEnabled(self.table.rowCount() > 0)
        self.export.setEnabled(self.table.rowCount() > 0 and not busy)

    def _open(self, index: QModelIndex) -> None:
        line = self.table.line(index.row()) if index.isValid() else None
        if line is not None and line.given is not None:
            self.opened.emit(line.number)

    def _rename(self) -> None:
        index = self.rows.currentIndex()
        line = self.table.line(index.row()) if index.isValid() else None
        if line is not None:
            self.renamed.emit(line.number, line.title)
