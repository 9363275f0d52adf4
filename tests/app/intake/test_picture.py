"""A picture is shown beside what was understood of it before that lies on a board."""

import io
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from app.intake.picture import PictureDialog, SudokuWay
from app.style.theme import Theme
from app.window.launch import Studio
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze.pictures.draw import png
from hrm_core.tasks.maze.symbols import FREE, GOAL, START, WALL
from hrm_core.tasks.pictures import PictureReading
from hrm_core.tasks.seeing import SUDOKU, Sight, see
from tests.app.support import LINE, grid_of
from tests.hrm_core.tasks.maze.pictures.drawings import squares, stored

EITHER = "S##G\n #  \n #  \n    "  # a maze whichever of the two is wall


def either_way() -> bytes:
    signs = {"#": WALL, " ": FREE, "S": START, "G": GOAL}
    grid = np.array([[signs[sign] for sign in line] for line in EITHER.split("\n")], np.uint8)
    return stored(squares(grid, 10))


def twofold() -> Sight:
    """A maze of which nobody knows which color is wall."""
    dark = TASKS["maze"].parse("S #  \n # # \n ### \n   # \n  G  \n")[0]
    light = Puzzle("maze", np.where(dark.given == WALL, FREE, dark.given))
    ways = {"dark": PictureReading(dark), "light": PictureReading(light)}
    return Sight(np.zeros((40, 40, 3), np.uint8), ways, "")


def open_picture(qtbot: QtBot, studio: Studio, path: Path) -> PictureDialog:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(studio.solving.exchange.seen):
        studio.solving.exchange.take(data)
    return studio.window.findChildren(PictureDialog)[-1]


def test_the_walls_of_a_maze_that_can_be_read_twice_are_asked_for(
    qtbot: QtBot, theme: Theme
) -> None:
    sight = twofold()
    dialog = PictureDialog(sight, TASKS, theme)
    qtbot.addWidget(dialog)
    assert not dialog.take.isEnabled()
    buttons = {button.text(): button for button in dialog.findChildren(QRadioButton)}
    assert list(buttons) == ["Dark is wall", "Light is wall"]
    buttons["Light is wall"].click()
    with qtbot.waitSignal(dialog.taken) as heard:
        dialog.take.click()
    assert heard.args == [sight.ways["light"].puzzle]


def test_a_maze_is_shown_before_it_is_laid_and_its_polarity_can_be_changed(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    maze = TASKS["maze"].generate(np.random.default_rng(2), "rooms 9x12")
    path, before = tmp_path / "maze.png", studio.solving.desk.document
    path.write_bytes(stored(squares(maze.given, 12)))
    dialog = open_picture(qtbot, studio, path)
    assert studio.solving.desk.document is before
    assert set(dialog.ways) == {"dark", "light"}
    dialog.reject()
    assert studio.solving.desk.document is before
    dialog = open_picture(qtbot, studio, path)
    with qtbot.waitSignal(studio.solving.desk.changed):
        dialog.take.click()
    assert np.array_equal(studio.solving.desk.document.puzzle.given, maze.given)
    assert studio.solving.desk.document.puzzle.title == "maze.png"


def test_a_picture_of_ours_says_how_it_is_drawn_and_asks_nothing(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    maze = TASKS["maze"].generate(np.random.default_rng(2), "prim 9x9")
    path = tmp_path / "ours.png"
    path.write_bytes(png(maze.given))
    with qtbot.waitSignal(studio.solving.desk.changed):
        studio.solving.exchange.open_file(path)
    assert np.array_equal(studio.solving.desk.document.puzzle.given, maze.given)


def test_cells_in_doubt_are_marked_until_they_were_written(qtbot: QtBot, theme: Theme) -> None:
    given = grid_of(LINE)
    given[0, 2] = 8
    reading = PictureReading(Puzzle("sudoku", given), (), ((0, 2), (4, 4)))
    sight = Sight(np.zeros((40, 40, 3), np.uint8), {SUDOKU: reading}, SUDOKU)
    dialog = PictureDialog(sight, TASKS, theme)
    qtbot.addWidget(dialog)
    way = dialog.ways[SUDOKU]
    assert isinstance(way, SudokuWay)
    assert way.board.selected == {(0, 2)}
    assert way.board.frame.face((0, 2)).differs
    QTest.keyClick(way.board, Qt.Key.Key_3)
    assert not way.board.frame.face((0, 2)).differs
    assert way.unsure == {(4, 4)}
    assert "looked at again: 1." in way.note.text()
    with qtbot.waitSignal(dialog.taken) as heard:
        dialog.take.click()
    assert heard.args is not None
    assert np.array_equal(heard.args[0].given, grid_of(LINE))


def test_what_is_no_picture_of_a_puzzle_is_told_by_name(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    file = io.BytesIO()
    Image.new("RGB", (60, 60), "white").save(file, "PNG")
    path = tmp_path / "white.png"
    path.write_bytes(file.getvalue())
    with qtbot.waitSignal(studio.solving.exchange.failed) as heard:
        studio.solving.exchange.open_file(path)
    assert heard.args is not None
    assert str(heard.args[0]).startswith("white.png: this picture has one colo")


def test_both_ways_are_seen_in_a_picture_that_has_two() -> None:
    sight = see(either_way())
    assert sight.likely == ""
    assert set(sight.ways) == {"dark", "light"}
