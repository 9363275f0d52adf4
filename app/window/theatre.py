"""Connects the reasoning theatre: what shows a run in windows of its own."""

from dataclasses import replace

from PySide6.QtCore import QObject

from app.settings import Preferences
from app.solve.models import ModelChoice
from app.style.theme import Theme
from app.theatre.again import Again
from app.theatre.compare import Compare, Opening, OpenWith
from app.theatre.gallery import GalleryView, caption
from app.theatre.inside import Inside
from app.theatre.logic import Logic
from app.theatre.recent import RunKeeper, listed
from app.theatre.recent_view import RecentView
from app.theatre.subject import of_bench, of_solving
from app.theatre.whatif import WhatIf
from app.told import told
from app.window.main_window import MainWindow
from app.window.pages import ARC, SOLVE
from app.words import fill
from hrm_core.library.models import ModelLibrary
from hrm_core.places import user_data_dir
from hrm_core.sessions.cases import Case, load_cases
from hrm_core.sessions.shelf import FOLDER, Kept, Room, RunShelf
from hrm_core.showing.boards import DARK, LIGHT

__all__ = ["Gallery", "OpenWith", "Opening", "Recent", "connect_theatre"]


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
    solving, arc = window.solving, window.arc
    task = solving.desk.tasks[ARC]
    for source, commands in (
        (of_solving(solving, models), window.commands),
        (of_bench(arc, task, library), arc.actions),
    ):
        inside = Inside(source, opening, theme, window)
        inside.failed.connect(window.errors.show_error)
        commands["inside"].triggered.connect(inside.show)
        window.closing.connect(inside.close)
    again = Again(solving, models, opening.engine, theme, window)
    again.failed.connect(window.errors.show_error)
    window.commands["again"].triggered.connect(again.show)
    window.closing.connect(again.close)
    logic = Logic(window.solving, theme, window)
    logic.failed.connect(window.errors.show_error)
    window.commands["logic"].triggered.connect(logic.show)
    window.closing.connect(logic.close)
    gallery = Gallery(window, models, theme)
    window.commands["gallery"].triggered.connect(gallery.show)
    recent = Recent(window, compare, library, preferences, theme)
    window.commands["runs"].triggered.connect(recent.show)
    window.closing.connect(recent.keeper.close)
    whatif.thought.connect(recent.keeper.keep)


class Gallery(QObject):
    """Instructive cases, shown when they are asked for, and watched on the Solve page."""

    def __init__(self, window: MainWindow, models: ModelChoice, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._models, self._theme = window, models, theme
        self.view: GalleryView | None = None

    def show(self) -> None:
        """All cards."""
        tasks, inks = self._window.solving.desk.tasks, DARK if self._theme.dark else LIGHT
        view = GalleryView(load_cases(tasks), tasks, inks, self._window)
        view.wanted.connect(self.watch)
        view.finished.connect(view.deleteLater)
        self.view = view
        view.open()

    def watch(self, case: Case) -> None:
        """Lay the puzzle on its desk and let the model of the case think; ARC waits for a click."""
        window, title = self._window, caption(case)[0]
        puzzle = replace(case.puzzle, title=title)
        if puzzle.task == ARC:
            window.solving.exchange.arc_puzzles.emit([puzzle], title)
            return
        window.pages.show(SOLVE)
        window.solving.desk.lay(puzzle, title)
        if self._models.called(case.model) not in (None, self._models.info):
            self._models.choose_new(case.model)
        window.solving.watch(case.limit)


class Recent(QObject):
    """The shelf of runs: filled while one works, shown when it is asked for."""

    def __init__(
        self,
        window: MainWindow,
        compare: Compare,
        library: ModelLibrary,
        preferences: Preferences,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._compare, self._library = compare, library
        self._window, self._preferences, self._theme = window, preferences, theme
        self.shelf = RunShelf(user_data_dir() / FOLDER)
        self.keeper = RunKeeper(window.solving, window.arc, self.shelf, self._room, self)
        self.keeper.failed.connect(window.errors.show_error)
        self.view: RecentView | None = None

    def show(self) -> None:
        """The list, read anew."""
        if self.view is not None:
            self.view.close()
        tasks, inks = self._window.solving.desk.tasks, DARK if self._theme.dark else LIGHT
        room = self._room()
        kept = self.tr("The newest {0:,} runs within {1:,} MB are kept; Settings change that.")
        words = fill(kept, room.runs, room.bytes // 1_000_000)
        if not room.runs:
            words = self.tr("Runs are not kept; Settings change that.")
        titles = {info.name: told(info.title) for info in self._library.models()}
        view = RecentView(lambda: listed(self.shelf, tasks, inks), words, titles, self._window)
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
        elif kept.votes is not None:
            self._window.arc.exchange.lay_votes(kept.votes, kept.votes.title)

    def _side_by_side(self, chosen: list[Kept]) -> None:
        sessions = [kept.session for kept in chosen if kept.session is not None]
        self._compare.show_runs(sessions)

    def _delete(self, gone: list[Kept]) -> None:
        for kept in gone:
            self.shelf.delete(kept.path)

    def _room(self) -> Room:
        now = self._preferences.now
        return Room(now.kept_runs, now.kept_megabytes * 1_000_000)
