"""Two steps of a compiled model, as a program: python -m tests.training.loop.compiled_steps FILE.

Compiled without a C++ compiler. The first part of the gradients is sent when those of FIRST bytes
of weights are there, so that it ends within the first cycle, which is not learnt from.
"""

import functools
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import torch
from torch import distributed

from tests.training.tiny import TINY
from training.config import TrainConfig
from training.loop.processes import joined
from training.loop.train import prepare

MODEL = {**TINY.model, "H_cycles": 2, "doubt": True}
FIRST = 5500
MAIN: dict[str, Any] = {"model": MODEL, "horizon": "last_cycle", "compile": True}


def main(file: Path) -> None:
    """Write the weights after two steps."""
    without = functools.partial(torch.compile, backend="aot_eager")
    small = patch.object(distributed, "_DEFAULT_FIRST_BUCKET_BYTES", FIRST)
    with joined() as team, small, patch("torch.compile", without):
        config = TrainConfig.from_dict({**TINY.to_dict(), **MAIN})
        trainer, _ = prepare(config, Path(), team)
        for _ in range(2):
            trainer.train_step()
        if team.leads:
            torch.save(trainer.model.state_dict(), file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
