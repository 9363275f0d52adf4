"""All tasks of a folder as small pictures: the first pair, the name, how it stands."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.arc.edit.picture import draw_arrow
from app.arc.folder.entries import Entry
from app.arc.folder.pictures import Pictures
from app.arc.folder.texts import size, spoken
from app.style.icons import icon
from app.style.painting import painting
from app.style.scale import scaled
from app.style.theme import Role, Theme
from app.told import told

TILE = 168, 92  # pixels: width, and height of the picture alone
PAD, ARROW, MARK = 8, 20, 14
KEPT = 300  # pictures of tasks, 60 kB each
ENTRY = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Tiles(QAbstractListModel):
    """The tasks that are shown, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Others; if only what is known of them is new, the view stays where it is."""
        same = [each.name for each in entries] == [each.name for each in self.entries]
        if not same:
            self.beginResetModel()
        self.entries = entries
        if not same:
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    # Qt

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return told(entry.name)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(entry)
        return None


class Painter(QStyledItemDelegate):
    """Paints a tile when it comes into sight."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme, self._pictures = theme, pictures
        self._tiles: OrderedDict[int, tuple[Entry, QPixmap]] = OrderedDict()
        self._marks: dict[bool | None, QPixmap] = {}
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._tiles.clear()
        self._marks = {
            True: icon(self._theme, "good", Role.GOOD).pixmap(MARK, MARK),
            False: icon(self._theme, "bad", Role.BAD).pixmap(MARK, MARK),
            None: icon(self._theme, "thinking", Role.MUTED).pixmap(MARK, MARK),
        }

    def _head(self) -> int:
        return scaled(22)

    # Qt

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(TILE[0], TILE[1] + 2 * self._head() + PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(ENTRY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(Role.ACCENT if chosen or here else Role.BORDER), 1))
        painter.setBrush(self._theme.color(Role.SELECTED if chosen else Role.SURFACE))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawPixmap(box.left(), box.top() + 4, self._pair(entry))
        self._paint_words(painter, entry, box)
        painter.restore()

    def _pair(self, entry: Entry) -> QPixmap:
        """The picture of a task, made when it comes into sight; a few hundred are kept."""
        key = id(entry.tests)  # they are kept beside, so the number is nobody else's
        if key not in self._tiles:
            picture = QPixmap(TILE[0] - 4, TILE[1])
            picture.fill(Qt.GlobalColor.transparent)
            with painting(picture) as painter:
                self._paint_pair(painter, entry, picture.rect())
            self._tiles[key] = entry, picture
            while len(self._tiles) > KEPT:
                self._tiles.popitem(last=False)
        self._tiles.move_to_end(key)
        return self._tiles[key][1]

    def _paint_pair(self, painter: QPainter, entry: Entry, room: QRect) -> None:
        test = entry.tests[0]
        pair = test.examples[0] if test.examples else (test.given, None)
        width = (room.width() - 2 * PAD - ARROW) // 2
        for number, grid in enumerate(pair):
            if grid is not None:
                left = room.left() + PAD + number * (width + ARROW)
                place = QRect(left, room.top() + PAD, width, room.height() - 2 * PAD)
                self._pictures.draw(painter, grid, place)
        draw_arrow(painter, self._theme, QPointF(room.center()), 10)

    def _paint_words(self, painter: QPainter, entry: Entry, box: QRect) -> None:
        head = self._head()
        first = QRect(box.left() + PAD, box.bottom() - 2 * head, box.width() - 2 * PAD, head)
        second = first.translated(0, head - 4)
        align = Qt.AlignmentFlag.AlignVCenter
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.color(Role.TEXT))
        narrow = first.adjusted(0, 0, -MARK - 4, 0)
        name = painter.fontMetrics().elidedText(
            told(entry.name), Qt.TextElideMode.ElideMiddle, narrow.width()
        )
        painter.drawText(narrow, align | Qt.AlignmentFlag.AlignLeft, name)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(self._theme.color(Role.MUTED))
        words = painter.fontMetrics().elidedText(
            size(entry), Qt.TextElideMode.ElideRight, second.width()
        )
        painter.drawText(second, align | Qt.AlignmentFlag.AlignLeft, words)
        if entry.row is not None:
            top = first.center().y() - MARK // 2
            painter.drawPixmap(first.right() - MARK, top, self._marks[entry.right])


class Gallery(QListView):
    """Tiles in rows, as many as there is room for.

    Signals:
        opened: the name of a task, by a double click or Enter.
        chosen: other tasks are selected.
    """

    opened = Signal(str)
    chosen = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = Tiles()
        self._painter = Painter(theme, pictures)
        self.setModel(self.tiles)
        self.setItemDelegate(self._painter)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(40)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Tasks"))
        self.activated.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        theme.changed.connect(self.viewport().update)

    @property
    def selected(self) -> list[str]:
        """The names of the selected tasks, in the order of the tiles."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.tiles.entries[row].name for row in rows]

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """The tasks; if they are others, none is selected and the first are in sight."""
        before, last = len(self.selectedIndexes()), self.tiles.entries
        self.tiles.show_entries(entries)
        if [each.mark for each in last] != [each.mark for each in entries]:
            self.scrollToTop()
        if before != len(self.selectedIndexes()):
            self.chosen.emit()

    def go_to(self, name: str) -> None:
        """Select one task and bring it into sight."""
        for row, entry in enumerate(self.tiles.entries):
            if entry.name == name:
                index = self.tiles.index(row)
                self.setCurrentIndex(index)
                self.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.tiles.entries[index.row()].name)
