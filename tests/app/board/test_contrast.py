"""What is written on a board can be read on every ground that it may stand on."""

import pytest
from PySide6.QtGui import QColor

from app.board.paint import HEATED
from app.style.colors import luminance
from app.style.theme import DARK, LIGHT, MORE_DARK, MORE_LIGHT, Role

INKS = (Role.GIVEN, Role.MINE, Role.MODEL, Role.BAD, Role.GOOD)
GROUNDS = (
    *(Role.SURFACE, Role.PEER, Role.SAME, Role.SELECTED),
    *(Role.WRONG_GROUND, Role.GIVEN_GROUND, Role.HINT, Role.HINT_CELL),
)


def contrast(one: str, other: str) -> float:
    """Of WCAG 2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(ground: str, ink: str, share: float) -> str:
    a, b = QColor(ground), QColor(ink)
    parts = zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(x + (y - x) * share) for x, y in parts)).name()


@pytest.mark.parametrize("palette", [LIGHT, DARK, MORE_LIGHT, MORE_DARK])
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_inks_stand_out(palette: dict[str, str], ink: Role, ground: Role) -> None:
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK, MORE_LIGHT, MORE_DARK])
@pytest.mark.parametrize("ink", [Role.GIVEN, Role.MODEL])
def test_inks_stand_out_on_the_hottest_ground(palette: dict[str, str], ink: Role) -> None:
    for ground in (Role.SURFACE, Role.GIVEN_GROUND):
        hot = mixed(palette[ground], palette[Role.HEAT], HEATED[palette in (DARK, MORE_DARK)])
        assert contrast(palette[ink], hot) >= (4.5 if ground is Role.SURFACE else 4.0)
