"""The belief inspector: what the model believes of one cell now, and how it came to believe it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.style.controls import Card
from app.style.painting import painting
from app.style.theme import Role, Theme
from hrm_core.look import Look

ROW = 18
NAME, WORD = 22, 38  # width of a symbol, and of a name where symbols are not written
PERCENT = 50
BAR = 0.42  # share of the rest that is the bars


class Inspector(Card):
    """Bars of the symbols' probabilities in the chosen cell, beside their history."""

    def __init__(self, look: Look, theme: Theme) -> None:
        super().__init__(self.tr("Belief in the chosen cell"))
        self._headline = QLabel(wordWrap=True)
        self._bars = Bars(look, theme)
        self.body.addWidget(self._headline)
        self.body.addWidget(self._bars)
        self.setToolTip(
            self.tr(
                "After every segment the model gives each symbol a probability. Left: now. Right:"
                " one column per segment, the stronger the colour the stronger the belief."
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
        self._headline.setText(headline)
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
        theme.changed.connect(self.update)

    def show_look(self, look: Look) -> None:
        """Show another kind of puzzle."""
        self._look, self._values, self._history = look, _values(look), None
        self._name = _width(look)
        self.updateGeometry()
        self.update()

    def show_history(
        self, history: NDArray[np.float32] | None, segment: int, answer: int | None
    ) -> None:
        self._history, self._segment = history, segment
        self._answer = -1 if answer is None else answer
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, ROW * len(self._values) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = self.width() - self._name - PERCENT
            for index, value in enumerate(self._values):
                top = 2.0 + index * ROW
                self._paint_bar(painter, value, top, room * BAR)
                if self._history is not None:
                    left = self._name + room * BAR + PERCENT
                    self._paint_past(painter, value, QRectF(left, top, self.width() - left, ROW))
            if self._history is not None:
                self._paint_now(painter, self._name + room * BAR + PERCENT)

    def _paint_bar(self, painter: QPainter, value: int, top: float, width: float) -> None:
        theme, chosen = self._theme, value == self._answer
        font = QFont(self.font())
        font.setBold(chosen)
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        painter.setPen(theme.color(Role.MODEL if chosen else Role.TEXT))
        symbol = self._look.symbols[value]
        middle = Qt.AlignmentFlag.AlignVCenter
        box = QRectF(2, top, self._name, ROW)
        painter.drawText(
            box,
            middle | Qt.AlignmentFlag.AlignLeft,
            symbol.name if self._name == WORD else symbol.glyph,
        )
        track = QRectF(self._name, top + ROW / 2 - 4, width, 8)
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
        text = QRectF(self._name + width, top, PERCENT - 6, ROW)
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignRight, f"{100 * belief:.0f} %")

    def _paint_past(self, painter: QPainter, value: int, area: QRectF) -> None:
        """One tile per segment; with many segments they touch."""
        assert self._history is not None, "painted only with a history"
        width = self._tile(area.width())
        gap = 2.0 if width > 6 else 0.0
        for segment in range(1, len(self._history) + 1):
            left = area.left() + (segment - 1) * width
            tile = QRectF(left, area.top() + 2, max(width - gap, 0.5), ROW - 4)
            belief = float(self._history[segment - 1, value])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(Role.MODEL, 0.06 + 0.94 * belief))
            painter.drawRoundedRect(tile, gap, gap)

    def _paint_now(self, painter: QPainter, left: float) -> None:
        """A frame around the segment on show."""
        width = self._tile(self.width() - left)
        start = left + (self._segment - 1) * width
        column = QRectF(start - 1.5, 2, max(width, 2.0) + 1, ROW * len(self._values))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color(Role.ACCENT), 1.4))
        painter.drawRoundedRect(column.intersected(QRectF(self.rect())), 3, 3)

    def _tile(self, room: float) -> float:
        """The width of a segment's tile."""
        assert self._history is not None, "painted only with a history"
        return min((room - 2) / max(len(self._history), 12), 16.0)


def _values(look: Look) -> list[int]:
    """What has a row: symbols that can be typed, in the order of the Look, or all of a maze."""
    typed = sorted({value for value in look.keys.values() if value != look.empty})
    return typed if typed and look.trail is None else list(range(len(look.symbols)))


def _width(look: Look) -> int:
    """The room for what stands before a bar."""
    return NAME if look.trail is None else WORD
