"""A run is a folder: config.json, log.jsonl, checkpoints; all are written atomically."""

import os
from pathlib import Path
from typing import Any

import torch

from training.config import TrainConfig
from training.files import RunError, RunFiles, create_run, write_bytes

__all__ = ["RunError", "RunFolder", "write_bytes"]


class RunFolder(RunFiles):
    """The files of one run, checkpoints included."""

    @staticmethod
    def create(folder: Path, config: TrainConfig) -> "RunFolder":
        """A new folder with the configuration in it; RunError if a run is there already."""
        run = RunFolder(folder)
        create_run(run, config)
        return run

    def save(self, values: dict[str, Any], best: bool) -> None:
        """Write a checkpoint as the last, and as the best if it is; RunError if it cannot be."""
        for path in (self.last, self.best) if best else (self.last,):
            temporary = path.with_suffix(".tmp")
            try:
                with temporary.open("wb") as file:
                    torch.save(values, file)
                    file.flush()
                    os.fsync(file.fileno())
                if path is self.last and path.exists():
                    path.replace(self.previous)
                temporary.replace(path)
            except (OSError, RuntimeError) as error:  # torch.save wraps what the disk says
                temporary.unlink(missing_ok=True)
                reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
                raise RunError(
                    f"the checkpoint cannot be written to {path} ({reason}); the one before is"
                    " kept, so the run can go on once there is room"
                ) from error

    def load(self, best: bool = False) -> dict[str, Any]:
        """The last or best checkpoint; RunError if there is none that can be read."""
        return read_checkpoint(self.best if best else self.last)

    def repair(self) -> str:
        """Put the newest readable checkpoint in the last one's place; what was done, or ''."""
        if not self.last.exists() and self.previous.exists():
            self.previous.replace(self.last)
        if not self.last.exists():
            return ""
        try:
            self.load()
        except RunError:
            pass
        else:
            return ""
        self.last.replace(self.last.with_suffix(".damaged"))
        for path in (self.previous, self.best):
            try:
                step = read_checkpoint(path)["counters"]["step"]
            except RunError:
                continue
            write_bytes(self.last, path.read_bytes())
            return (
                f"The last checkpoint was damaged; the run goes on from the one before, step {step}"
            )
        return "The only checkpoint was damaged; the run begins anew"


def read_checkpoint(path: Path) -> dict[str, Any]:
    """The values of a checkpoint; RunError if it is not there or damaged."""
    try:
        values = torch.load(path, weights_only=True, map_location="cpu")
    except FileNotFoundError:
        raise RunError(f"{path.parent} holds no checkpoint yet") from None
    except Exception as error:  # noqa: BLE001 - torch.load raises many kinds for damaged files
        raise RunError(f"the checkpoint {path} is damaged: {error}") from None
    if not isinstance(values, dict) or "model" not in values:
        raise RunError(f"{path} is no checkpoint of a run")
    return values
