"""The kept puzzles as a table that holds some hundred rows at most, however many there are."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPixmap

from app.memory.puzzles import Line, PuzzleStore, State
from app.puzzles import words
from app.style.colors import CELL_PALETTES
from app.style.painting import image_of
from app.style.tables import ROOT, Index, TitledTable
from app.style.theme import Role, Theme
from app.wholefile.table import draw
from hrm_core.puzzle import Grid, Tasks

PAGE = 64  # rows that are fetched together
PAGES = 8  # that are kept
THUMB = QSize(40, 40)
BOARD, TITLE, KIND, STATE, RATING, TAGS, ADDED = range(7)
SORTED = {TITLE: "title", KIND: "kind", STATE: "state", RATING: "rating", ADDED: "added"}

_ROLES = {
    State.NEW: Role.MUTED,
    State.BEGUN: Role.MINE,
    State.WRONG: Role.BAD,
    State.MODEL: Role.MODEL,
    State.HAND: Role.GOOD,
}


class PuzzleTable(TitledTable):
    """Rows in the order that `show_order` gives.

    Has no flags of its own: Qt asks for those of all rows when all of them are selected.
    """

    def __init__(self, store: PuzzleStore, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._store, self._tasks, self._theme = store, tasks, theme
        self._order: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._pages: OrderedDict[int, dict[int, Line]] = OrderedDict()
        self._thumbs: dict[int, QPixmap] = {}  # by number, of rows that are in a page
        self._titles = (
            self.tr("Board"),
            self.tr("Puzzle"),
            self.tr("Kind"),
            self.tr("State"),
            self.tr("Difficulty"),
            self.tr("Tags"),
            self.tr("Kept on"),
        )
        theme.changed.connect(self._restyle)

    def show_order(self, order: NDArray[np.int64]) -> None:
        """Other rows, or what stands in them may have changed."""
        same = np.array_equal(order, self._order)
        if not same:
            self.beginResetModel()
        self._order = order
        self._forget()
        if not same:
            self.endResetModel()
        elif len(order):
            self.dataChanged.emit(self.index(0, 0), self.index(len(order) - 1, ADDED))

    def numbers(self, ranges: Sequence[tuple[int, int]]) -> list[int]:
        """The puzzles in some ranges of rows, each from its first to its last."""
        rows = sorted({row for first, last in ranges for row in range(first, last + 1)})
        return [int(number) for number in self._order[rows]] if rows else []

    def line(self, place: int) -> Line | None:
        """What stands in a row; None if it is gone."""
        page = place // PAGE
        if page not in self._pages:
            numbers = self._order[page * PAGE : (page + 1) * PAGE].tolist()
            self._pages[page] = self._store.lines(numbers)
            while len(self._pages) > PAGES:
                _, gone = self._pages.popitem(last=False)
                for number in gone:
                    self._thumbs.pop(number, None)
        self._pages.move_to_end(page)
        return self._pages[page].get(int(self._order[place]))

    def _forget(self) -> None:
        self._pages.clear()
        self._thumbs.clear()

    def _restyle(self) -> None:
        self._thumbs.clear()
        if len(self._order):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, ADDED))

    def _thumb(self, line: Line) -> QPixmap | None:
        if line.given is None:
            return None
        if line.number not in self._thumbs:
            picture = self._picture(line, line.given)
            self._thumbs[line.number] = QPixmap.fromImage(
                picture.scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)
            )
        return self._thumbs[line.number]

    def _picture(self, line: Line, given: Grid) -> QImage:
        """One pixel a cell."""
        task = self._tasks[line.kind]
        if task.resizes:
            return painted(given, CELL_PALETTES[self._theme.cells].colors)
        return draw(self._theme, task, given, line.written)

    # Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = Qt.ItemDataRole
        texts = (roles.DisplayRole, roles.ToolTipRole)
        if role not in (*texts, roles.DecorationRole, roles.ForegroundRole):
            return None
        line, column = self.line(index.row()), index.column()
        if line is None:
            return None
        if role == roles.DecorationRole:
            return self._thumb(line) if column == BOARD else None
        if role == roles.ForegroundRole:
            return self._theme.color(_ROLES[line.state]) if column == STATE else None
        return self._text(line, column)

    def _text(self, line: Line, column: int) -> str:
        texts = {
            TITLE: words.title(line, self._tasks),
            KIND: words.kind(line.kind, self._tasks),
            STATE: words.state(line.state),
            RATING: words.rating(line),
            TAGS: ", ".join(line.tags),
            ADDED: words.when(line),
        }
        return texts.get(column, "")


def painted(grid: Grid, colors: Sequence[str]) -> QImage:
    """A grid that is all colour, one pixel a cell."""
    shades = [QColor(color) for color in colors]
    inks = [(each.red(), each.green(), each.blue()) for each in shades]
    pixels = np.array(inks, dtype=np.uint8)[np.minimum(grid, len(inks) - 1)]
    rows, cols = grid.shape
    return image_of(pixels.tobytes(), (cols, rows))
