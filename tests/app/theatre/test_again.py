"""Try again: views of one puzzle, their votes, and who halted first."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from app.theatre.again import Again
from app.theatre.again_book import AgainBook, headline, remarks, view_line
from app.theatre.again_view import AgainView
from app.window.launch import Studio
from hrm_core.engines import Batch, Step
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelInfo
from hrm_core.puzzle import Grid
from hrm_core.sessions.solve import Ending
from hrm_core.solving.solve import Limit, SegmentTrace, solve
from hrm_core.solving.vote import Thought, views_of
from hrm_core.tasks import TASKS
from hrm_core.tasks.sudoku.solver import solve_exact
from tests.app.support import ANSWER, SUDOKU, Workshop, beat, grid_of, puzzle


class Knowing(ScriptedEngine):
    """Answers whatever sudoku it is shown."""

    def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
        after, step = super().step(batch, state)
        for row, tokens in enumerate(batch.tokens):
            given = np.clip(tokens - 1, 0, 9).astype(np.uint8).reshape(9, 9)
            answer = solve_exact(given, limit=1)[0].reshape(81).astype(np.int64) + 1
            step.logits[row] = 8.0 * np.eye(SUDOKU.vocab_size, dtype=np.float32)[answer]
        return after, step


def again_of(studio: Studio) -> Again:
    found = studio.window.findChild(Again)
    assert isinstance(found, Again)
    return found


def view_of(again: Again) -> AgainView:
    assert again.view is not None
    return again.view


def think(qtbot: QtBot, again: Again, count: int = 5, seed: int = 3) -> AgainBook:
    again.show()
    view = view_of(again)
    view.count.setValue(count)
    view.seed.setValue(seed)
    view.think.click()
    qtbot.waitUntil(lambda: not again.running)
    assert again.book is not None
    return again.book


@pytest.fixture
def studio(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Studio:
    def open_engine(model: ModelInfo) -> ScriptedEngine:
        return Knowing([beat(), beat(halt=True)], SUDOKU.vocab_size)

    monkeypatch.setattr(workshop, "open_engine", open_engine)
    return workshop.build()


def test_every_view_votes_for_the_answer_taken_back_to_the_puzzle(
    qtbot: QtBot, studio: Studio
) -> None:
    again = again_of(studio)
    studio.window.commands["again"].trigger()
    book, view = think(qtbot, again), view_of(again)
    assert len({run.puzzle.given.tobytes() for run in book.runs}) == 5
    np.testing.assert_array_equal(book.runs[0].puzzle.given, puzzle().given)
    for answer in book.answers:
        assert answer is not None
        np.testing.assert_array_equal(answer, grid_of(ANSWER))
    assert view.head.text() == "5 of 5 views agree on an answer; it keeps the rules"
    assert "the puzzle as it is: the same" in view.note.text()
    assert view.views.count() == 5
    assert view.answers.count() == 1
    assert not any(view.views.item(row).icon().isNull() for row in range(5))
    view.close()


def test_votes_on_one_puzzle_are_not_shown_over_another(qtbot: QtBot, studio: Studio) -> None:
    again = again_of(studio)
    again.show()
    view = view_of(again)
    enabled = [each.isEnabled() for each in (view.think, view.stop, view.lay)]
    assert enabled == [True, False, False], "nothing runs, and there is no view yet"
    think(qtbot, again, 3)
    view.close()
    again.show()
    assert view.views.count() == 3, "the same puzzle keeps its vote"
    assert "views agree" in view.head.text()
    view.close()
    studio.solving.desk.lay(replace(puzzle(), title="Other"), "other")
    again.show()
    assert (view.views.count(), view.answers.count(), view.note.text()) == (0, 0, "")
    assert "views agree" not in view.head.text()
    view.close()


def test_a_seed_gives_the_same_views_again(qtbot: QtBot, studio: Studio) -> None:
    again = again_of(studio)

    def givens(seed: int) -> list[bytes]:
        return [run.puzzle.given.tobytes() for run in think(qtbot, again, 3, seed).runs]

    first = givens(3)
    assert givens(3) == first
    assert givens(4) != first
    view_of(again).close()


def test_a_view_goes_onto_the_desk_with_its_run_and_undo_brings_the_puzzle_back(
    qtbot: QtBot, studio: Studio
) -> None:
    again, desk = again_of(studio), studio.solving.desk
    book, view = think(qtbot, again), view_of(again)
    view.views.setCurrentRow(2)
    view.lay.click()
    assert desk.document.session is book.runs[2]
    assert desk.document.puzzle.title == "Test (View 3)"
    assert book.runs[2].ending is Ending.HALTED
    assert book.runs[2].model == "scripted"
    assert not view.isVisible()
    desk.undo()
    np.testing.assert_array_equal(desk.document.puzzle.given, puzzle().given)


def test_an_empty_board_and_a_vote_that_is_stopped_say_so(qtbot: QtBot, workshop: Workshop) -> None:
    workshop.seconds = 0.05
    studio = workshop.build()
    again = again_of(studio)
    again.show()
    view_of(again).think.click()
    assert view_of(again).stop.isEnabled()
    view_of(again).stop.click()
    assert not again.running
    assert view_of(again).head.text() == "Stopped before any view had voted"
    view_of(again).close()
    studio.solving.desk.clear()
    with qtbot.waitSignal(again.failed) as told:
        again.show()
    assert "The board is empty" in str(told.args[0])


def thoughts(wrong: Grid, halts: list[int]) -> AgainBook:
    """View 1 gives a wrong answer, the others the right one; each halts when it is said."""
    right = grid_of(ANSWER)
    views = views_of(SUDOKU, puzzle(), np.random.default_rng(0), len(halts))
    book = AgainBook(SUDOKU, puzzle(), views, Limit(8))
    (trace,) = solve(ScriptedEngine([beat()], SUDOKU.vocab_size), SUDOKU, puzzle(), Limit(1, False))
    for view, halt in enumerate(halts):
        answer = right if view else wrong
        for segment in range(1, halt + 1):
            made: SegmentTrace = replace(
                trace, segment=segment, q_halt=2.0 if segment == halt else -2.0
            )
            book.add(Thought(view, views[view].puzzle, made, answer, segment == halt))
    return book


def test_the_models_own_answer_stands_beside_the_vote_and_who_halted_first() -> None:
    wrong = grid_of(ANSWER)
    wrong[0, 0], wrong[0, 1] = wrong[0, 1], wrong[0, 0]
    book = thoughts(wrong, [5, 3, 3])
    assert headline(book) == "2 of 3 views agree on an answer; it keeps the rules"
    told = remarks(book)
    assert "First to halt, after 3 segments: View 2, View 3." in told
    assert "as it is is another one, and breaks the rules." in told
    assert "Every view" not in told
    assert view_line(book, 0).splitlines() == [
        "As it is",
        "halted after 5 segments, Q-halt 88 %",
        "breaks the rules",
    ]
    assert "Every view gave the same answer" in remarks(thoughts(grid_of(ANSWER), [3, 3, 3]))


def test_a_maze_is_turned_and_its_paths_are_voted_for() -> None:
    maze = TASKS["maze"]
    drawn = maze.generate(np.random.default_rng(1), maze.difficulties[0])
    views = views_of(maze, drawn, np.random.default_rng(0), 4)
    assert drawn.solution is not None
    book = AgainBook(maze, drawn, views, Limit(2))
    for view in views[1:]:
        assert view.puzzle.solution is not None
        assert not book.check(view.invert(view.puzzle.solution))
