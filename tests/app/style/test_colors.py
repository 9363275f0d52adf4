from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from app.style.colors import CELL_PALETTES, cell_color, ink_on, luminance

Values = NDArray[np.float64]

# Machado, Oliveira, Fernandes (2009), severity 1, on linear RGB
SEEN_BY = {
    "everybody": np.eye(3),
    "protanopes": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopes": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopes": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.95047, 1.0, 1.08883])
FAR_ENOUGH = 16  # CIE 1976 Delta E; about 2 is just noticed side by side


def linear(color: str) -> Values:
    parts = np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: Values) -> Values:
    """CIELAB of linear RGB."""
    xyz = TO_XYZ @ rgb / WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def least_distance(palette: str, eyes: str) -> float:
    seen = [
        lab(np.clip(SEEN_BY[eyes] @ linear(color), 0, 1)) for color in CELL_PALETTES[palette].colors
    ]
    return min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2))


@pytest.mark.parametrize("palette", CELL_PALETTES)
def test_a_palette_has_ten_colours_with_names_of_their_own(palette: str) -> None:
    found = CELL_PALETTES[palette]
    assert len(set(found.colors)) == len(set(found.names)) == 10


@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("palette", ["okabe", "tol"])
def test_everybody_can_tell_the_colours_apart(palette: str, eyes: str) -> None:
    assert least_distance(palette, eyes) >= FAR_ENOUGH


def test_the_official_colours_are_not_for_everybody() -> None:
    assert least_distance("arc", "protanopes") < FAR_ENOUGH / 1.5


def test_fills_of_other_kinds_are_left_to_the_theme() -> None:
    assert [cell_color("okabe", fill) for fill in ("wall", "arc", "arc10", "arc²")] == [None] * 4
    assert cell_color("okabe", "arc9") == "#ffffff"


@pytest.mark.parametrize("palette", CELL_PALETTES)
def test_symbols_are_read_on_every_colour(palette: str) -> None:
    for color in CELL_PALETTES[palette].colors:
        dark, light = sorted((luminance(color), luminance(ink_on(color))))
        assert (light + 0.05) / (dark + 0.05) >= 4.5
