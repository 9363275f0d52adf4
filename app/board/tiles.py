"""Cells that are all colour, as those of ARC: belief is the size of a tile."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.board.frame import Face, Ink
from app.board.stamps import Stamps
from app.style.colors import ink_on
from app.style.theme import Role, Theme
from hrm_core.look import Look, Symbol

SMALLEST = 0.3  # side of a tile that is not believed at all, as a share of its cell


def is_tiled(look: Look) -> bool:
    """Whether every symbol of a kind is a ground."""
    return all(symbol.fill for symbol in look.symbols)


def ground(theme: Theme, face: Face, symbol: Symbol) -> QColor:
    """What a cell is filled with before its tile is laid."""
    return theme.color(Role.SUNKEN) if face.ink is Ink.MODEL else theme.fill(symbol.fill)


def paint_tile(
    painter: QPainter,
    theme: Theme,
    stamps: Stamps,
    box: QRectF,
    face: Face,
    symbol: Symbol,
    belief: float,
) -> None:
    """A tile of the model, the larger the surer; and the symbol, if the Look has one."""
    color = theme.fill(symbol.fill)
    if face.ink is Ink.MODEL:
        side = SMALLEST + (1 - SMALLEST) * belief
        width, height = box.width() * side, box.height() * side
        tile = QRectF(0, 0, width, height)
        tile.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRect(tile if belief < 1 else box)
    if symbol.glyph:
        ink = QColor(ink_on(color.name()))
        stamps.stamp(painter, symbol.glyph, face.ink, box, box.height() * 0.5, ink)


def paint_wrong(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The mark of a wrong cell: a cross that is seen on every colour."""
    reach = max(box.width() * 0.2, 2.0)
    middle = box.center()
    for color, width in ((theme.color(Role.SURFACE), 4.0), (theme.color(Role.BAD), 2.0)):
        painter.setPen(QPen(color, width))
        for down in (-reach, reach):
            start, end = QPointF(-reach, down), QPointF(reach, -down)
            painter.drawLine(middle + start, middle + end)
