"""The list of learnt tasks with their sizes on the disk, and what is to be deleted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.arc.folder.texts import bytes_of, learnt
from app.style.controls import dress
from app.style.scale import fit
from app.told import told
from hrm_core.checkpoint import ModelInfo
from hrm_core.library.learnt import learnt_models, size_of
from hrm_core.library.models import ModelLibrary

Learnt = Sequence[tuple[ModelInfo, int]]  # models of one task each, and their bytes


def read_learnt(library: ModelLibrary) -> Learnt:
    """Those of the user; slow."""
    found = []
    for info in learnt_models(library):
        try:
            found.append((info, size_of(info)))
        except OSError:  # deleted meanwhile
            continue
    return found


def marks_of(learnt: Learnt) -> set[str]:
    """The fingerprints of the tasks."""
    return {str(info.provenance.get("learned")) for info, _ in learnt}


class LearntDialog(QDialog):
    """Shows them, the largest first.

    Signals:
        forgotten: the ModelInfo of those that are to go.
    """

    forgotten = Signal(object)

    def __init__(self, found: Learnt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Learnt tasks"))
        self.list = dress(QListWidget(), spoken=self.tr("Learnt tasks"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._told = dress(QLabel(wordWrap=True), "muted")
        self.forget = self._button(self.tr("Delete the selected"))
        self.all = self._button(self.tr("Select all"))
        close = self._button(self.tr("Close"))
        row = QHBoxLayout()
        row.addWidget(self.all)
        row.addWidget(self.forget)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._told)
        layout.addLayout(row)
        for info, size in sorted(found, key=lambda each: -each[1]):
            item = QListWidgetItem(f"{told(info.title)}   {bytes_of(size)}")
            item.setData(Qt.ItemDataRole.UserRole, (info, size))
            self.list.addItem(item)
        self.list.itemSelectionChanged.connect(self._refresh)
        self.all.clicked.connect(self.list.selectAll)
        self.forget.clicked.connect(self._forget)
        close.clicked.connect(self.accept)
        self._refresh()
        fit(self, 480, 520)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        return button

    def _refresh(self) -> None:
        known = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(len(self))]
        words = learnt(len(known), sum(size for _, size in known))
        hint = self.tr("A task that is deleted can be learnt again at any time.")
        self._told.setText(f"{words}. {hint}")
        self.forget.setEnabled(bool(self.list.selectedItems()))
        self.all.setEnabled(bool(known))

    def _forget(self) -> None:
        chosen = self.list.selectedItems()
        self.forgotten.emit([item.data(Qt.ItemDataRole.UserRole)[0] for item in chosen])
        for item in chosen:
            self.list.takeItem(self.list.row(item))
        self._refresh()

    def __len__(self) -> int:
        return self.list.count()
