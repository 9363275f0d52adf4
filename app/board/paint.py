"""Draws cells: grounds, symbols by ink and belief, marks, lines. Knows no events."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.board.frame import Face, Frame, Ink
from app.board.geometry import Geometry
from app.board.stamps import Stamps
from app.theme import Role, Theme
from hrm_core.look import Look
from hrm_core.puzzle import Cell

RADIUS = 8.0
LEVELS = 12  # steps of size and strength a belief is shown in
_ROLES = {Ink.GIVEN: Role.GIVEN, Ink.MINE: Role.MINE, Ink.MODEL: Role.MODEL}


@dataclass(frozen=True)
class Lit:
    """The cells that are lit up around the chosen ones."""

    selected: frozenset[Cell] = frozenset()
    peers: frozenset[Cell] = frozenset()
    same: frozenset[Cell] = frozenset()


@dataclass
class BoardPainter:
    """Paints frames of one kind of puzzle in one palette."""

    look: Look
    theme: Theme
    stamps: Stamps = field(default_factory=Stamps)

    def paint_cell(
        self, painter: QPainter, place: Geometry, cell: Cell, face: Face, lit: Lit
    ) -> None:
        """The ground of a cell."""
        box = place.cell(cell)
        fill = self.look.symbols[face.value].fill
        painter.fillRect(box, self.theme.fill(fill) if fill else self._ground(face, cell, lit))
        if fill and cell in lit.selected:
            painter.fillRect(box, self.theme.color(Role.SELECTED, 0.5))
        if face.heat > 0:
            painter.fillRect(box, self.theme.color(Role.HEAT, 0.75 * min(face.heat, 1.0)))
        if face.wrong:
            self._corner(painter, QRectF(box))

    def paint_symbol(
        self, painter: QPainter, place: Geometry, cell: Cell, face: Face, strength: float = 1.0
    ) -> None:
        """What is in a cell, faded by `strength`."""
        if face.marks:
            self._marks(painter, place, cell, face, strength)
            return
        glyph = self.look.symbols[face.value].glyph
        if not glyph or face.value == self.look.empty:
            return
        box = QRectF(place.cell(cell))
        level = round(max(0.0, min(face.confidence, 1.0)) * LEVELS) / LEVELS
        size = box.height() * 0.56 * (0.68 + 0.32 * level)
        color = self.theme.color(Role.BAD if face.wrong else _ROLES.get(face.ink, Role.TEXT))
        painter.setOpacity(strength * (0.3 + 0.7 * level))
        self.stamps.stamp(painter, glyph, face.ink, box, size, color)
        painter.setOpacity(strength)
        if face.ink is Ink.MODEL:
            self._underline(painter, box, face.confidence, color)
        painter.setOpacity(1.0)

    def paint_pulse(self, painter: QPainter, place: Geometry, cell: Cell, strength: float) -> None:
        """The ring around a cell whose answer just changed."""
        box = QRectF(place.cell(cell)).adjusted(2.5, 2.5, -1.5, -1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.theme.color(Role.MODEL, 0.22 * strength))
        painter.setPen(QPen(self.theme.color(Role.MODEL, strength), 2))
        painter.drawRoundedRect(box, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def paint_lines(self, painter: QPainter, place: Geometry) -> None:
        """The lines between cells and boxes, and the frame."""
        board = place.board()
        box_rows, box_cols = self.look.box or (place.rows, place.cols)
        heavy = QPen(self.theme.color(Role.HEAVY), 2)
        for pen, thick in ((QPen(self.theme.color(Role.LINE), 1), False), (heavy, True)):
            painter.setPen(pen)
            for col in range(1, place.cols):
                if (col % box_cols == 0) is thick:
                    painter.drawLine(place.x(col), board.top(), place.x(col), board.bottom())
            for row in range(1, place.rows):
                if (row % box_rows == 0) is thick:
                    painter.drawLine(board.left(), place.y(row), board.right(), place.y(row))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color(Role.HEAVY), 2.5))
        painter.drawRoundedRect(QRectF(board).adjusted(-1, -1, 1, 1), RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def paint_cursor(self, painter: QPainter, place: Geometry, cell: Cell) -> None:
        """The frame around the cell that typing goes to."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color(Role.ACCENT), 2.5))
        painter.drawRoundedRect(QRectF(place.cell(cell)).adjusted(2, 2, -1, -1), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def outline(self, place: Geometry) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(QRectF(place.board()), RADIUS, RADIUS)
        return path

    def _ground(self, face: Face, cell: Cell, lit: Lit) -> QColor:
        if cell in lit.selected:
            role = Role.SELECTED
        elif face.wrong:
            role = Role.WRONG_GROUND
        elif cell in lit.same:
            role = Role.SAME
        elif face.ink is Ink.GIVEN:
            role = Role.GIVEN_GROUND
        else:
            role = Role.PEER if cell in lit.peers else Role.SURFACE
        return self.theme.color(role)

    def _corner(self, painter: QPainter, box: QRectF) -> None:
        """The mark of a broken rule: a filled corner, seen without colour too."""
        side = max(box.width() * 0.24, 5)
        corner = box.topRight() + QPointF(0, 1)
        shape = [corner, corner - QPointF(side, 0), corner + QPointF(0, side)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(Role.BAD))
        painter.drawPolygon(QPolygonF(shape))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _underline(self, painter: QPainter, box: QRectF, belief: float, color: QColor) -> None:
        """The model's ink is underlined, as long as its belief."""
        width, thick = box.width() * 0.44, max(box.height() * 0.035, 1.5)
        top = box.bottom() - box.height() * 0.15
        left = box.center().x() - width / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        color.setAlphaF(0.18)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(left, top, width, thick), thick / 2, thick / 2)
        color.setAlphaF(0.75)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(left, top, width * belief, thick), thick / 2, thick / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _marks(
        self, painter: QPainter, place: Geometry, cell: Cell, face: Face, strength: float
    ) -> None:
        """Small symbols at fixed places; a candidate is the larger the more it is believed."""
        values = [v for v in range(len(self.look.symbols)) if v in self._writable()]
        for mark in face.marks:
            if mark.value not in values:
                continue
            box = place.place(cell, values.index(mark.value), len(values))
            level = round(min(mark.weight, 1.0) * LEVELS) / LEVELS
            size = box.height() * (0.74 if mark.ink is Ink.MINE else 0.56 + 0.52 * level)
            painter.setOpacity(strength * (0.4 + 0.6 * level))
            color = self.theme.color(_ROLES[mark.ink])
            glyph = self.look.symbols[mark.value].glyph
            self.stamps.stamp(painter, glyph, mark.ink, box, size, color)
        painter.setOpacity(1.0)

    def _writable(self) -> set[int]:
        return {value for value in self.look.keys.values() if value != self.look.empty}


def lit_cells(
    look: Look, frame: Frame, selected: frozenset[Cell], cursor: Cell, peers: bool
) -> Lit:
    """What is lit up for a choice: the units of one chosen cell, and cells with the same symbol."""
    if not peers or look.box is None or len(selected) != 1:
        return Lit(selected)
    row, col = cursor
    height, width = look.box
    units = frozenset(
        (r, c)
        for r, c in frame.cells()
        if r == row or c == col or (r // height == row // height and c // width == col // width)
    )
    value = frame.face(cursor).value
    same = frozenset(
        cell
        for cell in frame.cells()
        if value != look.empty and frame.face(cell).value == value and not frame.face(cell).marks
    )
    return Lit(selected, units, same)
