"""How a kept puzzle stands, by what lies on the desk."""

from dataclasses import replace

import numpy as np
import pytest

from app.board.editor import Document, new_document
from app.memory.puzzles import State
from app.puzzles.follow import stands
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.solve import Limit, solve
from tests.app.support import ANSWER, SUDOKU, beat, grid_of, puzzle


def thought(wrong: int) -> Document:
    traces = list(
        solve(ScriptedEngine([beat(wrong)], SUDOKU.vocab_size), SUDOKU, puzzle(), Limit(1))
    )
    session = SolveSession(puzzle(), Limit(1), traces=traces)
    return new_document(SUDOKU.look, puzzle(), session)


@pytest.mark.parametrize(
    ("wrong", "ending", "state"),
    [
        (0, Ending.HALTED, State.MODEL),
        (0, Ending.STOPPED, State.MODEL),
        (3, Ending.HALTED, State.WRONG),
        (3, Ending.LIMIT, State.WRONG),
        (3, Ending.STOPPED, State.NEW),  # nobody let it think to its end
        (3, Ending.RUNNING, State.NEW),
        (0, Ending.RUNNING, State.NEW),
        (3, Ending.FAILED, State.NEW),
    ],
)
def test_the_last_answer_of_a_run_that_came_to_its_end_decides(
    wrong: int, ending: Ending, state: State
) -> None:
    assert stands(SUDOKU, thought(wrong), ending)[1] is state


def test_what_the_person_writes_makes_it_begun_and_all_of_it_solved_by_hand() -> None:
    blank = new_document(SUDOKU.look, puzzle())
    entries = np.where(puzzle().given == 0, grid_of(ANSWER), 0).astype(np.uint8)
    first = entries.copy()
    first.reshape(-1)[np.flatnonzero(entries)[1:]] = 0
    documents = (blank, replace(blank, entries=first), replace(blank, entries=entries))
    found = [stands(SUDOKU, each, Ending.RUNNING) for each in documents]
    assert [state for _, state, _ in found] == [State.NEW, State.BEGUN, State.HAND]
    assert [work is not None for _, _, work in found] == [False, True, True]
