"""Printing in the window: what is offered, the preview, a PDF, and a printer that writes a file."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.board.colors import colored
from app.printing.answers import solved
from app.printing.controller import Source
from app.printing.dialog import PrintDialog
from app.window.launch import Studio
from hrm_core.puzzle import Puzzle
from hrm_core.showing.boards import ARC, LIGHT
from hrm_core.showing.hues import tint
from hrm_core.showing.shapes import Words
from tests.app.support import ANSWER, LINE, grid_of, puzzle


def ask(qtbot: QtBot, studio: Studio) -> PrintDialog:
    studio.window.commands["print"].trigger()
    dialog = studio.window.printing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.pages) and "…" not in dialog.told.text())
    return dialog


def colors(dialog: PrintDialog) -> set[str]:
    """What is seen of the page."""
    picture = dialog.preview.grab().toImage()
    across, down = range(0, picture.width(), 4), range(0, picture.height(), 4)
    return {picture.pixelColor(x, y).name() for x in across for y in down}


def test_the_puzzle_on_the_board_is_one_page_with_a_preview(qtbot: QtBot, studio: Studio) -> None:
    studio.solving.desk.lay(puzzle(), "test")
    dialog = ask(qtbot, studio)
    assert (dialog.what.count(), len(dialog.pages)) == (1, 1)
    assert dialog.told.text() == "1 page"
    assert len(colors(dialog)) > 8
    dialog.solutions.click()
    qtbot.waitUntil(lambda: len(dialog.pages) == 2)
    dialog.on.click()
    assert dialog.number.text() == "2 / 2"
    assert not dialog.on.isEnabled()


def test_a_whole_file_can_be_printed_some_on_a_page(qtbot: QtBot, studio: Studio) -> None:
    studio.solving.exchange.take_text("\n".join([LINE, ANSWER[:40] + LINE[40:], LINE]))
    dialog = ask(qtbot, studio)
    assert dialog.what.count() == 2
    dialog.what.setCurrentIndex(1)
    dialog.a_page.setCurrentIndex(dialog.a_page.findData(2))
    dialog.changed.emit()
    qtbot.waitUntil(lambda: len(dialog.pages) == 2)
    dialog.reject()
    again = ask(qtbot, studio)
    assert again.a_page.currentData() == 1  # for the one on the board
    again.reject()
    studio.window.printing.ask([Source("some", [puzzle()] * 3)])
    last = studio.window.printing.dialog
    assert last is not None
    assert last.a_page.currentData() == 2  # as it was chosen last


def test_a_pdf_is_written_and_said(qtbot: QtBot, studio: Studio, tmp_path: Path) -> None:
    studio.solving.desk.lay(puzzle(), "test")
    dialog, path = ask(qtbot, studio), tmp_path / "puzzles.pdf"
    with qtbot.waitSignal(studio.window.printing.told):
        studio.window.printing.save(dialog.pages, path)
    assert path.read_bytes().startswith(b"%PDF")
    assert dialog.told.text() == "Saved puzzles.pdf"


def test_a_printer_gets_the_pages_that_were_chosen(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    studio.solving.exchange.take_text("\n".join([LINE] * 4))
    dialog, printing = ask(qtbot, studio), studio.window.printing
    dialog.what.setCurrentIndex(1)
    dialog.a_page.setCurrentIndex(0)
    dialog.changed.emit()
    qtbot.waitUntil(lambda: len(dialog.pages) == 4)
    printer = printing.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(printing.told) as told:
        printing.send(printer, dialog.pages)
    assert told.args == ["Sent 2 pages"]
    content = (tmp_path / "out.pdf").read_bytes()
    assert b"/Count 2" in content


def test_more_than_the_most_are_cut_off_and_it_is_said(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.printing.controller.MOST", 2)
    studio.window.printing.ask([Source("all", [puzzle()] * 3)])
    dialog = studio.window.printing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.pages))
    assert "These are the first 2 puzzles." in dialog.told.text()


def test_solutions_come_from_exact_search_where_there_is_only_one() -> None:
    many = Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8))
    found: list[Puzzle] = []

    def work() -> Generator[int]:
        found.extend((yield from solved([puzzle(), many])))

    assert list(work()) == [1, 2]
    one, other = found
    assert one.solution is not None
    assert one.solution.tolist() == grid_of(ANSWER).tolist()
    assert other.solution is None


def test_a_task_of_arc_is_printed_with_its_pairs(qtbot: QtBot, studio: Studio) -> None:
    grid = np.array([[1, 2], [3, 4]], dtype=np.uint8)
    task = Puzzle("arc", grid, grid, "turn", examples=((grid, grid),) * 3)
    studio.solving.exchange.arc_puzzles.emit([task, replace(task)], "turn")
    studio.window.pages.show("arc")
    dialog = ask(qtbot, studio)
    assert len(dialog.pages) == 1
    assert {"#ffffff", *ARC[1:5]} <= colors(dialog)


def test_the_board_is_printed_with_what_one_wrote_and_coloured_where_that_is_chosen(
    qtbot: QtBot, studio: Studio
) -> None:
    desk = studio.solving.desk
    desk.lay(puzzle(), "test")
    free = divmod(LINE.index("."), 9)
    desk.restore(colored(desk.document, [free], 2), "colour")
    desk.type_value(frozenset({free}), 2)
    dialog = ask(qtbot, studio)
    tinted = tint(2, LIGHT.grounds)
    assert dialog.what.count() == 2
    assert tinted not in colors(dialog)
    dialog.what.setCurrentIndex(1)
    dialog.changed.emit()
    qtbot.waitUntil(lambda: tinted in colors(dialog))
    inked = {shape.color for shape in dialog.pages[0].shapes if isinstance(shape, Words)}
    assert LIGHT.mine in inked
