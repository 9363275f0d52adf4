"""The window of the library: what is asked, said, offered and taken back."""

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.memory.puzzles import NewPuzzle, PuzzleStore, State, Wanted, mark_of, pack_work
from app.puzzles.controller import PuzzlesController
from app.puzzles.table import BOARD, RATING, TITLE
from app.puzzles.view import PuzzlesView
from app.window.launch import Studio
from hrm_core.puzzle import Puzzle
from hrm_core.tasks.writing import FORMS, Form, write_puzzles
from tests.app.puzzles.test_library import MAZE, opened, random_puzzles, text
from tests.app.support import LINE, puzzle


def choose(view: PuzzlesView, *rows: int) -> None:
    """These rows and no others."""
    view.rows.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for row in rows:
        index = view.table.index(row, 0)
        view.rows.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        view.rows.selectionModel().select(index, flags.Select | flags.Rows)


def shows(view: PuzzlesView, rows: int) -> bool:
    return view.table.rowCount() == rows


def asked(monkeypatch: pytest.MonkeyPatch, answer: str, taken: bool = True) -> list[str]:
    """What stands in the field when something is asked for."""
    before: list[str] = []

    def get(*arguments: object) -> tuple[str, bool]:
        before.append(str(arguments[-1]))
        return answer, taken

    monkeypatch.setattr(QInputDialog, "getText", get)
    return before


def test_tags_that_all_chosen_puzzles_have_stand_in_the_field(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = random_puzzles(3)
    store.add([first, second], ["hard", "of mine"], at=200.0)
    store.add([third], ["easy"], at=100.0)
    view = opened(qtbot, kept, 3)
    before = asked(monkeypatch, "never", taken=False)
    choose(view, 0, 1)
    view.tags.click()
    choose(view, 0, 2)
    view.tags.click()
    assert before == ["hard, of mine", ""]
    assert store.tags() == ["easy", "hard", "of mine"], "nothing was taken"
    before = asked(monkeypatch, "never", taken=False)
    choose(view, 2)
    view.rename.click()
    assert before == ["no 2"]


def test_a_tag_that_is_gone_is_chosen_no_more(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore
) -> None:
    first, second = random_puzzles(2)
    store.add([first], ["a"])
    store.add([second], ["b"])
    view = opened(qtbot, kept, 2)
    qtbot.waitUntil(lambda: view.tag.count() == 3)
    view.tag.setCurrentIndex(view.tag.findData("b"))
    qtbot.waitUntil(lambda: view.table.rowCount() == 1)
    kept.refresh()
    qtbot.waitUntil(lambda: view.count.text() == "1 of 2 puzzles")
    assert view.wanted == Wanted(tag="b")
    choose(view, 0)
    view.delete.click()
    qtbot.waitUntil(lambda: view.tag.count() == 2)
    qtbot.waitUntil(lambda: view.count.text() == "1 puzzle")
    assert view.wanted == Wanted()
    assert view.undo.isVisible()


def test_what_was_deleted_last_comes_back_once(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore
) -> None:
    store.add(random_puzzles(4))
    view = opened(qtbot, kept, 4)
    for left in (3, 2):
        choose(view, 0)
        view.delete.click()
        qtbot.waitUntil(partial(shows, view, left))
    view.undo.click()
    qtbot.waitUntil(lambda: view.table.rowCount() == 3)
    assert view.undo.isHidden()
    view.undo_wanted.emit()
    kept.refresh()
    qtbot.waitUntil(lambda: kept._ordering is None)
    assert store.total() == 3


def test_what_can_be_done_follows_what_is_chosen_and_under_way(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore
) -> None:
    view = opened(qtbot, kept, 0)
    assert view.hint.isVisible()
    assert not view.rows.isVisible()
    of_chosen = (view.open_, view.rename, view.tags, view.rate, view.renew, view.delete)
    of_all = (view.print, view.export)
    assert not any(button.isEnabled() for button in (*of_chosen, *of_all))
    assert view.import_.isEnabled()
    store.add(random_puzzles(2))
    kept.refresh()
    qtbot.waitUntil(lambda: view.table.rowCount() == 2)
    assert not view.hint.isVisible()
    assert all(button.isEnabled() for button in of_all)
    assert not any(button.isEnabled() for button in of_chosen)
    choose(view, 1)
    assert all(button.isEnabled() for button in of_chosen)
    view.show_work(0.25)
    assert (view.bar.value(), view.bar.isVisible(), view.stop.isVisible()) == (250, True, True)
    assert not any(each.isEnabled() for each in (view.rate, view.import_, view.export))
    assert view.delete.isEnabled()
    view.show_work(None)
    assert all(each.isEnabled() for each in (view.rate, view.import_, view.export))
    assert view.stop.isHidden()


def test_the_chosen_sudokus_are_rated_and_counted(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore
) -> None:
    blank = Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8))
    store.add([NewPuzzle([puzzle()], "one")], at=200.0)
    store.add([NewPuzzle([blank], "many")], at=100.0)
    view = opened(qtbot, kept, 2)
    choose(view, 0, 1)
    view.rate.click()
    words = "Rated: 1 of 2 (sudokus with one solution)"
    qtbot.waitUntil(lambda: view.told.text() == words)
    qtbot.waitUntil(lambda: bool(text(view, 0, RATING)))
    assert text(view, 1, RATING) == ""
    assert not view.busy


