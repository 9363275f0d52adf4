"""What lies where is counted, what would go is said, and nothing else goes."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.preferences.dialog import SettingsWindow, settings_of
from app.preferences.items import items
from app.preferences.storage import Caps, clean, parts, spare
from app.preferences.storage_card import CAPPED, keep_within
from app.settings import Preferences, Settings
from app.window.launch import Studio
from hrm_core.checkpoint import ModelInfo
from hrm_core.library.models import ModelLibrary
from hrm_core.places import log_dir, user_data_dir
from hrm_core.sessions.shelf import Room
from training.runs.events import Finished
from training.runs.process import RunState, TrainingRun

ALL = Room(1000, 1 << 40)


def file(path: Path, size: int, age: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    when = 1_700_000_000 - age
    os.utime(path, (when, when))
    return path


def kept_run(number: int, size: int = 1000) -> Path:
    name = f"20260101-0000{number:02d}-000000-sudoku-abcdef.hrms"
    return file(user_data_dir() / "solves" / name, size)


def done_run(name: str, size: int = 1000, age: int = 0) -> TrainingRun:
    """One that is done, with three checkpoints."""
    folder = user_data_dir() / "runs" / name
    for each in ("best.pt", "last.pt", "previous.pt"):
        file(folder / each, size)
    file(folder / "config.json", 2, age)
    run = TrainingRun(folder)
    run.files.log(Finished(10, 1.0, "done"))
    assert run.state() is RunState.DONE
    return run


def learnt(library: ModelLibrary, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Models that learnt tasks, the newest first."""
    infos = []
    for age, name in enumerate(names):
        folder = library.own / name
        file(folder / "weights", 5000)
        os.utime(folder, (1_700_000_000 - age, 1_700_000_000 - age))
        provenance = {"learned": name}
        infos.append(ModelInfo(name, name, "arc", folder, 1, {}, provenance))
    monkeypatch.setattr(ModelLibrary, "models", lambda self, task=None: infos)


def agree(monkeypatch: pytest.MonkeyPatch, answer: bool, said: list[str]) -> None:
    """Answer every question so."""
    buttons = QMessageBox.StandardButton

    def question(parent: object, title: str, text: str) -> QMessageBox.StandardButton:
        said.append(text)
        return buttons.Yes if answer else buttons.No

    monkeypatch.setattr(QMessageBox, "question", question)


@pytest.mark.usefixtures("qapp")
def test_every_item_is_a_setting_with_its_default_among_the_choices() -> None:
    for item in items():
        default = getattr(Settings(), item.key)
        assert not item.choices or default in [value for value, _ in item.choices], item.key
    assert set(CAPPED) <= {item.key for item in items()}


def test_every_part_is_counted_once_and_links_are_not_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library, data = ModelLibrary(), user_data_dir()
    file(data / "models" / "mine" / "weights", 100)
    learnt(library, ["task"], monkeypatch)
    file(data / "learning" / "one" / "last.pt", 30)
    file(data / "runs" / "one" / "best.pt", 7)
    (data / "runs" / "loop").symlink_to(data)
    kept_run(1, 11)
    file(data / "memory.sqlite", 13)
    file(data / "memory.sqlite-wal", 2)
    file(log_dir() / "window.log", 17)
    file(data / "graphs" / "a" / "segment.onnx", 19)
    sizes = {part.kind: part.bytes for part in parts(library)}
    assert sizes == {
        "models": 100,
        "learnt": 5030,
        "runs": 7,
        "solves": 11,
        "files": 0,
        "memory": 15,
        "log": 17,
        "other": 19,
    }


def test_a_clean_up_of_kept_runs_takes_these_alone() -> None:
    paths = [kept_run(number) for number in range(4)]
    mine = file(user_data_dir() / "solves" / "mine.hrms", 5)
    library = ModelLibrary()
    beyond = spare("solves", library, Caps(Room(3, 1 << 40), 0, 0))
    assert (beyond.count, beyond.bytes) == (1, 1000)
    clean(beyond)
    assert [path.exists() for path in paths] == [False, True, True, True]
    clean(spare("solves", library))
    assert not any(path.exists() for path in paths)
    assert mine.exists()


