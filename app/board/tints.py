"""How the colours that a person gives look: pale enough to read on, each with a shape."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from app.style.painting import painting
from app.style.theme import Role, Theme, mixed
from app.words import tr
from hrm_core.showing.hues import CORNERS, EDGE, HUES


def color_names() -> list[str]:
    """What the colours are called, from the first on."""
    shapes = (
        tr("orange, a disc"),
        tr("blue, a square"),
        tr("green, a triangle"),
        tr("red, a diamond"),
        tr("pink, a hexagon"),
        tr("grey, a ring"),
    )
    return list(shapes)


def tint(theme: Theme, color: int) -> QColor:
    """The ground of a cell."""
    hue, *shares = HUES[color - 1]
    return mixed(theme.color(Role.SURFACE), QColor(hue), shares[theme.dark])


def edge(theme: Theme, color: int) -> QColor:
    """The same colour, strong."""
    return mixed(QColor(HUES[color - 1][0]), theme.color(Role.TEXT), EDGE[theme.dark])


def paint_shape(
    painter: QPainter, theme: Theme, color: int, box: QRectF, strong: bool = True
) -> None:
    """The shape of a colour, as large as the box; pale ones are written on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = edge(theme, color)
    corners = CORNERS[color - 1]
    ring = corners == -1 and strong
    painter.setPen(QPen(line, max(box.width() * 0.2, 1.2) if ring else 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush if ring else line if strong else tint(theme, color))
    if corners in (0, -1):
        inset = box.width() * 0.1 if ring else 0.0
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    elif corners == 4:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawPolygon(_polygon(box, abs(corners)))
    painter.restore()


def swatch(theme: Theme, color: int, side: int = 16) -> QIcon:
    """A colour on a button."""
    picture = QPixmap(2 * side, 2 * side)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        paint_shape(painter, theme, color, QRectF(1.5, 1.5, side - 3, side - 3))
    return QIcon(picture)


def _polygon(box: QRectF, corners: int) -> QPolygonF:
    """A regular one, with a corner at the top."""
    middle, radius = box.center(), box.width() / 2
    turns = [2 * pi * n / corners for n in range(corners)]
    return QPolygonF([middle + QPointF(radius * sin(t), -radius * cos(t)) for t in turns])
