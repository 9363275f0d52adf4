"""What one step of logic is: the technique, where it is seen, and what it proves."""

from dataclasses import dataclass
from enum import StrEnum

from hrm_core.puzzle import Cell
from hrm_core.tasks.sudoku.techniques.units import Unit


class Technique(StrEnum):
    """Techniques by the names that solvers give them, in the order of SCORES."""

    HIDDEN_BOX = "hidden single in a box"
    HIDDEN_LINE = "hidden single in a row or column"
    NAKED_SINGLE = "naked single"
    POINTING = "pointing"
    CLAIMING = "claiming"
    NAKED_PAIR = "naked pair"
    X_WING = "X-wing"
    HIDDEN_PAIR = "hidden pair"
    NAKED_TRIPLE = "naked triple"
    SWORDFISH = "swordfish"
    HIDDEN_TRIPLE = "hidden triple"
    XY_WING = "XY-wing"
    XYZ_WING = "XYZ-wing"
    NAKED_QUAD = "naked quad"
    JELLYFISH = "jellyfish"
    HIDDEN_QUAD = "hidden quad"

    @property
    def is_single(self) -> bool:
        """Whether it fills a cell; the others take candidates away."""
        return self in SINGLES

    @property
    def score(self) -> float:
        """How hard it is to see."""
        return SCORES[self]


# how hard Sudoku Explainer, the program that most lists of puzzles are rated with, says they are
SCORES = {
    Technique.HIDDEN_BOX: 1.2,
    Technique.HIDDEN_LINE: 1.5,
    Technique.NAKED_SINGLE: 2.3,
    Technique.POINTING: 2.6,
    Technique.CLAIMING: 2.8,
    Technique.NAKED_PAIR: 3.0,
    Technique.X_WING: 3.2,
    Technique.HIDDEN_PAIR: 3.4,
    Technique.NAKED_TRIPLE: 3.6,
    Technique.SWORDFISH: 3.8,
    Technique.HIDDEN_TRIPLE: 4.0,
    Technique.XY_WING: 4.2,
    Technique.XYZ_WING: 4.4,
    Technique.NAKED_QUAD: 5.0,
    Technique.JELLYFISH: 5.2,
    Technique.HIDDEN_QUAD: 5.4,
}
SINGLES = (Technique.HIDDEN_BOX, Technique.HIDDEN_LINE, Technique.NAKED_SINGLE)


@dataclass(frozen=True)
class Step:
    """One conclusion: a digit placed, or candidates removed, never both."""

    technique: Technique
    units: tuple[Unit, ...]  # where it is seen
    cells: tuple[Cell, ...]  # that the conclusion rests on; of a single the one that it fills
    digits: tuple[int, ...]
    placed: tuple[Cell, int] | None = None
    removed: tuple[tuple[Cell, int], ...] = ()
