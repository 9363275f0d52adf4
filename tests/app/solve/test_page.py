"""What the Solve page says and lets one do, around the runs."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.board.editor import Pen
from app.board.frame import Ink, Trait
from app.settings import Preferences, Settings
from app.solve.book import Book
from app.solve.panels import PuzzlePanel
from app.style.theme import Theme
from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from tests.app.support import (
    ANSWER,
    LOOK,
    Workshop,
    answer_tokens,
    beat,
    grid_of,
    puzzle,
    solve,
)

RIGHT = grid_of(ANSWER)


def test_typing_the_same_digit_twice_lights_up_both_at_once(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    board = studio.solving.page.board
    board.choose((0, 0))
    QTest.keyClick(board, Qt.Key.Key_3)
    assert board.frame.face((0, 0)).wrong
    assert board.frame.face((0, 2)).wrong
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert not any(face.wrong for face in board.frame.faces)


def test_the_keys_of_the_panel_write_into_the_chosen_cells(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    board = studio.solving.page.board
    keys = {k.accessibleName(): k for k in studio.window.findChildren(QPushButton, "key")}
    board.choose((0, 0))
    board.choose((1, 1), extend=True)
    keys["seven"].click()
    assert [board.frame.face(cell).value for cell in ((0, 0), (1, 1))] == [7, 7]
    keys["erase"].click()
    assert [board.frame.face(cell).value for cell in ((0, 0), (1, 1))] == [0, 0]


def test_the_users_digits_are_kept_beside_the_run(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    studio.solving.desk.type_value(frozenset({(0, 0)}), 7)
    solve(qtbot, studio)
    studio.solving.player.go(0)
    assert studio.solving.page.board.frame.face((0, 0)).ink is Ink.MINE


def test_an_impossible_puzzle_is_told_before_any_model_runs(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    given = puzzle().given.copy()
    given[0, 0] = 3
    with qtbot.waitSignal(studio.solving.desk.examined):
        studio.solving.desk.lay(Puzzle("sudoku", given), "test")
    saying = studio.solving.page.verdict.saying
    assert (saying.mood, saying.headline) == ("bad", "This puzzle cannot be solved")
    assert "3 stands twice in row 1" in saying.check
    assert workshop.steps == 0
    solve(qtbot, studio)
    assert studio.solving.page.verdict.saying.headline == "Not solved: nobody could"


def test_a_puzzle_with_several_solutions_is_told_of(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    given = RIGHT.copy()
    given[given <= 2] = 0
    with qtbot.waitSignal(studio.solving.desk.examined):
        studio.solving.desk.lay(Puzzle("sudoku", given), "test")
    assert "at least two solutions" in studio.solving.page.verdict.saying.check


def test_an_empty_board_asks_for_a_puzzle_and_cannot_be_solved(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    studio.solving.desk.clear()
    assert "What shall it think about?" in studio.solving.page.verdict.saying.headline
    buttons = {b.text(): b for b in studio.solving.page.findChildren(QPushButton, "primary")}
    assert not buttons["Solve"].isEnabled()


def test_without_a_model_solving_is_not_offered(qtbot: QtBot, workshop: Workshop) -> None:
    workshop.models = []
    studio = workshop.build()
    qtbot.waitUntil(lambda: studio.solving.desk.problems is not None)
    assert studio.solving.page.verdict.saying.headline == "No model is installed"
    assert not studio.solving.page.findChildren(QPushButton, "primary")[0].isEnabled()


def test_an_answer_that_leaves_cells_empty_can_be_shown(qtbot: QtBot, workshop: Workshop) -> None:
    tokens = answer_tokens()
    tokens[0], tokens[1] = 0, 1  # neither means a digit
    workshop.beats = [Beat(tokens, q_halt=1.0, q_continue=0.0)]
    studio = workshop.build()
    solve(qtbot, studio)
    assert studio.solving.page.verdict.saying.check == "Rule check: 2 cells are empty."


def test_candidates_and_heat_change_what_a_segment_shows(qtbot: QtBot, workshop: Workshop) -> None:
    workshop.beats = [beat(sure=0.3), beat(halt=True)]
    studio = workshop.build()
    solve(qtbot, studio)
    panel, board = studio.solving.page.puzzle, studio.solving.page.board
    studio.solving.player.go(1)
    assert board.frame.face((0, 0)).marks
    panel.view_chosen.emit(False, "change_H")
    assert not board.frame.face((0, 0)).marks
    assert max(face.heat for face in board.frame.faces) > 0
    assert (studio.preferences.now.candidates, studio.preferences.now.heat) == (False, "change_H")


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_Right, 4),
    ],
)
def test_keys_on_the_strip_move_through_the_segments(
    qtbot: QtBot, workshop: Workshop, key: Qt.Key, reached: int
) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    QTest.keyClick(studio.solving.page.timeline.strip, key)
    assert studio.solving.player.position == reached


def test_space_on_the_board_plays_and_pauses(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    board, player = studio.solving.page.board, studio.solving.player
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert (player.playing, player.position) == (True, 0)
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert not player.playing


def test_the_status_bar_names_model_device_and_pace(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    told: list[tuple[str, str, str]] = []
    studio.solving.report.told.connect(lambda *words: told.append(words))
    solve(qtbot, studio)
    assert "loading …" in {device for _, device, _ in told}
    model, device, pace = told[-1]
    assert model == "Scripted, 1,000 parameters"
    assert device == "Script: no model is running"
    assert pace.endswith("ms per segment")


def test_the_chosen_cells_beliefs_are_those_of_the_segment_on_show(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.beats = [beat(sure=0.6), beat(halt=True, sure=0.9)]
    studio = workshop.build()
    solve(qtbot, studio)
    studio.solving.page.board.choose((0, 0))
    book = studio.solving.page.timeline.strip.book
    assert isinstance(book, Book)
    history = book.history((0, 0))
    assert history.shape == (2, len(LOOK.symbols))
    assert np.allclose(history[:, 2], [0.6, 0.9], atol=0.01)
    assert (
        studio.solving.page.inspector.headline
        == "Row 1 column 1: two, the model, 90\N{NO-BREAK SPACE}%"
    )
    studio.solving.player.go(1)
    assert (
        studio.solving.page.inspector.headline
        == "Row 1 column 1: two, the model, 60\N{NO-BREAK SPACE}%"
    )


def test_home_on_the_board_is_the_start_of_the_row_and_not_of_the_run(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    studio.window.show()
    studio.window.activateWindow()
    solve(qtbot, studio)
    board, player = studio.solving.page.board, studio.solving.player
    board.setFocus()
    board.choose((4, 5))
    QTest.keyClick(board, Qt.Key.Key_Home)
    assert board.cursor_cell == (4, 0)
    assert player.position == player.count
    QTest.keyClick(board, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert player.position == 0


def test_a_savepoint_can_be_gone_back_to_and_that_undone(workshop: Workshop) -> None:
    studio = workshop.build()
    desk, commands = studio.solving.desk, studio.window.commands
    assert not commands["go_back"].isEnabled()
    desk.type_value(frozenset({(0, 0)}), 2)
    commands["savepoint"].trigger()
    for value in (5, 7):
        desk.type_value(frozenset({(0, 1)}), value)
    commands["go_back"].trigger()
    assert (desk.document.entries[0, 0], desk.document.entries[0, 1]) == (2, 0)
    desk.undo()
    assert desk.document.entries[0, 1] == 7


def test_pairs_are_marked_when_that_is_wanted(workshop: Workshop) -> None:
    studio = workshop.build()
    board, action = studio.solving.page.board, studio.window.commands["pairs"]
    assert not any(face.traits for face in board.frame.faces)
    action.trigger()
    assert any(face.traits & Trait.PAIR for face in board.frame.faces)
    assert studio.preferences.now.pairs


def test_columns_can_be_put_away_and_stay_away(workshop: Workshop) -> None:
    studio = workshop.build()
    studio.window.show()
    left, right = studio.solving.page.columns
    studio.window.commands["left"].trigger()
    assert (left.isVisible(), right.isVisible()) == (False, True)
    assert not studio.preferences.now.left
    again = workshop.build()
    assert again.solving.page.columns[0].isHidden() == (not again.preferences.now.left)


def test_the_heat_says_what_its_colours_mean(workshop: Workshop) -> None:
    panel = workshop.build().solving.page.puzzle
    assert panel._heat_key.isHidden()
    panel._heat.setCurrentIndex(panel._heat.findData("change_L"))
    panel._heat.activated.emit(panel._heat.currentIndex())
    assert not panel._heat_key.isHidden()
    assert panel._heat_key.text().count("■") == 4
    assert panel._heat_key.text().endswith("moved little to most")


def test_the_beliefs_have_more_room_with_larger_texts(qtbot: QtBot, workshop: Workshop) -> None:
    usual = workshop.build().solving.page.inspector.sizeHint().height()
    Preferences(workshop.folder / "settings.json").change(text=125)
    larger = workshop.build().solving.page.inspector.sizeHint().height()
    assert larger > 1.15 * usual


@pytest.mark.parametrize("kind", ["maze", "sudoku"])
def test_the_panel_colours_with_as_many_keys_as_the_kind_has(qtbot: QtBot, kind: str) -> None:
    look = TASKS[kind].look
    panel = PuzzlePanel(look, Theme("light"), Settings(), ())
    qtbot.addWidget(panel)
    panel.show_pen(Pen.COLOR, 2)
    panel.show_pen(Pen.MINE)
    values = {value for value in look.keys.values() if value != look.empty}
    assert len(panel._digits) == len(values)


def test_the_view_that_was_chosen_is_there_again(workshop: Workshop) -> None:
    panel = workshop.build().solving.page.puzzle
    panel._candidates.click()
    panel._heat.setCurrentIndex(panel._heat.findData("change_L"))
    panel._heat.activated.emit(panel._heat.currentIndex())
    wanted = (panel._candidates.isChecked(), "change_L")
    again = workshop.build().solving.page.puzzle
    assert (again._candidates.isChecked(), again._heat.currentData()) == wanted


def test_a_savepoint_can_be_gone_back_to_at_once(workshop: Workshop) -> None:
    studio = workshop.build()
    studio.window.commands["savepoint"].trigger()
    assert studio.window.commands["go_back"].isEnabled()
