"""What `hrm train` and `hrm publish` do: make or resume a run, tell of it, publish its result."""

import argparse
import sys
import time

from app.cli.events import describe
from app.cli.recipes import FAULTS, asked
from training.awake import awake
from training.leg import carry_out
from training.loop.processes import Processes, joined
from training.results.publish import publish
from training.runs.checkpoints import RunError, RunFolder
from training.runs.events import to_line
from training.runs.failure import explain, record
from training.runs.lock import Lock
from training.runs.shelf import Shelf

LAST_WORDS = 1.0  # seconds


def command(options: argparse.Namespace) -> int:
    """0 when the run ended by itself or was told to stop, 2 when it could not start."""
    with joined() as team:
        try:
            _train(options, team)
        except FAULTS as error:
            if team.leads:
                print(f"hrm: {explain(error)[1]}", file=sys.stderr, flush=True)
            else:
                time.sleep(LAST_WORDS)  # the first to end takes the others with it
            return 2
    return 0


def _train(options: argparse.Namespace, team: Processes) -> None:
    folder = _folder(options, team)
    lock = Lock.take(folder.lock_file) if team.leads else None
    if team.gather_values(lock is None)[0]:
        raise RunError(f"{folder.folder} is being trained by another process")
    limit, best = options.max_seconds, options.best
    try:
        with awake():
            for event in carry_out(folder, options.data, limit, team, best):
                line = to_line(event) if options.json else describe(event)
                if line and team.leads:
                    print(line, flush=True)
    except (*FAULTS, RuntimeError) as error:
        if team.leads:
            record(folder, error)
        if isinstance(error, RuntimeError) and explain(error)[0] == "memory":
            raise MemoryError(str(error)) from None  # PyTorch has no error of its own for it
        raise
    finally:
        if lock is not None:
            lock.release()
    if options.publish and team.leads:
        info = publish(folder, options.publish)
        print(f"published as {info.name} in {info.folder}", flush=True)


def publish_run(options: argparse.Namespace) -> int:
    """What `hrm publish` does; RunError or ModelError when there is nothing to publish."""
    info = publish(RunFolder(options.run), options.name, options.into, options.best)
    print(f"{info.name}: {info.task}, {info.parameters:,} parameters, in {info.folder}")
    return 0


def _folder(options: argparse.Namespace, team: Processes) -> RunFolder:
    config = asked(options)
    if config is None:
        return RunFolder(options.out)
    out = team.gather_values(options.out or Shelf().new_folder(config.name))[0]
    refusal = ""
    if team.leads:
        try:
            RunFolder.create(out, config)
        except RunError as error:
            refusal = str(error)
    refusal = team.gather_values(refusal)[0]
    if refusal:
        raise RunError(refusal)
    return RunFolder(out)
