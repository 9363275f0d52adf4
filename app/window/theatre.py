"""Connects the reasoning theatre: what shows a run in windows of its own."""

from app.solve.models import ModelChoice
from app.style.theme import Theme
from app.theatre.whatif import WhatIf
from app.window.main_window import MainWindow
from hrm_core.library.models import OpenEngine


def connect_theatre(
    window: MainWindow, models: ModelChoice, open_engine: OpenEngine, theme: Theme
) -> None:
    """Commands, context menus and ends."""
    whatif = WhatIf(window.solving, models, open_engine, theme, window)
    whatif.failed.connect(window.errors.show_error)
    window.commands["what_if"].triggered.connect(lambda: whatif.menu())
    window.solving.page.board.menu_wanted.connect(whatif.menu)
    window.closing.connect(whatif.close)
