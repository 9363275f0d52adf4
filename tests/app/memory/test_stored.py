"""Desks and benches as bytes: what is kept of them, and what comes back."""

from dataclasses import replace

import numpy as np
import pytest

from app.arc.edit.document import ArcDocument, Row
from app.board.colors import colored
from app.board.editor import Document, Pen, new_document
from app.memory import stored
from app.memory.grids import Pool, StoredError, StoredGrid, grid_of
from app.memory.stored import Runs, pack_bench, pack_desk, unpack_bench, unpack_desk
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from tests.app.arc.support import grid, mirror_task
from tests.hrm_core.support import PUZZLE, SUDOKU, scripted


def solved(times: int) -> list[tuple[str, Document]]:
    """A history with a run at each of its steps but the first."""
    document = new_document(SUDOKU.look, PUZZLE)
    steps = [("", document)]
    for _ in range(times):
        traces = list(solve(scripted(), SUDOKU, PUZZLE, Limit(1)))
        session = SolveSession(PUZZLE, traces=traces, ending=Ending.LIMIT)
        steps.append(("solve", Document(PUZZLE, document.entries, document.notes, session)))
    return steps


def test_of_many_runs_the_newest_are_kept_and_the_one_on_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.memory.stored.MOST_RUNS", 2)
    steps = solved(5)
    content, kept, used = pack_desk(steps, 1, Pen.MINE, Runs())
    assert set(kept) == used
    again, now, pen = unpack_desk(content, kept, TASKS, Runs())
    assert (now, pen) == (1, Pen.MINE)
    assert again[1][1].puzzle.given.flags.writeable  # as one that was just read
    found = [step.session is not None for _, step in again]
    assert found == [False, True, False, False, True, True]
    session, shown = steps[1][1].session, again[1][1].session
    assert session is not None
    assert shown is not None
    np.testing.assert_allclose(shown.at(1).probs, session.at(1).probs, atol=1e-3)


def steps_of(count: int) -> list[tuple[str, Document]]:
    """A history in which each step is called by its number."""
    document = new_document(SUDOKU.look, PUZZLE)
    return [(f"step {number}", replace(document)) for number in range(count)]


@pytest.mark.parametrize(
    ("now", "first", "last"), [(9, 5, 9), (6, 5, 9), (5, 5, 9), (3, 3, 7), (0, 0, 4)]
)
def test_of_a_long_history_the_last_steps_are_kept_and_the_one_on_show(
    monkeypatch: pytest.MonkeyPatch, now: int, first: int, last: int
) -> None:
    monkeypatch.setattr(stored, "MOST_STEPS", 5)
    content, kept, _ = pack_desk(steps_of(10), now, Pen.CLUE, Runs())
    steps, shown, pen = unpack_desk(content, kept, TASKS, Runs())
    assert [text for text, _ in steps] == [f"step {n}" for n in range(first, last + 1)]
    assert steps[shown][0] == f"step {now}"
    assert pen is Pen.CLUE
    bench = [(f"step {number}", mirror_task()) for number in range(10)]
    packed, _, _ = pack_bench(bench, now, Row(True, 1), ())
    drawn, place, row, votes = unpack_bench(packed, {}, TASKS)
    assert [text for text, _ in drawn] == [f"step {n}" for n in range(first, last + 1)]
    assert (drawn[place][0], row, votes) == (f"step {now}", Row(True, 1), ())


def test_a_run_is_written_once_and_again_when_it_has_grown_or_ended() -> None:
    (_, document) = solved(1)[1]
    session = document.session
    assert session is not None
    session.ending = Ending.RUNNING
    runs = Runs()
    first, content = runs.key(session)
    assert content is not None
    assert runs.key(session) == (first, None)
    session.ending = Ending.LIMIT
    second, content = runs.key(session)
    assert content is not None
    assert second != first
    session.add(replace(session.at(1), segment=2))
    third, content = runs.key(session)
    assert content is not None
    assert third not in (first, second)
    other = Runs()
    other.remember(session, "known")
    assert other.key(session) == ("known", None)


