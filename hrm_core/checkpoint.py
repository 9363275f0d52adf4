"""A model on disk: a folder with model.json (what it is) and model.safetensors (its weights).

Both are data; nothing read here is ever executed. Weights are plain arrays, no back end needed.
"""

import contextlib
import math
import os
import re
import shutil
import struct
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import ml_dtypes  # noqa: F401  # so that NumPy knows bfloat16
import msgspec
import numpy as np
import safetensors
from filelock import FileLock, Timeout
from numpy.typing import NDArray
from safetensors.numpy import save

from hrm_core.decoding import DecodingError, as_kind, from_json, short, to_json
from hrm_core.files import new_folder, replace_file
from hrm_core.limits import DESCRIPTION as DESCRIPTION_LIMIT
from hrm_core.limits import GB, WEIGHTS_HEADER, is_regular, open_within, read_within

FORMAT = 1  # of model.json
WEIGHTS = "model.safetensors"
EXPORTED = "model.onnx"  # all of a model, in place of WEIGHTS
DESCRIPTION = "model.json"
REPLACED = ".replaced"  # at the end of the name of a model while a new one takes its place
FREELY = 1_000_000  # numbers beside the parameters: tables that are fixed
LOCK_SECONDS = 10.0  # that a writer of figures waits for another
WEIGHTS_LIMIT = 16 * GB  # bytes; only what a model needs is read of them


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


def restore_replaced(place: Path) -> None:
    """Give a model back its name if replacing it was cut off between two names."""
    old = place.with_name(f".{place.name}{REPLACED}")
    if os.path.lexists(place):
        shutil.rmtree(old, ignore_errors=True)
    elif old.is_dir():
        with contextlib.suppress(OSError):
            old.rename(place)


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
    try:
        return to_json(values, indent=2) + "\n"
    except DecodingError as error:
        raise ModelError(f"the model {info.name} cannot be described: {error}") from None


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
    kept = EXPORTED if info.exported else WEIGHTS
    if not info.exported:
        _refuse_foreign(info)
    try:
        with new_folder(folder) as part:
            with open_within(info.file, WEIGHTS_LIMIT) as source:
                _copy_synced(source, part / kept)
            for name, text in {DESCRIPTION: description(info), **texts}.items():
                write_synced(part / name, text.encode())
    except OSError as error:
        raise ModelError(f"cannot write the model to {folder}: {error.strerror}") from None


def _refuse_foreign(info: ModelInfo) -> None:
    """ModelError for weights that hold much more than the model can need."""
    numbers = sum(map(math.prod, read_shapes(info.folder).values()))
    table = [info.config.get(name, 0) for name in ("num_puzzle_identifiers", "puzzle_emb_ndim")]
    known = math.prod(count for count in table if isinstance(count, int))
    if numbers > 2 * info.parameters + known + FREELY:
        raise ModelError(
            f"{info.file} holds {numbers:,} numbers, and model.json speaks of"
            f" {info.parameters:,} parameters: they do not belong together"
        )


def _copy_synced(source: BinaryIO, path: Path) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(source, file)
        file.flush()
        os.fsync(file.fileno())


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


class _Format(msgspec.Struct):
    format: Any = None


class _Provenance(msgspec.Struct):
    """What others read of a provenance; whatever else is in it travels along."""

    recipe: dict[str, Any] | None = None
    figures: dict[str, dict[str, Any]] | None = None
    learned: str | None = None
    seconds: float | None = None
    default: bool = False


class _Description(msgspec.Struct):
    name: str
    task: str
    config: dict[str, Any]
    parameters: int
    provenance: dict[str, Any] = {}
    title: str | None = None
    description: str = ""


