"""The next task or folder of the ARC pages: nothing is told of the one before."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from app.arc.answer.thinking import _key
from app.arc.answer.voter import Voter
from app.arc.controller import ArcController
from app.arc.edit.document import ArcDocument, Row
from app.window.launch import Studio
from app.window.pages import ARC
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelInfo
from hrm_core.tasks import TASKS
from tests.app.arc.support import FakeTeacher, LiveRun, answer, grid, mirror_task
from tests.app.seen import Seen, commands, seen
from tests.app.support import Workshop, info


def other_task() -> ArcDocument:
    """The same inputs of the tests, other pairs."""
    return replace(mirror_task(), pairs=((grid("44"), grid("44")),), title="other")


@pytest.fixture
def fresh(workshop: Workshop, studio: Studio) -> Studio:
    made = workshop.build()
    made.preferences.change(views=3)
    made.window.pages.show(ARC)
    for each in (made, studio):
        views = each.arc.page.answer.findChild(QSpinBox)
        assert isinstance(views, QSpinBox)
        views.setValue(3)  # one window has it from the other
    return made


def bench(arc: ArcController) -> Seen:
    steps = {arc.actions[name] for name in ("undo", "redo", "submission")}
    told = [action for action in arc.actions.all() if action not in steps]
    replay = arc.page.bench.replay
    parts = [part for part in seen(arc.page) if part[0] != type(replay).__name__]
    return [
        *parts,
        *commands(told),
        (arc.page.bench.whose, arc.page.learn.text, arc.page.learn.cost),
    ]


def looks(qtbot: QtBot, arc: ArcController, teacher: FakeTeacher) -> Iterator[Seen]:
    """The next task when it is laid, and when it is learnt and answered."""
    teacher.models.clear()
    teacher.runs.clear()
    arc.thinking._books.pop(_key(other_task().puzzle(0)), None)  # its own vote would come back
    arc.exchange.laid.emit()
    arc.desk.lay(other_task(), "open other")
    arc.desk.show_row(Row(True, 0))
    yield bench(arc)
    yield [(arc.thinking.book, arc.thinking.view, arc.thinking.candidate, arc.thinking.books)]
    yield [(arc.thinking.learner.progress(), arc.thinking.learner.stage)]
    teacher.teach(arc.desk.document.puzzle(0))
    arc.thinking.learner.look_again()
    with qtbot.waitSignal(arc.thinking.voted, timeout=20_000):
        arc.actions["answer"].trigger()
    yield bench(arc)


def test_of_the_task_before_nothing_is_told_beside_the_next(
    qtbot: QtBot, fresh: Studio, studio: Studio, teacher: FakeTeacher
) -> None:
    arc = studio.arc
    arc.thinking.learner._take_pace(1.0)
    fresh.arc.thinking.learner._take_pace(1.0)
    wanted = list(looks(qtbot, fresh.arc, teacher))

    def learning() -> None:
        arc.actions["learn"].trigger()
        qtbot.waitUntil(lambda: "75" in arc.page.learn.text)

    def failed() -> None:
        arc.actions["learn"].trigger()
        run = arc.thinking.learner.follower.run
        assert isinstance(run, LiveRun)
        run.end("failed", "it burnt")
        arc.thinking.learner.follower.look()
        assert arc.thinking.learner.reason

    def answered() -> None:
        teacher.teach(arc.desk.document.puzzle(0))
        arc.thinking.learner.look_again()
        with qtbot.waitSignal(arc.thinking.voted, timeout=20_000):
            arc.actions["answer"].trigger()
        arc.thinking.look_at(2)
        arc.thinking.look_at_candidate(1)

    for before in (learning, failed, answered):
        teacher.models.clear()
        teacher.runs.clear()
        arc.desk.lay(replace(mirror_task(), title=before.__name__), "before")
        before()
        for look, expected in zip(looks(qtbot, arc, teacher), wanted, strict=True):
            assert look == expected, f"after {before.__name__}"


def test_an_engine_that_was_opened_for_the_device_before_is_not_asked_again(
    qtbot: QtBot, studio: Studio
) -> None:
    held, entered = threading.Event(), threading.Event()
    opened: list[str] = []

    def open_engine(model: ModelInfo) -> ScriptedEngine:
        opened.append(model.name)
        entered.set()
        held.wait(20)
        return engine

    engine = ScriptedEngine([answer(grid("1"), 4)], TASKS["arc"].vocab_size)
    voter = Voter(TASKS["arc"], open_engine, studio.window)
    voter.warm_up(info("one", task="arc"))
    qtbot.waitUntil(entered.is_set)
    voter.open_anew()
    held.set()
    voter.close()
    assert voter.device == ""
    assert voter._engine(info("one", task="arc")) is engine
    assert opened == ["one", "one"]
    assert voter.device
    voter.close()
