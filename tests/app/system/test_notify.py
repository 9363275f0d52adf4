"""Whoever looks elsewhere hears that something long is over; nobody else does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.activity.ends import LONG, Ends
from app.activity.running import Activity
from app.preferences.items import items
from app.settings import Preferences
from app.system import notify
from app.system.notify import Notifier
from app.window.launch import Studio


class Tray(QObject):
    """An icon in a tray that there is not."""

    messageClicked = Signal()
    activated = Signal(object)

    def __init__(self, _: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self.shown, self.said = False, list[str]()

    def setToolTip(self, _: str) -> None:
        """Nobody points at it."""

    def showMessage(self, title: str, words: str, _: QIcon) -> None:
        assert self.shown, "systems show messages of icons that are in sight"
        self.said.append(f"{title}: {words}")

    def show(self) -> None:
        self.shown = True

    def hide(self) -> None:
        self.shown = False


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the task bar is told."""
    said: list[str] = []
    monkeypatch.setattr(QApplication, "alert", lambda *_: said.append("alert"))
    monkeypatch.setattr(notify, "QSystemTrayIcon", Tray)
    return said


@pytest.mark.parametrize(
    ("wanted", "away", "shows", "said"),
    [
        (True, True, True, ["alert", "Mine: done"]),
        (True, True, False, ["alert"]),
        (True, False, True, []),
        (False, True, True, []),
    ],
)
def test_a_message_is_for_whoever_is_elsewhere_and_wants_it(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    heard: list[str],
    wanted: bool,
    away: bool,
    shows: bool,
    said: list[str],
) -> None:
    monkeypatch.setattr(notify, "can_show_messages", lambda: shows)
    preferences, window = Preferences(tmp_path / "settings.json"), QWidget()
    qtbot.addWidget(window)
    preferences.change(notify=wanted)
    notifier = Notifier(window, preferences, lambda: away)
    notifier.say("Mine", "done")
    trays = notifier.findChildren(Tray)
    assert heard + [words for tray in trays for words in tray.said] == said
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not any(tray.shown for tray in trays)


def test_only_what_took_long_is_said_and_once() -> None:
    names, time, said = ["short", "long"], [0.0], list[str]()
    ends = Ends(
        lambda: [Activity(name, lambda: "") for name in names],
        lambda title, words: said.append(f"{title}: {words}"),
        lambda: time[0],
    )
    ends.look()
    time[0] = LONG - 1
    names.remove("short")
    ends.look()
    assert said == []
    time[0] = LONG + 3
    names.remove("long")
    ends.look()
    ends.look()
    assert said == ["long: Over after 23 s."]


def test_a_training_that_ends_is_said_by_the_system(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, heard: list[str]
) -> None:
    monkeypatch.setattr(notify, "can_show_messages", lambda: True)
    (notifier,) = studio.window.findChildren(Notifier)
    monkeypatch.setattr(notifier, "_away", lambda: True)
    studio.training.ended.emit("Mine", "done")
    (tray,) = notifier.findChildren(Tray)
    assert heard + tray.said == ["alert", "Mine: done"]
    assert studio.window.line.note == "Mine: done"


@pytest.mark.parametrize(("shows", "words"), [(True, "shows a message"), (False, "no messages")])
def test_the_settings_say_what_the_system_can(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, shows: bool, words: str
) -> None:
    monkeypatch.setattr("app.preferences.items.can_show_messages", lambda: shows)
    (item,) = [each for each in items() if each.key == "notify"]
    assert words in item.note
