"""Connects what helps a person who solves a sudoku by hand."""

from app.hand.back import BackToBefore
from app.window.main_window import MainWindow


def connect_hand(window: MainWindow) -> None:
    """Commands, and when they can be given."""
    solving, actions = window.solving, window.commands
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
