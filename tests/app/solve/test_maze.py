"""Mazes on the Solve page: switching kinds, drawing, overlays, files, and no model."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.board.board import Board
from app.board.frame import Trait
from app.solve.maze import PAUSE
from app.window.launch import Studio
from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import Cell
from hrm_core.tasks.maze import Maze
from tests.app.support import LINE, Workshop, info, puzzle, solve

MAZE = Maze()
TEXT = "S   \n ## \n ## \n   G\n"


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Studio:
    """A window with a small maze on the desk and a model that solves it."""
    question = MAZE.parse(TEXT)[0]
    workshop.beats = [Beat(MAZE.labels(question), q_halt=2.0, q_continue=0.0)]
    workshop.models = [info(), info("mazes", task="maze")]
    studio = workshop.build()
    studio.preferences.change(motion=False)
    studio.solving.page.board.motion = False
    studio.solving.desk.lay(question, "test")
    return studio


def drawn(studio: Studio) -> str:
    return MAZE.format(studio.solving.desk.document.puzzle)


def drag(board: Board, *cells: Cell) -> None:
    """The mouse pressed on the first cell, moved over the others, released."""
    points = [board._place.cell(cell).center() for cell in cells]
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        at, none = QPointF(point), Qt.KeyboardModifier.NoModifier
        left, no = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, at, board.mapToGlobal(at), no, left, none)
        QApplication.sendEvent(board, move)
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=points[-1])


def test_a_stroke_is_one_step_and_can_be_undone(studio: Studio) -> None:
    before = drawn(studio)
    drag(studio.solving.page.board, (0, 1), (0, 2), (0, 3))
    assert drawn(studio) == "S###\n ## \n ## \n   G\n"
    drag(studio.solving.page.board, (3, 3), (3, 2))
    assert drawn(studio) == "S###\n ## \n ## \n  G \n"
    studio.solving.desk.undo()
    studio.solving.desk.undo()
    assert drawn(studio) == before


def test_the_stroke_is_seen_while_it_is_drawn(studio: Studio) -> None:
    board = studio.solving.page.board
    board.pressed.emit((0, 1))
    board.dragged.emit((0, 2))
    assert [board.frame.face((0, column)).value for column in range(4)] == [2, 0, 0, 1]
    assert drawn(studio) == TEXT
    board.released.emit()
    assert drawn(studio) != TEXT


def test_the_keyboard_draws_too(studio: Studio) -> None:
    board = studio.solving.page.board
    board.choose((0, 1))
    QTest.keyClick(board, Qt.Key.Key_Space)
    QTest.keyClick(board, Qt.Key.Key_Right)
    QTest.keyClicks(board, "s")
    assert drawn(studio) == " #S \n ## \n ## \n   G\n"
    board.choose((1, 1))
    QTest.keyClick(board, Qt.Key.Key_Delete)
    QTest.keyClick(board, Qt.Key.Key_Right)
    QTest.keyClicks(board, "G")
    assert drawn(studio) == " #S \n  G \n ## \n    \n"


def test_over_a_run_space_plays_and_draws_nothing(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    before, session = drawn(studio), studio.solving.desk.document.session
    QTest.keyClick(studio.solving.page.board, Qt.Key.Key_Space)
    assert studio.solving.player.playing
    assert session is studio.solving.desk.document.session is not None
    assert drawn(studio) == before


def test_tools_and_commands_draw(studio: Studio) -> None:
    panel = studio.solving.page.puzzle.draw
    panel.tool_chosen.emit("line")
    drag(studio.solving.page.board, (0, 1), (3, 0), (3, 1))
    assert drawn(studio) == "S#  \n ## \n ## \n # G\n"
    panel.inverted.emit()
    assert drawn(studio) == "S ##\n#  #\n#  #\n# #G\n"
    panel.cleared.emit()
    assert drawn(studio) == "S   \n    \n    \n   G\n"  # to be dragged
    saying = studio.solving.page.verdict.saying
    assert "Press Solve" in saying.belief


def test_a_maze_is_solved_and_its_path_drawn(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    board = studio.solving.page.board
    assert studio.solving.page.verdict.saying.mood == "good"
    assert [board.frame.face((row, 0)).links for row in range(4)] == [1, 9, 9, 12]


def test_another_shortest_path_is_right_but_told_apart(
    qtbot: QtBot, studio: Studio, workshop: Workshop
) -> None:
    other = MAZE.encode(studio.solving.desk.document.puzzle)
    other[[1, 2, 3, 7, 11]] = 5
    qtbot.waitUntil(lambda: studio.solving.thinker.engine is not None)
    workshop.engines[-1].script = (Beat(other, q_halt=2.0, q_continue=0.0),)
    solve(qtbot, studio)
    saying = studio.solving.page.verdict.saying
    assert saying.mood == "good"
    assert saying.check.endswith(
        "as short as the path the model was trained to find, but another one."
    )


def test_a_drawn_maze_knows_its_answer(studio: Studio) -> None:
    drag(studio.solving.page.board, (3, 1), (3, 2))
    solution = studio.solving.desk.document.puzzle.solution
    assert solution is not None
    assert solution[0].tolist() == [2, 4, 4, 4]
    drag(studio.solving.page.board, (0, 1), (0, 2))
    assert studio.solving.desk.document.puzzle.solution is None


def test_an_unreachable_goal_is_told_before_any_model_runs(qtbot: QtBot, studio: Studio) -> None:
    with qtbot.waitSignal(studio.solving.desk.examined):
        studio.solving.desk.lay(MAZE.parse("S#\n#G")[0], "test")
    saying = studio.solving.page.verdict.saying
    assert saying.headline == "This maze has no answer yet"
    assert "No way leads from the start to the goal" in saying.check


def test_overlays_are_seen_with_a_run_and_without(qtbot: QtBot, studio: Studio) -> None:
    board, panel = studio.solving.page.board, studio.solving.page.puzzle.draw
    panel.overlays_chosen.emit(True, "astar")
    assert board.frame.face((0, 1)).traits & Trait.CORRIDOR
    found = {c for c in board.frame.cells() if board.frame.face(c).traits & Trait.FOUND}
    assert len(found) == 7
    solve(qtbot, studio)
    assert board.frame.face((0, 1)).traits & Trait.CORRIDOR
    panel.overlays_chosen.emit(False, "")
    assert not board.frame.face((0, 1)).traits


def test_the_panel_says_what_is_known_of_the_maze(studio: Studio) -> None:
    words = studio.solving.page.puzzle._facts.text()
    assert words == "4 x 4 cells; 2 shortest paths, of 6 moves"
    studio.solving.desk.lay(MAZE.parse("S#G\n   ")[0], "test")
    assert studio.solving.page.puzzle._facts.text() == "2 x 3 cells; one shortest path, of 4 moves"


def test_each_kind_has_its_tools_and_undo_crosses_kinds(studio: Studio) -> None:
    page, desk = studio.solving.page, studio.solving.desk
    assert page.puzzle.draw.isVisibleTo(page)
    assert not studio.window.commands["pen_note"].isEnabled()
    page.puzzle.kind_chosen.emit("sudoku")
    assert desk.task.name == "sudoku"
    assert desk.document.puzzle.title == puzzle().title
    assert not page.puzzle.draw.isVisibleTo(page)
    assert studio.window.commands["pen_note"].isEnabled()
    desk.undo()
    assert drawn(studio) == TEXT
    assert page.puzzle.draw.isVisibleTo(page)


def test_the_first_switch_opens_an_example(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    studio.solving.page.puzzle.kind_chosen.emit("maze")
    assert studio.solving.desk.task.name == "maze"
    assert studio.solving.desk.document.puzzle.title == "Small"


def test_any_kind_can_be_pasted_and_opened(studio: Studio, tmp_path: Path) -> None:
    QApplication.clipboard().setText(LINE)
    studio.solving.exchange.paste()
    assert studio.solving.desk.task.name == "sudoku"
    path = tmp_path / "maze.txt"
    path.write_text(TEXT)
    studio.solving.exchange.open_file(path)
    assert drawn(studio) == TEXT


def test_a_broken_picture_is_refused_in_one_sentence_and_nothing_is_lost(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    told: list[Exception] = []
    studio.solving.failed.connect(told.append)
    studio.solving.page.puzzle.kind_chosen.emit("sudoku")
    before = studio.solving.desk.document
    path = tmp_path / "maze.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with qtbot.waitSignal(studio.solving.failed):  # pictures are read on a thread
        studio.solving.exchange.open_file(path)
    assert [str(error) for error in told] == [
        "maze.png: this picture is damaged, or none of the kinds that are read:"
        " PNG, JPEG, BMP, GIF and WebP."
    ]
    assert studio.solving.desk.document is before


def test_a_session_over_a_maze_is_saved_and_opened(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    solve(qtbot, studio)
    with qtbot.waitSignal(studio.solving.exchange.told):
        studio.solving.exchange.save(tmp_path / "maze.hrms")
    studio.solving.page.puzzle.kind_chosen.emit("sudoku")
    studio.solving.exchange.open_file(tmp_path / "maze.hrms")
    assert drawn(studio) == TEXT
    assert studio.solving.player.count == 1


def test_new_mazes_are_listed_by_style_and_size(qtbot: QtBot, studio: Studio) -> None:
    studio.solving.page.puzzle.kind_chosen.emit("sudoku")
    menus = [menu for menu in studio.window.findChildren(QMenu) if menu.title() == "Prim"]
    action = next(a for a in menus[0].findChildren(QAction) if a.text() == "9x9")
    with qtbot.waitSignal(studio.solving.desk.changed):
        action.trigger()
    assert studio.solving.desk.document.puzzle.title.startswith("Generated, prim 9x9, seed ")
    with qtbot.waitSignal(studio.solving.desk.changed):
        studio.window.commands["new"].trigger()
    assert studio.solving.desk.document.puzzle.title.startswith("Generated, prim 9x9, seed ")


def test_another_kind_may_follow_when_the_cursor_is_on_a_solved_cell(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    solving = studio.solving
    solving.page.board.choose((0, 3))  # a nine: mazes have no symbol of that number
    solving.exchange.switch("maze")
    assert solving.page.board.describe((0, 0))
    assert solving.player.count == 0


def test_the_legend_is_in_view_without_scrolling(qtbot: QtBot, studio: Studio) -> None:
    exchange = studio.solving.exchange
    exchange.open_example(exchange.examples("maze")[0])
    page = studio.solving.page
    studio.window.show()
    for kind, sign in (("maze", "○"), ("sudoku", "◥")):
        exchange.switch(kind)
        studio.window.resize(1024, 640)
        page.timeline._fold.click()
        qtbot.waitUntil(
            lambda: page.legend.height() >= page.legend.heightForWidth(page.board.width())
        )
        assert sign in page.legend.text()
        assert page.legend.isVisible()
        assert page.legend.visibleRegion().boundingRect().height() == page.legend.height()
        assert page.legend.height() < 60, "the room is the board's"


def test_start_and_goal_have_tools_that_say_what_to_do(studio: Studio) -> None:
    panel, board = studio.solving.page.puzzle.draw, studio.solving.page.board
    studio.solving.desk.draw(np.ones((4, 4), dtype=np.uint8), None, "nothing")
    assert "Start S" in studio.solving.page.puzzle.facts
    for name in ("Start S", "Goal G", "Pen"):
        tool = next(each for each in panel.findChildren(QPushButton) if each.text() == name)
        if name == "Start S":
            tool.click()
            assert panel.hint == "Click the cell where the way begins."
            drag(board, (2, 0))
        elif name == "Goal G":
            assert tool.isChecked(), "the other end is missing"
            assert panel.hint == "Click the cell where the way ends."
            drag(board, (0, 3))
        else:
            assert tool.isChecked()
    assert drawn(studio) == "   G\n    \nS   \n    \n"


def test_an_empty_maze_can_have_another_size(studio: Studio) -> None:
    panel, desk = studio.solving.page.puzzle.draw, studio.solving.desk
    assert (panel.rows.value(), panel.columns.value()) == (4, 4)
    panel.columns.setValue(6)
    assert drawn(studio) == "S     \n ##   \n ##   \n   G  \n"
    assert studio.solving.page.board.frame.cols == 6
    desk.undo()
    assert drawn(studio) == TEXT
    assert panel.columns.value() == 4


def test_after_one_end_comes_the_other_and_then_the_walls(studio: Studio) -> None:
    board, panel = studio.solving.page.board, studio.solving.page.puzzle.draw
    studio.solving.desk.lay(MAZE.parse("S   \n    ")[0], "test")  # no goal yet
    panel.tool_chosen.emit("start")
    drag(board, (1, 0))
    assert drawn(studio) == "    \nS   \n"
    drag(board, (0, 3))
    assert drawn(studio) == "   G\nS   \n"
    drag(board, (0, 1))
    assert drawn(studio) == " # G\nS   \n"


def test_what_the_classic_search_did_is_said_in_cells_and_moves(studio: Studio) -> None:
    panel, desk = studio.solving.page.puzzle.draw, studio.solving.desk
    panel.overlays_chosen.emit(False, "bfs")
    assert "moves" in panel._found.text()
    assert "finds 6 moves." in panel._found.text()
    desk.lay(MAZE.parse("S#\n#G")[0], "test")
    assert panel._found.text() == "It finds no way."
    panel.overlays_chosen.emit(False, "")
    assert panel._found.text() == ""


def asked(studio: Studio) -> bool:
    """Whether the model was asked about what lies on the desk."""
    return studio.solving.desk.document.session is not None


def test_the_model_answers_anew_after_a_stroke_where_that_is_wanted(
    qtbot: QtBot, studio: Studio
) -> None:
    board, desk = studio.solving.page.board, studio.solving.desk
    drag(board, (0, 2))
    qtbot.wait(PAUSE + 100)
    assert not asked(studio), "nobody wants it"
    studio.window.commands["solve_drawn"].trigger()
    drag(board, (0, 3))
    qtbot.waitUntil(lambda: asked(studio) and not studio.solving.thinker.running)
    drag(board, (1, 3))
    desk.lay(puzzle(), "another kind")
    qtbot.wait(PAUSE + 100)
    assert not asked(studio), "what lies there now was not drawn"


def test_a_maze_without_a_way_is_not_asked_about_after_a_stroke(
    qtbot: QtBot, studio: Studio
) -> None:
    board = studio.solving.page.board
    studio.window.commands["solve_drawn"].trigger()
    drag(board, (0, 1))
    drag(board, (1, 0))
    assert drawn(studio) == "S#  \n### \n ## \n   G\n"
    qtbot.wait(PAUSE + 100)
    assert not asked(studio)


def test_what_was_erased_comes_back_with_undo(studio: Studio) -> None:
    board = studio.solving.page.board
    board.choose((1, 1))
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert drawn(studio) == "S   \n  # \n ## \n   G\n"
    studio.solving.desk.undo()
    assert drawn(studio) == TEXT


def test_a_border_is_drawn_around_the_maze(studio: Studio) -> None:
    panel = studio.solving.page.puzzle.draw
    studio.solving.desk.lay(MAZE.parse("     \n S G \n     ")[0], "test")
    panel.border_wanted.emit()
    assert drawn(studio) == "#####\n#S G#\n#####\n"


def test_a_maze_of_another_size_knows_its_own_answer(studio: Studio) -> None:
    studio.solving.page.puzzle.draw.columns.setValue(6)
    solution = studio.solving.desk.document.puzzle.solution
    assert solution is not None
    assert solution.shape == (4, 6)


def test_while_a_stroke_is_drawn_the_model_does_not_answer_the_one_before(studio: Studio) -> None:
    board, pause = studio.solving.page.board, studio.solving.maze._pause
    studio.window.commands["solve_drawn"].trigger()
    drag(board, (0, 3))
    assert pause.isActive()
    board.pressed.emit((1, 3))
    assert not pause.isActive()
    board.released.emit()
    assert pause.isActive()


@pytest.mark.parametrize(("text", "mood"), [("S##\n###", "idle"), ("S#\n#G", "bad")])
def test_a_maze_without_an_end_is_a_sketch_and_raises_no_alarm(
    qtbot: QtBot, studio: Studio, text: str, mood: str
) -> None:
    with qtbot.waitSignal(studio.solving.desk.examined):
        studio.solving.desk.lay(MAZE.parse(text)[0], "test")
    saying = studio.solving.page.verdict.saying
    assert (saying.headline, saying.mood) == ("This maze has no answer yet", mood)
