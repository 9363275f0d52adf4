"""The command `hrm`: solve, eval, generate, models, import; the others are training's."""

import argparse
import io
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from app.cli import arc_learnt
from app.cli import bench as cli_bench
from app.cli import convert as cli_convert
from app.cli import evaluate as cli_eval
from app.cli import generate as cli_generate
from app.cli import models as cli_export
from app.cli import recipes as cli_recipes
from app.cli import show as cli_show
from app.cli.options import (
    CommandError,
    asked_kind,
    chosen_effort,
    chosen_model,
    learning_options,
    learns,
    model_options,
    natural,
    positive,
    say_taken,
    search_options,
    seconds,
    walls_option,
)
from hrm_core.decoding import DecodingError, to_json
from hrm_core.library.models import (
    ModelError,
    ModelInfo,
    ModelLibrary,
    make_graph,
    open_engine,
)
from hrm_core.library.origin import origin_of
from hrm_core.limits import PUZZLES
from hrm_core.model.config import ConfigError
from hrm_core.places import storage_fault
from hrm_core.puzzle import LevelError, Puzzle, PuzzleFormatError
from hrm_core.sessions.solve import SessionError, SolveSession
from hrm_core.solving.canvas import SizeError
from hrm_core.solving.search import search
from hrm_core.solving.solve import Limit, Memory, SegmentTrace, solve
from hrm_core.solving.think import NoNumbersError
from hrm_core.tasks import TASKS
from hrm_core.tasks.opening import open_puzzles
from hrm_core.tasks.sudoku import GivensError
from training.runs.files import RunError

FILE_NAME = re.compile(r"[/\\]|\.[A-Za-z]\w+$")  # what no puzzle has in it


