"""The models on this machine: those that came with the program and the user's own.

The one place that opens an engine, so that a back end is imported only when one is wanted.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from hrm_core.checkpoint import (
    DESCRIPTION,
    WEIGHTS,
    ModelError,
    ModelInfo,
    check_name,
    copy_model,
    read_info,
    write_model,
)
from hrm_core.engines import Engine
from hrm_core.engines.choice import ONNX, ONNX_RUNTIME, choose, need_torch
from hrm_core.places import asset_path, user_data_dir

__all__ = ["ModelError", "ModelInfo", "ModelLibrary", "OpenEngine", "need_torch", "open_engine"]

OpenEngine = Callable[[ModelInfo], Engine]  # how a window is told to open engines


class ModelLibrary:
    """Folders of models, looked through in order: the program's own first, then the user's."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        self.folders = list(folders or (asset_path("models"), user_data_dir() / "models"))
        self._problems: list[str] = []
        self._known: dict[Path, tuple[tuple[int, int], ModelInfo]] = {}

    @property
    def own(self) -> Path:
        """Where new models go."""
        return self.folders[-1]

    def models(self, task: str | None = None) -> list[ModelInfo]:
        """Every model, of one task if given; the task's default is the first of them."""
        found, self._problems = [], []
        for place in (place for folder in self.folders for place in self._places(folder)):
            try:
                found.append(self._info(place))
            except ModelError as error:
                self._problems.append(str(error))
        found.sort(key=lambda info: not info.provenance.get("default", False))
        return [info for info in found if task in (None, info.task)]

    def _info(self, place: Path) -> ModelInfo:
        """The description in a folder, read again only if it was written since."""
        try:
            written = (place / DESCRIPTION).stat()
            (place / WEIGHTS).stat()
        except OSError:
            return read_info(place)  # says what is missing
        mark = (written.st_mtime_ns, written.st_size)
        if place not in self._known or self._known[place][0] != mark:
            self._known[place] = mark, read_info(place)
        return self._known[place][1]

    def _places(self, folder: Path) -> list[Path]:
        if not folder.is_dir():
            return []
        try:
            return sorted(p for p in folder.iterdir() if p.is_dir() and p.name[0] != ".")
        except OSError as error:
            self._problems.append(f"cannot read the folder {folder}: {error.strerror}")
            return []

    def problems(self) -> list[str]:
        """What is wrong with the folders that models() left out."""
        self.models()
        return list(self._problems)

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
        """The model that has learnt the ARC task with these examples, if there is one."""
        models = self.models("arc")
        fitting = (info for info in models if info.provenance.get("learned") == fingerprint)
        return next(fitting, None)

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

        `path`: the folder of an exported or published model, a file in it, or a training output of
        the official code. ModelError if it is neither, or if there is a model of that name already.
        """
        folder = path if path.is_dir() else path.parent
        own = path.is_dir() or path.name in (DESCRIPTION, WEIGHTS)
        if not own or not (folder / DESCRIPTION).is_file():
            return self.import_official(path, name)
        info = read_info(folder)
        name = name or info.name
        check_name(name)
        self._refuse_taken(name)
        provenance = {key: value for key, value in info.provenance.items() if key != "default"}
        copied = replace(info, name=name, provenance=provenance)
        copy_model(copied, self.own / name, {})
        return read_info(self.own / name)

    def rename(self, info: ModelInfo, name: str) -> ModelInfo:
        """Another name for one of the user's; ModelError if it is shipped or the name is taken."""
        self._refuse_shipped(info)
        check_name(name)
        self._refuse_taken(name)
        renamed = replace(info, name=name, title=name if info.title == info.name else info.title)
        copy_model(renamed, self.own / name, {})
        self.delete(info)
        return read_info(self.own / name)

    def delete(self, info: ModelInfo) -> None:
        """Take a model of the user off the disk; ModelError if it is shipped or cannot go."""
        self._refuse_shipped(info)
        try:
            shutil.rmtree(info.folder)
        except OSError as error:
            raise ModelError(f"cannot delete {info.folder}: {error.strerror}") from None

    def _refuse_shipped(self, info: ModelInfo) -> None:
        if info.folder.parent != self.own or info.folder.is_symlink():
            raise ModelError(f"the model {info.name} is not among your own; it stays as it is")

    def _refuse_taken(self, name: str) -> None:
        if (self.own / name).exists() or any(each.name == name for each in self.models()):
            raise ModelError(f"there is a model {name!r} already; choose another name")

    def import_official(self, path: Path, name: str = "") -> ModelInfo:
        """Make an official training output a model of the library; ModelError if it is none."""
        need_torch("importing an official checkpoint")
        from hrm_core.library.official import read_official  # torch, only when wanted

        official = read_official(path)
        name = name or official.name
        info = replace(official.info, name=name, title=name, folder=self.own / name)
        write_model(info, official.weights)
        return info


def _is_folder(text: str) -> bool:
    try:
        return Path(text).is_dir()
    except OSError:  # too long for a name
        return False


def open_engine(info: ModelInfo, device: str = "auto", engine: str = "auto") -> Engine:
    """An engine with the model's weights, ready to run. Slow: imports a back end.

    device: 'auto', 'cpu' or 'cuda'; engine: 'auto', 'onnx' or 'torch'. Left to itself, a model runs
    with PyTorch on CUDA where both are there, else with ONNX Runtime on the CPU. ModelError if the
    weights do not fit, or if what was asked for by name is not to be had.
    """
    choice = choose(info, device, engine)
    if choice.engine == ONNX_RUNTIME:
        from hrm_core.engines.onnx_engine import open_graph, open_onnx  # and no torch

        if info.folder.suffix == ONNX:
            return open_onnx(info.folder)
        return open_graph(info, choice.reason)
    from hrm_core.engines.torch_engine import open_model  # torch, only when wanted

    return open_model(info, choice.device, choice.reason)


def make_graph(info: ModelInfo, say: Callable[[str], None]) -> Path:
    """The folder with the graph that ONNX Runtime runs the model with, made if it is not there.

    Slow; `say` gets a sentence about each step. ModelError if it cannot be made.
    """
    need_torch(f"making the graph of {info.name}")
    from hrm_core.engines.making import ensure_graph  # torch, only when wanted

    return ensure_graph(info, say)


def export_onnx(info: ModelInfo, path: Path) -> float:
    """Write one segment of a model as an ONNX file; how far it differs from PyTorch at most.

    Slow. ModelError, and no file, if that is more than rounding, or if nothing can be written.
    """
    need_torch(f"exporting {info.name}")
    from hrm_core.engines.making import export_onnx as export  # torch, only when wanted

    return export(info, path).largest
