"""Where the cells of a board lie: numbers only."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

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

    @cached_property
    def _across(self) -> list[int]:
        """Where each column begins, and where the last one ends."""
        return [self.left + round(col * self.size) for col in range(self.cols + 1)]

    @cached_property
    def _down(self) -> list[int]:
        return [self.top + round(row * self.size) for row in range(self.rows + 1)]

    def x(self, col: int) -> int:
        return self._across[col]

    def y(self, row: int) -> int:
        return self._down[row]

    def board(self) -> QRect:
        return QRect(
            self.left,
            self.top,
            self.x(self.cols) - self.left,
            self.y(self.rows) - self.top,
        )

    def cell(self, cell: Cell) -> QRect:
        row, col = cell
        across, down = self._across, self._down
        left, top = across[col], down[row]
        return QRect(left, top, across[col + 1] - left, down[row + 1] - top)

    def at(self, point: QPointF) -> Cell | None:
        """The cell under a point."""
        col, row = (point.x() - self.left) / self.size, (point.y() - self.top) / self.size
        return (int(row), int(col)) if 0 <= row < self.rows and 0 <= col < self.cols else None


def runs(place: Geometry, cells: Iterable[Cell]) -> list[QRect]:
    """The boxes that cover cells, one for those beside each other."""
    found: list[tuple[Cell, Cell]] = []
    for cell in sorted(set(cells)):
        if found and found[-1][1] == (cell[0], cell[1] - 1):
            found[-1] = found[-1][0], cell
        else:
            found.append((cell, cell))
    return [place.cell(first) | place.cell(last) for first, last in found]


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
