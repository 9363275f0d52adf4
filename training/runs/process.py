"""A run as a process of its own: started, paused, found again, killed; followed by its log."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import IO

from hrm_core.decoding import to_json
from hrm_core.files import replace_file
from training.runs.events import Finished, TrainEvent
from training.runs.files import LogReader, RunError, RunFiles
from training.runs.lock import holder

PROJECT = Path(__file__).resolve().parents[2]
ROOM = 1 << 16  # bytes; a disk with less is full
LOOK_EVERY = 0.25  # seconds between two looks at a log that had nothing new
_children: list[subprocess.Popen[bytes]] = []  # ours; an ended one must be asked after


class RunState(StrEnum):
    """What can be said of a run by looking at its folder."""

    NEW = "new"  # never started
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # saved; can go on
    MEMORY = "memory"  # there was too little memory; can go on with smaller batches
    FAILED = "failed"  # said why it ended
    INTERRUPTED = "interrupted"  # ended without a word: killed, or the power went


_ENDS = {"done": RunState.DONE, "time": RunState.STOPPED, "stopped": RunState.STOPPED}


def child_command(folder: Path, *arguments: str) -> list[str]:
    """What starts a training child; a frozen program is its own Python."""
    frozen = getattr(sys, "frozen", False)
    start = [sys.executable, "--train"] if frozen else [sys.executable, "-m", "training"]
    return [*start, str(folder.resolve()), *arguments]


class TrainingRun:
    """One run, seen from outside its process."""

    def __init__(self, folder: Path) -> None:
        self.files = RunFiles(folder)
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def folder(self) -> Path:
        return self.files.folder

    def start(self, *arguments: str) -> None:
        """Begin, or go on from the last checkpoint; the process outlives this one."""
        if self.alive:
            raise RunError(f"{self.folder} is being trained already")
        try:
            self.files.stop_file.unlink(missing_ok=True)
            self._child = spawn(self.folder, self.files.output_file, arguments)
        except OSError as error:
            raise RunError(f"cannot train in {self.folder}: {error.strerror}") from None

    def start_smaller(self) -> None:
        """Go on with the same batch in smaller parts, after there was too little memory.

        Less is in memory at a time, and the weights become the same up to rounding.
        """
        config = self.files.config()
        parts = smaller_parts(config.batch_size, config.accumulate)
        if not parts:
            raise RunError(
                "the model already takes one puzzle at a time; it needs more memory, or less width"
            )
        smaller = replace(config, accumulate=parts)
        try:
            replace_file(self.files.config_file, to_json(smaller.to_dict(), indent=2))
        except OSError as error:
            raise RunError(f"cannot write into {self.folder}: {error.strerror}") from None
        self.start()

    def start_longer(self) -> None:
        """Go on for as long again, after it was done."""
        config = self.files.config()
        longer = replace(config, max_seconds=2 * config.max_seconds, steps=2 * config.steps)
        try:
            replace_file(self.files.config_file, to_json(longer.to_dict(), indent=2))
        except OSError as error:
            raise RunError(f"cannot write into {self.folder}: {error.strerror}") from None
        self.start()

    def stop(self) -> None:
        """Ask it to save and to end, which frees all it uses; start() goes on from there."""
        try:
            self.files.stop_file.touch()
        except OSError as error:
            raise RunError(f"cannot write into {self.folder}: {error.strerror}") from None

    def kill(self) -> None:
        """End it now, unsaved."""
        number = holder(self.files.lock_file)
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        elif number > 0:
            end_process(number)

    @property
    def alive(self) -> bool:
        """Whether a process trains in the folder, or we just started one."""
        _reap()
        if self._child is not None and self._child.poll() is None:
            return True
        return holder(self.files.lock_file) != 0

    def state(self) -> RunState:
        """What the folder says."""
        if self.alive:
            return RunState.RUNNING
        last = self.files.last_event()
        if isinstance(last, Finished):
            if last.reason == "memory":
                return RunState.MEMORY
            return _ENDS.get(last.reason, RunState.FAILED)
        untouched = last is None and not self.files.output_file.exists()
        return RunState.NEW if untouched else RunState.INTERRUPTED

    @property
    def can_resume(self) -> bool:
        return self.state() in (
            RunState.NEW,
            RunState.STOPPED,
            RunState.MEMORY,
            RunState.FAILED,
            RunState.INTERRUPTED,
        )

    def reason(self) -> str:
        """Why it ended, in a sentence; '' while it runs and when all went well."""
        state = self.state()
        if state is RunState.RUNNING:
            return ""  # the last event may be that of an earlier leg
        if state is RunState.INTERRUPTED:
            said = self.files.said(1)
            saved = self.files.last.exists()
            rest = "go on from its last checkpoint" if saved else "be started again"
            if self._disk_is_full():
                return f"The disk is full; make room, then training can {rest}."
            last_words = f" It last said: {said}" if said else ""
            return f"Training ended without a word; it can {rest}.{last_words}"
        last = self.files.last_event()
        return last.message if isinstance(last, Finished) else ""

    def _disk_is_full(self) -> bool:
        """Then no last word could be written either."""
        try:
            return shutil.disk_usage(self.folder).free < ROOM
        except OSError:
            return False

    def follow(self) -> Generator[list[TrainEvent]]:
        """All that was logged, then all that is, in lists; [] when there is nothing new.

        Never ends by itself: close it, or stop the job that runs it.
        """
        reader = LogReader(self.files.log_file)
        while True:
            events = reader.read()
            yield events
            if not events:
                time.sleep(LOOK_EVERY)


def smaller_parts(batch_size: int, parts: int) -> int:
    """The next larger number of equal parts of a batch, at least twice as many; 0 if none."""
    return next((n for n in range(2 * parts, batch_size + 1) if batch_size % n == 0), 0)


def spawn(folder: Path, output: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    """A training child that outlives us, in a session of its own."""
    with output.open("wb") as file:
        return detached(child_command(folder, *arguments), file)


def detached(command: Sequence[str], output: IO[bytes]) -> subprocess.Popen[bytes]:
    """A process that outlives us; all it says goes into a file."""
    apart: dict[str, bool | int] = {"start_new_session": True}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        apart = {"creationflags": flags}
    child: subprocess.Popen[bytes] = subprocess.Popen(
        command,
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        **apart,  # type: ignore[call-overload]  # the keywords differ by system
    )
    _children.append(child)
    return child


def end_process(number: int) -> None:
    """Kill a process, ours or not."""
    try:
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/F", "/PID", str(number)], check=False)
        else:
            os.kill(number, 9)
    except ProcessLookupError:
        pass


def _reap() -> None:
    _children[:] = [child for child in _children if child.poll() is None]
