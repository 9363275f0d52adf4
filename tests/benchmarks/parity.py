"""Do ONNX Runtime and PyTorch give the same answers? Run by hand: python tests/benchmarks/parity.py

Generated puzzles of all levels in turn: how many cells differ after the first segment, and how many
final grids differ when each engine thinks until it halts.
"""

import argparse

import numpy as np

from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.solving.canvas import lay
from hrm_core.solving.think import Limit, Question, think
from hrm_core.tasks import TASKS


def main() -> None:
    """Print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--task", choices=("sudoku", "maze"), default="sudoku")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--levels", nargs="*", help="default: all of them")
    options = parser.parse_args()
    task, rng = TASKS[options.task], np.random.default_rng(7)
    levels = options.levels or task.difficulties
    info = ModelLibrary().default(task.name)
    limit = Limit(max(16, info.halt_max_steps))
    puzzles = [task.generate(rng, levels[n % len(levels)]) for n in range(options.count)]
    board = max(len(task.encode(puzzle)) for puzzle in puzzles)
    asked = [Question(lay(task, puzzle, board)) for puzzle in puzzles]
    first, last, segments = [], [], []
    for kind in ("onnx", "torch"):
        engine = open_engine(info, "cpu", kind)
        answers = np.zeros((2, len(asked), board), np.int32)
        spent = np.zeros(len(asked), np.intp)
        for moment in think(engine, asked, limit, 16):
            new = moment.segments == 1
            answers[0, moment.rows[new]] = moment.step.answers[new]
            answers[1, moment.rows[moment.over]] = moment.step.answers[moment.over]
            spent[moment.rows] = moment.segments
        first.append(answers[0])
        last.append(answers[1])
        segments.append(spent)
    print(
        f"{info.name}, {len(asked)} puzzles: {(first[0] != first[1]).sum()} cells differ after the"
        f" first segment; {(last[0] != last[1]).any(-1).sum()} final grids differ,"
        f" {(segments[0] != segments[1]).sum()} halt at another segment"
    )


if __name__ == "__main__":
    main()