def read_info(folder: Path) -> ModelInfo:
    """The description of the model in `folder`; ModelError says what is wrong with it."""
    path = folder / DESCRIPTION
    try:
        content = read_within(path, DESCRIPTION_LIMIT)
    except OSError as error:
        raise ModelError(f"{folder} holds no model: {DESCRIPTION}: {error.strerror}") from None
    info = parse_info(content, path, folder)
    if not holds_weights(folder):
        raise ModelError(f"{folder} holds no weights: {WEIGHTS} is not there")
    return info


def holds_weights(folder: Path) -> bool:
    """Whether there are weights, of either form."""
    return any(is_regular(folder / name) for name in (WEIGHTS, EXPORTED))


def parse_info(content: bytes | str, path: Path, folder: Path) -> ModelInfo:
    """The model that a description in `path` speaks of; ModelError says what is wrong with it."""
    try:
        version = from_json(content, _Format).format
        if version != FORMAT:
            raise ModelError(
                f"{path} has format {short(version)}; this version reads format {FORMAT}"
            )
        found = from_json(content, _Description)
        as_kind(found.provenance, _Provenance)
    except DecodingError as error:
        raise ModelError(f"{path} is damaged: {error}") from None
    if not is_name(found.name):
        raise ModelError(f"{path} is damaged: {short(found.name)} is no name of a model")
    segments = found.config.get("halt_max_steps", 16)
    if type(segments) is not int or segments < 1:
        raise ModelError(f"{path} is damaged: 'halt_max_steps' is no count of segments")
    return ModelInfo(
        name=found.name,
        title=found.title or found.name,
        task=found.task,
        folder=folder,
        parameters=found.parameters,
        config=found.config,
        provenance=found.provenance,
        description=found.description,
    )


_TYPES = ("F64", "F32", "F16", "BF16", "I64", "I32")  # that weights may have


def read_weights(
    folder: Path, names: Iterable[str] | None = None
) -> dict[str, NDArray[np.float32]]:
    """Tensors of the model, all or those of some names, as float32; no others are read.

    They may be stored as float16, bfloat16, float32 or float64. A name that is not there is left
    out.
    """
    return read_tensors(folder / WEIGHTS, names)


def read_shapes(folder: Path) -> dict[str, tuple[int, ...]]:
    """The shape of every tensor of the model; the tensors are not read."""
    with _opened(folder / WEIGHTS) as file:
        return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118  # no mapping


def weights_mb(info: ModelInfo) -> float:
    """Megabytes that its weights take in memory, as float32."""
    if info.exported is not None:
        return info.exported.stat().st_size / 1e6
    return sum(4 * math.prod(shape) for shape in read_shapes(info.folder).values()) / 1e6


def read_tensors(path: Path, names: Iterable[str] | None = None) -> dict[str, NDArray[np.float32]]:
    """Tensors of a safetensors file, as float32; ModelError if it is damaged."""
    found = {}
    with _opened(path) as file:
        there = list(file.keys())
        for name in there if names is None else [name for name in names if name in there]:
            kind = file.get_slice(name).get_dtype()
            if kind not in _TYPES:
                raise ModelError(
                    f"{path} cannot be used: the tensor {short(name)} is of the type {kind}"
                )
            with np.errstate(over="ignore"):
                found[name] = np.asarray(file.get_tensor(name).astype(np.float32))
            if not np.isfinite(found[name]).all():
                raise ModelError(
                    f"{path} is damaged: the tensor {short(name)} holds a value that is no finite"
                    " number"
                )
    return found


@contextmanager
def _opened(path: Path) -> Generator[Any]:
    """A safetensors file, whose tensors lie on the disk until they are asked for."""
    try:
        with open_within(path, WEIGHTS_LIMIT) as file:
            (header,) = struct.unpack("<Q", file.read(8))
        if header > WEIGHTS_HEADER:
            raise ModelError(f"{path} is damaged: its header is longer than any")
        with safetensors.safe_open(path, "numpy") as tensors:
            yield tensors
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror or error}") from None
    except (struct.error, safetensors.SafetensorError) as error:
        raise ModelError(f"{path} is damaged: {error}") from None
