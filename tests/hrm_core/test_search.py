"""A search: what is pinned in which order, when it ends, what it says, and that it helps."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.assets import asset_path
from hrm_core.engines import Batch, Step
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.guess import Outcome
from hrm_core.library import ModelLibrary, open_engine
from hrm_core.puzzle import Puzzle
from hrm_core.search import Effort, Progress, Verify, can_search, search
from hrm_core.solve import Limit, SegmentTrace, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze import Maze
from tests.latin import Latin

LATIN = Latin()
SOLUTION = "1234341221434321"
PUZZLE = Puzzle("latin", LATIN.parse("1200340021434321")[0].given, LATIN.parse(SOLUTION)[0].given)
RIGHT = LATIN.labels(PUZZLE)
Says = Callable[[NDArray[np.int32]], Beat]


class Listener:
    """An engine that answers to what is given: says(tokens [L]) is its thought, each time."""

    device = "script"
    reason = "Script: no model is running"

    def __init__(self, says: Says, seq_len: int | None = 16, vocab_size: int = 6) -> None:
        self.says, self.seq_len, self.vocab_size = says, seq_len, vocab_size
        self.sizes: list[int] = []  # of the batch, in each step
        self.asked: list[NDArray[np.int32]] = []  # tokens of every try

    def start(self, batch: Batch) -> int:
        self.asked += list(batch.tokens)
        return 0

    def step(self, batch: Batch, state: int) -> tuple[int, Step]:
        self.sizes.append(len(batch.tokens))
        zeros = np.zeros(batch.tokens.shape, dtype=np.float32)
        beats = [self.says(tokens) for tokens in batch.tokens]
        logits = [ScriptedEngine([beat], self.vocab_size) for beat in beats]
        one = np.zeros(1, dtype=np.intp)
        steps = [player.step(batch, one)[1] for player in logits]
        return 0, Step(
            np.concatenate([step.logits for step in steps]),
            np.concatenate([step.q_halt for step in steps]),
            np.concatenate([step.q_continue for step in steps]),
            zeros,
            zeros,
        )

    def keep(self, state: int, rows: NDArray[np.intp]) -> int:
        return 0


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


def run(says: Says, effort: Effort) -> tuple[Listener, list[Progress]]:
    engine = Listener(says)
    (*_, root) = solve(engine, LATIN, PUZZLE, Limit(2))
    return engine, list(search(engine, LATIN, PUZZLE, effort, root))


def traces(steps: list[Progress]) -> list[SegmentTrace]:
    return [trace for step in steps for trace in step.traces]


def outcomes(steps: list[Progress]) -> list[Outcome]:
    return [trace.guess.outcome for trace in traces(steps) if trace.guess is not None]


def test_the_cell_with_the_most_divided_belief_is_pinned_likeliest_symbol_first() -> None:
    engine, steps = run(listening, Effort(64, width=1, depth=3))
    assert [tokens[2] for tokens in engine.asked] == [1, 5, 4]  # the run, then 4, then 3
    first, second = traces(steps)
    assert first.guess is not None
    assert [(pin.cell, pin.symbol) for pin in first.guess.pins] == [((0, 2), 4)]
    assert first.guess.pins[0].belief == pytest.approx(0.55, abs=0.01)
    assert second.guess is not None
    assert second.guess.outcome is Outcome.ACCEPTED
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
    assert outcomes(steps) == [Outcome.ACCEPTED]


@pytest.mark.parametrize("budget", [3, 10, 23, 64])
def test_it_never_spends_more_than_it_may(budget: int) -> None:
    engine, steps = run(undecided, Effort(budget, depth=4))
    assert sum(engine.sizes) <= budget
    assert steps[-1].used == sum(engine.sizes)
    assert Outcome.ACCEPTED not in outcomes(steps)


def test_it_ends_when_there_is_nothing_left_to_guess() -> None:
    _, steps = run(undecided, Effort(10_000, width=8, depth=1))
    assert steps[-1].used < 10_000
    assert Outcome.SPENT in outcomes(steps)


def test_no_set_of_pins_is_tried_twice() -> None:
    engine, _ = run(undecided, Effort(500, width=4, depth=1))
    asked = [tuple(tokens.tolist()) for tokens in engine.asked]
    assert len(asked) == len(set(asked))


def test_a_try_whose_sure_answer_breaks_a_rule_is_given_up() -> None:
    def stubborn(tokens: NDArray[np.int32]) -> Beat:
        beat = undecided(tokens)
        return Beat(beat.tokens, confidence=0.95) if tokens[2] == 5 else beat

    _, steps = run(stubborn, Effort(5, width=1, depth=3))
    assert outcomes(steps) == [Outcome.BROKEN]


def test_a_try_that_halts_with_a_wrong_answer_is_given_up() -> None:
    def rash(tokens: NDArray[np.int32]) -> Beat:
        beat = undecided(tokens)
        return Beat(beat.tokens, 1, 0, beat.confidence) if tokens[2] == 5 else beat

    _, steps = run(rash, Effort(5, width=1, depth=3))
    assert outcomes(steps)[0] is Outcome.BROKEN


def test_with_q_the_models_word_is_enough() -> None:
    def rash(tokens: NDArray[np.int32]) -> Beat:
        beat = undecided(tokens)
        return Beat(beat.tokens, 1, 0, beat.confidence) if tokens[2] == 5 else beat

    _, steps = run(rash, Effort(64, Verify.Q, width=1, depth=3))
    last = traces(steps)[-1]
    assert outcomes(steps) == [Outcome.ACCEPTED]
    assert last.wants_to_halt
    assert not last.solved


def test_traces_are_numbered_on_from_the_run() -> None:
    _, steps = run(undecided, Effort(40, depth=4))
    found = [trace.segment for trace in traces(steps)]
    assert found == list(range(3, 3 + len(found)))


def test_the_same_search_twice_is_the_same() -> None:
    first, second = (traces(run(undecided, Effort(60))[1]) for _ in range(2))
    assert [trace.guess for trace in first] == [trace.guess for trace in second]


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


def test_every_kind_here_can_be_searched() -> None:
    assert can_search(TASKS["sudoku"])
    assert can_search(TASKS["maze"])


MAZE = Maze()
(CORNERS,) = MAZE.parse("####\n#S #\n#G #\n####\n")  # with a detour through the right


def path(tokens: NDArray[np.int32], kind: str) -> Beat:
    """Beside the start and the goal nothing is needed; a detour is valid but longer."""
    answer = np.where(tokens == 2, 5 if kind == "detour" else 2, tokens)
    return Beat(np.where(tokens == 1, 1, answer).astype(np.int32))


def test_a_maze_is_seen_through_its_symmetries_and_the_shortest_valid_path_wins() -> None:
    given = CORNERS.given

    def says(tokens: NDArray[np.int32]) -> Beat:
        turned = tokens.reshape(given.shape)
        same = np.array_equal(turned, given + 1)
        broken = Beat(np.where(tokens == 2, 1, tokens).astype(np.int32))
        if same:
            return broken
        return path(tokens, "short" if np.array_equal(turned, given.T + 1) else "detour")

    engine = Listener(says, seq_len=None)
    (*_, root) = solve(engine, MAZE, CORNERS, Limit(2))
    found = traces(list(search(engine, MAZE, CORNERS, Effort(512), root)))
    views = {trace.guess.view for trace in found if trace.guess is not None}
    assert views == set(range(1, 8))
    last = found[-1]
    assert last.guess is not None
    assert last.guess.outcome is Outcome.ACCEPTED
    assert last.solved
    assert not root.solved


def test_what_a_view_believes_lies_on_the_cells_of_the_maze() -> None:
    (maze,) = MAZE.parse("#####\n#S  #\n###G#\n")
    engine = Listener(lambda tokens: Beat(tokens, confidence=0.9), seq_len=None)
    (*_, root) = solve(engine, MAZE, maze, Limit(1))
    found = traces(list(search(engine, MAZE, maze, Effort(512), root)))
    assert len(found) == 7
    for trace in found:
        np.testing.assert_array_equal(trace.grid, maze.given)
        believed = trace.tokens.reshape(5, 5)[:3]
        np.testing.assert_array_equal(believed, maze.given + 1)


def test_the_shipped_model_with_a_search_solves_what_it_cannot_alone() -> None:
    task = TASKS["sudoku"]
    engine = open_engine(ModelLibrary([asset_path("models")]).default("sudoku"), "cpu")
    (puzzle,) = task.parse(
        "....4.1...6...7...8.795.....3.8....117...4.6...4.....9..8...9......6..2...341.6.."
    )
    *_, root = solve(engine, task, puzzle, Limit(12))
    assert not root.solved
    last = traces(list(search(engine, task, puzzle, Effort(512), root)))[-1]
    assert last.guess is not None
    assert last.guess.outcome is Outcome.ACCEPTED
    assert last.guess.pins
    assert task.check(puzzle, last.grid) == []
