"""Thinking harder: the model guesses, thinks on, and guesses again, until an answer is accepted.

The model is the only reasoner. Where it is undecided, its likeliest symbols are pinned in turn as
if they were given, and it thinks anew; which cell, which symbols and which try comes next follow
from its beliefs alone (hypothesis pinning, best first). Kinds that cannot be pinned are looked at
through their symmetries. The rules check answers, whole or as far as the model is sure of them;
nothing is derived from them. What is found is the answer of model and search, not of one shot.
"""

import heapq
from collections.abc import Generator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

import numpy as np

from hrm_core.beliefs import cell_beliefs
from hrm_core.engines import Engine
from hrm_core.guess import Guess, Outcome, Pin
from hrm_core.puzzle import Cell, Grid, Pinnable, Puzzle, Task, View
from hrm_core.solve import Limit, SegmentTrace, solve_together
from hrm_core.vote import views_of

SYMMETRIES = 8  # of a square
VIEW = (16, 64)  # segments that are worth a view, and as many as one may take


class Verify(StrEnum):
    """What makes an answer accepted."""

    RULES = "rules"  # it keeps the rules of the puzzle, which needs no solution
    Q = "q"  # the model believes it: Q-halt above Q-continue


@dataclass(frozen=True)
class Effort:
    """How hard to think. `segments` counts those of all tries and of the run before."""

    segments: int = 256
    verify: Verify = Verify.RULES
    seed: int = 0  # of the symmetries
    width: int = 8  # tries at a time, in one batch
    depth: int = 5  # segments a try with pins may take; 8 was worse, see docs/log.md
    floor: float = 0.02  # a symbol believed less is not tried
    sure: float = 0.9  # a symbol believed more must not break a rule

    def __post_init__(self) -> None:
        if min(self.segments, self.width, self.depth) < 1:
            raise ValueError("at least one segment and one try are needed")

    def accepts(self, trace: SegmentTrace) -> bool:
        """Whether an answer needs no more thought."""
        if self.verify is Verify.Q:
            return trace.wants_to_halt
        return all(problem.valid for problem in trace.problems)


@dataclass(frozen=True, eq=False)
class Progress:
    """A segment of a batch of tries began to count, or a try ended."""

    used: int  # segments spent so far on the puzzle
    traces: tuple[SegmentTrace, ...]  # of the try that ended, if one did


@dataclass(frozen=True, eq=False)
class _Try:
    """Something to think about, and how its answers are read."""

    view: View
    pins: tuple[Pin, ...] = ()
    number: int = 0  # of the symmetry


def can_search(task: Task) -> bool:
    """Whether a kind of puzzle can be guessed in or turned."""
    return isinstance(task, Pinnable) or task.look.trail is not None


