"""`hrm train` and `hrm publish`: what is wrong with what they are given is said at once.

PyTorch, which takes seconds to load, comes after that.
"""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from hrm_core.checkpoint import check_name
from hrm_core.library.models import ModelError, need_torch
from hrm_core.model.config import ConfigError
from hrm_core.tasks.datasets import is_data_set
from training.config import SourceConfig, TrainConfig, read_recipe
from training.data.streams import DataError, source_file
from training.presets import RECIPES
from training.runs.failure import explain
from training.runs.files import RunError, RunFiles

FAULTS = (ConfigError, DataError, ModelError, RunError, OSError, MemoryError)


def train(options: argparse.Namespace) -> int:
    """0 when the run ended by itself or was told to stop, 2 when it could not start."""
    need_torch("training")
    if os.environ.get("WORLD_SIZE", "1") == "1":  # of several, started by torchrun, one speaks
        try:
            config = asked(options)
            if config is not None and options.smoke:
                _tell_missing(find_recipe(options.recipe), options.data)
        except FAULTS as error:
            print(f"hrm: {explain(error)[1]}", file=sys.stderr)
            return 2
    from app.cli import train as training

    return training.command(options)


def publish(options: argparse.Namespace) -> int:
    """0 when the model is in the library."""
    check_name(options.name)
    RunFiles(options.run).config()  # refused here if there is none
    need_torch("publishing a run")
    from app.cli import train as training

    return training.publish_run(options)


def asked(options: argparse.Namespace) -> TrainConfig | None:
    """What a new run is told; None for a run that is there already. One of FAULTS if neither."""
    if options.resume:
        if options.out is None:
            raise RunError("say with --out which run to resume")
        if options.recipe or options.smoke:
            raise ConfigError(
                "a resumed run has its settings in its config.json; leave out --recipe and --smoke"
            )
        RunFiles(options.out).config()  # refused here if there is none
        return None
    if options.best:
        raise ConfigError("--best says which checkpoint to --resume from; a new run has none")
    if not options.recipe:
        waiting = options.out is not None and RunFiles(options.out).config_file.exists()
        if waiting and not RunFiles(options.out).log_file.exists():
            return None  # prepared in the window, started here
        raise ConfigError("say what to train with --recipe NAME, or --resume a run")
    config = find_recipe(options.recipe)
    _refuse_folders(config, options.data)
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
    return config


def _refuse_folders(config: TrainConfig, root: Path) -> None:
    """DataError for a folder in the place of a file of puzzles, also where it is only tried."""
    for source in (*config.sources, *config.validation, *config.held_out):
        path = root / source.path
        is_folder = source.kind in ("csv", "packed") and source.path and path.is_dir()
        if is_folder and not (source.kind == "csv" and is_data_set(path)):
            raise DataError(f"the training data {path} is a folder, not a file of puzzles")


def _tell_missing(config: TrainConfig, root: Path) -> None:
    """Which data the run itself would look for in vain: where it is only tried it needs none."""
    named = dict.fromkeys(
        root / source.path
        for source in (*config.sources, *config.validation, *config.held_out)
        if source.path
    )
    missing = [str(path) for path in named if not path.exists()]
    if missing:
        print(
            f"hrm: not there: {', '.join(missing)}; it is tried on generated puzzles instead",
            file=sys.stderr,
        )


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
