"""Where the cells of a board lie: numbers only."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF

from hrm_core.puzzle import Cell

MARGIN = 10


@dataclass(frozen=True)
class Geometry:
    """A grid of square cells, centred in a widget, on whole pixels."""

    rows: int
    cols: int
    left: int
    top: int
    size: float  # of a cell

    @classmethod
    def fit(
        cls,
        rows: int,
        cols: int,
        width: int,
        height: int,
        zoom: float = 1.0,
        centre: tuple[float, float] = (0.5, 0.5),
    ) -> "Geometry":
        """The largest board that leaves a margin, times zoom.

        centre: which point of the board, across and down from 0 to 1, is to be in the middle of
        the widget; what is larger than the widget covers it, what is smaller is centred.
        """
        size = max(min((width - 2 * MARGIN) / cols, (height - 2 * MARGIN) / rows), 4.0) * zoom
        left = _start(width, size * cols, centre[0])
        return cls(rows, cols, left, _start(height, size * rows, centre[1]), size)

    def x(self, col: int) -> int:
        return self.left + round(col * self.size)

    def y(self, row: int) -> int:
        return self.top + round(row * self.size)

    def board(self) -> QRect:
        return QRect(
            self.left,
            self.top,
            self.x(self.cols) - self.left,
            self.y(self.rows) - self.top,
        )

    def cell(self, cell: Cell) -> QRect:
        row, col = cell
        left, top = self.x(col), self.y(row)
        return QRect(left, top, self.x(col + 1) - left, self.y(row + 1) - top)

    def at(self, point: QPointF) -> Cell | None:
        """The cell under a point."""
        col, row = (point.x() - self.left) / self.size, (point.y() - self.top) / self.size
        return (int(row), int(col)) if 0 <= row < self.rows and 0 <= col < self.cols else None


def _start(room: int, length: float, centre: float) -> int:
    """Where a board begins that is so long."""
    if length + 2 * MARGIN <= room:
        return round((room - length) / 2)
    return round(min(MARGIN, max(room - MARGIN - length, room / 2 - centre * length)))


def part(box: QRectF, index: int, count: int) -> QRectF:
    """The place of one of `count` small symbols in the box of a cell."""
    side = max(2, math.isqrt(count - 1) + 1)
    width, height = (box.width() - 4) / side, (box.height() - 4) / side
    row, col = divmod(index, side)
    return QRectF(box.left() + 2 + col * width, box.top() + 2 + row * height, width, height)
