"""Views of a puzzle are thought about together, and their answers counted."""

from dataclasses import replace

import numpy as np
import pytest

from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import Puzzle
from hrm_core.solving.canvas import lay_labels
from hrm_core.solving.solve import Limit, sigmoid
from hrm_core.solving.vote import Ballot, Thought, count, views_of, vote
from hrm_core.tasks import TASKS
from tests.hrm_core.support import PerPuzzle

ARC = TASKS["arc"]
BOARD = 12 * 12
PUZZLE = ARC.generate(np.random.default_rng(0), "crop 10x10")


def views(number: int) -> list[Thought]:
    """Views whose right answers are known to the engine; the first three halt at once."""
    views = views_of(ARC, PUZZLE, np.random.default_rng(0), number)
    made = [
        replace(view, puzzle=replace(view.puzzle, puzzle_id=at)) for at, view in enumerate(views)
    ]
    answers = [np.maximum(lay_labels(ARC, view.puzzle, BOARD), 0) for view in made]
    beats = [Beat(answer, 2.0 if at < 3 else -2.0, 0.0) for at, answer in enumerate(answers)]
    engine = PerPuzzle(*([beat] for beat in beats), vocab_size=ARC.vocab_size, seq_len=BOARD)
    thoughts = list(vote(engine, ARC, made, Limit(2), together=4))
    assert engine.sizes == [4, 1, 4, 4]  # the first three leave their batch
    return thoughts


def test_right_answers_of_all_views_are_one_candidate() -> None:
    thoughts = views(8)
    ballot = count(thoughts)
    (best,) = ballot.candidates()
    np.testing.assert_array_equal(best.grid, PUZZLE.solution)
    assert (best.count, len(ballot)) == (8, 8)
    assert best.belief == pytest.approx((3 * sigmoid(2.0) + 5 * sigmoid(-2.0)) / 8)


def test_thoughts_come_segment_by_segment_and_a_view_votes_once() -> None:
    thoughts = views(8)
    assert [each.view for each in thoughts] == [0, 1, 2, 3, 3, 4, 5, 6, 7, 4, 5, 6, 7]
    assert [each.view for each in thoughts if each.last] == list(range(8))
    assert all(not each.trace.problems for each in thoughts)
    shown = next(each for each in thoughts if each.view == 5)
    np.testing.assert_array_equal(shown.trace.grid, shown.seen.solution)


def test_views_differ_and_the_first_is_the_puzzle_itself() -> None:
    made = views_of(ARC, PUZZLE, np.random.default_rng(0), 20)
    assert made[0].puzzle is PUZZLE
    assert len({str(view.puzzle.given.tolist()) for view in made}) == len(made) == 20


def test_a_puzzle_with_few_looks_has_few_views() -> None:
    dot = np.zeros((1, 1), dtype=np.uint8)
    puzzle = Puzzle("arc", dot, examples=((dot, dot),))
    assert len(views_of(ARC, puzzle, np.random.default_rng(0), 20)) == 1


def test_of_answers_with_as_many_votes_the_believed_one_is_first() -> None:
    ballot = Ballot()
    one, two, three = (np.full((1, 1), value, dtype=np.uint8) for value in (1, 2, 3))
    for grid, q_halt in ((one, 9.0), (two, -1.0), (three, 1.0), (two, -1.0), (three, 2.0)):
        ballot.add(grid, q_halt)
    assert [int(grid[0, 0]) for grid in ballot.tries(2)] == [3, 2]
    assert [each.count for each in ballot.candidates()] == [2, 2, 1]


def test_the_votes_of_two_ballots_count_together() -> None:
    first, second = Ballot(), Ballot()
    one, two = (np.full((1, 1), value, dtype=np.uint8) for value in (1, 2))
    for ballot, grid in ((first, one), (first, one), (first, two), (second, two), (second, two)):
        ballot.add(grid, 0.0)
    first.join(second)
    assert len(first) == 5
    assert [(int(each.grid[0, 0]), each.count) for each in first.candidates()] == [(2, 3), (1, 2)]
    assert len(second) == 2


def test_an_answer_that_only_the_other_ballot_has_joins_too() -> None:
    first, second = Ballot(), Ballot()
    one, two = (np.full((1, 1), value, dtype=np.uint8) for value in (1, 2))
    first.add(one, 0.0)
    second.add(two, 3.0)
    first.join(second)
    assert [int(grid[0, 0]) for grid in first.tries(2)] == [2, 1]


def test_answers_of_another_shape_are_other_answers() -> None:
    ballot = Ballot()
    ballot.add(np.zeros((1, 4), dtype=np.uint8), 0.0)
    ballot.add(np.zeros((2, 2), dtype=np.uint8), 0.0)
    ballot.add(np.zeros((0, 0), dtype=np.uint8), 0.0)
    assert [each.grid.shape for each in ballot.candidates()] == [(1, 4), (2, 2), (0, 0)]


def test_sudokus_can_be_voted_on_too() -> None:
    task = TASKS["sudoku"]
    puzzle = task.generate(np.random.default_rng(0), task.difficulties[0])
    made = views_of(task, puzzle, np.random.default_rng(1), 3)
    engine = ScriptedEngine([Beat(task.labels(made[0].puzzle), q_halt=1.0)], task.vocab_size)
    ballot = count(vote(engine, task, made[:1]))
    np.testing.assert_array_equal(ballot.tries(1)[0], puzzle.solution)


def test_where_the_size_is_known_answers_of_another_one_do_not_count() -> None:
    ballot = Ballot((2, 2))
    small, right = np.zeros((1, 2), dtype=np.uint8), np.ones((2, 2), dtype=np.uint8)
    for _ in range(3):
        ballot.add(small, 1.0)
    assert [each.count for each in ballot.candidates()] == [3]  # rather than no answer at all
    ballot.add(right, -1.0)
    assert [each.grid.shape for each in ballot.candidates()] == [(2, 2)]
    assert len(ballot) == 4
