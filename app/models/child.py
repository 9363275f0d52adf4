"""The command `hrm` in a process of its own: what loads PyTorch gives its memory back."""

import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PREFIX = "hrm: "  # of a sentence that says why a command was not done


class ChildError(ValueError):
    """Why a command was not done; its message is fit to show."""


class Child:
    """One command. run() yields what it says meanwhile; kill(), from another thread, ends it."""

    def __init__(self, *arguments: str) -> None:
        frozen = getattr(sys, "frozen", False)
        start = [sys.executable, "--hrm"] if frozen else [sys.executable, "-m", "app.cli.main"]
        self._command = [*start, *arguments]
        self._process: subprocess.Popen[str] | None = None
        self._killed = False

    def run(self) -> Generator[str, None, str]:
        """Each line that it writes to standard error; returns what it printed.

        ChildError with its last words if it failed.
        """
        with subprocess.Popen(
            self._command,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process:
            self._process = process
            if self._killed:
                process.kill()
            assert process.stdout is not None, "it was asked for"
            assert process.stderr is not None, "it was asked for"
            last = ""
            for line in process.stderr:  # what it prints is short and waits in the pipe
                last = line.strip() or last
                if not line.startswith(PREFIX):
                    yield line.strip()
            said = process.stdout.read()
            status = process.wait()
        if status:
            raise ChildError(last.removeprefix(PREFIX) or f"it ended with status {status}")
        return said

    def kill(self) -> None:
        """End it."""
        self._killed = True
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
