"""Connects the reasoning theatre: what shows a run in windows of its own."""

from PySide6.QtCore import QObject

from app.settings import Preferences
from app.solve.models import ModelChoice
from app.style.theme import Theme
from app.theatre.compare import Compare, Opening, OpenWith
from app.theatre.recent import RunKeeper, listed
from app.theatre.recent_view import RecentView
from app.theatre.whatif import WhatIf
from app.window.main_window import MainWindow
from app.window.pages import SOLVE
from hrm_core.library.models import ModelLibrary
from hrm_core.places import user_data_dir
from hrm_core.sessions.shelf import FOLDER, Kept, Room, RunShelf
from hrm_core.showing.boards import DARK, LIGHT

__all__ = ["OpenWith", "Opening", "Recent", "connect_theatre"]


def connect_theatre(
    window: MainWindow,
    models: ModelChoice,
    opening: Opening,
    library: ModelLibrary,
    preferences: Preferences,
    theme: Theme,
) -> None:
    """Commands, context menus and ends."""
    compare = Compare(window.solving, models, library, opening, theme, window)
    compare.failed.connect(window.errors.show_error)
    window.commands["compare"].triggered.connect(compare.choose)
    window.closing.connect(compare.close)
    whatif = WhatIf(window.solving, models, opening.engine, theme, window)
    whatif.failed.connect(window.errors.show_error)
    window.commands["what_if"].triggered.connect(lambda: whatif.menu())
    window.solving.page.board.menu_wanted.connect(whatif.menu)
    window.closing.connect(whatif.close)
    recent = Recent(window, compare, preferences, theme)
    window.commands["runs"].triggered.connect(recent.show)
    window.closing.connect(recent.keeper.close)


class Recent(QObject):
    """The shelf of runs: filled while one works, shown when it is asked for."""

    def __init__(
        self, window: MainWindow, compare: Compare, preferences: Preferences, theme: Theme
    ) -> None:
        super().__init__(window)
        self._compare = compare
        self._window, self._preferences, self._theme = window, preferences, theme
        self.shelf = RunShelf(user_data_dir() / FOLDER)
        self.keeper = RunKeeper(window.solving, self.shelf, self._room, self)
        self.keeper.failed.connect(window.errors.show_error)
        self.view: RecentView | None = None

    def show(self) -> None:
        """The list, read anew."""
        if self.view is not None:
            self.view.close()
        tasks, inks = self._window.solving.desk.tasks, DARK if self._theme.dark else LIGHT
        room = self._room()
        told = self.tr("The newest {0:,} runs within {1:,} MB are kept; Settings change that.")
        words = told.format(room.runs, room.bytes // 1_000_000)
        if not room.runs:
            words = self.tr("Runs are not kept; Settings change that.")
        view = RecentView(lambda: listed(self.shelf, tasks, inks), words, self._window)
        view.opened.connect(self._open)
        view.deleted.connect(self._delete)
        view.compared.connect(self._side_by_side)
        view.finished.connect(self._forget)
        self.view = view
        view.show()

    def _forget(self) -> None:
        if self.view is not None:
            self.view.deleteLater()
        self.view = None

    def _open(self, kept: Kept) -> None:
        if kept.session is not None:
            self._window.pages.show(SOLVE)
            self._window.solving.exchange.lay_run(kept.session)

    def _side_by_side(self, chosen: list[Kept]) -> None:
        sessions = [kept.session for kept in chosen if kept.session is not None]
        self._compare.show_runs(sessions)

    def _delete(self, gone: list[Kept]) -> None:
        for kept in gone:
            self.shelf.delete(kept.path)

    def _room(self) -> Room:
        now = self._preferences.now
        return Room(now.kept_runs, now.kept_megabytes * 1_000_000)
