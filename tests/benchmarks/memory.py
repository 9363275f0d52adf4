"""Peak memory of a training step against the depth of thought, for the three gradient horizons.

    python -m tests.benchmarks.memory [PICTURE.svg]

Every allocation of PyTorch during real training steps is recorded; the peak counts what a step
needs beyond weights, optimiser and carry: activations for the backward pass, gradients, scratch.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import torch
from torch.profiler import ProfilerActivity, profile

from hrm_core.model.hrm import Horizon
from tests.benchmarks.chart import Line, Panel, draw
from training.config import SourceConfig, TrainConfig
from training.data.loaders import LOADERS
from training.data.streams import Feed, mix
from training.loop.trainer import Trainer

COUNTS = (1, 2, 4, 8, 16)
MODEL: Mapping[str, object] = {
    "hidden_size": 128,
    "num_heads": 4,
    "H_layers": 2,
    "L_layers": 2,
    "H_cycles": 2,
    "L_cycles": 2,
    "mlp_multiple": 32,
    "halt_max_steps": 16,
}
AXES = {  # what grows along each panel, and the setting of the model it is
    "H-cycles (2 L-cycles each)": "H_cycles",
    "L-cycles (in each of 2 H-cycles)": "L_cycles",
    "segments, one after the other": "",
}
NAMES = {
    Horizon.ONE_STEP: "one step (the paper)",
    Horizon.LAST_CYCLE: "last H-cycle",
    Horizon.ALL_CYCLES: "all cycles, checkpointed",
}


def trainer(horizon: Horizon, changes: Mapping[str, object]) -> Trainer:
    """A run of a small attention model on generated sudokus, 16 at a time."""
    source = SourceConfig("generate", level="beginner", count=16)
    config = TrainConfig(
        name="memory",
        task="sudoku",
        model={**MODEL, **changes},
        sources=(source,),
        steps=100,
        batch_size=16,
        horizon=horizon,
    )
    rng = np.random.default_rng(0)
    stream = mix(LOADERS["sudoku"], config.sources, Path(), rng)
    return Trainer(config, [Feed(stream, 1.0)], torch.device("cpu"))


def allocations(run: Trainer, steps: int) -> Iterator[int]:
    """Bytes taken, or given back if negative, in order of time."""
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as recorded:
        for _ in range(steps):
            run.train_step()
    assert recorded.profiler is not None, "the profile is over"
    results = recorded.profiler.kineto_results
    assert results is not None, "memory was recorded"
    events = [event for event in results.events() if event.name() == "[memory]"]
    events.sort(key=lambda event: event.start_ns())
    yield from (event.nbytes() for event in events)


def peak(horizon: Horizon, changes: Mapping[str, object], steps: int) -> float:
    """MiB at the worst moment of some steps, above what the run holds between them."""
    run = trainer(horizon, changes)
    run.train_step()  # fills the pool and makes the optimiser's state
    total = highest = 0
    for size in allocations(run, steps):
        total += size
        highest = max(highest, total)
    return highest / 2**20


def main(picture: str = "") -> None:
    """Measure all settings, print them as a table, and draw them if a file is named."""
    torch.set_num_threads(1)
    panels = []
    for title, setting in AXES.items():
        lines = []
        for horizon, name in NAMES.items():
            values = [
                peak(horizon, {setting: count} if setting else {}, 1 if setting else count)
                for count in COUNTS
            ]
            print(f"{title:34s} {name:26s}" + "".join(f"{value:8.1f}" for value in values))
            lines.append(Line(name, values))
        panels.append(Panel(title, COUNTS, lines))
    if picture:
        caption = "Peak memory of a training step, MiB (128 wide, 2 + 2 layers, 16 sudokus)"
        Path(picture).write_text(draw(caption, panels), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
