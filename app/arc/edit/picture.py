"""Small pictures of grids: thumbnails beside the large boards."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style.colors import FILL
from app.style.painting import painting
from app.style.theme import Role, Theme
from hrm_core.puzzle import Grid

LINES_FROM = 4.0  # pixels of a cell; below, lines would hide the colours


def fit(grid: Grid, room: QRectF, largest_cell: float = 1e9) -> QRectF:
    """The largest place for a grid with square cells in the middle of a room."""
    rows, cols = grid.shape
    cell = min(room.width() / cols, room.height() / rows, largest_cell)
    place = QRectF(0, 0, cell * cols, cell * rows)
    place.moveCenter(room.center())
    return place


def draw_grid(painter: QPainter, theme: Theme, grid: Grid, place: QRectF) -> None:
    """A grid in a rectangle of its proportions."""
    rows, cols = grid.shape
    cell = place.width() / cols
    xs = [round(place.left() + cell * col) for col in range(cols + 1)]
    ys = [round(place.top() + cell * row) for row in range(rows + 1)]
    colors = [theme.fill(f"{FILL}{value}") for value in range(10)]
    for row, values in enumerate(grid.tolist()):
        for col, value in enumerate(values):
            width, height = xs[col + 1] - xs[col], ys[row + 1] - ys[row]
            painter.fillRect(xs[col], ys[row], width, height, colors[value])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color(Role.TILE_LINE), 1))
    if cell >= LINES_FROM:
        for x in xs[1:-1]:
            painter.drawLine(x, ys[0], x, ys[-1] - 1)
        for y in ys[1:-1]:
            painter.drawLine(xs[0], y, xs[-1] - 1, y)
    painter.setPen(QPen(theme.color(Role.HEAVY), 1))
    painter.drawRect(xs[0] - 1, ys[0] - 1, xs[-1] - xs[0] + 1, ys[-1] - ys[0] + 1)


def draw_arrow(painter: QPainter, theme: Theme, middle: QPointF, length: float) -> None:
    """From input to output."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color(Role.MUTED), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    tip = middle + QPointF(length / 2, 0)
    painter.drawLine(middle - QPointF(length / 2, 0), tip)
    for side in (-1, 1):
        painter.drawLine(tip, tip + QPointF(-length / 3, side * length / 3))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class GridPicture(QWidget):
    """One grid, small.

    Signals:
        clicked: by the user.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, grid: Grid, side: int, name: str) -> None:
        super().__init__()
        self._theme, self._grid, self._side = theme, grid, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            draw_grid(painter, self._theme, self._grid, fit(self._grid, room, largest_cell=14))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()
