"""The puzzles of a file as a table that holds a thousand rows at most, whatever the file has."""

import time
from collections import OrderedDict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QImage, QPixmap

from app.style.painting import image_of
from app.style.tables import ROOT, Index, TitledTable
from app.style.theme import Role, Theme
from app.told import told
from app.wholefile.store import Result, Row, Store
from app.wholefile.texts import belief, facts, result
from app.words import number
from hrm_core.puzzle import Grid, Puzzle, Task

PAGE = 128  # rows that are fetched together
PAGES = 8  # that are kept
THUMB = QSize(36, 36)
AT_ONCE = 0.008  # seconds for which boards are drawn before the window goes on
BOARD, NUMBER, PUZZLE, RESULT, BELIEF, SEGMENTS, NOTE = range(7)
SORTED = {NUMBER: "number", BELIEF: "belief", SEGMENTS: "segments"}  # columns one can sort by

_ROLES = {
    Result.SOLVED: Role.GOOD,
    Result.BELIEVED: Role.BAD,
    Result.WRONG: Role.BAD,
    Result.REFUSED: Role.MUTED,
    Result.WAITING: Role.MUTED,
}


@dataclass(frozen=True, eq=False)
class Listing:
    """Puzzles of a file in the order of the table."""

    place: Path  # of the database
    kind: str
    order: NDArray[np.int32] | None  # their numbers; None: all, as they stand in the file
    count: int

    def puzzles(self, most: int) -> list[Puzzle]:
        """The first of them, lines that are no puzzles left out; called by their numbers
        where these are not those on paper.
        """
        first = range(1, min(most, self.count) + 1)
        numbers = list(first) if self.order is None else self.order[:most].tolist()
        with closing(Store(self.place)) as store:
            rows = store.rows(numbers)
        found: list[Puzzle] = []
        for each in numbers:
            row = rows.get(each)
            if row is not None and row.given is not None:
                own = "" if each == len(found) + 1 else f"#{each}"
                found.append(Puzzle(self.kind, row.given, title=row.title or own))
        return found


class FileTable(TitledTable):
    """Rows in the order of the file, or those that `show_order` names."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._store: Store | None = None
        self._task: Task | None = None
        self._count = 0
        self._order: NDArray[np.int32] | None = None  # None: 1, 2, 3 ...
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()
        self._thumbs: OrderedDict[int, tuple[int, QPixmap]] = OrderedDict()  # by number: what of
        self._wanted: dict[int, tuple[int, Row]] = {}  # to be drawn: place and row by number
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._drawing.timeout.connect(self._draw_wanted)
        self._titles = (
            self.tr("Board"),
            self.tr("#"),
            self.tr("Puzzle"),
            self.tr("Result"),
            self.tr("Belief"),
            self.tr("Segments"),
            self.tr("What is wrong"),
        )
        theme.changed.connect(self._restyle)

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
        self._pages.clear()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, NOTE))

    def row(self, place: int) -> Row | None:
        """What stands in a row of the table; None if it is gone."""
        number, within = divmod(place, PAGE)
        if number not in self._pages:
            self._pages[number] = self._fetch(number)
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        page = self._pages[number]
        return page[within] if within < len(page) else None

    def puzzle(self, place: int, file: str) -> Puzzle | None:
        """The puzzle in a row, if there is one, called as where its file is opened to be solved."""
        row = self.row(place)
        if row is None or row.given is None or self._task is None:
            return None
        number = place + 1 if self._order is None else int(self._order[place])
        title = f"{file} {number}" + (f": {row.title}" if row.title else "")
        return Puzzle(self._task.name, row.given, title=title)

    @property
    def listing(self) -> Listing | None:
        """What is on show, to be read on another thread; None where nothing is."""
        if self._store is None or self._task is None or not self._count:
            return None
        return Listing(self._store.path, self._task.name, self._order, self._count)

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
        self._wanted.clear()

    def _restyle(self) -> None:
        """The colours are others."""
        self._thumbs.clear()
        self.refresh()

    def _thumb(self, place: int, row: Row) -> QPixmap | None:
        """The board of a row; what it looked like, if anything, until it is drawn anew."""
        if row.given is None or self._task is None:
            return None
        known, picture = self._thumbs.get(row.number, (None, None))
        if known != _looks(row):
            self._wanted[row.number] = place, row
            self._drawing.start()
        else:
            self._thumbs.move_to_end(row.number)
        return picture

    def _draw_wanted(self) -> None:
        """Draw some of what is wanted, what was asked for last first, and go on in a moment."""
        until = time.perf_counter() + AT_ONCE
        while self._wanted and self._task is not None:
            number, (place, row) = self._wanted.popitem()
            assert row.given is not None, "only boards are asked for"
            picture = draw(self._theme, self._task, row.given, row.answer)
            small = picture.scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)
            self._thumbs[number] = _looks(row), QPixmap.fromImage(small)
            self._thumbs.move_to_end(number)
            index = self.index(place, BOARD)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])
            if time.perf_counter() > until:
                break
        while len(self._thumbs) > PAGE * PAGES:
            self._thumbs.popitem(last=False)
        if self._wanted:
            self._drawing.start()

    # Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (
            *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole),
            *(Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ForegroundRole),
        )
        if role not in wanted or (row := self.row(index.row())) is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumb(index.row(), row) if column == BOARD else None
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
            NOTE: told(row.note),
        }
        return texts.get(column, "")


def _looks(row: Row) -> int:
    """Another number for a board that looks otherwise."""
    return hash((row.result, None if row.answer is None else row.answer.tobytes()))


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
    return image_of(picture.tobytes(), (width, height))


def _rgb(theme: Theme, role: Role) -> tuple[int, int, int]:
    color = theme.color(role)
    return color.red(), color.green(), color.blue()
