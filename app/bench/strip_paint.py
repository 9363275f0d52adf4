"""How the strip is painted: two values on a scale of probabilities, rule breaks, small boards."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPen, QPixmap, QPolygonF, QRegion

from app.style.painting import painting
from app.style.scale import scaled
from app.style.theme import Role, Theme
from app.words import marks, tr
from hrm_core.sessions.story import Line
from hrm_core.solving.solve import SegmentTrace

GUTTER = 132  # for the names of the curves and the scale
TOP = 24  # above the curves, for the decision
CHART = 80  # where the curves end
LANE = 22  # of the rule breaks
GAP = 18  # for the numbers of the segments
THUMB = 32
FUTURE = 0.35  # strength of what comes after the segment on show
RIGHT = 14
PEN = 1.8  # width of the curves
REACH = 9.0  # logits at the ends of the scale
SCALE = (("99.9 %", math.log(999)), ("50 %", 0.0), ("0.1 %", -math.log(999)))


def gutter() -> int:
    """The room before the first segment, with the size of the texts."""
    return scaled(GUTTER)


@dataclass(frozen=True)
class Track:
    """What was seen of a run, and where it is painted."""

    traces: tuple[SegmentTrace, ...]
    lines: tuple[Line, ...]
    position: int
    width: float  # of a column
    room: int  # from left to right
    halt: int | None  # the first segment with Q-halt on top
    halted: bool
    decision: str
    begun: bool  # there is a run
    shot: int  # segments before anything was guessed
    most: int  # the most cells that break a rule in any of the segments
    folded: bool = False
    fork: int = 0  # the segment after which something was changed; 0: nothing was

    def middle(self, segment: int) -> float:
        return gutter() + (segment + 0.5) * self.width


@dataclass(frozen=True)
class Drawn:
    """The curves as they were painted last."""

    layer: QPixmap
    look: tuple[float | bool, ...]
    traces: tuple[SegmentTrace, ...]

    def begins(self, track: Track) -> bool:
        """Whether a track is the same run, and no shorter."""
        count = len(self.traces)
        return count <= len(track.traces) and all(
            self.traces[place] is track.traces[place] for place in {0, count - 1} if count
        )


@dataclass(frozen=True)
class Row:
    """The numbers of the segments as they were painted last."""

    layer: QPixmap
    look: tuple[float | bool | str, ...]
    count: int  # of segments; -1: nothing is painted yet


class StripPainter:
    """Paints a Track."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn: Drawn | None = None
        self._row: Row | None = None

    def paint(self, painter: QPainter, track: Track, thumb: Callable[[int], QImage]) -> None:
        """All of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter, track)
        if not track.begun:
            return
        self._paint_position(painter, track)
        self._paint_search(painter, track)
        self._paint_fork(painter, track)
        self._paint_halt(painter, track)
        now = track.middle(track.position) + track.width / 2
        curves = self._curves(painter, track)
        for left, right, strength in ((0.0, now, 1.0), (now, float(track.room), FUTURE)):
            painter.save()
            painter.setClipRect(QRectF(left, 0, right - left, 1000))
            painter.setOpacity(strength)
            painter.drawPixmap(QPointF(0, 0), curves)
            painter.restore()
        self._paint_numbers(painter, track, thumb)

    def _curves(self, painter: QPainter, track: Track) -> QPixmap:
        """Both curves and the rule breaks: painted once, and only on where segments came."""
        ratio = painter.device().devicePixelRatioF()
        look = track.width, track.room, track.folded, track.most, ratio, self._theme.dark
        count = len(track.traces)
        drawn = self._drawn
        if drawn is None or drawn.look != look or not drawn.begins(track):
            layer = QPixmap(round(track.room * ratio), round((CHART + LANE) * ratio))
            layer.setDevicePixelRatio(ratio)
            layer.fill(Qt.GlobalColor.transparent)
            drawn = Drawn(layer, look, ())
        if len(drawn.traces) < count:
            first = len(drawn.traces)
            with painting(drawn.layer) as on:
                on.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_curve(on, track, "q_continue", Role.Q_CONTINUE, first)
                self._paint_curve(on, track, "q_halt", Role.Q_HALT, first)
                if not track.folded:
                    self._paint_breaks(on, track, first)
        self._drawn = Drawn(drawn.layer, look, track.traces)
        return drawn.layer

    @staticmethod
    def y(logit: float) -> float:
        """A Q-value on the scale, which is even in logits: near 0 and 1 there is room, too."""
        share = (max(-REACH, min(logit, REACH)) + REACH) / (2 * REACH)
        return TOP + (CHART - TOP) * (1 - share)

    def _paint_scale(self, painter: QPainter, track: Track) -> None:
        small = QFont(painter.font())
        small.setPixelSize(max(painter.font().pixelSize() - 3, 9))
        names = ((tr("Q-halt"), Role.Q_HALT), (tr("Q-continue"), Role.Q_CONTINUE))
        for y, (name, role) in zip((TOP + 16, CHART - 16), names, strict=True):
            self._sign(painter, QPointF(12, y), role)
            painter.setPen(self._theme.color(Role.MUTED))
            painter.drawText(QPointF(22, y + 4), name)
        if not track.folded:
            painter.drawText(QPointF(6, CHART + LANE - 8), tr("Break a rule"))
            top = CHART + LANE + GAP
            painter.drawText(QPointF(6, top + THUMB / 2 + 4), tr("Answers"))
        painter.setFont(small)
        for text, logit in SCALE:
            level = round(self.y(logit)) + 0.5
            painter.setPen(QPen(self._theme.color(Role.BORDER), 1))
            painter.drawLine(QPointF(gutter(), level), QPointF(track.room - RIGHT, level))
            painter.setPen(self._theme.color(Role.MUTED))
            box = QRectF(gutter() - scaled(50), level - 8, scaled(44), 16)
            place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, place, marks(text))
        font = QFont(small)
        font.setPixelSize(small.pixelSize() + 3)
        painter.setFont(font)

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

    def _paint_position(self, painter: QPainter, track: Track) -> None:
        width = max(track.width, 3.0)
        left = track.middle(track.position) - width / 2
        bottom = CHART + GAP + (2 if track.folded else LANE + THUMB + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(Role.ACCENT, 0.16))
        painter.drawRoundedRect(QRectF(left, 2, width, bottom), 6, 6)

    def _paint_search(self, painter: QPainter, track: Track) -> None:
        """Tries of a search stand apart: another ground, and their name."""
        if track.shot == len(track.traces):
            return
        left = track.middle(track.shot) + track.width / 2
        right = track.middle(len(track.traces)) + track.width / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(Role.MINE, 0.08))
        painter.drawRect(QRectF(left, TOP - 4, right - left, CHART - TOP + 8))
        painter.setPen(self._theme.color(Role.MINE))
        painter.drawText(QPointF(left + 4, TOP - 8), tr("tries of the search"))

    def _paint_fork(self, painter: QPainter, track: Track) -> None:
        """Where a cell was changed: from here on this is another run."""
        if not track.fork:
            return
        x = round(track.middle(track.fork) + track.width / 2) + 0.5
        painter.setPen(QPen(self._theme.color(Role.MINE), 1.6, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, TOP - 4), QPointF(x, CHART + 2))
        words = tr("what if")  # above the curves, and left of the flag of the decision
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QPointF(x - 4 - wide, TOP - 8), words)

    def _paint_halt(self, painter: QPainter, track: Track) -> None:
        """The decision, marked: a line and a flag at the first segment with Q-halt on top."""
        if track.halt is None:
            return
        x = round(track.middle(track.halt)) + 0.5
        color = self._theme.color(Role.Q_HALT)
        style = Qt.PenStyle.SolidLine if track.halted else Qt.PenStyle.DashLine
        painter.setPen(QPen(color, 1.6, style))
        painter.drawLine(QPointF(x, 6), QPointF(x, CHART + 2))
        width = painter.fontMetrics().horizontalAdvance(track.decision) + 14
        left = x - width if x + width > track.room - RIGHT else x
        flag = QRectF(left, 2, width, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(flag, 4, 4)
        painter.setPen(self._theme.color(Role.ON_ACCENT))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, track.decision)

    def _paint_curve(
        self, painter: QPainter, track: Track, name: str, role: Role, first: int
    ) -> None:
        """A line through the run from one segment on; each try of a search is a point."""
        begin = max(first - 1, 0)
        left, width = track.middle(0), track.width
        points = [
            QPointF(left + trace.segment * width, self.y(getattr(trace, name)))
            for trace in track.traces[begin:]
        ]
        style = Qt.PenStyle.SolidLine if role is Role.Q_HALT else Qt.PenStyle.DashLine
        pen = QPen(self._theme.color(role), PEN, style)
        pen.setDashOffset(begin * width / PEN)  # the dashes go on where the others ended
        painter.setPen(pen)
        painter.drawPolyline(points[: max(track.shot - begin, 0)])
        large = width >= 10
        for index, point in enumerate(points, start=begin):
            if index >= first - 1 and (large or index >= track.shot):
                self._sign(painter, point, role, 3.6 if large else 1.6)

    def _paint_breaks(self, painter: QPainter, track: Track, first: int) -> None:
        """A bar for the cells that break a rule, and a mark at breakthroughs."""
        most = track.most
        height, bottom = LANE - 12, CHART + LANE - 2
        wide = max(min(track.width - 3, 22.0), 1.0)
        left, ground = track.middle(0), self._theme.color(Role.BAD, 0.8)
        for line in track.lines[first:]:
            x = left + line.segment * track.width
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            tall = height * line.violations / max(most, 1)
            painter.drawRect(QRectF(x - wide / 2, bottom - tall, wide, tall))
            if line.breakthrough:
                self._paint_star(painter, QPointF(x, bottom - 8))

    def _paint_star(self, painter: QPainter, at: QPointF) -> None:
        points = []
        for k in range(10):
            reach, angle = (7.0, 3.0)[k % 2], k * math.pi / 5
            points.append(at + QPointF(reach * math.sin(angle), -reach * math.cos(angle)))
        painter.setBrush(self._theme.color(Role.GOOD))
        painter.drawPolygon(QPolygonF(points))

    def _paint_numbers(
        self, painter: QPainter, track: Track, thumb: Callable[[int], QImage]
    ) -> None:
        """A small board under each number; with many segments only some have room."""
        side = max(min(track.width - 4, float(THUMB)), 1.0)
        every = max(1, math.ceil(22 / max(track.width, 0.1)))
        top = CHART + (0 if track.folded else LANE)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        count, at = len(track.traces), track.position
        if not track.folded:
            size = side if every == 1 else 18.0
            for segment in range(0, count + 1, every):
                painter.setOpacity(1.0 if segment <= at else FUTURE)
                middle = QPointF(track.middle(segment), top + GAP + THUMB / 2)
                picture = thumb(segment)
                painter.drawImage(within(middle, size, picture.size()), picture)
            painter.setOpacity(1.0)
        row = QRect(0, top + 3, track.room, GAP - 4)
        painter.save()
        if at <= count:
            metrics, room = painter.fontMetrics(), QRegion(row)
            for segment in (at, *crowded(track, every, metrics)):
                room -= QRegion(_words(track, segment, top, metrics))
            painter.setClipRegion(room)
        painter.drawPixmap(row.topLeft(), self._numbers(painter, track, every))
        painter.restore()
        if at <= count:
            font = QFont(painter.font())
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(self._theme.color(Role.ACCENT))
            painter.drawText(_label(track, at, top), Qt.AlignmentFlag.AlignCenter, _text(at))

    def _numbers(self, painter: QPainter, track: Track, every: int) -> QPixmap:
        """The row of numbers, painted only where segments came, as the curves are."""
        ratio = painter.device().devicePixelRatioF()
        size = painter.font().pixelSize()
        look = track.width, track.room, size, ratio, self._theme.dark, tr("start")
        known = self._row
        if known is None or known.look != look or known.count > len(track.traces):
            layer = QPixmap(round(track.room * ratio), round((GAP - 4) * ratio))
            layer.setDevicePixelRatio(ratio)
            layer.fill(Qt.GlobalColor.transparent)
            known = Row(layer, look, -1)
        if known.count < len(track.traces):
            first = (known.count // every + 1) * every
            with painting(known.layer) as on:
                on.setFont(painter.font())
                on.setPen(self._theme.color(Role.MUTED))
                for segment in range(first, len(track.traces) + 1, every):
                    where = _label(track, segment, -3)
                    on.drawText(where, Qt.AlignmentFlag.AlignCenter, _text(segment))
        self._row = Row(known.layer, look, len(track.traces))
        return known.layer


def within(middle: QPointF, side: float, shape: QSize) -> QRect:
    """Where a picture of a shape fits into a square, as it is: neither stretched nor cut."""
    size = QSizeF(shape).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    box = QRectF(QPointF(0, 0), size.expandedTo(QSizeF(1, 1)))
    box.moveCenter(middle)
    return box.toRect()


def crowded(track: Track, every: int, metrics: QFontMetrics) -> list[int]:
    """The numbers, of each `every` segments, that the one of the segment on show leaves no room."""
    at = track.position
    below = at // every * every
    mine = _words(track, at, 0, metrics).adjusted(-2, 0, 2, 0)
    near = [each for each in (below, below + every) if each != at]
    return [each for each in near if mine.intersects(_words(track, each, 0, metrics))]


def _text(segment: int) -> str:
    return str(segment) if segment else tr("start")


def _words(track: Track, segment: int, top: int, metrics: QFontMetrics) -> QRect:
    """What the number of a segment takes of its label."""
    spare = 40 - metrics.horizontalAdvance(_text(segment)) - 2
    return _label(track, segment, top).adjusted(spare // 2, 0, -(spare // 2), 0)


def _label(track: Track, segment: int, top: int) -> QRect:
    """Where the number of a segment stands, below a chart that ends at `top`."""
    return QRect(round(track.middle(segment)) - 20, top + 3, 40, GAP - 4)
