"""Two runs over one puzzle, in step."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.style.scale import FRAME
from app.theatre.compare import Compare, CompareView, OtherPuzzleError
from app.window.launch import Studio
from app.window.main_window import SMALLEST
from hrm_core.sessions.solve import Ending, SolveSession
from tests.app.support import Workshop, info, script, solve


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Studio:
    workshop.models = [info(), info("other")]
    studio = workshop.build()
    studio.window.show()
    return studio


def compare_of(studio: Studio) -> Compare:
    found = studio.window.findChild(Compare)
    assert isinstance(found, Compare)
    return found


def view_of(compare: Compare) -> CompareView:
    assert compare.view is not None
    return compare.view


def test_two_models_think_about_one_puzzle_one_after_the_other(
    qtbot: QtBot, workshop: Workshop, studio: Studio
) -> None:
    compare = compare_of(studio)
    studio.window.commands["compare"].trigger()
    view = view_of(compare)
    assert [box.currentText() for box in view_of(compare).choices] == ["Scripted", "Other"]
    assert view.head.text() == "Both begin with the same puzzle"
    view_of(compare).think.click()
    qtbot.waitUntil(lambda: not compare.running and not view.player.playing, timeout=9000)
    assert view.book is not None
    assert [len(session) for session in view.book.twin.sides] == [4, 4]
    assert [session.ending for session in view.book.twin.sides] == [Ending.HALTED] * 2
    assert view.player.position == 4
    assert view.head.text() == "Segment 4: the same answer"
    assert view.note.text().startswith("A segment took ")
    assert studio.solving.book is None
    view.keep.click()
    kept = studio.solving.desk.document.session
    assert kept is not None
    assert kept.model == "other"


def test_both_runs_are_in_view_on_a_low_screen(qtbot: QtBot, studio: Studio) -> None:
    compare = compare_of(studio)
    studio.window.commands["compare"].trigger()
    assert view_of(compare).minimumSizeHint().height() <= SMALLEST.height() - FRAME.height()


def test_the_run_on_the_board_is_there_already(
    qtbot: QtBot, workshop: Workshop, studio: Studio
) -> None:
    solve(qtbot, studio)
    compare = compare_of(studio)
    compare.choose()
    assert view_of(compare).choices[0].currentText() == "The run on the board"
    workshop.beats = script(6)
    view_of(compare).think.click()
    view = view_of(compare)
    qtbot.waitUntil(lambda: not compare.running and not view.player.playing, timeout=9000)
    assert view.book is not None
    assert [len(session) for session in view.book.twin.sides] == [4, 6]
    view.player.go(3)
    assert view.head.text() == "Segment 3: 6 cells differ"
    view.player.go(6)
    assert "halted after segment 4: right" in view.states[0].text()


def test_kept_runs_stand_side_by_side_only_over_one_puzzle(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    compare, run = compare_of(studio), studio.solving.desk.document.session
    assert run is not None
    compare.show_runs([run.snapshot()])
    view = view_of(compare)
    assert view.titles[0].text() == "Test: right after 4 segments"
    assert (view.player.position, view.player.count) == (4, 4)
    assert not view_of(compare).think.isVisible()
    view.close()
    other = studio.solving.exchange.examples()[1]
    studio.solving.exchange.open_example(other)
    strange = SolveSession(studio.solving.desk.document.puzzle, traces=run.traces)
    with qtbot.waitSignal(compare.failed) as told:
        compare.show_runs([run, strange])
    assert isinstance(told.args[0], OtherPuzzleError)
    assert str(told.args[0]) == "These runs are over two different puzzles: Test, and Easy."


def test_the_model_in_use_stands_on_the_left_and_paces_on_their_sides(
    qtbot: QtBot, workshop: Workshop, studio: Studio
) -> None:
    studio.models.choose_new("other")
    compare = compare_of(studio)
    compare.choose()
    view = view_of(compare)
    assert [box.currentText() for box in view.choices] == ["Other", "Scripted"]
    view.think.click()
    qtbot.waitUntil(lambda: not compare.running and not view.player.playing, timeout=9000)
    assert view.book is not None
    left, right = view.book.twin.sides
    assert (left.model, right.model) == ("other", "scripted")
    for session, seconds in ((left, 0.25), (right, 0.5)):
        session._traces = [replace(trace, seconds=seconds) for trace in session.traces]
    compare._tell()
    assert view.note.text() == "A segment took 250 ms and 500 ms."


def test_a_model_that_fails_ends_the_comparison(
    qtbot: QtBot, workshop: Workshop, studio: Studio
) -> None:
    workshop.fails = ValueError("no such engine")
    compare = compare_of(studio)
    compare.choose()
    with qtbot.waitSignal(compare.failed):
        view_of(compare).think.click()
    assert not compare.running


def test_closing_the_window_ends_the_thinking(
    qtbot: QtBot, workshop: Workshop, studio: Studio
) -> None:
    workshop.seconds = 0.05
    compare = compare_of(studio)
    compare.choose()
    view_of(compare).think.click()
    view_of(compare).close()
    assert not compare.running


def test_who_waits_for_its_turn_never_takes_the_segment_on_show_away(
    qtbot: QtBot, studio: Studio
) -> None:
    solve(qtbot, studio)
    run = studio.solving.desk.document.session
    assert run is not None
    compare = compare_of(studio)
    compare.show_runs([run.snapshot()])
    view = view_of(compare)
    view.player.go(3)
    view.grow(1)
    assert (view.player.position, view.player.count) == (3, 3)
    view.finish()
    assert (view.player.position, view.player.count) == (3, 4)
