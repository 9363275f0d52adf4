"""Editing on the bench, in a window."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.arc import texts
from app.arc.controller import ArcController
from app.arc.edit.document import Place, Row, new_task, with_grid
from app.arc.edit.hand import Tool
from app.arc.edit.tools import blank
from app.arc.edit.workbench import MINE, MODEL, SIMPLE
from app.window.launch import Studio
from app.window.pages import ARC, SOLVE
from hrm_core.tasks.arc import fingerprint, read_text, task_text
from tests.app.arc.support import board, mirror_task, rows
from tests.app.support import Workshop


def test_a_task_comes_as_pairs_and_its_first_test_input(arc: ArcController) -> None:
    assert [picture.row for picture in arc.page.task.rows.pictures] == arc.desk.document.rows()
    assert (board(arc, output=False), board(arc)) == (["789"], ["000"])


def test_a_click_on_a_row_shows_it_large(arc: ArcController) -> None:
    arc.page.task.rows.pictures[0].chosen.emit(Row(False, 0))
    assert (board(arc, output=False), board(arc)) == (["12", "30"], ["21", "03"])
    assert "Pair 1 of 2" in arc.page.bench.title.text()


def test_painting_on_a_board_changes_the_row_beside_it(arc: ArcController) -> None:
    arc.page.bench.output.gripped.emit((0, 0))
    arc.page.bench.output.swept.emit((0, 1))
    assert board(arc) == ["110"]
    arc.page.bench.output.let_go.emit()
    assert arc.actions["undo"].text() == "&Undo paint blue, answer of test 1"
    picture = arc.page.task.rows.pictures[2]
    assert picture.sides[1] is not None
    assert rows(picture.sides[1]) == ["110"]


def test_keys_choose_colours_and_a_pick_takes_one_from_a_board(arc: ArcController) -> None:
    arc.page.digit.emit(6)
    assert arc.canvas.color == 6
    arc.page.bench.given.picked.emit((0, 1))
    assert arc.canvas.color == 8


def test_the_size_fields_resize_and_keep(arc: ArcController) -> None:
    arc.page.bench.resized.emit(False, 2, 2)
    assert board(arc, output=False) == ["78", "00"]


def test_an_answer_is_checked_cell_by_cell_with_two_tries(arc: ArcController) -> None:
    arc.canvas.copy_input()
    arc.actions["check"].trigger()
    assert [face.wrong for face in arc.page.bench.output.frame.faces] == [True, False, True]
    assert "2 of 3 cells. One try left." in arc.page.bench.tries
    arc.canvas.turn("flip_sideways")
    arc.actions["check"].trigger()
    assert arc.page.bench.tries == "Right at the second try."


def test_an_answer_of_another_size_is_told_so(arc: ArcController) -> None:
    arc.canvas.resize(Place(Row(True, 0), True), 2, 2)
    arc.actions["check"].trigger()
    assert "another size" in arc.page.bench.tries


def test_without_a_solution_nothing_can_be_checked(arc: ArcController) -> None:
    arc.desk.next_trial()
    assert not arc.actions["check"].isEnabled()
    assert "no solution" in arc.page.bench.tries


def test_cells_are_copied_and_pasted_with_a_preview(arc: ArcController) -> None:
    arc.canvas.turn_to(Place(Row(True, 0), False))
    arc.actions["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "[[7, 8, 9]]"
    arc.canvas.turn_to(Place(Row(True, 0), True))
    arc.actions["paste"].trigger()
    assert arc.canvas.floating is not None
    assert board(arc) == ["789"]
    arc.actions["undo"].trigger()
    assert board(arc) == ["000"]


def test_the_whole_task_is_copied_as_json(arc: ArcController) -> None:
    arc.actions["copy_task"].trigger()
    tests = read_text(QGuiApplication.clipboard().text())[0]
    document = arc.desk.document
    assert len(tests) == len(document.trials)
    assert fingerprint(tests[0].examples) == fingerprint(document.puzzle(0).examples)


def test_a_pasted_task_is_laid_on_the_bench(arc: ArcController) -> None:
    pasted = task_text([mirror_task().puzzle(0)])
    QGuiApplication.clipboard().setText(pasted)
    arc.actions["paste"].trigger()
    assert len(arc.desk.document.trials) == 1


def test_a_pasted_text_that_is_neither_is_refused_in_a_sentence(studio: Studio) -> None:
    before = studio.arc.desk.document
    QGuiApplication.clipboard().setText("[[1, 2], [3]]")
    studio.arc.actions["paste"].trigger()
    assert studio.window.errors.text.startswith("This text is neither cells nor a task")
    assert studio.arc.desk.document is before


def test_on_the_bench_too_a_clipboard_that_holds_nothing_is_said_to(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = studio.arc.desk.document
    nothing = SimpleNamespace(mimeData=lambda: None)  # as Qt has it then
    monkeypatch.setattr(QGuiApplication, "clipboard", staticmethod(lambda: nothing))
    studio.arc.actions["paste"].trigger()
    assert studio.window.errors.text == "There is no text to paste; copy a puzzle first."
    assert studio.arc.desk.document is before


def test_tools_are_chosen_by_commands(arc: ArcController) -> None:
    arc.actions["fill"].trigger()
    assert arc.canvas.tool is Tool.FILL
    assert arc.actions["fill"].isChecked()
    assert not arc.actions["paint"].isChecked()


def test_digits_and_palettes_are_remembered(arc: ArcController, studio: Studio) -> None:
    arc.page.task.look_chosen.emit("tol", "digits")
    assert (studio.theme.cells, studio.preferences.now.symbols) == ("tol", True)
    assert arc.page.bench.given.describe((0, 0)) == "row 1 column 1: olive, given"
    arc.page.task.look_chosen.emit("tol", "shapes")
    assert (studio.preferences.now.marks, studio.preferences.now.symbols) == ("shapes", False)
    arc.page.task.look_chosen.emit("tol", "")
    assert studio.preferences.now.marks == ""
    studio.preferences.change(symbols=True)  # as an older version wrote it
    assert studio.preferences.now.marks == "digits"


def test_the_kind_chooser_leads_to_the_bench_and_back(workshop: Workshop, qtbot: QtBot) -> None:
    studio = workshop.build()
    pages = studio.window.pages
    with qtbot.waitSignal(studio.arc.exchange.laid):
        studio.solving.page.puzzle.kind_chosen.emit("arc")
    assert pages.name == ARC
    assert len(studio.arc.desk.document.pairs) > 1
    studio.arc.page.task.kind_chosen.emit("maze")
    assert (pages.name, studio.solving.desk.task.name) == (SOLVE, "maze")


def test_a_dropped_file_is_opened_and_its_folder_listed(
    studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    text = task_text([mirror_task().puzzle(0)])
    for name in ("one", "two"):
        (tmp_path / f"{name}.json").write_text(text)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "two.json"))])
    studio.window.pages.show(SOLVE)
    with qtbot.waitSignal(studio.arc.exchange.laid):
        studio.solving.page.dropped.emit(data)
    assert studio.window.pages.name == ARC
    assert studio.arc.desk.document.title == "two"
    with qtbot.waitSignal(studio.arc.exchange.laid):
        studio.arc.page.task.chooser.wanted.emit("one")
    assert studio.arc.desk.document.title == "one"


def test_examples_have_titles_and_their_order(studio: Studio, qtbot: QtBot) -> None:
    exchange, listed = studio.arc.exchange, list[str]()
    exchange.listed.connect(lambda names, current: listed.extend([*names, names[current]]))
    with qtbot.waitSignal(exchange.laid):
        exchange.open_path(exchange.examples()[1])
    assert listed == [
        *("Recolour", "Mirror", "Move", "Fall", "Fill", "Lines", "Crop", "Grow"),
        "Mirror",
    ]
    assert studio.arc.desk.document.title == "Mirror"
    with qtbot.waitSignal(exchange.laid):
        studio.arc.page.task.chooser.step(-1)
    assert studio.arc.desk.document.title == "Recolour"


def test_new_makes_a_task_on_the_bench_and_empty_begins_one(studio: Studio, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.arc.exchange.laid):
        studio.window.commands["new"].trigger()
    assert len(studio.arc.desk.document.pairs) > 1
    sudoku = studio.solving.desk.document
    studio.window.commands["blank"].trigger()
    assert studio.arc.desk.document.title == "New task"
    assert studio.solving.desk.document is sudoku


def test_no_try_is_spent_while_the_models_answer_is_on_show(arc: ArcController) -> None:
    arc.boards.choose_whose(MODEL)
    arc.actions["check"].trigger()
    assert arc.desk.document.trials[0].tried == ()
    assert arc.page.bench.whose == MINE
    arc.actions["check"].trigger()
    assert len(arc.desk.document.trials[0].tried) == 1


def test_how_large_the_answer_is_stands_beside_the_task(arc: ArcController) -> None:
    assert "The answer is as large as the input." in texts.task_facts(arc.desk.document, ())
    wide = with_grid(arc.desk.document, Place(Row(False, 0), output=True), blank(4, 4))
    assert "the sizes of the pairs do not say" in texts.task_facts(wide, ())
    assert "Draw a pair" in texts.task_facts(new_task("x"), ())


def test_the_cell_under_the_mouse_is_named(arc: ArcController) -> None:
    arc.page.bench.given.hovered.emit((0, 2))
    assert texts.cell((0, 2), "maroon") == "row 1, column 3: maroon"
    arc.page.bench.given.hovered.emit(None)


def test_what_learning_takes_is_told_before_it_begins(arc: ArcController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(arc.thinking.learner.changed):
        arc.thinking.learner.measure_pace()
    assert arc.page.learn.cost.startswith("On this machine learning takes about ")


def test_a_random_task_needs_a_folder(arc: ArcController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(arc.failed):
        arc.actions["random"].trigger()


def test_the_simple_tools_alone_can_be_in_sight(studio: Studio, arc: ArcController) -> None:
    studio.window.show()
    bench = arc.page.bench
    arc.actions["line"].trigger()
    arc.actions["all_tools"].trigger()
    shown = {name for name, button in bench._buttons.items() if button.isVisible()}
    assert shown == set(SIMPLE)
    assert arc.canvas.tool is Tool.PAINT
    assert not studio.preferences.now.all_tools
    arc.actions["flip_sideways"].trigger()  # keys and menus have all of them
    assert arc.desk.history.undo_text is not None
    arc.actions["all_tools"].trigger()
    assert all(button.isVisible() for button in bench._buttons.values())


def test_the_history_is_replayed_and_stays(
    studio: Studio, arc: ArcController, qtbot: QtBot
) -> None:
    studio.window.show()
    replay = arc.page.bench.replay
    replay._timer.setInterval(5)
    assert not replay.isVisible()
    arc.actions["replay"].trigger()
    place = Place(arc.desk.row, output=True)
    before = arc.desk.history.now
    for number in range(3):
        arc.desk.draw(place, np.full((1, 3), number + 1, dtype=np.uint8), f"step {number}")
    steps = arc.desk.history.steps
    assert replay.text.startswith(f"{before + 3} of {before + 3}: step 2")
    replay.steps.setValue(before + 1)
    assert board(arc) == ["111"]
    with qtbot.waitSignal(arc.desk.changed):
        replay.play.click()
    qtbot.waitUntil(lambda: not replay.playing)
    assert board(arc) == ["333"]
    assert arc.desk.history.steps == steps
    replay.play.click()  # from the beginning
    assert arc.desk.history.now == 0
    arc.actions["replay"].trigger()
    assert not replay.playing
