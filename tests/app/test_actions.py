from collections import Counter

import pytest
from PySide6.QtWidgets import QMenu

from app.actions import Actions
from app.style.theme import Theme
from app.window.main_window import MainWindow
from hrm_core.places import asset_path
from tests.app.support import Workshop


@pytest.fixture
def actions(theme: Theme) -> Actions:
    return Actions(theme)


def test_every_command_has_a_text_and_a_tip(actions: Actions) -> None:
    assert [entry.name for entry in actions.entries if not (entry.text and entry.tip)] == []


def test_no_key_means_two_things(actions: Actions) -> None:
    keys = Counter(key.toString() for action in actions.all() for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_icon_is_drawn_by_somebody(actions: Actions) -> None:
    for entry in actions.entries:
        if entry.icon:
            assert asset_path("icons", f"{entry.icon}.svg").is_file()
            assert not actions[entry.name].icon().isNull()


def test_icons_follow_the_palette(actions: Actions, theme: Theme) -> None:
    light = actions["open"].icon().pixmap(24, 24).toImage()
    theme.choose("dark")
    assert actions["open"].icon().pixmap(24, 24).toImage() != light


def test_the_tip_names_the_key(actions: Actions) -> None:
    assert "Ctrl+O" in actions["open"].toolTip()


def test_every_command_stands_in_a_menu_and_does_something(workshop: Workshop) -> None:
    window: MainWindow = workshop.build().window
    in_menus = {
        action
        for menu in window.findChildren(QMenu)
        for action in menu.actions()
        if not action.isSeparator()
    }
    commands = window.commands.all()
    assert len(commands) > 20
    assert [action.text() for action in commands if action not in in_menus] == []
    silent = [a.text() for a in commands if not a.receivers("2triggered(bool)")]
    assert silent == []
