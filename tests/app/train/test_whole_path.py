"""From puzzles to a model in use, with real children: start, pause, resume, result, publish."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from hrm_core.library.models import ModelLibrary
from tests.app.support import Workshop
from tests.app.train.test_page import collect, puzzles
from training.runs.process import RunState

PATIENCE = 60_000  # milliseconds


def test_train_pause_resume_look_and_use(qtbot: QtBot, workshop: Workshop, tmp_path: Path) -> None:
    workshop.models = []  # so it begins from scratch
    studio = workshop.build()
    studio.window.show()
    studio.window.pages.show("train")
    training, page = studio.training, studio.training.page
    collect(qtbot, studio, puzzles(tmp_path, 14))
    page.setup.advanced._minutes.setValue(600)
    page.setup.advanced._batch.setValue(1)
    page.setup.advanced._mix.setValue(0)
    page.setup.advanced._segments.setValue(2)
    page.setup.start_wanted.emit()
    run = training.runs.run
    assert run is not None
    assert page.step == "run"
    qtbot.waitUntil(lambda: training.follower.history.latest is not None, timeout=PATIENCE)
    page.run.pause_wanted.emit()
    qtbot.waitUntil(lambda: training.follower.state is RunState.STOPPED, timeout=PATIENCE)
    stopped = training.follower.history.finished
    assert stopped is not None
    assert page.run.resume.isVisible()
    page.run.resume_wanted.emit()
    assert training.follower.state is RunState.RUNNING
    qtbot.waitUntil(
        lambda: (training.follower.history.latest or stopped).step > stopped.step,
        timeout=PATIENCE,
    )
    run.kill()
    qtbot.waitUntil(lambda: training.follower.state is RunState.INTERRUPTED, timeout=PATIENCE)
    training.show_step("result")
    qtbot.waitUntil(lambda: training.result_view._errand is None, timeout=PATIENCE)
    assert "of your" in page.result._headline.text()
    page.result._slider.setValue(1)
    with qtbot.waitSignal(training.published, timeout=PATIENCE) as told:
        page.result.publish_wanted.emit("Mine")
    assert told.args == ["mine", "sudoku"]
    assert studio.window.pages.name == "solve"
    info = ModelLibrary([tmp_path / "home" / "data" / "models"]).find("mine")
    assert info.title == "Mine"
    assert info.provenance["steps"] >= stopped.step
