"""The views a learnt model knows: numbered, all different, and back."""

import numpy as np

from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import numbered_views
from hrm_core.views import view

ARC = TASKS["arc"]


def test_views_have_their_numbers_and_lead_back() -> None:
    puzzle = ARC.generate(np.random.default_rng(0), "mirror 5x5")
    assert puzzle.solution is not None
    views = numbered_views(puzzle, 20)
    assert views[0].puzzle.puzzle_id == 0
    assert np.array_equal(views[0].puzzle.given, puzzle.given)
    assert len({each.puzzle.puzzle_id for each in views}) == 20
    for each in views:
        assert each.puzzle.solution is not None
        assert np.array_equal(each.invert(each.puzzle.solution), puzzle.solution)
        colors = np.array(view(each.puzzle.puzzle_id).colors)
        assert set(np.unique(each.puzzle.given)) == set(colors[np.unique(puzzle.given)])


def test_views_that_look_alike_are_shown_once() -> None:
    same = np.full((3, 3), 4, dtype=np.uint8)
    found = numbered_views(Puzzle("arc", same, examples=((same, same),)), 32)
    assert len(found) == 9  # one for each colour it can have
