"""Do ONNX Runtime and PyTorch give the same answers? Run by hand: python tests/benchmarks/parity.py

Puzzles of a file, or generated ones of all levels in turn, each on a board of its own size: how
many cells differ after the first segment, and how many final grids when each engine thinks until it
halts.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from hrm_core.library.models import ModelInfo, ModelLibrary, open_engine
from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving.canvas import lay
from hrm_core.solving.think import Limit, Question, think
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from hrm_core.tasks.maze.styles import STYLES

TOGETHER = 8


def main() -> None:
    """Print a line for each size of board, then one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--task", choices=("sudoku", "maze"), default="sudoku")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--levels", nargs="*", help="default: all of them")
    parser.add_argument("--sizes", nargs=2, type=int, help="mazes: from so many cells a side to")
    parser.add_argument("--file", type=Path, help="in place of generated ones")
    options = parser.parse_args()
    task, rng = TASKS[options.task], np.random.default_rng(7)
    info = ModelLibrary().default(task.name)
    if options.file:
        puzzles = read_puzzles(options.file, task, options.count)[: options.count]
    else:
        levels = options.levels or task.difficulties
        if options.sizes:
            low, high = options.sizes
            levels = [f"{style} {size}x{size}" for size in range(low, high + 1) for style in STYLES]
        puzzles = [task.generate(rng, levels[n % len(levels)]) for n in range(options.count)]
    boards: dict[int, list[Puzzle]] = {}
    for puzzle in puzzles:
        boards.setdefault(len(task.encode(puzzle)), []).append(puzzle)
    whole = Counter[str]()
    for cells, alike in sorted(boards.items()):
        found = compared(info, task, alike, cells)
        print(f"{cells} cells: {told(found)}", flush=True)
        whole += found
    print(f"{info.name}: {told(whole)}")


def compared(info: ModelInfo, task: Task, puzzles: Sequence[Puzzle], cells: int) -> Counter[str]:
    """What differs between both engines on puzzles of one size."""
    limit = Limit(max(16, info.halt_max_steps))
    asked = [Question(lay(task, puzzle, cells)) for puzzle in puzzles]
    first, last, segments, solved = [], [], [], []
    for kind in ("onnx", "torch"):
        engine = open_engine(info, "cpu", kind)
        answers = np.zeros((2, len(asked), cells), np.int32)
        spent = np.zeros(len(asked), np.intp)
        for moment in think(engine, asked, limit, TOGETHER):
            new = moment.segments == 1
            answers[0, moment.rows[new]] = moment.step.answers[new]
            answers[1, moment.rows[moment.over]] = moment.step.answers[moment.over]
            spent[moment.rows] = moment.segments
        first.append(answers[0])
        last.append(answers[1])
        segments.append(spent)
        grids = [task.decode(answers[1, n], puzzle) for n, puzzle in enumerate(puzzles)]
        solved.append([not task.check(p, grid) for p, grid in zip(puzzles, grids, strict=True)])
    return Counter(
        puzzles=len(asked),
        cells=int((first[0] != first[1]).sum()),
        grids=int((last[0] != last[1]).any(-1).sum()),
        halts=int((segments[0] != segments[1]).sum()),
        onnx=sum(solved[0]),
        torch=sum(solved[1]),
    )


def told(found: Counter[str]) -> str:
    """In words."""
    return (
        f"{found['puzzles']} puzzles: {found['cells']} cells differ after the first segment;"
        f" {found['grids']} final grids differ, {found['halts']} halt at another segment;"
        f" solved by ONNX Runtime {found['onnx']}, by PyTorch {found['torch']}"
    )


if __name__ == "__main__":
    main()
