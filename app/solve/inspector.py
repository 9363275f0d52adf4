"""The belief inspector: what the model believes of one cell now, and how it came to believe it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.style.controls import ActionButton, Card, dress
from app.style.painting import painting
from app.style.scale import scaled
from app.style.theme import Role, Theme
from app.told import told
from app.words import unbroken
from hrm_core.look import Look

ROW = 16
NAME, WORD = 22, 38  # width of a symbol, and of a name where symbols are not written
PERCENT = 50
BAR = 0.36  # share of the rest that is the bars
SHOWN = 0.1  # a symbol that was never believed more has no line
LEAST = 8  # segments that there is always room for


class Inspector(Card):
    """Bars of the symbols' probabilities in the chosen cell, beside their history."""

    def __init__(self, look: Look, theme: Theme) -> None:
        super().__init__()
        self._headline = dress(QLabel(wordWrap=True), "heading")
        self._bars = Bars(look, theme)
        self.button = ActionButton()  # what else the model could be asked about the cell
        head = QHBoxLayout()
        head.addWidget(self._headline, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._bars)
        self.setToolTip(
            self.tr(
                "After every segment the model gives each symbol a probability. Left: now. Right:"
                " a line for each symbol over the segments, from 0 % below to 100 % on top."
            )
        )

    @property
    def headline(self) -> str:
        return self._headline.text()

    def show_look(self, look: Look) -> None:
        """Show another kind of puzzle."""
        self._bars.show_look(look)

    def show_cell(
        self, headline: str, history: NDArray[np.float32] | None, segment: int, answer: int | None
    ) -> None:
        """history: [segments, symbols]; segment from 1; answer: the symbol that is on the board."""
        self._headline.setText(unbroken(headline))
        self._bars.show_history(history, segment, answer)


