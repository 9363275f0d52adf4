"""A file that a process holds while it lives: however it ends, the system lets go of it.

So a run is alive exactly while its file is held. A number in a file alone would lie: numbers of
processes are given anew. The number lies beside it, for who wants to end that process.
"""

import os
from pathlib import Path

from filelock import FileLock, Timeout

from hrm_core.limits import is_regular

WAIT = 0.2  # seconds; it may be holder(), which tries whether it can have the file


class Lock:
    """Holds the file until the process ends or release() is called."""

    def __init__(self, held: FileLock) -> None:
        self._held = held

    @staticmethod
    def take(path: Path) -> "Lock | None":
        """Hold the file and write our number beside it; None if another process holds it."""
        held = _lock(path)
        try:
            held.acquire(timeout=WAIT, poll_interval=0.02)
        except Timeout:
            return None
        number_file(path).write_text(str(os.getpid()), "ascii")
        return Lock(held)

    def release(self) -> None:
        """Let go."""
        self._held.release()


def number_file(path: Path) -> Path:
    """Where the number of the process that holds the file stands."""
    return path.with_suffix(".pid")


def holder(path: Path) -> int:
    """The number of the process that holds the file, 0 if none does, -1 if it is not known."""
    if not is_regular(path):
        return 0
    try:
        with _lock(path).acquire(timeout=0):
            return 0
    except Timeout:
        pass
    except OSError:
        return 0
    try:
        return int(number_file(path).read_text("ascii"))
    except (OSError, ValueError):
        return -1  # taken a moment ago


def _lock(path: Path) -> FileLock:
    """Of its own for each caller: two in one process keep each other out, too."""
    return FileLock(path, is_singleton=False, thread_local=False)
