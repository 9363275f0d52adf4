"""Several tries at a puzzle: a model sees it through many symmetries, and its answers are counted.

Counting and order are those of the official evaluation of ARC: an answer is taken back through its
symmetry; more votes stand higher, then the larger mean of sigmoid(Q-halt).
"""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from hrm_core.engines import Engine
from hrm_core.puzzle import Grid, Puzzle, Task, View
from hrm_core.solving.solve import Limit, SegmentTrace, sigmoid, solve_together


@dataclass(frozen=True, eq=False)
class Thought:
    """What was thought about one view after one segment."""

    view: int  # which of the views, from 0
    seen: Puzzle  # the puzzle as the view shows it
    trace: SegmentTrace  # its grid is the answer to the view
    answer: Grid  # the same answer, taken back to the puzzle
    last: bool  # the view is done: this answer counts


@dataclass(frozen=True, eq=False)
class Candidate:
    """An answer, and what speaks for it."""

    grid: Grid  # [rows, cols]; may be 0 x 0 where a kind resizes
    count: int  # views that gave it
    belief: float  # mean of sigmoid(Q-halt) over them, 0 to 1


class Ballot:
    """The answers counted so far; where their size is known, those of another one do not count.

    They do if there is none of that size.
    """

    def __init__(self, size: tuple[int, int] | None = None) -> None:
        self.size = size  # rows, columns
        self._grids: dict[tuple[tuple[int, ...], bytes], Grid] = {}
        self._beliefs: dict[tuple[tuple[int, ...], bytes], list[float]] = {}

    def __len__(self) -> int:
        """The votes."""
        return sum(map(len, self._beliefs.values()))

    def add(self, answer: Grid, q_halt: float) -> None:
        """One vote; q_halt is the raw logit."""
        key = answer.shape, answer.tobytes()
        self._grids.setdefault(key, answer)
        self._beliefs.setdefault(key, []).append(sigmoid(q_halt))

    def join(self, other: "Ballot") -> None:
        """Take the votes of another ballot on the same puzzle as well."""
        for key, grid in other._grids.items():
            self._grids.setdefault(key, grid)
            self._beliefs.setdefault(key, []).extend(other._beliefs[key])

    def candidates(self) -> list[Candidate]:
        """All answers, the best first; of equals the one that came first."""
        fitting = [key for key in self._grids if key[0] == self.size] or self._grids
        found = [
            Candidate(self._grids[key], len(self._beliefs[key]), float(np.mean(self._beliefs[key])))
            for key in fitting
        ]
        return sorted(found, key=lambda each: (each.count, each.belief), reverse=True)

    def tries(self, count: int = 2) -> list[Grid]:
        """The answers to hand in, at most so many."""
        return [candidate.grid for candidate in self.candidates()[:count]]


def views_of(
    task: Task, puzzle: Puzzle, rng: np.random.Generator, count: int, attempts: int = 5
) -> list[View]:
    """The puzzle itself, then others that all look different; fewer if there are not so many.

    Like the official code it draws at most `attempts` times for each.
    """
    views = [View(puzzle, lambda answer: answer)]
    seen = {_looks(puzzle)}
    for _ in range(attempts * (count - 1)):
        if len(views) == count:
            break
        view = task.augment(puzzle, rng)
        looks = _looks(view.puzzle)
        if looks not in seen:
            seen.add(looks)
            views.append(view)
    return views


def vote(
    engine: Engine,
    task: Task,
    views: Sequence[View],
    limit: Limit | None = None,
    together: int = 8,
) -> Generator[Thought]:
    """Think about every view, `together` at a time; closing the generator stops it.

    The thoughts of views that are thought about together come in turn, segment by segment.
    """
    limit = limit or Limit()
    for first in range(0, len(views), together):
        part = views[first : first + together]
        puzzles = [view.puzzle for view in part]
        for row, trace in solve_together(engine, task, puzzles, limit):
            halts = limit.halt and trace.wants_to_halt
            yield Thought(
                view=first + row,
                seen=puzzles[row],
                trace=trace,
                answer=part[row].invert(trace.grid),
                last=halts or trace.segment == limit.segments,
            )


def count(thoughts: Iterable[Thought], size: tuple[int, int] | None = None) -> Ballot:
    """The votes of all views that are done; `size`: rows and columns, if they are known."""
    ballot = Ballot(size)
    for thought in thoughts:
        if thought.last:
            ballot.add(thought.answer, thought.trace.q_halt)
    return ballot


def _looks(puzzle: Puzzle) -> tuple[tuple[tuple[int, ...], bytes], ...]:
    grids = (puzzle.given, *(grid for pair in puzzle.examples for grid in pair))
    return tuple((grid.shape, grid.tobytes()) for grid in grids)
