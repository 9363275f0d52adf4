"""What belongs to some pages: commands that are grey on others, and where the keys go."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.window.launch import Studio
from app.window.pages import ARC, FILES, FOLDER, MODELS, SOLVE, TRAIN
from app.window.window_header import OF_BENCH, OF_BOARD
from hrm_core.library.models import ModelLibrary
from hrm_core.places import asset_path

TOOLS = set(OF_BENCH) - {"keep_puzzle"}  # for which there must be a memory


@pytest.mark.parametrize("page", [FILES, TRAIN, MODELS, FOLDER])
def test_no_command_acts_on_a_board_that_is_out_of_sight(studio: Studio, page: str) -> None:
    commands, pages = studio.window.commands, studio.window.pages
    tips = {name: commands[name].toolTip() for name in (*OF_BENCH, *OF_BOARD)}
    pages.show(page)
    for name in (*OF_BENCH, *OF_BOARD):
        assert not commands[name].isEnabled(), name
        assert "page Solve" in commands[name].toolTip()  # it says why
    assert commands["print"].isEnabled() == (page == FILES)
    studio.solving.refresh()  # which says for itself what makes sense
    assert not commands["pairs"].isEnabled()
    pages.show(SOLVE)
    assert all(commands[name].isEnabled() for name in (*TOOLS, "pairs", "print"))
    assert {name: commands[name].toolTip() for name in tips} == tips


def test_the_bench_of_arc_saves_and_has_no_columns_to_hide(studio: Studio) -> None:
    studio.window.pages.show(ARC)
    commands = studio.window.commands
    assert all(commands[name].isEnabled() for name in TOOLS)
    assert not commands["left"].isEnabled()


def test_nothing_is_printed_of_files_where_none_is_open(studio: Studio) -> None:
    studio.window.pages.show(FILES)
    studio.window.commands["print"].trigger()
    assert studio.window.printing.dialog is None
    assert "no file is open" in studio.window.line.note


def test_what_is_exported_is_the_model_that_is_in_view(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda _, title: asked.append(title))
    window = studio.window
    window.commands["export"].trigger()
    window.pages.show(MODELS)
    maze = ModelLibrary([asset_path("models")]).default("maze")
    monkeypatch.setattr(type(window.library), "info", maze)  # the one chosen in its list
    window.commands["export"].trigger()
    assert asked == [f"Export {title} into a new folder below" for title in ("Scripted", "Maze")]


def test_whoever_comes_to_the_board_can_type_on_it(qtbot: QtBot, studio: Studio) -> None:
    pages, page = studio.window.pages, studio.solving.page
    page.puzzle._kind.findChildren(type(page.puzzle._erase))[0].setFocus()
    pages.show(FILES)
    pages.show(SOLVE)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.board)


def test_a_button_leads_back_from_arc_tasks_to_files(studio: Studio) -> None:
    studio.window.files.page.tasks.click()
    assert studio.window.pages.name == FOLDER
    studio.arc.folder.page.files.click()
    assert studio.window.pages.name == FILES
