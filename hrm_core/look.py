"""How a kind of puzzle looks, in words: symbols, heavy lines, keys. No toolkit, no colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Symbol:
    """One thing a cell can hold."""

    glyph: str  # what is drawn in the cell; "" for nothing
    name: str  # what is read aloud: "five", "wall", "empty"
    fill: str = ""  # colour role of the cell's ground in the theme; "" for the plain ground


@dataclass(frozen=True)
class Look:
    """How grids of a kind are drawn and what may be typed into them."""

    symbols: tuple[Symbol, ...]  # by grid value
    empty: int  # the grid value of a cell still to be filled in
    box: tuple[int, int] | None = None  # a heavy line every so many rows, columns
    trail: int | None = None  # a grid value that is drawn as a line from cell to cell
    keys: Mapping[str, int] = field(default_factory=dict)  # typed character -> grid value
