"""The question how a new puzzle is to be."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.intake.new_puzzle import LevelPage, MazePage, NewPuzzleDialog
from app.window.launch import Studio
from app.window.pages import ARC
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze import STYLES


def ask(studio: Studio) -> NewPuzzleDialog:
    studio.window.commands["new_with"].trigger()
    return studio.window.findChildren(NewPuzzleDialog)[-1]


def make(dialog: NewPuzzleDialog) -> None:
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()


def choose_maze(dialog: NewPuzzleDialog, style: str, rows: int, columns: int) -> None:
    dialog.kind.set_key("maze")
    page = dialog.pages["maze"]
    assert isinstance(page, MazePage)
    page.style_.setCurrentIndex(page.style_.findData(style))
    page.rows.setValue(rows)
    page.columns.setValue(columns)


def test_a_maze_of_any_shape_and_its_seed_can_be_asked_for(qtbot: QtBot, studio: Studio) -> None:
    desk = studio.solving.desk
    grids = []
    for _ in range(2):
        dialog = ask(studio)
        choose_maze(dialog, "rooms", 12, 30)
        dialog.seed.line.setText("4711")
        with qtbot.waitSignal(desk.changed):
            make(dialog)
        grids.append(desk.document.puzzle.given)
    assert grids[0].shape == (12, 30)
    assert np.array_equal(grids[0], grids[1])
    assert desk.document.puzzle.title == "Generated, rooms 12x30, seed 4711"


def test_what_was_asked_for_last_is_offered_again_and_new_makes_it(
    qtbot: QtBot, studio: Studio
) -> None:
    dialog, desk = ask(studio), studio.solving.desk
    choose_maze(dialog, "loops", 7, 11)
    with qtbot.waitSignal(desk.changed):
        make(dialog)
    seed = studio.solving.exchange.seed
    dialog = ask(studio)
    assert dialog.kind.key == "maze"
    assert dialog.pages["maze"].level == "loops 7x11"
    assert dialog.seed.value is None
    dialog.seed.again.click()
    assert dialog.seed.value == seed
    dialog.reject()
    with qtbot.waitSignal(desk.changed):
        studio.window.commands["new"].trigger()
    assert desk.document.puzzle.given.shape == (7, 11)
    assert studio.solving.exchange.seed != seed


def test_a_seed_makes_the_same_arc_task_and_the_title_tells_it(
    qtbot: QtBot, studio: Studio
) -> None:
    titles, grids = [], []
    studio.window.pages.show(ARC)
    for _ in range(2):
        dialog = ask(studio)
        assert dialog.kind.key == ARC
        dialog.seed.line.setText("8")
        with qtbot.waitSignal(studio.solving.exchange.arc_puzzles) as heard:
            make(dialog)
        assert heard.args is not None
        grids.append(heard.args[0][0].given)
        titles.append(heard.args[0][0].title)
    assert np.array_equal(grids[0], grids[1])
    assert titles[0].endswith(", seed 8")
    assert studio.arc.desk.document.title == titles[0]


def test_every_level_of_every_kind_can_be_chosen(qtbot: QtBot) -> None:
    for name in ("sudoku", "arc"):
        for level in TASKS[name].difficulties:
            page = LevelPage(TASKS[name], level)
            qtbot.addWidget(page)
            assert page.level == level


def test_every_style_is_explained_and_nonsense_falls_back(qtbot: QtBot) -> None:
    page = MazePage("no such maze")
    qtbot.addWidget(page)
    for index, style in enumerate(STYLES):
        page.style_.setCurrentIndex(index)
        assert page.level == f"{style} 15x15"
        assert TASKS["maze"].level(page.level) == page.level


def test_the_dialog_has_no_empty_room_for_the_fields_of_another_kind(qtbot: QtBot) -> None:
    dialog = NewPuzzleDialog(TASKS, "maze", {}, None)
    qtbot.addWidget(dialog)
    dialog.show()
    maze = dialog.height()
    dialog.kind.set_key("sudoku")
    dialog.kind.chosen.emit("sudoku")
    assert dialog.height() < maze
    dialog.kind.chosen.emit("maze")
    assert dialog.height() == maze


def test_a_seed_has_digits_alone(qtbot: QtBot) -> None:
    dialog = NewPuzzleDialog(TASKS, "sudoku", {}, None)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.seed.line, "-1x2.5 9")
    assert dialog.seed.value == 1259


@pytest.mark.parametrize("field", ["seed", "rows"])
def test_enter_in_any_field_makes_the_puzzle(qtbot: QtBot, field: str) -> None:
    dialog = NewPuzzleDialog(TASKS, "maze", {"maze": "prim 7x9"}, None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    page = dialog.pages["maze"]
    assert isinstance(page, MazePage)
    with qtbot.waitSignal(dialog.wanted) as heard:
        QTest.keyClick(dialog.seed.line if field == "seed" else page.rows, Qt.Key.Key_Return)
    assert heard.args == ["prim 7x9", "maze", None]
