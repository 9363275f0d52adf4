"""Two runs in step: where they differ, and what stands still when one is over."""

from dataclasses import replace

from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.twin import LEFT, RIGHT, Twin, same_start
from hrm_core.solving.solve import Limit, solve
from tests.hrm_core.support import PUZZLE, SUDOKU, THOUGHTS, scripted


def session(first: int, last: int) -> SolveSession:
    """The beats from one to another, as a run."""
    traces = list(
        solve(scripted(THOUGHTS[first:last]), SUDOKU, PUZZLE, Limit(last - first, halt=False))
    )
    return SolveSession(PUZZLE, traces=traces)


def test_a_run_that_is_over_stays_at_its_last_answer() -> None:
    twin = Twin(session(0, 2), session(0, 4))
    assert twin.count == 4
    assert [twin.segment(LEFT, k) for k in range(5)] == [0, 1, 2, 2, 2]
    assert twin.parted() == 4  # the last beat of the right one is unfinished again
    assert [int(twin.differing(k).sum()) for k in (1, 2, 3)] == [0, 0, 0]  # type: ignore[union-attr]


def test_before_the_first_segment_both_show_the_puzzle() -> None:
    twin = Twin(session(0, 1), session(1, 2))
    assert not twin.differing(0).any()  # type: ignore[union-attr]
    given = PUZZLE.given.copy()
    given[PUZZLE.given == 0] = 1
    other = SolveSession(replace(PUZZLE, given=given), traces=session(1, 2).traces)
    assert not Twin(session(0, 1), other, fork=1).differing(0).any()  # type: ignore[union-attr]


def test_another_start_is_noticed() -> None:
    assert same_start(Twin(session(0, 3), session(0, 4), fork=2))
    assert not same_start(Twin(session(0, 3), session(1, 4), fork=1))


def test_where_they_part_is_the_first_segment_that_differs_from_whichever_side() -> None:
    long, short = session(0, 4), session(0, 2)
    assert Twin(long, long).parted() is None
    assert Twin(long, short).parted() == Twin(short, long).parted() == 4
    assert Twin(session(0, 1), session(1, 2)).parted() == 1
    assert Twin(short, long).segment(RIGHT, 3) == 3


def test_only_segments_up_to_the_change_must_be_the_same() -> None:
    one, other = session(0, 3), session(0, 2)
    other.add(replace(one.at(3), grid=PUZZLE.given))
    assert same_start(Twin(one, other, fork=2))
    assert not same_start(Twin(one, other, fork=3))


def test_a_change_after_the_end_of_a_run_asks_for_no_more_than_was_thought() -> None:
    assert same_start(Twin(session(0, 1), session(0, 4), fork=3))
    assert same_start(Twin(session(0, 4), session(0, 1), fork=3))
    assert not same_start(Twin(session(1, 2), session(0, 4), fork=3))
