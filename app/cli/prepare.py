"""The command `hrm prepare`: puzzles from files or generated, packed for training."""

import argparse
from pathlib import Path

import numpy as np

from app.cli.options import CommandError
from hrm_core.tasks import TASKS
from hrm_core.tasks.datasets import TRAIN
from hrm_core.tasks.opening import open_puzzles
from training.config import SourceConfig
from training.data.loaders import LOADERS
from training.data.mazes import Mazes
from training.data.packed import pack_mazes, pack_sudokus, write_packed
from training.data.streams import DataError
from training.data.sudokus import Sudokus

PACKED = ("sudoku", "maze")


def command(options: argparse.Namespace) -> int:
    """0 when the file is there; CommandError says why it cannot be made."""
    if bool(options.files) == bool(options.count):
        raise CommandError("name files of puzzles, or say with --count how many to generate")
    if options.task is None:
        first = options.files[:1]
        options.task = open_puzzles(first[0], limit=1, part=TRAIN).kind if first else "sudoku"
    if options.task not in PACKED:
        raise CommandError(f"only {' and '.join(PACKED)} are packed, not {options.task}")
    if options.out.suffix != ".npz":
        raise CommandError(f"the name of a prepared file ends in .npz, not as in {options.out}")
    task = TASKS[options.task]
    level = options.level or ("" if options.size else task.difficulties[0])
    level = task.level(level) if level else ""
    sources = [SourceConfig("csv", path=str(path)) for path in options.files] or [
        SourceConfig(
            "generate",
            level=level,
            count=options.count,
            size=options.size,
            path_cells=options.path_cells,
        )
    ]
    rng = np.random.default_rng(options.seed)
    try:
        streams = LOADERS[options.task](sources, Path(), rng, ())
        sudokus = [stream for stream in streams if isinstance(stream, Sudokus)]
        mazes = [stream.mazes for stream in streams if isinstance(stream, Mazes)]
        if sudokus:
            givens = np.concatenate([each.givens for each in sudokus])
            values = pack_sudokus(givens, np.concatenate([each.solutions for each in sudokus]))
        elif mazes:
            values = pack_mazes(np.concatenate(mazes))
        else:
            raise AssertionError("PACKED names the kinds of stream there are")
        write_packed(options.out, values)
    except DataError as error:
        raise CommandError(str(error)) from None
    count = sum(len(each.givens) for each in sudokus) + sum(map(len, mazes))
    size = options.out.stat().st_size
    print(f"{options.out}: {count:,} puzzles in {size / 1e6:.1f} MB")
    return 0
