"""Which engine runs a model where, and why; found out without loading PyTorch, which is slow."""

import ctypes.util
import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path

from hrm_core.checkpoint import ModelError, ModelInfo
from hrm_core.engines.graphs import find_graph
from hrm_core.model.config import ConfigError, HRMConfig

ONNX = ".onnx"  # the name of an exported model ends so
ONNX_RUNTIME, TORCH = "onnx", "torch"
ENGINES = ("auto", ONNX_RUNTIME, TORCH)
DEVICES = ("auto", "cpu", "cuda")
INSTALL = "pip install torch"
FULL = "the full edition of HRM Studio has it"  # a package has no pip


@dataclass(frozen=True)
class Choice:
    """What runs a model."""

    engine: str  # ONNX_RUNTIME or TORCH
    device: str  # 'auto': PyTorch tries CUDA, and says why where it finds none
    reason: str = ""  # fit to show; '': the engine says it


def where_torch_is() -> str:
    """What brings PyTorch to this program: another edition of a package, else a command."""
    return FULL if getattr(sys, "frozen", False) else INSTALL


def choose(info: ModelInfo, device: str, engine: str) -> Choice:
    """What runs a model; ModelError if what was asked for by name is not to be had."""
    if info.exported is not None:
        if engine == TORCH or device == "cuda":
            wanted = "PyTorch" if engine == TORCH else "CUDA"
            raise ModelError(
                f"{info.exported} is an exported file, which does not run with {wanted}"
            )
        return Choice(ONNX_RUNTIME, "cpu")
    if device == "cuda":
        if engine == ONNX_RUNTIME:
            raise ModelError("ONNX Runtime runs on the CPU here; for CUDA leave out --engine")
        need_torch("CUDA")
        return Choice(TORCH, "cuda")
    if engine == TORCH:
        need_torch("the engine torch")
        return Choice(TORCH, device)
    if engine == ONNX_RUNTIME:
        return Choice(ONNX_RUNTIME, "cpu", "ONNX Runtime, CPU, as chosen")
    missing = "as chosen" if device == "cpu" else no_cuda()
    if not missing:
        return Choice(TORCH, "auto")
    if has_graph(info):
        return Choice(ONNX_RUNTIME, "cpu", f"ONNX Runtime, CPU: {missing}")
    if not has_torch():
        raise ModelError(
            f"the model {info.name} has an architecture of its own, for which PyTorch must make a"
            f" graph once: {where_torch_is()}, then hrm graph {info.name}"
        )
    return Choice(TORCH, "cpu", "PyTorch, CPU: ONNX Runtime has no graph of this architecture yet")


def has_graph(info: ModelInfo) -> bool:
    """Whether ONNX Runtime can run the model at once."""
    try:
        return find_graph(HRMConfig.from_dict(info.config)) is not None
    except ConfigError:
        return True  # opening it will say what is wrong


def has_torch() -> bool:
    """Whether PyTorch is installed; it is not loaded."""
    return importlib.util.find_spec("torch") is not None


def need_torch(wish: str) -> None:
    """ModelError, with what to do, where PyTorch is not installed."""
    if not has_torch():
        raise ModelError(f"{wish} needs PyTorch, which is not installed: {where_torch_is()}")


def no_cuda() -> str:
    """Why it is no use to load PyTorch for CUDA; '' if it may be."""
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return "no PyTorch: solving only"
    if not _driver():
        return "no CUDA device was found"
    if not list((Path(spec.origin).parent / "lib").glob("*torch_cuda*")):
        return "this PyTorch is built without CUDA"
    return ""


def _driver() -> bool:
    """Whether the system has a driver of NVIDIA."""
    if sys.platform == "win32":
        return ctypes.util.find_library("nvcuda") is not None
    return Path("/dev/nvidiactl").exists() or Path("/dev/dxg").exists()  # the latter under WSL
