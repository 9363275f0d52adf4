"""What people prove on a sudoku without guessing: steps of logic, the simplest first."""

from hrm_core.tasks.sudoku.techniques.logic import Reasoned, next_step, next_step_for, reason
from hrm_core.tasks.sudoku.techniques.position import Contradiction, Position, contradictions
from hrm_core.tasks.sudoku.techniques.step import SCORES, Step, Technique
from hrm_core.tasks.sudoku.techniques.units import Unit

__all__ = [
    "SCORES",
    "Contradiction",
    "Position",
    "Reasoned",
    "Step",
    "Technique",
    "Unit",
    "contradictions",
    "next_step",
    "next_step_for",
    "reason",
]
