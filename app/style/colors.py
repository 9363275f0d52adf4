"""The ten colours of ARC, in several palettes. Data, not chrome: the same in light and dark."""

from collections.abc import Mapping
from dataclasses import dataclass

FILL = "arc"  # a Look asks for "arc0" to "arc9"


@dataclass(frozen=True)
class CellPalette:
    """Ten colours by number; 0 is the ground."""

    colors: tuple[str, ...]
    names: tuple[str, ...]


def _palette(colors: str, names: str) -> CellPalette:
    return CellPalette(tuple(f"#{color}" for color in colors.split()), tuple(names.split(", ")))


CELL_PALETTES: Mapping[str, CellPalette] = {
    # of the ARC testing interface, https://github.com/fchollet/ARC-AGI (apps/css/common.css)
    "arc": _palette(
        "000000 0074d9 ff4136 2ecc40 ffdc00 aaaaaa f012be ff851b 7fdbff 870c25",
        "black, blue, red, green, yellow, grey, magenta, orange, light blue, brown",
    ),
    # after Okabe and Ito, Color Universal Design (2008), with grey; moved apart by a search for
    # the largest least distance under the three kinds of colour blindness
    "okabe": _palette(
        "000000 086cbb c45300 089e61 f0e442 717171 d57bb1 eb8d00 54c6fb ffffff",
        "black, blue, vermilion, green, yellow, grey, pink, orange, light blue, white",
    ),
    # Paul Tol, Colour Schemes, SRON/EPS/TN/09-002 (2021), "muted" without teal
    "tol": _palette(
        "000000 332288 cc6677 117733 ddcc77 dddddd aa4499 999933 88ccee 882255",
        "black, indigo, rose, green, sand, pale grey, purple, olive, cyan, wine",
    ),
}


def cell_color(palette: str, fill: str) -> str | None:
    """The colour of a fill of ARC; None for any other fill.

    >>> cell_color("arc", "arc3"), cell_color("arc", "wall")
    ('#2ecc40', None)
    """
    number = fill.removeprefix(FILL)
    known = fill.startswith(FILL) and number.isascii() and number.isdigit() and int(number) < 10
    return CELL_PALETTES[palette].colors[int(number)] if known else None


def ink_on(color: str) -> str:
    """Black or white, whichever is read better on a colour, by the contrast of WCAG 2."""
    return "#000000" if luminance(color) > 0.179 else "#ffffff"


def luminance(color: str) -> float:
    """The relative luminance of WCAG 2 of a colour like #rrggbb, 0 to 1."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
