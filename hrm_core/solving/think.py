"""The one loop over segments: a queue of puzzles in a batch that is filled up as they halt."""

import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch, Engine, State, Step

NO_NUMBERS = (
    "the model says values that are no finite numbers: its weights are damaged, or too large;"
    " choose another model"
)


class NoNumbersError(ValueError):
    """A model that computes NaN or infinity; its message is fit to show."""


@dataclass(frozen=True)
class Limit:
    """When to stop: after so many segments, or earlier when the model decides to halt.

    `segments` may be more than the model was trained for; official evaluation is halt=False.
    """

    segments: int = 16
    halt: bool = True

    def __post_init__(self) -> None:
        if self.segments < 1:
            raise ValueError(f"at least one segment is needed, not {self.segments}")


@dataclass(frozen=True, eq=False)
class Question:
    """A puzzle as the model sees it; `state`: the thoughts from which it goes on, if any."""

    tokens: NDArray[np.int32]  # [L], the same L for all that are thought about together
    puzzle_id: int = 0
    state: State | None = None


@dataclass(frozen=True, eq=False)
class Moment:
    """One segment of the batch."""

    rows: NDArray[np.intp]  # [B], which question each row is, counted from 0
    segments: NDArray[np.intp]  # [B], that each has had
    over: NDArray[np.bool_]  # [B], halted or out of segments: it leaves the batch
    step: Step
    state: State  # after the segment; Engine.keep takes rows out of it
    seconds: float


def think(
    engine: Engine,
    questions: Iterable[Question],
    limit: Limit,
    width: int,
    room: Callable[[], bool] | None = None,
) -> Generator[Moment]:
    """Think about every question, `width` at a time; whoever is over makes room for the next.

    Questions are taken as there is room, so they may be without end; closing the generator stops.
    `room`: whether there is memory for more. Then the batch begins with one, has twice as many
    after each segment as long as there is, and is filled up to half as many where there is not.
    """
    queue = iter(questions)
    most = width if room is None else 1
    new = list(islice(queue, most))
    count = len(new)
    rows = np.arange(count)
    segments = np.zeros(count, dtype=np.intp)
    if not new:
        return
    batch = _batch(new)
    state = _begun(engine, new)
    while len(rows):
        started = time.perf_counter()
        state, step = engine.step(batch, state)
        seconds = time.perf_counter() - started
        if not (np.isfinite(step.q_halt).all() and np.isfinite(step.q_continue).all()):
            raise NoNumbersError(NO_NUMBERS)
        segments = segments + 1
        over = segments >= limit.segments
        if limit.halt:
            over |= step.q_halt > step.q_continue
        yield Moment(rows, segments, over, step, state, seconds)
        if room is not None:
            most = min(width, 2 * most) if room() else max(1, most // 2)
        stay = np.flatnonzero(~over)
        new = list(islice(queue, max(0, most - len(stay))))
        if not new and not over.any():
            continue
        rows = np.concatenate((rows[stay], np.arange(count, count + len(new))))
        segments = np.concatenate((segments[stay], np.zeros(len(new), dtype=np.intp)))
        count += len(new)
        batch = Batch(batch.tokens[stay], batch.puzzle_ids[stay])
        states = [engine.keep(state, stay)] if len(stay) else []
        if new:
            fresh = _batch(new)
            batch = Batch(
                np.concatenate((batch.tokens, fresh.tokens)),
                np.concatenate((batch.puzzle_ids, fresh.puzzle_ids)),
            )
            states.append(_begun(engine, new))
        if len(states) == 1:
            state = states[0]
        elif states:
            state = engine.resume(batch, states)


def _batch(questions: list[Question]) -> Batch:
    return Batch(
        np.stack([each.tokens for each in questions]),
        np.array([each.puzzle_id for each in questions], dtype=np.int32),
    )


def _begun(engine: Engine, questions: list[Question]) -> State:
    """The state of questions that come in together."""
    known = [each.state for each in questions if each.state is not None]
    assert len(known) in (0, len(questions)), "all go on from thoughts, or none does"
    batch = _batch(questions)
    return engine.resume(batch, known) if known else engine.start(batch)
