"""What leads from step to step of the Training page, for the kind of puzzle on show."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.train.steps.collector import Collector
from app.window.launch import Studio
from hrm_core.puzzle import Puzzle, PuzzleFormatError
from hrm_core.tasks import TASKS
from tests.app.support import FakeLibrary, Workshop, info, puzzle
from tests.app.train.test_page import collect, puzzles
from training.data.own import Fate, Item
from training.runs.process import TrainingRun


@pytest.fixture
def studio(workshop: Workshop) -> Iterator[Studio]:
    studio = workshop.build()
    yield studio
    studio.training.runs.close()


def test_every_button_of_the_data_means_the_kind_on_show(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    training, data = studio.training, studio.training.page.data
    mazes, sudokus = training.collectors["maze"], training.collectors["sudoku"]
    rng = np.random.default_rng(1)
    items = [Item("made", TASKS["maze"].generate(rng, "prim 9x9"), Fate.GOOD) for _ in range(4)]
    mazes.resume(items, 0.25)
    sudokus.resume([Item("typed", puzzle(), Fate.GOOD)], 0.25)
    training.show_kind("maze")
    data.removed.emit(items[:1])
    assert len(mazes.items) == 3
    data.back_wanted.emit()
    assert len(mazes.items) == 4
    data.share_chosen.emit(0.5)
    data.clear_wanted.emit()
    assert mazes.items == []
    assert (mazes.share, sudokus.share, len(sudokus.items)) == (0.5, 0.25, 1)
    asked: list[Collector] = []
    monkeypatch.setattr(Collector, "add_library", lambda collector: asked.append(collector))
    data.library_wanted.emit()
    assert asked == [mazes]


def test_no_two_hunts_look_at_the_same_puzzles(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    training, data, asked = studio.training, studio.training.page.data, list[tuple[object, ...]]()
    monkeypatch.setattr(training.hunter, "start", lambda *given: asked.append(given))
    data._level.setCurrentIndex(1)
    for count in (20, 30):
        data._count.setValue(count)
        data.hunt.begin.click()
    wanted = [(data.hunt.model, training.collector.task, data.level, count) for count in (20, 30)]
    assert [given[:4] for given in asked] == wanted
    assert asked[0][4] != asked[1][4]


def test_a_model_that_is_new_can_be_hunted_with_once_the_page_is_opened(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = studio.training.page.data.hunt
    assert bar._models.count() == 1
    monkeypatch.setattr(FakeLibrary, "models", lambda *_: [info("new"), info()])
    studio.training.open()
    assert [bar._models.itemText(n) for n in range(bar._models.count())] == ["New", "Scripted"]
    assert bar.model == info(), "the one that was chosen stays"


def test_the_next_run_gets_a_name_of_its_own(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrainingRun, "start", lambda _: None)
    collect(qtbot, studio, puzzles(tmp_path))
    training, page = studio.training, studio.training.page
    assert page.setup.choices.title == "My sudoku 1"
    page.setup.start.click()
    assert page.step == "run"
    assert training.runs.run is not None
    assert training.runs.run.files.about().title == "My sudoku 1"
    assert page.setup.choices.title == "My sudoku 2"
    page.setup.set_title("never begun")
    page.runs.new_wanted.emit()
    assert page.step == "data"
    assert page.setup.choices.title == "My sudoku 2"


def test_the_puzzle_that_is_watched_is_one_that_is_not_trained_on(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    collect(qtbot, studio, puzzles(tmp_path))
    training = studio.training
    watched = training.setup_view.config().extra["watch"]
    split, task = training.collector.split, training.collector.task
    assert watched in [task.format(each) for each in split.validation]
    assert watched not in [task.format(each) for each in split.train]


def test_files_that_are_dropped_are_seen_where_they_are_gathered(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    added: list[list[Path]] = []
    monkeypatch.setattr(studio.training.collector, "add_paths", added.append)
    studio.training.show_step("setup")
    studio.training.page.files_dropped.emit([Path("mine.csv")])
    assert studio.training.page.step == "data"
    assert added == [[Path("mine.csv")]]


def test_a_puzzle_of_a_kind_that_is_not_trained_on_is_refused(qtbot: QtBot, studio: Studio) -> None:
    with qtbot.waitSignal(studio.training.failed) as failed:
        studio.training.add_puzzle(Puzzle("arc", np.zeros((2, 2), np.uint8)))
    assert isinstance(failed.args[0], PuzzleFormatError)
    assert studio.training.collector.task.name == "sudoku"


def test_a_step_is_open_once_there_is_something_to_see_in_it(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrainingRun, "start", lambda _: None)
    training, buttons = studio.training, studio.training.page._buttons

    def opened() -> list[str]:
        return [step for step, button in buttons.items() if button.isEnabled()]

    assert opened() == ["data"]
    collect(qtbot, studio, puzzles(tmp_path))
    assert opened() == ["data", "setup"]
    training.setup_view.start()
    assert opened() == ["data", "setup", "run"]
    assert training.runs.run is not None
    training.runs.run.files.last.touch()
    training.follower.state_changed.emit()
    assert opened() == ["data", "setup", "run", "result"]
    training.show_kind("maze")
    assert opened() == ["data", "run", "result"]
