"""The pinned puzzle through training: a small board for each evaluation and segment."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.style.painting import painting
from app.style.theme import Role, Theme
from app.train.watch_table import Cell, WatchTable

GUTTER, TOP, GAP = 72, 17, 4
LARGEST, SMALLEST = 54, 18


class WatchStrip(QWidget):
    """Columns are training steps, rows are segments; a pixel is a cell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._table: WatchTable | None = None
        self._thumbs: dict[tuple[int, int], tuple[QImage, bool]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(5 * (SMALLEST + GAP) + TOP)
        self.setAccessibleName(self.tr("The pinned puzzle through training"))
        theme.changed.connect(self._restyle)

    def show_table(self, table: WatchTable | None) -> None:
        """Another puzzle, or more of it."""
        self._table = table
        self._thumbs.clear()
        self.update()

    @property
    def _side(self) -> int:
        rows = max(1, len(self._table.rows) if self._table is not None else 0)
        return max(SMALLEST, min(LARGEST, (self.height() - TOP) // rows - GAP))

    @property
    def _columns(self) -> Sequence[int]:
        """The evaluations there is room for: the first, and the last ones."""
        count = len(self._table.steps) if self._table is not None else 0
        room = max(2, (self.width() - GUTTER) // (self._side + GAP))
        if count <= room:
            return range(count)
        return [0, *range(count - room + 1, count)]

    def _place(self, column: int, row: int) -> QRect:
        side = self._side
        return QRect(GUTTER + column * (side + GAP), TOP + row * (side + GAP), side, side)

    def _heads(self, table: WatchTable, metrics: QFontMetrics) -> list[tuple[QRect, str]]:
        """The steps, each over its column: the last one, and those before that touch no other."""
        found: list[tuple[QRect, str]] = []
        for at, column in reversed(list(enumerate(self._columns))):
            step = str(table.steps[column])
            head = QRect(0, 0, metrics.horizontalAdvance(step) + 2 * GAP, TOP - 2)
            head.moveCenter(QPoint(self._place(at, 0).center().x(), (TOP - 2) // 2))
            if not found or head.right() < found[-1][0].left():
                found.append((head, step))
        return found

    def _thumb(self, table: WatchTable, column: int, row: int) -> tuple[QImage, bool]:
        """A small board, and whether the puzzle is solved on it."""
        key = (column, row)
        if key not in self._thumbs:
            picture = self._draw(table.shape, table.cells(column, row))
            self._thumbs[key] = picture, table.is_solved(column, row)
        return self._thumbs[key]

    def _draw(self, shape: tuple[int, int], cells: Sequence[Cell]) -> QImage:
        rows, cols = shape
        picture = QImage(cols, rows, QImage.Format.Format_ARGB32)
        colors = {
            Cell.GIVEN: self._theme.color(Role.BORDER),
            Cell.RIGHT: self._theme.color(Role.MODEL),
            Cell.WRONG: self._theme.color(Role.BAD),
            Cell.EMPTY: self._theme.color(Role.SUNKEN),
        }
        for index, cell in enumerate(cells):
            picture.setPixelColor(index % cols, index // cols, colors[cell])
        return picture

    def _restyle(self) -> None:
        self._thumbs.clear()
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(400, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            muted = self._theme.color(Role.MUTED)
            painter.setPen(muted)
            font = painter.font()
            font.setPixelSize(11)
            painter.setFont(font)
            centre = Qt.AlignmentFlag.AlignCenter
            table = self._table
            if table is None or not table.steps:
                none, early = (
                    self.tr("no puzzle is pinned"),
                    self.tr("comes with the first evaluation"),
                )
                painter.drawText(self.rect(), centre, none if table is None else early)
                return
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            for row, segment in enumerate(table.rows):
                place = self._place(0, row)
                place.setLeft(0)
                painter.drawText(place, left, self.tr("segment {0}").format(segment))
            for head, step in self._heads(table, painter.fontMetrics()):
                painter.drawText(head, centre, step)
            for at, column in enumerate(self._columns):
                for row in range(len(table.rows)):
                    place = self._place(at, row)
                    picture, solved = self._thumb(table, column, row)
                    painter.drawImage(place, picture)
                    if solved:
                        painter.setPen(self._theme.color(Role.GOOD))
                        painter.drawRect(place.adjusted(-1, -1, 0, 0))
                        painter.drawRect(place.adjusted(-2, -2, 1, 1))
                        painter.setPen(muted)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event), self)
            return True
        return super().event(event)

    def _tip(self, event: QHelpEvent) -> str:
        table = self._table
        if table is None:
            return ""
        for at, column in enumerate(self._columns):
            for row, segment in enumerate(table.rows):
                if self._place(at, row).contains(event.pos()):
                    wrong = table.count_wrong(column, row)
                    told = self.tr("step {0}, segment {1}: {2} cells not right")
                    return told.format(table.steps[column], segment, wrong)
        return ""
