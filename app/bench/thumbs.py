"""Small pictures of boards for the strip: one pixel per cell, drawn once per segment."""

from PySide6.QtGui import QColor, QImage

from app.board.frame import Face, Frame, Ink
from app.style.theme import Role, Theme

_SHARE = {Ink.GIVEN: 0.55}  # of the ink in the pixel; the model's goes by belief
_ROLES = {
    Ink.GIVEN: Role.GIVEN,
    Ink.MINE: Role.MINE,
    Ink.MODEL: Role.MODEL,
    Ink.GUESS: Role.MODEL,
    Ink.WHATIF: Role.MINE,
}


def draw_thumb(theme: Theme, frame: Frame) -> QImage:
    """Ink by belief, red for a broken rule."""
    picture = QImage(frame.cols, frame.rows, QImage.Format.Format_RGB32)
    known: dict[tuple[bool, Ink, float], int] = {}
    for (row, col), face in zip(frame.cells(), frame.faces, strict=True):
        key = face.wrong, face.ink, face.confidence
        pixel = known.get(key)
        if pixel is None:
            pixel = known[key] = _pixel(theme, face).rgb()
        picture.setPixel(col, row, pixel)
    return picture


def _pixel(theme: Theme, face: Face) -> QColor:
    ground = theme.color(Role.SUNKEN)
    if face.wrong:
        return theme.color(Role.BAD)
    if face.ink is Ink.NONE:
        return ground
    share = _SHARE.get(face.ink, max(0.0, face.confidence - 0.1) ** 1.5)
    return _mix(ground, theme.color(_ROLES[face.ink]), share)


def _mix(ground: QColor, ink: QColor, share: float) -> QColor:
    def part(a: int, b: int) -> int:
        return round(a + (b - a) * min(max(share, 0.0), 1.0))

    return QColor(
        part(ground.red(), ink.red()),
        part(ground.green(), ink.green()),
        part(ground.blue(), ink.blue()),
    )
