"""The lines and signs in a cell of a maze: the path through it, a classic path, a wrong turn."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.board.frame import Face, Ink, Trait
from app.style.theme import Role, Theme

_TOWARDS = (
    (1, QPointF(0, 0.5)),
    (2, QPointF(-0.5, 0)),
    (4, QPointF(0.5, 0)),
    (8, QPointF(0, -0.5)),
)


def paint_trail(painter: QPainter, theme: Theme, box: QRectF, face: Face, on_path: bool) -> None:
    """From the middle of the cell to each side on which the path goes on."""
    middle, size = box.center(), box.width()
    if face.traits & Trait.FOUND and face.ink is Ink.NONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(Role.MINE))
        painter.drawEllipse(middle, size * 0.14, size * 0.14)
    color = theme.color(Role.BAD if face.wrong else Role.MODEL)
    pen = QPen(color, max(size * 0.2, 2.0))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if face.wrong:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    for side, way in _TOWARDS:
        if face.links & side:
            painter.drawLine(
                middle, middle + QPointF(way.x() * box.width(), way.y() * box.height())
            )
    if on_path and not face.links:
        painter.drawPoint(middle)
    if face.traits & Trait.ASTRAY:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(Role.BAD), max(size * 0.12, 2.0)))
        painter.drawEllipse(middle, size * 0.36, size * 0.36)
