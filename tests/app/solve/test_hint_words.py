"""What logic says, in words."""

from app.solve.hint_words import rated
from hrm_core.tasks.sudoku import Rating
from hrm_core.tasks.sudoku.techniques import Technique


def test_a_rating_is_a_name_a_number_and_what_is_needed() -> None:
    assert rated(Rating("hard", 2, 0.4, Technique.X_WING)) == "Hard, 3.2: needs X-wing"
    words = "Extreme, above 5.4: beyond the techniques known here"
    assert rated(Rating("extreme", 20, 0.0, None)) == words
