"""Grids as small images, one pixel a cell, made when they are first painted; few are kept."""

from collections import OrderedDict

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QPen

from app.style.colors import FILL
from app.style.theme import Role, Theme
from hrm_core.puzzle import Grid

KEPT = 512  # images, of a few hundred bytes each


class Pictures:
    """Of grids, by the grid itself."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._images: OrderedDict[int, tuple[Grid, QImage]] = OrderedDict()
        theme.changed.connect(self._images.clear)

    def __len__(self) -> int:
        return len(self._images)

    def image(self, grid: Grid) -> QImage:
        """One pixel a cell."""
        key = id(grid)  # the grid is kept beside, so its number is nobody else's
        if key not in self._images:
            self._images[key] = grid, self._make(grid)
            while len(self._images) > KEPT:
                self._images.popitem(last=False)
        self._images.move_to_end(key)
        return self._images[key][1]

    def draw(self, painter: QPainter, grid: Grid, room: QRect) -> None:
        """In the middle of a room, with square cells and a frame."""
        if not grid.size:
            return
        rows, cols = grid.shape
        cell = min(room.width() / cols, room.height() / rows)
        place = QRectF(0, 0, cell * cols, cell * rows)
        place.moveCenter(QRectF(room).center())
        whole = place.toRect()
        painter.drawImage(whole, self.image(grid))
        painter.setPen(QPen(self._theme.color(Role.HEAVY), 1))
        painter.drawRect(whole.adjusted(-1, -1, 0, 0))

    def _make(self, grid: Grid) -> QImage:
        rows, cols = grid.shape
        cells = np.ascontiguousarray(grid).tobytes()
        image = QImage(cells, cols, rows, cols, QImage.Format.Format_Indexed8)
        image.setColorTable([self._theme.fill(f"{FILL}{value}").rgb() for value in range(10)])
        return image.copy()  # the bytes are ours