def search(
    engine: Engine, task: Task, puzzle: Puzzle, effort: Effort, root: SegmentTrace
) -> Generator[Progress]:
    """Go on from `root`, the last trace of a run over the puzzle; closing the generator stops it.

    The traces are numbered on from root.segment, one for each try. The last one is ACCEPTED, unless
    the segments or the tries were used up.
    """
    plan: _Guesses | _Views
    if isinstance(task, Pinnable):
        plan = _Guesses(task, puzzle, effort, root)
    else:
        assert can_search(task), f"nothing can be guessed in a {task.name}"
        plan = _Views(task, puzzle, effort, root)
    used, number = root.segment, root.segment
    while tries := plan.take(effort.segments - used):
        most = max(1, min(plan.depth, (effort.segments - used) // len(tries)))
        seen = [attempt.view.puzzle for attempt in tries]
        segment, alive = 0, len(tries)
        for row, trace in solve_together(engine, task, seen, Limit(most)):
            if trace.segment > segment:
                segment, used = trace.segment, used + alive
                yield Progress(used, ())
            if not plan.is_over(trace, most):
                continue
            alive -= 1
            number += 1
            trace = _taken_back(task, puzzle, tries[row].view, trace)
            outcome = plan.learn(tries[row], trace)
            guess = Guess(tries[row].pins, tries[row].number, outcome, segment, used)
            yield Progress(used, (replace(trace, segment=number, guess=guess),))
            if outcome is Outcome.ACCEPTED:
                return
    if isinstance(plan, _Views) and plan.best is not None:
        attempt, trace = plan.best
        guess = Guess((), attempt.number, Outcome.ACCEPTED, trace.segment, used)
        yield Progress(used, (replace(trace, segment=number + 1, guess=guess),))


class _Guesses:
    """Tries with pins, the likeliest first: the product of the beliefs that were pinned."""

    def __init__(self, task: Pinnable, puzzle: Puzzle, effort: Effort, root: SegmentTrace) -> None:
        self.depth = effort.depth
        self._task, self._effort = task, effort
        self._front: list[tuple[float, int, _Try]] = []
        self._order = count()  # among equals, the older
        self._seen: set[frozenset[tuple[Cell, int]]] = set()
        self._branch(_Try(View(puzzle, _as_it_is)), root)

    def take(self, left: int) -> list[_Try]:
        """The next tries, as many as may think to their end."""
        fit = max(left // self.depth, min(left, 1))
        tries = min(self._effort.width, len(self._front), fit)
        return [heapq.heappop(self._front)[-1] for _ in range(tries)]

    def is_over(self, trace: SegmentTrace, most: int) -> bool:
        """Whether a try needs no more segments."""
        over = trace.segment == most or trace.wants_to_halt
        return over or self._effort.accepts(trace)

    def learn(self, attempt: _Try, trace: SegmentTrace) -> Outcome:
        """What came of a try; one that is undecided is built upon."""
        if self._effort.accepts(trace):
            return Outcome.ACCEPTED
        if trace.wants_to_halt or self._breaks_rules(attempt.view.puzzle, trace):
            return Outcome.BROKEN
        return Outcome.OPEN if self._branch(attempt, trace) else Outcome.SPENT

    def _breaks_rules(self, puzzle: Puzzle, trace: SegmentTrace) -> bool:
        """Whether what the model is sure of breaks a rule."""
        empty = self._task.look.empty
        beliefs = cell_beliefs(self._task, puzzle, trace.probs)
        sure = (beliefs.max(axis=-1) > self._effort.sure) | (puzzle.given != empty)
        partial = np.where(puzzle.given != empty, puzzle.given, trace.grid)
        partial = np.where(sure, partial, empty).astype(np.uint8)
        return any(
            problem.cells and all(partial[cell] != empty for cell in problem.cells)
            for problem in self._task.check(puzzle, partial)
        )

    def _branch(self, attempt: _Try, trace: SegmentTrace) -> bool:
        """Guess in the cell whose second symbol is believed most; False if nothing is new."""
        puzzle, empty = attempt.view.puzzle, self._task.look.empty
        beliefs = cell_beliefs(self._task, puzzle, trace.probs)
        beliefs[..., empty] = 0
        second = np.where(puzzle.given == empty, np.sort(beliefs, axis=-1)[..., -2], -1)
        row, column = np.unravel_index(int(second.argmax()), second.shape)
        cell = int(row), int(column)
        new = False
        for symbol in np.argsort(-beliefs[cell], kind="stable").tolist():
            belief = float(beliefs[cell][symbol])
            pinned = self._task.pin(puzzle, cell, symbol)
            if belief < self._effort.floor or pinned is None:
                continue
            pins = (*attempt.pins, Pin(cell, symbol, belief))
            key = frozenset((pin.cell, pin.symbol) for pin in pins)
            if key not in self._seen:
                self._seen.add(key)
                cost = -sum(float(np.log(pin.belief)) for pin in pins)
                following = _Try(View(pinned, _as_it_is), pins)
                heapq.heappush(self._front, (cost, next(self._order), following))
                new = True
        return new


class _Views:
    """The puzzle under the other symmetries of a square; of the valid paths, the shortest."""

    def __init__(self, task: Task, puzzle: Puzzle, effort: Effort, root: SegmentTrace) -> None:
        self._least, self.depth = VIEW
        self.best: tuple[_Try, SegmentTrace] | None = None
        self._task, self._puzzle, self._effort = task, puzzle, effort
        self._waiting = _other_views(task, puzzle, np.random.default_rng(effort.seed))
        self.learn(_Try(View(puzzle, _as_it_is)), root)

    def take(self, left: int) -> list[_Try]:
        """The next views, as many as may think for a while."""
        tries = min(self._effort.width, max(left // self._least, min(left, 1)))
        now, self._waiting = self._waiting[:tries], self._waiting[tries:]
        return now

    def is_over(self, trace: SegmentTrace, most: int) -> bool:
        """Whether a view needs no more segments."""
        return trace.segment == most or trace.wants_to_halt

    def learn(self, attempt: _Try, trace: SegmentTrace) -> Outcome:
        """What came of a view."""
        if not self._effort.accepts(trace):
            return Outcome.BROKEN if trace.wants_to_halt else Outcome.SPENT
        if self.best is None or self._cost(trace) < self._cost(self.best[1]):
            self.best = attempt, trace
        return Outcome.VALID

    def _cost(self, trace: SegmentTrace) -> float:
        """Less is better: the length of a path that keeps the rules, or the model's doubt."""
        if self._effort.verify is Verify.Q:
            return -trace.q_halt
        return float((trace.grid == self._task.look.trail).sum())


def _taken_back(task: Task, puzzle: Puzzle, view: View, trace: SegmentTrace) -> SegmentTrace:
    """The trace as one of the puzzle itself: turned back, and checked by its own rules."""
    if view.invert is not _as_it_is:
        trace = _turned_back(trace, view)
    return replace(trace, problems=tuple(task.check(puzzle, trace.grid)))


def _turned_back(trace: SegmentTrace, view: View) -> SegmentTrace:
    """From the view's cells to the puzzle's; a symmetry of drawings moves cells alone."""
    shape = view.puzzle.given.shape
    side = max(shape)  # positions are those of a square
    square = np.arange(side * side).reshape(side, side)
    indices = np.indices(shape, dtype=np.uint8)
    down, right = view.invert(indices[0]), view.invert(indices[1])
    square[: down.shape[0], : down.shape[1]] = down.astype(np.intp) * side + right
    order = square.reshape(-1)
    return replace(
        trace,
        grid=view.invert(trace.grid),
        probs=trace.probs[order],
        change_H=trace.change_H[order],
        change_L=trace.change_L[order],
    )


def _other_views(task: Task, puzzle: Puzzle, rng: np.random.Generator) -> list[_Try]:
    """Those that differ, in the order in which they were drawn."""
    views = views_of(task, replace(puzzle, solution=None), rng, SYMMETRIES)
    return [_Try(view, number=number) for number, view in enumerate(views) if number]


def _as_it_is(answer: Grid) -> Grid:
    return answer
