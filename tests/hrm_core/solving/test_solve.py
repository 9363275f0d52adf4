"""Solving one puzzle: what is thought, and when it ends."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import Puzzle
from hrm_core.solving.solve import Limit, Memory, SegmentTrace, softmax, solve, solve_together
from tests.hrm_core.listener import Listener
from tests.hrm_core.support import PUZZLE, RIGHT, SUDOKU, UNFINISHED, scripted
from tests.latin import Latin


def thoughts(limit: Limit | None = None) -> list[SegmentTrace]:
    return list(solve(scripted(), SUDOKU, PUZZLE, limit))


@pytest.mark.parametrize(
    ("limit", "segments"),
    [
        (Limit(16, halt=True), 3),  # the model is sure in the third
        (Limit(2, halt=True), 2),  # and is not waited for
        (Limit(3, halt=True), 3),
        (Limit(16, halt=False), 16),
        (Limit(100, halt=False), 100),  # beyond what a model is trained for
        (Limit(1, halt=False), 1),
        (None, 3),
    ],
)
def test_it_ends_when_the_model_halts_or_at_the_limit(limit: Limit | None, segments: int) -> None:
    traces = thoughts(limit)
    assert [trace.segment for trace in traces] == list(range(1, segments + 1))


def test_a_limit_below_one_segment_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one segment is needed, not 0"):
        Limit(0)


def test_a_trace_tells_what_was_believed_and_what_the_rules_say() -> None:
    first, second, third = thoughts()
    np.testing.assert_array_equal(first.grid, PUZZLE.given)
    np.testing.assert_array_equal(first.tokens, UNFINISHED)
    np.testing.assert_array_equal(second.tokens, RIGHT)
    assert first.tokens.dtype == np.int32
    assert [trace.solved for trace in (first, second, third)] == [False, True, True]
    assert list(first.problems) == SUDOKU.check(PUZZLE, first.grid)
    assert [trace.wants_to_halt for trace in (first, second, third)] == [False, False, True]
    assert (first.q_halt, first.q_continue) == (-3, 1)
    assert first.probs.shape == (81, 11)
    np.testing.assert_allclose(first.confidence, 0.9, rtol=1e-3)
    assert first.change_H.shape == first.change_L.shape == (81,)
    assert first.change_H.any()
    np.testing.assert_allclose(first.change_L, 2 * first.change_H)  # as the script has it
    assert first.seconds >= 0


def test_of_every_position_the_most_believed_token_is_told() -> None:
    trace = thoughts()[0]
    beliefs = np.array([[0.1, 0.6, 0.3], [0.9, 0.1, 0.0]], dtype=np.float32)
    other = replace(trace, probs=beliefs)
    assert other.tokens.tolist() == [1, 0]
    np.testing.assert_array_equal(other.confidence, beliefs.max(axis=1))


def test_the_model_halts_only_if_halting_is_worth_more_than_going_on() -> None:
    trace = thoughts()[0]
    even = SegmentTrace(**{**vars(trace), "q_halt": 1.0, "q_continue": 1.0})
    assert not even.wants_to_halt


def test_nothing_runs_before_it_is_asked_for_and_closing_stops_it() -> None:
    engine = scripted()
    thinking = solve(engine, SUDOKU, PUZZLE, Limit(16, halt=False))
    assert engine.steps == 0
    next(thinking)
    next(thinking)
    thinking.close()
    assert engine.steps == 2


def test_probabilities_of_huge_logits_are_finite() -> None:
    logits = np.array([[1e4, -1e4, 0], [3, 3, 3]], dtype=np.float32)
    probs = softmax(logits)
    assert probs.dtype == np.float32
    np.testing.assert_allclose(probs, np.array([[1, 0, 0], [1 / 3, 1 / 3, 1 / 3]]), rtol=1e-6)


def test_thoughts_stay_with_their_puzzle_when_another_leaves_the_batch() -> None:
    latin = Latin()
    solution = latin.parse("1234341221434321")[0].given
    other = latin.parse("4321214334121234")[0].given
    early, late = (Puzzle("latin", np.where(np.eye(4), each, 0)) for each in (solution, other))

    def says(tokens: NDArray[np.int32]) -> Beat:
        if (tokens == latin.encode(early)).all():
            return Beat(latin.encode(Puzzle("latin", solution)), q_halt=1, q_continue=0)
        return Beat(latin.encode(Puzzle("latin", other)), q_halt=-1, q_continue=0)

    memory: Memory = {}
    found = list(solve_together(Listener(says), latin, [early, late], Limit(3), memory))
    assert [row for row, _ in found] == [0, 1, 1, 1]
    assert all(trace.problems == () for _, trace in found)
    assert {row: state.tolist() for row, state in memory.items()} == {0: [1], 1: [3]}


def test_every_trace_has_its_share_of_the_time_of_its_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter(range(100))  # a second passes whenever it is looked at
    monkeypatch.setattr("hrm_core.solving.think.time.perf_counter", lambda: next(clock))
    engine = scripted()
    found = list(solve_together(engine, SUDOKU, [PUZZLE] * 4, Limit(3, halt=False)))
    assert {trace.seconds for _, trace in found} == {0.25}
    assert sum(trace.seconds for _, trace in found) == engine.steps == 3


def test_who_is_left_in_a_batch_has_all_of_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = Latin()
    solution = latin.parse("1234341221434321")[0].given
    early, late = (
        Puzzle("latin", np.where(mask, solution, 0)) for mask in (np.eye(4), 1 - np.eye(4))
    )

    def says(tokens: NDArray[np.int32]) -> Beat:
        halts = (tokens == latin.encode(early)).all()
        return Beat(
            latin.encode(Puzzle("latin", solution)), q_halt=1 if halts else -1, q_continue=0
        )

    clock = iter(range(100))  # a second passes whenever it is looked at
    monkeypatch.setattr("hrm_core.solving.think.time.perf_counter", lambda: next(clock))
    found = solve_together(Listener(says), latin, [early, late], Limit(3))
    assert [(row, trace.seconds) for row, trace in found] == [(0, 0.5), (1, 0.5), (1, 1), (1, 1)]


def test_a_model_that_rates_both_alike_thinks_on() -> None:
    engine = scripted([Beat(UNFINISHED, q_halt=1, q_continue=1)])
    assert len(list(solve(engine, SUDOKU, PUZZLE, Limit(3)))) == 3
