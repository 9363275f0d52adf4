"""The next step of logic, and all of them as far as they go."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Cell, Grid
from hrm_core.tasks.sudoku.techniques.find import FINDERS
from hrm_core.tasks.sudoku.techniques.position import Position, contradictions
from hrm_core.tasks.sudoku.techniques.step import SCORES, Step, Technique
from hrm_core.tasks.sudoku.techniques.units import Box

Notes = NDArray[np.uint32]  # [n, n], bit n: n is noted; 0: nothing is noted in this cell


@dataclass(frozen=True)
class Reasoned:
    """How far logic goes with a board."""

    steps: tuple[Step, ...]
    end: Position  # where no technique sees anything more, or everything is filled

    @property
    def solved(self) -> bool:
        return self.end.complete and not contradictions(self.end)

    @property
    def hardest(self) -> Technique | None:
        """The hardest technique that was used; None if there was no step."""
        return max((step.technique for step in self.steps), key=SCORES.__getitem__, default=None)

    def grid(self) -> Grid:
        """The digits that are known at the end, 0 for the others: uint8 [n, n]."""
        size = self.end.shape.size
        return np.array(self.end.digits, dtype=np.uint8).reshape(size, size)


def next_step(position: Position) -> Step | None:
    """The simplest step that a position allows; None where every technique is at its end."""
    for find in FINDERS.values():
        for step in find(position):
            return step
    return None


def next_step_for(grid: Grid, notes: Notes, box: Box = (3, 3)) -> tuple[Step, Position] | None:
    """The simplest step that says something new to a person, and the position it is seen in.

    What it removes and the person has struck out already is passed over. Notes never prove
    anything here, for they may be wrong, or be few on purpose: steps rest on the digits alone.
    """
    position = Position.of(grid, box)
    while (step := next_step(position)) is not None:
        if step.placed is not None or any(_is_noted(notes, *each) for each in step.removed):
            return step, position
        position = position.after(step)
    return None


def reason(grid: Grid, box: Box = (3, 3)) -> Reasoned:
    """Step by step, always the simplest, as far as it goes; at once, if the board is broken."""
    position, steps = Position.of(grid, box), []
    while not contradictions(position) and (step := next_step(position)) is not None:
        steps.append(step)
        position = position.after(step)
    return Reasoned(tuple(steps), position)


def _is_noted(notes: Notes, cell: Cell, digit: int) -> bool:
    """Whether a candidate is news to a person: in a cell without notes nothing is struck out."""
    return not notes[cell] or bool(int(notes[cell]) >> digit & 1)
