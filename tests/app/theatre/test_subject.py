"""What is looked into on the ARC bench: the view on show, with the model that answered it."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from app.theatre.inside import Inside
from app.theatre.subject import NoInsideError, of_bench
from app.window.launch import Studio
from app.window.pages import ARC
from hrm_core.engines import Batch, Inner
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelInfo
from hrm_core.tasks import TASKS
from tests.app.arc.support import FakeTeacher, answer, grid, mirror_task
from tests.app.support import FakeLibrary, Workshop, info


class Seen(ScriptedEngine):
    """Remembers which board it was looked into over."""

    boards: list[NDArray[np.int32]]

    def inside(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Inner]:
        self.boards.append(batch.tokens[0])
        after, step = self.step(batch, state)
        states = np.outer(np.arange(5, dtype=np.float32), np.ones(4, np.float32))
        return after, Inner(states, np.eye(3, 4, dtype=np.float32), step)


@pytest.fixture
def boards() -> list[NDArray[np.int32]]:
    return []


@pytest.fixture
def studio(
    workshop: Workshop,
    tmp_path: Path,
    boards: list[NDArray[np.int32]],
    monkeypatch: pytest.MonkeyPatch,
) -> Studio:
    def open_engine(model: ModelInfo) -> ScriptedEngine:
        engine = Seen(workshop.beats, TASKS["arc"].vocab_size)
        engine.boards = boards
        return engine

    monkeypatch.setattr(workshop, "open_engine", open_engine)
    workshop.beats = [answer(grid("789"), 4, -1.0), answer(grid("987"), 4)]
    workshop.teacher = FakeTeacher(tmp_path / "runs")
    studio = workshop.build()
    studio.preferences.change(views=3)
    workshop.teacher.teach(mirror_task().puzzle(0))
    studio.arc.desk.lay(mirror_task(), "open mirror")
    studio.window.pages.show(ARC)
    return studio


def bench_inside(studio: Studio) -> Inside:
    return studio.window.findChildren(Inside)[1]


def vote(qtbot: QtBot, studio: Studio) -> None:
    studio.arc.page.answer.answer.click()
    qtbot.waitUntil(lambda: not studio.arc.thinking.voter.running)


def test_the_view_on_show_is_seen_from_inside(
    qtbot: QtBot, studio: Studio, boards: list[NDArray[np.int32]]
) -> None:
    action = studio.arc.actions["inside"]
    assert not action.isEnabled()
    vote(qtbot, studio)
    thinking = studio.arc.thinking
    thinking.look_at(2)
    assert action.isEnabled()
    action.trigger()
    seen = bench_inside(studio)
    qtbot.waitUntil(lambda: not seen.running)
    assert [each.segment for each in seen.moves] == [1, 2]
    view = thinking.view_book
    assert view is not None
    np.testing.assert_array_equal(boards[0], TASKS["arc"].encode(view.seen))
    assert seen.view is not None
    assert seen.view.note.text().startswith("View 3 of 3. Thought again and looked into: 2 segm")
    thinking.player.go(1)
    assert seen.view.residuals._segment == 1
    thinking.look_at(0)  # another run: none of its segments is one of those on show
    assert seen.view.residuals._segment == 0
    seen.view.close()


def test_a_model_that_is_gone_is_named(qtbot: QtBot, studio: Studio) -> None:
    source = of_bench(studio.arc, TASKS["arc"], FakeLibrary([info("other", 2, "arc")]))
    with pytest.raises(NoInsideError, match="press Answer first"):
        source.find()
    vote(qtbot, studio)
    assert source.find().info.name == "learnt"
    book = studio.arc.thinking.book
    assert book is not None
    book.model = "other"  # as a vote of a saved session may have been made by another one
    assert source.find().info.name == "other"
    book.model = "lost"
    with pytest.raises(NoInsideError, match="lost, the model of this run, is not installed"):
        source.find()
    learner = studio.arc.thinking.learner
    learner.info = info("lost", 2, "arc")
    assert source.find().info is learner.info
