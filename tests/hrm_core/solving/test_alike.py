"""In a batch each puzzle is thought about as if it were alone, whoever asks: all ways agree."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.engines import Batch, Engine, Step, step_of
from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import IGNORE, Problem, Puzzle, View
from hrm_core.solving import evaluate
from hrm_core.solving.ask import ask
from hrm_core.solving.hunt import hunt
from hrm_core.solving.queue import Answered, Refused, answer_all
from hrm_core.solving.solve import Limit, Memory, SegmentTrace, sigmoid, solve, solve_together
from hrm_core.solving.vote import count, views_of, vote
from hrm_core.tasks import TASKS
from tests.hrm_core.listener import Listener
from tests.hrm_core.solving.test_hunt import MAZE, Knowing, first, knows
from tests.hrm_core.support import PUZZLE, SUDOKU
from tests.latin import Latin

LONGEST = 4  # segments until the last of them halts
ARRAYS = ("grid", "probs", "change_H", "change_L")
NUMBERS = ("segment", "q_halt", "q_continue", "doubt", "problems", "wants_to_halt")


class Moody:
    """Whatever it says follows from the number of a puzzle and from how long it thought of it.

    Puzzle n halts in segment 1 + n % LONGEST.
    """

    device, reason, seq_len, doubts = "script", "Script: no model is running", 81, True

    def start(self, batch: Batch) -> NDArray[np.intp]:
        return np.zeros(len(batch.tokens), dtype=np.intp)

    def resume(self, batch: Batch, states: Sequence[NDArray[np.intp]]) -> NDArray[np.intp]:
        return np.concatenate(states)

    def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
        known = zip(batch.puzzle_ids.tolist(), state.tolist(), strict=True)
        dice = [np.random.default_rng(pair) for pair in known]

        def drawn(*shape: int) -> NDArray[np.float32]:
            return np.stack([each.normal(size=shape) for each in dice]).astype(np.float32)

        q_continue = drawn()
        halts = state >= batch.puzzle_ids % LONGEST
        q_halt = (q_continue + np.where(halts, 0.5, -0.5)).astype(np.float32)
        moved = np.abs(drawn(81)), np.abs(drawn(81))
        return state + 1, step_of(drawn(81, 11), q_halt, q_continue, *moved, drawn())

    def keep(self, state: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.intp]:
        return state[rows]


PUZZLES = [replace(PUZZLE, puzzle_id=number) for number in (6, 3, 0, 5, 2, 7, 1)]


def alone(puzzle: Puzzle, limit: Limit | None = None) -> list[SegmentTrace]:
    return list(solve(Moody(), SUDOKU, puzzle, limit or Limit(LONGEST)))


def test_traces_of_a_batch_are_those_of_each_puzzle_alone() -> None:
    memory: Memory = {}
    found: dict[int, list[SegmentTrace]] = {row: [] for row in range(len(PUZZLES))}
    for row, trace in solve_together(Moody(), SUDOKU, PUZZLES, Limit(LONGEST), memory):
        found[row].append(trace)
    for row, puzzle in enumerate(PUZZLES):
        own = alone(puzzle)
        assert len(found[row]) == len(own) == 1 + puzzle.puzzle_id % LONGEST
        assert memory[row].tolist() == [len(own)]
        for one, other in zip(found[row], own, strict=True):
            for name in ARRAYS:
                np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
            for name in NUMBERS:
                assert getattr(one, name) == getattr(other, name), name


def test_doubt_is_told_as_a_probability() -> None:
    engine = Moody()
    batch = Batch(np.ones((1, 81), dtype=np.int32), np.array([PUZZLES[0].puzzle_id], np.int32))
    _, step = engine.step(batch, engine.start(batch))
    assert step.doubt is not None
    assert alone(PUZZLES[0])[0].doubt == sigmoid(float(step.doubt[0]))


@pytest.mark.parametrize("width", [1, 3, 20])
def test_a_queue_has_the_last_thought_about_each_puzzle(width: int) -> None:
    given = [(10 * puzzle.puzzle_id, puzzle) for puzzle in PUZZLES]
    done = answer_all(Moody(), SUDOKU, given, Limit(3), width)
    found: list[Answered | Refused] = [each for some in done for each in some]
    assert sorted(each.number for each in found) == sorted(number for number, _ in given)
    for each in found:
        assert isinstance(each, Answered)
        assert each.number == 10 * each.puzzle.puzzle_id
        own = alone(each.puzzle, Limit(3))
        np.testing.assert_array_equal(each.grid, own[-1].grid)
        assert each.segments == own[-1].segment == len(own)
        assert (each.q_halt, each.problems) == (own[-1].q_halt, own[-1].problems)
        assert each.believed is own[-1].wants_to_halt


@pytest.mark.parametrize("halt", [True, False])
def test_an_evaluation_counts_what_was_thought_about_each_puzzle(halt: bool) -> None:
    limit = Limit(LONGEST, halt)
    own = [alone(puzzle, limit) for puzzle in PUZZLES]
    labels = np.full((len(PUZZLES), 81), IGNORE, dtype=np.int32)
    for row, traces in enumerate(own):
        labels[row, 5] = traces[len(traces) // 2].tokens[5]  # right in the middle, if not later
    ids = np.array([puzzle.puzzle_id for puzzle in PUZZLES], dtype=np.int32)
    batch = Batch(np.stack([SUDOKU.encode(puzzle) for puzzle in PUZZLES]), ids)
    found = evaluate.finish(evaluate.evaluate(Moody(), batch, labels, limit, 3))
    for row, traces in enumerate(own):
        np.testing.assert_array_equal(found.answers[row], traces[-1].tokens)
        assert found.segments[row] == len(traces)
        assert found.q_halt[row] == np.float32(traces[-1].q_halt)
        right = [bool(trace.tokens[5] == labels[row, 5]) for trace in traces]
        after = right + right[-1:] * (LONGEST - len(right))
        assert found.right_at[:, row].tolist() == after
    shares = evaluate.scores(found, labels)
    assert shares.exact == shares.cell == np.mean(found.right_at[-1])


def test_that_a_belief_is_even_is_no_belief() -> None:
    answers = labels = np.ones((2, 3), dtype=np.int32)
    right_at = np.ones((1, 2), dtype=np.bool_)
    segments, q_halt = np.ones(2, dtype=np.int32), np.array([0.0, 1.0], dtype=np.float32)
    outcome = evaluate.Outcome(answers, segments, q_halt, right_at, 1.0)
    assert evaluate.scores(outcome, labels).q_halt_accuracy == 0.5


class Slow(Knowing):
    """Needs the longer for a maze the further right it starts."""

    def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
        state, step = super().step(batch, state)
        starts = (batch.tokens == 3).argmax(axis=1) % self.side
        wish = np.where(state > starts % 4, 1, -1).astype(np.float32)
        return state, replace(step, q_halt=wish)


def test_a_hunt_tells_what_it_found_in_the_order_in_which_it_was_tried() -> None:
    wrong = [each for each in first(MAZE, "prim 9x9", 40) if not knows(each.given)]
    rng = np.random.default_rng(3)
    catches = list(hunt(Slow(), MAZE, "prim 9x9", rng, Limit(5), most=40))
    tried = [catch.tried for catch in catches]
    assert tried == sorted(set(tried))
    assert tried[-1] == 40
    found = [puzzle.given.tolist() for catch in catches for puzzle in catch.new]
    assert found == [puzzle.given.tolist() for puzzle in wrong]
    totals = np.cumsum([len(catch.new) for catch in catches]).tolist()
    assert [catch.found for catch in catches] == totals
    few = list(hunt(Slow(), MAZE, "prim 9x9", np.random.default_rng(3), Limit(5), wanted=2))
    found = [puzzle.given.tolist() for catch in few for puzzle in catch.new]
    assert found == [puzzle.given.tolist() for puzzle in wrong[:2]]


def test_a_hunt_collects_what_is_not_the_best_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = (Problem("It is longer.", ((0, 0),), valid=True),)
    right = Answered(0, PUZZLE, PUZZLE.given, (), 1.0, True, 1)
    done = [[right, replace(right, number=1, problems=longer)]]
    monkeypatch.setattr("hrm_core.solving.hunt.answer_all", lambda *_: iter(done))
    (catch,) = hunt(Moody(), SUDOKU, "easy", np.random.default_rng(0), Limit(1), most=2)
    assert (catch.tried, catch.found, catch.new) == (2, 1, (PUZZLE,))


def test_a_level_that_is_too_large_for_the_model_ends_a_hunt_at_once() -> None:
    engine = Listener(Beat, seq_len=25)
    with pytest.raises(ValueError, match="of 9 x 9 is too large for the model, which takes 5 x 5"):
        list(hunt(engine, MAZE, "prim 9x9", np.random.default_rng(0), Limit(1), most=4))


class Turning(Latin):
    """Looks as it did four times out of five."""

    def __init__(self) -> None:
        self.drawn = 0

    def augment(self, puzzle: Puzzle, rng: np.random.Generator) -> View:
        self.drawn += 1
        look = 0 if self.drawn % 5 else self.drawn // 5
        return View(replace(puzzle, given=puzzle.given + np.uint8(look)), lambda grid: grid)


def test_a_view_that_looks_the_same_is_drawn_again_up_to_five_times() -> None:
    blank, rng = Puzzle("latin", np.zeros((4, 4), dtype=np.uint8)), np.random.default_rng(0)
    for wanted in (1, 2, 3):
        task = Turning()
        views = views_of(task, blank, rng, wanted)
        assert [int(view.puzzle.given[0, 0]) for view in views] == list(range(wanted))
        assert task.drawn == 5 * (wanted - 1)
    task = Turning()
    assert len(views_of(task, blank, rng, 3, attempts=4)) == 2
    assert task.drawn == 8, "at most so many for each"


class Teaching(Latin):
    """Its views differ in their examples alone."""

    def augment(self, puzzle: Puzzle, rng: np.random.Generator) -> View:
        shown = np.full((1, 1), rng.integers(3), dtype=np.uint8)
        return View(replace(puzzle, examples=((shown, shown),)), lambda grid: grid)


def test_other_examples_make_another_view() -> None:
    blank = Puzzle("latin", np.zeros((4, 4), dtype=np.uint8))
    views = views_of(Teaching(), blank, np.random.default_rng(0), 9)
    assert len(views) == 4


def test_votes_of_views_in_several_batches_are_those_of_each_view() -> None:
    views = [View(puzzle, lambda grid: np.fliplr(grid).copy()) for puzzle in PUZZLES]
    own = [alone(puzzle)[-1] for puzzle in PUZZLES]
    for together in (1, 3, 7):
        thoughts = list(vote(Moody(), SUDOKU, views, Limit(LONGEST), together))
        last = {each.view: each for each in thoughts if each.last}
        assert sorted(last) == list(range(len(views)))
        for number, trace in enumerate(own):
            np.testing.assert_array_equal(last[number].trace.grid, trace.grid)
            np.testing.assert_array_equal(last[number].answer, np.fliplr(trace.grid))
            assert last[number].seen is PUZZLES[number]
        beliefs = sorted(each.belief for each in count(thoughts).candidates())
        assert beliefs == pytest.approx(sorted(sigmoid(trace.q_halt) for trace in own))


def asked(engine: Engine, level: str, views: int) -> tuple[int, tuple[int, int] | None]:
    task = TASKS["arc"].generate(np.random.default_rng(0), level)
    (ballot,) = ask(engine, [task], views, 3)
    return len(ballot), ballot.size


@pytest.mark.parametrize(
    ("level", "sizes"), [("mirror 5x5", [8, 2]), ("mirror 30x30", [2, 2, 2, 2, 2])]
)
def test_every_view_of_a_learnt_task_thinks_to_the_end_few_at_a_time_on_large_boards(
    level: str, sizes: list[int]
) -> None:
    engine = Listener(
        lambda tokens: Beat(tokens, q_halt=1.0, q_continue=0.0), seq_len=None, vocab_size=12
    )
    votes, size = asked(engine, level, 10)
    assert votes == 10
    assert size is not None
    assert engine.sizes == [count for count in sizes for _ in range(3)]
