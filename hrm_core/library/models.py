"""The models on this machine: those that came with the program and the user's own.

The one place that opens an engine, so that a back end is imported only when one is wanted.
"""

import re
import shutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hrm_core.checkpoint import (
    DESCRIPTION,
    REPLACED,
    WEIGHTS,
    ModelError,
    ModelInfo,
    check_name,
    copy_model,
    holds_weights,
    read_info,
    restore_replaced,
    write_model,
)
from hrm_core.decoding import DecodingError, from_json, to_json
from hrm_core.engines import Engine
from hrm_core.engines.choice import ONNX, ONNX_RUNTIME, choose, need_torch
from hrm_core.files import replace_file
from hrm_core.library.official_files import find_output
from hrm_core.limits import DESCRIPTION as DESCRIPTION_LIMIT
from hrm_core.limits import read_within
from hrm_core.places import asset_path, user_data_dir

__all__ = ["ModelError", "ModelInfo", "ModelLibrary", "OpenEngine", "need_torch", "open_engine"]

OpenEngine = Callable[[ModelInfo], Engine]  # how a window is told to open engines
OpenAs = Callable[[ModelInfo, str, str, int], Engine]  # the signature of open_engine
DEFAULTS = "defaults.json"  # kind of puzzle -> name of the model that the user made its default


@dataclass(frozen=True)
class Broken:
    """A folder that holds no model that can be read."""

    folder: Path
    reason: str  # fit to show


class ModelLibrary:
    """Folders of models, looked through in order: the program's own first, then the user's."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        self.folders = list(folders or (asset_path("models"), user_data_dir() / "models"))
        self._broken: list[Broken] = []
        self._known: dict[Path, tuple[tuple[int, int], ModelInfo]] = {}

    @property
    def own(self) -> Path:
        """Where new models go."""
        return self.folders[-1]

    def models(self, task: str | None = None) -> list[ModelInfo]:
        """Every model, of one task if given; the task's default is the first of them."""
        found, self._broken = [], []
        for place in (place for folder in self.folders for place in self._places(folder)):
            try:
                found.append(self._info(place))
            except ModelError as error:
                self._broken.append(Broken(place, str(error)))
        chosen = self._defaults()
        found.sort(key=lambda info: not info.provenance.get("default", False))
        found.sort(key=lambda info: chosen.get(info.task) != info.name)
        return [info for info in found if task in (None, info.task)]

    def _info(self, place: Path) -> ModelInfo:
        """The description in a folder, read again only if it was written since."""
        try:
            written = (place / DESCRIPTION).stat()
        except OSError:
            return read_info(place)  # says what is missing
        if not holds_weights(place):
            return read_info(place)
        mark = (written.st_mtime_ns, written.st_size)
        if place not in self._known or self._known[place][0] != mark:
            self._known[place] = mark, read_info(place)
        return self._known[place][1]

    def _places(self, folder: Path) -> list[Path]:
        if not folder.is_dir():
            return []
        try:
            for hidden in folder.glob(f".*{REPLACED}"):
                restore_replaced(folder / hidden.name[1 : -len(REPLACED)])
            return sorted(p for p in folder.iterdir() if p.is_dir() and p.name[0] != ".")
        except OSError as error:
            self._broken.append(
                Broken(folder, f"cannot read the folder {folder}: {error.strerror}")
            )
            return []

    def problems(self) -> list[str]:
        """What is wrong with the folders that models() left out."""
        return [each.reason for each in self.broken()]

    def broken(self) -> list[Broken]:
        """The folders that models() left out."""
        self.models()
        return list(self._broken)

    def set_default(self, info: ModelInfo) -> None:
        """Let this model be the one that is used when none is named; ModelError if it cannot be."""
        try:
            self.own.mkdir(parents=True, exist_ok=True)
            chosen = {**self._defaults(), info.task: info.name}
            replace_file(self.own / DEFAULTS, to_json(chosen, indent=2) + "\n")
        except OSError as error:
            raise ModelError(f"cannot write {self.own / DEFAULTS}: {error.strerror}") from None

    def _defaults(self) -> dict[str, str]:
        """The user's choice for each kind of puzzle; {} if there is none, or no sense in it."""
        try:
            return from_json(read_within(self.own / DEFAULTS, DESCRIPTION_LIMIT), dict[str, str])
        except (OSError, DecodingError):
            return {}

    def default(self, task: str) -> ModelInfo:
        """The model used when none is named."""
        found = self.models(task)
        if not found:
            raise ModelError(f"there is no model for {task} yet; train or import one")
        return found[0]

    def arc_base(self) -> ModelInfo:
        """The model that ARC tasks are learnt from; ModelError if there is none."""
        for info in self.models("arc"):
            if info.config.get("reader") and "learned" not in info.provenance:
                return info
        raise ModelError("there is no ARC base model to learn tasks from; train or import one")

    def learned(self, fingerprint: str) -> ModelInfo | None:
        """The model that has learnt the ARC task with these examples: the user's own, if any."""
        models = self.models("arc")
        fitting = [info for info in models if info.provenance.get("learned") == fingerprint]
        fitting.sort(key=lambda info: info.folder.parent != self.own)
        return next(iter(fitting), None)

    def find(self, name_or_folder: str, task: str | None = None) -> ModelInfo:
        """A model by its name, by the folder it lies in, or by its exported .onnx file."""
        found = self.models()
        named = [info for info in found if info.name == name_or_folder]
        fitting = [info for info in named if task in (None, info.task)]
        info = next(iter(fitting + named), None)
        if info is None and _is_folder(name_or_folder):
            info = read_info(Path(name_or_folder))
        if info is None and name_or_folder.endswith(ONNX):
            from hrm_core.engines.onnx_engine import read_onnx_info  # only when wanted

            info = read_onnx_info(Path(name_or_folder))
        if info is None:
            names = ", ".join(info.name for info in found if task in (None, info.task)) or "none"
            raise ModelError(f"there is no model {name_or_folder!r}; there are: {names}")
        if task not in (None, info.task):
            raise ModelError(f"the model {name_or_folder} solves {info.task}, not {task}")
        return info

    def import_model(self, path: Path, name: str = "") -> ModelInfo:
        """A model from elsewhere in the library: one that this program wrote, or an official one.

        `path`: the folder of an exported or published model, a file in it, an exported ONNX file,
        or a training output of the official code. ModelError if it is none of these, or if there is
        a model of that name already.
        """
        folder = path if path.is_dir() else path.parent
        own = path.is_dir() or path.name in (DESCRIPTION, WEIGHTS)
        if path.suffix == ONNX and not path.is_dir():
            info = self.find(str(path))
        elif own and (folder / DESCRIPTION).is_file():
            info = read_info(folder)
        else:
            return self.import_official(path, name)
        name = name or info.name
        check_name(name)
        self._refuse_taken(name)
        provenance = {key: value for key, value in info.provenance.items() if key != "default"}
        copied = replace(info, name=name, provenance=provenance)
        copy_model(copied, self.own / name, {})
        return read_info(self.own / name)

    def rename(self, info: ModelInfo, name: str, title: str = "") -> ModelInfo:
        """Another name for one of the user's; ModelError if it is shipped or the name is taken.

        `title`: what people call it; '': as before, or the new name where it had none of its own.
        """
        self._refuse_shipped(info)
        check_name(name)
        self._refuse_taken(name)
        title = title or (name if info.title == info.name else info.title)
        copy_model(replace(info, name=name, title=title), self.own / name, {})
        if self._defaults().get(info.task) == info.name:
            self.set_default(replace(info, name=name))
        self.delete(info)
        return read_info(self.own / name)

    def delete(self, info: ModelInfo | Broken) -> None:
        """Take one of the user's off the disk; ModelError if it is shipped or cannot go."""
        self._refuse_shipped(info)
        try:
            shutil.rmtree(info.folder)
        except OSError as error:
            raise ModelError(f"cannot delete {info.folder}: {error.strerror}") from None

    def is_own(self, info: ModelInfo | Broken) -> bool:
        """Whether it is the user's, to be renamed and deleted."""
        return info.folder.parent == self.own and not info.folder.is_symlink()

    def _refuse_shipped(self, info: ModelInfo | Broken) -> None:
        if not self.is_own(info):
            raise ModelError(
                f"the model {info.folder.name} is not among your own; it stays as it is"
            )

    def _refuse_taken(self, name: str) -> None:
        if (self.own / name).exists() or any(each.name == name for each in self.models()):
            raise ModelError(f"there is a model {name!r} already; choose another name")

    def import_official(self, path: Path, name: str = "") -> ModelInfo:
        """Make an official training output a model of the library; ModelError if it is none."""
        find_output(path)  # what is wrong with the files is said before PyTorch is loaded
        need_torch("importing an official checkpoint")
        from hrm_core.library.official import read_official  # torch, only when wanted

        official = read_official(path)
        name = name or official.name
        info = replace(official.info, name=name, title=name, folder=self.own / name)
        write_model(info, official.weights)
        return info


