"""What `hrm hunt` does: collects puzzles a model does not solve into a file to train on."""

import argparse
import sys
from pathlib import Path

import numpy as np

from app.cli.options import CommandError, chosen_model
from hrm_core.files import replacing
from hrm_core.library.models import open_engine
from hrm_core.puzzle import Puzzle
from hrm_core.solving.hunt import Catch, hunt
from hrm_core.solving.solve import Limit
from hrm_core.tasks import TASKS
from training.data.kinds import KINDS


def command(options: argparse.Namespace) -> int:
    """0, also when fewer were found than wanted; a hunt that is stopped keeps what it found."""
    task, out = TASKS[options.task], options.out
    level = task.level(options.level or task.difficulties[0])
    if task.name not in KINDS:
        raise CommandError(f"{task.title} cannot be trained on yet, so nothing is collected")
    _refuse(out)
    info = chosen_model(options)
    engine = open_engine(info, options.device, options.engine)
    limit = Limit(options.segments or max(16, info.halt_max_steps))
    rng = np.random.default_rng(options.seed)
    found: list[Puzzle] = []
    catch = Catch(0, 0, ())
    try:
        for catch in hunt(engine, task, level, rng, limit, options.count, options.tries):
            found += catch.new
            print(_told(catch), end="\r", file=sys.stderr, flush=True)
    finally:
        print(file=sys.stderr)
        if found:
            _write(out, task.name, found)
    where = f", in {out}" if found else "; nothing was written"
    print(f"{info.name} does not solve {_told(catch)} of the level {level}{where}")
    return 0


def _told(catch: Catch) -> str:
    return f"{catch.found} of {catch.tried} puzzles ({catch.rate:.1%})"


def _refuse(out: Path) -> None:
    """CommandError where nothing can be written, before the work rather than after it."""
    if out.exists():
        raise CommandError(f"{out} is there already; choose another file")
    if not out.absolute().parent.is_dir():
        raise CommandError(f"there is no folder {out.absolute().parent}; make it first")


def _write(out: Path, task: str, puzzles: list[Puzzle]) -> None:
    try:
        with replacing(out) as part:
            KINDS[task].write(part, puzzles)
    except OSError as error:
        raise CommandError(f"cannot write {out}: {error.strerror}") from None
