"""Connects what the system gives and wishes to the parts of the window."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from app.settings import Preferences
from app.solve.thinker import Thinker
from app.style.theme import Theme
from app.system.memory import Holder, MemoryCap
from app.system.motion import MotionWish
from app.window.main_window import MainWindow


def connect_memory(window: MainWindow, preferences: Preferences) -> MemoryCap:
    """The cap looks when a part of the window says that something changed."""
    thinker, voter = window.solving.thinker, window.arc.thinking.voter

    def holders() -> Iterator[Holder]:
        yield from window.findChildren(Thinker)
        yield voter

    cap = MemoryCap(window.line.memory, preferences, holders, parent=window)
    for signal in (
        window.solving.report.told,
        window.arc.report.told,
        window.files.stated,
        window.pages.shown,
        thinker.closed,
        voter.closed,
        voter.ended,
    ):
        signal.connect(lambda *_: cap.look())
    cap.look()
    return cap


class Motion(QObject):
    """Lets boards move as the user wants it and, unless that is switched off, the system.

    Whoever switches the animation on while the system asks for less means it: from then on the
    system is not asked any more.
    """

    def __init__(
        self, window: MainWindow, preferences: Preferences, theme: Theme, wish: MotionWish
    ) -> None:
        super().__init__(window)
        self._window, self._preferences, self._wish = window, preferences, wish
        self._theme = theme
        window.commands["motion"].triggered.connect(self._chosen)
        wish.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        """What is so now, on the boards and in the menu."""
        now = self._preferences.now
        on = now.motion and not (now.calm and self._wish.less)
        self._theme.still = not on
        self._window.commands["motion"].setChecked(on)
        for board in (self._window.solving.page.board, *self._window.arc.page.bench.boards):
            board.motion = on

    def _chosen(self, on: bool) -> None:
        if on and self._wish.less and self._preferences.now.calm:
            self._preferences.change(calm=False)
        self.apply()
