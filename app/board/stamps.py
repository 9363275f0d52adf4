"""Symbols drawn once and stamped many times: painting text is the slow part of a board."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from app.board.frame import Ink
from app.style.painting import painting

ROOM = 3 << 20  # bytes of pictures of cells: those of some four boards
SYMBOLS = 1 << 20  # and of symbols, which have 2 kB
_WEIGHTS = {
    Ink.GIVEN: QFont.Weight.Bold,
    Ink.MINE: QFont.Weight.Normal,
    Ink.MODEL: QFont.Weight.Medium,
    Ink.GUESS: QFont.Weight.Bold,
    Ink.WHATIF: QFont.Weight.Bold,
    Ink.HINT: QFont.Weight.Bold,
}


class Pictures:
    """Pictures by what is on them; when they are too large together, all are drawn anew.

    What a model believes of a cell hardly ever comes again, so they would be more and more.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._known: dict[Hashable, QPixmap] = {}
        self.size = 0  # bytes

    def get(self, key: Hashable, draw: Callable[[], QPixmap]) -> QPixmap:
        """The picture, drawn when it is first wanted."""
        if key not in self._known:
            if self.size > self._room:
                self.clear()
            picture = draw()
            self._known[key] = picture
            self.size += picture.width() * picture.height() * picture.depth() // 8
        return self._known[key]

    def clear(self) -> None:
        """After a change of size or palette."""
        self._known.clear()
        self.size = 0


class Stamps:
    """Pictures of symbols by glyph, ink, size and colour."""

    def __init__(self) -> None:
        self._pictures = Pictures(SYMBOLS)

    def clear(self) -> None:
        """After a change of size or palette."""
        self._pictures.clear()

    def stamp(
        self, painter: QPainter, glyph: str, ink: Ink, box: QRectF, size: float, color: QColor
    ) -> None:
        """Draw a glyph of a height in pixels, centred in a box."""
        ratio = painter.device().devicePixelRatioF()
        key = (glyph, ink, round(size), color.name(), ratio)
        picture = self._pictures.get(key, lambda: _draw(glyph, ink, round(size), color, ratio))
        width, height = picture.width() / ratio, picture.height() / ratio
        left, top = box.center().x() - width / 2, box.center().y() - height / 2
        painter.drawPixmap(round(left), round(top), picture)


def _draw(glyph: str, ink: Ink, size: int, color: QColor, ratio: float) -> QPixmap:
    font = QFont()
    font.setPixelSize(max(size, 4))
    font.setWeight(_WEIGHTS.get(ink, QFont.Weight.Normal))
    font.setItalic(ink is Ink.MINE)
    font.setFeature(QFont.Tag("tnum"), 1)
    metrics = QFontMetricsF(font)
    # centred by the height of a digit, not by the line, which has room for accents
    rise = metrics.capHeight() if glyph.isalnum() else -metrics.tightBoundingRect(glyph).top()
    width, height = round(metrics.horizontalAdvance(glyph)) + 4, round(rise) + 4
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(QPointF(2, 2 + rise), glyph)
    return picture
