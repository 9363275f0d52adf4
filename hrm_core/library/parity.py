"""How far the engines are apart: one model, the puzzles that came with the program, each engine."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hrm_core.checkpoint import ModelError, ModelInfo
from hrm_core.engines import Batch, Engine, Step, difference
from hrm_core.engines.choice import ONNX_RUNTIME, TORCH, need_torch
from hrm_core.library.models import open_engine
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task
from hrm_core.solving.canvas import SizeError, lay
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles

SEGMENTS = 4
MOST = 12  # puzzles


@dataclass(frozen=True)
class Parity:
    """What ONNX Runtime and PyTorch said of the same puzzles, each from its own state."""

    puzzles: int
    segments: int
    largest: float  # difference of any logit, belief in an answer or Q, relative beyond 1
    cells_alike: float  # share of cells with the same answer, over all segments


def parity(info: ModelInfo, segments: int = SEGMENTS) -> Parity:
    """Compare the engines on stored puzzles. Slow: loads PyTorch.

    ModelError if one of the engines cannot run the model, or no stored puzzle fits on its board.
    """
    if info.exported is not None:
        raise ModelError(f"{info.name} is an exported file: PyTorch has nothing to compare with it")
    need_torch("comparing the engines")
    task = TASKS[info.task]
    engines = [open_engine(info, "cpu", kind) for kind in (ONNX_RUNTIME, TORCH)]
    puzzles = fitting(task, engines[0].seq_len)
    if not puzzles:
        raise ModelError(f"no stored {task.title} fits on the board of {info.name}")
    largest, alike, count = 0.0, 0, 0
    for puzzle in puzzles:
        said = (_steps(each, task, puzzle, segments) for each in engines)
        for ours, reference in zip(*said, strict=True):
            largest = max(largest, difference(reference, ours))
            alike += int((ours.answers == reference.answers).sum())
            count += ours.answers.size
    return Parity(len(puzzles), segments, largest, alike / count)


def fitting(task: Task, board: int | None) -> list[Puzzle]:
    """The first puzzle of each stored file, where a board has room for it."""
    found = []
    for path in sorted(asset_path("samples", task.name).glob("[0-9]*.*"))[:MOST]:
        try:
            puzzle = read_puzzles(path, task)[0]
            lay(task, puzzle, board)
        except (PuzzleFormatError, SizeError):
            continue
        found.append(puzzle)
    return found


def _steps(engine: Engine, task: Task, puzzle: Puzzle, segments: int) -> Sequence[Step]:
    batch = Batch(lay(task, puzzle, engine.seq_len)[None], np.zeros(1, dtype=np.int32))
    state, steps = engine.start(batch), []
    for _ in range(segments):
        state, step = engine.step(batch, state)
        steps.append(step)
    return steps