class _Parser(argparse.ArgumentParser):
    """One sentence on stderr for a wrong option, as for any other fault."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


class _Version(argparse.Action):
    """Looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from hrm_core.version import version

        print(f"HRM Studio {version()}")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if it did its work, 2 with a sentence on stderr if it could not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file in another encoding is no reason to fail
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    if fault := storage_fault():
        print(f"hrm: {fault}", file=sys.stderr)
        return 2
    try:
        return command(options)
    except (
        CommandError,
        ConfigError,
        DecodingError,
        GivensError,
        LevelError,
        ModelError,
        NoNumbersError,
        PuzzleFormatError,
        RunError,
        SessionError,
        SizeError,
    ) as error:
        print(f"hrm: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output went away
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("hrm: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="hrm", description="Solve puzzles with a Hierarchical Reasoning Model, and train it."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    p = commands.add_parser("solve", help="solve puzzles; one JSON line per segment")
    p.add_argument("puzzle", help="a file, - for standard input, or the puzzle itself")
    model_options(p, None)
    p.add_argument("--segments", type=positive, default=16, help="at most so many (default 16)")
    p.add_argument("--halt", action=argparse.BooleanOptionalAction, default=True)
    search_options(p)
    p.add_argument("--json", action="store_true", help="JSON lines, which is also the default")
    learning_options(p)
    p.add_argument("--again", action="store_true", help="ARC: learn although it is learnt")
    walls_option(p)
    p.add_argument(
        "--save", type=Path, metavar="RUN", help="keep the run in a file; hrm show draws it"
    )
    p.set_defaults(command=_solve)

    p = commands.add_parser("show", help="a saved run as pictures, a film, a table or a page")
    cli_show.add_options(p)

    p = commands.add_parser("convert", help="puzzles in a form that other programs read")
    cli_convert.add_options(p)

    p = commands.add_parser("eval", help="how many puzzles of a file a model solves")
    cli_eval.add_options(p)
    p.set_defaults(command=_eval)

    p = commands.add_parser("bench", help="how fast a model thinks here, with each engine")
    cli_bench.add_options(p)
    p.set_defaults(command=cli_bench.command)

    p = commands.add_parser("generate", help="make new puzzles")
    cli_generate.add_options(p)

    p = commands.add_parser("hunt", help="collect new puzzles that a model does not solve")
    model_options(p)
    p.add_argument("--level", help="a level of the task; an unknown one lists them")
    p.add_argument("--count", type=positive, default=100, help="so many of them (default 100)")
    p.add_argument("--tries", type=positive, default=10_000, help="give up then (default 10000)")
    p.add_argument("--segments", type=positive, help="at most so many (default: as it was trained)")
    p.add_argument("--seed", type=natural, default=0, help="the same seed finds the same puzzles")
    p.add_argument("--out", type=Path, required=True, help="the file they are written to")
    p.set_defaults(command=_hunt)

    p = commands.add_parser("models", help="list the models on this machine")
    p.add_argument("--json", action="store_true", help="one JSON list")
    p.add_argument("--rename", nargs=2, metavar=("NAME", "NEW"), help="call one of your own anew")
    p.add_argument("--delete", metavar="NAME", help="take one of your own off the disk")
    p.set_defaults(command=_models)

    p = commands.add_parser("import", help="a model that was exported, or an official checkpoint")
    p.add_argument("path", type=Path, help="the folder of a model or a training, or its step_N")
    p.add_argument("--name", default="", help="what to call the model")
    p.set_defaults(command=_import)

    p = commands.add_parser("train", help="train a model by a recipe")
    p.add_argument("--recipe", help="the name of a recipe, a TOML file, or a run's config.json")
    p.add_argument("--out", type=Path, help="the folder of the run (default: where the app looks)")
    p.add_argument("--resume", action="store_true", help="go on with the run in that folder")
    p.add_argument("--best", action="store_true", help="resume from the best checkpoint")
    p.add_argument("--max-seconds", type=seconds, help="stop training cleanly after so long")
    p.add_argument("--data", type=Path, default=Path(), help="where relative data paths start")
    p.add_argument("--json", action="store_true", help="events as JSON lines")
    p.add_argument("--publish", metavar="NAME", help="make the result a model of the library")
    p.add_argument("--smoke", action="store_true", help="two tiny steps, to see that all works")
    p.set_defaults(command=cli_recipes.train)

    p = commands.add_parser("prepare", help="pack puzzles for training, from files or generated")
    p.add_argument("out", type=Path, metavar="OUT.npz")
    p.add_argument("files", type=Path, nargs="*", help="puzzles in any form that is read")
    p.add_argument("--task", choices=tuple(TASKS), help="default: what the files hold")
    p.add_argument("--level", help="generate: a level of the task; an unknown one lists them")
    p.add_argument("--count", type=positive, default=0, help="generate so many")
    p.add_argument("--size", type=positive, default=0, help="mazes: rows, and as many columns")
    p.add_argument("--path-cells", type=natural, default=0, help="mazes: shortest path, at least")
    p.add_argument("--seed", type=natural, default=0, help="the same seed gives the same puzzles")
    p.set_defaults(command=_prepare)

    p = commands.add_parser("publish", help="make the result of a training run a model")
    p.add_argument("run", type=Path, help="the folder of the run")
    p.add_argument("--name", required=True, help="what to call the model")
    p.add_argument("--into", type=Path, help="a folder of models (default: your own)")
    p.add_argument("--best", action="store_true", help="the best checkpoint, not the last")
    p.set_defaults(command=cli_recipes.publish)

    cli_export.add_commands(commands)
    arc_learnt.add_commands(commands)
    return parser


def _read(options: argparse.Namespace) -> list[Puzzle]:
    """The puzzles of a file, of standard input, or in the text itself, of one kind."""
    source = _source(options.puzzle)
    opened = open_puzzles(source, asked_kind(options), walls=options.walls)
    if not isinstance(source, str):
        say_taken(source.name if isinstance(source, Path) else "the input", opened)
    options.task = opened.kind
    return opened.puzzles


def _source(text: str) -> Path | bytes | str:
    if text == "-":
        return sys.stdin.buffer.read(PUZZLES + 1)
    path = Path(text)
    try:
        is_file = text != "" and path.exists()
    except (OSError, ValueError):  # too long, or a NUL: no name of a file
        is_file = False
    return path if is_file or FILE_NAME.search(text) else text


def _solve(options: argparse.Namespace) -> int:
    puzzles = _read(options)
    task = TASKS[options.task]
    effort = chosen_effort(options, task)
    if learns(options):
        from app.cli import arc

        return arc.solve(options, puzzles)
    if options.save is not None and len(puzzles) > 1:
        raise CommandError(f"--save keeps the run over one puzzle; here are {len(puzzles)}")
    info = chosen_model(options)
    engine = open_engine(info, options.device, options.engine)
    most = options.segments if effort is None else min(options.segments, effort.segments)
    for puzzle in puzzles:
        started, trace = time.perf_counter(), None
        memory: Memory = {}
        budget = 0 if effort is None else effort.segments
        limit = Limit(most, options.halt)
        session = SolveSession(puzzle, limit, info.name, engine.reason)
        for trace in solve(engine, task, puzzle, limit, memory):
            session.add(trace)
            print(to_json(_segment(trace)), flush=True)
        assert trace is not None, "a limit has at least one segment"
        line: dict[str, Any] = {"solved": trace.solved, "segments": trace.segment}
        if effort is not None and not effort.settles(trace):
            for progress in search(engine, task, puzzle, effort, trace, memory[0]):
                line["segments"] = progress.used
                for trace in progress.traces:
                    session.add(trace)
                    session.budget = budget
                    print(to_json(_segment(trace)), flush=True)
            line["solved"] = trace.solved
        if effort is not None:
            line["searched"] = trace.guess is not None
        line["seconds"] = round(time.perf_counter() - started, 4)
        print(to_json(line), flush=True)
        if options.save is not None:
            _save(session, info, options.save)
    return 0


def _save(session: SolveSession, info: ModelInfo, path: Path) -> None:
    """The run as a file that the window and hrm show open."""
    session.ending = session.over()
    session.origin = origin_of(info)
    try:
        session.save(path)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}") from None


def _segment(trace: SegmentTrace) -> dict[str, Any]:
    values = {
        "segment": trace.segment,
        "grid": trace.grid.tolist(),
        "q_halt": round(trace.q_halt, 4),
        "q_continue": round(trace.q_continue, 4),
        "problems": [problem.message for problem in trace.problems],
        "seconds": round(trace.seconds, 4),
    }
    if trace.guess is not None:
        values["guess"] = {
            "pins": [[*pin.cell, pin.symbol, round(pin.belief, 4)] for pin in trace.guess.pins],
            "view": trace.guess.view,
            "outcome": trace.guess.outcome,
            "segments": trace.guess.segments,
            "used": trace.guess.used,
            "doubt": round(trace.guess.doubt, 4),
        }
    return values


def _eval(options: argparse.Namespace) -> int:
    options.task = asked_kind(options) or open_puzzles(options.file, limit=1).kind
    if learns(options):
        if os.environ.get("WORLD_SIZE", "1") != "1":
            raise CommandError("tasks are learnt by one process; start it without torchrun")
        from app.cli import arc

        return arc.evaluate(options)
    if os.environ.get("WORLD_SIZE", "1") == "1":
        return cli_eval.command(options)
    from training.loop.processes import joined

    with joined() as team:  # started by torchrun
        return cli_eval.command(options, team.rank, team.size, team.gather_values)


def _models(options: argparse.Namespace) -> int:
    library = ModelLibrary()
    if options.rename:
        info = library.rename(library.find(options.rename[0]), options.rename[1])
        print(f"{info.name}, in {info.folder}")
        return 0
    if options.delete:
        library.delete(library.find(options.delete))
        print(f"{options.delete} is deleted")
        return 0
    found = library.models()
    if options.json:
        rows = [
            {
                "name": info.name,
                "task": info.task,
                "title": info.title,
                "parameters": info.parameters,
                "folder": str(info.folder),
            }
            for info in found
        ]
        print(to_json(rows))
    else:
        for info in found:
            print(f"{info.name:24s} {info.task:8s} {info.parameters:>10,d}  {info.title}")
    for problem in library.problems():
        print(f"hrm: {problem}", file=sys.stderr)
    return 0


def _import(options: argparse.Namespace) -> int:
    info = ModelLibrary().import_model(options.path, options.name)
    print(f"{info.name}: {info.task}, {info.parameters:,} parameters, in {info.folder}", flush=True)
    make_graph(info, lambda words: print(words, file=sys.stderr, flush=True))
    return 0


def _hunt(options: argparse.Namespace) -> int:
    from app.cli import hunt

    return hunt.command(options)


def _prepare(options: argparse.Namespace) -> int:
    from app.cli import prepare

    return prepare.command(options)


if __name__ == "__main__":
    sys.exit(main())
