"""What `hrm train` and `hrm publish` do: make or resume a run, tell of it, publish its result."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from hrm_core.model.config import ConfigError
from training.config import TrainConfig, read_recipe
from training.data import DataError
from training.events import Evaluated, Finished, Progress, TrainEvent, to_line
from training.loop import train
from training.publish import publish
from training.run import RunError, RunFolder
from training.team import Team, joined

RECIPES = Path(__file__).parent / "recipes"


def run(options: argparse.Namespace) -> int:
    """0 when the run ended by itself or was told to stop, 2 when it could not start."""
    with joined() as team:
        try:
            _train(options, team)
        except (ConfigError, DataError, RunError) as error:
            if team.leads:
                print(f"hrm: {error}", file=sys.stderr)
            return 2
    return 0


def _train(options: argparse.Namespace, team: Team) -> None:
    folder = _folder(options, team)
    limit, best = options.max_seconds, options.best
    for event in train(folder, options.data, options.resume, limit, team, best):
        if not team.leads:
            continue
        folder.log(event)
        line = to_line(event) if options.json else describe(event)
        if line:
            print(line, flush=True)
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
    """A recipe of this project by its name, or a TOML file."""
    path = Path(name) if name.endswith(".toml") else RECIPES / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in RECIPES.glob("*.toml")))
        raise ConfigError(f"there is no recipe {name!r}; there are: {known}; or give a .toml file")
    return read_recipe(path)


def _folder(options: argparse.Namespace, team: Team) -> RunFolder:
    if options.resume:
        return RunFolder(options.out)
    if options.best:
        raise ConfigError("--best says which checkpoint to --resume from; a new run has none")
    if not options.recipe:
        raise ConfigError("say what to train with --recipe NAME, or --resume a run")
    config = find_recipe(options.recipe)
    if options.smoke:
        config = config.smoke()
    if options.max_seconds:
        config = replace(config, max_seconds=options.max_seconds)
    problems = config.problems()
    if problems:
        raise ConfigError("; ".join(problems))
    refusal = ""
    if team.leads:
        try:
            RunFolder.create(options.out, config)
        except RunError as error:
            refusal = str(error)
    refusal = team.gather_values(refusal)[0]
    if refusal:
        raise RunError(refusal)
    return RunFolder(options.out)


def describe(event: TrainEvent) -> str:
    """An event as a line for people; '' for what they need not see."""
    if isinstance(event, Progress):
        minutes, seconds = divmod(round(event.eta_seconds), 60)
        return (
            f"step {event.step}/{event.total_steps}  {event.samples_per_second:.0f} samples/s  "
            f"loss {event.loss:.3f}  cells {event.cell:.1%}  exact {event.exact:.1%}  "
            f"halts at {event.mean_segments:.1f}  ETA {minutes}:{seconds:02d}"
        )
    if isinstance(event, Evaluated):
        mark = "  (best so far)" if event.best else ""
        return (
            f"step {event.step}: {event.name}, {event.puzzles} unseen puzzles, "
            f"{event.segments} segments: exact {event.exact:.1%}, cells {event.cell:.1%}{mark}"
        )
    if isinstance(event, Finished):
        return f"{event.reason} after {event.step} steps, {event.seconds / 60:.1f} minutes"
    return ""
