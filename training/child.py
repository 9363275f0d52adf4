"""A training child: trains, measures, judges or publishes one run, and tells by files alone."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from hrm_core.decoding import to_json
from hrm_core.engines.choice import need_torch
from training.runs.failure import explain, record
from training.runs.files import RunFiles
from training.runs.lock import Lock

NICENESS = 5  # a window next to it shall stay quick


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when done, 1 when the run failed, 2 when another process has it."""
    options = _parser().parse_args(arguments)
    files = RunFiles(options.folder)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        return _act(files, options)
    except Exception as error:  # noqa: BLE001  whatever failed is told in the log or in print
        traceback.print_exc()
        silent = options.publish or options.judge  # neither belongs to the training
        print(explain(error)[1] if silent else record(files, error), file=sys.stderr)
        return 1


def _act(files: RunFiles, options: argparse.Namespace) -> int:
    need_torch("training")
    # the lock comes before PyTorch, which takes seconds to load
    if options.publish:
        from training.results.publish import publish
        from training.runs.checkpoints import RunFolder

        best = files.best.exists()
        info = publish(RunFolder(files.folder), options.publish, best=best, title=options.title)
        print(to_json({"name": info.name}), flush=True)
        return 0
    lock = None if options.judge or options.measure else Lock.take(files.lock_file)
    if lock is None and not (options.judge or options.measure):
        print("this run is being trained already", file=sys.stderr)
        return 2
    from training import leg
    from training.awake import awake
    from training.runs.checkpoints import RunFolder

    run = RunFolder(files.folder)
    if options.judge:
        leg.judge_now(run, Path())
    elif options.measure:
        leg.measure(run, Path())
    else:
        with awake():
            for _ in leg.carry_out(run, Path()):
                pass
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the run")
    parser.add_argument("--measure", action="store_true", help="a few steps only, timed")
    parser.add_argument("--judge", action="store_true", help="the result on the user's puzzles")
    parser.add_argument("--publish", metavar="NAME", default="", help="make a model of the library")
    parser.add_argument("--title", default="", help="what people shall call that model")
    return parser
