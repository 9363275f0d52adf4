"""A board that a person set aside under a name, to come back to. Plain values."""

from dataclasses import dataclass

from app.board.editor import Document
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS

MOST = 50  # that are kept; the oldest go first
LONGEST = 60  # characters of a name
ALIKE = 0.75  # of the clues of two puzzles, where one is the other with changes


@dataclass(frozen=True, eq=False)
class Savepoint:
    """What was written on a puzzle, without a run."""

    name: str
    document: Document


def alike(one: Puzzle, other: Puzzle) -> bool:
    """Whether a puzzle is another with a few clues changed."""
    if one.task != other.task or one.given.shape != other.given.shape:
        return False
    empty = TASKS[one.task].look.empty
    fewest = min(int((each.given != empty).sum()) for each in (one, other))
    shared = int(((one.given == other.given) & (one.given != empty)).sum())
    same = bool((one.given == other.given).all())
    return same or (fewest > 0 and shared >= ALIKE * fewest)
