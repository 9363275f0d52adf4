from dataclasses import replace

import numpy as np
import pytest

from app.board.editor import Document, History, Pen, erase, new_document, weight, without_run, write
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.solve import Limit, solve
from tests.app.support import LOOK, SUDOKU, puzzle, script


def finished_session() -> SolveSession:
    engine = ScriptedEngine(script(), SUDOKU.vocab_size)
    traces = list(solve(engine, SUDOKU, puzzle(), Limit(4, halt=False)))
    return SolveSession(puzzle(), Limit(4), traces=traces)


EMPTY, OTHER, GIVEN = (0, 0), (0, 1), (0, 2)


@pytest.fixture
def document() -> Document:
    return new_document(LOOK, puzzle())


def test_a_new_document_shows_the_clues_alone(document: Document) -> None:
    assert np.array_equal(document.grid(LOOK), puzzle().given)
    assert not document.notes.any()


def test_the_users_answer_leaves_the_clues_alone(document: Document) -> None:
    changed = write(document, LOOK, [EMPTY, GIVEN], 7, Pen.MINE)
    assert changed.entries[EMPTY] == 7
    assert changed.grid(LOOK)[GIVEN] == puzzle().given[GIVEN]
    assert changed.puzzle is document.puzzle


def test_writing_makes_a_new_document(document: Document) -> None:
    write(document, LOOK, [EMPTY], 7, Pen.MINE)
    assert document.entries[EMPTY] == 0


def test_a_clue_replaces_what_the_user_wrote_and_the_known_solution(document: Document) -> None:
    mine = write(document, LOOK, [EMPTY], 7, Pen.MINE)
    changed = write(mine, LOOK, [EMPTY, GIVEN], 2, Pen.CLUE)
    assert (changed.puzzle.given[EMPTY], changed.puzzle.given[GIVEN]) == (2, 2)
    assert changed.entries[EMPTY] == 0
    assert changed.puzzle.solution is None


def test_notes_are_taken_out_when_all_chosen_cells_have_them(document: Document) -> None:
    one = write(document, LOOK, [EMPTY], 3, Pen.NOTE)
    both = write(one, LOOK, [EMPTY, OTHER], 3, Pen.NOTE)
    assert (both.notes[EMPTY], both.notes[OTHER]) == (1 << 3, 1 << 3)
    none = write(both, LOOK, [EMPTY, OTHER], 3, Pen.NOTE)
    assert not none.notes.any()


def test_a_digit_removes_the_notes_of_its_cell(document: Document) -> None:
    noted = write(document, LOOK, [EMPTY, OTHER], 3, Pen.NOTE)
    changed = write(noted, LOOK, [EMPTY], 5, Pen.MINE)
    assert (changed.notes[EMPTY], changed.notes[OTHER]) == (0, 1 << 3)


def test_no_notes_in_cells_that_are_filled(document: Document) -> None:
    filled = write(document, LOOK, [EMPTY], 5, Pen.MINE)
    assert write(filled, LOOK, [EMPTY, GIVEN], 3, Pen.NOTE) is filled


def test_erasing_takes_the_users_answer_but_not_the_clues(document: Document) -> None:
    mine = write(document, LOOK, [EMPTY], 7, Pen.MINE)
    changed = erase(mine, LOOK, [EMPTY, GIVEN], Pen.MINE)
    assert np.array_equal(changed.grid(LOOK), puzzle().given)


def test_erasing_with_the_pen_for_clues_takes_clues(document: Document) -> None:
    changed = erase(document, LOOK, [GIVEN], Pen.CLUE)
    assert changed.puzzle.given[GIVEN] == 0


def test_what_changes_nothing_is_the_same_document(document: Document) -> None:
    mine = write(document, LOOK, [EMPTY], 7, Pen.MINE)
    assert write(mine, LOOK, [EMPTY], 7, Pen.MINE) is mine
    assert erase(document, LOOK, [EMPTY], Pen.MINE) is document


def test_a_change_takes_the_run_off_the_document(document: Document) -> None:
    run = Document(document.puzzle, document.entries, document.notes, SolveSession(puzzle()))
    assert write(run, LOOK, [EMPTY], 7, Pen.MINE).session is None


