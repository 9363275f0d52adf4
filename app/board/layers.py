"""A change from one frame to another as four pictures: each step of the animation stamps them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.board.frame import Frame
from app.board.geometry import Geometry
from app.board.paint import BoardPainter, Lit
from app.style.painting import painting
from hrm_core.puzzle import Cell

FADE = 0.35  # share of the animation in which the old symbol gives way to the new one
RESTING = 0.35  # strength of a ring when its pulse is over


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
            if strength > 0:
                painter.setOpacity(strength)
                painter.drawPixmap(0, 0, picture)
        painter.setOpacity(1.0)


def make_layers(
    brush: BoardPainter,
    place: Geometry,
    before: Frame,
    after: Frame,
    lit: Lit,
    size: QSize,
    ratio: float,
) -> Layers:
    """Everything that the change needs, drawn once."""
    cells = list(after.cells())
    moving = {c for c in cells if not before.face(c).same_symbol(after.face(c))}

    def still(painter: QPainter, cell: Cell) -> None:
        brush.paint_ground(painter, place, cell, after.face(cell), lit)
        if cell not in moving:
            brush.paint_symbol(painter, place.cell(cell), after.face(cell))

    def leaving(painter: QPainter, cell: Cell) -> None:
        brush.paint_symbol(painter, place.cell(cell), before.face(cell))

    def arriving(painter: QPainter, cell: Cell) -> None:
        brush.paint_symbol(painter, place.cell(cell), after.face(cell))

    def ring(painter: QPainter, cell: Cell) -> None:
        brush.paint_pulse(painter, place.cell(cell), after.face(cell))

    def layer(paint: Callable[[QPainter, Cell], None], wanted: list[Cell]) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with painting(picture) as painter:
            painter.setClipPath(brush.outline(place))
            for cell in wanted:
                paint(painter, cell)
        return picture

    changed = [cell for cell in cells if after.face(cell).changed]
    return Layers(
        layer(still, cells),
        layer(leaving, sorted(moving)),
        layer(arriving, sorted(moving)),
        layer(ring, changed),
    )
