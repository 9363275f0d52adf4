"""The storage folder is moved whole or not at all, wherever it is interrupted."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.cli.main import main as hrm
from app.preferences import moving
from app.preferences.moving import MoveError, abandon, delete_old, load_of, move, refuse, wish
from app.preferences.moving_start import move_if_wished
from app.preferences.storage_card import StorageCard
from hrm_core.library.models import ModelLibrary
from hrm_core.places import STORAGE, Storage, read_storage, user_config_dir, user_data_dir
from training.runs.lock import Lock
from training.runs.shelf import Shelf


def fill_folder() -> Path:
    """A storage folder with something of everything: links, times, one file with two names."""
    data = user_data_dir()
    (data / "models" / "mine").mkdir(parents=True)
    (data / "models" / "mine" / "weights").write_bytes(b"w" * 5000)
    run = data / "runs" / "one-1"
    run.mkdir(parents=True)
    (run / "best.pt").write_bytes(b"best")
    os.link(run / "best.pt", run / "last.pt")
    (run / "alive").touch()
    (data / "memory.sqlite").write_bytes(b"desks")
    (data / "window.lock").touch()
    (data / "models" / "link").symlink_to("mine")
    os.utime(data / "models" / "mine", (1_700_000_000, 1_700_000_000))
    return data


def content(folder: Path) -> dict[str, bytes | str]:
    """Everything below a folder, but for locks."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file() and name not in moving.LOCKS:
            found[name] = path.read_bytes()
    return found


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An empty folder elsewhere."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    return place


def steps() -> int:
    """How often a move can be interrupted."""
    return sum(1 for _ in move())


def test_all_is_moved_with_its_times_and_links_and_the_old_folder_stays(target: Path) -> None:
    data = fill_folder()
    before = content(data)
    wish(target)
    assert user_data_dir() == data  # until the next start
    for _ in move():
        pass
    assert user_data_dir() == target
    assert content(target) == content(data) == before
    assert (target / "models" / "mine").stat().st_mtime == 1_700_000_000
    run = target / "runs" / "one-1"
    assert run.joinpath("best.pt").samefile(run / "last.pt")
    assert read_storage().old == str(data)
    assert not (target / moving.MARK).exists()


def test_a_move_that_is_interrupted_anywhere_loses_nothing_and_can_be_done_again(
    target: Path, tmp_path: Path
) -> None:
    data = fill_folder()
    before = content(data)
    wish(target)
    copy = tmp_path / "copy"
    shutil.copytree(user_config_dir(), copy)
    count = steps()
    assert count > 5
    for interrupted in range(count):
        shutil.rmtree(target)
        target.mkdir()
        shutil.rmtree(user_config_dir())
        shutil.copytree(copy, user_config_dir())
        going = move()
        for _ in range(interrupted + 1):
            next(going)
        going.close()  # as a process that is killed: nothing is tidied up
        assert content(user_data_dir()) == before
        assert content(data) == before
        if read_storage().wish:
            assert user_data_dir() == data
            for _ in move():
                pass
        assert user_data_dir() == target
        assert content(target) == before


@pytest.mark.parametrize("broken", ["replace_file", "sync_folder", "_copy_file", "_write"])
def test_a_move_whose_disk_fails_leaves_all_as_it_was(
    target: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    data = fill_folder()
    before = content(data)
    wish(target)

    def fail(*_: object) -> Iterator[int]:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(moving, broken, fail)
        with pytest.raises(OSError, match="No space"):
            list(move())
    assert user_data_dir() == data
    abandon()
    assert list(target.iterdir()) == []
    assert content(data) == before
    assert read_storage() == Storage()


def test_a_folder_that_changes_while_it_is_copied_is_not_moved(target: Path) -> None:
    data = fill_folder()
    wish(target)
    going = move()
    next(going)
    (data / "models" / "new").write_bytes(b"x")
    with pytest.raises(MoveError, match="changed"):
        list(going)
    assert user_data_dir() == data


def test_it_is_not_moved_while_somebody_trains_in_it(target: Path) -> None:
    data = fill_folder()
    wish(target)
    held = Lock.take(data / "runs" / "one-1" / "alive")
    assert held is not None
    with pytest.raises(MoveError, match="training is running"):
        next(move())
    held.release()
    assert next(move()).done == 0


def test_what_cannot_be_a_storage_folder_is_refused_in_a_sentence(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = fill_folder()
    load = load_of(data)
    (target / "thing").touch()
    inside = data / "inside"
    inside.mkdir()
    refusals = {
        data: "already",
        inside: "inside the other",
        data.parent: "inside the other",
        target: "is not empty",
        target / "thing": "There is no folder",
        tmp_path / "none": "There is no folder",
    }
    for place, words in refusals.items():
        with pytest.raises(MoveError, match=words):
            refuse(place, data, load)
    (target / "thing").unlink()
    refuse(target, data, load)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 1000))
    with pytest.raises(MoveError, match="no room"):
        refuse(target, data, load)
    monkeypatch.undo()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_cannot_be_written_to_is_refused(target: Path) -> None:
    data = fill_folder()
    target.chmod(0o500)
    with pytest.raises(MoveError, match="cannot be written to"):
        refuse(target, data, load_of(data))
    target.chmod(0o700)


def test_window_and_command_find_the_same_folder(
    target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill_folder()
    wish(target)
    for _ in move():
        pass
    assert ModelLibrary().own == target / "models"
    assert Shelf().folder == target / "runs"
    assert hrm(["models"]) == 0
    shutil.rmtree(target)
    capsys.readouterr()
    assert hrm(["models"]) == 2
    assert "is not there. Connect the disk" in capsys.readouterr().err
    (user_config_dir() / STORAGE).write_text("{")
    assert hrm(["models"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_the_old_folder_goes_only_when_that_is_asked_for(target: Path) -> None:
    data = fill_folder()
    before = content(data)
    wish(target)
    for _ in move():
        pass
    (data / "of somebody else").touch()
    delete_old()
    assert content(target) == before
    assert [path.name for path in data.iterdir()] == ["of somebody else"]
    assert read_storage() == Storage(folder=str(target))
    delete_old()  # nothing is left to go
    assert content(target) == before


def test_a_start_moves_it_and_says_why_it_could_not(qtbot: QtBot, target: Path) -> None:
    data = fill_folder()
    assert move_if_wished() == ""
    wish(target)
    (target / "thing").touch()
    assert "was not moved, and all is where it was" in move_if_wished()
    assert user_data_dir() == data
    assert read_storage().wish == ""
    (target / "thing").unlink()
    wish(target)
    assert move_if_wished() == ""
    assert user_data_dir() == target


def test_the_settings_say_what_is_moved_and_ask(
    qtbot: QtBot, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_folder()
    card = StorageCard()
    qtbot.addWidget(card)
    asked = []

    def answer(*words: str) -> QMessageBox.StandardButton:
        asked.append(words[-1])
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", lambda *words: answer(*words))
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: answer(*words))
    card.move_to(user_data_dir())
    qtbot.waitUntil(lambda: "already" in "".join(asked))
    card.move_to(target)
    qtbot.waitUntil(lambda: read_storage().wish == str(target))
    assert asked[1].startswith("Move 6 files (5.0 kB) to ")
    assert str(target) in card._moved.text()
    card.stay_button.click()
    assert read_storage().wish == ""
    wish(target)
    assert move_if_wished() == ""
    card.measure()
    assert "A copy of it still lies in" in card._moved.text()
    card.old_button.click()
    qtbot.waitUntil(lambda: not read_storage().old)
    qtbot.waitUntil(lambda: card.old_button.isHidden())