class Bars(QWidget):
    """Paints one row per symbol: its name, a bar, the percentage, the segments so far."""

    def __init__(self, look: Look, theme: Theme) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look, self._theme = look, theme
        self._history: NDArray[np.float32] | None = None
        self._segment, self._answer = 0, -1
        self._values, self._name = _values(look), _width(look)
        self._of: tuple[NDArray[np.float32], tuple[float, ...]] | None = None
        self._layers: dict[int, QPixmap] = {}  # the curves of that history, by answer
        theme.changed.connect(self.update)

    def show_look(self, look: Look) -> None:
        """Show another kind of puzzle."""
        self._look, self._values, self._history = look, _values(look), None
        self._name, self._of = _width(look), None
        self.updateGeometry()
        self.update()

    def show_history(
        self, history: NDArray[np.float32] | None, segment: int, answer: int | None
    ) -> None:
        self._history, self._segment = history, segment
        self._answer = -1 if answer is None else answer
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, scaled(ROW) * len(self._values) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = self.width() - scaled(self._name) - scaled(PERCENT)
            for index, value in enumerate(self._values):
                self._paint_bar(painter, value, 2.0 + index * scaled(ROW), room * BAR)
            if self._history is not None:
                left = scaled(self._name) + room * BAR + scaled(PERCENT)
                height = scaled(ROW) * len(self._values) - 4
                self._paint_past(painter, QRectF(left, 4, self.width() - left - 14, height))

    def _paint_bar(self, painter: QPainter, value: int, top: float, width: float) -> None:
        theme, chosen = self._theme, value == self._answer
        font = QFont(self.font())
        font.setBold(chosen)
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        painter.setPen(theme.color(Role.MODEL if chosen else Role.TEXT))
        symbol = self._look.symbols[value]
        middle = Qt.AlignmentFlag.AlignVCenter
        box = QRectF(2, top, scaled(self._name), scaled(ROW))
        painter.drawText(
            box,
            middle | Qt.AlignmentFlag.AlignLeft,
            told(symbol.name) if self._name == WORD else symbol.glyph,
        )
        track = QRectF(scaled(self._name), top + scaled(ROW) / 2 - 4, width, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(Role.SUNKEN))
        painter.drawRoundedRect(track, 4, 4)
        if self._history is None:
            return
        belief = float(self._history[self._segment - 1, value])
        if belief > 0.004:
            painter.setBrush(theme.color(Role.MODEL, 1.0 if chosen else 0.55))
            track.setWidth(max(track.width() * belief, 3.0))
            painter.drawRoundedRect(track, min(4.0, track.width() / 2), 4)
        painter.setPen(theme.color(Role.TEXT if chosen else Role.MUTED))
        text = QRectF(scaled(self._name) + width, top, scaled(PERCENT) - 6, scaled(ROW))
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignRight, f"{100 * belief:.0f} %")

    def _paint_past(self, painter: QPainter, area: QRectF) -> None:
        """A line for each symbol that was ever likely; the one on the board is thick."""
        assert self._history is not None, "painted only with a history"
        history, theme = self._history, self._theme
        step = area.width() / max(len(history) - 1, LEAST)
        painter.setPen(QPen(theme.color(Role.BORDER), 1))
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right() + 10, y))
        x = area.left() + (self._segment - 1) * step
        painter.setPen(QPen(theme.color(Role.ACCENT, 0.6), 1.4))
        painter.drawLine(QPointF(x, area.top() - 3), QPointF(x, area.bottom() + 3))
        painter.drawPixmap(QPointF(0, 0), self._curves(painter, area, step))

    def _curves(self, painter: QPainter, area: QRectF, step: float) -> QPixmap:
        """The lines, painted once for each symbol that stands on the board."""
        assert self._history is not None, "painted only with a history"
        history, ratio = self._history, painter.device().devicePixelRatioF()
        sizes = area.width(), area.height(), ratio, float(self.font().pixelSize())
        look: tuple[float, ...] = (*sizes, float(self._theme.dark))
        if self._of is None or self._of[1] != look or not np.array_equal(self._of[0], history):
            self._of, self._layers = (history, look), {}
        if self._answer not in self._layers:
            layer = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            layer.setDevicePixelRatio(ratio)
            layer.fill(Qt.GlobalColor.transparent)
            with painting(layer) as on:
                on.setRenderHint(QPainter.RenderHint.Antialiasing)
                on.setFont(painter.font())
                self._paint_curves(on, area, step, history)
            self._layers[self._answer] = layer
        return self._layers[self._answer]

    def _paint_curves(
        self, painter: QPainter, area: QRectF, step: float, history: NDArray[np.float32]
    ) -> None:
        theme = self._theme
        likely = [v for v in self._values if float(history[:, v].max()) >= SHOWN]
        for value in sorted(likely, key=lambda v: v == self._answer):
            chosen = value == self._answer
            color = theme.color(Role.MODEL if chosen else Role.MUTED)
            past = history[:, value]
            points = [
                QPointF(area.left() + k * step, area.bottom() - float(past[k]) * area.height())
                for k in ends(past, step)
            ]
            painter.setPen(QPen(color, 2.2 if chosen else 1.2))
            painter.drawPolyline(points)
            if len(points) == 1:
                painter.drawEllipse(points[0], 1.5, 1.5)
            if float(history[-1, value]) >= SHOWN:
                symbol = self._look.symbols[value]
                text = symbol.glyph or symbol.name[:1]
                y = max(points[-1].y() + 4, area.top() + painter.fontMetrics().capHeight())
                painter.drawText(QPointF(points[-1].x() + 4, y), text)


def ends(values: NDArray[np.float32], step: float) -> list[int]:
    """The places of a curve that are enough to draw it: of each pixel its ends, least and most.

    step: pixels between two values.
    """
    if step >= 0.5:
        return list(range(len(values)))
    together = int(1 / step)
    kept = {len(values) - 1}
    for first in range(0, len(values), together):
        part = values[first : first + together]
        kept |= {first, first + int(part.argmin()), first + int(part.argmax())}
    return sorted(kept)


def _values(look: Look) -> list[int]:
    """What has a row: symbols that can be typed, in the order of the Look, or all of a maze."""
    typed = sorted({value for value in look.keys.values() if value != look.empty})
    return typed if typed and look.trail is None else list(range(len(look.symbols)))


def _width(look: Look) -> int:
    """The room for what stands before a bar."""
    return NAME if look.trail is None else WORD
