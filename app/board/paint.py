"""Draws cells: grounds, symbols by ink and belief, marks, lines. Knows no events."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.board.frame import Face, Frame, Ink, Trait
from app.board.geometry import Geometry, part
from app.board.lines import paint_trail
from app.board.stamps import Pictures, Stamps
from app.board.tiles import ground, is_tiled, paint_tile, paint_wrong
from app.board.tints import paint_shape, tint
from app.style.painting import painting
from app.style.theme import Role, Theme
from hrm_core.look import Look
from hrm_core.puzzle import Cell

RADIUS, TILED_RADIUS = 8.0, 2.0  # of the frame's corners
RESTING = 0.35  # strength of a ring when its pulse is over
HEATED = {False: 0.42, True: 0.24}  # share of the heat in a ground: inks are read on it
_ROLES = {
    Ink.GIVEN: Role.GIVEN,
    Ink.MINE: Role.MINE,
    Ink.MODEL: Role.MODEL,
    Ink.GUESS: Role.MODEL,
    Ink.WHATIF: Role.MINE,
    Ink.HINT: Role.GOOD,
}


@dataclass(frozen=True)
class Lit:
    """The cells that are lit up around the chosen ones."""

    selected: frozenset[Cell] = frozenset()
    peers: frozenset[Cell] = frozenset()
    same: frozenset[Cell] = frozenset()


class BoardPainter:
    """Paints frames of one kind of puzzle in one palette.

    What is in a cell is drawn once as a picture and then only stamped.
    """

    def __init__(self, look: Look, theme: Theme) -> None:
        self.look, self.theme = look, theme
        self._stamps = Stamps()
        self._pictures = Pictures()
        self._tiled = is_tiled(look)
        self._radius = TILED_RADIUS if self._tiled else RADIUS
        self._written = sorted({value for value in look.keys.values() if value != look.empty})

    def clear(self) -> None:
        """After a change of size or palette."""
        self._stamps.clear()
        self._pictures.clear()

    def paint_cell(
        self, painter: QPainter, place: Geometry, cell: Cell, face: Face, lit: Lit
    ) -> None:
        """All of a cell at rest."""
        self.paint_ground(painter, place, cell, face, lit)
        self.paint_symbol(painter, place.cell(cell), face)
        if face.changed:
            self.paint_pulse(painter, place.cell(cell), face, RESTING)

    def paint_ground(
        self, painter: QPainter, place: Geometry, cell: Cell, face: Face, lit: Lit
    ) -> None:
        """The ground of a cell."""
        box = place.cell(cell)
        if self._tiled:
            painter.fillRect(box, ground(self.theme, face, self.look.symbols[face.value]))
            return
        fill = "" if face.value == self.look.trail else self.look.symbols[face.value].fill
        painter.fillRect(box, self.theme.fill(fill) if fill else self._ground(face, cell, lit))
        if fill and cell in lit.selected:
            painter.fillRect(box, self.theme.color(Role.SELECTED, 0.5))
        if not fill:
            self._paint_known(painter, box, face)
        if face.color:
            self._paint_color(painter, box, face.color, cell in lit.selected)
        if face.heat > 0:
            share = HEATED[self.theme.dark] * min(face.heat, 1.0)
            painter.fillRect(box, self.theme.color(Role.HEAT, share))

    def _paint_color(self, painter: QPainter, box: QRect, color: int, selected: bool) -> None:
        """What a person coloured: a ground, and its shape in the corner for every eye."""
        side = max(box.width() * 0.13, 6.0)
        place = QRectF(box.right() - side - 1, box.bottom() - side - 1, side, side)
        paint_shape(painter, self.theme, color, place)
        if selected:  # the ground of the chosen ones would hide it
            painter.fillRect(box, self.theme.color(Role.SELECTED, 0.35))

    def _paint_known(self, painter: QPainter, box: QRect, face: Face) -> None:
        """What is known or believed of a free cell, as its ground."""
        if face.traits is not Trait.NONE:
            self._paint_traits(painter, box, face)
        if face.tint:
            color = self.theme.fill("path")
            color.setAlphaF(0.62 * face.tint)
            painter.fillRect(box, color)

    def _paint_traits(self, painter: QPainter, box: QRect, face: Face) -> None:
        """What a search, or the rules, tell of a cell."""
        if face.traits & Trait.PAIR:
            painter.fillRect(box, self.theme.color(Role.MINE, 0.2))
        if face.traits & Trait.VISITED:
            painter.fillRect(box, self.theme.color(Role.MINE, 0.2))
        if face.traits & Trait.CORRIDOR:
            painter.fillRect(box, self.theme.color(Role.GOOD, 0.32))

    def paint_symbol(self, painter: QPainter, box: QRect, face: Face) -> None:
        """What is in a cell."""
        level = face.level
        shown = (face.value, face.ink, face.wrong, level, face.marks, face.links, face.traits)
        key = (*shown, face.differs, face.own)
        self._stamp(painter, box, key, lambda on, room: self._draw(on, room, face, level))

    def paint_pulse(self, painter: QPainter, box: QRect, face: Face, strength: float = 1.0) -> None:
        """The ring around a cell whose answer just changed."""
        # over the ground of a wrong cell, or over a colour, it is mud
        tint = 0.0 if face.wrong or self._tiled else 0.22

        def draw(on: QPainter, room: QRectF) -> None:
            on.setBrush(self.theme.color(Role.MODEL, tint))
            on.setPen(QPen(self.theme.color(Role.MODEL), 2))
            on.drawRoundedRect(room.adjusted(2.5, 2.5, -1.5, -1.5), 5, 5)

        painter.setOpacity(strength)
        self._stamp(painter, box, ("pulse", tint), draw)
        painter.setOpacity(1.0)

    def _stamp(
        self,
        painter: QPainter,
        box: QRect,
        what: Hashable,
        draw: Callable[[QPainter, QRectF], None],
    ) -> None:
        """Stamp a picture of a cell's size, drawn when it is first wanted."""
        ratio = painter.device().devicePixelRatioF()
        key = (what, box.width(), box.height(), ratio)
        picture = self._pictures.get(key, lambda: _picture(box.width(), box.height(), ratio, draw))
        painter.drawPixmap(box.topLeft(), picture)

    def _draw(self, painter: QPainter, box: QRectF, face: Face, level: float) -> None:
        """What is in a cell: a mark of a broken rule, a symbol or small ones."""
        if face.differs:
            self._difference(painter, box)
        if face.ink in (Ink.GUESS, Ink.WHATIF, Ink.HINT):
            self._dashes(painter, box, _ROLES[face.ink])
        if self._tiled:
            symbol = self.look.symbols[face.value]
            paint_tile(painter, self.theme, self._stamps, box, face, symbol, level)
            if face.wrong:
                paint_wrong(painter, self.theme, box)
            return
        if face.wrong and face.value != self.look.trail:  # a broken path is dashed
            self._corner(painter, box)
        if self.look.trail is not None:
            paint_trail(painter, self.theme, box, face, face.value == self.look.trail)
        glyph = self.look.symbols[face.value].glyph
        if face.marks:
            self._marks(painter, box, face)
        elif glyph and face.value != self.look.empty:
            size = box.height() * 0.56 * (0.68 + 0.32 * level)
            color = self.theme.color(Role.BAD if face.wrong else _ROLES.get(face.ink, Role.TEXT))
            self._stamps.stamp(painter, glyph, face.ink, box, size, color)
            if face.ink is Ink.MODEL:
                self._underline(painter, box, level, color)
        if face.own:
            self._own(painter, box, face.own)

    def _own(self, painter: QPainter, box: QRectF, value: int) -> None:
        """What a person had put here, small in the corner beside the model's answer."""
        room = QRectF(box.left() + 2, box.top() + 2, box.width() * 0.32, box.height() * 0.34)
        color = self.theme.color(Role.MINE)
        glyph = self.look.symbols[value].glyph
        self._stamps.stamp(painter, glyph, Ink.MINE, room, max(room.height() * 0.86, 9), color)

    def paint_lines(self, painter: QPainter, place: Geometry) -> None:
        """The lines between cells and boxes, and the frame."""
        board = place.board()
        box_rows, box_cols = self.look.box or (place.rows, place.cols)
        light = QPen(self.theme.color(Role.TILE_LINE if self._tiled else Role.LINE), 1)
        for pen, thick in ((light, False), (QPen(self.theme.color(Role.HEAVY), 2), True)):
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
        painter.drawRoundedRect(QRectF(board).adjusted(-1, -1, 1, 1), self._radius, self._radius)
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
        path.addRoundedRect(QRectF(place.board()), self._radius, self._radius)
        return path

    def _ground(self, face: Face, cell: Cell, lit: Lit) -> QColor:
        hinted = face.traits if not face.wrong else Trait.NONE
        if hinted is not Trait.NONE and hinted & Trait.HINT_CELL:
            role = Role.HINT_CELL
        elif face.color and not face.wrong:
            return tint(self.theme, face.color)
        elif cell in lit.selected:
            role = Role.SELECTED
        elif hinted is not Trait.NONE and hinted & Trait.HINT:
            role = Role.HINT
        elif face.wrong:
            role = Role.WRONG_GROUND
        elif cell in lit.same:
            role = Role.SAME
        elif face.ink is Ink.GIVEN:
            role = Role.GIVEN_GROUND
        else:
            plain = Role.SURFACE if self.look.trail is None else Role.FLOOR
            role = Role.PEER if cell in lit.peers else plain
        return self.theme.color(role)

    def _difference(self, painter: QPainter, box: QRectF) -> None:
        """Two boards stand side by side, and differ here: a frame inside the cell."""
        thick = max(box.width() * 0.055, 1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color(Role.Q_CONTINUE), thick))
        inset = thick / 2 + 1
        painter.drawRect(box.adjusted(inset, inset, 1 - inset, 1 - inset))

    def _dashes(self, painter: QPainter, box: QRectF, role: Role) -> None:
        """A guess stands in a dashed frame: pinned as if it were given."""
        painter.setBrush(self.theme.color(role, 0.12))
        painter.setPen(QPen(self.theme.color(role), 1.8, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box.adjusted(4, 4, -3, -3), 5, 5)

    def _corner(self, painter: QPainter, box: QRectF) -> None:
        """The mark of a broken rule: a filled corner, seen without colour too."""
        side = max(box.width() * 0.2, 5)
        corner = box.topRight() + QPointF(0, 1)
        shape = [corner, corner - QPointF(side, 0), corner + QPointF(0, side)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(Role.BAD))
        painter.drawPolygon(QPolygonF(shape))

    def _underline(self, painter: QPainter, box: QRectF, belief: float, color: QColor) -> None:
        """The model's ink is underlined, as long as its belief."""
        width, thick = box.width() * 0.44, max(box.height() * 0.035, 1.5)
        top = box.bottom() - box.height() * 0.15
        left = box.center().x() - width / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for length, alpha in ((width, 0.18), (width * belief, 0.75)):
            color.setAlphaF(alpha)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(left, top, length, thick), thick / 2, thick / 2)

    def _marks(self, painter: QPainter, box: QRectF, face: Face) -> None:
        """Small symbols at fixed places; a candidate is the larger the more it is believed."""
        for mark in face.marks:
            if mark.value not in self._written:
                continue
            room = part(box, self._written.index(mark.value), len(self._written))
            believed = mark.ink is Ink.MODEL
            size = room.height() * (0.56 + 0.52 * mark.weight if believed else 0.74)
            color = self.theme.color(Role.BAD if mark.struck else _ROLES[mark.ink])
            glyph = self.look.symbols[mark.value].glyph
            if mark.color:
                side = min(room.width(), room.height()) * 0.96
                tile = QRectF(0, 0, side, side)
                tile.moveCenter(room.center())
                paint_shape(painter, self.theme, mark.color, tile, strong=False)
            self._stamps.stamp(painter, glyph, mark.ink, room, size, color)
            if mark.struck:
                painter.setPen(QPen(color, max(room.height() * 0.09, 1.2)))
                inset = room.width() * 0.22
                painter.drawLine(
                    room.bottomLeft() + QPointF(inset, -inset),
                    room.topRight() + QPointF(-inset, inset),
                )


def _picture(
    width: int, height: int, ratio: float, draw: Callable[[QPainter, QRectF], None]
) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, QRectF(0, 0, width, height))
    return picture


def lit_cells(
    look: Look, frame: Frame, selected: frozenset[Cell], cursor: Cell, peers: bool
) -> Lit:
    """What is lit up for a choice: the units of one chosen cell, and cells with the same symbol."""
    if not peers or look.box is None or len(selected) != 1:
        return Lit(selected)
    units = _units(frame.cells(), cursor, look.box)
    value = frame.face(cursor).value
    if value == look.empty:
        return Lit(selected, units)
    pairs = zip(frame.cells(), frame.faces, strict=True)
    same = frozenset(cell for cell, face in pairs if face.value == value and not face.marks)
    return Lit(selected, units, same)


@lru_cache(256)
def _units(cells: tuple[Cell, ...], of: Cell, box: tuple[int, int]) -> frozenset[Cell]:
    """The row, the column and the box of a cell."""
    (row, col), (height, width) = of, box
    return frozenset(
        (r, c)
        for r, c in cells
        if r == row or c == col or (r // height == row // height and c // width == col // width)
    )
