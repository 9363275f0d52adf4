"""The answers to the tasks of a folder as a table: the two tries beside the truth."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.arc.folder.entries import Entry
from app.arc.folder.pictures import Pictures
from app.arc.folder.texts import label_of, took, verdict
from app.style.painting import painting
from app.style.tables import ROOT, Index, TitledTable, widen
from app.style.theme import Role, Theme
from hrm_core.puzzle import Grid, Puzzle

THUMB = QSize(72, 72)
KEPT = 400  # pictures
NAME, GIVEN, FIRST, SECOND, TRUTH, VERDICT, TIME = range(7)
WIDTHS = (150, 92, 92, 92, 92, 220, 80)


@dataclass(frozen=True, eq=False)
class Line:
    """A test that was answered."""

    entry: Entry
    number: int
    grids: Sequence[Grid | None]  # input, two tries, truth

    @property
    def right(self) -> bool | None:
        """Whether one of its tries is right; None where nobody knows."""
        found = self.entry.row.right[self.number] if self.entry.row is not None else []
        return found[-1] if found else None


def lines_of(entries: Sequence[Entry]) -> list[Line]:
    """One for each test of a task that was answered."""
    return [
        Line(entry, number, _grids(test, entry.row.tries[number]))
        for entry in entries
        if entry.row is not None
        for number, test in enumerate(entry.tests)
        if number < len(entry.row.tries)
    ]


def _grids(test: Puzzle, tries: Sequence[Any]) -> list[Grid | None]:
    found: list[Grid | None] = [np.array(grid, dtype=np.uint8) for grid in tries[:2] if grid]
    return [test.given, *found, *[None] * (2 - len(found)), test.solution]


class ResultsModel(TitledTable):
    """Pictures are made when they come into sight; few are kept."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme, self._pictures = theme, pictures
        self.lines: Sequence[Line] = ()
        self._thumbs: OrderedDict[tuple[str, int, int], QPixmap] = OrderedDict()
        self._titles = (
            self.tr("Task"),
            self.tr("Input"),
            self.tr("Try 1"),
            self.tr("Try 2"),
            self.tr("Truth"),
            self.tr("Result"),
            self.tr("Time"),
        )
        theme.changed.connect(self._restyle)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Those that were answered."""
        lines = lines_of(entries)
        old = [(id(line.entry.row), line.number) for line in self.lines]
        if [(id(line.entry.row), line.number) for line in lines] == old:
            return
        self.beginResetModel()
        self.lines = lines
        self._thumbs.clear()
        self.endResetModel()

    def _restyle(self) -> None:
        self._thumbs.clear()
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, TIME))

    def _thumb(self, line: Line, column: int) -> QPixmap | None:
        grid = line.grids[column - GIVEN]
        if grid is None:
            return None
        key = line.entry.name, line.number, column
        if key not in self._thumbs:
            picture = QPixmap(THUMB)
            picture.fill(Qt.GlobalColor.transparent)
            with painting(picture) as painter:
                room = QRect(2, 2, THUMB.width() - 4, THUMB.height() - 4)
                self._pictures.draw(painter, grid, room)
            self._thumbs[key] = picture
            while len(self._thumbs) > KEPT:
                self._thumbs.popitem(last=False)
        return self._thumbs[key]

    # Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], index.column()
        pictured = GIVEN <= column <= TRUTH
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumb(line, column) if pictured else None
        if role == Qt.ItemDataRole.ForegroundRole and column == VERDICT:
            roles = {True: Role.GOOD, False: Role.BAD, None: Role.MUTED}
            return self._theme.color(roles[line.right])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and not pictured:
            row = line.entry.row
            words = {
                NAME: label_of(line.entry, line.number),
                VERDICT: verdict(line.entry, line.number),
                TIME: took(row.seconds) if row is not None else "",
            }
            return words[column]
        return None


class Results(QTableView):
    """The table.

    Signals:
        opened: the name of a task, by a double click or Enter.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent, showGrid=False)
        self.answers = ResultsModel(theme, pictures)
        self.setModel(self.answers)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setIconSize(THUMB)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Answers"))
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(THUMB.height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        widen(self, WIDTHS)
        header.setSectionResizeMode(VERDICT, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.answers.lines[index.row()].entry.name)
