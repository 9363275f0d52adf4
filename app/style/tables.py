"""What every table of the program has in common: titles over its columns, at the left."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from app.style.scale import scaled

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


def widen(view: QTableView, widths: Sequence[int]) -> None:
    """Give columns their widths, and more where a title needs it in the language of the window."""
    header = view.horizontalHeader()
    for column, width in enumerate(widths):
        view.setColumnWidth(column, max(scaled(width), header.sectionSizeHint(column)))


class TitledTable(QAbstractTableModel):
    """The columns; what stands in the rows is the business of each table."""

    _titles: Sequence[str]

    # Qt

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
