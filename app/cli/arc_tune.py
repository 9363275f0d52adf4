"""The command `hrm arc tune`: a base of one's own, compared with the one it came from."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.cli.events import describe
from app.cli.options import CommandError, natural, positive, seconds
from app.cli.recipes import FAULTS
from hrm_core.checkpoint import check_name
from hrm_core.decoding import to_json
from hrm_core.library.models import ModelInfo, ModelLibrary, need_torch
from hrm_core.model.config import ConfigError
from hrm_core.puzzle import Puzzle
from hrm_core.tasks.arc import score
from training.arc.table import Way, answers_of
from training.arc.tune import TuneChoices, Tuning, plan_tuning
from training.runs.events import Evaluated, TrainEvent
from training.runs.failure import explain
from training.runs.shelf import Shelf


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, help="a folder of ARC tasks, at least ten")
    parser.add_argument("--name", required=True, help="what to call the new base")
    parser.add_argument("--model", metavar="NAME|FOLDER", help="default: the base that is shipped")
    parser.add_argument("--seconds", type=seconds, default=1800.0, help="default 1800")
    parser.add_argument("--left-out", type=float, default=0.2, help="share of tasks (default 0.2)")
    parser.add_argument("--seed", type=natural, default=0)
    parser.add_argument("--out", type=Path, help="folder of the run (default: where the app looks)")
    parser.add_argument(
        "--learn",
        type=positive,
        metavar="N",
        help="also learn and answer N of the tasks left out, with either base",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(command=tune)


def tune(options: argparse.Namespace) -> int:
    """Train, compare, publish what is better."""
    check_name(options.name)
    library = ModelLibrary()
    if any(info.name == options.name for info in library.models()):
        raise CommandError(f"there is a model {options.name!r} already; choose another --name")
    base = library.find(options.model, "arc") if options.model else library.arc_base()
    choices = TuneChoices(seconds=options.seconds, left_out=options.left_out, seed=options.seed)
    tuning = plan_tuning(base, options.file, choices)
    need_torch("tuning a base")
    out = options.out or Shelf().new_folder(tuning.config.name)
    try:
        values = _carried_out(options, base, tuning, out)
    except FAULTS as error:
        raise CommandError(explain(error)[1]) from None
    print(to_json(values) if options.json else _readable(values))
    return 0


def _carried_out(
    options: argparse.Namespace, base: ModelInfo, tuning: Tuning, out: Path
) -> dict[str, Any]:
    from training.leg import carry_out
    from training.results.publish import publish
    from training.runs.checkpoints import RunFolder
    from training.runs.lock import Lock

    run = RunFolder.create(out, tuning.config)
    lock = Lock.take(run.lock_file)
    assert lock is not None, "the folder is new"
    events: list[TrainEvent] = []
    try:
        for event in carry_out(run, Path()):
            events.append(event)
            if line := describe(event):
                print(line, file=sys.stderr, flush=True)
    finally:
        lock.release()
    looks = [event for event in events if isinstance(event, Evaluated)]
    better = any(event.best for event in looks if event.step)
    after = max(looks[1:], key=lambda event: (event.best, event.step), default=looks[0])
    values: dict[str, Any] = {
        "trained_on": tuning.count,
        "left_out": len(tuning.left_out),
        "before": _figures(looks[0]),
        "after": _figures(after),
        "run": str(out),
        "model": "",
    }
    if not better:
        print(
            "hrm: no better at sight than before on the tasks left out, so nothing is published;"
            f" hrm publish {out} --name {options.name} does it all the same",
            file=sys.stderr,
        )
        return values
    info = publish(run, options.name, best=True)
    values["model"] = info.name
    if options.learn:
        few = dict(list(tuning.left_out.items())[: options.learn])
        values["learnt"] = _compared(few, base, info, out)
    return values


def _figures(event: Evaluated) -> dict[str, float]:
    return {"exact": round(event.exact, 4), "cell": round(event.cell, 4)}


def _compared(
    tasks: Mapping[str, Sequence[Puzzle]], base: ModelInfo, tuned: ModelInfo, out: Path
) -> dict[str, Any]:
    """Tasks left out, learnt and answered with either base."""
    from training.arc.many import Work, answer_all, held

    if any(test.solution is None for tests in tasks.values() for test in tests):
        raise ConfigError("tasks left out have tests without solutions; leave out --learn")
    values: dict[str, Any] = {"tasks": len(tasks)}
    for name, info in (("before", base), ("after", tuned)):
        place = out / f"learnt-{name}"
        with held(place):
            rows = {task: row for _, task, row in answer_all(tasks, Work(info, Way(), place))}
        values[name] = {
            f"pass@{tries}": round(score(tasks, answers_of(rows), tries).whole, 4)
            for tries in (1, 2)
        }
    return values


def _readable(values: Mapping[str, Any]) -> str:
    return "\n".join(f"{name:12s} {value}" for name, value in values.items())
