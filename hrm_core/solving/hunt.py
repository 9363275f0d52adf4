"""Counter-examples: new puzzles without end, and those among them that a model does not solve."""

from collections.abc import Generator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from hrm_core.engines import Engine
from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving.canvas import SizeError
from hrm_core.solving.queue import Answered, Refused, answer_all
from hrm_core.solving.think import Limit
from hrm_core.tasks.seeds import fresh

BATCH = 16  # puzzles at a time: few, so that the hunt can be watched and stopped


@dataclass(frozen=True, eq=False)
class Catch:
    """How far a hunt is."""

    tried: int
    found: int
    new: tuple[Puzzle, ...]  # those found since the last one, with their solutions

    @property
    def rate(self) -> float:
        """Share of the puzzles tried that the model does not solve."""
        return self.found / max(1, self.tried)


def hunt(
    engine: Engine,
    task: Task,
    level: str,
    rng: np.random.Generator,
    limit: Limit,
    wanted: int = 0,
    most: int = 0,
) -> Generator[Catch]:
    """Let the model answer new puzzles until it failed `wanted` of them, or `most` were tried.

    0 is no bound; closing the generator stops it. Failed is an answer with any problem: a path that
    is as short as any is solved, whatever the label says. SizeError if the level is too large.
    """
    endless = fresh(task, rng, level)
    puzzles = islice(endless, most) if most else endless
    waiting: dict[int, Answered] = {}  # for those that came in before them
    tried = found = 0
    for done in answer_all(engine, task, enumerate(puzzles), limit, BATCH):
        for each in done:
            if isinstance(each, Refused):
                raise SizeError(each.reason)
            waiting[each.number] = each
        new: list[Puzzle] = []
        before = tried
        while tried in waiting and not (wanted and found >= wanted):
            answered = waiting.pop(tried)
            if answered.problems:
                new.append(answered.puzzle)
                found += 1
            tried += 1
        if tried > before:
            yield Catch(tried, found, tuple(new))
        if wanted and found >= wanted:
            return
