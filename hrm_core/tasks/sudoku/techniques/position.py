"""A board as logic sees it: digits and candidates; which rules it breaks already."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Cell, Grid
from hrm_core.tasks.sudoku.techniques.step import Step
from hrm_core.tasks.sudoku.techniques.units import Box, Shape, Unit, bits, shape_of


@dataclass(frozen=True)
class Position:
    """Digits, and what each empty cell may still hold."""

    box: Box
    digits: tuple[int, ...]  # of each cell; 0: empty
    options: tuple[int, ...]  # of each cell, bit n: it may hold n; 0 where a digit stands

    @classmethod
    def of(cls, grid: Grid, box: Box = (3, 3)) -> "Position":
        """Every digit that no peer holds is a candidate. grid: uint8 [n, n], n cells in a box."""
        shape = shape_of(box)
        assert grid.shape == (shape.size, shape.size), "a board has as many rows as a box has cells"
        digits = tuple(int(value) for value in grid.reshape(-1))
        every = (2 << shape.size) - 2
        options = [0 if digit else every for digit in digits]
        for cell, digit in enumerate(digits):
            for peer in bits(shape.peers[cell] if digit else 0):
                options[peer] &= ~(1 << digit)
        return cls(box, digits, tuple(options))

    @property
    def shape(self) -> Shape:
        return shape_of(self.box)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Of each digit, from 0 for none: the empty cells that may hold it, as a mask."""
        found = [0] * (self.shape.size + 1)
        for cell, options in enumerate(self.options):
            for digit in bits(options):
                found[digit] |= 1 << cell
        return tuple(found)

    @property
    def complete(self) -> bool:
        """Whether no cell is empty."""
        return all(self.digits)

    def after(self, step: Step) -> "Position":
        """The position with what a step proves."""
        if step.placed is not None:
            return self.placing(*step.placed)
        options = list(self.options)
        for cell, digit in step.removed:
            options[self._number(cell)] &= ~(1 << digit)
        return replace(self, options=tuple(options))

    def placing(self, cell: Cell, digit: int) -> "Position":
        """The position with a digit written, and gone from the candidates of all it sees."""
        number = self._number(cell)
        digits, options = list(self.digits), list(self.options)
        digits[number], options[number] = digit, 0
        for peer in bits(self.shape.peers[number]):
            options[peer] &= ~(1 << digit)
        return replace(self, digits=tuple(digits), options=tuple(options))

    def may_hold(self, cell: Cell, digit: int) -> bool:
        """Whether a digit is a candidate of a cell."""
        return bool(self.options[self._number(cell)] >> digit & 1)

    def notes(self) -> NDArray[np.uint32]:  # [n, n]
        """The candidates as pencil marks, bit n: n is one."""
        size = self.shape.size
        return np.array(self.options, dtype=np.uint32).reshape(size, size)

    def _number(self, cell: Cell) -> int:
        return cell[0] * self.shape.size + cell[1]


@dataclass(frozen=True)
class Contradiction:
    """A rule that the board breaks, or that it can no longer keep; seen without solving it."""

    unit: Unit | None  # None: one cell has no candidate left
    digit: int  # that stands twice in the unit, or has no place there; 0: of a cell
    cells: tuple[Cell, ...]  # those that hold the digit, or the cell; () where it has no place


def contradictions(position: Position) -> list[Contradiction]:
    """What is wrong as it stands: clashes first, then what nothing can fill any more."""
    shape = position.shape
    clashes, stuck = [], []
    for unit in shape.units:
        held: dict[int, list[int]] = {}
        for cell in unit.cells:
            held.setdefault(position.digits[cell], []).append(cell)
        for digit in range(1, shape.size + 1):
            cells = held.get(digit, [])
            if len(cells) > 1:
                clashes.append(Contradiction(unit, digit, _cells(shape, cells)))
            elif not cells and not position.places[digit] & unit.mask:
                stuck.append(Contradiction(unit, digit, ()))
    empty = [
        Contradiction(None, 0, (shape.cell(cell),))
        for cell, digit in enumerate(position.digits)
        if not digit and not position.options[cell]
    ]
    return [*clashes, *empty, *stuck]


def _cells(shape: Shape, numbers: Iterable[int]) -> tuple[Cell, ...]:
    return tuple(shape.cell(number) for number in numbers)
