"""Learning and answering on the bench, in a window."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.arc.answer.book import VoteBook
from app.arc.controller import ArcController
from app.arc.edit.document import Place, Row, with_grid
from app.arc.edit.tools import blank
from app.arc.learn.learner import LearningProgress, Stage
from app.arc.texts import figures
from app.window.launch import Studio
from tests.app.arc.support import FakeTeacher, LiveRun, board, grid, mirror_task, rows
from tests.app.support import Workshop, info
from training.runs.events import Evaluated


def stage(arc: ArcController) -> Stage:
    """How far the task on the bench is."""
    return arc.thinking.learner.stage


def vote(arc: ArcController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(arc.thinking.voted):
        arc.actions["answer"].trigger()


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
    qtbot.waitUntil(lambda: "left-out pair: 75\xa0% right" in arc.page.learn.text)
    assert "loss 0.500" in arc.page.learn.text
    assert not arc.actions["answer"].isEnabled()
    teacher.teach(arc.desk.document.puzzle(0))
    with qtbot.waitSignal(arc.thinking.learner.learnt):
        arc.thinking.learner.follower.look()
    assert arc.actions["answer"].isEnabled()


def test_what_is_read_at_sight_is_not_said_to_be_learnt(
    studio: Studio, arc: ArcController, teacher: FakeTeacher, qtbot: QtBot
) -> None:
    arc.page.learn.steps_chosen.emit(0)
    arc.page.learn._steps.set_key("0")
    arc.refresh()
    assert arc.page.learn.learn.text() == "Read this task"
    arc.actions["learn"].trigger()
    assert arc.page.learn.text == "It reads the pairs, in a process of its own. Nothing is tuned."
    assert arc.page.verdict.saying.headline == "Reading the pairs …"
    teacher.teach(arc.desk.document.puzzle(0))
    with qtbot.waitSignal(arc.thinking.learner.learnt):
        arc.thinking.learner.follower.look()
    assert "nothing was tuned" in arc.page.learn.text
    assert "learnt" not in arc.page.learn.text
    arc.page.learn._steps.set_key("150")
    arc.page.learn.steps_chosen.emit(150)
    assert arc.page.learn.learn.text() == "Learn this task"


def test_in_front_of_the_models_answer_one_is_told_how_to_draw(arc: ArcController) -> None:
    assert arc.page.bench.tries == "Draw the answer; you have two tries."
    arc.boards.choose_whose("model")
    assert arc.page.bench.tries == "To draw your own answer, choose My answer."


def test_a_task_without_a_title_has_a_name(arc: ArcController) -> None:
    arc.desk.lay(replace(mirror_task(), title=""), "open it")
    assert arc.page.task._title.text() == "Your task"


def test_a_run_that_goes_on_is_found_again(
    arc: ArcController, teacher: FakeTeacher, qtbot: QtBot
) -> None:
    arc.actions["learn"].trigger()
    arc.exchange.blank()
    assert stage(arc) == Stage.UNLEARNT
    assert "loss" not in arc.page.learn.text
    arc.desk.undo()
    assert stage(arc) == Stage.LEARNING
    qtbot.waitUntil(lambda: "loss 0.500" in arc.page.learn.text)


def test_after_a_cancelled_run_keys_go_to_the_answer(
    arc: ArcController, teacher: FakeTeacher, qtbot: QtBot
) -> None:
    window = arc.page.window()
    with qtbot.waitExposed(window):
        window.show()
    arc.actions["learn"].trigger()
    cancel = next(b for b in arc.page.learn.findChildren(QPushButton) if b.text() == "Cancel")
    cancel.setFocus()
    cancel.click()
    assert window.focusWidget() is arc.page.bench.output


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


def test_a_task_too_large_for_the_model_is_told_at_once_and_can_be_edited(
    studio: Studio, teacher: FakeTeacher
) -> None:
    arc, base = studio.arc, info("base", 2, "arc")
    teacher.base_info = replace(base, config={**base.config, "seq_len": 16})
    arc.desk.lay(mirror_task(), "open again")
    arc.refresh()
    assert stage(arc) == Stage.UNLEARNT
    wide = with_grid(mirror_task(), Place(Row(False, 0), output=True), blank(1, 4))
    arc.desk.lay(wide, "open")
    assert stage(arc) == Stage.TOO_LARGE
    assert arc.page.learn.text == (
        "This task has grids of up to 4 x 4; the model takes 3 x 3."
        " It can be edited but not learnt."
    )
    assert arc.page.learn.learn.isHidden()
    assert not arc.actions["learn"].isEnabled()
    assert "You can still draw" in arc.page.verdict.saying.belief
    assert studio.window.errors.text == ""
    arc.desk.draw(Place(Row(False, 0), output=True), blank(1, 3), "resize")
    assert stage(arc) == Stage.UNLEARNT
    assert arc.actions["learn"].isEnabled()
    arc.desk.draw(Place(Row(True, 0), output=False), blank(4, 1), "resize")
    assert stage(arc) == Stage.TOO_LARGE


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
    assert lines[0].facts == "1 of 3 views\nQ-halt 73 %"
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


def test_the_next_vote_ends_with_its_best_view_also_after_a_look_at_another(
    learnt: ArcController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VoteBook, "best_view", lambda book: 2)
    vote(learnt, qtbot)
    learnt.thinking.look_at(1)
    vote(learnt, qtbot)
    assert learnt.thinking.view == 2


def test_a_vote_can_be_stopped(learnt: ArcController, workshop: Workshop, qtbot: QtBot) -> None:
    workshop.seconds = 0.05
    learnt.actions["answer"].trigger()
    with qtbot.waitSignal(learnt.thinking.voter.thought):
        pass
    learnt.actions["stop"].trigger()
    assert not learnt.thinking.voter.running
    assert learnt.actions["answer"].isEnabled()


def test_an_engine_that_fails_is_told_of_when_it_is_wanted(
    studio: Studio, teacher: FakeTeacher, workshop: Workshop, qtbot: QtBot
) -> None:
    workshop.fails = ValueError("no weights")
    arc = studio.arc
    teacher.teach(arc.desk.document.puzzle(0))
    arc.thinking.learner.show(arc.desk.document.puzzle(0))
    assert studio.window.errors.text == ""
    with qtbot.waitSignal(arc.thinking.voter.failed):
        arc.actions["answer"].trigger()
    assert "no weights" in studio.window.errors.text
    assert arc.actions["answer"].isEnabled()


def test_a_left_out_pair_that_never_comes_out_right_asks_for_more_steps() -> None:
    missed = Evaluated(60, 5.0, "leave-one-out", 4, 2, 0.0, 0.9, 0.9, 2.0, best=True)
    progress = LearningProgress(1.0, 0.0, 150, 0.1, missed)
    assert "more steps may help" in figures(progress, learning=False)
    assert "more steps may help" not in figures(progress, learning=True)
    found = replace(progress, held_out=replace(missed, exact=0.5))
    assert "more steps may help" not in figures(found, learning=False)


def test_while_learning_starts_what_it_takes_is_still_told(
    arc: ArcController, teacher: FakeTeacher, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(arc.thinking.learner.changed):
        arc.thinking.learner.measure_pace()
    arc.actions["learn"].trigger()
    assert stage(arc) == Stage.LEARNING
    assert arc.page.learn.cost.startswith("On this machine learning takes about ")
    assert arc.page.learn._bar.maximum() == 0, "it moves"
    arc.page.learn.cancelled.emit()
    assert arc.page.learn._bar.maximum() == 1000