def test_undo_and_redo_go_through_the_steps_and_name_them(document: Document) -> None:
    history = History(document, weight, without_run)
    first = write(document, LOOK, [EMPTY], 7, Pen.MINE)
    second = write(first, LOOK, [OTHER], 8, Pen.MINE)
    history.push("seven", first)
    history.push("eight", second)
    assert (history.undo_text, history.redo_text) == ("eight", None)
    history.undo()
    assert history.document is first
    assert (history.undo_text, history.redo_text) == ("seven", "eight")
    history.redo()
    assert history.document is second


def test_a_step_after_undo_forgets_what_was_undone(document: Document) -> None:
    history = History(document, weight, without_run)
    history.push("seven", write(document, LOOK, [EMPTY], 7, Pen.MINE))
    history.undo()
    history.push("eight", write(document, LOOK, [EMPTY], 8, Pen.MINE))
    assert history.redo_text is None
    history.undo()
    assert history.document is document


def test_a_step_that_changes_nothing_is_none(document: Document) -> None:
    history = History(document, weight, without_run)
    assert not history.push("nothing", document)
    assert history.undo_text is None


def test_undo_and_redo_stop_at_the_ends(document: Document) -> None:
    history = History(document, weight, without_run)
    history.undo()
    history.redo()
    assert history.document is document


def test_undo_keeps_the_latest_runs_and_of_older_steps_what_was_written(
    document: Document,
) -> None:
    run = replace(document, session=finished_session())
    history = History(document, weight, without_run, room=3 * weight(run))
    steps = [replace(run, session=finished_session()) for _ in range(10)]
    for step in steps:
        history.push("solve", step)
    kept = []
    for step in reversed(steps):
        assert np.array_equal(history.document.entries, step.entries)
        kept.append(history.document.session is not None)
        history.undo()
    assert kept == [True] * 3 + [False] * 7


def test_the_document_of_now_keeps_its_run_however_heavy(document: Document) -> None:
    run = replace(document, session=finished_session())
    history = History(document, weight, without_run, room=0)
    history.push("solve", run)
    assert history.document is run


def test_a_history_that_was_kept_is_bounded_as_the_one_it_goes_on_from(document: Document) -> None:
    run = replace(document, session=finished_session())
    bounded = History(document, weight, without_run, room=3 * weight(run))
    steps = [("solve", replace(run, session=finished_session())) for _ in range(10)]
    history = bounded.again(steps, 9)
    kept = [step.session is not None for _, step in history.steps]
    assert kept == [False] * 7 + [True] * 3
    with pytest.raises(ValueError, match="no step"):
        bounded.again(steps, 10)


def test_a_run_that_two_steps_share_weighs_once(document: Document) -> None:
    run = replace(document, session=finished_session())
    assert weight(run) > 0
    assert weight(run, replace(run, entries=run.entries.copy())) == 0


def test_where_nothing_can_be_lightened_the_oldest_steps_go(document: Document) -> None:
    history = History(document, lambda step, newer: 100, room=1000)
    for number in range(30):
        history.push(str(number), replace(document, entries=document.entries.copy()))
    assert [text for text, _ in history.steps] == [str(number) for number in range(20, 30)]
    assert history.now == 9
    while history.undo_text:
        history.undo()
    assert history.document is history.steps[0][1]


def test_a_step_is_weighed_once_however_many_follow(document: Document) -> None:
    weighed: list[Document] = []

    def weigh(step: Document, newer: Document | None) -> int:
        weighed.append(step)
        return 1

    history = History(document, weigh, room=1000)
    for _ in range(100):
        history.push("step", replace(document))
    assert len(weighed) < 250, "each when it comes, and once when another follows"


def test_a_step_after_undo_is_weighed_against_what_follows_it_now(document: Document) -> None:
    run = replace(document, session=finished_session())
    history = History(document, weight, without_run, room=2 * weight(run))
    history.push("solve", run)
    history.push("the same run", replace(run))
    history.undo()
    for _ in range(2):
        history.push("solve", replace(document, session=finished_session()))
    kept = [step.session is not None for _, step in history.steps]
    assert kept == [False, False, True, True]
