"""A file that a process holds while it lives: however it ends, the system lets go of it.

So a run is alive exactly while its file is held. A number in a file alone would lie: numbers of
processes are given anew.
"""

import os
import sys
import time
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

TRIES, PAUSE = 5, 0.02  # seconds
_PLACE = 1 << 30  # the byte that is locked on Windows, far from what others read


class Lock:
    """Holds the file until the process ends or release() is called."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @staticmethod
    def take(path: Path) -> "Lock | None":
        """Hold the file and write our number into it; None if another process holds it."""
        file = path.open("ab+")
        for _ in range(TRIES):
            if _lock(file):
                break
            time.sleep(PAUSE)  # it may be holder(), which tries whether it can have the file
        else:
            file.close()
            return None
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        return Lock(file)

    def release(self) -> None:
        """Let go."""
        self._file.close()


def holder(path: Path) -> int:
    """The number of the process that holds the file, 0 if none does."""
    try:
        with path.open("rb+") as file:
            if _lock(file):
                return 0
            return int(file.read() or 0)
    except (OSError, ValueError):
        return 0


def _lock(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(_PLACE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
