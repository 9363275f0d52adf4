"""A run over a sudoku beside logic: what proves each cell, and since when the model has held it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hrm_core.puzzle import Cell
from hrm_core.sessions.solve import SolveSession
from hrm_core.tasks.sudoku.techniques import SCORES, Technique, reason
from hrm_core.tasks.sudoku.techniques.units import Box


@dataclass(frozen=True)
class CellStory:
    """One cell that the puzzle leaves empty."""

    cell: Cell
    digit: int  # that logic proves; else that of the solution, or what the model says at the end
    step: int | None  # of logic, from 1, counting every step; None: logic does not get there
    needs: Technique | None  # the hardest technique used up to that step
    held: int | None  # the segment since which the model has held the digit to the end
    sure: bool  # whether the digit is known to be right


@dataclass(frozen=True)
class Tier:
    """The cells that need the same."""

    needs: Technique | None  # None: logic does not get there
    cells: tuple[CellStory, ...]

    @property
    def held(self) -> tuple[int, ...]:
        """The segments since which those cells stand that the model holds at the end, in order."""
        return tuple(
            sorted(each.held for each in self.cells if each.held is not None and each.sure)
        )

    def by(self, segment: int) -> int:
        """How many of them the model holds by a segment, and kept."""
        return sum(held <= segment for held in self.held)


@dataclass(frozen=True)
class AgainstLogic:
    """A whole run beside logic."""

    cells: tuple[CellStory, ...]
    steps: int  # that logic takes
    segments: int
    solved: bool  # by the model, by the rule check

    @property
    def proved(self) -> int:
        """How many cells logic proves."""
        return sum(each.step is not None for each in self.cells)

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The cells by what they need, the simplest first, those beyond logic last."""
        needs = {each.needs for each in self.cells}
        return tuple(
            Tier(each, tuple(cell for cell in self.cells if cell.needs is each))
            for each in (*Technique, None)
            if each in needs
        )

    def by(self, segment: int, singles: bool) -> tuple[int, int]:
        """Of the cells that need singles alone, or of the others: held by a segment, and all."""
        chosen = [tier for tier in self.tiers if _is_single(tier.needs) is singles]
        return sum(tier.by(segment) for tier in chosen), sum(len(tier.cells) for tier in chosen)


def against_logic(session: SolveSession, box: Box = (3, 3)) -> AgainstLogic:
    """The run before anything was guessed, beside logic. Slow enough for a thread."""
    given, shot = session.puzzle.given, session.shot
    last, solution = shot[-1], session.puzzle.solution
    known = last.grid if last.solved or solution is None else solution
    logic = reason(given, box)
    steps: dict[Cell, tuple[int, int, Technique]] = {}  # cell -> step, digit, what it needs
    hardest = Technique.HIDDEN_BOX
    for number, each in enumerate(logic.steps, start=1):
        hardest = max(hardest, each.technique, key=SCORES.__getitem__)
        if each.placed is not None:
            steps[each.placed[0]] = number, each.placed[1], hardest
    grids = np.stack([trace.grid for trace in shot])
    stories = []
    for cell in _empty(session):
        proof = steps.get(cell)
        step, digit, needs = proof if proof is not None else (None, int(known[cell]), None)
        sure = proof is not None or last.solved or solution is not None
        column = grids[:, cell[0], cell[1]].tolist()
        stories.append(CellStory(cell, digit, step, needs, _since(column, digit), sure))
    return AgainstLogic(tuple(stories), len(logic.steps), len(shot), last.solved)


def _empty(session: SolveSession) -> list[Cell]:
    return [(int(row), int(col)) for row, col in np.argwhere(session.puzzle.given == 0)]


def _since(column: Sequence[int], digit: int) -> int | None:
    """The segment, from 1, since which a digit stands to the end; None if it does not."""
    since = None
    for segment in range(len(column), 0, -1):
        if column[segment - 1] != digit:
            break
        since = segment
    return since


def _is_single(needs: Technique | None) -> bool:
    return needs is not None and needs.is_single