def test_a_search_that_was_under_way_comes_back_as_one_that_was_stopped() -> None:
    steps = solved(1)
    session = steps[1][1].session
    assert session is not None
    session.ending, session.budget = Ending.RUNNING, 256
    session.model, session.device, session.origin = "mine", "cpu", {"weights_sha256": "ab12"}
    content, kept, _ = pack_desk(steps, 1, Pen.MINE, Runs())
    runs = Runs()
    again = unpack_desk(content, kept, TASKS, runs)[0][1][1].session
    assert again is not None
    assert (again.ending, again.budget) == (Ending.STOPPED, 256)
    assert (again.model, again.device, again.limit) == ("mine", "cpu", session.limit)
    assert again.origin == {"weights_sha256": "ab12"}
    assert session.ending is Ending.RUNNING  # of the window, nothing changes
    (key,) = kept
    assert runs.key(again) == (key, None)  # it is kept already


def test_what_was_written_and_noted_comes_back_in_its_cells() -> None:
    document = new_document(SUDOKU.look, PUZZLE)
    entries, notes = document.entries.copy(), document.notes.copy()
    entries[0, 1], notes[8, 2] = 7, 1 << 9
    content, kept, _ = pack_desk(
        [("typed", Document(PUZZLE, entries, notes, None))], 0, Pen.NOTE, Runs()
    )
    ((text, again),), _, pen = unpack_desk(content, kept, TASKS, Runs())
    assert (text, pen) == ("typed", Pen.NOTE)
    assert np.array_equal(again.entries, entries)
    assert np.array_equal(again.notes, notes)
    assert again.notes.dtype == np.uint32
    assert again.puzzle.title == PUZZLE.title


def test_a_task_on_the_bench_comes_back_with_its_tries() -> None:
    task = mirror_task()
    tried = replace(task.trials[0], tried=(grid("111"), grid("987")), answer=grid("987"))
    document = replace(task, trials=(tried, task.trials[1]))
    content, new, used = pack_bench([("", document)], 0, Row(False, 1), ())
    assert (new, used) == ({}, set())
    ((_, again),), _, row, _ = unpack_bench(content, {}, TASKS)
    assert (row, again.title) == (Row(False, 1), "mirror")
    for one, other in zip(document.pairs, again.pairs, strict=True):
        assert all(map(np.array_equal, one, other))
    first, second = again.trials
    assert [one.tolist() for one in first.tried] == [[[1, 1, 1]], [[9, 8, 7]]]
    assert first.solved
    assert first.solution is not None
    assert second.solution is None
    assert second.given.tolist() == task.trials[1].given.tolist()


def test_a_row_that_is_gone_gives_way_to_the_last_and_colours_beyond_nine_are_refused() -> None:
    content, _, _ = pack_bench([("", mirror_task())], 0, Row(True, 7), ())
    assert unpack_bench(content, {}, TASKS)[2] == Row(True, 1)
    task = mirror_task()
    strange = replace(task.trials[0], answer=np.full((1, 3), 10, dtype=np.uint8))
    content, _, _ = pack_bench([("", ArcDocument(task.pairs, (strange,)))], 0, Row(True, 0), ())
    with pytest.raises(StoredError, match="a grid that ARC does not have"):
        unpack_bench(content, {}, TASKS)


def test_grids_are_kept_once_and_only_in_sizes_that_puzzles_have() -> None:
    pool, one = Pool(), np.zeros((2, 3), dtype=np.uint8)
    assert [pool.grid(one), pool.grid(one.copy()), pool.grid(one)] == [0, 1, 0]
    assert pool.maybe(None) is None
    assert grid_of(StoredGrid(1, 64, False, bytes(64))).shape == (1, 64)
    for rows, cols in ((0, 5), (65, 1), (1, 65)):
        with pytest.raises(ValueError, match="of a size that no puzzle has"):
            grid_of(StoredGrid(rows, cols, False, bytes(rows * cols)))


def test_colours_are_kept_and_those_that_do_not_exist_refused() -> None:
    document = colored(new_document(SUDOKU.look, PUZZLE), [(0, 0), (3, 3)], 5, digit=2)
    content, kept, _ = pack_desk([("", document)], 0, Pen.COLOR, Runs())
    again, _, pen = unpack_desk(content, kept, TASKS, Runs())
    assert pen is Pen.COLOR
    assert again[0][1].colors is not None
    assert np.array_equal(again[0][1].colors, document.colors)  # type: ignore[arg-type]
    bad = np.full((9, 9), 7, dtype=np.uint32)
    content, kept, _ = pack_desk([("", replace(document, colors=bad))], 0, Pen.MINE, Runs())
    with pytest.raises(StoredError, match="colours"):
        unpack_desk(content, kept, TASKS, Runs())
