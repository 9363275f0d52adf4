"""Python's garbage is collected on the window's thread alone.

Python collects on whatever thread asks for memory. A closed window, or anything else of Qt that
stands in a circle of references, would then be deleted by a thread that thinks or writes, while its
own thread works with it; the program crashes.
"""

import gc
import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject

YOUNG = 2_000  # new objects before it is worth a look
ROUNDS = 10  # looks at the newest before one at those that are older
PAUSE = 20.0  # a look at everything takes at most this part of the time: 1 in PAUSE


class Sweeper(QObject):
    """Collects when the event loop wakes up; a window at rest costs nothing. Made on its thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended, self._took = time.perf_counter(), 0.0
        gc.disable()
        self._events = QAbstractEventDispatcher.instance()
        self._events.awake.connect(self.sweep)

    def sweep(self) -> None:
        """Collect what Python would have collected by now."""
        young, middle, old = gc.get_count()
        if young < YOUNG:
            return
        now = time.perf_counter()
        if middle < ROUNDS:
            gc.collect(0)
        elif old < ROUNDS or now - self._ended < PAUSE * self._took:
            gc.collect(1)
        else:
            gc.collect()
            self._ended = time.perf_counter()
            self._took = self._ended - now

    def end(self) -> None:
        """Leave it to Python again: there is no other thread any more."""
        self._events.awake.disconnect(self.sweep)
        gc.enable()
