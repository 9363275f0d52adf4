"""The files of a run, read and written without PyTorch: what it was told, and what it told."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from hrm_core.files import replace_file
from hrm_core.model.config import ConfigError
from training.config import TrainConfig
from training.runs.events import TrainEvent, from_line, to_line

TAIL = 1 << 16  # bytes at the end of a log that surely hold its last event


class RunError(ValueError):
    """A run folder that cannot be used; its message is fit to show."""


@dataclass(frozen=True)
class About:
    """What the user calls a run, and wrote down about it."""

    title: str = ""
    notes: str = ""


class RunFiles:
    """The folder of one run; nothing in it needs PyTorch but the checkpoints."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config_file = folder / "config.json"
        self.about_file = folder / "about.json"
        self.log_file = folder / "log.jsonl"
        self.lock_file = folder / "alive"  # held by the process that trains
        self.output_file = folder / "output.txt"  # what that process printed
        self.newest = folder / "newest.pt"  # for a moment, until it is the last
        self.last = folder / "last.pt"
        self.previous = folder / "previous.pt"  # the one before, should the last be damaged
        self.best = folder / "best.pt"
        self.stop_file = folder / "stop"
        self.before_file = folder / "before.json"  # the base model on the user's own puzzles
        self.after_file = folder / "after.json"  # the trained one

    def config(self) -> TrainConfig:
        """What the run was told."""
        try:
            return TrainConfig.from_dict(json.loads(self.config_file.read_text("utf-8")))
        except OSError:
            raise RunError(f"{self.folder} holds no run: config.json cannot be read") from None
        except ConfigError as error:
            raise RunError(f"{self.config_file} is wrong: {error}") from None
        except (TypeError, ValueError) as error:
            raise RunError(f"{self.config_file} is damaged: {error}") from None

    def about(self) -> About:
        """The user's words; those of the configuration where there are none."""
        try:
            values = json.loads(self.about_file.read_text("utf-8"))
            return About(str(values["title"]), str(values["notes"]))
        except (OSError, ValueError, KeyError, TypeError):
            pass
        try:
            config = self.config()
        except RunError:
            return About(self.folder.name)
        return About(config.title or config.name)

    def describe(self, about: About) -> None:
        """Keep the user's words; RunError if they cannot be written."""
        try:
            replace_file(self.about_file, json.dumps(asdict(about), indent=2).encode())
        except OSError as error:
            raise RunError(f"cannot write into {self.folder}: {error.strerror}") from None

    def log(self, event: TrainEvent) -> None:
        """Append one event to the log, on a line of its own whatever happened before."""
        append_line(self.log_file, to_line(event))

    def events(self) -> Iterator[TrainEvent]:
        """Everything logged so far; lines that a crash or a full disk cut off are left out."""
        if not self.log_file.exists():
            return
        with self.log_file.open(encoding="utf-8", errors="replace") as file:
            yield from _readable(line for line in file if line.endswith("\n"))

    def last_event(self) -> TrainEvent | None:
        """The newest event, found without reading the whole log."""
        try:
            with self.log_file.open("rb") as file:
                file.seek(max(0, self.log_file.stat().st_size - TAIL))
                lines = file.read().decode(errors="replace").split("\n")[:-1]
        except OSError:
            return None
        return next(_readable(reversed(lines)), None)

    def said(self, lines: int = 3) -> str:
        """The last the process printed: why it died, if it could not log that."""
        try:
            text = self.output_file.read_text("utf-8", errors="replace")
        except OSError:
            return ""
        return "\n".join(text.strip().splitlines()[-lines:])


def create_run(run: RunFiles, config: TrainConfig) -> None:
    """Make the folder and write what the run is told; RunError if a run is there already."""
    if run.config_file.exists():
        raise RunError(f"{run.folder} already holds a run; resume it, or choose another folder")
    try:
        run.folder.mkdir(parents=True, exist_ok=True)
        replace_file(run.config_file, json.dumps(config.to_dict(), indent=2).encode())
    except OSError as error:
        raise RunError(f"cannot write a run into {run.folder}: {error.strerror}") from None


class LogReader:
    """Reads a log that grows: each read() gives what is new."""

    def __init__(self, path: Path) -> None:
        self._path, self._place, self._rest = path, 0, b""

    def read(self, most: int = 1 << 20) -> list[TrainEvent]:
        """The events of the next so many bytes; [] when all was read."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._place)
                new = file.read(most)
        except OSError:
            return []
        self._place += len(new)
        *lines, self._rest = (self._rest + new).split(b"\n")
        return list(_readable(line.decode(errors="replace") for line in lines))


def _readable(lines: Iterator[str]) -> Iterator[TrainEvent]:
    for line in lines:
        try:
            yield from_line(line)
        except ValueError:
            continue


def append_line(path: Path, line: str) -> None:
    """Write at the end of a file, on a line of its own even if the last one was cut off."""
    with path.open("ab") as file:
        torn = file.tell() and not _ends_a_line(path)
        file.write((b"\n" if torn else b"") + line.encode() + b"\n")


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
