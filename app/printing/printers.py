"""Which printers the system has. It is asked in a process of its own: a printing system that does
not answer holds up whoever asks, and all threads of a program in Python with it.
"""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo

from app.words import tr

PROJECT = Path(__file__).resolve().parents[2]
FLAG = "--printers"
PATIENCE = 8.0  # seconds for an answer


class PrintersError(OSError):
    """Why the printers are not known; its message is fit to show."""


class PrinterList:
    """One question. names() is asked on a thread; kill(), from another one, ends it."""

    def __init__(self, command: list[str] | None = None, patience: float = PATIENCE) -> None:
        frozen = getattr(sys, "frozen", False)
        own = [sys.executable, FLAG] if frozen else [sys.executable, "-m", "app", FLAG]
        self._command, self._patience = command or own, patience
        self._process: subprocess.Popen[bytes] | None = None
        self._killed = False

    def names(self) -> list[str]:
        """Of all of them; PrintersError where the system does not say."""
        with subprocess.Popen(
            self._command,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            self._process = process
            if self._killed:
                process.kill()
            try:
                said, _ = process.communicate(timeout=self._patience)
            except subprocess.TimeoutExpired:
                process.kill()
                words = tr("The printing system does not answer; save a PDF instead")
                raise PrintersError(words) from None
        try:
            return msgspec.json.decode(said, type=list[str])
        except msgspec.MsgspecError:
            words = tr("The printing system could not be asked; save a PDF instead")
            raise PrintersError(words) from None

    def kill(self) -> None:
        """No answer is wanted any more."""
        self._killed = True
        if self._process is not None and self._process.poll() is None:
            self._process.kill()


def main() -> int:
    """In the process: write the names and end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    print(msgspec.json.encode(QPrinterInfo.availablePrinterNames()).decode(), flush=True)
    application.quit()
    return 0
