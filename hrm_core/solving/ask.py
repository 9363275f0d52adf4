"""Asking a model that has learnt an ARC task: many views answer, and vote. Needs no PyTorch."""

from collections.abc import Sequence

from hrm_core.engines import Engine
from hrm_core.puzzle import Puzzle
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import Ballot, count, vote
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import numbered_views

TOGETHER = 8  # views in a batch


def ask(engine: Engine, puzzles: Sequence[Puzzle], views: int, segments: int) -> list[Ballot]:
    """The votes on every test of a task that the engine's model has learnt."""
    limit = Limit(segments, halt=False)
    return [
        count(vote(engine, TASKS["arc"], numbered_views(puzzle, views), limit, TOGETHER))
        for puzzle in puzzles
    ]
