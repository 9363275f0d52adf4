"""What if? A model thinks some segments of a puzzle, then one cell changes and it thinks on."""

from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Engine
from hrm_core.puzzle import Cell, Puzzle, Task
from hrm_core.solving.solve import Limit, Memory, SegmentTrace, solve
from hrm_core.tasks.maze.symbols import FREE, GOAL, START, WALL


@dataclass(frozen=True)
class Change:
    """Another symbol in a cell of the puzzle: a belief pinned, a clue changed, a wall opened."""

    cell: Cell
    symbol: int
    belief: float | None = None  # of the model in that symbol, where it had a say


def can_change(task: Task) -> bool:
    """Whether thinking can go on after a change; a task of ARC is thought about in many views."""
    return not task.resizes


def changes_of(
    task: Task, puzzle: Puzzle, cell: Cell, beliefs: NDArray[np.float32] | None
) -> list[Change]:
    """What can be put into a cell instead, the most believed first.

    beliefs: [symbols] of that cell after the segment on show; None before the first.
    """
    before, look = int(puzzle.given[cell]), task.look
    if look.trail is not None:
        other = {WALL: FREE, FREE: WALL}
        return [Change(cell, other[before])] if before in other else []
    written = sorted({value for value in look.keys.values() if value != look.empty})
    if before != look.empty:  # a clue can go, or be another; the model has no say in it
        return [Change(cell, value) for value in (look.empty, *written) if value != before]
    if beliefs is None:
        return [Change(cell, value) for value in written]
    likely = sorted(written, key=lambda value: -float(beliefs[value]))
    return [Change(cell, value, float(beliefs[value])) for value in likely]


def changed(task: Task, puzzle: Puzzle, change: Change) -> Puzzle:
    """The puzzle with that symbol, as if it had always been given."""
    given = puzzle.given.copy()
    assert given[change.cell] not in ({START, GOAL} if task.look.trail is not None else set())
    given[change.cell] = change.symbol
    known = puzzle.solution
    stays = known is not None and change.symbol in (known[change.cell], task.look.empty)
    kept = known if stays and task.look.trail is None else None  # a wall less, a shorter way
    return replace(puzzle, given=given, solution=kept)


def think_on(
    engine: Engine, task: Task, puzzle: Puzzle, other: Puzzle, at: int, limit: Limit
) -> Generator[SegmentTrace]:
    """Think `at` segments about a puzzle, and then on about the other one from the same state.

    `limit` is that of the segments after the change. The state after a segment is not kept with
    a run: it is made again, and the same engine makes the same one each time. Closing the generator
    stops it.
    """
    memory: Memory = {}
    if at:
        yield from solve(engine, task, puzzle, Limit(at, halt=False), memory)
    for trace in solve(engine, task, other, limit, memory or None):
        yield replace(trace, segment=at + trace.segment)
