"""Commands that Solve and ARC have in common: which of them make sense, and their buttons."""

from PySide6.QtWidgets import QPushButton

from app.actions import Actions
from app.bench.player import Player
from app.style.controls import show_icon
from app.words import tr


def enable_undo(actions: Actions, undo: str | None, redo: str | None) -> None:
    """What would be taken back or done again, in words; None if there is nothing."""
    for name, words, text in (("undo", tr("&Undo {0}"), undo), ("redo", tr("&Redo {0}"), redo)):
        actions[name].setEnabled(text is not None)
        actions[name].setText(words.format(text or "").rstrip())


def enable_transport(actions: Actions, player: Player) -> None:
    """Going through the segments."""
    for name in ("first", "previous"):
        actions[name].setEnabled(player.position > 0)
    for name in ("next", "last"):
        actions[name].setEnabled(not player.at_end)
    actions["play"].setEnabled(player.count > 0)


def bind(button: QPushButton, actions: Actions, name: str) -> None:
    """Make a push button stand for an action."""
    action = actions[name]

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setText(action.text().replace("&", ""))
        button.setToolTip(action.toolTip())
        show_icon(button, action.icon())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
