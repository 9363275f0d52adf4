"""The views in which a model with a legend knows a task."""

from dataclasses import replace

from hrm_core.puzzle import Puzzle, View
from hrm_core.tasks.arc.augmentation import Augmentation
from hrm_core.views import VIEWS, view


def numbered_views(puzzle: Puzzle, count: int) -> list[View]:
    """The puzzle itself, then others that all look different; fewer if there are not so many.

    Each puzzle_id is the number of its view: what a model reads that has learnt this task alone.
    """
    found: list[View] = []
    seen = set()
    for number in range(VIEWS):
        if len(found) == count:
            break
        wanted = view(number)
        shown = Augmentation(wanted.turn, wanted.colors).view(replace(puzzle, puzzle_id=number))
        grids = (shown.puzzle.given, *(grid for pair in shown.puzzle.examples for grid in pair))
        looks = tuple((grid.shape, grid.tobytes()) for grid in grids)
        if looks not in seen:
            seen.add(looks)
            found.append(shown)
    return found
