"""The gallery: a card for every case, which thinks anew on the Solve page."""

import pytest
from pytestqt.qtbot import QtBot

from app.theatre.gallery import GalleryView, caption
from app.window.theatre import Gallery
from hrm_core.sessions.cases import Case, load_cases
from hrm_core.tasks import TASKS
from tests.app.support import Workshop, info

CASES = load_cases(TASKS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind.value)
def test_every_caption_has_its_numbers(case: Case) -> None:
    heading, words = caption(case)
    assert heading
    assert "{" not in words


def test_a_case_is_watched_with_its_own_model_and_limit(qtbot: QtBot, workshop: Workshop) -> None:
    case = next(each for each in CASES if each.puzzle.task == "sudoku")
    workshop.models = [info("another"), info(case.model)]
    studio = workshop.build()
    studio.window.show()
    studio.window.commands["gallery"].trigger()
    gallery = studio.window.findChild(Gallery)
    assert isinstance(gallery, Gallery)
    view = gallery.view
    assert isinstance(view, GalleryView)
    assert len(view.buttons) == len(CASES)
    policy = studio.preferences.now.policy
    with qtbot.waitSignal(studio.solving.ended):
        view.buttons[CASES.index(case)].click()
    session = studio.solving.desk.document.session
    assert session is not None
    assert (session.model, session.limit) == (case.model, case.limit)
    assert session.puzzle.title == caption(case)[0]
    assert studio.preferences.now.policy == policy


def test_the_task_of_arc_waits_on_its_bench(qtbot: QtBot, workshop: Workshop) -> None:
    found = [each for each in CASES if each.puzzle.task == "arc"]
    studio = workshop.build()
    gallery = studio.window.findChild(Gallery)
    assert isinstance(gallery, Gallery)
    for case in found:
        gallery.watch(case)
        assert studio.window.pages.name == "arc"
        assert studio.arc.desk.document.title == caption(case)[0]
