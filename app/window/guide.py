"""Connects what explains and adjusts the window: welcome, tour, palette, settings, help."""

import logging
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWhatsThisClickedEvent
from PySide6.QtWidgets import QApplication

from app.board.board import Board
from app.errors import explain
from app.guide.help import HelpWindow
from app.guide.pages import help_pages
from app.guide.palette import Palette
from app.guide.tour import Stop, Tour
from app.guide.welcome import Welcome
from app.job import Job, stop_all
from app.log import write_bundle
from app.preferences.dialog import SettingsWindow, settings_of
from app.preferences.keys import KeyTable, apply_keys
from app.preferences.storage_card import keep_within
from app.settings import Preferences
from app.solve.exchange import FIRST
from app.style.about import topic_at
from app.style.choosing import ask_new
from app.style.scale import percent_for
from app.style.theme import Theme
from app.system.connect import Motion
from app.system.memory import MemoryCap
from app.window.about import About
from app.window.crash import CrashDialog, open_logs
from app.window.main_window import MainWindow
from app.window.pages import ARC, SOLVE
from app.window.panels import explain_panels
from app.words import tr
from hrm_core.places import asset_path

LOG = logging.getLogger("app")


def connect_guide(window: MainWindow, preferences: Preferences, theme: Theme) -> None:
    """Everything below Help, the settings and the palette of commands."""
    actions = window.commands
    guide = Guide(window, preferences, theme)
    commands = {
        "welcome": guide.welcome,
        "tour": guide.tour,
        "palette": guide.palette,
        "settings": guide.settings,
        "help": guide.help,
        "bundle": guide.bundle,
        "logs": open_logs,
        "about": lambda: About(window).open(),
    }
    for name, command in commands.items():
        actions[name].triggered.connect(command)
    window.closing.connect(lambda: stop_all(guide))
    apply_keys(guide.benches, preferences.now.keys)
    guide.apply("pace")


def tidy(window: MainWindow, preferences: Preferences) -> None:
    """Keep within the caps that were chosen, in the background."""
    guide = window.findChild(Guide)
    assert isinstance(guide, Guide), "every window has one"
    Job(lambda: keep_within(preferences), guide).start()


