"""The task at a glance: every pair as input -> output, then the test inputs, to be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.arc.edit.document import ArcDocument, Place, Row
from app.arc.edit.picture import draw_arrow, draw_grid, fit
from app.style.painting import painting
from app.style.theme import Role, Theme
from hrm_core.puzzle import Grid

MOST_CELL = 16.0  # pixels
MOST_HEIGHT = 150.0
HEAD, PAD, ARROW = 24, 10, 26


class RowPicture(QWidget):
    """A pair or a test input, in small.

    Signals:
        chosen: the user wants to see it large.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, row: Row, name: str, sides: tuple[Grid, Grid | None]) -> None:
        """sides: input and output; None stands for an answer that is not drawn yet."""
        super().__init__()
        self._theme, self._row, self._sides, self._current = theme, row, sides, False
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shapes = [f"{g.shape[0]} x {g.shape[1]}" if g is not None else "?" for g in sides]
        self._size_words = " → ".join(shapes)
        self.setAccessibleName(f"{name}: {self._size_words}")
        theme.changed.connect(self.update)

    @property
    def row(self) -> Row:
        return self._row

    @property
    def sides(self) -> tuple[Grid, Grid | None]:
        return self._sides

    def set_current(self, on: bool) -> None:
        """Whether it is the one on the large boards."""
        if on != self._current:
            self._current = on
            self.update()

    def _cell(self, width: float) -> float:
        """Pixels of a cell, the same on both sides."""
        side = (width - 2 * PAD - ARROW) / 2
        return max(min(side / self._most(1), MOST_HEIGHT / self._most(0), MOST_CELL), 1.0)

    def _most(self, axis: int) -> int:
        """The rows (0) or columns (1) of the larger side."""
        return max(int(side.shape[axis]) for side in self._sides if side is not None)

    # Qt

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._cell(width) * self._most(0)) + HEAD + PAD + 4

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(max(self.width(), 220)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role = Role.ACCENT if self._current or self.hasFocus() else Role.BORDER
            painter.setPen(QPen(self._theme.color(role), 2 if self._current else 1))
            painter.setBrush(self._theme.color(Role.SURFACE))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            head = QRectF(PAD, 4, self.width() - 2 * PAD, HEAD - 4)
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(self._theme.color(Role.ACCENT if self._current else Role.TEXT))
            painter.drawText(
                head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._name
            )
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(self._theme.color(Role.MUTED))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(head, right, self._size_words)
            self._paint_sides(painter)

    def _paint_sides(self, painter: QPainter) -> None:
        cell, width = self._cell(self.width()), (self.width() - 2 * PAD - ARROW) / 2
        height = self.height() - HEAD - PAD
        for index, side in enumerate(self._sides):
            room = QRectF(PAD + index * (width + ARROW), HEAD, width, height)
            if side is None:
                font = painter.font()
                font.setPixelSize(22)
                painter.setFont(font)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "?")
            else:
                draw_grid(painter, self._theme, side, fit(side, room, cell))
        draw_arrow(painter, self._theme, QPointF(self.width() / 2, HEAD + height / 2), 14)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._row)
        else:
            super().keyPressEvent(event)


class Rows(QScrollArea):
    """All of them below each other.

    Signals:
        chosen: a Row to be shown large.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(widgetResizable=True)
        self._theme = theme
        self._pictures: list[RowPicture] = []
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 0, 4, 0)
        self._layout.setSpacing(8)
        self._layout.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def pictures(self) -> Sequence[RowPicture]:
        return self._pictures

    def show_document(self, document: ArcDocument, current: Row) -> None:
        """The task; only rows that look different are made anew."""
        wanted = [(row, _sides(document, row)) for row in document.rows()]
        for index, (row, sides) in enumerate(wanted):
            if index < len(self._pictures) and _shows(self._pictures[index], row, sides):
                continue
            if index < len(self._pictures):
                self._drop(index)
            name = self.tr("Test {0}") if row.test else self.tr("Pair {0}")
            picture = RowPicture(self._theme, row, name.format(row.index + 1), sides)
            picture.chosen.connect(self.chosen)
            self._pictures.insert(index, picture)
            self._layout.insertWidget(index, picture)
        while len(self._pictures) > len(wanted):
            self._drop(len(wanted))
        for picture in self._pictures:
            picture.set_current(picture.row == current)

    def bring_into_sight(self, row: Row) -> None:
        """Scroll to a row."""
        for picture in self._pictures:
            if picture.row == row:
                self.ensureWidgetVisible(picture, 0, 10)

    def to_top(self) -> None:
        """Scroll to the first pair."""
        self.verticalScrollBar().setValue(0)

    def _drop(self, index: int) -> None:
        picture = self._pictures.pop(index)
        self._layout.removeWidget(picture)
        picture.hide()
        picture.deleteLater()


def _sides(document: ArcDocument, row: Row) -> tuple[Grid, Grid | None]:
    given = document.grid(Place(row, output=False))
    output = document.grid(Place(row, output=True))
    return given, None if row.test and not output.any() else output


def _shows(picture: RowPicture, row: Row, sides: tuple[Grid, Grid | None]) -> bool:
    same = all(mine is theirs for mine, theirs in zip(picture.sides, sides, strict=True))
    return picture.row == row and same
