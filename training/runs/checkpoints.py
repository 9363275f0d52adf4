"""The checkpoints of a run, in its folder: the last, the one before, the best."""

from pathlib import Path
from typing import Any

import torch

from hrm_core.files import replace_file
from training.config import TrainConfig
from training.runs.failure import explain
from training.runs.files import RunError, RunFiles, create_run
from training.runs.shards import ShardError, read_shards, remove_unlisted, write_shards

__all__ = ["RunError", "RunFolder"]


class RunFolder(RunFiles):
    """The files of one run, checkpoints included."""

    @staticmethod
    def create(folder: Path, config: TrainConfig) -> "RunFolder":
        """A new folder with the configuration in it; RunError if a run is there already."""
        run = RunFolder(folder)
        create_run(run, config)
        return run

    @property
    def started(self) -> bool:
        """Whether there is a checkpoint to go on from."""
        return self.last.exists()

    def save(self, values: dict[str, Any], best: bool) -> None:
        """Write a checkpoint as the last, and as the best if it is; RunError if it cannot be."""
        lists = (self.best, self.last, self.previous)
        try:
            shards = write_shards(self.folder, values)
            if self.last.exists():
                replace_file(self.previous, self.last.read_bytes())
            for path in (self.best, self.last) if best else (self.last,):
                replace_file(path, shards)
        except OSError as error:
            remove_unlisted(self.folder, lists)  # a part of a checkpoint only fills the disk
            raise RunError(
                f"cannot write a checkpoint into {self.folder}: {error.strerror}; the one before is"
                " kept, so the run can go on from there"
            ) from None
        remove_unlisted(self.folder, lists)

    def load(self, best: bool = False) -> dict[str, Any]:
        """The last or best checkpoint; RunError if there is none that can be read."""
        return self._read(self.best if best else self.last)

    def repair(self) -> str:
        """Put the newest readable checkpoint in the last one's place; what was done, or ''."""
        if not self.started and self.previous.exists():
            self.previous.replace(self.last)
        if not self.started:
            return ""
        try:
            self.load()
        except RunError:
            self.last.replace(self.last.with_suffix(".damaged"))
        else:
            return ""
        for path in (self.previous, self.best):
            try:
                step = self._read(path)["counters"]["step"]
            except RunError:
                continue
            replace_file(self.last, path.read_bytes())
            return (
                f"The last checkpoint was damaged; the run goes on from the one before, step {step}"
            )
        return "The only checkpoint was damaged; the run begins anew"

    def _read(self, path: Path) -> dict[str, Any]:
        if not path.exists():
            raise RunError(f"{self.folder} holds no checkpoint yet")
        try:
            values = torch.load(read_shards(path), weights_only=True, map_location="cpu")
        except Exception as error:  # torch.load raises many kinds for damaged files
            if explain(error)[0] == "memory":
                raise  # the file is as good as it was
            reason = error if isinstance(error, ShardError) else str(error).partition("\n")[0]
            there = path != self.best and self.best.exists()
            advice = "; the best one is there, see --best" if there else ""
            raise RunError(f"the checkpoint {path} is damaged: {reason}{advice}") from None
        if not isinstance(values, dict) or "model" not in values:
            raise RunError(f"{path} is no checkpoint of a run")
        return values
