"""What `hrm train` and `hrm publish` do: make or resume a run, tell of it, publish its result."""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from app.cli.events import describe
from hrm_core.library.models import ModelError
from hrm_core.model.config import ConfigError
from training.config import SourceConfig, TrainConfig, read_recipe
from training.data.streams import DataError, source_file
from training.leg import carry_out
from training.loop.processes import Processes, joined
from training.presets import RECIPES
from training.results.publish import publish
from training.runs.checkpoints import RunError, RunFolder
from training.runs.events import to_line
from training.runs.failure import explain, record
from training.runs.files import RunFiles
from training.runs.lock import Lock
from training.runs.shelf import Shelf

FAULTS = (ConfigError, DataError, ModelError, RunError, OSError, MemoryError)
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
    """What `hrm publish` does; 0, or 2 when there is nothing to publish."""
    try:
        info = publish(RunFolder(options.run), options.name, options.into, options.best)
    except (ConfigError, RunError) as error:
        print(f"hrm: {error}", file=sys.stderr)
        return 2
    print(f"{info.name}: {info.task}, {info.parameters:,} parameters, in {info.folder}")
    return 0


def find_recipe(name: str) -> TrainConfig:
    """A recipe of this project by its name, a TOML file, or the config.json of another run."""
    if name.endswith(".json"):
        return again(Path(name))
    path = Path(name) if name.endswith(".toml") else RECIPES / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in RECIPES.glob("*.toml")))
        raise ConfigError(f"there is no recipe {name!r}; there are: {known}; or give a .toml file")
    return read_recipe(path)


def again(path: Path) -> TrainConfig:
    """What another run was told; its own data are found from anywhere."""
    if path.name != "config.json":
        raise ConfigError(f"the settings of a run are in its config.json, not in {path.name}")
    files = RunFiles(path.parent)
    config = files.config()

    def found(source: SourceConfig) -> SourceConfig:
        own = (files.folder / source.path).resolve()
        return replace(source, path=str(own)) if source.path and own.exists() else source

    return replace(
        config,
        sources=tuple(map(found, config.sources)),
        validation=tuple(map(found, config.validation)),
        held_out=tuple(map(found, config.held_out)),
    )


def _folder(options: argparse.Namespace, team: Processes) -> RunFolder:
    if options.resume:
        if options.out is None:
            raise RunError("say with --out which run to resume")
        if options.recipe or options.smoke:
            raise ConfigError(
                "a resumed run has its settings in its config.json; leave out --recipe and --smoke"
            )
        folder = RunFolder(options.out)
        folder.config()  # refused here if there is none
        return folder
    if options.best:
        raise ConfigError("--best says which checkpoint to --resume from; a new run has none")
    if not options.recipe:
        waiting = options.out is not None and RunFiles(options.out).config_file.exists()
        if waiting and not RunFiles(options.out).log_file.exists():
            return RunFolder(options.out)  # prepared in the window, started here
        raise ConfigError("say what to train with --recipe NAME, or --resume a run")
    config = find_recipe(options.recipe)
    if options.smoke:
        config = config.smoke()
    if options.max_seconds:
        config = replace(config, max_seconds=options.max_seconds)
    problems = config.problems()
    if problems:
        raise ConfigError("; ".join(problems))
    for source in (*config.sources, *config.validation, *config.held_out):
        if source.path:
            source_file(source, options.data)  # before there is a folder
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
