import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.theatre.captions import caption
from app.window.launch import Studio
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Story
from hrm_core.solving.solve import Limit, solve
from tests.app.support import SUDOKU, Workshop, puzzle, script


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
    QTest.keyClick(board, Qt.Key.Key_N)
    assert studio.solving.desk.document.puzzle.title == "Beginner"  # the first of the examples
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
