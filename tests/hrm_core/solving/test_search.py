"""A search: what is pinned in which order, when it ends, what it says, and that it helps."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.engines import State
from hrm_core.engines.scripted import Beat
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle
from hrm_core.solving.effort import Effort, Verify
from hrm_core.solving.guess import Try, TryOutcome
from hrm_core.solving.search import SearchProgress, can_search, search
from hrm_core.solving.solve import Limit, Memory, SegmentTrace, solve
from hrm_core.solving.tries import AGAIN, Guesses
from hrm_core.tasks import TASKS
from tests.hrm_core.listener import Listener, Says
from tests.latin import Latin

LATIN = Latin()
SOLUTION = "1234341221434321"
PUZZLE = Puzzle("latin", LATIN.parse("1200340021434321")[0].given, LATIN.parse(SOLUTION)[0].given)
RIGHT = LATIN.labels(PUZZLE)


def undecided(tokens: NDArray[np.int32]) -> Beat:
    """Torn between 4 and 3 in the third cell, sure of nothing that is empty."""
    answer, second = RIGHT.copy(), RIGHT.copy()
    answer[2], answer[3] = 5, 5
    confidence = np.full(16, 0.8, dtype=np.float32)
    confidence[2] = 0.55
    return Beat(answer, confidence=confidence, second=second)


def listening(tokens: NDArray[np.int32]) -> Beat:
    """Knows the answer once the right 3 stands in the third cell."""
    if tokens[2] == RIGHT[2]:
        return Beat(RIGHT, q_halt=2, q_continue=-2)
    return undecided(tokens)


def run(says: Says, effort: Effort) -> tuple[Listener, list[SearchProgress]]:
    engine = Listener(says)
    (*_, root) = solve(engine, LATIN, PUZZLE, Limit(2))
    return engine, list(search(engine, LATIN, PUZZLE, effort, root))


def traces(steps: list[SearchProgress]) -> list[SegmentTrace]:
    return [trace for step in steps for trace in step.traces]


def outcomes(steps: list[SearchProgress]) -> list[TryOutcome]:
    return [trace.guess.outcome for trace in traces(steps) if trace.guess is not None]


def test_the_cell_with_the_most_divided_belief_is_pinned_likeliest_symbol_first() -> None:
    engine, steps = run(listening, Effort(64, width=1, depth=3))
    assert [tokens[2] for tokens in engine.asked] == [1, 5, 4]  # the run, then 4, then 3
    first, second = traces(steps)
    assert first.guess is not None
    assert [(pin.cell, pin.symbol) for pin in first.guess.pins] == [((0, 2), 4)]
    assert first.guess.pins[0].belief == pytest.approx(0.55, abs=0.01)
    assert second.guess is not None
    assert second.guess.outcome is TryOutcome.ACCEPTED
    assert second.solved


def test_it_counts_every_segment_of_every_try_and_of_the_run_before() -> None:
    _, steps = run(listening, Effort(64, width=1, depth=3))
    assert sorted({step.used for step in steps}) == [3, 4, 5, 6]
    last = traces(steps)[-1]
    assert last.guess is not None
    assert (last.guess.used, last.guess.segments) == (6, 1)


def test_tries_think_as_one_batch_that_they_leave_when_they_halt() -> None:
    engine, steps = run(listening, Effort(64, width=8, depth=3))
    assert engine.sizes == [1, 1, 2]
    assert outcomes(steps) == [TryOutcome.ACCEPTED]


@pytest.mark.parametrize("budget", [3, 10, 23, 64])
def test_it_never_spends_more_than_it_may(budget: int) -> None:
    engine, steps = run(undecided, Effort(budget, depth=4))
    assert sum(engine.sizes) <= budget
    assert steps[-1].used == sum(engine.sizes)
    assert TryOutcome.ACCEPTED not in outcomes(steps)


def test_a_try_that_ended_costs_nothing_more_in_its_batch() -> None:
    def rash(tokens: NDArray[np.int32]) -> Beat:
        beat = undecided(tokens)
        return Beat(beat.tokens, 1, 0, beat.confidence) if tokens[2] == 5 else beat

    engine, steps = run(rash, Effort(30, width=4, depth=4))
    assert steps[-1].used == sum(engine.sizes)
    assert len(set(engine.sizes)) > 1


def test_it_ends_when_there_is_nothing_left_to_guess() -> None:
    _, steps = run(undecided, Effort(10_000, width=8, depth=1))
    assert steps[-1].used < 10_000
    assert TryOutcome.SPENT in outcomes(steps)


def test_no_set_of_pins_is_tried_twice() -> None:
    engine, _ = run(undecided, Effort(500, width=4, depth=1))
    asked = [tuple(tokens.tolist()) for tokens in engine.asked]
    assert len(asked) == len(set(asked))


def test_a_try_whose_sure_answer_breaks_a_rule_is_given_up() -> None:
    def stubborn(tokens: NDArray[np.int32]) -> Beat:
        beat = undecided(tokens)
        return Beat(beat.tokens, confidence=0.95) if tokens[2] == 5 else beat

    _, steps = run(stubborn, Effort(5, width=1, depth=3))
    assert outcomes(steps) == [TryOutcome.BROKEN]


def test_a_try_that_halts_with_a_wrong_answer_is_given_up() -> None:
    def rash(tokens: NDArray[np.int32]) -> Beat:
        beat = undecided(tokens)
        return Beat(beat.tokens, 1, 0, beat.confidence) if tokens[2] == 5 else beat

    _, steps = run(rash, Effort(5, width=1, depth=3))
    assert outcomes(steps)[0] is TryOutcome.BROKEN


def test_with_q_the_models_word_is_enough() -> None:
    def rash(tokens: NDArray[np.int32]) -> Beat:
        beat = undecided(tokens)
        return Beat(beat.tokens, 1, 0, beat.confidence) if tokens[2] == 5 else beat

    _, steps = run(rash, Effort(64, Verify.Q, width=1, depth=3))
    last = traces(steps)[-1]
    assert outcomes(steps) == [TryOutcome.ACCEPTED]
    assert last.wants_to_halt
    assert not last.solved


def test_traces_are_numbered_on_from_the_run() -> None:
    _, steps = run(undecided, Effort(40, depth=4))
    found = [trace.segment for trace in traces(steps)]
    assert found == list(range(3, 3 + len(found)))


def test_the_same_search_twice_is_the_same() -> None:
    first, second = (traces(run(undecided, Effort(60))[1]) for _ in range(2))
    assert [trace.guess for trace in first] == [trace.guess for trace in second]


@pytest.mark.parametrize("doubts", [False, True])
def test_a_run_longer_than_the_effort_leaves_nothing_to_try(doubts: bool) -> None:
    engine = Listener(lambda tokens: replace(undecided(tokens), doubt=-1.0), doubts=doubts)
    (*_, root) = solve(engine, LATIN, PUZZLE, Limit(4))
    assert list(search(engine, LATIN, PUZZLE, Effort(2), root)) == []


def test_closing_it_ends_it() -> None:
    engine = Listener(undecided)
    (*_, root) = solve(engine, LATIN, PUZZLE, Limit(2))
    steps = search(engine, LATIN, PUZZLE, Effort(64), root)
    next(steps)
    steps.close()
    assert len(engine.sizes) == 3


def test_an_effort_below_one_segment_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one segment"):
        Effort(0)
    with pytest.raises(ValueError, match="fewer than none"):
        Effort(64, width=-1)


def test_a_model_that_knows_doubt_thinks_on_from_where_it_guessed() -> None:
    engine = Listener(lambda tokens: replace(listening(tokens), doubt=-1.0), doubts=True)
    memory: Memory = {}
    (*_, root) = solve(engine, LATIN, PUZZLE, Limit(2), memory)
    first, second = traces(list(search(engine, LATIN, PUZZLE, Effort(64), root, memory[0])))
    assert engine.resumed == [2, 2]  # both guesses go on from the two segments of the run
    assert first.guess is not None
    assert first.guess.doubt == pytest.approx(1 / (1 + np.e))
    assert second.guess is not None
    assert second.guess.outcome is TryOutcome.ACCEPTED


def test_every_try_of_a_batch_is_built_upon_with_its_own_thoughts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    learn, thought = Guesses.learn, []

    def listen(self: Guesses, attempt: Try, trace: SegmentTrace, state: State) -> TryOutcome:
        thought.append((trace.segment, state.tolist()))
        return learn(self, attempt, trace, state)

    def says(tokens: NDArray[np.int32]) -> Beat:
        beat = replace(undecided(tokens), doubt=-1.0)
        return replace(beat, q_halt=1, q_continue=0) if tokens[2] == 5 else beat

    monkeypatch.setattr(Guesses, "learn", listen)
    engine = Listener(says, doubts=True)
    memory: Memory = {}
    (*_, root) = solve(engine, LATIN, PUZZLE, Limit(2), memory)
    list(search(engine, LATIN, PUZZLE, Effort(10, width=2, depth=3), root, memory[0]))
    assert thought[:2] == [(1, [3]), (3, [5])]  # one halted at once, the other thought on


def test_where_its_thoughts_are_not_known_it_thinks_the_puzzle_through_again() -> None:
    engine = Listener(lambda tokens: replace(listening(tokens), doubt=-1.0), doubts=True)
    (*_, root) = solve(engine, LATIN, PUZZLE, Limit(2))
    found = traces(list(search(engine, LATIN, PUZZLE, Effort(64), root)))
    assert found[0].guess is not None
    assert (found[0].guess.pins, found[0].guess.segments) == ((), AGAIN)
    assert engine.resumed == [AGAIN, AGAIN]


def test_a_doubted_guess_waits_until_the_others_were_tried() -> None:
    def doubting(tokens: NDArray[np.int32]) -> Beat:
        """Likes the wrong 4 better, and doubts it; the 3 opens another choice beside it."""
        beat = undecided(tokens)
        if tokens[2] != 1:
            confidence = np.full(16, 0.8, dtype=np.float32)
            confidence[3] = 0.6
            beat = replace(beat, confidence=confidence)
        return replace(beat, doubt=9.0 if tokens[2] == 5 else -9.0)

    effort = Effort(30, depth=1, verify=Verify.Q)
    engine = Listener(doubting, doubts=True)
    memory: Memory = {}
    (*_, root) = solve(engine, LATIN, PUZZLE, Limit(2), memory)
    found = traces(list(search(engine, LATIN, PUZZLE, effort, root, memory[0])))
    pins = [trace.guess.pins for trace in found if trace.guess is not None]
    first, second, third = ([pin.symbol for pin in each] for each in pins[:3])
    assert (first, second) == ([4], [3])
    assert third[0] == 3
    assert found[0].guess is not None
    assert found[0].guess.outcome is TryOutcome.DOUBTED


def test_without_the_rules_only_the_word_of_the_model_counts() -> None:
    def stubborn(tokens: NDArray[np.int32]) -> Beat:
        beat = undecided(tokens)
        return Beat(beat.tokens, confidence=0.95) if tokens[2] == 5 else beat

    _, steps = run(stubborn, Effort(5, width=1, depth=3, verify=Verify.Q))
    assert TryOutcome.BROKEN not in outcomes(steps)


def test_tries_without_end_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrm_core.solving.tree.WAITING", 1)
    few, _ = run(undecided, Effort(200, width=1, depth=1))
    monkeypatch.setattr("hrm_core.solving.tree.WAITING", 1000)
    many, _ = run(undecided, Effort(200, width=1, depth=1))
    assert len(few.sizes) < len(many.sizes)


def test_every_kind_here_can_be_searched() -> None:
    assert can_search(TASKS["sudoku"])
    assert can_search(TASKS["maze"])


def test_the_shipped_model_with_a_search_solves_what_it_cannot_alone() -> None:
    task = TASKS["sudoku"]
    engine = open_engine(ModelLibrary([asset_path("models")]).default("sudoku"), "cpu")
    (puzzle,) = task.parse(
        ".93.2...5.8...31...2..5..9..3.8.6...1.6.......5......7.....1.3..1.3958.....6..5.."
    )
    *_, root = solve(engine, task, puzzle, Limit(16))
    assert not root.solved
    last = traces(list(search(engine, task, puzzle, Effort(512), root)))[-1]
    assert last.guess is not None
    assert last.guess.outcome is TryOutcome.ACCEPTED
    assert last.guess.pins
    assert task.check(puzzle, last.grid) == []


def test_a_model_that_thinks_anew_takes_five_segments_for_a_try() -> None:
    _, steps = run(undecided, Effort(64, width=1))
    guess = traces(steps)[0].guess
    assert guess is not None
    assert guess.used == 2 + 5, "two of the run, and those of the try"
