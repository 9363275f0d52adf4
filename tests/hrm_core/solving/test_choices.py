"""What a search leaves out, which of two views it takes, and what its seed and bounds are for."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import Problem, Puzzle
from hrm_core.solving.effort import Effort, Verify
from hrm_core.solving.guess import TryOutcome
from hrm_core.solving.queue import answer_all
from hrm_core.solving.search import SearchProgress, search
from hrm_core.solving.solve import Limit, SegmentTrace, solve
from hrm_core.solving.tries import Guesses, Views, solve_turned
from hrm_core.solving.vote import views_of, vote
from hrm_core.solving.whatif import changes_of
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze import Maze
from hrm_core.tasks.maze.symbols import FREE, PATH
from tests.hrm_core.listener import Listener
from tests.hrm_core.support import PUZZLE, SUDOKU, scripted
from tests.latin import Latin

LATIN, MAZE = Latin(), Maze()
(CORNERS,) = MAZE.parse("####\n#S #\n#G #\n####\n")
HALF = Puzzle("latin", LATIN.parse("1200340021434321")[0].given)


def traces(steps: list[SearchProgress]) -> list[SegmentTrace]:
    return [trace for step in steps for trace in step.traces]


def first_guesses(effort: Effort, beliefs: dict[int, float], doubts: bool = False) -> list[int]:
    """The symbols that are guessed in the third cell, where these are believed."""
    (*_, root) = solve(Listener(Beat), LATIN, HALF, Limit(1))
    probs = np.zeros((16, LATIN.vocab_size), dtype=np.float32)
    probs[:, 1] = 1
    for symbol, belief in beliefs.items():
        probs[2, symbol + 1] = belief
    plan = Guesses(LATIN, HALF, effort, warm=doubts)
    plan.begin(replace(root, probs=probs), np.zeros(1) if doubts else None)
    return [each.pins[-1].symbol for each in plan.take(99) if each.pins]


def test_a_symbol_that_is_hardly_believed_is_not_guessed() -> None:
    beliefs = {1: 0.5, 2: 0.25, 3: 0.125, 4: 0.01}
    assert first_guesses(Effort(999, floor=0.0), beliefs) == [1, 2, 3, 4]
    assert first_guesses(Effort(999, floor=0.125), beliefs) == [1, 2, 3], "as much is enough"
    assert first_guesses(Effort(999, floor=0.2), beliefs) == [1, 2]
    assert first_guesses(Effort(999), beliefs) == [1, 2, 3], "two in a hundred, if nothing is said"
    beliefs = {1: 0.5, 2: 0.25, 3: 0.003, 4: 0.001}
    doubting = first_guesses(Effort(999, width=8), beliefs, doubts=True)
    assert doubting == [1, 2, 3], "two in a thousand for a model that takes guesses back"


def test_that_a_cell_stays_empty_is_no_guess() -> None:
    """A model may believe in no symbol at all; the cell is guessed in that two symbols share."""
    (*_, root) = solve(Listener(Beat), LATIN, HALF, Limit(1))
    probs = np.zeros((16, LATIN.vocab_size), dtype=np.float32)
    probs[:, 2] = 1
    probs[2] = [0, 0.5, 0.45, 0.05, 0, 0]
    probs[3] = [0, 0, 0, 0.35, 0.65, 0]
    plan = Guesses(LATIN, HALF, Effort(999), warm=False)
    plan.begin(replace(root, probs=probs), None)
    guessed = [each.pins[-1] for each in plan.take(99)]
    assert [(pin.cell, pin.symbol) for pin in guessed] == [((0, 3), 3), ((0, 3), 2)]


@pytest.mark.parametrize(
    ("doubt", "outcome"),
    [(0.2, TryOutcome.OPEN), (0.9, TryOutcome.OPEN), (0.95, TryOutcome.DOUBTED)],
)
def test_only_a_guess_that_is_hardly_believed_counts_as_doubted(
    doubt: float, outcome: TryOutcome
) -> None:
    (*_, root) = solve(Listener(Beat), LATIN, HALF, Limit(1))
    probs = np.full((16, LATIN.vocab_size), 0.2, dtype=np.float32)
    thought = replace(root, probs=probs, q_halt=-1.0, doubt=doubt, problems=(Problem("open"),))
    plan = Guesses(LATIN, HALF, Effort(999), warm=True)
    plan.begin(thought, None)
    (puzzle,) = plan.take(99)
    state = np.zeros(1)
    assert puzzle.pins == ()
    assert plan.learn(puzzle, thought, state) is TryOutcome.OPEN, "nothing was guessed yet"
    (guess,) = plan.take(99)
    assert guess.state is state
    assert plan.learn(guess, thought, state) is outcome


def seen(seed: int) -> list[bytes]:
    """The views that a search looks at, in their order."""
    walled = Listener(lambda tokens: Beat(np.ones_like(tokens)), seq_len=None)
    (*_, root) = solve(walled, MAZE, CORNERS, Limit(1))
    walled.asked.clear()
    list(search(walled, MAZE, CORNERS, Effort(600, seed=seed), root))
    return [tokens.tobytes() for tokens in walled.asked]


def test_another_seed_looks_at_the_same_views_in_another_order() -> None:
    assert seen(0) == seen(0)
    orders = [seen(seed) for seed in range(3)]
    assert orders[0] != orders[1] or orders[0] != orders[2]
    assert {frozenset(order) for order in orders} == {frozenset(orders[0])}


def test_a_drawing_is_turned_in_the_way_of_its_seed() -> None:
    (maze,) = MAZE.parse("######\n#S   #\n# ## #\n#   G#\n#    #\n######\n")
    asked = set()
    for seed in range(8):
        engine = Listener(Beat, seq_len=None)
        (trace,) = solve_turned(engine, MAZE, maze, Limit(1), seed)
        np.testing.assert_array_equal(trace.grid, maze.given)
        asked.add(engine.asked[0].tobytes())
    assert len(asked) > 1
    assert (maze.given.reshape(-1) + 1).astype(np.int32).tobytes() not in asked


def test_the_view_with_the_answer_is_told_with_it() -> None:
    """The last trace is that of the view which won, under its number and with all that was used."""
    (ring,) = MAZE.parse("#####\n#S  #\n# # #\n#G  #\n#####\n")
    detour = np.where(ring.given == FREE, PATH, ring.given)
    detour[2, 1] = FREE  # the short way

    def says(tokens: NDArray[np.int32]) -> Beat:
        if np.array_equal(tokens.reshape(ring.given.shape), ring.given.T + 1):
            answer = detour.T.reshape(-1).astype(np.int32) + 1
            return Beat(answer, q_halt=2.0, q_continue=0.0)
        return Beat(np.where(tokens == 2, 1, tokens).astype(np.int32), q_halt=1.0, q_continue=0.0)

    engine = Listener(says, seq_len=None)
    (*_, root) = solve(engine, MAZE, ring, Limit(1))
    steps = list(search(engine, MAZE, ring, Effort(512), root))
    *others, last = traces(steps)
    assert last.guess is not None
    (valid,) = [each for each in others if each.guess and each.guess.outcome is TryOutcome.VALID]
    assert valid.guess is not None
    assert last.guess.view == valid.guess.view
    assert (last.guess.outcome, last.guess.used) == (TryOutcome.ACCEPTED, steps[-1].used)
    assert last.segment == others[-1].segment + 1
    assert last.guess.segments == valid.guess.segments == 1, "of that view alone"
    assert last.q_halt == valid.q_halt == 2.0
    failed = {each.guess.outcome for each in others if each.guess} - {TryOutcome.VALID}
    assert failed == {TryOutcome.BROKEN}, "each of them halted"


def test_a_view_that_never_halts_has_spent_what_it_had() -> None:
    walled = Listener(lambda tokens: Beat(np.ones_like(tokens), q_halt=-1.0), seq_len=None)
    (*_, root) = solve(walled, MAZE, CORNERS, Limit(1))
    found = traces(list(search(walled, MAZE, CORNERS, Effort(40), root)))
    outcomes = {each.guess.outcome for each in found if each.guess}
    assert outcomes == {TryOutcome.SPENT}


@pytest.mark.parametrize("first", [0, 1])
def test_where_the_word_of_the_model_counts_the_view_it_trusts_most_wins(first: int) -> None:
    (*_, root) = solve(Listener(Beat, seq_len=None), MAZE, CORNERS, Limit(1))
    halting = replace(root, q_continue=0.0)
    doubtful, sure = replace(halting, q_halt=1.0), replace(halting, q_halt=3.0)
    order = (doubtful, sure) if first == 0 else (sure, doubtful)
    plan = Views(MAZE, CORNERS, Effort(verify=Verify.Q), order[0])
    assert plan.best is not None
    plan.learn(plan.best[0], order[1])
    assert plan.best[1] is sure


def test_of_two_views_that_are_as_good_the_first_is_kept() -> None:
    (*_, root) = solve(Listener(Beat, seq_len=None), MAZE, CORNERS, Limit(1))
    plan = Views(MAZE, CORNERS, Effort(), root)
    assert plan.best is not None
    plan.learn(plan.best[0], replace(root, segment=9))
    assert plan.best[1] is root


def test_a_view_that_must_think_on_votes_only_at_the_end() -> None:
    """Without halting, a wish to halt on the way is no vote."""
    views = views_of(SUDOKU, PUZZLE, np.random.default_rng(0), 1)
    thoughts = list(vote(scripted(), SUDOKU, views, Limit(4, halt=False)))
    assert [each.trace.wants_to_halt for each in thoughts] == [False, False, True, False]
    assert [each.last for each in thoughts] == [False, False, False, True]


def test_an_empty_cell_is_offered_every_symbol_before_the_first_thought() -> None:
    cell = next((int(r), int(c)) for r, c in np.argwhere(PUZZLE.given == 0))
    offered = changes_of(SUDOKU, PUZZLE, cell, None)
    assert [(each.symbol, each.belief) for each in offered] == [(n, None) for n in range(1, 10)]
    assert {each.cell for each in offered} == {cell}
    beliefs = np.linspace(0, 0.9, 10).astype(np.float32)
    told = changes_of(SUDOKU, PUZZLE, cell, beliefs)
    assert [each.belief for each in told] == pytest.approx([n / 10 for n in range(9, 0, -1)])


def test_puzzles_come_in_one_by_one_where_the_memory_has_no_room() -> None:
    maze = Puzzle("maze", np.zeros((3, 3), np.uint8))
    for room, sizes in ((None, [4]), (lambda: False, [1, 1, 1, 1]), (lambda: True, [1, 2, 1])):
        engine = Listener(lambda tokens: Beat(tokens, q_halt=1.0), seq_len=9)
        given = [(number, maze) for number in range(4)]
        found = [
            each
            for done in answer_all(engine, TASKS["maze"], given, Limit(1), 8, room)
            for each in done
        ]
        assert engine.sizes == sizes
        assert [each.number for each in found] == [0, 1, 2, 3]


def test_as_many_views_think_at_a_time_as_was_asked_for() -> None:
    walled = Listener(lambda tokens: Beat(np.ones_like(tokens)), seq_len=None)
    (*_, root) = solve(walled, MAZE, CORNERS, Limit(1))
    for width, most in ((0, 7), (2, 2), (3, 3)):
        walled.sizes.clear()
        list(search(walled, MAZE, CORNERS, Effort(600, width=width), root))
        assert max(walled.sizes) == most
