"""Connects what the system gives and wishes to the parts of the window."""

from collections.abc import Iterator

from app.settings import Preferences
from app.solve.thinker import Thinker
from app.system.memory import Holder, MemoryCap
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
