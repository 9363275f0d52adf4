"""What is dropped on the Solve page, and what is taken from it as a picture or text."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from pytestqt.qtbot import QtBot

from app.window.launch import Studio
from tests.app.solve.support import file_data, text_data
from tests.app.support import LINE, SUDOKU, Workshop, shown, solve


def test_a_picture_of_the_board_is_saved(workshop: Workshop, tmp_path: Path) -> None:
    studio = workshop.build()
    picture = studio.solving.page.picture()
    studio.solving.exchange.save_image(picture, tmp_path / "board")
    saved = QPixmap(str(tmp_path / "board.png"))
    assert saved.size() == picture.size()


def test_what_is_on_show_is_copied_as_text(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    exchange = studio.solving.exchange
    studio.solving.desk.type_value(frozenset({(0, 0)}), 7)
    assert exchange.text(0) == "7" + LINE[1:]
    solve(qtbot, studio)
    assert "." not in exchange.text(4)
    assert SUDOKU.parse(exchange.text(4))[0].given.all()


def drop(studio: Studio, data: QMimeData) -> bool:
    """Drag onto the page and drop; whether it was taken."""
    page = studio.solving.page
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    modifier = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), action, data, button, modifier)
    enter.ignore()
    page.dragEnterEvent(enter)
    if enter.isAccepted():
        page.dropEvent(QDropEvent(QPoint(50, 50), action, data, button, modifier))
    return enter.isAccepted()


def test_a_file_can_be_dropped_on_the_page(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "dropped.txt"
    path.write_text(LINE)
    studio = workshop.build()
    assert drop(studio, file_data(path))
    assert studio.solving.desk.document.puzzle.title == "dropped.txt"


def test_bad_things_dropped_on_the_page_are_told_of(workshop: Workshop, tmp_path: Path) -> None:
    studio = workshop.build()
    before = shown(studio)
    assert drop(studio, text_data("no puzzle at all"))
    assert "no puzzle at all" in studio.window.errors.text
    assert drop(studio, file_data(tmp_path / "gone.txt"))
    assert "gone.txt" in studio.window.errors.text
    assert shown(studio) == before


def test_pictures_and_colours_cannot_be_dropped(workshop: Workshop) -> None:
    data = QMimeData()
    data.setColorData("red")
    assert not drop(workshop.build(), data)
