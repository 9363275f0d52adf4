"""A model on disk: a folder with model.json (what it is) and model.safetensors (its weights).

Both are data; nothing read here is ever executed. Weights are plain arrays, no back end needed.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
from filelock import FileLock, Timeout
from numpy.typing import NDArray
from safetensors.numpy import save

from hrm_core.files import new_folder, replace_file

FORMAT = 1  # of model.json
WEIGHTS = "model.safetensors"
EXPORTED = "model.onnx"  # all of a model, in place of WEIGHTS
DESCRIPTION = "model.json"
LOCK_SECONDS = 10.0  # that a writer of figures waits for another


class ModelError(ValueError):
    """A model that cannot be read, written or run; its message is fit to show."""


@dataclass(frozen=True)
class ModelInfo:
    """What is known of a model without loading its weights."""

    name: str
    title: str
    task: str
    folder: Path
    parameters: int
    config: Mapping[str, Any]  # of hrm_core.model.config.HRMConfig
    provenance: Mapping[str, Any] = field(default_factory=dict)  # data, seed, minutes, figures
    description: str = ""

    @property
    def halt_max_steps(self) -> int:
        """The largest number of segments it was trained for."""
        return int(self.config.get("halt_max_steps", 16))

    @property
    def exported(self) -> Path | None:
        """The ONNX file with all of the model, where there is nothing else of it."""
        if self.folder.suffix == ".onnx":
            return self.folder
        file = self.folder / EXPORTED
        return file if file.is_file() and not (self.folder / WEIGHTS).is_file() else None

    @property
    def file(self) -> Path:
        """Where its weights are."""
        return self.exported or self.folder / WEIGHTS


Weights = Mapping[str, NDArray[Any]]


def is_name(name: str) -> bool:
    """Whether `name` can be the name of a model, and so of a folder."""
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name) is not None


def check_name(name: str) -> None:
    """ModelError, before anything is touched, for what cannot be the name of a model."""
    if not is_name(name):
        raise ModelError(
            f"a model name has letters, digits, dots and dashes, at most 64: not {name!r}"
        )


def write_model(info: ModelInfo, weights: Weights) -> None:
    """Make info.folder, replacing nothing; it appears whole or not at all."""
    folder = info.folder
    check_name(info.name)
    if os.path.lexists(folder):
        raise ModelError(f"there is already a model in {folder}; choose another name")
    try:
        with new_folder(folder) as part:
            arrays = {name: np.asarray(array, order="C") for name, array in weights.items()}
            write_synced(part / WEIGHTS, save(arrays))
            write_synced(part / DESCRIPTION, description(info).encode())
    except OSError as error:
        raise ModelError(f"cannot write the model to {folder}: {error.strerror}") from None


def description(info: ModelInfo) -> str:
    """What model.json says: the model as JSON, without its place on this machine."""
    values = {
        "format": FORMAT,
        "name": info.name,
        "title": info.title,
        "task": info.task,
        "description": info.description,
        "parameters": info.parameters,
        "config": dict(info.config),
        "provenance": dict(info.provenance),
    }
    return json.dumps(values, indent=2) + "\n"


def write_synced(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def copy_model(info: ModelInfo, folder: Path, texts: Mapping[str, str]) -> None:
    """A new folder with the model as it is, and other files beside it; whole or not at all."""
    if folder.exists():
        raise ModelError(f"{folder} is there already; choose another name")
    try:
        weights = info.file.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot read {info.file}: {error.strerror}") from None
    try:
        with new_folder(folder) as part:
            write_synced(part / (EXPORTED if info.exported else WEIGHTS), weights)
            for name, text in {DESCRIPTION: description(info), **texts}.items():
                write_synced(part / name, text.encode())
    except OSError as error:
        raise ModelError(f"cannot write the model to {folder}: {error.strerror}") from None


def record_figures(info: ModelInfo, name: str, figures: Mapping[str, Any]) -> None:
    """Keep what was measured under `name` in model.json, which is replaced in one step."""
    path = info.folder / DESCRIPTION
    try:
        with FileLock(info.folder.parent / f".{info.folder.name}.lock", timeout=LOCK_SECONDS):
            now = read_info(info.folder)  # with what others recorded since
            provenance = dict(now.provenance)
            provenance["figures"] = {**(provenance.get("figures") or {}), name: dict(figures)}
            replace_file(path, description(replace(now, provenance=provenance)))
    except Timeout:
        raise ModelError(f"another program is writing into {path}; try again") from None
    except OSError as error:
        raise ModelError(f"cannot write the figures into {path}: {error.strerror}") from None


_KINDS = {"name": str, "task": str, "config": dict, "parameters": int, "provenance": dict}


def read_info(folder: Path) -> ModelInfo:
    """The description of the model in `folder`; ModelError says what is wrong with it."""
    path = folder / DESCRIPTION
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{folder} holds no model: {DESCRIPTION}: {error.strerror}") from None
    info = parse_info(content, path, folder)
    if not holds_weights(folder):
        raise ModelError(f"{folder} holds no weights: {WEIGHTS} is not there")
    return info


def holds_weights(folder: Path) -> bool:
    """Whether there are weights, of either form."""
    return any((folder / name).is_file() for name in (WEIGHTS, EXPORTED))


def parse_info(content: bytes | str, path: Path, folder: Path) -> ModelInfo:
    """The model that a description in `path` speaks of; ModelError says what is wrong with it."""
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path} is damaged: {error}") from None
    if not isinstance(values, dict):
        raise ModelError(f"{path} is no description of a model")
    if values.get("format") != FORMAT:
        raise ModelError(
            f"{path} has format {values.get('format')!r}; this version reads format {FORMAT}"
        )
    values.setdefault("provenance", {})
    for name, kind in _KINDS.items():
        if not isinstance(values.get(name), kind):
            raise ModelError(f"{path} is damaged: {name!r} is missing or of the wrong type")
    if not is_name(values["name"]):
        raise ModelError(f"{path} is damaged: {values['name']!r} is no name of a model")
    if not isinstance(values["config"].get("halt_max_steps", 16), int):
        raise ModelError(f"{path} is damaged: 'halt_max_steps' is of the wrong type")
    return ModelInfo(
        name=values["name"],
        title=str(values.get("title") or values["name"]),
        task=values["task"],
        folder=folder,
        parameters=values["parameters"],
        config=values["config"],
        provenance=values["provenance"],
        description=str(values.get("description", "")),
    )


_DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "I64": "<i8", "I32": "<i4"}


def read_weights(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Every tensor of the model, as float32 (stored as float16, bfloat16, float32 or float64)."""
    return read_tensors(folder / WEIGHTS)


def read_tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """Every tensor of a safetensors file, as float32; ModelError if it is damaged."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror}") from None
    try:
        tensors = safetensors.deserialize(content)  # type: ignore[no-untyped-call]  # it has no types
    except safetensors.SafetensorError as error:
        raise ModelError(f"{path} is damaged: {error}") from None
    found = {}
    for name, tensor in tensors:
        try:
            array = _as_float32(tensor["dtype"], tensor["data"]).reshape(tensor["shape"])
        except KeyError:
            raise ModelError(
                f"{path} cannot be used: the tensor {name!r} is of the type {tensor['dtype']}"
            ) from None
        if not np.isfinite(array).all():
            raise ModelError(
                f"{path} is damaged: the tensor {name!r} holds a value that is no finite number"
            )
        found[name] = array
    return found


def _as_float32(kind: str, data: bytes) -> NDArray[np.float32]:
    """[n]; KeyError for a type that no weights have."""
    array = np.frombuffer(data, dtype=_DTYPES[kind])
    if kind == "BF16":  # NumPy has no such type: it is the upper half of a float32
        array = (array.astype("<u4") << 16).view("<f4")
    return array.astype(np.float32)
