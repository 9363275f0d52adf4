"""Draws what hrm_core.showing makes with a QPainter: for a preview and for printers."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtPrintSupport import QPrinter

from app.style.painting import painting
from hrm_core.showing.shapes import CAP, Box, Disc, Drawing, Path, Shape, Words

_FLAGS = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}
WIDE = 4000.0  # more than any line of text
FINE = 8.0  # a font is laid out so many times larger: sizes of fonts are whole pixels


def paint_drawing(painter: QPainter, drawing: Drawing) -> None:
    """All shapes, in the units that the painter has."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), QColor(drawing.ground))
    for shape in drawing.shapes:
        _paint(painter, shape)


def print_pages(printer: QPrinter, drawings: Sequence[Drawing], first: int, last: int) -> int:
    """Send pages, counted from 1, to a printer; how many that were. OSError if it takes none."""
    wanted = [page for n, page in enumerate(drawings, 1) if first <= n <= (last or len(drawings))]
    with painting(printer) as painter:
        if not painter.isActive():
            raise OSError(0, "the printer does not begin", printer.printerName())
        for number, drawing in enumerate(wanted):
            if number:
                printer.newPage()
            box = printer.pageLayout().fullRectPixels(printer.resolution())
            scale = min(box.width() / drawing.width, box.height() / drawing.height)
            painter.save()
            painter.scale(scale, scale)
            paint_drawing(painter, drawing)
            painter.restore()
    return len(wanted)


def _paint(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Box):
        painter.setPen(QPen(QColor(shape.stroke), shape.thick) if shape.stroke else _NO_PEN)
        painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(shape.x, shape.y, shape.width, shape.height))
    elif isinstance(shape, Disc):
        painter.setPen(_NO_PEN)
        painter.setBrush(QColor(shape.fill))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    elif isinstance(shape, Path):
        points = QPolygonF([QPointF(*point) for point in shape.points])
        if shape.closed:
            painter.setPen(_NO_PEN)
            painter.setBrush(QColor(shape.color))
            painter.drawPolygon(points)
        else:
            pen = QPen(QColor(shape.color), shape.thick)
            pen.setStyle(Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawPolyline(points)
    else:
        _write(painter, shape)


def _write(painter: QPainter, words: Words) -> None:
    font = QFont("Inter")
    font.setPixelSize(max(1, round(words.size * FINE)))
    font.setBold(words.bold)
    font.setItalic(words.slanted)
    painter.save()
    painter.translate(words.x, words.y + CAP / 2 * words.size)
    painter.scale(1 / FINE, 1 / FINE)
    painter.setFont(font)
    painter.setPen(QColor(words.color))
    shift = {"start": 0.0, "middle": -WIDE / 2, "end": -WIDE}[words.anchor] * FINE
    ascent = painter.fontMetrics().ascent()
    box = QRectF(shift, -ascent, WIDE * FINE, 4.0 * words.size * FINE)
    painter.drawText(box, int(_FLAGS[words.anchor] | Qt.AlignmentFlag.AlignTop), words.text)
    painter.restore()


_NO_PEN = QPen(Qt.PenStyle.NoPen)
