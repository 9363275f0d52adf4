"""A hint as plain values: what it is about, how much of it was told, what a board shows of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np

from app.board.editor import Document, Notes
from app.board.frame import Face, Frame, Ink, Mark, Trait
from app.logic.words import seen_in
from hrm_core.look import Look
from hrm_core.puzzle import Cell
from hrm_core.tasks.sudoku.techniques import (
    Contradiction,
    Position,
    Step,
    contradictions,
    next_step_for,
)


class Stage(IntEnum):
    """How much of a step was told."""

    WHERE = 1
    WHICH = 2
    WHAT = 3


@dataclass(frozen=True)
class Hint:
    """A step that was found, or what stands in its way, or neither: logic is at its end."""

    stage: Stage = Stage.WHERE
    step: Step | None = None
    position: Position | None = None  # in which the step is seen
    wrong: Contradiction | None = None


def look_for(document: Document, look: Look) -> Hint:
    """The hint on a sudoku as it stands. By the rules alone: no solution is looked at."""
    assert look.box is not None, "only boards with boxes are reasoned about"
    grid = document.grid(look)
    broken = contradictions(Position.of(grid, look.box))
    if broken:
        own = set(own_cells(document, look))
        # what the user wrote is said first
        return Hint(wrong=min(broken, key=lambda each: not own.intersection(each.cells)))
    found = next_step_for(grid, document.notes, look.box)
    return Hint() if found is None else Hint(step=found[0], position=found[1])


def own_cells(document: Document, look: Look) -> list[Cell]:
    """The cells that the user wrote into."""
    return [(int(r), int(c)) for r, c in np.argwhere(document.entries != look.empty)]


def applied(hint: Hint, notes: Notes) -> Notes:
    """The notes without what the step of a hint removes.

    A cell without notes gets all that is left of its candidates: else nothing could be struck out.
    """
    assert hint.step is not None, "only a step can be applied"
    assert hint.position is not None, "a step is seen in a position"
    after, known = notes.copy(), hint.position.notes()
    for cell, digit in hint.step.removed:
        after[cell] = (after[cell] or known[cell]) & np.uint32(~(1 << digit) & 0xFFFFFFFF)
    return after


def dressed(frame: Frame, hint: Hint, notes: Notes) -> Frame:
    """The board with as much of the hint as was told."""
    faces = list(frame.faces)

    def change(cells: Iterable[Cell], trait: Trait) -> None:
        for row, col in cells:
            index = row * frame.cols + col
            faces[index] = replace(faces[index], traits=faces[index].traits | trait)

    step, wrong = hint.step, hint.wrong
    if wrong is not None:
        if wrong.unit is not None:
            change((divmod(cell, frame.cols) for cell in wrong.unit.cells), Trait.HINT)
        change(wrong.cells, Trait.HINT_CELL)
    if step is None:
        return replace(frame, faces=tuple(faces))
    for unit in seen_in(step):
        change((divmod(cell, frame.cols) for cell in unit.cells), Trait.HINT)
    if hint.stage is Stage.WHAT:
        change(step.cells, Trait.HINT_CELL)
        for cell in {*step.cells, *(cell for cell, _ in step.removed)}:
            index = cell[0] * frame.cols + cell[1]
            faces[index] = _shown(faces[index], cell, hint, int(notes[cell]))
    return replace(frame, faces=tuple(faces))


def _shown(face: Face, cell: Cell, hint: Hint, noted: int) -> Face:
    """A cell that a step is about: its digit, or its candidates with those struck out that go."""
    step, position = hint.step, hint.position
    assert step is not None, "told of a step"
    assert position is not None, "a step is seen in a position"
    if step.placed is not None:
        return replace(face, value=step.placed[1], ink=Ink.HINT, marks=())
    gone = {digit for place, digit in step.removed if place == cell}
    resting = {d for d in step.digits if cell in step.cells and position.may_hold(cell, d)}
    held = {value for value in range(noted.bit_length()) if noted >> value & 1}
    marks = tuple(
        Mark(digit, 1.0, Ink.HINT if digit in resting else Ink.MINE, digit in gone)
        for digit in sorted(held | gone | resting)
    )
    return replace(face, marks=marks)
