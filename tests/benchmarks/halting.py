"""What early halting saves: puzzles leave the batch when the model is done, or all run to the end.

    python -m tests.benchmarks.halting MODEL FILE [PUZZLES] [SEGMENTS]

MODEL is the name or the folder of a sudoku model, FILE has puzzles with their solutions. The second
way is the official evaluation. Both take turns in one process; times are of the processor.
"""

import sys
import time
from pathlib import Path

import numpy as np

from app.cli.evaluate import BATCHES
from hrm_core.engines import Batch
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.solving import evaluate
from hrm_core.solving.solve import Limit
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles

TURNS = 3


def main(model: str, file: str, puzzles: str = "128", segments: str = "16") -> None:
    """Print one line for each way, and the ratio."""
    task = TASKS["sudoku"]
    chosen = read_puzzles(Path(file), task)[: int(puzzles)]
    batch = Batch(
        np.stack([task.encode(puzzle) for puzzle in chosen]), np.zeros(len(chosen), dtype=np.int32)
    )
    labels = np.stack([task.labels(puzzle) for puzzle in chosen])
    engine = open_engine(ModelLibrary().find(model, "sudoku"), "cpu")
    seconds: dict[bool, list[float]] = {False: [], True: []}
    scores = {}
    for _ in range(TURNS):
        for halt, taken in seconds.items():
            limit, started = Limit(int(segments), halt), time.process_time()
            work = evaluate.evaluate(engine, batch, labels, limit, BATCHES["cpu"])
            scores[halt] = evaluate.scores(evaluate.finish(work), labels)
            taken.append(time.process_time() - started)
    for halt, name in ((False, "all run to the end"), (True, "early halting")):
        print(
            f"{name:20s} {len(chosen) / min(seconds[halt]):6.1f} puzzles/s"
            f"  exact {scores[halt].exact:.1%}  segments {scores[halt].mean_segments:.1f}"
        )
    print(f"{'ratio':20s} {min(seconds[False]) / min(seconds[True]):6.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
