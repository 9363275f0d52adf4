"""Rows, columns and boxes of a board of any box shape, as sets of cells in the bits of integers.

A cell is its number, counted row by row from 0; a box of 2 x 3 makes a board of 6 x 6.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hrm_core.puzzle import Cell

Box = tuple[int, int]  # rows and columns of a box


@dataclass(frozen=True)
class Unit:
    """A row, a column or a box."""

    kind: str  # "row", "column", "box"
    number: int  # from 1
    mask: int  # its cells, a bit each
    cells: tuple[int, ...]

    @property
    def name(self) -> str:
        """As in rules.UNITS: 'row 3'."""
        return f"{self.kind} {self.number}"


@dataclass(frozen=True)
class Shape:
    """What a board of one box shape has."""

    size: int  # cells in a unit
    rows: tuple[Unit, ...]
    columns: tuple[Unit, ...]
    boxes: tuple[Unit, ...]
    peers: tuple[int, ...]  # of each cell, as a mask

    @property
    def units(self) -> tuple[Unit, ...]:
        """Boxes first: that is where people look first."""
        return self.boxes + self.rows + self.columns

    def cell(self, number: int) -> Cell:
        """Row and column of a cell."""
        return divmod(number, self.size)

    def box_of(self, number: int) -> Unit:
        """The box of a cell."""
        return next(box for box in self.boxes if box.mask >> number & 1)


@lru_cache(maxsize=16)
def shape_of(box: Box) -> Shape:
    """The shape that a box makes: as many cells in a unit as in the box."""
    tall, wide = box
    size, steps = tall * wide, range(tall * wide)
    rows = tuple(_unit("row", r, [r * size + c for c in steps]) for r in steps)
    columns = tuple(_unit("column", c, [r * size + c for r in steps]) for c in steps)
    boxes = tuple(
        _unit(
            "box",
            b,
            [(b // tall * tall + i // wide) * size + b % tall * wide + i % wide for i in steps],
        )
        for b in steps
    )
    units = rows + columns + boxes
    peers = tuple(
        _union(unit.mask for unit in units if unit.mask >> cell & 1) & ~(1 << cell)
        for cell in range(size * size)
    )
    return Shape(size, rows, columns, boxes, peers)


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first.

    >>> list(bits(0b1101))
    [0, 2, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _unit(kind: str, number: int, cells: list[int]) -> Unit:
    return Unit(kind, number + 1, _union(1 << cell for cell in cells), tuple(cells))


def _union(masks: Iterator[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found
