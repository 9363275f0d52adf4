"""Solving: a generator that runs segments and yields what the model thought after each."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Engine, State, Step
from hrm_core.puzzle import Grid, Problem, Puzzle, Task, Tokens
from hrm_core.solving.canvas import cut, lay, positions
from hrm_core.solving.guess import Guess
from hrm_core.solving.think import Limit, Question, think

__all__ = ["Limit", "Memory", "SegmentTrace", "solve", "solve_together"]


@dataclass(frozen=True, eq=False)
class SegmentTrace:
    """What the model thought after one segment."""

    segment: int  # from 1
    grid: Grid  # [rows, cols], the prediction; of any shape where the kind resizes
    probs: NDArray[np.float32]  # [L, V], belief in every position
    q_halt: float  # raw logit
    q_continue: float  # raw logit
    change_H: NDArray[np.float32]  # [L], relative movement of z_H in this segment
    change_L: NDArray[np.float32]  # [L], of z_L
    problems: tuple[Problem, ...]  # the rule check of `grid`
    seconds: float  # wall time of this segment
    guess: Guess | None = None  # what a search assumed; None: the model was asked outright
    doubt: float | None = None  # that what was guessed is wrong, 0 to 1; few models say so

    @property
    def tokens(self) -> Tokens:
        """The most believed token of every position, int32 [L]."""
        return np.asarray(self.probs.argmax(axis=-1), dtype=np.int32)

    @property
    def confidence(self) -> NDArray[np.float32]:
        """The belief in the prediction, float32 [L], 0 to 1."""
        return np.asarray(self.probs.max(axis=-1), dtype=np.float32)

    @property
    def solved(self) -> bool:
        """Whether the rule check found nothing wrong."""
        return not self.problems

    @property
    def wants_to_halt(self) -> bool:
        """The halting decision of the paper: Q-halt above Q-continue."""
        return self.q_halt > self.q_continue


Memory = dict[int, State]  # the thoughts about each puzzle, by its place


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities along the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def sigmoid(logit: float) -> float:
    """1 / (1 + exp(-logit)) without overflow.

    >>> sigmoid(0.0), sigmoid(-1e9)
    (0.5, 0.0)
    """
    return float(np.exp(-np.logaddexp(0.0, -logit)))


def solve(
    engine: Engine,
    task: Task,
    puzzle: Puzzle,
    limit: Limit | None = None,
    memory: Memory | None = None,
) -> Generator[SegmentTrace]:
    """Think about one puzzle, segment by segment; closing the generator stops it."""
    for _, trace in solve_together(engine, task, [puzzle], limit, memory):
        yield trace


def solve_together(
    engine: Engine,
    task: Task,
    puzzles: Sequence[Puzzle],
    limit: Limit | None = None,
    memory: Memory | None = None,
) -> Generator[tuple[int, SegmentTrace]]:
    """Think about puzzles of one size at a time: (which of them, what was thought).

    A puzzle leaves the batch when the model halts; `seconds` of a trace is its share of the batch.
    What `memory` holds is where thinking goes on from, if it holds anything; after each segment it
    has the state of every puzzle that was thought about.
    """
    limit = limit or Limit()
    questions = [
        Question(
            lay(task, puzzle, engine.seq_len), puzzle.puzzle_id, memory[place] if memory else None
        )
        for place, puzzle in enumerate(puzzles)
    ]
    for moment in think(engine, questions, limit, len(questions)):
        share = moment.seconds / len(moment.rows)
        for place, row in enumerate(moment.rows.tolist()):
            if memory is not None:
                memory[row] = engine.keep(moment.state, np.array([place]))
            segment = int(moment.segments[place])
            yield row, _trace(engine, task, puzzles[row], moment.step, place, segment, share)


def _trace(
    engine: Engine, task: Task, puzzle: Puzzle, step: Step, place: int, segment: int, seconds: float
) -> SegmentTrace:
    """What a step says of the puzzle in one row of the batch."""
    count = positions(task, puzzle, engine.seq_len)
    probs = softmax(cut(step.logits[place], count))
    grid = task.decode(probs.argmax(axis=-1).astype(np.int32), puzzle)
    return SegmentTrace(
        segment=segment,
        grid=grid,
        probs=probs,
        q_halt=float(step.q_halt[place]),
        q_continue=float(step.q_continue[place]),
        change_H=cut(step.change_H[place], count),
        change_L=cut(step.change_L[place], count),
        problems=tuple(task.check(puzzle, grid)),
        seconds=seconds,
        doubt=None if step.doubt is None else sigmoid(float(step.doubt[place])),
    )
