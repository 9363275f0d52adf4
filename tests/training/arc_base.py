"""An ARC base model that knows nothing yet, and tasks for it to learn."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from hrm_core.checkpoint import ModelInfo, write_model
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from tests.hrm_core.model.variants import READER

CONFIG = replace(READER, H_cycles=1, L_cycles=1, expansion=1.0, mixer_size=4, halt_max_steps=2)


def write_base(models: Path, config: HRMConfig = CONFIG) -> ModelInfo:
    """The same each time."""
    torch.manual_seed(0)
    weights = {name: tensor.numpy() for name, tensor in HRM(config).state_dict().items()}
    info = ModelInfo("base", "A base", "arc", models / "base", 1000, config.to_dict())
    write_model(info, weights)
    return info


def a_task(level: str = "recolour 5x5", seed: int = 0) -> Puzzle:
    return TASKS["arc"].generate(np.random.default_rng(seed), level)
