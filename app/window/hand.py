"""Connects what helps a person who solves a sudoku or draws a maze."""

from app.hand.back import BackToBefore
from app.hand.marks import PairMarks
from app.hand.savepoints import SavepointList
from app.hand.truth import Truth
from app.settings import Preferences
from app.style.theme import Theme
from app.window.main_window import MainWindow


def connect_hand(window: MainWindow, preferences: Preferences, theme: Theme) -> None:
    """Commands, and when they can be given."""
    solving, actions = window.solving, window.commands
    mark = PairMarks(solving, preferences, window)
    actions["pairs"].setChecked(preferences.now.pairs)
    actions["pairs"].triggered.connect(mark.show)
    actions["solve_drawn"].setChecked(preferences.now.solve_drawn)
    actions["solve_drawn"].triggered.connect(lambda on: preferences.change(solve_drawn=on))
    points = SavepointList(solving, theme, window)
    points.told.connect(window.tell)
    points.failed.connect(window.errors.show_error)
    actions["savepoint"].triggered.connect(lambda: points.set())
    actions["go_back"].triggered.connect(points.go_back)
    actions["savepoints"].triggered.connect(points.show)
    window.closing.connect(points.close)
    truth = Truth(solving, actions["truth"], window)
    truth.failed.connect(window.errors.show_error)
    window.closing.connect(truth.close)
    back = BackToBefore(solving, window)
    back.failed.connect(window.errors.show_error)
    actions["before_mistake"].triggered.connect(back.go)
    window.closing.connect(back.close)
    solving.page.board.said.connect(window.tell)
    actions["clear_colors"].triggered.connect(solving.desk.clear_colors)

    def enable() -> None:
        actions["before_mistake"].setEnabled(back.offered)

    solving.desk.changed.connect(enable)
    enable()
