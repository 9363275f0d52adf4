"""Which results stand beside a folder of tasks, and what is said of their end."""

from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.arc.folder.controller import FolderController
from app.arc.folder.work import FolderWork, Seen
from app.window.launch import Studio
from hrm_core.checkpoint import ModelInfo
from hrm_core.library.models import ModelError
from hrm_core.places import asset_path
from tests.app.arc.folder.test_page import answered, base, folder, following, source, work_of
from tests.app.support import info
from training.arc.table import write_row

__all__ = ["base", "folder", "source"]


def test_answers_of_one_way_are_not_shown_beside_another(
    folder: FolderController, source: Path, base: ModelInfo, tmp_path: Path, qtbot: QtBot
) -> None:
    other = work_of(source, base, tmp_path)
    other.folder.mkdir(parents=True)
    write_row(other.folder, other.how, "task3", answered("task3", right=True))
    folder.page.way_chosen.emit()
    qtbot.waitUntil(lambda: not following(folder))
    assert "1 of 1" in folder.page._score.text()
    views = folder.page.views.value()
    for value, there in ((views + 1, False), (views, True)):
        folder.page.views.setValue(value)
        folder.page.way_chosen.emit()
        qtbot.waitUntil(lambda: not following(folder))
        assert ("1 of 1" in folder.page._score.text(), folder.page.export.isEnabled()) == (
            there,
            there,
        )


def test_why_the_work_ended_is_said_once_it_is_over(
    folder: FolderController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def follow(_: FolderWork) -> Generator[Seen]:
        yield Seen({}, ["task0"], True)
        yield Seen({}, ["task0"], False, None, "The disk is full.")

    monkeypatch.setattr(FolderWork, "start", lambda *_: None)
    monkeypatch.setattr(FolderWork, "follow", follow)
    with qtbot.waitSignal(folder.failed) as failed:
        folder.page.go.click()
    assert str(failed.args[0]) == "The disk is full."
    assert not folder.running
    folder.close()


def test_learnt_tasks_that_cannot_be_deleted_keep_no_others(
    folder: FolderController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    deleted: list[str] = []

    def delete(model: ModelInfo) -> None:
        if model.name == "held":
            raise ModelError("it is held")
        deleted.append(model.name)

    monkeypatch.setattr(folder._library, "delete", delete)
    with qtbot.waitSignals([folder.failed, folder.forgot]):
        folder._forget([info("held"), info("free")])
    assert deleted == ["free"]


def test_the_folder_of_ones_own_is_remembered_and_the_examples_are_not(
    folder: FolderController, studio: Studio, source: Path, qtbot: QtBot
) -> None:
    for path in (source, asset_path("samples", "arc")):
        folder.read(path)
        qtbot.waitUntil(lambda: folder._reading is None)
        assert folder.folder is not None
        assert folder.folder.path == path
        assert studio.preferences.now.arc_folder == str(source.absolute())