def test_runs_that_are_done_keep_their_best_checkpoint_and_go_on_from_it() -> None:
    old, new = done_run("old", age=10), done_run("new")
    going = done_run("going")
    going.files.log(Finished(10, 1.0, "stopped"))
    library = ModelLibrary()
    what = spare("runs", library, Caps(ALL, 0, 8500))
    assert (what.count, what.bytes) == (1, 2000)
    clean(what)
    assert old.files.last.samefile(old.files.best)
    assert not old.files.previous.exists()
    assert new.files.previous.exists()
    clean(spare("runs", library))
    assert not new.files.previous.exists()
    assert going.files.previous.exists()
    assert spare("runs", library).steps == ()
    assert spare("runs", library, Caps(ALL, 0, 1)).steps == ()


def test_learnt_tasks_beyond_the_cap_go_at_the_next_start_and_no_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    library = ModelLibrary()
    names = [f"task-{number:02d}" for number in range(22)]
    learnt(library, names, monkeypatch)
    preferences = Preferences(tmp_path / "settings.json")
    keep_within(preferences)
    assert all((library.own / name).exists() for name in names)
    preferences.change(kept_learnt=20)
    keep_within(preferences)
    assert [(library.own / name).exists() for name in names] == [True] * 20 + [False] * 2


def test_nothing_is_cleaned_up_before_it_was_agreed_to(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept_run(1, 1_500_000)
    studio.window.commands["settings"].trigger()
    window = settings_of(studio.window)
    assert isinstance(window, SettingsWindow)
    card, said = window.storage, list[str]()
    qtbot.waitUntil(lambda: card.sizes["solves"].text() == "1.5 MB")
    agree(monkeypatch, False, said)
    card.buttons["solves"].click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("Delete 1 kept runs (1.5 MB)?")
    assert path.exists()
    agree(monkeypatch, True, said)
    card.buttons["solves"].click()
    qtbot.waitUntil(lambda: not path.exists())
    qtbot.waitUntil(lambda: card.sizes["solves"].text() == "–")
    card.buttons["runs"].click()
    qtbot.waitUntil(lambda: card.total.text() == "There is nothing to clean up here.")
    window.close()


def test_a_smaller_cap_says_what_it_deletes_and_can_be_taken_back(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [kept_run(number) for number in range(60)]
    studio.window.commands["settings"].trigger()
    window = settings_of(studio.window)
    assert isinstance(window, SettingsWindow)
    row = next(row for row in window.rows if row.item.key == "kept_runs")
    said = list[str]()
    agree(monkeypatch, False, said)
    window._set(row, 50)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("Delete 10 kept runs (10.0 kB)?")
    assert studio.preferences.now.kept_runs == 200
    agree(monkeypatch, True, said)
    window._set(row, 50)
    qtbot.waitUntil(lambda: studio.preferences.now.kept_runs == 50)
    qtbot.waitUntil(lambda: sum(path.exists() for path in paths) == 50)
    window.close()


def test_the_search_line_is_empty_and_ready_and_return_in_it_does_nothing(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.window.commands["settings"].trigger()
    window = settings_of(studio.window)
    assert isinstance(window, SettingsWindow)
    clicked = list[bool]()
    for button in window.findChildren(QPushButton):
        button.clicked.connect(clicked.append)
    monkeypatch.setattr("app.preferences.storage_card.ask_folder", lambda *_: None)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert clicked == []
    window.search.setText("size of")
    window.close()
    studio.window.commands["settings"].trigger()
    assert window.search.text() == ""
    assert window.focusWidget() is window.search
    assert all(row.box.isVisibleTo(window) for row in window.rows)
    window.close()
