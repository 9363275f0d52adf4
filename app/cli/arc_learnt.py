"""The command `hrm arc`: a folder of tasks learnt and answered, and what was learnt on the disk."""

import argparse
from pathlib import Path
from typing import Any

from app.cli import arc, arc_tune
from app.cli import evaluate as cli_eval
from app.cli.options import CommandError
from hrm_core.decoding import to_json
from hrm_core.library.learnt import learnt_models, size_of
from hrm_core.library.models import ModelLibrary


def add_commands(commands: Any) -> None:
    """What can be done, below `hrm arc`."""
    parser = commands.add_parser("arc", help="learn and answer a folder of ARC tasks; list, forget")
    parts = parser.add_subparsers(required=True, metavar="WHAT")

    p = parts.add_parser("all", help="learn and answer every task of a folder; goes on if ended")
    cli_eval.add_options(p)
    p.add_argument("--only", type=Path, metavar="FILE", help="the ids of tasks, one a line")
    p.add_argument("--keep", action="store_true", help="what was learnt stays in the library")
    p.add_argument("--background", action="store_true", help="give way to other programs")
    p.set_defaults(command=arc.evaluate, task="arc")

    p = parts.add_parser("tune", help="a base model of your own, tuned on a folder of tasks")
    arc_tune.add_options(p)

    p = parts.add_parser("learnt", help="the learnt tasks on this machine, and their sizes")
    p.add_argument("--json", action="store_true", help="one JSON list")
    p.set_defaults(command=_learnt)

    p = parts.add_parser("forget", help="take learnt tasks off the disk")
    p.add_argument("names", nargs="*", metavar="NAME", help="as `hrm arc learnt` lists them")
    p.add_argument("--all", action="store_true", help="every learnt task")
    p.set_defaults(command=_forget)


def _learnt(options: argparse.Namespace) -> int:
    found = [(info, size_of(info)) for info in learnt_models(ModelLibrary())]
    if options.json:
        rows = [{"name": info.name, "title": info.title, "bytes": size} for info, size in found]
        print(to_json(rows))
        return 0
    for info, size in found:
        print(f"{info.name:24s} {size / 1e6:6.1f} MB  {info.title}")
    print(f"{len(found)} learnt tasks, {sum(size for _, size in found) / 1e6:.1f} MB")
    return 0


def _forget(options: argparse.Namespace) -> int:
    library = ModelLibrary()
    known = {info.name: info for info in learnt_models(library)}
    if options.all == bool(options.names):
        raise CommandError("say which learnt tasks: their names, or --all")
    missing = [name for name in options.names if name not in known]
    if missing:
        raise CommandError(f"no learnt task is called {missing[0]!r}; see hrm arc learnt")
    chosen = list(known) if options.all else list(dict.fromkeys(options.names))
    for name in chosen:
        library.delete(known[name])
    print(f"{len(chosen)} learnt tasks are forgotten")
    return 0
