"""The ARC tasks that were learnt on this machine: models of one task each, and their sizes."""

from pathlib import Path

from hrm_core.checkpoint import ModelInfo
from hrm_core.library.models import ModelLibrary


def learnt_models(library: ModelLibrary) -> list[ModelInfo]:
    """The user's own models that have learnt a task."""
    models = (info for info in library.models("arc") if "learned" in info.provenance)
    return [info for info in models if library.is_own(info)]


def size_of(info: ModelInfo) -> int:
    """Bytes of a model on the disk."""
    return sum(path.stat().st_size for path in Path(info.folder).iterdir() if path.is_file())
