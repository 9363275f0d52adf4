"""Two steps of a compiled model, as a program: python -m tests.training.loop.compiled_steps FILE.

Compiled without a C++ compiler. In FILE, what rank 0 has: the weights after two steps, and under
THREADS how many threads of the team are left once it has parted (on Linux).
"""

import functools
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import torch

from tests.training.tiny import TINY
from training.config import TrainConfig
from training.loop.processes import joined
from training.loop.train import prepare

MODEL = {**TINY.model, "H_cycles": 2, "doubt": True}
MAIN: dict[str, Any] = {"model": MODEL, "horizon": "last_cycle", "compile": True}
THREADS = "threads"


def main(file: Path) -> None:
    """Write the weights after two steps, and what is left of the team."""
    without = functools.partial(torch.compile, backend="aot_eager")
    with joined() as team, patch("torch.compile", without):
        config = TrainConfig.from_dict({**TINY.to_dict(), **MAIN})
        trainer, _ = prepare(config, Path(), team)
        for _ in range(2):
            trainer.train_step()
    if team.leads:
        torch.save({**trainer.model.state_dict(), THREADS: torch.tensor(threads())}, file)


def threads() -> int:
    """How many threads of this process send and receive for gloo."""
    names = (task / "comm" for task in Path("/proc/self/task").glob("*"))
    return sum("gloo" in name.read_text() for name in names)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
