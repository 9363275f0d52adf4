"""What is on show while views vote, and what a key ends then."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.arc.answer.book import VoteBook
from app.arc.controller import ArcController
from app.arc.edit.document import Place, Row
from app.arc.learn.learner import Stage
from app.window.launch import Studio
from tests.app.arc.support import FakeTeacher, rows
from tests.app.support import Gate, Workshop


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, workshop: Workshop) -> Iterator[Gate]:
    """Of three views the first is thought about to its end; the others wait."""
    workshop.seconds = 0.01
    gate = Gate(monkeypatch, free=2)
    yield gate
    gate.open()


@pytest.fixture
def learnt(gate: Gate, arc: ArcController, teacher: FakeTeacher) -> ArcController:
    teacher.teach(arc.desk.document.puzzle(0))
    arc.thinking.learner.show(arc.desk.document.puzzle(0))
    return arc


def voting(arc: ArcController, gate: Gate, qtbot: QtBot) -> VoteBook:
    """A vote under way."""
    arc.actions["answer"].trigger()
    book = arc.thinking.book
    assert book is not None
    qtbot.waitUntil(lambda: gate.waiting and book.done == 1)
    return book


def test_the_view_that_is_looked_at_stays_on_show_while_others_vote(
    learnt: ArcController, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VoteBook, "best_view", lambda _: 2)
    seen: set[int] = set()
    book = voting(learnt, gate, qtbot)
    learnt.page.answer.view_wanted.emit(0)
    learnt.thinking.changed.connect(lambda: seen.add(learnt.thinking.view))
    with qtbot.waitSignal(learnt.thinking.voted):
        gate.open()
    assert book.done == 3
    assert seen == {0}


def test_a_vote_over_another_test_input_goes_on_unseen(
    learnt: ArcController, gate: Gate, qtbot: QtBot
) -> None:
    book = voting(learnt, gate, qtbot)
    learnt.show_row(Row(True, 1))
    gate.open()
    qtbot.waitUntil(lambda: not learnt.thinking.voter.running)
    assert learnt.page.candidates.isHidden()
    learnt.show_row(Row(True, 0))
    assert not learnt.page.candidates.isHidden()
    assert learnt.thinking.book is book
    assert book.done == 3
    assert learnt.thinking.has_tries


def test_the_model_of_before_stays_when_learning_again_is_cancelled(
    learnt: ArcController, teacher: FakeTeacher
) -> None:
    learnt.actions["learn"].trigger()
    assert not learnt.actions["answer"].isEnabled()
    learnt.page.learn.cancelled.emit()
    assert learnt.thinking.learner.stage == Stage.LEARNT
    assert learnt.actions["answer"].isEnabled()


def test_stop_gives_up_the_chosen_cells_before_it_ends_a_vote(
    learnt: ArcController, gate: Gate, qtbot: QtBot
) -> None:
    voting(learnt, gate, qtbot)
    learnt.actions["select_all"].trigger()
    found = [(learnt.canvas.outline is None, learnt.thinking.voter.running)]
    for _ in range(2):
        learnt.actions["stop"].trigger()
        found.append((learnt.canvas.outline is None, learnt.thinking.voter.running))
    assert found == [(False, True), (True, True), (True, False)]


@pytest.mark.parametrize("command", ["check", "learn"])
def test_pasted_cells_are_part_of_the_answer_that_is_checked_or_left(
    arc: ArcController, command: str
) -> None:
    arc.canvas.turn_to(Place(Row(True, 0), False))
    arc.actions["copy"].trigger()
    arc.canvas.turn_to(Place(Row(True, 0), True))
    arc.actions["paste"].trigger()
    assert rows(arc.desk.document.trials[0].answer) == ["000"]
    arc.actions[command].trigger()
    assert arc.canvas.floating is None
    trial = arc.desk.document.trials[0]
    assert rows(trial.answer) == ["789"]
    assert [rows(each) for each in trial.tried] == ([["789"]] if command == "check" else [])


def test_views_and_speed_are_kept_for_the_next_vote(
    studio: Studio, learnt: ArcController, gate: Gate, qtbot: QtBot
) -> None:
    gate.open()
    learnt.page.timeline.speed_chosen.emit(3.0)
    assert studio.preferences.now.speed == 3.0
    learnt.page.answer.views_chosen.emit(2)
    with qtbot.waitSignal(learnt.thinking.voted):
        learnt.actions["answer"].trigger()
    book = learnt.thinking.book
    assert book is not None
    assert len(book.views) == 2
