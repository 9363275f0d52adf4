"""The whole bench in a window, with a teacher without a process and a scripted engine."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.arc.controller import ArcController
from app.arc.document import Place, Row
from app.arc.hand import Tool
from app.arc.learner import Stage
from app.launch import Studio
from app.pages import ARC, SOLVE
from hrm_core.tasks.arc import task_text
from tests.app.arc.support import FakeTeacher, LiveRun, answer, grid, mirror_task, rows
from tests.app.support import Workshop

RIGHT, WRONG = grid("987"), grid("789")


@pytest.fixture
def teacher(tmp_path: Path) -> FakeTeacher:
    return FakeTeacher(tmp_path / "runs")


@pytest.fixture
def studio(workshop: Workshop, teacher: FakeTeacher) -> Studio:
    workshop.beats = [answer(WRONG, 4, -1.0), answer(RIGHT, 4)]
    workshop.teacher = teacher
    studio = workshop.build()
    studio.preferences.change(views=3)
    studio.arc.desk.lay(mirror_task(), "open mirror")
    studio.window.pages.show(ARC)
    return studio


@pytest.fixture
def arc(studio: Studio) -> ArcController:
    return studio.arc


def board(arc: ArcController, output: bool = True) -> list[str]:
    """What a large board shows."""
    frame = arc.page.bench.boards[output].frame
    values = np.array([face.value for face in frame.faces], dtype=np.uint8)
    return rows(values.reshape(frame.rows, frame.cols))


def stage(arc: ArcController) -> Stage:
    """How far the task on the bench is."""
    return arc.thinking.learner.stage


def vote(arc: ArcController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(arc.thinking.voted):
        arc.actions["answer"].trigger()


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


def test_tools_are_chosen_by_commands(arc: ArcController) -> None:
    arc.actions["fill"].trigger()
    assert arc.canvas.tool is Tool.FILL
    assert arc.actions["fill"].isChecked()
    assert not arc.actions["paint"].isChecked()


def test_digits_and_palettes_are_remembered(arc: ArcController, studio: Studio) -> None:
    arc.page.task.look_chosen.emit("tol", True)
    assert (studio.theme.cells, studio.preferences.now.symbols) == ("tol", True)
    assert arc.page.bench.given.describe((0, 0)) == "row 1 column 1: olive, given"


def test_an_unlearnt_task_cannot_be_answered_and_the_app_says_so(arc: ArcController) -> None:
    assert not arc.actions["answer"].isEnabled()
    assert arc.page.answer.isHidden()
    assert arc.actions["learn"].isEnabled()
    assert arc.page.verdict.saying.headline == "Not learnt yet"


def test_without_a_base_model_one_can_still_draw(studio: Studio, teacher: FakeTeacher) -> None:
    teacher.base_info = None
    studio.arc.refresh()
    assert not studio.arc.actions["learn"].isEnabled()
    assert "You can still draw" in studio.arc.page.verdict.saying.belief


def test_learning_shows_its_figures_and_ends_in_a_model(
    arc: ArcController, teacher: FakeTeacher, qtbot: QtBot
) -> None:
    arc.actions["learn"].trigger()
    qtbot.waitUntil(lambda: "left-out pair: 75% right" in arc.page.learn.text)
    assert "loss 0.500" in arc.page.learn.text
    assert not arc.actions["answer"].isEnabled()
    teacher.teach(arc.desk.document.puzzle(0))
    with qtbot.waitSignal(arc.thinking.learner.learnt):
        arc.thinking.learner.follower.look()
    assert arc.actions["answer"].isEnabled()


def test_a_run_that_goes_on_is_found_again(
    arc: ArcController, teacher: FakeTeacher, qtbot: QtBot
) -> None:
    arc.actions["learn"].trigger()
    arc.exchange.blank()
    assert stage(arc) == Stage.UNLEARNT
    arc.desk.undo()
    assert stage(arc) == Stage.LEARNING
    qtbot.waitUntil(lambda: "loss 0.500" in arc.page.learn.text)


def test_a_run_can_be_cancelled(arc: ArcController, teacher: FakeTeacher) -> None:
    arc.actions["learn"].trigger()
    run: LiveRun = next(iter(teacher.runs.values()))
    arc.page.learn.cancelled.emit()
    assert not run.going
    assert stage(arc) == Stage.UNLEARNT


def test_a_run_that_fails_says_why(arc: ArcController, teacher: FakeTeacher) -> None:
    arc.actions["learn"].trigger()
    next(iter(teacher.runs.values())).end("failed", "The disk is full.")
    arc.thinking.learner.follower.look()
    assert arc.page.learn.text.startswith("Nothing was learnt. The disk is full.")
    assert arc.actions["learn"].isEnabled()


def test_a_task_that_cannot_be_learnt_is_refused(studio: Studio, teacher: FakeTeacher) -> None:
    teacher.refusal = "it is too large"
    studio.arc.actions["learn"].trigger()
    assert studio.window.errors.text == "it is too large"


@pytest.fixture
def learnt(arc: ArcController, teacher: FakeTeacher) -> ArcController:
    """The task is learnt, its first test input on show."""
    teacher.teach(arc.desk.document.puzzle(0))
    arc.thinking.learner.show(arc.desk.document.puzzle(0))
    return arc


def test_views_vote_and_the_best_answers_are_the_tries(learnt: ArcController, qtbot: QtBot) -> None:
    vote(learnt, qtbot)
    lines = learnt.page.candidates.lines
    assert [line.title for line in lines][:2] == ["Try 1", "Try 2"]
    assert sum(int(line.facts.split()[0]) for line in lines) == 3
    assert lines[0].facts == "1 of 3 views\nQ-halt 73%"
    book = learnt.thinking.book
    assert book is not None
    assert [book.is_right(candidate) for candidate in book.candidates].count(True) == 1
    place = book.solved_at(2)
    said = learnt.page.verdict.saying
    assert said.mood == ("bad" if place is None else "good")


def test_every_view_can_be_looked_at_segment_by_segment(
    learnt: ArcController, qtbot: QtBot
) -> None:
    vote(learnt, qtbot)
    learnt.page.answer.view_wanted.emit(0)
    assert board(learnt) == ["987"]
    learnt.actions["previous"].trigger()
    assert board(learnt) == ["789"]
    assert learnt.page.timeline.facts.startswith("View 1 of 3, as it is   ·   segment 1 of 2")
    learnt.actions["view_after"].trigger()
    assert learnt.page.timeline.facts.startswith("View 2 of 3")


def test_a_candidate_can_be_put_on_the_board(learnt: ArcController, qtbot: QtBot) -> None:
    vote(learnt, qtbot)
    book = learnt.thinking.book
    assert book is not None
    for number, candidate in enumerate(book.candidates):
        learnt.page.candidates.chosen.emit(number)
        assert board(learnt) == rows(candidate.grid)


def test_a_vote_is_kept_while_other_rows_are_looked_at(learnt: ArcController, qtbot: QtBot) -> None:
    vote(learnt, qtbot)
    book = learnt.thinking.book
    learnt.show_row(Row(True, 1))
    assert learnt.thinking.book is None
    assert learnt.page.candidates.isHidden()
    learnt.show_row(Row(True, 0))
    assert learnt.thinking.book is book
    assert not learnt.page.candidates.isHidden()


def test_an_answer_of_ones_own_is_drawn_beside_the_models(
    learnt: ArcController, qtbot: QtBot
) -> None:
    vote(learnt, qtbot)
    shown = board(learnt)
    learnt.page.bench.output.gripped.emit((0, 0))
    assert board(learnt) == shown
    learnt.page.bench.whose_chosen.emit("mine")
    assert board(learnt) == ["000"]
    assert learnt.thinking.book is not None


def test_a_changed_pair_makes_the_task_unlearnt_again(learnt: ArcController, qtbot: QtBot) -> None:
    assert stage(learnt) == Stage.LEARNT
    learnt.desk.draw(Place(Row(False, 0), False), grid("99"), "paint")
    assert stage(learnt) == Stage.UNLEARNT
    learnt.desk.undo()
    assert stage(learnt) == Stage.LEARNT


def test_a_vote_can_be_stopped(learnt: ArcController, workshop: Workshop, qtbot: QtBot) -> None:
    workshop.seconds = 0.05
    learnt.actions["answer"].trigger()
    with qtbot.waitSignal(learnt.thinking.voter.thought):
        pass
    learnt.actions["stop"].trigger()
    assert not learnt.thinking.voter.running
    assert learnt.actions["answer"].isEnabled()


def test_an_engine_that_fails_is_told_of(
    studio: Studio, learnt: ArcController, workshop: Workshop, qtbot: QtBot
) -> None:
    workshop.fails = ValueError("no weights")
    with qtbot.waitSignal(learnt.thinking.voter.failed):
        learnt.actions["answer"].trigger()
    assert "no weights" in studio.window.errors.text
    assert learnt.actions["answer"].isEnabled()


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


def test_new_makes_a_task_on_the_bench_and_empty_begins_one(studio: Studio, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.arc.exchange.laid):
        studio.window.commands["new"].trigger()
    assert len(studio.arc.desk.document.pairs) > 1
    sudoku = studio.solving.desk.document
    studio.window.commands["blank"].trigger()
    assert studio.arc.desk.document.title == "New task"
    assert studio.solving.desk.document is sudoku
