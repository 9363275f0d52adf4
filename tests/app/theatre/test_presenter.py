from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.theatre.captions import caption
from app.window.launch import Studio
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Story
from hrm_core.solving.guess import Guess
from hrm_core.solving.solve import Limit, solve
from tests.app.support import SUDOKU, Workshop, beat, puzzle, script


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Studio:
    studio = workshop.build()
    studio.window.show()
    studio.window.activateWindow()
    qtbot.waitUntil(studio.window.isActiveWindow)
    return studio


def test_presenting_shows_the_board_the_time_and_a_caption_alone(
    qtbot: QtBot, studio: Studio
) -> None:
    page, window, presenter = studio.solving.page, studio.window, studio.window.presenter
    studio.window.commands["full"].trigger()
    on = [presenter.on]
    assert page.caption.isVisible()
    assert not any(widget.isVisible() for widget in (*page.columns, window.header))
    board = page.board
    QTest.keyClick(board, Qt.Key.Key_PageDown)  # nothing was thought yet: it begins
    qtbot.waitUntil(lambda: studio.solving.book is not None)
    qtbot.waitUntil(lambda: not studio.solving.player.playing and studio.solving.player.count == 4)
    studio.solving.player.go(1)
    QTest.keyClick(board, Qt.Key.Key_PageDown)
    assert studio.solving.player.position == 2
    assert page.caption.words[0].startswith("Segment 2: ")
    dark = []
    for _ in range(2):
        QTest.keyClick(board, Qt.Key.Key_B)
        dark.append(presenter.black)
    assert dark == [True, False]
    before = page.timeline.speed.currentIndex()
    QTest.keyClick(board, Qt.Key.Key_Minus)
    assert page.timeline.speed.currentIndex() == before - 1
    QTest.keyClick(board, Qt.Key.Key_Plus)
    assert page.timeline.speed.currentIndex() == before
    assert studio.solving.player.speed == page.timeline.speed.currentData()
    QTest.keyClick(board, Qt.Key.Key_N)
    assert studio.solving.desk.document.puzzle.title == "Beginner"  # the first of the examples
    examples = studio.solving.exchange.examples()
    titles = []
    for _ in examples:
        QTest.keyClick(board, Qt.Key.Key_N)
        titles.append(studio.solving.desk.document.puzzle.title)
    assert len(set(titles)) == len(examples)
    assert titles[-1] == "Beginner"  # after the last comes the first again
    QTest.keyClick(board, Qt.Key.Key_Escape)
    on.append(presenter.on)
    assert on == [True, False]
    assert all(column.isVisible() for column in page.columns)
    assert page.caption.isHidden()


def test_captions_speak_of_their_segment_and_not_of_the_end() -> None:
    said, last = [], ("", "")
    for count in (2, 4):
        beats = script(4)[:count]
        engine = ScriptedEngine(beats, SUDOKU.vocab_size)
        traces = list(solve(engine, SUDOKU, puzzle(), Limit(count, halt=False)))
        session = SolveSession(puzzle(), traces=traces, ending=Ending.LIMIT)
        said.append(caption(session, 1, Story(session).line(1)))
        last = caption(session, count, Story(session).line(count))
    assert said[0] == said[1]
    assert last == ("Segment 4: 3 fixed", "It believes its answer with 95 %, and it is right.")
    assert caption(None, 0, None)[0] == "A Hierarchical Reasoning Model"


def run_of(*beats: Beat, ending: Ending = Ending.LIMIT) -> SolveSession:
    engine = ScriptedEngine(beats, SUDOKU.vocab_size)
    traces = list(solve(engine, SUDOKU, puzzle(), Limit(len(beats), halt=False)))
    return SolveSession(puzzle(), traces=traces, ending=ending)


def test_a_caption_tells_a_wrong_end_and_where_it_would_stop() -> None:
    wrong = run_of(beat(2), beat(2, halt=True), beat(2, halt=True))
    words = [caption(wrong, segment, Story(wrong).line(segment))[1] for segment in (1, 2, 3)]
    assert words[0].startswith("A first answer to the whole board. ")
    assert words[1] == "Q-halt is above Q-continue: here it would stop by itself."
    assert words[2] == "It believes its answer with 95 %, but it is wrong."
    assert caption(wrong, 0, None)[0] == "The puzzle"


def test_tries_of_a_search_are_counted_from_its_beginning() -> None:
    session = run_of(beat(2), beat(2))
    tried = replace(session.at(2), segment=3, guess=Guess())
    session.add(tried)
    assert caption(session, 3, Story(session).line(3))[0] == "Try 1 of the search"
