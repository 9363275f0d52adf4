"""How the inside of a run is painted: residuals at every inner step, and ways through a plane."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style.painting import painting
from app.style.theme import Role, Theme
from app.words import number, tr
from hrm_core.solving.inside import Moves

LEVELS = (0.01, 0.1, 1.0)
LEFT, RIGHT, TOP, BOTTOM = 52.0, 12.0, 26.0, 22.0  # around a chart
LEAST = 16  # segments that there is always room for


class Residuals(QWidget):
    """One column for each segment: the steps of L as dots on a line, those of H as squares."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._moves: Sequence[Moves] = ()
        self._segment = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_moves(self, moves: Sequence[Moves], segment: int) -> None:
        """What is known by now, and which segment is on the board."""
        self._moves, self._segment = moves, segment
        self.update()

    def column(self, segment: int) -> QRectF:
        """Where a segment stands."""
        width = (self.width() - LEFT - RIGHT) / max(len(self._moves), LEAST)
        left = LEFT + (segment - 1) * width
        return QRectF(left, TOP, width, self.height() - TOP - BOTTOM)

    def height_of(self, residual: float) -> float:
        """A residual on the scale, which is even in its logarithm."""
        area = self.column(1)
        low, high = math.log10(LEVELS[0]), math.log10(3.0)
        share = (math.log10(max(residual, LEVELS[0])) - low) / (high - low)
        return area.bottom() - min(max(share, 0.0), 1.0) * area.height()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(700, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_scale(painter)
            for name, role in (("L", Role.Q_CONTINUE), ("H", Role.Q_HALT)):
                self._paint_line(painter, name, role)

    def _paint_scale(self, painter: QPainter) -> None:
        theme = self._theme
        if self._segment:
            painter.fillRect(
                self.column(self._segment).adjusted(0, 0, 0, BOTTOM), theme.color(Role.ACCENT, 0.14)
            )
        for level in LEVELS:
            y = self.height_of(level)
            painter.setPen(QPen(theme.color(Role.BORDER), 1))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            painter.setPen(theme.color(Role.MUTED))
            box = QRectF(0, y - 9, LEFT - 6, 18)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(level, "g")
            )
        for moves in self._moves:
            column = self.column(moves.segment)
            here = moves.segment == self._segment
            painter.setPen(theme.color(Role.ACCENT if here else Role.MUTED))
            below = QRectF(column.left() - 6, column.bottom() + 2, column.width() + 12, BOTTOM - 4)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(moves.segment))
        x = LEFT
        for role, text in (
            (Role.Q_CONTINUE, tr("L, the worker: every step")),
            (Role.Q_HALT, tr("H, the planner: once a cycle")),
        ):
            self._sign(painter, QPointF(x + 6, 12), role)
            painter.setPen(theme.color(Role.MUTED))
            painter.drawText(QPointF(x + 16, 16), text)
            x += painter.fontMetrics().horizontalAdvance(text) + 40

    def _sign(self, painter: QPainter, at: QPointF, role: Role, size: float = 3.0) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(role))
        if role is Role.Q_HALT:
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        else:
            painter.drawEllipse(at, size, size)

    def _paint_line(self, painter: QPainter, name: str, role: Role) -> None:
        points = []
        for moves in self._moves:
            values = getattr(moves, name)
            column, steps = self.column(moves.segment), len(moves.L)
            every = steps // len(values)  # an H-step stands where its cycle ends
            for n, value in enumerate(values.tolist()):
                x = column.left() + column.width() * ((n + 1) * every - 0.5) / steps
                points.append(QPointF(x, self.height_of(value)))
        painter.setPen(QPen(self._theme.color(role, 0.8), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        for point in points:
            self._sign(painter, point, role, 2.0 if role is Role.Q_CONTINUE else 3.0)


@dataclass(frozen=True, eq=False)
class Way:
    """States in a plane, in the order in which they came, and the segment of each."""

    places: NDArray[np.float32]  # [M, 2]
    segments: tuple[int, ...]


class Plane(QWidget):
    """A way through the two directions in which the states differ most."""

    def __init__(self, theme: Theme, role: Role) -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self._way: Way | None = None
        self._segment = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_way(self, way: Way | None, segment: int) -> None:
        """The way so far, and the segment on the board, whose part is drawn strongly."""
        self._way, self._segment = way, segment
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(340, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color(Role.BORDER), 1))
            painter.setBrush(self._theme.color(Role.SURFACE))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            if self._way is not None and len(self._way.places):
                self._paint_way(painter, self._way)

    def _paint_way(self, painter: QPainter, way: Way) -> None:
        points = self._points(way.places)
        theme, now = self._theme, self._segment
        painter.setPen(QPen(theme.color(self._role, 0.35), 1.2))
        painter.drawPolyline(points)
        own = [p for p, n in zip(points, way.segments, strict=True) if n == now]
        painter.setPen(QPen(theme.color(self._role), 2.2))
        painter.drawPolyline(own)
        painter.setPen(Qt.PenStyle.NoPen)
        for point, segment in zip(points, way.segments, strict=True):
            here = segment == now
            painter.setBrush(theme.color(self._role, 1.0 if here else 0.35))
            size = 3.2 if here else 2.0
            painter.drawEllipse(point, size, size)
        painter.setPen(theme.color(Role.TEXT))
        for index, text in ((0, tr("start")), (len(points) - 1, tr("end"))):
            painter.drawText(points[index] + QPointF(6, -4), text)

    def _points(self, places: NDArray[np.float32]) -> list[QPointF]:
        """Both axes in one scale, all of it in view."""
        low, high = places.min(axis=0), places.max(axis=0)
        room = QRectF(self.rect()).adjusted(18, 18, -44, -14)
        scale = min(
            room.width() / max(float(high[0] - low[0]), 1e-6),
            room.height() / max(float(high[1] - low[1]), 1e-6),
        )
        middle = (low + high) / 2
        return [
            QPointF(
                room.center().x() + scale * float(x - middle[0]),
                room.center().y() - scale * float(y - middle[1]),
            )
            for x, y in places
        ]
