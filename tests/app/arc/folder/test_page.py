"""The page for a folder of tasks in a window: looked through, begun, stopped, gone on with."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.arc.folder.controller import FolderController
from app.arc.folder.entries import pace_of
from app.arc.folder.learnt import LearntDialog
from app.arc.folder.page import ANSWERS
from app.arc.folder.work import FolderWork
from app.window.launch import Studio
from app.window.pages import ARC, FILES, FOLDER, TRAIN
from hrm_core.checkpoint import ModelInfo
from hrm_core.tasks.arc import task_text
from tests.app.arc.support import FakeTeacher
from tests.app.support import info
from tests.training.arc_base import a_task, write_base
from training.arc.table import ALIVE, Now, Row, Way, write_now, write_row
from training.runs.lock import Lock
from training.runs.process import TrainingRun
from training.runs.shelf import Shelf

COUNT = 5


@pytest.fixture
def base(tmp_path: Path, teacher: FakeTeacher) -> ModelInfo:
    teacher.base_info = write_base(tmp_path / "models")
    return teacher.base_info


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "tasks"
    folder.mkdir()
    for number in range(COUNT):
        text = task_text([a_task(seed=number)])
        (folder / f"task{number}.json").write_text(text, "utf-8")
    return folder


@pytest.fixture
def folder(
    studio: Studio, base: ModelInfo, source: Path, tmp_path: Path, qtbot: QtBot
) -> FolderController:
    """The page on the screen, with the tasks in sight."""
    controller = studio.arc.folder
    controller.shelf = tmp_path / "shelf"
    studio.preferences.change(arc_folder=str(source))
    studio.window.show()
    studio.window.pages.show(FOLDER)
    qtbot.waitUntil(lambda: controller.folder is not None)
    qtbot.waitUntil(lambda: not following(controller))
    return controller


def following(controller: FolderController) -> bool:
    return controller._following is not None


def work_of(source: Path, base: ModelInfo, tmp_path: Path) -> FolderWork:
    """As another program has it."""
    return FolderWork(source, base, Way(views=32), tmp_path / "shelf")


def held(work: FolderWork) -> Lock:
    """As while another program is at it."""
    work.folder.mkdir(parents=True)
    lock = Lock.take(work.folder / ALIVE)
    assert lock is not None
    return lock


def look_again(studio: Studio, folder: FolderController, qtbot: QtBot) -> None:
    studio.window.pages.show(FILES)
    studio.window.pages.show(FOLDER)
    qtbot.waitUntil(lambda: folder.running)


def answered(name: str, right: bool) -> Row:
    number = int(name[-1])
    solution = a_task(seed=number).solution
    assert solution is not None
    wrong = [[0]]
    return Row([[solution.tolist() if right else wrong]], [[right, right]], seconds=8.0)


def shown(controller: FolderController) -> list[str]:
    return [entry.name for entry in controller.page.gallery.tiles.entries]


def test_all_tasks_are_in_sight_and_one_is_opened_on_the_bench(
    folder: FolderController, studio: Studio, qtbot: QtBot
) -> None:
    assert shown(folder) == [f"task{number}" for number in range(COUNT)]
    assert folder.page.go.text() == "Learn and answer all 5 tasks"
    studio.arc.exchange.folder = Path("another")  # what was opened on the bench before
    folder.page.gallery.setCurrentIndex(folder.page.gallery.tiles.index(2))
    QTest.keyClick(folder.page.gallery, Qt.Key.Key_Return)
    assert studio.window.pages.name == ARC
    assert studio.arc.desk.document.title == "task2"
    studio.arc.actions["task_after"].trigger()
    assert studio.arc.desk.document.title == "task3"
    studio.arc.actions["task_before"].trigger()
    studio.arc.actions["task_before"].trigger()
    assert studio.arc.desk.document.title == "task1"
    studio.arc.actions["gallery"].trigger()
    assert studio.window.pages.name == FOLDER
    assert shown(folder) == [f"task{number}" for number in range(COUNT)]


def test_a_random_task_is_one_of_those_shown(
    folder: FolderController, studio: Studio, qtbot: QtBot
) -> None:
    folder.page.search.setText("task4")
    assert shown(folder) == ["task4"]
    folder.page.random.click()
    assert studio.arc.desk.document.title == "task4"
    studio.window.pages.show(FOLDER)
    folder.page.search.setText("nothing is called so")
    assert shown(folder) == []
    assert not folder.page.go.isEnabled()
    folder.page.random.click()
    assert studio.window.pages.name == FOLDER


def test_only_the_selected_tasks_are_begun(
    folder: FolderController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[list[str], bool]] = []
    monkeypatch.setattr(FolderWork, "start", lambda _, names, keep: begun.append((names, keep)))
    model = folder.page.gallery.selectionModel()
    for row in (1, 3):
        model.select(folder.page.gallery.tiles.index(row), model.SelectionFlag.Select)
    assert folder.page.go.text() == "Learn and answer 2 tasks"
    folder.page.keep.setChecked(True)
    folder.page.go.click()
    assert begun == [(["task1", "task3"], True)]
    qtbot.waitUntil(lambda: not following(folder))


def test_work_that_goes_on_is_followed_stopped_and_gone_on_with(
    folder: FolderController,
    source: Path,
    base: ModelInfo,
    tmp_path: Path,
    studio: Studio,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, other = folder.page, work_of(source, base, tmp_path)
    lock = held(other)
    (other.folder / "names.txt").write_text("\n".join(shown(folder)), "utf-8")
    write_row(other.folder, other.how, "task0", answered("task0", right=True))
    write_now(other.folder, Now("task1", 2, COUNT, 75, 150))
    look_again(studio, folder, qtbot)
    assert page.go.text() == "Stop"
    assert "1 of 5 answered  ·  now task1, step 75 of 150  ·  about" in page._told.text()
    entries = page.gallery.tiles.entries
    pace = pace_of(entries, 150, 32)
    assert pace is not None
    here, *others = (entry.seconds(150, 32, pace) for entry in entries[1:])
    left = folder._left()
    write_row(other.folder, other.how, "task1", answered("task1", right=False))
    qtbot.waitUntil(lambda: "2 of 5 answered" in page._told.text())
    assert page._score.text().startswith("Right within two tries: 1 of 2, 50.0\xa0% ± 35.4\xa0%")
    page.view.set_key(ANSWERS)
    page.filtered.emit()
    assert page.results.answers.rowCount() == 2
    assert page.results.isVisible()

    page.go.click()
    assert (other.folder / "stop").exists()
    lock.release()
    qtbot.waitUntil(lambda: not folder.running)
    assert left == pytest.approx(here / 2 + sum(others)), "it was half done with the first of four"
    assert page.go_on.text() == "Go on (3 left)"
    begun: list[list[str]] = []
    monkeypatch.setattr(FolderWork, "start", lambda _, names, keep: begun.append(list(names)))
    page.go_on.click()
    assert begun == [["task2", "task3", "task4"]]
    page.wanted.setCurrentIndex(4)
    page.filtered.emit()
    assert shown(folder) == ["task1"]  # answered wrong
    qtbot.waitUntil(lambda: not following(folder))


def test_closing_does_not_wait_for_work_that_has_no_news(
    folder: FolderController,
    source: Path,
    base: ModelInfo,
    tmp_path: Path,
    studio: Studio,
    qtbot: QtBot,
) -> None:
    other = work_of(source, base, tmp_path)
    lock = held(other)
    in_the_end = threading.Timer(10, lock.release)  # should it wait all the same
    in_the_end.start()
    look_again(studio, folder, qtbot)
    qtbot.wait(100)
    folder.close()
    assert other.alive
    in_the_end.cancel()
    lock.release()


def test_answers_are_taken_away_as_files(
    folder: FolderController,
    source: Path,
    base: ModelInfo,
    tmp_path: Path,
    studio: Studio,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not folder.page.export.isEnabled()
    other = work_of(source, base, tmp_path)
    other.folder.mkdir(parents=True)
    write_row(other.folder, other.how, "task3", answered("task3", right=True))
    folder.read(source)
    qtbot.waitUntil(folder.page.export.isEnabled)
    names = iter([str(tmp_path / "submission.json"), str(tmp_path / "table")])
    monkeypatch.setattr(
        "app.style.choosing.QFileDialog.getSaveFileName", lambda *_: (next(names), "")
    )
    with qtbot.waitSignal(folder.told):
        folder.page.submission_wanted.emit()
    with qtbot.waitSignal(folder.told):
        folder.page.table_wanted.emit()
    assert list(json.loads((tmp_path / "submission.json").read_text("utf-8"))) == ["task3"]
    assert (tmp_path / "table.csv").read_text("utf-8").splitlines()[1].startswith("task3,1,right,")


def test_a_folder_that_holds_no_task_is_refused_and_the_other_stays(
    folder: FolderController, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(folder.failed) as caught:
        folder.read(tmp_path / "empty")
    assert "choose a folder with tasks" in str(caught.args[0])
    assert len(shown(folder)) == COUNT


def test_without_a_base_model_tasks_are_only_looked_at(
    folder: FolderController, teacher: FakeTeacher, source: Path, qtbot: QtBot
) -> None:
    teacher.base_info = None
    folder.read(source)
    qtbot.waitUntil(lambda: "No model that can learn" in folder.page._told.text())
    assert not folder.page.go.isEnabled()


def test_learnt_tasks_are_listed_and_deleted(qtbot: QtBot) -> None:
    dialog = LearntDialog([(info("small"), 500_000), (info("large"), 1_500_000)])
    qtbot.addWidget(dialog)
    lines = [dialog.list.item(row).text() for row in range(2)]
    assert lines == ["Large   1.5 MB", "Small   0.5 MB"]
    assert dialog._told.text().startswith("2 learnt tasks, 2.0 MB.")
    assert not dialog.forget.isEnabled()
    dialog.all.click()
    with qtbot.waitSignal(dialog.forgotten) as caught:
        dialog.forget.click()
    assert [each.name for each in caught.args[0]] == ["large", "small"]
    assert dialog._told.text().startswith("0 learnt tasks")


def test_few_pictures_are_kept(folder: FolderController, qtbot: QtBot) -> None:
    painter = folder.page.gallery._painter
    folder.page.gallery.viewport().repaint()
    assert 0 < len(painter._tiles) <= COUNT


def test_a_base_of_ones_own_is_begun_and_followed_on_the_training_page(
    folder: FolderController,
    studio: Studio,
    source: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with qtbot.waitSignal(folder.failed) as caught:
        folder.page.tune.click()
    assert str(caught.args[0]) == "5 tasks are too few to train on; at least 10 are needed."
    for number in range(COUNT, 12):
        text = task_text([a_task(seed=number)])
        (source / f"task{number}.json").write_text(text, "utf-8")
    started: list[TrainingRun] = []
    monkeypatch.setattr(TrainingRun, "start", lambda run: started.append(run))
    folder.tuner.shelf = Shelf(tmp_path / "runs")
    dialog = folder.tuner.ask(source, 12, folder.page)
    assert dialog is not None
    assert dialog._facts.text() == "10 tasks to train on, 2 left out"
    dialog.name.setText("Mine")
    with qtbot.waitSignal(folder.tuner.begun, timeout=30_000):
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    config = started[0].files.config()
    assert (config.title, config.max_seconds, config.task) == ("Mine", 1800, "arc")
    assert studio.window.pages.name == TRAIN
    run = studio.training.runs.run
    assert run is not None
    assert run.folder == started[0].folder
