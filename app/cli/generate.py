"""The command `hrm generate`: new puzzles of any kind, the same ones for the same seed."""

import argparse
import re
import sys
from itertools import islice

import numpy as np

from app.cli.options import CommandError, natural, positive
from hrm_core.puzzle import Task
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze import STYLES, parse_level
from hrm_core.tasks.seeds import fresh, new_seed
from hrm_core.tasks.sudoku import Sudoku

SIZE = re.compile(r"([0-9]{1,4})(?:[x×]([0-9]{1,4}))?")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--task", choices=tuple(TASKS), default="sudoku")
    parser.add_argument("--difficulty", help="a level of the task; an unknown one lists them")
    parser.add_argument("--style", choices=STYLES, help="mazes: what they look like")
    parser.add_argument(
        "--size", metavar="ROWSxCOLUMNS", help="mazes: 12x30, or 15 for as many of each"
    )
    parser.add_argument("--count", type=positive, default=1)
    parser.add_argument(
        "--givens", type=positive, metavar="N", help="sudoku: fill at least N cells"
    )
    parser.add_argument("--seed", type=natural, help="the same seed gives the same puzzles")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """0 when the puzzles are printed; a seed that nobody chose is told on stderr."""
    task = TASKS[options.task]
    level = _level(task, options)
    seed = options.seed
    if seed is None:
        seed = new_seed(np.random.default_rng())
    rng = np.random.default_rng(seed)
    if options.givens is None:
        puzzles = fresh(task, rng, level)
    elif isinstance(task, Sudoku):
        puzzles = task.stream(rng, level, options.givens)
    else:
        raise CommandError(f"only a sudoku has a number of givens, not {task.title}")
    for number, puzzle in enumerate(islice(puzzles, options.count)):
        if not number and options.seed is None:
            print(f"hrm: {level}, seed {seed}", file=sys.stderr)
        print(task.format(puzzle), flush=True)
    return 0


def _level(task: Task, options: argparse.Namespace) -> str:
    """The level that was asked for; style and size of a maze stand above its difficulty."""
    level = task.level(options.difficulty or task.difficulties[0])
    if options.style is None and options.size is None:
        return level
    if task.name != "maze":
        raise CommandError(f"only mazes have a style and a size, not {task.title}")
    style, rows, columns = parse_level(level)
    if options.size is not None:
        found = SIZE.fullmatch(options.size.lower())
        if found is None:
            raise CommandError(f"a size is rows x columns, as in 12x30, not {options.size!r}")
        rows, columns = int(found[1]), int(found[2] or found[1])
    return task.level(f"{options.style or style} {rows}x{columns}")
