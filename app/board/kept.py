"""The cells of a board at rest as a picture, in which only what looks different is drawn anew."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from app.board.frame import Frame
from app.board.geometry import Geometry
from app.board.paint import BoardPainter, Lit
from app.style.painting import painting
from hrm_core.puzzle import Cell


class Kept:
    """Knows which of its cells are out of date: all of them after forget()."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._stale: set[Cell] = set()

    def forget(self) -> None:
        """Size, palette or kind are others: nothing of the picture holds."""
        self._picture = QPixmap()

    def touch(self, cells: Iterable[Cell]) -> None:
        """Cells look different."""
        self._stale.update(cells)

    def picture(
        self,
        brush: BoardPainter,
        place: Geometry,
        frame: Frame,
        lit: Lit,
        size: QSize,
        ratio: float,
    ) -> QPixmap:
        """The frame at rest; ratio: pixels of the screen for one of the size."""
        if self._picture.isNull():
            self._picture = clear(size * ratio, ratio)
            self._stale = set(frame.cells())
        if self._stale:
            room = self._picture.rect()
            with painting(self._picture) as painter:
                painter.setClipPath(brush.outline(place))
                for cell in self._stale:
                    if room.intersects(place.cell(cell)):
                        brush.paint_cell(painter, place, cell, frame.face(cell), lit)
            self._stale.clear()
        return self._picture


def clear(pixels: QSize, ratio: float) -> QPixmap:
    """A picture with nothing on it."""
    picture = QPixmap(pixels)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
