"""Dialogs for files open where the last one was left."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.style.choosing import (
    ask_file,
    ask_folder,
    ask_kind,
    ask_new,
    last_folder,
    remember_folder,
)


def test_a_dialog_opens_in_the_folder_of_the_file_that_was_chosen_last(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    begun: list[str] = []

    def choose(_: QWidget, title: str, folder: str, *kinds: str) -> tuple[str, str]:
        begun.append(folder)
        return str(tmp_path / "a.txt"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *asked: begun.append(asked[2]))
    remember_folder(str(tmp_path / "gone"))
    assert last_folder() == str(Path.home())
    assert ask_file(parent, "Open") == tmp_path / "a.txt"
    assert ask_folder(parent, "Open") is None
    assert begun == [str(Path.home()), str(tmp_path)]
    remember_folder(str(Path.home()))


def test_a_name_without_an_ending_gets_that_of_the_kind_chosen_else_of_the_proposal(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer(name: str, kind: str) -> None:
        named = str(tmp_path / name) if name else ""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (named, kind))

    answer("board", "Page (*.pdf)")
    assert ask_kind(parent, "Save", "board.png") == (tmp_path / "board.pdf", "Page (*.pdf)")
    answer("board", "")
    assert ask_new(parent, "Save", "board.png") == tmp_path / "board.png"
    answer("board.svg", "Page (*.pdf)")
    assert ask_new(parent, "Save", "board.png") == tmp_path / "board.svg"
    assert last_folder() == str(tmp_path)
    answer("", "")
    assert ask_new(parent, "Save", "board.png") is None
    remember_folder(str(Path.home()))
