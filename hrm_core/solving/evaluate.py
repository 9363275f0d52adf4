"""How good a model is on many puzzles, which go through one batch as others leave it."""

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch, Engine
from hrm_core.puzzle import IGNORE
from hrm_core.solving.think import Limit, Question, think


@dataclass(frozen=True, eq=False)
class Outcome:
    """The last answer to each of N puzzles, and how it was reached."""

    answers: NDArray[np.int32]  # [N, L], predicted tokens
    segments: NDArray[np.int32]  # [N], segments spent
    q_halt: NDArray[np.float32]  # [N], logit after the last segment
    right_at: NDArray[np.bool_]  # [segments, N], exact after each segment; frozen after halting
    seconds: float

    @property
    def puzzles(self) -> int:
        """N."""
        return len(self.segments)


@dataclass(frozen=True)
class Scores:
    """Shares from 0 to 1; `exact` and `cell` against the labels."""

    puzzles: int
    exact: float
    cell: float
    mean_segments: float
    puzzles_per_second: float
    q_halt_accuracy: float  # share of puzzles in which Q-halt's sign told right from wrong


def evaluate(
    engine: Engine,
    batch: Batch,
    labels: NDArray[np.int32],
    limit: Limit,
    batch_size: int = 256,
) -> Generator[int, None, Outcome]:
    """Answer every puzzle of `batch`; yields how many are done so far, returns the outcome.

    labels: int32 [N, L]. With limit.halt a puzzle makes room for the next when the model wants to
    halt; without, all run to limit.segments as the official evaluation does.
    """
    started = time.perf_counter()
    total, length = batch.tokens.shape
    answers = np.zeros((total, length), dtype=np.int32)
    segments = np.zeros(total, dtype=np.int32)
    q_halt = np.zeros(total, dtype=np.float32)
    right = np.zeros((limit.segments, total), dtype=np.bool_)
    questions = map(Question, batch.tokens, batch.puzzle_ids.tolist())
    done = 0
    for moment in think(engine, questions, limit, batch_size):
        rows, step = moment.rows, moment.step
        answers[rows], q_halt[rows], segments[rows] = step.answers, step.q_halt, moment.segments
        exact = exact_rows(step.answers, labels[rows])
        for row, segment, good in zip(rows, moment.segments, exact, strict=True):
            right[segment - 1 :, row] = good
        if moment.over.any():
            done += int(moment.over.sum())
            yield done
    return Outcome(answers, segments, q_halt, right, time.perf_counter() - started)


def join(parts: Sequence[Outcome]) -> Outcome:
    """The outcomes of several processes, each with some of the puzzles, as one."""
    return Outcome(
        np.concatenate([part.answers for part in parts]),
        np.concatenate([part.segments for part in parts]),
        np.concatenate([part.q_halt for part in parts]),
        np.concatenate([part.right_at for part in parts], axis=1),
        max(part.seconds for part in parts),
    )


def exact_rows(answers: NDArray[np.int32], labels: NDArray[np.int32]) -> NDArray[np.bool_]:
    """bool [N]: every supervised position is right."""
    return np.asarray(((answers == labels) | (labels == IGNORE)).all(axis=-1), dtype=np.bool_)


def scores(outcome: Outcome, labels: NDArray[np.int32]) -> Scores:
    """The figures of an outcome."""
    known = labels != IGNORE
    right = (outcome.answers == labels) & known
    exact = exact_rows(outcome.answers, labels)
    return Scores(
        puzzles=outcome.puzzles,
        exact=float(exact.mean()),
        cell=float(right.sum() / max(1, known.sum())),
        mean_segments=float(outcome.segments.mean()),
        puzzles_per_second=outcome.puzzles / max(outcome.seconds, 1e-9),
        q_halt_accuracy=float(((outcome.q_halt > 0) == exact).mean()),
    )


def calibration(
    outcome: Outcome, labels: NDArray[np.int32], bins: int = 10
) -> Sequence[tuple[float, float, int]]:
    """Reliability of Q-halt: (mean belief, share right, puzzles) in each occupied bin."""
    belief = np.exp(-np.logaddexp(0, -outcome.q_halt.astype(np.float64)))  # sigmoid, no overflow
    exact = exact_rows(outcome.answers, labels)
    place = np.minimum((belief * bins).astype(int), bins - 1)
    rows = []
    for index in range(bins):
        inside = place == index
        if inside.any():
            rows.append(
                (float(belief[inside].mean()), float(exact[inside].mean()), int(inside.sum()))
            )
    return rows


def finish(work: Generator[int, None, Outcome]) -> Outcome:
    """Run an evaluation to its end without looking at its progress."""
    while True:
        try:
            next(work)
        except StopIteration as stop:
            outcome: Outcome = stop.value
            return outcome
