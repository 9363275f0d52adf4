"""Where a person's own digits went wrong: the latest state before that. Plain values; no model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from app.board.editor import Document
from hrm_core.look import Look
from hrm_core.puzzle import Cell, Grid
from hrm_core.tasks.sudoku import solve_exact
from hrm_core.tasks.sudoku.techniques import Position, contradictions

Judge = Callable[[Document], tuple[Cell, ...]]


class Basis(Enum):
    """What digits are judged by."""

    SOLUTION = "solution"  # the only one, found by the exact solver
    RULES = "rules"  # several solutions: what contradicts itself alone
    NONE = "none"  # the puzzle itself has no solution


@dataclass(frozen=True)
class Way:
    """The way back: to `document`, so many steps; None where no state before is known."""

    basis: Basis
    wrong: tuple[Cell, ...] = ()  # own digits of now that cannot stay
    document: Document | None = None
    steps: int = 0


def way_back(steps: Sequence[tuple[str, Document]], now: int, look: Look) -> Way:
    """The latest state of the same puzzle in which no own digit was wrong; pencil marks are free.

    >>> from hrm_core.puzzle import Puzzle
    >>> from hrm_core.tasks import TASKS
    >>> from app.board.editor import new_document
    >>> look = TASKS["sudoku"].look
    >>> blank = new_document(look, Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8)))
    >>> way_back([("", blank)], 0, look)
    Way(basis=<Basis.RULES: 'rules'>, wrong=(), document=None, steps=0)
    """
    given = steps[now][1].puzzle.given
    solutions = solve_exact(given, 2)
    if not solutions:
        return Way(Basis.NONE)
    only = solutions[0] if len(solutions) == 1 else None
    basis = Basis.RULES if only is None else Basis.SOLUTION
    judge = _by_rules(look) if only is None else _by_solution(look, only)
    wrong = judge(steps[now][1])
    if not wrong:
        return Way(basis)
    for step in range(now - 1, -1, -1):
        document = steps[step][1]
        if np.array_equal(document.puzzle.given, given) and not judge(document):
            return Way(basis, wrong, document, now - step)
    return Way(basis, wrong)


def _by_solution(look: Look, solution: Grid) -> Judge:
    def judge(document: Document) -> tuple[Cell, ...]:
        own = (document.entries != look.empty) & (document.puzzle.given == look.empty)
        return _cells(own & (document.entries != solution))

    return judge


def _by_rules(look: Look) -> Judge:
    assert look.box is not None, "only boards with boxes are judged"
    box = look.box

    def judge(document: Document) -> tuple[Cell, ...]:
        own = document.entries != look.empty
        broken = contradictions(Position.of(document.grid(look), box))
        if not broken or not own.any():
            return ()
        named = np.zeros(own.shape, dtype=bool)
        for each in broken:
            for cell in each.cells:
                named[cell] = True
        # a cell or a digit without a place left names no digit of one's own: it is one of all
        return _cells(named & own) or _cells(own)

    return judge


def _cells(mask: np.ndarray) -> tuple[Cell, ...]:
    return tuple((int(row), int(col)) for row, col in np.argwhere(mask))
