"""Small runs for the tests of this folder: a tiny model, generated puzzles."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from training.config import SourceConfig, TrainConfig
from training.runs.checkpoints import RunFolder

TINY = TrainConfig(
    name="tiny",
    task="sudoku",
    model={
        "hidden_size": 8,
        "num_heads": 1,
        "H_layers": 1,
        "L_layers": 1,
        "H_cycles": 1,
        "L_cycles": 1,
        "expansion": 1.0,
        "mlp_multiple": 8,
        "mixer": "units",
        "mixer_size": 4,
        "pos_encodings": "none",
        "grid": (9, 9),
        "box": (3, 3),
        "symbols": (2, 9),
        "q_pool": "mean",
        "noise": 0.1,
        "halt_max_steps": 4,
    },
    sources=(SourceConfig("generate", level="beginner", count=8),),
    validation=(SourceConfig("generate", level="beginner", count=4),),
    steps=6,
    batch_size=4,
    warmup_steps=2,
    save_every=0.0,  # after every step
    evaluate_every=1e9,
    evaluate_puzzles=4,
    evaluate_segments=2,
)

MAZES = {  # the shape of a tiny model of mazes
    "seq_len": 81,
    "vocab_size": 6,
    "hidden_size": 8,
    "num_heads": 1,
    "H_layers": 1,
    "L_layers": 1,
    "H_cycles": 1,
    "L_cycles": 1,
    "expansion": 1.0,
    "mixer": "conv",
    "mixer_size": 8,
    "pos_encodings": "none",
    "halt_max_steps": 2,
}


def tiny_run(folder: Path, **changes: Any) -> RunFolder:
    """A new run of the tiny configuration with some settings changed."""
    return RunFolder.create(folder, replace(TINY, **changes))
