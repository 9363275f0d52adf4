"""A segment with ONNX Runtime beside PyTorch, the same weights and puzzles, in turns.

    python -m tests.benchmarks.onnx MODEL FILE.onnx [SIDE]

FILE.onnx is what `hrm export MODEL --onnx FILE.onnx` wrote; SIDE is the board's for a model that
takes any. Processor time, so other work beside does not count.
"""

import sys
import time
from pathlib import Path

import numpy as np

from hrm_core.engines import Batch, Engine
from hrm_core.library.models import ModelLibrary, open_engine

TURNS = 9


def seconds(engine: Engine, batch: Batch) -> float:
    """Of one segment, the second of a puzzle."""
    state, _ = engine.step(batch, engine.start(batch))
    began = time.process_time()
    engine.step(batch, state)
    return time.process_time() - began


def main(name: str, file: str, side: str = "9") -> None:
    """Print the medians for one puzzle and for 32 at a time."""
    library = ModelLibrary()
    info = library.find(name)
    engines = (open_engine(info, "cpu", "torch"), open_engine(library.find(str(Path(file)))))
    cells = engines[0].seq_len or int(side) ** 2
    rng = np.random.default_rng(0)
    for count in (1, 32):
        tokens = rng.integers(1, info.config["vocab_size"], size=(count, cells), dtype=np.int32)
        batch = Batch(tokens, np.zeros(count, dtype=np.int32))
        turns = [[seconds(engine, batch) for engine in engines] for _ in range(TURNS)]
        torch_ms, onnx_ms = 1000 * np.median(turns, axis=0)
        print(
            f"{name}, {cells} cells, {count:2d} at a time: PyTorch {torch_ms:.1f} ms,"
            f" ONNX Runtime {onnx_ms:.1f} ms, ratio {torch_ms / onnx_ms:.2f}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
