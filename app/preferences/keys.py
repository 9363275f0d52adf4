"""The table of all commands with their keys, which the user can change."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.guide.palette import matches
from app.style.controls import dress


class KeyTable(QWidget):
    """One row for each command of the window and of the ARC bench.

    Signals:
        chosen: all keys of the user's own, by command.
    """

    chosen = Signal(object)

    def __init__(self, benches: Mapping[str, Actions], own: Mapping[str, str]) -> None:
        """benches: what stands before the name of a command, and its commands."""
        super().__init__()
        self._benches, self._own = benches, dict(own)
        self._rows = [
            (name, f"{name}.{entry.name}", entry.text.replace("&", ""))
            for name, actions in benches.items()
            for entry in actions.entries
        ]
        self.table = QTableWidget(len(self._rows), 2)
        self.table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.table.verticalHeader().setVisible(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(self.tr("New keys of the chosen command"))
        self._use, self._reset = QPushButton(self.tr("Use")), QPushButton(self.tr("Reset"))
        self._told = dress(QLabel(wordWrap=True), "muted")
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("New keys")))
        row.addWidget(self.edit, 1)
        row.addWidget(self._use)
        row.addWidget(self._reset)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self._told)
        self._use.clicked.connect(lambda: self.choose(self.edit.keySequence().toString()))
        self._reset.clicked.connect(lambda: self.choose(None))
        self._fill()
        self.table.selectRow(0)

    def choose(self, keys: str | None) -> None:
        """Give the chosen command other keys; None for those it had at first."""
        bench, name, _ = self._rows[max(self.table.currentRow(), 0)]
        if keys is None:
            self._own.pop(name, None)
        elif taken := self._holder(bench, name, keys):
            self._told.setText(self.tr("{0} belongs to: {1}").format(keys, taken))
            return
        else:
            self._own[name] = keys
        self._told.setText("")
        self.edit.clear()
        apply_keys(self._benches, self._own)
        self._fill()
        self.chosen.emit(dict(self._own))

    def filter(self, wanted: str) -> None:
        """Only rows with all the words."""
        for row, (_, _, text) in enumerate(self._rows):
            self.table.setRowHidden(row, not matches(f"{text} {self._keys_of(row)}", wanted))

    def _holder(self, bench: str, name: str, keys: str) -> str:
        """The other command of the same bench that has these keys already."""
        if not keys:
            return ""
        wanted = QKeySequence(keys)
        for entry in self._benches[bench].entries:
            if (
                f"{bench}.{entry.name}" != name
                and wanted in self._benches[bench][entry.name].shortcuts()
            ):
                return entry.text.replace("&", "")
        return ""

    def _fill(self) -> None:
        for row, (_, _, text) in enumerate(self._rows):
            self.table.setItem(row, 0, QTableWidgetItem(text))
            self.table.setItem(row, 1, QTableWidgetItem(self._keys_of(row)))

    def _keys_of(self, row: int) -> str:
        bench, name, _ = self._rows[row]
        action = self._benches[bench][name.removeprefix(f"{bench}.")]
        written = QKeySequence.SequenceFormat.NativeText
        return ", ".join(keys.toString(written) for keys in action.shortcuts())


def apply_keys(benches: Mapping[str, Actions], own: Mapping[str, str]) -> None:
    """The user's own keys, and for all other commands those they had at first."""
    for bench, actions in benches.items():
        for entry in actions.entries:
            keys: Sequence[str] = entry.keys
            if f"{bench}.{entry.name}" in own:
                keys = (own[f"{bench}.{entry.name}"],)
            actions.set_keys(entry.name, [key for key in keys if key])
