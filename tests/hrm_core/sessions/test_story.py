"""What is said of a segment: by counts, by mood, and never with knowledge of what comes after."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from hrm_core.puzzle import Problem
from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.story import Mood, Story, breaks, changes, course, decision
from hrm_core.solving.guess import Guess, TryOutcome
from hrm_core.solving.solve import SegmentTrace
from tests.hrm_core.support import PUZZLE
from tests.hrm_core.tasks.sudoku.samples import ANSWER, grid

EMPTY = [(int(row), int(col)) for row, col in np.argwhere(PUZZLE.given == 0)]


def trace(
    segment: int,
    wrong: int,
    start: int = 0,
    movement: float = 0.4,
    q: tuple[float, float] = (-3.0, 1.0),
) -> SegmentTrace:
    """The answer but for `wrong` cells, from the empty cell number `start` on, which differ."""
    cells = EMPTY[start : start + wrong]
    answer = grid(ANSWER)
    for cell in cells:
        answer[cell] = answer[cell] % 9 + 1
    problems = (Problem("They break rules.", tuple(cells)),) if cells else ()
    moved = np.full(81, movement, dtype=np.float32)
    probs = np.full((81, 11), 1 / 11, dtype=np.float32)
    return SegmentTrace(segment, answer, probs, *q, moved, moved, problems, 0.01)


def told(traces: Sequence[SegmentTrace]) -> Story:
    return Story(SolveSession(PUZZLE, traces=traces))


def test_changed_cells_are_fixed_broken_or_flipped() -> None:
    line = told([trace(1, 5), trace(2, 5, start=3)]).line(2)
    assert (line.fixed, line.broken, line.flipped, line.changed) == (3, 3, 0, 6)
    assert changes(line) == "3 fixed, 3 broken"
    assert breaks(line) == "5 cells break a rule"
    better = told([trace(1, 5), trace(2, 1, start=4)]).line(2)
    assert (better.fixed, better.broken) == (4, 0)


def test_the_first_segment_fills_the_puzzle() -> None:
    line = told([trace(1, 5)]).line(1)
    assert (line.filled, line.fixed, line.broken, line.flipped) == (len(EMPTY), 0, 0, 0)
    assert changes(line) == f"{len(EMPTY)} cells filled"


def test_the_segment_in_which_nearly_all_comes_right_is_a_breakthrough() -> None:
    story = told([trace(1, 12), trace(2, 11), trace(3, 0), trace(4, 0)])
    assert [line.breakthrough for line in story.lines()] == [False, False, True, False]
    assert course(story.line(3)).startswith("Breakthrough: all")
    at_least = told([trace(1, 6), trace(2, 0)]).line(2)
    assert at_least.breakthrough


def test_fewer_broken_cells_are_no_breakthrough_while_the_answer_is_not_right() -> None:
    story = told([trace(1, 40), trace(2, 2), trace(3, 30), trace(4, 0)])
    assert [line.breakthrough for line in story.lines()] == [False, False, False, True]
    assert course(story.line(2)) == ""
    longer = (Problem("It is longer.", ((0, 0),), valid=True),)
    found = told([trace(1, 40), replace(trace(2, 0), problems=longer)]).line(2)
    assert not found.breakthrough


@pytest.mark.parametrize("wrong", [(20, 8), (5, 0)])
def test_small_steps_are_no_breakthrough(wrong: tuple[int, int]) -> None:
    assert not told([trace(1, wrong[0]), trace(2, wrong[1])]).line(2).breakthrough


def test_an_answer_that_stands_still_and_is_wrong_has_settled() -> None:
    traces = [trace(1, 4), trace(2, 4), trace(3, 4, movement=0.01), trace(4, 4, movement=0.01)]
    assert [line.mood for line in told(traces).lines()] == [
        *(Mood.MOVING, Mood.MOVING),
        *(Mood.SETTLED, Mood.SETTLED),
    ]
    assert course(told(traces).line(4)).startswith("Settled but wrong")


def test_changing_for_long_without_getting_better_is_wandering() -> None:
    traces = [trace(n, 6, start=n % 3) for n in range(1, 8)]
    moods = [line.mood for line in told(traces).lines()]
    assert moods[:4] == [Mood.MOVING] * 4
    assert moods[4:] == [Mood.WANDERING] * 3


def test_getting_better_is_not_wandering() -> None:
    traces = [trace(n, 20 - 2 * n) for n in range(1, 9)]
    assert {line.mood for line in told(traces).lines()} == {Mood.MOVING}


def test_what_is_said_of_a_segment_does_not_depend_on_what_follows() -> None:
    traces = [trace(1, 9), trace(2, 8), trace(3, 0), trace(4, 3)]
    whole = told(traces)
    for count in range(1, 5):
        assert told(traces[:count]).line(count) == whole.line(count)


def test_a_session_that_grows_is_told_on() -> None:
    session = SolveSession(PUZZLE, traces=[trace(1, 3)])
    story = Story(session)
    assert len(story.lines()) == 1
    session.add(trace(2, 0))
    assert [line.segment for line in story.lines()] == [1, 2]


def test_two_values_near_one_are_told_apart() -> None:
    text = decision(trace(1, 0, q=(8.3, 4.3)))
    assert text == "Decision: halt, for Q-halt (99.98 %) is above Q-continue (98.7 %)."
    assert "think on" in decision(trace(1, 0, q=(1.0, 1.0)))


def test_an_answer_that_is_only_not_the_best_breaks_no_rule() -> None:
    longer = replace(trace(1, 0), problems=(Problem("It is longer.", ((0, 0),), valid=True),))
    line = told([longer]).line(1)
    assert line.violations == 0
    assert breaks(line) == "no rule broken, but there is a better answer"


def test_a_fault_without_a_cell_counts_as_one() -> None:
    line = told([replace(trace(1, 0), problems=(Problem("There is no path."),))]).line(1)
    assert breaks(line) == "1 cell breaks a rule"


def test_the_state_must_stand_still_too_before_an_answer_has_settled() -> None:
    still = [trace(1, 4), trace(2, 4, movement=0.01), trace(3, 4, movement=0.05)]
    assert told(still).line(3).mood is Mood.MOVING
    once = [trace(1, 4), trace(2, 5, movement=0.01), trace(3, 5, movement=0.01)]
    assert told(once).line(3).mood is Mood.MOVING  # it changed one segment ago
    assert told([*once, trace(4, 5, movement=0.049)]).line(4).mood is Mood.SETTLED


def test_a_new_best_within_four_segments_is_no_wandering() -> None:
    wrong = (9, 7, 8, 7, 8, 6, 8, 8, 8, 8)
    traces = [trace(n, count, start=n % 3) for n, count in enumerate(wrong, 1)]
    moods = [line.mood for line in told(traces).lines()]
    assert moods[5:9] == [Mood.MOVING] * 4
    assert moods[9] is Mood.WANDERING
    assert moods[4] is Mood.MOVING


def test_a_try_of_a_search_neither_settles_nor_wanders() -> None:
    tried = [
        replace(trace(n, 4, movement=0.01), guess=Guess(outcome=TryOutcome.OPEN))
        for n in range(1, 8)
    ]
    assert {line.mood for line in told(tried).lines()} == {Mood.MOVING}


def test_movement_is_that_of_the_slow_module() -> None:
    both = replace(trace(1, 4), change_H=np.full(81, 0.25, dtype=np.float32))
    assert told([both]).line(1).movement == 0.25


def test_a_right_answer_breaks_no_rule_and_there_is_no_better_one() -> None:
    line = told([trace(1, 3), trace(2, 0)]).line(2)
    assert line.mood is Mood.RIGHT
    assert (breaks(line), course(line)) == ("no rule broken", "")
    assert breaks(told([trace(1, 3), trace(2, 1)]).line(2)) == "1 cell breaks a rule"


def test_a_cell_that_was_wrong_and_is_wrong_otherwise_is_flipped() -> None:
    first = trace(1, 2)
    other = first.grid.copy()
    other[EMPTY[0]] = other[EMPTY[0]] % 9 + 1
    line = told([first, replace(first, segment=2, grid=other)]).line(2)
    assert (line.fixed, line.broken, line.flipped) == (0, 0, 1)
    assert changes(line) == "1 flipped"


def test_the_first_lines_alone_can_be_asked_for() -> None:
    story = told([trace(1, 3), trace(2, 2), trace(3, 1)])
    assert len(story.lines()) == 3
    assert [line.segment for line in story.lines(2)] == [1, 2]
    assert story.lines(0) == []
