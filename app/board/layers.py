"""A change from one frame to another as four pictures: each step of the animation stamps them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QPainter, QPixmap

from app.board.frame import Frame
from app.board.geometry import Geometry
from app.board.kept import clear
from app.board.paint import RESTING, BoardPainter, Lit
from app.style.painting import painting
from hrm_core.puzzle import Cell

FADE = 0.35  # share of the animation in which the old symbol gives way to the new one


@dataclass(frozen=True)
class Layers:
    """What stays, what goes, what comes, and the rings around the cells that changed."""

    still: QPixmap
    leaving: QPixmap
    arriving: QPixmap
    rings: QPixmap

    def paint(self, painter: QPainter, progress: float) -> None:
        """One moment of the change; progress goes from 0 to 1."""
        fade = min(progress / FADE, 1.0)
        pulse = RESTING + (1 - RESTING) * (1 - progress)
        for picture, strength in (
            (self.still, 1.0),
            (self.leaving, 1 - fade),
            (self.arriving, fade),
            (self.rings, pulse),
        ):
            if strength > 0 and not picture.isNull():
                painter.setOpacity(strength)
                painter.drawPixmap(0, 0, picture)
        painter.setOpacity(1.0)


def make_layers(
    brush: BoardPainter, place: Geometry, before: Frame, after: Frame, lit: Lit, rest: QPixmap
) -> Layers:
    """Everything that the change needs, drawn once; rest: the frame after it, at rest."""
    moving = {c for c in after.cells() if not before.face(c).same_symbol(after.face(c))}
    changed = {c for c in after.cells() if after.face(c).changed}

    def draw(picture: QPixmap, cells: set[Cell], paint: Callable[[QPainter, Cell], None]) -> None:
        with painting(picture) as painter:
            painter.setClipPath(brush.outline(place))
            for cell in cells:
                paint(painter, cell)

    def layer(cells: set[Cell], paint: Callable[[QPainter, Cell], None]) -> QPixmap:
        if not cells:
            return QPixmap()
        picture = clear(rest.size(), rest.devicePixelRatio())
        draw(picture, cells, paint)
        return picture

    def stay(painter: QPainter, cell: Cell) -> None:
        brush.paint_ground(painter, place, cell, after.face(cell), lit)
        if cell not in moving:
            brush.paint_symbol(painter, place.cell(cell), after.face(cell))

    still = QPixmap(rest)
    draw(still, moving | changed, stay)
    return Layers(
        still,
        layer(moving, lambda on, cell: brush.paint_symbol(on, place.cell(cell), before.face(cell))),
        layer(moving, lambda on, cell: brush.paint_symbol(on, place.cell(cell), after.face(cell))),
        layer(changed, lambda on, cell: brush.paint_pulse(on, place.cell(cell), after.face(cell))),
    )
