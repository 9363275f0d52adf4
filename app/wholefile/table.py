"""The puzzles of a file as a table that holds a thousand rows at most, whatever the file has."""

from collections import OrderedDict
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from app.style.theme import Role, Theme
from app.wholefile.store import Result, Row, Store
from app.wholefile.texts import belief, facts, result
from app.words import number
from hrm_core.puzzle import Grid, Puzzle, Task

PAGE = 128  # rows that are fetched together
PAGES = 8  # that are kept
THUMB = QSize(36, 36)
BOARD, NUMBER, PUZZLE, RESULT, BELIEF, SEGMENTS, NOTE = range(7)
SORTED = {NUMBER: "number", BELIEF: "belief", SEGMENTS: "segments"}  # columns one can sort by

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLES = {
    Result.SOLVED: Role.GOOD,
    Result.BELIEVED: Role.BAD,
    Result.WRONG: Role.BAD,
    Result.REFUSED: Role.MUTED,
    Result.WAITING: Role.MUTED,
}


class FileTable(QAbstractTableModel):
    """Rows in the order of the file, or those that `show_order` names."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._store: Store | None = None
        self._task: Task | None = None
        self._count = 0
        self._order: NDArray[np.int32] | None = None  # None: 1, 2, 3 ...
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()
        self._thumbs: dict[int, QPixmap] = {}  # by number, of rows that are in a page
        self._titles = (
            self.tr("Board"),
            self.tr("#"),
            self.tr("Puzzle"),
            self.tr("Result"),
            self.tr("Belief"),
            self.tr("Segments"),
            self.tr("What is wrong"),
        )
        theme.changed.connect(self.refresh)

    def show_store(self, store: Store | None, task: Task | None, count: int) -> None:
        """Another file, in its own order."""
        self.beginResetModel()
        self._store, self._task, self._count, self._order = store, task, count, None
        self._forget()
        self.endResetModel()

    def show_order(self, order: NDArray[np.int32] | None, count: int) -> None:
        """Other rows of the same file: those with these numbers, or all of them."""
        self.beginResetModel()
        self._order, self._count = order, count if order is None else len(order)
        self._forget()
        self.endResetModel()

    def refresh(self) -> None:
        """What stands in the rows may have changed."""
        self._forget()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, NOTE))

    def row(self, place: int) -> Row | None:
        """What stands in a row of the table; None if it is gone."""
        number, within = divmod(place, PAGE)
        if number not in self._pages:
            self._pages[number] = self._fetch(number)
            while len(self._pages) > PAGES:
                _, gone = self._pages.popitem(last=False)
                for row in gone:
                    self._thumbs.pop(row.number if row else 0, None)
        self._pages.move_to_end(number)
        page = self._pages[number]
        return page[within] if within < len(page) else None

    def puzzle(self, place: int) -> Puzzle | None:
        """The puzzle in a row, if there is one."""
        row = self.row(place)
        if row is None or row.given is None or self._task is None:
            return None
        return Puzzle(self._task.name, row.given, title=row.title)

    def _fetch(self, page: int) -> list[Row | None]:
        if self._store is None:
            return []
        first, last = page * PAGE, min((page + 1) * PAGE, self._count)
        if self._order is None:
            numbers = list(range(first + 1, last + 1))
        else:
            numbers = self._order[first:last].tolist()
        found = self._store.rows(numbers)
        return [found.get(number) for number in numbers]

    def _forget(self) -> None:
        self._pages.clear()
        self._thumbs.clear()

    def _thumb(self, row: Row) -> QPixmap | None:
        if row.given is None or self._task is None:
            return None
        if row.number not in self._thumbs:
            picture = draw(self._theme, self._task, row.given, row.answer)
            self._thumbs[row.number] = QPixmap.fromImage(
                picture.scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)
            )
        return self._thumbs[row.number]

    # Qt

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (
            *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole),
            *(Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ForegroundRole),
        )
        if role not in wanted or (row := self.row(index.row())) is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumb(row) if column == BOARD else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color(_ROLES[row.result]) if column == RESULT else None
        return self._text(row, column)

    def _text(self, row: Row, column: int) -> str:
        texts = {
            NUMBER: number(row.number, ","),
            PUZZLE: row.title or facts(row.given, self._task),
            RESULT: result(row.result),
            BELIEF: belief(row.belief),
            SEGMENTS: "" if row.segments is None else str(row.segments),
            NOTE: row.note,
        }
        return texts.get(column, "")


def draw(theme: Theme, task: Task, given: Grid, answer: Grid | None) -> QImage:
    """One pixel a cell, as the strip has it: clues, the model's ink, red for what is wrong."""
    ground = np.array(_rgb(theme, Role.SUNKEN))
    clue = (0.45 * ground + 0.55 * np.array(_rgb(theme, Role.GIVEN))).astype(np.uint8)
    picture = np.broadcast_to(ground.astype(np.uint8), (*given.shape, 3)).copy()
    clues = given != task.look.empty
    picture[clues] = clue
    if answer is not None:
        picture[~clues & (answer != task.look.empty)] = _rgb(theme, Role.MODEL)
        for problem in task.check(Puzzle(task.name, given), answer):
            for cell in problem.cells:
                picture[cell] = _rgb(theme, Role.BAD)
    height, width = given.shape
    image = QImage(picture.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # the bytes are ours


def _rgb(theme: Theme, role: Role) -> tuple[int, int, int]:
    color = theme.color(role)
    return color.red(), color.green(), color.blue()
