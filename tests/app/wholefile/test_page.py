"""The page for whole files in a window."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.style.theme import Theme
from app.wholefile import work
from app.wholefile.store import Result
from app.wholefile.table import BELIEF, BOARD, NOTE, NUMBER, PAGE, PAGES, RESULT, draw
from app.window.launch import Studio
from hrm_core.puzzle import Grid, Task
from hrm_core.showing.shapes import Words
from hrm_core.tasks import TASKS
from tests.app.support import ANSWER, LINE, SUDOKU, Workshop, beat, info, shown
from tests.app.wholefile.test_values import lines

PICTURE = Qt.ItemDataRole.DecorationRole


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Studio:
    workshop.beats = [beat(halt=True)]
    studio = workshop.build()
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    studio.window.pages.show("files")
    return studio


def write(folder: Path, count: int, name: str = "puzzles.txt") -> Path:
    path = folder / name
    path.write_text("\n".join([*lines(count), "12345"]) + "\n")
    return path


def opened(qtbot: QtBot, studio: Studio, path: Path) -> None:
    studio.window.files.page.files_dropped.emit([path])
    qtbot.waitUntil(lambda: not studio.window.files.running)


def test_a_file_is_solved_filtered_sorted_and_looked_into(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    files = studio.window.files
    page, table = files.page, files.page.table
    assert not page.go.isEnabled()
    opened(qtbot, studio, write(tmp_path, 300))
    assert table.rowCount() == 301
    assert page.go.text() == "Solve all"
    page.go.click()
    assert page.go.text() == "Stop"
    qtbot.waitUntil(lambda: not files.running, timeout=30_000)
    assert files.counts[Result.WAITING] == 0
    assert "301 of 301 done" in page._summary.text()
    assert table.data(table.index(0, RESULT)) == "solved"
    qtbot.waitUntil(lambda: table.data(table.index(0, BOARD), PICTURE) is not None)
    assert table.data(table.index(300, NOTE)).startswith("line 301: ")
    page.filter.setCurrentIndex(1 + Result.BELIEVED)
    qtbot.waitUntil(lambda: table.rowCount() == files.counts[Result.BELIEVED])
    page._sort_by(NUMBER)  # once more: down
    qtbot.waitUntil(lambda: table.data(table.index(0, NUMBER)) == "300")
    page.filter.setCurrentIndex(0)
    qtbot.waitUntil(lambda: table.rowCount() == 301)
    page._sort_by(NUMBER)
    qtbot.waitUntil(lambda: table.data(table.index(0, NUMBER)) == "1")
    page.puzzle_wanted.emit(0)
    assert studio.window.pages.name == "solve"
    assert shown(studio)[2] == int(LINE[2])
    title = studio.solving.desk.document.puzzle.title
    assert title.startswith(f"{page.title} 1")  # where it is from, and not a puzzle of one's own


def test_it_stops_at_once_and_goes_on_also_in_another_window(
    qtbot: QtBot, studio: Studio, workshop: Workshop, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(work, "WIDTH", 1)
    monkeypatch.setattr(work, "EVERY", 0.0)
    workshop.seconds = 0.02
    files = studio.window.files
    opened(qtbot, studio, write(tmp_path, 200))
    files.go()
    qtbot.waitUntil(lambda: files.counts[Result.WAITING] < 195)
    files.stop()
    assert not files.running
    qtbot.waitUntil(lambda: files._ending is None)
    waiting = files.counts[Result.WAITING]
    assert 0 < waiting < 195
    assert files.page.go.text() == "Go on"
    studio.window.close()
    other = workshop.build()
    other.window.pages.show("files")
    assert other.window.files.counts[Result.WAITING] == waiting
    workshop.seconds = 0.0
    other.window.files.go()
    qtbot.waitUntil(lambda: not other.window.files.running, timeout=30_000)
    assert other.window.files.counts[Result.WAITING] == 0
    other.window.files.forget()
    assert work.known() == []


def test_a_file_that_holds_no_puzzle_is_told_and_the_page_stays(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("hello\n" * 10)
    with qtbot.waitSignal(studio.window.files.failed):
        studio.window.files.open_file(path)
    assert "odd.txt" in studio.window.errors.text
    with qtbot.waitSignal(studio.window.files.failed):
        studio.window.files.open_file(tmp_path / "gone.txt")
    assert not studio.window.files.page.go.isEnabled()


def test_an_order_that_comes_late_is_not_shown_in_another_view(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    files = studio.window.files
    opened(qtbot, studio, write(tmp_path, 5))
    assert files._store is not None
    place, view = files._store.path, files.page.view
    files._show_order(place, (None, "belief", True), np.array([3, 1], dtype=np.int32), 0.0)
    assert files.page.table.rowCount() == 6
    files._show_order(place, view, np.array([3, 1], dtype=np.int32), 0.0)
    assert files.page.table.rowCount() == 2


def test_few_rows_are_in_memory_however_many_there_are(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    opened(qtbot, studio, write(tmp_path, 4000))
    table = studio.window.files.page.table
    for row in range(0, 4001, PAGE):
        assert table.data(table.index(row, NUMBER)) == f"{row + 1:,}"
        table.data(table.index(row, BOARD), PICTURE)
    qtbot.waitUntil(lambda: not table._wanted)
    assert len(table._pages) == PAGES
    assert len(table._thumbs) <= PAGE * PAGES
    assert table.data(table.index(3, BELIEF)) == ""


def test_boards_are_drawn_a_few_at_a_time_and_not_again_until_they_look_otherwise(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Grid] = []

    def slow(theme: Theme, task: Task, given: Grid, answer: Grid | None) -> QImage:
        drawn.append(given)
        time.sleep(0.01)
        return draw(theme, task, given, answer)

    opened(qtbot, studio, write(tmp_path, 50))
    table = studio.window.files.page.table
    qtbot.waitUntil(lambda: not table._wanted)
    monkeypatch.setattr("app.wholefile.table.draw", slow)
    table._thumbs.clear()
    for row in range(50):
        assert table.data(table.index(row, BOARD), PICTURE) is None
    assert not drawn  # asking draws nothing
    table._draw_wanted()
    assert len(drawn) == 1  # one took longer than the window may wait
    qtbot.waitUntil(lambda: not table._wanted)
    assert len(drawn) == 50
    table.refresh()
    assert all(table.data(table.index(row, BOARD), PICTURE) is not None for row in range(50))
    studio.window.files.go()
    qtbot.waitUntil(lambda: not studio.window.files.running, timeout=30_000)
    table.data(table.index(0, BOARD), PICTURE)
    qtbot.waitUntil(lambda: not table._wanted)
    assert len(drawn) > 50  # answers look otherwise


def test_the_small_picture_shows_clues_ink_and_faults(theme: Theme) -> None:
    given, answer = SUDOKU.parse(LINE)[0].given, SUDOKU.parse(ANSWER)[0].given.copy()
    plain = draw(theme, SUDOKU, given, None)
    solved = draw(theme, SUDOKU, given, answer)
    assert plain.pixel(0, 0) != solved.pixel(0, 0)
    assert plain.pixel(2, 0) == solved.pixel(2, 0)  # a clue
    answer[0, 0] = answer[0, 1]
    assert draw(theme, SUDOKU, given, answer).pixel(0, 0) != solved.pixel(0, 0)
    maze = TASKS["maze"]
    drawn = maze.generate(np.random.default_rng(0), "prim 9x9")
    assert draw(theme, maze, drawn.given, drawn.solution).width() == drawn.given.shape[1]


def test_arc_tasks_that_are_dropped_open_on_the_page_for_them(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    folder = tmp_path / "tasks"
    folder.mkdir()
    for path in studio.window.arc.exchange.examples()[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    studio.window.files.page.files_dropped.emit([folder])
    assert studio.window.pages.name == "folder"
    shown = studio.window.arc.folder
    qtbot.waitUntil(lambda: shown.folder is not None and shown.folder.path == folder)
    assert studio.window.errors.text == ""


def test_an_empty_page_offers_what_can_be_opened(qtbot: QtBot, studio: Studio) -> None:
    page = studio.window.files.page
    assert page.empty.isVisible()
    buttons = page.empty.findChildren(QPushButton)
    words = ["Open a file …", "ARC tasks"]
    assert [button.text() for button in buttons] == words
    shown = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert sorted(shown) == sorted([*words, "Recent"])  # each of them once
    page.open_wanted.disconnect()  # no dialog in a test
    with qtbot.waitSignals([page.open_wanted, page.tasks_wanted]):
        for button in buttons:
            button.click()


def test_what_the_table_shows_is_printed_in_its_order(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    files, printing = studio.window.files, studio.window.printing
    page, table = files.page, files.page.table
    opened(qtbot, studio, write(tmp_path, 6))
    page.go.click()
    qtbot.waitUntil(lambda: not files.running)
    page.filter.setCurrentIndex(1 + Result.BELIEVED)
    qtbot.waitUntil(lambda: table.rowCount() == files.counts[Result.BELIEVED])
    page._sort_by(NUMBER)
    qtbot.waitUntil(lambda: table.data(table.index(0, NUMBER)) == "6")
    shown = [table.data(table.index(row, NUMBER)) for row in range(table.rowCount())]
    page.print.click()
    dialog = printing.dialog
    assert dialog is not None
    assert dialog.what.itemText(0).startswith("puzzles.txt, as the table shows it (")
    qtbot.waitUntil(lambda: bool(dialog.pages) and "…" not in dialog.told.text())
    words = [each.text for each in dialog.pages[0].shapes if isinstance(each, Words)]
    titles = [text.split("#")[1] for text in words if "#" in text]
    elsewhere = [number for place, number in enumerate(shown, 1) if int(number) != place]
    assert titles == elsewhere[: dialog.a_page.currentData()]
    dialog.reject()


def test_lines_that_are_no_puzzles_are_left_out_on_paper(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    opened(qtbot, studio, write(tmp_path, 3))
    listing = studio.window.files.page.table.listing
    assert listing is not None
    assert listing.count == 4
    found = listing.puzzles(10)
    assert [each.title for each in found] == ["", "", ""]  # numbered on paper as in the file
    backwards = replace(listing, order=np.array([4, 3, 2, 1], dtype=np.int32))
    assert [each.title for each in backwards.puzzles(10)] == ["#3", "", "#1"]
    assert len(listing.puzzles(2)) == 2


def test_a_puzzle_is_called_by_its_number_in_the_file_whatever_the_order(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    opened(qtbot, studio, write(tmp_path, 5))
    table = studio.window.files.page.table
    second = table.puzzle(1, "f")
    assert second is not None
    assert second.title == "f 2"
    table.show_order(np.array([3, 1], dtype=np.int32), 0)
    found = [table.puzzle(row, "f") for row in range(2)]
    assert [each.title for each in found if each is not None] == ["f 3", "f 1"]
    table.show_order(None, 6)
    assert table.puzzle(5, "f") is None, "the line that is no puzzle"
    assert table.rowCount() == 6


def test_an_order_of_a_file_that_was_left_is_not_shown_in_the_next_one(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    files = studio.window.files
    opened(qtbot, studio, write(tmp_path, 5))
    page, place = files.page, files._store.path if files._store else Path()
    opened(qtbot, studio, write(tmp_path, 8, "other.txt"))
    files._show_order(place, page.view, np.array([3, 1], dtype=np.int32), 0.0)
    assert page.table.rowCount() == 9
    files.forget()
    files._show_order(place, page.view, np.array([3, 1], dtype=np.int32), 0.0)
    assert page.table.rowCount() == 0


def test_the_model_that_answered_a_file_before_is_chosen_for_it_again(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    workshop.models = [info("first"), info("second"), info("third")]
    workshop.beats = [beat(halt=True)]
    files = workshop.build().window.files
    files._preferences.choose_model("sudoku", "second")
    files.open_file(write(tmp_path, 3))
    qtbot.waitUntil(lambda: not files.running and files.page.models.count() == 3)
    assert files.page.models.currentText() == "Second"
    files.page.models.setCurrentIndex(2)
    files.page.models.activated.emit(2)
    files.page.segments.setValue(7)
    files.go()
    qtbot.waitUntil(lambda: not files.running)
    again = workshop.build().window.files
    again.open()
    assert again.page.models.currentText() == "Third"
    assert again.page.segments.value() == 7
    assert again.page.title == "puzzles.txt"
    assert again.page.go.text() == "Go on"
    assert not again.page.go.isEnabled(), "nothing waits"
    assert again.page.anew.isEnabled()
    again.anew()
    qtbot.waitUntil(lambda: not again.running)
    assert again.counts[Result.WAITING] == 0


def test_a_recent_file_is_shown_as_it_stands_while_another_one_is_being_solved(
    qtbot: QtBot, studio: Studio, workshop: Workshop, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(work, "WIDTH", 1)
    monkeypatch.setattr(work, "EVERY", 0.0)
    workshop.seconds = 0.02
    files = studio.window.files
    opened(qtbot, studio, write(tmp_path, 3, "first.txt"))
    opened(qtbot, studio, write(tmp_path, 200, "second.txt"))
    recent = [action.text() for action in files.page._known.actions()]
    assert sorted(recent) == ["first.txt", "second.txt"]
    files.go()
    qtbot.waitUntil(lambda: files.counts[Result.WAITING] < 199)
    files.page._known.actions()[recent.index("first.txt")].trigger()
    assert not files.running
    qtbot.waitUntil(lambda: files._ending is None)
    assert files.page.title == "first.txt"
    assert (files.counts[Result.WAITING], files.page.table.rowCount()) == (3, 4)
    assert files.page.go.text() == "Solve all"
    recent = [action.text() for action in files.page._known.actions()]
    files.page._known.actions()[recent.index("second.txt")].trigger()
    assert 0 < files.counts[Result.WAITING] < 199, "what was answered is kept"


def test_a_file_that_cannot_be_read_leaves_the_work_on_another(
    qtbot: QtBot, studio: Studio, workshop: Workshop, tmp_path: Path
) -> None:
    workshop.seconds = 0.02
    files = studio.window.files
    opened(qtbot, studio, write(tmp_path, 40))
    files.go()
    files.open_file(tmp_path / "gone.txt")
    assert files.running
    files.stop()
    qtbot.waitUntil(lambda: files._ending is None)


def test_the_rows_that_are_chosen_by_a_result_are_those_of_the_last_answers(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    files, page = studio.window.files, studio.window.files.page
    opened(qtbot, studio, write(tmp_path, 6))
    page.filter.setCurrentIndex(1 + Result.WAITING)
    qtbot.waitUntil(lambda: page.table.rowCount() == 6)
    page.go.click()
    qtbot.waitUntil(lambda: not files.running, timeout=30_000)
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
    page.filter.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.table.rowCount() == 7)
    assert page.table.data(page.table.index(6, NUMBER)) == "7"


def test_a_file_is_exported_under_its_own_name_and_that_is_said(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, asked = studio.window.files, list[str]()
    opened(qtbot, studio, write(tmp_path, 3, "mine.txt"))
    path = tmp_path / "out.csv"

    def ask(_: object, title: str, proposal: str, kinds: str) -> Path:
        asked.append(proposal)
        return path

    monkeypatch.setattr("app.wholefile.controller.ask_new", ask)
    files.go()
    qtbot.waitUntil(lambda: not files.running)
    told: list[str] = []
    files.told.connect(told.append)
    files.page.export.click()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert asked == ["mine-solved.csv"]
    assert told == ["Writing out.csv …", "4 rows in out.csv"]
    assert len(path.read_text("utf-8").splitlines()) == 5
