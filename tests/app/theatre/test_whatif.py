"""What if? A window with both futures; the run on the desk is left alone until one is kept."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.board.frame import Ink
from app.theatre.twin_view import TwinView
from app.theatre.whatif import NoFutureError, WhatIf
from app.window.launch import Studio
from app.window.theatre import Recent
from hrm_core.sessions.solve import Ending
from hrm_core.solving.solve import Limit
from hrm_core.solving.whatif import Change
from hrm_core.tasks import TASKS
from tests.app.support import Workshop, script, solve

CELL = (0, 0)  # empty in the test's puzzle; 2 is right


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Studio:
    studio = workshop.build()
    studio.window.show()
    return studio


def whatif_of(studio: Studio) -> WhatIf:
    found = studio.window.findChild(WhatIf)
    assert isinstance(found, WhatIf)
    return found


def asked(qtbot: QtBot, studio: Studio, at: int, change: Change) -> TwinView:
    """The window after both futures were shown to their ends."""
    whatif = whatif_of(studio)
    studio.solving.player.go(at)
    with qtbot.waitSignal(whatif.thinker.ended):
        whatif.ask(change)
    assert whatif.view is not None
    view = whatif.view
    qtbot.waitUntil(lambda: not view.player.playing)
    return view


def test_both_futures_stand_side_by_side_and_the_first_run_stays(
    qtbot: QtBot, studio: Studio
) -> None:
    solve(qtbot, studio)
    run = studio.solving.desk.document.session
    view = asked(qtbot, studio, 2, Change(CELL, 7, 0.1))
    assert view.isVisible()
    assert studio.solving.desk.document.session is run
    assert view.book is not None
    twin = view.book.twin
    assert (twin.fork, len(twin.right)) == (2, 4)  # the script wants to halt in its fourth beat
    assert twin.right.ending is Ending.HALTED
    assert twin.right.limit == Limit(2 + 16)  # as many again as the run might take
    assert "7 put into row 1 column 1" in view.titles[1].text()
    assert "made again by thinking up to it" in view.note.text()
    qtbot.waitUntil(lambda: "As changed: " in view.note.text())  # 2 is the one right digit there
    view.player.go(2)
    assert view.head.text() == "Segment 2: still the same run"
    view.player.go(4)
    faces = [board.frame.face(CELL) for board in view.boards]
    assert [face.value for face in faces] == [2, 2]  # a script does not see the change
    assert faces[1].ink is Ink.MODEL
    assert faces[1].own == 7  # what was put there is not hidden by the model's answer
    assert view.head.text() == "Segment 4: the same answer"
    assert "right" in view.states[0].text()
    assert view.strips[0].columns == view.strips[1].columns


def test_a_change_after_the_decision_has_a_decision_of_its_own(
    qtbot: QtBot, studio: Studio
) -> None:
    solve(qtbot, studio)
    view = asked(qtbot, studio, 4, Change(CELL, 7, 0.1))
    assert view.book is not None
    assert len(view.book.twin.right) == 5
    assert [strip.halt for strip in view.strips] == [4, 5]


def test_cells_that_differ_are_marked_on_both_boards(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    workshop.beats = script(6)  # another engine is opened for the other future
    view = asked(qtbot, studio, 1, Change(CELL, 2, 0.9))
    assert "came out otherwise than on the board" in view.note.text()
    view.player.go(1)
    marked = [sum(face.differs for face in board.frame.faces) for board in view.boards]
    assert marked[0] == marked[1] > 0
    view.player.go(6)
    assert not any(face.differs for board in view.boards for face in board.frame.faces)
    assert view.boards[1].frame.face(CELL).ink is Ink.WHATIF
    view.boards[0].choose((4, 5))
    assert view.boards[1].cursor_cell == (4, 5)


def test_a_future_that_is_kept_can_be_taken_back(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    desk = studio.solving.desk
    before = desk.document
    view = asked(qtbot, studio, 2, Change(CELL, 2, 0.9))
    view.keep.click()
    assert not view.isVisible()
    assert desk.document.puzzle.given[CELL] == 2
    assert desk.document.session is not None
    assert studio.solving.player.count == 4
    desk.undo()
    assert desk.document is before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # off screen, menus
def test_the_menu_of_a_cell_says_what_the_model_believes(qtbot: QtBot, studio: Studio) -> None:
    whatif, board = whatif_of(studio), studio.solving.page.board
    assert not studio.window.commands["what_if"].isEnabled()
    menu = whatif.menu(QPoint(5, 5))
    assert [action.isEnabled() for action in menu.actions()] == [False]
    assert "press Solve first" in menu.actions()[0].text()
    menu.close()
    solve(qtbot, studio)
    assert studio.window.commands["what_if"].isEnabled()
    board.choose(CELL)
    board.menu_wanted.emit(QPoint(5, 5))
    (shown,) = [each for each in board.findChildren(QMenu) if each.isVisible()]
    texts = [action.text() for action in shown.actions()]
    assert texts[0] == "What if it were 2?  (the model: 95 %)"
    assert len(texts) == 9
    shown.close()


def test_a_run_of_a_model_that_is_gone_cannot_be_thought_on(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    session = studio.solving.desk.document.session
    assert session is not None
    session.model = "another"
    whatif = whatif_of(studio)
    with qtbot.waitSignal(whatif.failed) as told:
        whatif.ask(Change(CELL, 2))
    assert isinstance(told.args[0], NoFutureError)
    assert "another, the model of this run, is not installed" in str(told.args[0])
    assert whatif.view is None


def test_closing_the_window_ends_the_other_future(qtbot: QtBot, workshop: Workshop) -> None:
    workshop.seconds = 0.05
    studio = workshop.build()
    solve(qtbot, studio)
    whatif = whatif_of(studio)
    studio.solving.player.go(1)
    whatif.ask(Change(CELL, 5))
    assert whatif.thinker.running
    assert whatif.view is not None
    whatif.view.close()
    running = [whatif.thinker.running]
    assert running == [False]


def test_another_future_keeps_itself_under_its_question(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    recent = studio.window.findChild(Recent)
    assert isinstance(recent, Recent)
    with qtbot.waitSignal(recent.keeper.kept):
        asked(qtbot, studio, 2, Change(CELL, 7, 0.1))
    qtbot.waitUntil(lambda: len(recent.shelf.paths()) == 2)
    newest = next(iter(recent.shelf.read(TASKS)))
    assert newest.session is not None
    assert newest.session.puzzle.title == "Test (After segment 2: 7 put into row 1 column 1)"
    assert len(newest.session) == 4


def test_ones_own_digits_stay_in_both_futures_and_when_one_is_kept(
    qtbot: QtBot, studio: Studio
) -> None:
    desk, other = studio.solving.desk, (4, 5)
    assert desk.document.puzzle.given[other] == 0
    desk.type_value(frozenset({other}), 9)
    solve(qtbot, studio)
    view = asked(qtbot, studio, 2, Change(CELL, 2, 0.9))
    view.player.go(4)
    assert [board.frame.face(other).own for board in view.boards] == [9, 9]
    view.keep.click()
    assert desk.document.entries[other] == 9


def test_up_to_the_change_both_boards_show_the_puzzle_as_it_was(
    qtbot: QtBot, studio: Studio
) -> None:
    solve(qtbot, studio)
    view = asked(qtbot, studio, 2, Change(CELL, 7, 0.1))
    for segment in range(3):
        view.player.go(segment)
        left, right = (board.frame.faces for board in view.boards)
        assert left == right, segment
    view.player.go(3)
    assert view.boards[0].frame.face(CELL) != view.boards[1].frame.face(CELL)
    view.close()
