"""The desk beyond writing: its steps, boards of another size, savepoints and clashes."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.board.editor import Pen, new_document
from app.board.savepoints import LONGEST, MOST
from app.solve.desk import Desk
from hrm_core.sessions.solve import SolveSession
from hrm_core.tasks import TASKS
from tests.app.support import ANSWER, LOOK, SUDOKU, grid_of, puzzle


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(SUDOKU, 9, 9)
    yield desk
    desk.close()


def test_what_lies_here_can_be_made_the_first_step(desk: Desk) -> None:
    desk.lay(puzzle(), "open it")
    desk.type_value(frozenset({(0, 0)}), 7)
    desk.undo()
    document = desk.document
    desk.begin_here()
    assert desk.document is document
    assert (desk.history.undo_text, desk.history.redo_text) == (None, None)
    desk.undo()
    assert desk.document is document


def test_steps_of_a_file_come_after_those_made_here(desk: Desk) -> None:
    first = new_document(LOOK, puzzle())
    entries = first.entries.copy()
    entries[0, 0] = 7
    steps = [("open", first), ("seven", replace(first, entries=entries)), ("again", replace(first))]
    desk.go_on(steps, 1)
    assert desk.document is steps[1][1]
    assert (desk.history.undo_text, desk.history.redo_text) == ("seven", "again")
    assert desk.pen is Pen.MINE
    desk.undo()
    desk.undo()
    assert desk.is_blank


def test_a_board_of_the_same_size_is_no_step_and_one_of_another_size_begins_anew(
    desk: Desk,
) -> None:
    maze = TASKS["maze"].parse("S  G")[0]
    desk.lay(replace(maze, title="mine"), "maze")
    before = desk.document
    desk.lay_drawn(before.puzzle.given.copy(), None, "size")
    assert desk.document is before
    larger = np.zeros((5, 5), dtype=np.uint8)
    desk.lay_drawn(larger, None, "size")
    assert desk.document.puzzle.given is larger
    assert (desk.document.puzzle.title, desk.document.puzzle.task) == ("", "maze")
    assert desk.document.entries.shape == (5, 5)


def test_savepoints_have_names_of_their_own_and_the_oldest_go(desk: Desk) -> None:
    desk.lay(puzzle(), "open it")
    points = desk.savepoints
    assert [desk.set_savepoint().name for _ in range(2)] == ["Savepoint 1", "Savepoint 2"]
    assert desk.set_savepoint("  a   name ").name == "a name"
    again = desk.set_savepoint("Savepoint 1")
    assert [each.name for each in points.all] == ["Savepoint 2", "a name", "Savepoint 1"]
    assert points.all[-1] is again
    points.rename(again, "a name")
    assert points.all[-1].name == "Savepoint 1", "it is taken"
    points.rename(again, "last")
    assert [each.name for each in points.all] == ["Savepoint 2", "a name", "last"]
    assert desk.set_savepoint().name == "Savepoint 1"
    for _ in range(MOST):
        desk.set_savepoint()
    assert len(points.all) == MOST
    assert "a name" not in [each.name for each in points.all]
    assert len(desk.set_savepoint("x" * 99).name) == LONGEST


def test_a_clash_is_looked_for_anew_when_the_board_has_changed(desk: Desk) -> None:
    desk.lay(puzzle(), "open it")
    assert desk.clashes() == []
    desk.type_value(frozenset({(0, 0)}), 3)  # a 3 stands in the row already
    assert desk.clashes()
    assert desk.clashes() is desk.clashes()
    desk.undo()
    assert desk.clashes() == []


def test_a_savepoint_takes_the_place_of_none_of_another_puzzle(desk: Desk) -> None:
    points = desk.savepoints
    desk.lay(puzzle(), "one")
    mine = desk.set_savepoint("mine")
    desk.lay(replace(puzzle(), given=np.roll(puzzle().given, 1)), "another")
    assert not desk.can_go_back
    other = desk.set_savepoint("mine")
    assert points.all == (mine, other)
    points.rename(other, "yours")
    third = desk.set_savepoint("third")
    points.rename(third, "mine")
    assert [each.name for each in points.all] == ["mine", "yours", "mine"]


def test_a_savepoint_is_what_a_person_wrote_without_the_run_on_show(desk: Desk) -> None:
    desk.lay(puzzle(), "open it")
    desk.type_value(frozenset({(0, 0)}), 7)
    desk.attach(SolveSession(desk.document.puzzle))
    desk.go_back(desk.set_savepoint())
    assert desk.document.session is None
    assert desk.document.entries[0, 0] == 7
    desk.undo()
    assert desk.document.session is not None


def test_undo_to_ones_own_symbols_alone_leaves_the_pen_as_it_is(desk: Desk) -> None:
    desk.set_pen(Pen.MINE)
    desk.type_value(frozenset({(0, 0)}), 7)
    desk.type_value(frozenset({(0, 1)}), 8)
    pens = []
    for _ in range(2):
        desk.undo()
        pens.append(desk.pen)
    assert pens == [Pen.MINE, Pen.CLUE]


def test_with_a_run_over_it_a_board_is_not_solved_by_hand(desk: Desk) -> None:
    desk.lay(puzzle(), "open it")
    answer = grid_of(ANSWER)
    for row, col in np.argwhere(puzzle().given == 0).tolist():
        desk.enter((row, col), int(answer[row, col]), "test")
    assert desk.solved_by_hand
    desk.attach(SolveSession(desk.document.puzzle))
    assert not desk.solved_by_hand
