"""Many puzzles at once: who leaves the batch, what is counted, and how Q-halt is judged."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.engines import Batch
from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import IGNORE
from hrm_core.solving import evaluate
from hrm_core.solving.evaluate import Outcome
from hrm_core.solving.solve import Limit
from tests.hrm_core.support import RIGHT, UNFINISHED, PerPuzzle

WRONG = np.where(RIGHT == 5, 6, RIGHT).astype(np.int32)
SURE, UNSURE = Beat(RIGHT, q_halt=2, q_continue=-2), Beat(WRONG, q_halt=-2, q_continue=2)
SCRIPTS = (
    [SURE],  # right at once
    [UNSURE, SURE, UNSURE],  # right in between
    [UNSURE],  # never right, never sure
    [UNSURE, UNSURE, replace(SURE, tokens=WRONG)],  # sure and wrong
)


def evaluated(
    limit: Limit, batch_size: int = 256, repeat: int = 1
) -> tuple[Outcome, PerPuzzle, NDArray[np.int32]]:
    engine = PerPuzzle(*SCRIPTS)
    ids = np.tile(np.arange(4, dtype=np.int32), repeat)
    labels = np.stack([RIGHT] * len(ids))
    batch = Batch(np.stack([UNFINISHED] * len(ids)), ids)
    outcome = evaluate.finish(evaluate.evaluate(engine, batch, labels, limit, batch_size))
    return outcome, engine, labels


def test_puzzles_that_halt_leave_the_batch_with_their_answer() -> None:
    outcome, engine, _ = evaluated(Limit(6))
    assert engine.sizes == [4, 3, 2, 1, 1, 1]
    assert outcome.segments.tolist() == [1, 2, 6, 3]
    assert evaluate.exact_rows(outcome.answers, np.stack([RIGHT] * 4)).tolist() == [
        True,
        True,
        False,
        False,
    ]
    assert outcome.q_halt.tolist() == [2, 2, -2, 2]


def test_a_batch_in_which_all_have_halted_runs_no_further() -> None:
    engine = PerPuzzle(SCRIPTS[0])
    batch = Batch(np.stack([UNFINISHED] * 3), np.zeros(3, np.int32))
    evaluate.finish(evaluate.evaluate(engine, batch, np.stack([RIGHT] * 3), Limit(16)))
    assert engine.sizes == [3]


def test_without_halting_all_run_to_the_limit_as_in_the_official_evaluation() -> None:
    outcome, engine, labels = evaluated(Limit(5, halt=False))
    assert engine.sizes == [4] * 5
    assert outcome.segments.tolist() == [5] * 4
    # the second was right in between; what counts is the last answer
    assert evaluate.exact_rows(outcome.answers, labels).tolist() == [True, False, False, False]


def test_right_and_wrong_are_known_after_every_segment() -> None:
    still, _, _ = evaluated(Limit(4, halt=False))
    assert still.right_at[:, 1].tolist() == [False, True, False, False]
    halting, _, _ = evaluated(Limit(4))
    assert halting.right_at[:, 1].tolist() == [False, True, True, True]
    assert halting.right_at.mean(axis=1).tolist() == [0.25, 0.5, 0.5, 0.5]


@pytest.mark.parametrize("batch_size", [1, 3, 4, 100])
def test_the_size_of_the_batches_changes_nothing(batch_size: int) -> None:
    whole, _, _ = evaluated(Limit(6), repeat=3)
    parts, engine, _ = evaluated(Limit(6), batch_size, repeat=3)
    np.testing.assert_array_equal(parts.answers, whole.answers)
    np.testing.assert_array_equal(parts.segments, whole.segments)
    np.testing.assert_array_equal(parts.right_at, whole.right_at)
    assert max(engine.sizes) == min(batch_size, 12)


def test_the_progress_is_the_number_of_puzzles_done() -> None:
    batch = Batch(np.stack([UNFINISHED] * 5), np.zeros(5, np.int32))
    work = evaluate.evaluate(PerPuzzle(SCRIPTS[0]), batch, np.stack([RIGHT] * 5), Limit(2), 2)
    assert list(work) == [2, 4, 5]


def test_scores_are_shares_of_the_puzzles_and_of_the_supervised_cells() -> None:
    outcome, _, labels = evaluated(Limit(6))
    scores = evaluate.scores(replace(outcome, seconds=2.0), labels)
    wrong_cells = int((WRONG != RIGHT).sum())
    assert scores.puzzles == 4
    assert scores.exact == 0.5
    assert scores.cell == pytest.approx(1 - 2 * wrong_cells / (4 * 81))
    assert scores.mean_segments == 3
    assert scores.puzzles_per_second == 2
    assert scores.q_halt_accuracy == 0.75  # the last is sure and wrong
    assert evaluate.scores(outcome, np.stack([WRONG] * 4)).q_halt_accuracy == 0.25


def test_cells_that_are_not_supervised_do_not_count() -> None:
    outcome, _, labels = evaluated(Limit(6))
    labels = np.where(WRONG != RIGHT, IGNORE, labels).astype(np.int32)
    scores = evaluate.scores(outcome, labels)
    assert (scores.exact, scores.cell) == (1, 1)


def test_calibration_sets_belief_against_truth_in_every_bin_that_is_used() -> None:
    outcome, _, labels = evaluated(Limit(6))
    low, high = evaluate.calibration(outcome, labels)
    belief = 1 / (1 + np.exp(-2))
    assert low == pytest.approx((1 - belief, 0, 1))
    assert high == pytest.approx((belief, 2 / 3, 3))


def test_calibration_takes_any_belief() -> None:
    outcome, _, labels = evaluated(Limit(6))
    extreme = replace(outcome, q_halt=np.array([-1e4, -800, 0, 1e4], dtype=np.float32))
    assert evaluate.calibration(extreme, labels, bins=2) == [(0, 1, 2), (0.75, 0, 2)]


def test_parts_answered_side_by_side_are_one_outcome_that_took_as_long_as_the_slowest() -> None:
    def part(answer: int, seconds: float) -> Outcome:
        return Outcome(
            np.full((2, 3), answer, dtype=np.int32),
            np.full(2, answer, dtype=np.int32),
            np.full(2, answer, dtype=np.float32),
            np.full((4, 2), answer == 1),
            seconds,
        )

    whole = evaluate.join([part(1, 3.0), part(2, 5.0)])
    assert whole.puzzles == 4
    assert whole.answers[:, 0].tolist() == whole.segments.tolist() == [1, 1, 2, 2]
    assert whole.q_halt.tolist() == [1, 1, 2, 2]
    assert whole.right_at.tolist() == [[True, True, False, False]] * 4
    assert whole.seconds == 5.0


def test_beliefs_are_in_the_bin_they_have_reached() -> None:
    chances = np.array([0.02, 0.06, 0.099, 0.101, 0.96])
    q_halt = np.log(chances / (1 - chances)).astype(np.float32)
    answers, count = np.ones((5, 2), dtype=np.int32), np.ones(5, dtype=np.int32)
    labels = np.array([[1, 1], [2, 1], [2, 1], [2, 1], [1, 1]], dtype=np.int32)
    outcome = Outcome(answers, count, q_halt, np.ones((1, 5), np.bool_), 1.0)
    found = evaluate.calibration(outcome, labels)
    assert [puzzles for _, _, puzzles in found] == [3, 1, 1]
    assert [right for _, right, _ in found] == pytest.approx([1 / 3, 0, 1])
    assert [belief for belief, _, _ in found] == pytest.approx([0.179 / 3, 0.101, 0.96], rel=1e-4)
