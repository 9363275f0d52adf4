"""Which segment is on the board, and how it moves on: replay is a timer over what is recorded."""

from PySide6.QtCore import QObject, QTimer, Signal

INTERVAL = 450  # milliseconds a segment stays on the board at speed 1
SKIP = 4  # tries of a search that may wait to be shown


class Player(QObject):
    """Goes through recorded segments; knows nothing of models or boards.

    Signals:
        moved: another segment is on show; 0 is the puzzle before the first.
        playing_changed: playing began or ended.
    """

    moved = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = self._position = 0
        self._playing = self._growing = False
        self._speed = 1.0
        self._lag: int | None = None
        self._loops = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._advance)

    @property
    def position(self) -> int:
        return self._position

    @property
    def count(self) -> int:
        return self._count

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def at_end(self) -> bool:
        return self._position == self._count

    def follow(self, count: int = 0, skip: bool = False) -> None:
        """Play each segment after the first `count` as it arrives, no faster than the speed says.

        With `skip`, what it cannot keep up with is left out.
        """
        self._count = self._position = count
        self._lag = SKIP if skip else None
        self._growing = True
        self._timer.stop()
        self._set_playing(True)

    def grow(self, count: int) -> None:
        """There are more segments now."""
        self._count = count
        if self._playing and not self._timer.isActive():
            self._advance()

    def finish(self) -> None:
        """No more segments will come."""
        self._growing, self._lag = False, None
        if self._playing and self.at_end:
            if self._loops and self._count:
                self._wait()
            else:
                self._set_playing(False)

    def load(self, count: int, position: int) -> None:
        """Take a finished run and stand still."""
        self._timer.stop()
        self._growing, self._lag = False, None
        self._count, self._position = count, position
        self._set_playing(False)
        self.moved.emit(position)

    def go(self, position: int) -> None:
        """Show a segment and stay there."""
        position = max(0, min(position, self._count))
        self.pause()
        if position != self._position:
            self._position = position
            self.moved.emit(position)

    def play(self) -> None:
        """Move on by itself; from the start if it stands at the end."""
        if not self._count and not self._growing:
            return
        if self.at_end and not self._growing:
            self._position = 0
            self.moved.emit(0)
        self._set_playing(True)
        self._wait()

    def pause(self) -> None:
        self._timer.stop()
        self._set_playing(False)

    def toggle(self) -> None:
        (self.pause if self._playing else self.play)()

    @property
    def speed(self) -> float:
        """How many times faster than usual."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """How many times faster than usual."""
        self._speed = speed

    def set_loop(self, on: bool) -> None:
        """Whether what plays begins again at its end."""
        self._loops = on

    def _wait(self) -> None:
        self._timer.start(round(INTERVAL / self._speed))

    def _advance(self) -> None:
        if not self._playing:
            return
        if not self.at_end:
            self._position += 1
            if self._lag is not None:
                self._position = max(self._position, self._count - self._lag)
            self._wait()
            self.moved.emit(self._position)
        elif self._loops and self._count and not self._growing:
            self._position = 0
            self._wait()
            self.moved.emit(0)
        elif not self._growing:
            self._set_playing(False)

    def _set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)
