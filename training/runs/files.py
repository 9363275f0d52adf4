"""The files of a run, read and written without PyTorch: what it was told, and what it told."""

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hrm_core.decoding import DecodingError, from_json, to_json
from hrm_core.files import replace_file
from hrm_core.limits import DESCRIPTION, LOG, LOG_LINE, OUTPUT, open_within, read_within
from hrm_core.model.config import ConfigError
from training.config import TrainConfig
from training.runs.events import TrainEvent, from_line, to_line


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
            content = read_within(self.config_file, DESCRIPTION)
            return TrainConfig.from_dict(from_json(content, dict[str, Any]))
        except OSError as error:
            raise RunError(
                f"{self.folder} holds no run: config.json cannot be read: {error.strerror}"
            ) from None
        except ConfigError as error:
            raise RunError(f"{self.config_file} is wrong: {error}") from None
        except DecodingError as error:
            raise RunError(f"{self.config_file} is damaged: {error}") from None

    def about(self) -> About:
        """The user's words; those of the configuration where there are none."""
        try:
            return from_json(read_within(self.about_file, DESCRIPTION), About)
        except (OSError, DecodingError):
            pass
        try:
            config = self.config()
        except RunError:
            return About(self.folder.name)
        return About(config.title or config.name)

    def describe(self, about: About) -> None:
        """Keep the user's words; RunError if they cannot be written."""
        try:
            replace_file(self.about_file, to_json(asdict(about), indent=2))
        except OSError as error:
            raise RunError(f"cannot write into {self.folder}: {error.strerror}") from None

    def log(self, event: TrainEvent) -> None:
        """Append one event to the log, on a line of its own whatever happened before."""
        append_line(self.log_file, to_line(event))

    def events(self) -> Iterator[TrainEvent]:
        """Everything logged so far; lines that a crash or a full disk cut off are left out."""
        reader = LogReader(self.log_file)
        while reader.read_on():
            yield from reader.new()

    def last_event(self) -> TrainEvent | None:
        """The newest event, found without reading the whole log."""
        try:
            lines = _tail(self.log_file, LOG_LINE).split("\n")[:-1]
        except OSError:
            return None
        return next(_readable(reversed(lines)), None)

    def said(self, lines: int = 3) -> str:
        """The last the process printed: why it died, if it could not log that."""
        try:
            text = _tail(self.output_file, OUTPUT)
        except OSError:
            return ""
        return "\n".join(text.strip().splitlines()[-lines:])


def create_run(run: RunFiles, config: TrainConfig) -> None:
    """Make the folder and write what the run is told; RunError if a run is there already."""
    if run.config_file.exists():
        raise RunError(f"{run.folder} already holds a run; resume it, or choose another folder")
    try:
        run.folder.mkdir(parents=True, exist_ok=True)
        replace_file(run.config_file, to_json(config.to_dict(), indent=2))
    except OSError as error:
        raise RunError(f"cannot write a run into {run.folder}: {error.strerror}") from None


class LogReader:
    """Reads a log that grows: each read() gives what is new."""

    def __init__(self, path: Path) -> None:
        self._path, self._place, self._rest = path, 0, b""
        self._lines: list[bytes] = []

    def read(self, most: int = 1 << 20) -> list[TrainEvent]:
        """The events of the next so many bytes; [] when all was read."""
        self.read_on(most)
        return list(self.new())

    def read_on(self, most: int = 1 << 20) -> bool:
        """Take the next so many bytes; False when there were none, or nobody can read them."""
        try:
            with open_within(self._path, LOG) as file:
                file.seek(self._place)
                new = file.read(most)
        except OSError:
            return False
        self._place += len(new)
        *lines, rest = (self._rest + new).split(b"\n")
        self._lines += lines
        self._rest = rest[: LOG_LINE + 1]  # enough to know that it is too long
        return bool(new)

    def new(self) -> Iterator[TrainEvent]:
        """The events of what was taken."""
        lines, self._lines = self._lines, []
        return _readable(line.decode(errors="replace") for line in lines if len(line) <= LOG_LINE)


def _tail(path: Path, most: int) -> str:
    """The end of a file as text."""
    with open_within(path, LOG) as file:
        file.seek(max(0, os.fstat(file.fileno()).st_size - most))
        return file.read(most).decode(errors="replace")


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