class Guide(QObject):
    """Lives with the window; everything else is made when it is asked for."""

    def __init__(self, window: MainWindow, preferences: Preferences, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._preferences, self._theme = window, preferences, theme
        self._help: HelpWindow | None = None
        window.installEventFilter(self)
        explain_panels(window)
        self.benches = {"window": window.commands, "arc": window.arc.actions}

    def welcome(self) -> None:
        """The first things to look at."""
        welcome = Welcome(self._window)
        welcome.example_wanted.connect(self._open_example)
        welcome.tour_wanted.connect(self.tour)
        welcome.gallery_wanted.connect(self._window.commands["gallery"].trigger)
        welcome.finished.connect(welcome.deleteLater)
        welcome.open()

    def tour(self) -> None:
        """Six steps through the Solve page, in one of which the model thinks."""
        self._window.pages.show(SOLVE)
        Tour(self._stops(), self._theme, self._window, self._window.solving.page.board)

    def palette(self) -> None:
        """Every command that makes sense on the page on show."""
        window = self._window
        shown = [*window.commands.all()]
        if window.pages.name == ARC:
            own = {action.text() for action in window.arc.actions.all()}
            shown = [action for action in shown if action.text() not in own]
            shown += window.arc.actions.all()
        Palette(shown, window).open()

    def settings(self) -> None:
        """One window of them, made once."""
        found = settings_of(self._window)
        if found is None:
            keys = KeyTable(self.benches, self._preferences.now.keys)
            keys.chosen.connect(lambda own: self._preferences.change(keys=own))
            found = SettingsWindow(self._preferences, keys, self._window)
            found.changed.connect(self.apply)
        found.open_at_front()

    def help(self) -> None:
        """The help; at the panel that has the keyboard, if it is one."""
        self.help_on(topic_at(QApplication.focusWidget()))

    def help_on(self, topic: str) -> None:
        """The help, once; the keys in it are those of now."""
        if self._help is not None:
            self._help.deleteLater()
        self._help = HelpWindow(help_pages(self.benches), self._window)
        if topic:
            self._help.open_on(topic)
        else:
            self._help.open_at()

    def bundle(self) -> None:
        """Log, settings and facts as one file."""
        title, kind = tr("Save a debug bundle"), tr("Zip file (*.zip)")
        if path := ask_new(self._window, title, "hrm-studio-debug.zip", kind):
            try:
                write_bundle(path)
            except OSError as error:
                self._window.errors.show_error(error)
            else:
                self._window.tell(tr("Saved {0}").format(path))

    def apply(self, name: str) -> None:
        """Let the window follow a setting that has changed."""
        window, now = self._window, self._preferences.now
        if name == "theme":
            self._theme.choose(now.theme)
        elif name == "contrast":
            self._theme.choose_contrast(now.contrast)
        elif name == "text":
            height = QApplication.primaryScreen().size().height()
            self._theme.choose_text(percent_for(now.text, height))
        elif name == "cells":
            window.arc.page.task.choose_palette(now.cells)
        elif name == "pace":
            for board in window.findChildren(Board):
                board.set_pace(now.pace)
        elif name in ("motion", "peers"):
            action = window.commands[name]
            if action.isChecked() != getattr(now, name):
                action.trigger()
        elif name == "speed":
            window.solving.page.timeline.choose_speed(now.speed)
        elif name in ("engine", "device", "threads"):
            window.library.engine_chosen.emit()
        elif name == "calm":
            for motion in window.findChildren(Motion):
                motion.apply()
        elif name == "memory":
            for cap in window.findChildren(MemoryCap):
                cap.look()

    def _open_example(self, path: Path) -> None:
        self._window.pages.show(SOLVE)
        self._window.solving.exchange.open_example(path)
        if path.name == FIRST:
            self._window.commands["solve"].trigger()  # the card says: watch it

    def _stops(self) -> list[Stop]:
        page = self._window.solving.page
        return [
            Stop(
                page.board,
                tr("The board"),
                tr(
                    "Bold is given, slanted is yours, underlined is the model's. Type, paste or"
                    " drop any puzzle. Ctrl and the wheel zoom."
                ),
            ),
            Stop(
                page.think,
                tr("Let it think"),
                tr(
                    "Solve lets the model think until it halts by itself; Step thinks one segment"
                    " at a time. Above it you choose the model, below how long it may take."
                ),
            ),
            Stop(
                page.board,
                tr("Watch it think"),
                tr(
                    "The model is thinking about this puzzle now. After each segment its whole"
                    " answer is on the board: a ring marks what has just changed, red what breaks"
                    " a rule."
                ),
                self._think,
            ),
            Stop(
                page.verdict,
                tr("Belief and truth"),
                tr(
                    "What the model believes of its answer stands beside what the rules say. They"
                    " are never mixed up: a model can be sure and wrong."
                ),
            ),
            Stop(
                page.timeline,
                tr("Every segment again"),
                tr(
                    "Each segment of thought with the model's two values: stop, or think on. Click"
                    " or drag to go back in time; Space plays."
                ),
            ),
            Stop(
                self._window.pages.choice,
                tr("More pages"),
                tr(
                    "Files solves every puzzle of a file, Training trains a model on your own"
                    " puzzles, Models keeps them all. Ctrl+K finds every command, F1 opens the"
                    " help."
                ),
            ),
        ]

    def _think(self) -> None:
        """A run to be watched: of the puzzle on the board, or of the first example; or again."""
        solving = self._window.solving
        if solving.desk.is_blank:
            solving.exchange.open_example(asset_path("samples", "sudoku", FIRST))
        if solving.player.count and not solving.thinker.running:
            solving.player.play()
        else:
            self._window.commands["solve"].trigger()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The question mark of a panel was clicked."""
        if isinstance(event, QWhatsThisClickedEvent):
            self.help_on(event.href())
            return True
        return super().eventFilter(watched, event)


def report_fault(window: MainWindow, error: BaseException, kept: bool) -> None:
    """Log what nobody caught, and show it: a sentence of ours in the bar, a fault in a dialog."""
    LOG.error("nobody caught this", exc_info=error)
    if not explain(error).details:
        window.errors.show_error(error)
        return
    dialog = window.findChild(CrashDialog)
    if not isinstance(dialog, CrashDialog):
        dialog = CrashDialog(kept, window)
    dialog.add(error)
