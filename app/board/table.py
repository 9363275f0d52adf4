"""The cells of a board as a table for screen readers: heard and pointed at, never seen.

A painted widget has one name only, and PySide has no QAccessibleTableInterface to give it cells.
Qt's own table view has all of that, so one lies over the board: without paint, mouse and focus.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QTableView, QWidget

from app.board.geometry import Geometry
from app.style.tables import ROOT, Index
from app.words import tr
from hrm_core.puzzle import Cell

_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class SpokenCells(QAbstractTableModel):
    """Each cell in words, asked for when somebody listens."""

    def __init__(self, describe: Callable[[Cell], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._describe = describe
        self._size = 0, 0

    def show_cells(self, rows: int, cols: int) -> None:
        """What stands in them may have changed, or how many there are."""
        if (rows, cols) != self._size:
            self.beginResetModel()
            self._size = rows, cols
            self.endResetModel()
        elif rows and cols:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, cols - 1))

    # Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._size[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in _SPOKEN and index.isValid():
            return self._describe((index.row(), index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in _SPOKEN:
            return None
        words = tr("column {0}") if orientation == Qt.Orientation.Horizontal else tr("row {0}")
        return words.format(section + 1)


class SpokenTable(QTableView):
    """Lies where the board lies, cell on cell."""

    def __init__(self, describe: Callable[[Cell], str], board: QWidget) -> None:
        super().__init__(board)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setStyleSheet("background: transparent; border: none;")
        self.viewport().setAutoFillBackground(False)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.hide()
        self.setAccessibleName(self.tr("Cells of the board"))
        self.cells = SpokenCells(describe, self)
        self.setModel(self.cells)

    def follow(self, place: Geometry) -> None:
        """The board has other contents, another size or lies elsewhere."""
        self.cells.show_cells(place.rows, place.cols)
        if self.geometry() != place.board():
            self.setGeometry(place.board())
            for col in range(place.cols):
                self.setColumnWidth(col, place.cell((0, col)).width())
            for row in range(place.rows):
                self.setRowHeight(row, place.cell((row, 0)).height())
        self.show()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the board below is what one sees."""
