"""Puzzles are kept, found, taken up again; files come in and go out whole."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.board.editor import Pen
from app.memory.database import Memory
from app.memory.puzzles import NewPuzzle, PuzzleStore, State, Wanted, mark_of, pack_work
from app.puzzles import intake
from app.puzzles.controller import PuzzlesController
from app.puzzles.table import BOARD, PAGE, PAGES, RATING, STATE, TAGS, TITLE, PuzzleTable
from app.puzzles.view import PuzzlesView
from app.style.theme import Theme
from app.window.launch import Studio
from app.window.pages import ARC, SOLVE
from app.window.puzzles import connect_puzzles
from hrm_core.puzzle import Puzzle, PuzzleFormatError
from hrm_core.tasks import TASKS
from hrm_core.tasks.opening import open_puzzles
from hrm_core.tasks.writing import FORMS
from tests.app.support import ANSWER, LINE, Workshop, grid_of, puzzle, solve

MAZE = "#######\n#S   G#\n#######\n"


def random_puzzles(count: int) -> list[NewPuzzle]:
    rng = np.random.default_rng(3)
    grids = rng.integers(0, 10, (count, 9, 9)).astype(np.uint8)
    return [NewPuzzle([Puzzle("sudoku", grid)], f"no {n}") for n, grid in enumerate(grids)]


def opened(qtbot: QtBot, library: PuzzlesController, rows: int) -> PuzzlesView:
    """The window, when it shows so many puzzles."""
    library.show()
    view = library.view
    assert view is not None
    qtbot.waitUntil(lambda: view.table.rowCount() == rows and bool(view.count.text()))
    return view


def text(view: PuzzlesView, row: int, column: int) -> str:
    return str(view.table.data(view.table.index(row, column)))


def test_a_puzzle_is_kept_once_whatever_it_is_called(store: PuzzleStore) -> None:
    assert store.add([NewPuzzle([puzzle()], "mine", 1)], ["a", "b"]) == 1
    assert store.add([NewPuzzle([puzzle()], "other")], ["c"]) == 0
    (line,) = store.lines(store.order(Wanted()).tolist()).values()
    assert (line.title, line.rating, line.tags, line.state) == ("mine", 1, ("a", "b"), State.NEW)
    assert line.given is not None
    assert np.array_equal(line.given, puzzle().given)


def test_what_was_removed_comes_back_until_it_is_purged(store: PuzzleStore) -> None:
    store.add(random_puzzles(5))
    numbers = store.order(Wanted()).tolist()
    store.remove(numbers[:3])
    assert store.total() == 2
    store.restore(numbers[:1])
    store.purge()
    store.restore(numbers)
    assert sorted(store.order(Wanted()).tolist()) == sorted([numbers[0], *numbers[3:]])


def test_search_takes_every_word_and_means_signs_as_they_are(store: PuzzleStore) -> None:
    titles = ["100% hard", "100 hard", "a_b", "aXb"]
    entries = [
        NewPuzzle(each.puzzles, title)
        for each, title in zip(random_puzzles(4), titles, strict=True)
    ]
    store.add(entries, ["of mine"])

    def found(words: str) -> list[str]:
        lines = store.lines(store.order(Wanted(words)).tolist())
        return sorted(line.title for line in lines.values())

    assert found("hard 100%") == ["100% hard"]
    assert found("a_b") == ["a_b"]
    assert found("MINE 100") == ["100 hard", "100% hard"]
    assert store.order(Wanted(tag="of mine")).size == 4
    assert store.order(Wanted(tag="mine")).size == 0


def test_a_puzzle_only_goes_up_by_itself_and_can_be_as_new(store: PuzzleStore) -> None:
    store.add([NewPuzzle([puzzle()])])
    mark = mark_of([puzzle()])
    (number,) = store.order(Wanted()).tolist()
    for state, after in (
        (State.MODEL, State.MODEL),
        (State.BEGUN, State.MODEL),
        (State.HAND, State.HAND),
    ):
        store.note(mark, state, None)
        assert store.lines([number])[number].state is after
    assert not store.note(mark, State.WRONG, None)
    store.renew([number])
    assert store.lines([number])[number].state is State.NEW


def test_what_was_written_is_kept_with_the_puzzle_until_it_is_as_new(store: PuzzleStore) -> None:
    store.add([NewPuzzle([puzzle()])])
    mark, (number,) = mark_of([puzzle()]), store.order(Wanted()).tolist()
    entries, notes = np.zeros((9, 9), np.uint8), np.zeros((9, 9), np.uint32)
    entries[0, 0], notes[0, 1] = 2, 1 << 7
    work = pack_work(entries, notes)
    assert store.note(mark, State.BEGUN, work)
    assert not store.note(mark, State.BEGUN, work)  # no news
    assert store.note(mark, State.NEW, pack_work(np.ones_like(entries), notes))  # other digits are
    found = store.work(number)
    assert found is not None
    assert (int(found[0][0, 0]), int(found[1][0, 1])) == (1, 1 << 7)
    line = store.lines([number])[number]
    assert line.state is State.BEGUN
    assert line.written is not None
    assert line.written.tolist() == np.ones((9, 9)).tolist()
    store.renew([number])
    assert store.work(number) is None
    assert store.lines([number])[number].state is State.NEW
    assert not store.note(mark_of([Puzzle("sudoku", grid_of(ANSWER))]), State.HAND, None)
    store.remove([number])
    assert not store.note(mark, State.HAND, None)  # it is out of sight


def test_puzzles_come_in_the_order_that_is_wanted(store: PuzzleStore) -> None:
    first, second, third = random_puzzles(3)
    store.add([NewPuzzle(first.puzzles, "b", 2)], ["x"], at=100.0)
    store.add([NewPuzzle(second.puzzles, "C", 0)], ["y"], at=300.0)
    store.add([NewPuzzle(third.puzzles, "a", 1)], ["x", "z"], at=200.0)

    def titles(wanted: Wanted) -> str:
        numbers = store.order(wanted).tolist()
        lines = store.lines(numbers)
        return "".join(lines[number].title for number in numbers)

    assert titles(Wanted()) == "Cab"  # the newest first
    assert titles(Wanted(down=False)) == "baC"
    assert titles(Wanted(column="title", down=False)) == "abC"  # large letters like small ones
    assert titles(Wanted(column="rating", down=True)) == "baC"
    assert titles(Wanted(tag="x", down=False)) == "ba"
    assert titles(Wanted(state=State.BEGUN)) == ""
    assert titles(Wanted(state=State.NEW, kind="sudoku", words="A")) == "a"
    assert titles(Wanted(kind="maze")) == ""
    assert store.tags() == ["x", "y", "z"]
    numbers = store.order(Wanted(down=False)).tolist()
    assert [number for number, _ in store.puzzles(numbers[::-1])] == numbers[::-1]


def test_tasks_with_other_examples_are_other_puzzles() -> None:
    one, two = np.zeros((2, 2), np.uint8), np.ones((2, 2), np.uint8)
    asked = Puzzle("arc", one, examples=((one, two),))
    others = [
        replace(asked, examples=((two, one),)),
        replace(asked, examples=((one, two), (one, two))),
        replace(asked, given=two),
        replace(asked, given=one.reshape(1, 4)),
        replace(asked, task="maze"),
    ]
    assert len({mark_of([each]) for each in [asked, *others]}) == 6
    assert mark_of([replace(asked, title="x", solution=two, puzzle_id=5)]) == mark_of([asked])
    assert mark_of([asked, asked]) != mark_of([asked])


def test_what_cannot_be_read_is_listed_and_opens_nothing(store: PuzzleStore) -> None:
    store.add([NewPuzzle([puzzle()], "mine")])
    store._database.execute("UPDATE puzzle_contents SET puzzle = x'00', work = x'ff'")
    (number,) = store.order(Wanted()).tolist()
    assert store.lines([number])[number].given is None
    assert list(store.puzzles([number])) == []
    assert store.work(number) is None


def test_a_file_comes_in_whole_with_its_faults_counted_and_goes_out_again(
    memory: Memory, store: PuzzleStore, tmp_path: Path
) -> None:
    path = tmp_path / "list.txt"
    other = LINE[::-1]
    path.write_text(f"{LINE}\n{other}\n{LINE}\n" + "k" * 81 + "\n")
    *_, last = intake.take_file(path, memory.path, TASKS)
    assert (last.new, last.known, last.refused, last.share) == (2, 1, 1, 1.0)
    assert last.reason.startswith("line 4")
    numbers = store.order(Wanted(column="title", down=False)).tolist()
    for form in intake.forms("sudoku", 2):
        out = tmp_path / f"out{form.suffix}"
        writing = intake.write_file(numbers, form, out, memory.path, TASKS)
        next(writing)
        assert not out.exists()
        with pytest.raises(StopIteration) as ended:
            next(writing)
        assert ended.value.value == (2, 0)
        again = [each.given for each in open_puzzles(out).puzzles]
        assert np.array_equal(again, [grid_of(LINE), grid_of(other)])


def test_tests_of_an_arc_task_are_one_entry_and_files_hold_one_kind(
    memory: Memory, store: PuzzleStore, tmp_path: Path
) -> None:
    path = tmp_path / "task.json"
    path.write_text(
        '{"train": [{"input": [[1]], "output": [[2]]}],'
        ' "test": [{"input": [[3]]}, {"input": [[4]]}]}'
    )
    *_, last = intake.take_file(path, memory.path, TASKS)
    assert last.new == 1
    (number,) = store.order(Wanted(kind="arc")).tolist()
    ((_, tests),) = store.puzzles([number])
    assert [int(test.given[0, 0]) for test in tests] == [3, 4]
    assert store.lines([number])[number].title == "task"
    maze = tmp_path / "maze.txt"
    maze.write_text(MAZE)
    list(intake.take_file(maze, memory.path, TASKS))
    both = store.order(Wanted()).tolist()
    with pytest.raises(PuzzleFormatError, match="these are ARC and Maze; a file holds one kind"):
        next(intake.write_file(both, FORMS["arc"][0], tmp_path / "x.json", memory.path, TASKS))
    assert not (tmp_path / "x.json").exists()


def test_ratings_are_found_for_sudokus_with_one_solution_alone(
    memory: Memory, store: PuzzleStore
) -> None:
    blank = Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8))
    store.add([NewPuzzle([puzzle()], "one"), NewPuzzle([blank], "many")])
    numbers = store.order(Wanted(column="title")).tolist()
    assert list(intake.rate_all(numbers, memory.path, TASKS)) == [(2, 1)]
    ratings = {line.title: line.rating for line in store.lines(numbers).values()}
    assert ratings == {"one": intake.rated(NewPuzzle([puzzle()])).rating, "many": -1}


def test_the_table_holds_some_pages_of_a_hundred_thousand_rows(
    store: PuzzleStore, theme: Theme
) -> None:
    store.add(random_puzzles(PAGE * (PAGES + 2)))
    real = store.order(Wanted())
    table = PuzzleTable(store, TASKS, theme)
    table.show_order(np.resize(real, 100_000))
    assert table.rowCount() == 100_000
    for row in range(0, 100_000, 9973):
        for column in range(table.columnCount()):
            table.data(table.index(row, column))
        assert table._thumb(table.line(row) or pytest.fail("no line")) is not None
    assert len(table._pages) <= PAGES
    assert len(table._thumbs) <= PAGE * PAGES
    assert table.numbers([(3, 5), (5, 6)]) == real[3:7].tolist()


def test_the_puzzle_on_the_board_is_kept_rated_and_follows_what_is_done(
    qtbot: QtBot, studio: Studio, kept: PuzzlesController
) -> None:
    studio.window.commands["keep_puzzle"].trigger()
    view = opened(qtbot, kept, 1)
    assert (text(view, 0, TITLE), text(view, 0, STATE)) == ("Test", "new")
    assert text(view, 0, RATING)
    desk = studio.solving.desk
    desk.set_pen(Pen.MINE)
    desk.type_value(frozenset({(0, 0)}), 2)
    qtbot.waitUntil(lambda: text(view, 0, STATE) == "begun")
    desk.lay(Puzzle("sudoku", grid_of(LINE[::-1])), "another")
    view.rows.selectRow(0)
    view.open_.click()
    qtbot.waitUntil(lambda: int(desk.document.entries[0, 0]) == 2)
    assert view.isHidden()
    solve(qtbot, studio)
    kept.show()
    qtbot.waitUntil(lambda: text(view, 0, STATE) == "solved by the model")
    desk.reset()
    for place, digit in enumerate(ANSWER):
        if LINE[place] == ".":
            desk.type_value(frozenset({(place // 9, place % 9)}), int(digit))
    qtbot.waitUntil(lambda: text(view, 0, STATE) == "solved by hand")


def test_names_tags_deletion_and_its_undo(
    qtbot: QtBot,
    kept: PuzzlesController,
    store: PuzzleStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.add(random_puzzles(3))
    view = opened(qtbot, kept, 3)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("called so", True))
    view.rows.selectRow(0)
    view.rename.click()
    qtbot.waitUntil(lambda: text(view, 0, TITLE) == "called so")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("hard, of mine", True))
    view.rows.selectAll()
    view.tags.click()
    qtbot.waitUntil(lambda: text(view, 2, TAGS) == "hard, of mine")
    qtbot.waitUntil(lambda: view.tag.count() == 3)
    view.tag.setCurrentIndex(1)
    view.search.setText("called")
    qtbot.waitUntil(lambda: view.table.rowCount() == 1)
    assert view.count.text() == "1 of 3 puzzles"
    view.rows.selectRow(0)
    view.delete.click()
    qtbot.waitUntil(lambda: view.table.rowCount() == 0)
    assert view.told.text() == "Deleted: 1"
    view.undo.click()
    qtbot.waitUntil(lambda: view.table.rowCount() == 1)
    view.rows.selectRow(0)
    view.renew.click()
    qtbot.waitUntil(lambda: not view.undo.isVisible())


def test_dropped_files_are_imported_one_after_the_other_and_said(
    qtbot: QtBot, kept: PuzzlesController, tmp_path: Path
) -> None:
    view = opened(qtbot, kept, 0)
    assert view.hint.isVisible()
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(f"{LINE}\n{LINE}\n")
    bad.write_text("nothing of the kind\n")
    view.imported.emit([bad, good])
    qtbot.waitUntil(lambda: view.table.rowCount() == 1 and not view.busy)
    assert "good.txt: new: 1, there already: 1." in view.told.text()
    assert "bad.txt" in view.told.text()
    assert text(view, 0, TAGS) == "good"
    qtbot.waitUntil(lambda: view.import_.isEnabled())
    kept.export([1], FORMS["sudoku"][0], tmp_path / "out.txt")
    qtbot.waitUntil(lambda: view.told.text() == "Saved in out.txt: 1.")


def test_an_arc_task_goes_to_its_bench(
    qtbot: QtBot, studio: Studio, kept: PuzzlesController
) -> None:
    studio.solving.exchange.switch(ARC)
    qtbot.waitUntil(lambda: studio.window.pages.name == ARC and studio.arc.exchange.used)
    qtbot.waitUntil(lambda: len(studio.arc.desk.document.pairs) > 1)
    title = studio.arc.desk.document.title
    studio.window.commands["keep_puzzle"].trigger()
    view = opened(qtbot, kept, 1)
    assert text(view, 0, TITLE) == title
    assert view.table._thumb(view.table.line(0) or pytest.fail("no line")) is not None
    assert text(view, 0, BOARD) == ""
    studio.arc.exchange.blank()
    studio.window.pages.show(SOLVE)
    view.rows.selectRow(0)
    view.open_.click()
    assert studio.window.pages.name == ARC
    assert studio.arc.desk.document.title == title


def test_without_a_memory_there_is_no_library(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    studio = workshop.build()
    folder = tmp_path / "file"
    folder.write_bytes(b"")
    connect_puzzles(studio.window, Memory(folder / "memory.sqlite"), studio.theme)
    assert not studio.window.commands["puzzles"].isEnabled()
    assert studio.window.findChild(PuzzlesController) is None


def test_all_of_a_large_library_is_selected_and_sorted_without_a_look_at_each_row(
    qtbot: QtBot, kept: PuzzlesController, store: PuzzleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(random_puzzles(PAGE))
    view = opened(qtbot, kept, PAGE)
    view.table.show_order(np.resize(store.order(Wanted()), 100_000))
    asked, count = [], PuzzleTable.rowCount

    def counting(self: PuzzleTable, *parent: QModelIndex) -> int:
        asked.append(1)
        return count(self, *parent)

    monkeypatch.setattr(PuzzleTable, "rowCount", counting)
    view.rows.selectAll()
    qtbot.wait(50)
    assert len(view.chosen) == 100_000
    assert len(asked) < 20_000
    view.rows.clearSelection()
    view._header.setSortIndicator(TITLE, Qt.SortOrder.AscendingOrder)
    assert view.wanted == Wanted(column="title", down=False)
    view._header.setSortIndicator(BOARD, Qt.SortOrder.AscendingOrder)
    assert view._header.sortIndicatorSection() == TITLE
    qtbot.waitUntil(lambda: view.table.rowCount() == PAGE)
    assert text(view, 0, TITLE) == "no 0"
