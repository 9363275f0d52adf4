"""Counter-examples: new puzzles without end, and those among them that a model does not solve."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from hrm_core.engines import Batch, Engine
from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving.canvas import cut, lay, lay_labels
from hrm_core.solving.evaluate import finish, run
from hrm_core.solving.solve import Limit
from hrm_core.tasks.sudoku import Sudoku

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


def fresh(task: Task, rng: np.random.Generator, level: str) -> Iterator[Puzzle]:
    """New puzzles of a level without end, as fast as the kind makes them."""
    if isinstance(task, Sudoku):
        yield from task.stream(rng, level)
    while True:
        yield task.generate(rng, level)


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
    puzzles, tried, found = fresh(task, rng, level), 0, 0
    while not (wanted and found >= wanted) and not (most and tried >= most):
        few = list(islice(puzzles, min(BATCH, most - tried) if most else BATCH))
        new: list[Puzzle] = []
        for puzzle, good in zip(few, _solved(engine, task, few, limit), strict=True):
            tried += 1
            if not good:
                new.append(puzzle)
            if wanted and found + len(new) >= wanted:
                break  # those after it are not counted: the rate stays true
        found += len(new)
        yield Catch(tried, found, tuple(new))


def _solved(engine: Engine, task: Task, puzzles: list[Puzzle], limit: Limit) -> list[bool]:
    """Whether the rule check finds nothing wrong with the model's answers."""
    sizes = [len(task.encode(puzzle)) for puzzle in puzzles]
    board = engine.seq_len or max(sizes)
    tokens = np.stack([lay(task, puzzle, board) for puzzle in puzzles])
    labels = np.stack([lay_labels(task, puzzle, board) for puzzle in puzzles])
    ids = np.array([puzzle.puzzle_id for puzzle in puzzles], dtype=np.int32)
    outcome = finish(run(engine, Batch(tokens, ids), labels, limit, len(puzzles)))
    return [
        not task.check(puzzle, task.decode(cut(answer, size), puzzle))
        for puzzle, answer, size in zip(puzzles, outcome.answers, sizes, strict=True)
    ]
