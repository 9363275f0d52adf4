"""The two ways of a search: guesses on top of guesses, and the symmetries of a square."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np

from hrm_core.engines import Engine, State
from hrm_core.puzzle import Grid, Pinnable, Puzzle, Task, View
from hrm_core.solving.beliefs import cell_beliefs
from hrm_core.solving.effort import Effort, Verify
from hrm_core.solving.guess import Pin, Try, TryOutcome
from hrm_core.solving.solve import Limit, SegmentTrace, solve
from hrm_core.solving.tree import Tree
from hrm_core.solving.vote import views_of

SYMMETRIES = 8  # of a square
VIEW = (16, 64)  # segments that are worth a view, and as many as one may take
# tries at a time, segments for each, and the belief below which nothing is tried; see docs/log.md
COLD = (8, 5, 0.02)  # of a model that thinks anew with every guess
WARM = (1, 1, 0.002)  # of one that thinks on, and knows doubt
AGAIN = 2  # segments in which it thinks the puzzle through again


class Guesses:
    """Tries with pins, in the order of their tree."""

    def __init__(self, task: Pinnable, puzzle: Puzzle, effort: Effort, warm: bool) -> None:
        width, depth, floor = WARM if warm else COLD
        self._depth, self._width = effort.depth or depth, effort.width or width
        self._floor = floor if effort.floor is None else effort.floor
        self._task, self._puzzle, self._effort, self._warm = task, puzzle, effort, warm
        self._tree = Tree(Try(View(puzzle, as_it_is), AGAIN), doubts=warm)

    def begin(self, root: SegmentTrace, state: State | None) -> None:
        """The first guesses; without the state they need, the puzzle itself comes first."""
        if not self._warm or state is not None:
            (attempt,) = self._tree.take(1)
            self._branch(attempt, root, state)

    def take(self, left: int) -> list[Try]:
        """The next tries, as many as may think to their end."""
        fit = max(left // self._depth, min(left, 1))
        return self._tree.take(min(self._width, fit))

    def is_over(self, trace: SegmentTrace, most: int) -> bool:
        """Whether a try needs no more segments."""
        over = trace.segment == most or trace.wants_to_halt
        return over or self._effort.accepts(trace)

    def learn(self, attempt: Try, trace: SegmentTrace, state: State | None) -> TryOutcome:
        """What came of a try; one that is undecided is built upon."""
        if self._effort.accepts(trace):
            return TryOutcome.ACCEPTED
        if trace.wants_to_halt or self._breaks_rules(attempt.view.puzzle, trace):
            self._tree.grow(attempt, [])
            return TryOutcome.BROKEN
        if not self._branch(attempt, trace, state):
            return TryOutcome.SPENT
        return TryOutcome.DOUBTED if attempt.pins and self._is_doubted(trace) else TryOutcome.OPEN

    def _is_doubted(self, trace: SegmentTrace) -> bool:
        return trace.doubt is not None and trace.doubt > self._effort.sure

    def _breaks_rules(self, puzzle: Puzzle, trace: SegmentTrace) -> bool:
        """Whether what the model is sure of breaks a rule, if the rules have a say."""
        if self._effort.verify is not Verify.RULES:
            return False
        empty = self._task.look.empty
        beliefs = cell_beliefs(self._task, puzzle, trace.probs)
        sure = (beliefs.max(axis=-1) > self._effort.sure) | (puzzle.given != empty)
        partial = np.where(puzzle.given != empty, puzzle.given, trace.grid)
        partial = np.where(sure, partial, empty).astype(np.uint8)
        return any(
            problem.cells and all(partial[cell] != empty for cell in problem.cells)
            for problem in self._task.check(puzzle, partial)
        )

    def _branch(self, attempt: Try, trace: SegmentTrace, state: State | None) -> bool:
        """Guess in the cell whose second symbol is believed most; False if nothing can be."""
        puzzle, empty = attempt.view.puzzle, self._task.look.empty
        beliefs = cell_beliefs(self._task, puzzle, trace.probs)
        beliefs[..., empty] = 0
        second = np.where(puzzle.given == empty, np.sort(beliefs, axis=-1)[..., -2], -1)
        row, column = np.unravel_index(int(second.argmax()), second.shape)
        cell = int(row), int(column)
        following = []
        for symbol in np.argsort(-beliefs[cell], kind="stable").tolist():
            belief = float(beliefs[cell][symbol])
            pinned = self._task.pin(puzzle, cell, symbol)
            if belief < self._floor or pinned is None:
                continue
            pins = (*attempt.pins, Pin(cell, symbol, belief))
            kept = state if self._warm else None
            following.append(Try(View(pinned, as_it_is), self._depth, pins, state=kept))
        doubt = trace.doubt if attempt.pins and trace.doubt is not None else 0.0
        self._tree.grow(attempt, following, doubt)
        return bool(following)


class Views:
    """The puzzle under the other symmetries of a square, until a path is as short as can be."""

    def __init__(self, task: Task, puzzle: Puzzle, effort: Effort, root: SegmentTrace) -> None:
        self.best: tuple[Try, SegmentTrace] | None = None
        self._task, self._puzzle, self._effort = task, puzzle, effort
        self._waiting = _other_views(task, puzzle, np.random.default_rng(effort.seed))
        self.learn(Try(View(puzzle, as_it_is), VIEW[1]), root)

    def take(self, left: int) -> list[Try]:
        """The next views, as many as may think for a while."""
        tries = min(self._effort.width or COLD[0], max(left // VIEW[0], min(left, 1)))
        now, self._waiting = self._waiting[:tries], self._waiting[tries:]
        return now

    def is_over(self, trace: SegmentTrace, most: int) -> bool:
        """Whether a view needs no more segments."""
        return trace.segment == most or trace.wants_to_halt

    def learn(self, attempt: Try, trace: SegmentTrace, state: State | None = None) -> TryOutcome:
        """What came of a view."""
        if not self._effort.accepts(trace):
            return TryOutcome.BROKEN if trace.wants_to_halt else TryOutcome.SPENT
        if self.best is None or self._cost(trace) < self._cost(self.best[1]):
            self.best = attempt, trace
        shortest = self._effort.verify is Verify.RULES and trace.solved
        return TryOutcome.ACCEPTED if shortest else TryOutcome.VALID

    def _cost(self, trace: SegmentTrace) -> float:
        """Less is better: the length of a path that keeps the rules, or the model's doubt."""
        if self._effort.verify is Verify.Q:
            return -trace.q_halt
        return float((trace.grid == self._task.look.trail).sum())


def taken_back(task: Task, puzzle: Puzzle, view: View, trace: SegmentTrace) -> SegmentTrace:
    """The trace as one of the puzzle itself: turned back, and checked by its own rules."""
    if view.invert is not as_it_is:
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


def solve_turned(
    engine: Engine, task: Task, puzzle: Puzzle, limit: Limit, seed: int = 0
) -> Generator[SegmentTrace]:
    """A drawing seen through another symmetry; every thought turned back. It may look the same."""
    assert task.look.trail is not None, "symbols that are exchanged cannot be turned back"
    rng = np.random.default_rng(seed)
    view = views_of(task, replace(puzzle, solution=None), rng, 2)[-1]
    for trace in solve(engine, task, view.puzzle, limit):
        yield taken_back(task, puzzle, view, trace)


def _other_views(task: Task, puzzle: Puzzle, rng: np.random.Generator) -> list[Try]:
    """Those that differ, in the order in which they were drawn."""
    views = views_of(task, replace(puzzle, solution=None), rng, SYMMETRIES)
    return [Try(view, VIEW[1], number=number) for number, view in enumerate(views) if number]


def as_it_is(answer: Grid) -> Grid:
    return answer