def free_name(title: str, taken: Collection[str]) -> str:
    """A name for a folder, like the title, that no model has.

    >>> free_name("My best!", {"my-best"})
    'my-best-2'
    """
    base = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:50] or "model"
    number, name = 2, base
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def _is_folder(text: str) -> bool:
    try:
        return Path(text).is_dir()
    except OSError:  # too long for a name
        return False


def open_engine(
    info: ModelInfo, device: str = "auto", engine: str = "auto", threads: int = 1
) -> Engine:
    """An engine with the model's weights, ready to run. Slow: imports a back end.

    device: 'auto', 'cpu' or 'cuda'; engine: 'auto', 'onnx' or 'torch'. Left to itself, a model runs
    with PyTorch on CUDA where both are there, else with ONNX Runtime on the CPU. ModelError if the
    weights do not fit, or if what was asked for by name is not to be had. threads: of ONNX Runtime;
    PyTorch keeps to OMP_NUM_THREADS.
    """
    choice = choose(info, device, engine)
    if choice.engine == ONNX_RUNTIME:
        from hrm_core.engines.onnx_engine import open_graph, open_onnx  # and no torch

        if info.exported is not None:
            return open_onnx(info.exported, threads)
        return open_graph(info, choice.reason, threads)
    from hrm_core.engines.torch_engine import open_model  # torch, only when wanted

    return open_model(info, choice.device, choice.reason)


def make_graph(info: ModelInfo, say: Callable[[str], None]) -> Path:
    """The folder with the graph that ONNX Runtime runs the model with, made if it is not there.

    Slow; `say` gets a sentence about each step. ModelError if it cannot be made.
    """
    if info.exported is not None:
        return info.exported  # it is one
    need_torch(f"making the graph of {info.name}")
    from hrm_core.engines.making import ensure_graph  # torch, only when wanted

    return ensure_graph(info, say)


def export_onnx(info: ModelInfo, path: Path, say: Callable[[str], None]) -> float:
    """Write one segment of a model as an ONNX file; how far it differs from PyTorch at most.

    Slow; `say` gets a sentence about each step. ModelError, and no file, if that is more than
    rounding, or if nothing can be written.
    """
    need_torch(f"exporting {info.name}")
    from hrm_core.engines.making import export_onnx as export  # torch, only when wanted

    return export(info, path, say=say).largest
