"""Where a run comes from: which weights, which program and libraries, on what machine."""

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version

from hrm_core.checkpoint import ModelInfo

PACKAGES = ("hrm-studio", "numpy", "onnxruntime", "torch")


def origin_of(info: ModelInfo) -> dict[str, str]:
    """What makes a run of a model repeatable, in words; reads the weights once, so on a thread."""
    found = {"model": info.name, "weights_sha256": weights_hash(info)}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:  # a build without it
            continue
    found["python"] = platform.python_version()
    found["system"] = f"{platform.system()} {platform.release()} {platform.machine()}"
    return {name: text for name, text in found.items() if text}


def weights_hash(info: ModelInfo) -> str:
    """SHA-256 of the file of weights, or of the ONNX file that is the model; '' if unreadable."""
    try:
        with info.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
