"""Boards do not move where the system asks for less motion, unless somebody wants them to."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtDBus import QDBusVariant
from pytestqt.qtbot import QtBot

from app.board.board import Board
from app.board.editor import new_document
from app.board.frame import Face, Ink, edit_frame
from app.preferences.items import items
from app.system.connect import Motion
from app.system.motion import MotionWish
from app.window.launch import Studio
from tests.app.board.test_board import with_face
from tests.app.support import LOOK, puzzle

GNOME = ("org.gnome.desktop.interface", "enable-animations")
PORTAL = ("org.freedesktop.appearance", "reduced-motion")


@pytest.fixture
def wish(qapp: object, monkeypatch: pytest.MonkeyPatch) -> MotionWish:
    """A system that says nothing by itself."""
    monkeypatch.setattr("app.system.motion.SYSTEM", "nowhere")
    return MotionWish()


def test_what_desktops_say_is_understood(wish: MotionWish) -> None:
    heard: list[bool] = []
    wish.changed.connect(lambda: heard.append(wish.less))
    wish.take(*GNOME, QDBusVariant(True))
    wish.take(*GNOME, QDBusVariant(QDBusVariant(False)))  # as older portals wrap it
    wish.take("org.gnome.desktop.interface", "cursor-size", 24)
    wish.take(*PORTAL, 1)
    wish.take(*GNOME, True)  # one of the two still asks for it
    wish.take(*PORTAL, 0)
    assert heard == [True, False]


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no session bus to be had")
def test_a_desktop_is_asked_and_listened_to() -> None:
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.app.system.desktop"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=50)
    assert said.stdout.strip() == "less, as usual"


def test_boards_rest_as_long_as_the_system_asks_for_it(qtbot: QtBot, studio: Studio) -> None:
    (wish,) = studio.window.findChildren(MotionWish)
    board, action = studio.solving.page.board, studio.window.commands["motion"]
    assert board.motion
    wish.take(*GNOME, False)
    assert (board.motion, action.isChecked()) == (False, False)
    assert studio.preferences.now.motion  # is what it was
    wish.take(*GNOME, True)
    assert (board.motion, action.isChecked()) == (True, True)


def test_boards_of_windows_that_open_later_rest_too(qtbot: QtBot, studio: Studio) -> None:
    studio.window.commands["motion"].trigger()
    assert studio.theme.still
    board = Board(LOOK, studio.theme, edit_frame(LOOK, new_document(LOOK, puzzle())))
    qtbot.addWidget(board)
    board.show_frame(with_face(board.frame, (0, 0), Face(7, Ink.MODEL, changed=True)))
    assert not board.animated
    studio.window.commands["motion"].trigger()
    board.show_frame(with_face(board.frame, (0, 0), Face(8, Ink.MODEL, changed=True)))
    assert board.animated


def test_who_wants_motion_gets_it_whatever_the_system_asks_for(
    qtbot: QtBot, studio: Studio
) -> None:
    (wish,) = studio.window.findChildren(MotionWish)
    board, action = studio.solving.page.board, studio.window.commands["motion"]
    wish.take(*GNOME, False)
    action.trigger()
    assert (board.motion, action.isChecked()) == (True, True)
    assert not studio.preferences.now.calm
    studio.preferences.change(calm=True)
    (motion,) = studio.window.findChildren(Motion)
    motion.apply()
    assert not board.motion
    wish.take(*GNOME, True)
    action.trigger()
    assert (board.motion, studio.preferences.now.calm) == (False, True)


@pytest.mark.parametrize("can", [True, False])
def test_it_is_offered_where_there_is_somebody_to_ask(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, can: bool
) -> None:
    monkeypatch.setattr("app.preferences.items.can_ask", lambda: can)
    assert any(item.key == "calm" for item in items()) is can
