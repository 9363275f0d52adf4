"""The strip below the board: per segment the Q-values, a small board, and the decision."""

import math
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.bench.thumbs import draw_thumb
from app.board.frame import Frame
from app.solve.texts import cells_changed
from app.style.painting import painting
from app.style.theme import Role, Theme
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.solve import sigmoid

GUTTER = 104  # for the names of the curves
TOP = 24  # above the curves, for the decision
CHART = 72  # where the curves end
GAP = 19  # for the numbers of the segments
THUMB = 36
FUTURE = 0.35  # strength of what comes after the segment on show
WIDEST = 64  # of a segment
RIGHT = 14
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class Thoughts(Protocol):
    """A run and what the board shows after each of its segments."""

    session: SolveSession

    def frame(self, segment: int) -> Frame: ...


class Strip(QWidget):
    """Paints a session's segments side by side and marks the one on show.

    Signals:
        wanted: the user points at a segment; 0 is the puzzle before the first.
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme, draw: Callable[[Theme, Frame], QImage] = draw_thumb) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Segments"))
        self._theme = theme
        self._draw = draw
        self._book: Thoughts | None = None
        self._thumbs: dict[int, QImage] = {}  # by segment
        self._position = 0
        theme.changed.connect(self._restyle)

    def show_book(self, book: Thoughts | None) -> None:
        """Show a run, or that it has grown."""
        if book is not self._book:
            self._thumbs = {}
        self._book = book
        self.update()

    def show_position(self, position: int) -> None:
        """Mark the segment on show."""
        self._position = position
        count = len(self._session) if self._session is not None else 0
        words = self.tr("segment {0} of {1}").format(position, count)
        self.setAccessibleDescription(words)
        self.update()

    def _restyle(self) -> None:
        self._thumbs = {}
        self.update()

    @property
    def book(self) -> Thoughts | None:
        """The run on show, if any."""
        return self._book

    @property
    def _session(self) -> SolveSession | None:
        return self._book.session if self._book is not None else None

    @property
    def decision(self) -> str:
        """What is written at the first segment with Q-halt on top; "" if there is none."""
        if self._session is None or self._session.halt_segment is None:
            return ""
        halted = self._session.ending is Ending.HALTED
        return self.tr("halted") if halted else self.tr("would have halted here")

    @property
    def columns(self) -> int:
        """How many segments there is room for: those of the limit, the puzzle first."""
        if self._session is None:
            return 17
        most = len(self._session)
        if self._session.ending is Ending.RUNNING or most < 2:
            most = max(most, min(self._session.limit.segments, 4 * most + 16))
        return most + 1

    def _width(self) -> float:
        return min((self.width() - GUTTER - RIGHT) / self.columns, WIDEST)

    def middle_of(self, segment: int) -> float:
        """Where a segment's column is, in pixels from the left."""
        return GUTTER + (segment + 0.5) * self._width()

    def _segment_at(self, x: float) -> int:
        count = len(self._session) if self._session is not None else 0
        return max(0, min(math.floor((x - GUTTER) / self._width()), count))

    def _y(self, logit: float) -> float:
        """A Q-value as its probability, 1 at the top."""
        return TOP + (CHART - TOP) * (1 - sigmoid(logit))

    def _thumb(self, segment: int) -> QImage:
        assert self._book is not None, "painted only with a run"
        if segment not in self._thumbs:
            self._thumbs[segment] = self._draw(self._theme, self._book.frame(segment))
        return self._thumbs[segment]

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_scale(painter)
            if self._session is not None:
                self._paint_position(painter)
                self._paint_halt(painter)
                self._paint_curves(painter)
                self._paint_thumbs(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.color(Role.BORDER), 1))
        for logit in (30.0, 0.0, -30.0):
            y = round(self._y(logit)) + 0.5
            painter.drawLine(QPointF(GUTTER, y), QPointF(self.width() - RIGHT, y))
        names = ((self.tr("Q-halt"), Role.Q_HALT), (self.tr("Q-continue"), Role.Q_CONTINUE))
        for y, (name, role) in zip((TOP + 14, CHART - 14), names, strict=True):
            self._sign(painter, QPointF(12, y), role)
            painter.setPen(self._theme.color(Role.MUTED))
            painter.drawText(QPointF(24, y + 4), name)
        painter.drawText(QPointF(6, CHART + GAP + THUMB / 2 + 4), self.tr("Answers"))

    def _sign(self, painter: QPainter, at: QPointF, role: Role, size: float = 3.6) -> None:
        """The points of the two curves differ in shape: a disc, a hollow square."""
        if role is Role.Q_HALT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(role))
            painter.drawEllipse(at, size, size)
        else:
            painter.setPen(QPen(self._theme.color(role), 1.6))
            painter.setBrush(self._theme.color(Role.SURFACE))
            painter.drawRect(
                QRectF(at.x() - size + 0.6, at.y() - size + 0.6, 2 * size - 1.2, 2 * size - 1.2)
            )

    def _paint_position(self, painter: QPainter) -> None:
        width = max(self._width(), 3.0)
        left = self.middle_of(self._position) - width / 2
        column = QRectF(left, 2, width, self.height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(Role.ACCENT, 0.16))
        painter.drawRoundedRect(column, 6, 6)

    def _paint_halt(self, painter: QPainter) -> None:
        """The decision, marked: a line and a flag at the first segment with Q-halt on top."""
        assert self._session is not None, "painted only with a run"
        segment = self._session.halt_segment
        if segment is None:
            return
        x = round(self.middle_of(segment)) + 0.5
        color = self._theme.color(Role.Q_HALT)
        decided = self._session.ending is Ending.HALTED
        style = Qt.PenStyle.SolidLine if decided else Qt.PenStyle.DashLine
        painter.setPen(QPen(color, 1.6, style))
        painter.drawLine(QPointF(x, 6), QPointF(x, CHART + 2))
        text = self.decision
        width = painter.fontMetrics().horizontalAdvance(text) + 14
        left = x - width if x + width > self.width() - RIGHT else x
        flag = QRectF(left, 2, width, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(flag, 4, 4)
        painter.setPen(self._theme.color(Role.ON_ACCENT))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_curves(self, painter: QPainter) -> None:
        """Both, faint to the right of the segment on show."""
        now = self.middle_of(self._position) + self._width() / 2
        for left, right, strength in ((0.0, now, 1.0), (now, float(self.width()), FUTURE)):
            painter.save()
            painter.setClipRect(QRectF(left, 0, right - left, self.height()))
            painter.setOpacity(strength)
            self._paint_curve(painter, "q_continue", Role.Q_CONTINUE)
            self._paint_curve(painter, "q_halt", Role.Q_HALT)
            painter.restore()

    def _paint_curve(self, painter: QPainter, name: str, role: Role) -> None:
        assert self._session is not None, "painted only with a run"
        points = [
            QPointF(self.middle_of(trace.segment), self._y(getattr(trace, name)))
            for trace in self._session.traces
        ]
        style = Qt.PenStyle.SolidLine if role is Role.Q_HALT else Qt.PenStyle.DashLine
        painter.setPen(QPen(self._theme.color(role), 1.8, style))
        painter.drawPolyline(points)
        if self._width() >= 10:
            for point in points:
                self._sign(painter, point, role)

    def _paint_thumbs(self, painter: QPainter) -> None:
        """A small board under each number; with many segments only some have room."""
        side = max(min(self._width() - 4, float(THUMB)), 1.0)
        every = max(1, math.ceil(22 / max(self._width(), 0.1)))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        font = QFont(painter.font())
        count = len(self._session) if self._session is not None else 0
        for segment in range(count + 1):
            x = self.middle_of(segment)
            size = side if every == 1 else 18.0
            painter.setOpacity(1.0 if segment <= self._position else FUTURE)
            if segment % every == 0:
                box = QRectF(x - size / 2, CHART + GAP + (THUMB - size) / 2, size, size)
                painter.drawImage(box.toRect(), self._thumb(segment))
            if segment % every == 0 or segment == self._position:
                current = segment == self._position
                font.setBold(current)
                painter.setFont(font)
                painter.setOpacity(1.0)
                painter.setPen(self._theme.color(Role.ACCENT if current else Role.MUTED))
                label = QRect(round(x) - 20, CHART + 3, 40, GAP - 4)
                text = str(segment) if segment else self.tr("start")
                painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(500, CHART + GAP + THUMB + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().x()), self)
            return True
        return super().event(event)

    def tip_at(self, x: float) -> str:
        """What is said of the segment at a place."""
        segment = self._segment_at(x)
        if self._session is None or segment == 0 or x < GUTTER:
            return self.tr(
                "After every segment the model values two choices. Q-halt: my answer is right,"
                " stop. Q-continue: thinking on will pay. It halts when Q-halt is on top."
            )
        trace = self._session.at(segment)
        return self.tr("Segment {0}: Q-halt {1:+.2f}, Q-continue {2:+.2f}, {3}, {4:.0f} ms").format(
            segment,
            trace.q_halt,
            trace.q_continue,
            cells_changed(int(self._session.changed(segment).sum())),
            1000 * trace.seconds,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit(self._segment_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.wanted.emit(self._segment_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._session) if self._session is not None else 0
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.wanted.emit(max(0, min(self._position + _KEYS[key], count)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.wanted.emit(0 if key is Qt.Key.Key_Home else count)
        else:
            super().keyPressEvent(event)
