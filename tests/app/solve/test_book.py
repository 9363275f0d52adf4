"""The frames and beliefs of a run, made when first looked at."""

from dataclasses import replace

import numpy as np

from app.board.frame import Heat, Ink
from app.solve.book import Book
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.solve import Limit, solve
from tests.app.support import ANSWER, SUDOKU, grid_of, puzzle, script


def run(segments: int = 4) -> SolveSession:
    engine = ScriptedEngine(script(segments), SUDOKU.vocab_size)
    traces = list(solve(engine, SUDOKU, puzzle(), Limit(segments, halt=False)))
    return SolveSession(puzzle(), Limit(segments), traces=traces)


def book(session: SolveSession, **changes: object) -> Book:
    return Book(SUDOKU, session, False, Heat.NONE, **changes)  # type: ignore[arg-type]  # of a Book


def test_how_belief_went_is_read_on_for_one_cell_and_anew_for_another() -> None:
    session = run()
    whole, pages = run(), book(session)
    wanted = {
        cell: np.stack([book(whole).beliefs(n)[cell] for n in range(1, 5)])
        for cell in ((0, 0), (8, 8))
    }
    for cell, upto, count in (
        ((0, 0), 2, 2),
        ((0, 0), 4, 4),
        ((0, 0), 3, 3),  # what was seen before may not be seen now
        ((8, 8), 3, 3),
        ((0, 0), 1, 1),
        ((0, 0), 0, 4),
        ((0, 0), 9, 4),
    ):
        found = pages.history(cell, upto)
        np.testing.assert_array_equal(found, wanted[cell][:count])


def test_a_run_that_grows_is_read_on() -> None:
    whole = run()
    session = SolveSession(puzzle(), Limit(4), traces=whole.traces[:2])
    pages = book(session)
    assert len(pages.history((0, 0))) == 2
    session.add(whole.at(3))
    assert len(pages.history((0, 0))) == 3
    assert pages.frame(3).face((0, 0)).ink is Ink.MODEL


def test_before_the_first_segment_stands_the_puzzle_with_what_was_written() -> None:
    own = np.zeros((9, 9), dtype=np.uint8)
    own[0, 0] = 7
    session = run()
    plain, written = book(session).frame(0), book(session, own=own).frame(0)
    assert plain.face((0, 0)).ink is Ink.NONE
    assert (written.face((0, 0)).ink, written.face((0, 0)).value) == (Ink.MINE, 7)
    assert plain.face((0, 2)).ink is Ink.GIVEN
    after = book(session, own=own).frame(4).face((0, 0))
    assert (after.value, after.own) == (int(grid_of(ANSWER)[0, 0]), 7)


def test_the_last_page_is_made_anew_when_the_run_has_ended() -> None:
    session = run()
    last = session.at(4)
    wrong = last.grid.copy()
    wrong[0, 0] = wrong[0, 0] % 9 + 1
    problems = tuple(SUDOKU.check(session.puzzle, wrong))
    traces = [*session.traces[:3], replace(last, grid=wrong, problems=problems)]
    session = SolveSession(puzzle(), Limit(4), traces=traces)
    pages = book(session)
    assert pages.frame(4) is pages.frame(4)
    before = pages.frame(4)
    session.ending = Ending.LIMIT
    assert pages.frame(4) is not before
    assert pages.frame(4).face((0, 0)).wrong