def test_keys_open_delete_and_rename_the_row_they_are_pressed_on(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([NewPuzzle([puzzle()], "mine")], at=200.0)
    store.add(random_puzzles(1), at=100.0)
    view = opened(qtbot, kept, 2)
    view.activateWindow()
    view.rows.setFocus()
    choose(view, 0)
    before = asked(monkeypatch, "yours")
    qtbot.keyClick(view.rows, Qt.Key.Key_F2)  # type: ignore[no-untyped-call]  # of pytest-qt
    qtbot.waitUntil(lambda: text(view, 0, TITLE) == "yours")
    assert before == ["mine"]
    choose(view, 1)
    qtbot.keyClick(view.rows, Qt.Key.Key_Delete)  # type: ignore[no-untyped-call]  # of pytest-qt
    qtbot.waitUntil(lambda: view.table.rowCount() == 1)
    choose(view, 0)
    with qtbot.waitSignal(kept.laid) as laid:
        qtbot.keyClick(view.rows, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # of pytest-qt
    document, title = laid.args or (None, "")
    assert title == "yours"
    assert document is not None
    assert view.isHidden()


def test_all_in_view_is_printed_and_exported_where_nothing_is_chosen(
    qtbot: QtBot,
    kept: PuzzlesController,
    store: PuzzleStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.add(random_puzzles(5))
    view = opened(qtbot, kept, 5)
    kept.print_wanted.disconnect()  # no dialog in a test
    printed: list[list[Puzzle]] = []
    kept.print_wanted.connect(printed.append)
    view.print.click()
    choose(view, 3, 1)
    view.print.click()
    assert [len(each) for each in printed] == [5, 2]
    assert [each.title for each in printed[1]] == [each.title for each in printed[0][1:4:2]]
    monkeypatch.setattr("app.puzzles.controller.MOST", 2)
    view.rows.clearSelection()
    view.print.click()
    assert len(printed[-1]) == 3, "one more than fits, so that it can be said"
    path = tmp_path / "out.txt"
    offered: list[str] = []

    def ask(parent: object, title: str, proposal: str, kinds: str) -> tuple[Path, str]:
        offered.append(kinds)
        return path, ""

    monkeypatch.setattr("app.puzzles.controller.ask_kind", ask)
    view.export.click()
    qtbot.waitUntil(lambda: view.told.text() == "Saved in out.txt: 5.")
    assert len(path.read_text("utf-8").splitlines()) == 5
    choose(view, 2)
    view.export.click()
    qtbot.waitUntil(lambda: view.told.text() == "Saved in out.txt: 1.")
    assert offered[1].count("(*") > offered[0].count("(*"), "a form for one puzzle alone"


def test_an_export_that_is_stopped_writes_nothing_and_another_can_follow(
    qtbot: QtBot,
    kept: PuzzlesController,
    store: PuzzleStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entered, held = threading.Event(), threading.Event()

    def slow(form: Form, puzzles: Sequence[Puzzle]) -> bytes:
        entered.set()
        held.wait(20)
        return write_puzzles(form, puzzles)

    monkeypatch.setattr("app.puzzles.intake.write_puzzles", slow)
    store.add(random_puzzles(2))
    view = opened(qtbot, kept, 2)
    numbers, form = store.order(Wanted()).tolist(), FORMS["sudoku"][0]
    kept.export(numbers, form, tmp_path / "out.txt")
    qtbot.waitUntil(entered.is_set)
    job = kept._working
    assert job is not None
    view.stop.click()
    assert not view.busy
    assert view.import_.isEnabled()
    with qtbot.waitSignal(job.over):
        held.set()
    assert not (tmp_path / "out.txt").exists()
    kept.export(numbers, form, tmp_path / "out.txt")
    qtbot.waitUntil(lambda: view.told.text() == "Saved in out.txt: 2.")


def test_puzzles_of_several_kinds_make_no_file_and_the_reason_is_said(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore, tmp_path: Path
) -> None:
    store.add([NewPuzzle([puzzle()])])
    view = opened(qtbot, kept, 1)
    maze = tmp_path / "maze.txt"
    maze.write_text(MAZE)
    view.imported.emit([maze])
    qtbot.waitUntil(lambda: view.table.rowCount() == 2 and not view.busy)
    kept.export(store.order(Wanted()).tolist(), FORMS["sudoku"][0], tmp_path / "out.txt")
    qtbot.waitUntil(lambda: "a file holds one kind" in view.told.text())
    assert not view.busy
    assert not (tmp_path / "out.txt").exists()


def test_what_was_written_on_another_board_is_not_laid_on_this_one(
    qtbot: QtBot, studio: Studio, kept: PuzzlesController, store: PuzzleStore
) -> None:
    store.add([NewPuzzle([puzzle()], "mine")])
    (number,) = store.order(Wanted()).tolist()
    mark, notes = mark_of([puzzle()]), np.zeros((9, 9), np.uint32)
    store.note(mark, State.BEGUN, pack_work(np.full((9, 9), 12, np.uint8), notes))
    kept.show()
    with qtbot.waitSignal(kept.laid) as laid:
        kept._open(number)
    assert laid.args is not None
    assert not laid.args[0].entries.any()
    store.note(mark, State.BEGUN, pack_work(np.zeros((4, 4), np.uint8), notes[:4, :4].copy()))
    with qtbot.waitSignal(kept.laid) as laid:
        kept._open(number)
    assert laid.args is not None
    assert laid.args[0].entries.shape == (9, 9)


def test_a_column_without_an_order_leaves_the_one_there_is(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore
) -> None:
    store.add(random_puzzles(2))
    view = opened(qtbot, kept, 2)
    view._header.setSortIndicator(TITLE, Qt.SortOrder.DescendingOrder)
    view._header.setSortIndicator(BOARD, Qt.SortOrder.AscendingOrder)
    assert view._header.sortIndicatorSection() == TITLE
    assert view._header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert view.wanted == Wanted(column="title", down=True)
    qtbot.waitUntil(lambda: text(view, 0, TITLE) == "no 1")


def test_the_puzzle_that_is_kept_already_is_said(
    qtbot: QtBot, studio: Studio, kept: PuzzlesController, store: PuzzleStore
) -> None:
    for words in ("Kept in the library of puzzles", "It is in the library already"):
        with qtbot.waitSignal(kept.told) as told:
            kept.keep([puzzle()], "mine")
        assert told.args == [words]
    assert LINE
    assert store.total() == 1
