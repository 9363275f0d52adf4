"""Thinking harder: the model guesses, thinks on, and guesses again, until an answer is accepted.

The model is the only reasoner. Where it is undecided, its likeliest symbols are pinned in turn as
if they were given; which cell, which symbols and which try comes next follow from its beliefs alone
(hypothesis pinning, best first). A model that was trained to guess thinks on from where it was when
it guessed, and says how far it doubts its guesses; any other thinks anew. Kinds that cannot be
pinned are looked at through their symmetries. The rules check answers, whole or as far as the model
is sure of them; nothing is derived from them. What is found is the answer of model and search, not
of one shot.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from hrm_core.engines import Engine, State
from hrm_core.puzzle import Pinnable, Puzzle, Task
from hrm_core.solving.effort import Effort
from hrm_core.solving.guess import Guess, Try, TryOutcome
from hrm_core.solving.solve import Limit, Memory, SegmentTrace, solve_together
from hrm_core.solving.tries import Guesses, Views, taken_back


@dataclass(frozen=True, eq=False)
class SearchProgress:
    """A segment of a batch of tries began to count, or a try ended."""

    used: int  # segments spent so far on the puzzle
    traces: tuple[SegmentTrace, ...]  # of the try that ended, if one did


def can_search(task: Task) -> bool:
    """Whether a kind of puzzle can be guessed in or turned."""
    return isinstance(task, Pinnable) or task.look.trail is not None


def search(
    engine: Engine,
    task: Task,
    puzzle: Puzzle,
    effort: Effort,
    root: SegmentTrace,
    state: State | None = None,
) -> Generator[SearchProgress]:
    """Go on from `root`, the last trace of a run over the puzzle; closing the generator stops it.

    The traces are numbered on from root.segment, one for each try. The last one is ACCEPTED, unless
    the segments or the tries were used up. `state` is the model's after `root`; where that is not
    known, a model that would think on from it first thinks the puzzle through again.
    """
    plan: Guesses | Views
    if isinstance(task, Pinnable):
        plan = Guesses(task, puzzle, effort, engine.doubts)
        plan.begin(root, state)
    else:
        assert can_search(task), f"nothing can be guessed in a {task.name}"
        plan = Views(task, puzzle, effort, root)
    used, number = root.segment, root.segment
    while tries := plan.take(max(0, effort.segments - used)):
        left = (effort.segments - used) // len(tries)
        most = max(1, min(tries[0].segments, left))
        seen = [attempt.view.puzzle for attempt in tries]
        memory = _memory(tries) if engine.doubts else None  # states are copied: only where needed
        segment, alive = 0, len(tries)
        for row, trace in solve_together(engine, task, seen, Limit(most), memory):
            if trace.segment > segment:
                segment, used = trace.segment, used + alive
                yield SearchProgress(used, ())
            if not plan.is_over(trace, most):
                continue
            alive -= 1
            number += 1
            trace = taken_back(task, puzzle, tries[row].view, trace)
            outcome = plan.learn(tries[row], trace, memory[row] if memory else None)
            doubt = trace.doubt or 0.0
            guess = Guess(tries[row].pins, tries[row].number, outcome, segment, used, doubt)
            yield SearchProgress(used, (replace(trace, segment=number, guess=guess),))
            if outcome is TryOutcome.ACCEPTED:
                return
    if isinstance(plan, Views) and plan.best is not None:
        attempt, trace = plan.best
        guess = Guess((), attempt.number, TryOutcome.ACCEPTED, trace.segment, used)
        yield SearchProgress(used, (replace(trace, segment=number + 1, guess=guess),))


def _memory(tries: Sequence[Try]) -> Memory:
    """The thoughts from which tries go on; none of those that think anew."""
    return {row: each.state for row, each in enumerate(tries) if each.state is not None}
