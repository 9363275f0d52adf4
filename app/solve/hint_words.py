"""What logic says of a sudoku, in words: techniques, hints, how hard a puzzle is. Plain values."""

from app.told import told
from app.words import fill, tr
from hrm_core.tasks.sudoku import Rating
from hrm_core.tasks.sudoku.techniques import SCORES


def rated(rating: Rating) -> str:
    """How hard a puzzle is: the name of its level, the score, and the hardest technique."""
    level = told(rating.level.capitalize())
    if rating.technique is None or rating.score is None:
        most = max(SCORES.values())
        return fill(tr("{0}, above {1:.1f}: beyond the techniques known here"), level, most)
    return fill(tr("{0}, {1:.1f}: needs {2}"), level, rating.score, told(rating.technique.value))
