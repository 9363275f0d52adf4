"""Small sound models in a library."""

from pathlib import Path

from hrm_core.checkpoint import (
    ModelInfo,
    write_model,
)
from hrm_core.library.models import ModelLibrary
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM

CONFIG = HRMConfig(
    seq_len=4, vocab_size=5, hidden_size=8, num_heads=2, H_layers=1, L_layers=1, mlp_multiple=8
)


def add(folder: Path, name: str, task: str = "sudoku", default: bool = False) -> ModelInfo:
    """Write a small sound model."""
    model = HRM(CONFIG)
    info = ModelInfo(
        name=name,
        title=name,
        task=task,
        folder=folder / name,
        parameters=sum(p.numel() for p in model.parameters()),
        config=CONFIG.to_dict(),
        provenance={"default": default},
    )
    write_model(info, {key: value.numpy() for key, value in model.state_dict().items()})
    return info


def names(library: ModelLibrary, task: str | None = None) -> list[str]:
    return [info.name for info in library.models(task)]
