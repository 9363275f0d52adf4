"""What was thought about an ARC task keeps itself, and is there again without a model."""

from pytestqt.qtbot import QtBot

from app.arc.controller import ArcController
from app.window.launch import Studio
from app.window.pages import ARC, SOLVE
from app.window.theatre import Recent
from tests.app.arc.support import FakeTeacher, board
from tests.app.support import Workshop


def test_votes_on_a_task_are_kept_and_opened_again_without_a_model(
    qtbot: QtBot, studio: Studio, arc: ArcController, teacher: FakeTeacher, workshop: Workshop
) -> None:
    recent = studio.window.findChild(Recent)
    assert isinstance(recent, Recent)
    teacher.teach(arc.desk.document.puzzle(0))
    arc.thinking.learner.show(arc.desk.document.puzzle(0))
    with qtbot.waitSignal(recent.keeper.kept) as told:
        arc.actions["answer"].trigger()
    assert told.args[0].is_file()
    answered, steps = board(arc), workshop.steps
    arc.exchange.blank()
    studio.window.pages.show(SOLVE)
    recent.show()
    view = recent.view
    assert view is not None
    qtbot.waitUntil(lambda: view.list.count() == 1)
    text = view.list.item(0).text()
    assert text.startswith("mirror")
    assert "3 views" in text
    assert not view.list.item(0).icon().isNull()
    assert not view.compare.isEnabled()
    view.open_.click()
    assert studio.window.pages.name == ARC
    qtbot.waitUntil(lambda: board(arc) == answered)
    assert workshop.steps == steps
