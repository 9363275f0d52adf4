"""Notices that something which took long is over."""

import time
from collections.abc import Callable, Iterable

from app.activity.running import Activity
from app.train.texts import duration
from app.words import tr

LONG = 20.0  # seconds; what took less is not worth a message


class Ends:
    """Told when something may have changed; remembers what ran the last time."""

    def __init__(
        self,
        running: Callable[[], Iterable[Activity]],
        say: Callable[[str, str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """say: a title and a sentence."""
        self._running, self._say, self._clock = running, say, clock
        self._began: dict[str, float] = {}

    def look(self) -> None:
        """Say what is over since the last look."""
        now, names = self._clock(), [each.name for each in self._running()]
        began, self._began = self._began, {name: self._began.get(name, now) for name in names}
        for name, since in began.items():
            if name not in self._began and now - since >= LONG:
                self._say(name, tr("Over after {0}.").format(duration(now - since)))
