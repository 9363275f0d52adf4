"""Asking a model that has learnt an ARC task: many views answer, and vote. Needs no PyTorch."""

from collections.abc import Generator, Sequence

from hrm_core.engines import Engine
from hrm_core.puzzle import Puzzle
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import Ballot, Thought, count, vote
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import answer_size, numbered_views

TOGETHER = 8  # views in a batch
CELLS = 256  # of a board on which so many are thought about; fewer on larger ones


def ask(engine: Engine, puzzles: Sequence[Puzzle], views: int, segments: int) -> list[Ballot]:
    """The votes on every test of a task that the engine's model has learnt."""
    limit = Limit(segments, halt=False)

    def think(puzzle: Puzzle) -> Generator[Thought]:
        shown = numbered_views(puzzle, views)
        together = max(1, min(TOGETHER, TOGETHER * CELLS // len(TASKS["arc"].encode(puzzle))))
        return vote(engine, TASKS["arc"], shown, limit, together)

    return [count(think(puzzle), answer_size(puzzle)) for puzzle in puzzles]
