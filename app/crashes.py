"""What a crash of the program itself leaves behind: where each thread was, for the next start."""

import contextlib
import faulthandler
from pathlib import Path
from typing import TextIO

from app.log import LOG
from hrm_core.limits import CRASH

NAME = "crash.txt"  # in the log folder, empty while all is well


class CrashFile:
    """Written to by Python when the process is ended by a fault that no code can catch."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self.last = self._read()  # what the last window left behind; '' if it ended well
        if self.last:
            LOG.error("the program crashed when it was used last:\n%s", self.last)
        self._file: TextIO | None = None
        with contextlib.suppress(OSError):  # a full or read-only disk costs this file alone
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def close(self) -> None:
        """The window was closed."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _read(self) -> str:
        try:
            with self._path.open(encoding="utf-8", errors="replace") as file:
                return file.read(CRASH).strip()
        except OSError:
            return ""
