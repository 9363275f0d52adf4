"""How a kept puzzle stands, by what lies on the desk."""

from dataclasses import replace

import numpy as np
import pytest

from app.arc.edit.document import ArcDocument
from app.board.editor import Document, new_document
from app.memory.puzzles import State, mark_of
from app.puzzles.follow import arc_stands, stands
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.puzzle import Grid
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.solve import Limit, solve
from tests.app.arc.support import grid, mirror_task
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


def test_pencil_marks_alone_are_a_beginning_and_a_full_board_that_is_wrong_is_no_end() -> None:
    blank = new_document(SUDOKU.look, puzzle())
    notes = blank.notes.copy()
    notes[0, 0] = 1 << 4
    _, state, work = stands(SUDOKU, replace(blank, notes=notes), Ending.RUNNING)
    assert state is State.BEGUN
    assert work is not None
    entries = np.where(puzzle().given == 0, grid_of(ANSWER), 0).astype(np.uint8)
    entries[0, 0] = entries[0, 0] % 9 + 1
    assert stands(SUDOKU, replace(blank, entries=entries), Ending.RUNNING)[1] is State.BEGUN


def test_a_puzzle_that_the_model_was_let_loose_on_is_not_solved_by_hand() -> None:
    entries = np.where(puzzle().given == 0, grid_of(ANSWER), 0).astype(np.uint8)
    running = replace(thought(3), entries=entries)
    _, state, work = stands(SUDOKU, running, Ending.RUNNING)
    assert state is State.BEGUN
    assert work is not None
    empty = new_document(SUDOKU.look, puzzle(), SolveSession(puzzle()))
    assert stands(SUDOKU, empty, Ending.STOPPED)[1] is State.NEW, "it thought no segment"


TASK = mirror_task()
KNOWN = replace(TASK, trials=(TASK.trials[0], replace(TASK.trials[0], given=grid("129"))))
RIGHT, WRONG = grid("987"), grid("111")


def arc(task: ArcDocument, *tries: list[Grid]) -> State:
    tests = [task.puzzle(index) for index in range(len(task.trials))]
    mark, state, work = arc_stands(task, tests, list(tries))
    assert mark == mark_of(tests)
    assert work is None, "the bench keeps what is drawn"
    return state


def drawn(*answers: Grid) -> ArcDocument:
    trials = zip(KNOWN.trials, answers, strict=True)
    return replace(KNOWN, trials=tuple(replace(trial, answer=answer) for trial, answer in trials))


def test_a_task_is_solved_by_hand_where_every_test_is() -> None:
    assert arc(KNOWN, [], []) is State.NEW
    assert arc(drawn(RIGHT, RIGHT), [], []) is State.HAND
    assert arc(drawn(RIGHT, grid("000")), [], []) is State.BEGUN
    assert arc(drawn(RIGHT, WRONG), [], []) is State.BEGUN
    tried = replace(KNOWN.trials[1], tried=(grid("000"),))
    assert arc(replace(KNOWN, trials=(KNOWN.trials[0], tried)), [], []) is State.BEGUN


def test_a_task_is_solved_by_the_model_where_one_try_at_every_test_is_right() -> None:
    assert arc(KNOWN, [RIGHT], [WRONG, RIGHT]) is State.MODEL
    assert arc(KNOWN, [RIGHT], [WRONG, WRONG]) is State.WRONG
    assert arc(KNOWN, [RIGHT], []) is State.NEW, "one test was not answered"
    assert arc(drawn(RIGHT, RIGHT), [WRONG], [WRONG]) is State.HAND


def test_where_a_solution_is_not_known_nobody_is_right_or_wrong() -> None:
    assert arc(TASK, [RIGHT], [RIGHT]) is State.NEW
    begun = replace(TASK.trials[1], answer=grid("021", "000"))
    assert arc(replace(TASK, trials=(TASK.trials[0], begun)), [RIGHT], [RIGHT]) is State.BEGUN
