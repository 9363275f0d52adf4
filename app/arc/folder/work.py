"""A folder of tasks at work: `hrm arc all` in a process of its own, seen from outside. No Qt.

The process outlives the window, and what it wrote is gone on with by either, or by the command
line. Nothing is known of it but its folder of results.
"""

import hashlib
import re
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from hrm_core.decoding import DecodingError, from_json, to_json
from hrm_core.files import replace_file
from hrm_core.library.models import ModelInfo
from hrm_core.limits import DESCRIPTION, OUTPUT, open_within, read_within
from hrm_core.places import user_data_dir
from training.arc.table import ALIVE, NOW, STOP, TABLE, Now, Row, Way, how_of, read_now, read_rows
from training.runs.files import RunError
from training.runs.lock import holder
from training.runs.process import detached

ABOUT, NAMES, SAID = "about.json", "names.txt", "output.txt"
LOOK = 0.5  # seconds between two looks at a process
PREFIX = "hrm: "  # of a sentence that says why it ended
STOPPED = "stopped "  # begins the one that it says when it was asked to


class About(msgspec.Struct):
    """What a folder of results belongs to."""

    source: str
    steps: int
    views: int


@dataclass(frozen=True, eq=False)
class Seen:
    """How the work stands."""

    rows: Mapping[str, Row]
    names: Sequence[str]  # that were asked for last
    alive: bool
    now: Now | None = None  # what is done at this moment
    reason: str = ""  # why it ended, if not by itself

    @property
    def left(self) -> int:
        """How many tasks of those that were asked for have no answer yet."""
        return sum(name not in self.rows for name in self.names)


class FolderWork:
    """The results of one folder, by one base and one way. May be asked on any thread."""

    def __init__(self, source: Path, base: ModelInfo, way: Way, shelf: Path | None = None) -> None:
        """RunError if the base cannot be read."""
        self.source, self.base, self.way = source, base, way
        self.how = how_of(base, way)
        self.folder = (shelf or shelf_of_results()) / _name(source, self.how)
        self._child: subprocess.Popen[bytes] | None = None
        self._size, self._rows = -1, dict[str, Row]()

    def start(self, names: Iterable[str], keep: bool) -> None:
        """Learn and answer these tasks; RunError if that cannot be."""
        if self.alive:
            raise RunError("these tasks are being learnt already")
        about = About(str(self.source), self.way.steps, self.way.views)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_file(self.folder / ABOUT, to_json(msgspec.to_builtins(about)))
            replace_file(self.folder / NAMES, "\n".join(names))
            for left in (STOP, NOW):  # by the last one
                (self.folder / left).unlink(missing_ok=True)
            with (self.folder / SAID).open("wb") as said:
                self._child = detached(self.command(keep), said)
        except OSError as error:
            told = error.strerror or str(error)
            raise RunError(f"cannot write results into {self.folder}: {told}") from None

    def command(self, keep: bool) -> list[str]:
        """What does the work; whoever types the same goes on with it."""
        frozen = getattr(sys, "frozen", False)
        start = [sys.executable, "--hrm"] if frozen else [sys.executable, "-m", "app.cli.main"]
        words: list[object] = ["arc", "all", self.source.resolve(), "--out", self.folder.resolve()]
        words += ["--only", (self.folder / NAMES).resolve()]
        words += ["--model", self.base.folder.resolve()]
        words += ["--steps", self.way.steps, "--views", self.way.views]
        words += ["--tries", self.way.tries, "--learners", self.way.learners, "--background"]
        return [*start, *map(str, words), *(["--keep"] if keep else [])]

    def stop(self) -> None:
        """Ask it to end; the task it is at is begun anew later."""
        try:
            (self.folder / STOP).touch()
        except OSError as error:
            raise RunError(f"cannot write into {self.folder}: {error.strerror}") from None

    @property
    def alive(self) -> bool:
        """Whether somebody works in the folder, or we have just started that."""
        if self._child is not None and self._child.poll() is None:
            return True
        return holder(self.folder / ALIVE) != 0

    def look(self) -> Seen:
        """How it stands; RunError or OSError where that cannot be read."""
        alive, ended = self.alive, self._child is not None and self._child.poll() is not None
        path = self.folder / TABLE
        size = path.stat().st_size if path.exists() else 0
        if size != self._size:
            self._rows, self._size = read_rows(self.folder, self.how), size
        names = self._names()
        reason = ""
        if not alive and ended and any(name not in self._rows for name in names):
            reason = self._said()
        now = read_now(self.folder) if alive else None
        return Seen(dict(self._rows), names, alive, now, reason)

    def follow(self) -> Generator[Seen]:
        """How it stands at each look, the same object while nothing is new; ends with the process.

        Work may have no news for long, and whoever follows it can stop only between two looks.
        """
        last: Seen | None = None
        while True:
            seen = self.look()
            if last is None or _state(seen) != _state(last):
                last = seen
            yield last
            if not last.alive:
                return
            time.sleep(LOOK)

    def _names(self) -> list[str]:
        try:
            text = read_within(self.folder / NAMES, DESCRIPTION).decode("utf-8", "replace")
        except OSError:
            return []
        return [name for name in text.split("\n") if name]

    def _said(self) -> str:
        """Its last words, unless it was asked to end."""
        try:
            with open_within(self.folder / SAID, OUTPUT) as file:
                lines = file.read(OUTPUT).decode("utf-8", "replace").strip().splitlines()
        except OSError:
            return ""
        last = lines[-1] if lines else ""
        told = last.removeprefix(PREFIX)
        return told if told != last and not told.startswith(STOPPED) else ""


_NOTHING = Now("", 0, 0)


def _state(seen: Seen) -> tuple[object, ...]:
    return len(seen.rows), seen.alive, msgspec.structs.astuple(seen.now or _NOTHING)


def shelf_of_results() -> Path:
    """Where the window has its folders of results."""
    return user_data_dir() / "folders"


def latest(source: Path, shelf: Path | None = None) -> About | None:
    """How a folder of tasks was learnt last; None if it never was."""
    found = []
    for about in (shelf or shelf_of_results()).glob(f"*/{ABOUT}"):
        try:
            known = from_json(read_within(about, DESCRIPTION), About)
            if known.source == str(source):
                found.append((about.stat().st_mtime, known))
        except (OSError, DecodingError):
            continue
    return max(found, key=lambda each: each[0])[1] if found else None


def _name(source: Path, how: Mapping[str, Any]) -> str:
    """A folder for each source and each way."""
    text = to_json({"source": str(source.resolve()), **how})
    slug = re.sub(r"[^a-z0-9]+", "-", source.name.lower()).strip("-")[:40] or "tasks"
    return f"{slug}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
