"""A run is a folder: config.json, log.jsonl, checkpoints; all are written atomically."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from training.config import TrainConfig
from training.events import TrainEvent, from_line, to_line
from training.shards import ShardError, read_shards, remove_unlisted, write_shards


class RunError(ValueError):
    """A run folder that cannot be used; its message is fit to show."""


class RunFolder:
    """The files of one run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config_file = folder / "config.json"
        self.log_file = folder / "log.jsonl"
        self.last = folder / "last.json"
        self.best = folder / "best.json"
        self.stop_file = folder / "stop"

    @staticmethod
    def create(folder: Path, config: TrainConfig) -> "RunFolder":
        """A new folder with the configuration in it; RunError if a run is there already."""
        run = RunFolder(folder)
        if run.config_file.exists():
            raise RunError(f"{folder} already holds a run; resume it, or choose another folder")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_bytes(run.config_file, json.dumps(config.to_dict(), indent=2).encode())
        except OSError as error:
            raise RunError(f"cannot write a run into {folder}: {error.strerror}") from None
        return run

    def config(self) -> TrainConfig:
        """What the run was told."""
        try:
            return TrainConfig.from_dict(json.loads(self.config_file.read_text("utf-8")))
        except OSError:
            raise RunError(f"{self.folder} holds no run: config.json cannot be read") from None
        except ValueError as error:
            raise RunError(f"{self.config_file} is damaged: {error}") from None

    def log(self, event: TrainEvent) -> None:
        """Append one event to the log."""
        with self.log_file.open("a", encoding="utf-8") as file:
            file.write(to_line(event) + "\n")

    def events(self) -> Iterator[TrainEvent]:
        """Everything logged so far; a last line cut off by a crash is left out."""
        if not self.log_file.exists():
            return
        with self.log_file.open(encoding="utf-8") as file:
            for line in file:
                if line.endswith("\n"):
                    yield from_line(line)

    def save(self, values: dict[str, Any], best: bool) -> None:
        """Write a checkpoint as the last, and as the best if it is."""
        try:
            shards = write_shards(self.folder, values)
            for path in (self.best, self.last) if best else (self.last,):
                write_bytes(path, shards)
        except OSError as error:
            raise RunError(
                f"cannot write a checkpoint into {self.folder}: {error.strerror}"
            ) from None
        remove_unlisted(self.folder, (self.best, self.last))

    def load(self, best: bool = False) -> dict[str, Any]:
        """The last or best checkpoint; RunError if there is none that can be read."""
        path = self.best if best else self.last
        whole = path.with_suffix(".pt")  # what runs wrote before there were shards
        if not path.exists() and not whole.exists():
            raise RunError(f"{self.folder} holds no checkpoint yet")
        try:
            content = read_shards(path) if path.exists() else whole
            values = torch.load(content, weights_only=True, map_location="cpu")
        except Exception as error:  # noqa: BLE001 - torch.load raises many kinds for damaged files
            reason = error if isinstance(error, ShardError) else str(error).partition("\n")[0]
            advice = "" if best or not self.best.exists() else "; the best one is there, see --best"
            raise RunError(f"the checkpoint {path} is damaged: {reason}{advice}") from None
        if not isinstance(values, dict) or "model" not in values:
            raise RunError(f"{path} is no checkpoint of a run")
        return values


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file in one step: a reader sees the old content or the new, never a part."""
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
