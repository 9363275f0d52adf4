"""All runs, at the side of the Training page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QMenu, QPushButton

from app.style.controls import Card, dress
from app.style.menus import attach_menu


@dataclass(frozen=True)
class Row:
    """One run in words."""

    title: str
    state: str
    tip: str = ""


class RunsList(Card):
    """Shows the runs and reports what is wanted of one.

    Signals:
        new_wanted: a new run.
        chosen: the row of a run to look at.
        compare_wanted: the curves of the chosen run beside those of another.
        rename_wanted, notes_wanted, reveal_wanted, delete_wanted: of the chosen run.
    """

    new_wanted = Signal()
    chosen = Signal(int)
    compare_wanted = Signal()
    rename_wanted = Signal()
    notes_wanted = Signal()
    reveal_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._new = QPushButton(self.tr("New run"))
        self._new.clicked.connect(self.new_wanted)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Runs"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._report)
        self._list.itemClicked.connect(lambda: self._report(self._list.currentRow()))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._open_menu)
        self._empty = dress(QLabel(self.tr("No runs yet"), wordWrap=True), "muted")
        self._manage = dress(QPushButton(self.tr("Manage")), tip=self.tr("The chosen run"))
        self._menu = QMenu(self)
        self.compare = self._menu.addAction(self.tr("Compare curves with …"))
        self.compare.triggered.connect(self.compare_wanted)
        for text, signal in (
            (self.tr("Rename …"), self.rename_wanted),
            (self.tr("Notes …"), self.notes_wanted),
            (self.tr("Show folder"), self.reveal_wanted),
            (self.tr("Delete …"), self.delete_wanted),
        ):
            action = QAction(text, self)
            action.triggered.connect(signal)
            self._menu.addAction(action)
        attach_menu(self._manage, self._menu)
        self.body.addWidget(self._new)
        self.body.addWidget(dress(QLabel(self.tr("Runs")), "heading"))
        self.body.addWidget(self._empty)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._manage)

    def show_rows(self, rows: Sequence[Row], current: int) -> None:
        """The runs as they are; reports nothing."""
        self._list.blockSignals(True)
        while self._list.count() > len(rows):
            self._list.takeItem(self._list.count() - 1)
        while self._list.count() < len(rows):
            self._list.addItem(QListWidgetItem())
        for index, row in enumerate(rows):
            item = self._list.item(index)
            item.setText(f"{row.title}\n{row.state}")
            item.setToolTip(row.tip)
        self._list.setCurrentRow(current)
        if current < 0:
            self._list.clearSelection()
        self._list.blockSignals(False)
        self._empty.setVisible(not rows)
        self._manage.setEnabled(current >= 0)
        self.compare.setEnabled(current >= 0 and len(rows) > 1)

    def _report(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _open_menu(self, at: QPoint) -> None:
        if self._list.itemAt(at) is not None:
            self._menu.popup(self._list.viewport().mapToGlobal(at))
