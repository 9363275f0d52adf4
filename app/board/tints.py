"""How the colours that a person gives look: pale enough to read on, each with a shape."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from app.style.painting import painting
from app.style.theme import Role, Theme, mixed
from app.words import tr

# after Okabe and Ito; shares of the hue in a ground on which inks keep 4.5 : 1, light and dark
_HUES = (
    ("#e69f00", 0.42, 0.28),
    ("#0072b2", 0.24, 0.48),
    ("#009e73", 0.30, 0.36),
    ("#d55e00", 0.28, 0.40),
    ("#cc79a7", 0.36, 0.32),
    ("#8a8a8a", 0.32, 0.32),
)
EDGE = {False: 0.35, True: 0.3}  # of the text's colour in the line around a shape
_CORNERS = (0, 4, 3, -4, 6, -1)  # of the shapes: a disc, a square, a triangle, a diamond, …


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
    hue, *shares = _HUES[color - 1]
    return mixed(theme.color(Role.SURFACE), QColor(hue), shares[theme.dark])


def edge(theme: Theme, color: int) -> QColor:
    """The same colour, strong."""
    return mixed(QColor(_HUES[color - 1][0]), theme.color(Role.TEXT), EDGE[theme.dark])


def paint_shape(
    painter: QPainter, theme: Theme, color: int, box: QRectF, strong: bool = True
) -> None:
    """The shape of a colour, as large as the box; pale ones are written on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = edge(theme, color)
    corners = _CORNERS[color - 1]
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
