"""What every table of the program has in common: titles over its columns, at the left."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from app.style.scale import scaled

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


LAST, MOST = 180, 160  # pixels: of the column that takes the rest, and that a text may get


def widen(view: QTableView, widths: Sequence[int], texts: Sequence[int] = ()) -> None:
    """Give columns their widths, and more where a title needs it in the language of the window.

    In a wide view the columns of `texts` get more.
    """
    header = view.horizontalHeader()
    spare = view.width() - scaled(sum(widths) + LAST)
    more = min(max(0, spare // max(1, len(texts))), scaled(MOST))
    for column, width in enumerate(widths):
        wanted = scaled(width) + (more if column in texts else 0)
        view.setColumnWidth(column, max(wanted, header.sectionSizeHint(column)))


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
