"""The checkpoints of a run, in its folder: the last, the one before, the best."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import torch

from hrm_core.decoding import DecodingError, as_kind
from hrm_core.files import replace_file
from hrm_core.limits import CHECKPOINT, open_within
from training.config import TrainConfig
from training.runs.failure import explain
from training.runs.files import RunError, RunFiles, create_run
from training.runs.joined import join_parts
from training.runs.lock import holder

__all__ = ["RunError", "RunFolder"]

TENSOR = "a tensor"


class RunFolder(RunFiles):
    """The files of one run, checkpoints included."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        if not holder(self.lock_file):
            join_parts(folder)

    @staticmethod
    def create(folder: Path, config: TrainConfig) -> "RunFolder":
        """A new folder with the configuration in it; RunError if a run is there already."""
        run = RunFolder(folder)
        create_run(run, config)
        return run

    def forget_checkpoints(self) -> None:
        """Delete them; what the run was told and what it logged stay."""
        for path in (self.newest, self.last, self.previous, self.best):
            path.unlink(missing_ok=True)

    @property
    def started(self) -> bool:
        """Whether there is a checkpoint to go on from."""
        return self.last.exists()

    def save(self, values: dict[str, Any], best: bool) -> None:
        """Write a checkpoint as the last, and as the best if it is; RunError if it cannot be.

        The last becomes the one before. At any moment one that is whole is there.
        """
        whole = io.BytesIO()
        torch.save(values, whole)
        content = whole.getvalue()
        try:
            if best:
                replace_file(self.best, content)
            replace_file(self.newest, content)
            if self.last.exists():
                self.last.replace(self.previous)
            self.newest.replace(self.last)
        except OSError as error:
            kept = "; the one before is kept, so the run can go on from there"
            raise RunError(
                f"cannot write a checkpoint into {self.folder}: {error.strerror}"
                f"{kept if self.started or self.previous.exists() else ''}"
            ) from None

    def load(self, best: bool = False) -> dict[str, Any]:
        """The last or best checkpoint; RunError if there is none that can be read."""
        return self._read(self.best if best else self.last)

    def repair(self) -> str:
        """Put the newest readable checkpoint in the last one's place; what was done, or ''."""
        for path in (self.newest, self.previous):
            if not self.started and path.exists():  # saving was cut off between two names
                path.replace(self.last)
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
            with open_within(path, CHECKPOINT) as raw, zipfile.ZipFile(raw) as file:
                _refuse_packed(file)
                changed = file.testzip()  # torch.load does not look at checksums
            if changed is not None:
                raise ValueError(f"its part {changed} has changed since it was written")
            values: dict[str, Any] = torch.load(path, weights_only=True, map_location="cpu")
        except Exception as error:  # torch.load raises many kinds for damaged files
            if explain(error)[0] == "memory":
                raise  # the file is as good as it was
            reason = str(error).partition("\n")[0]
            there = path != self.best and self.best.exists()
            advice = "; the best one is there, see --best" if there else ""
            raise RunError(f"the checkpoint {path} is damaged: {reason}{advice}") from None
        try:
            as_kind({name: _outline(value) for name, value in values.items()}, _Checkpoint)
        except (AttributeError, DecodingError) as error:
            told = error if isinstance(error, DecodingError) else "it is no table"
            raise RunError(f"{path} is no checkpoint of a run: {told}") from None
        return values


class _Counters(msgspec.Struct):
    step: int
    total: int
    seconds: float
    best: float


class _Checkpoint(msgspec.Struct):
    """What every checkpoint has; tensors are told by TENSOR."""

    model: dict[str, Literal["a tensor"]]
    ema: dict[str, Literal["a tensor"]]
    ema_count: int
    optimisers: list[Any]
    pool: dict[str, Literal["a tensor"]]
    rng: str
    generator: Literal["a tensor"]
    counters: _Counters
    ema_start: dict[str, Literal["a tensor"]] = {}


def _outline(value: Any) -> Any:
    """A value of a checkpoint with a word in the place of each tensor."""
    if isinstance(value, torch.Tensor):
        return TENSOR
    if isinstance(value, Mapping):
        return {str(name): _outline(each) for name, each in value.items()}
    return (
        value if isinstance(value, int | float | str) else [] if isinstance(value, list) else None
    )


def _refuse_packed(file: zipfile.ZipFile) -> None:
    """torch.save packs nothing, so what would grow while it is read is none of its files."""
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in file.infolist()):
        raise ValueError("it is packed, so it was not written by this program")
