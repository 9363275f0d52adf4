"""What `hrm solve` and `hrm eval` do with ARC: learn each task, vote, tell the tries."""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from app.cli.events import describe
from app.cli.options import CommandError
from hrm_core.checkpoint import record_figures
from hrm_core.decoding import to_json
from hrm_core.library.models import ModelInfo, ModelLibrary, need_torch, open_engine
from hrm_core.limits import RECORDS, read_within
from hrm_core.model.config import ConfigError
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.solving.ask import ask
from hrm_core.tasks.arc import TRIES, Collection, fingerprint, read_collection, score, task_id
from hrm_core.tasks.arc.classes import Tasks, figures, largest_side, sample
from hrm_core.tasks.datasets import is_data_set
from hrm_core.tasks.opening import open_puzzles
from training.arc.learn import LearnChoices
from training.arc.table import Row, Way, answers_of, write_results
from training.runs.events import TrainEvent
from training.runs.failure import explain
from training.runs.files import RunError
from training.runs.shelf import Shelf

NICENESS = 5  # what the user does meanwhile comes first


def solve(options: argparse.Namespace, puzzles: Sequence[Puzzle]) -> int:
    """Answer every test; a task that no model has learnt yet is learnt first."""
    try:
        for tests in _tasks(puzzles):
            _solve(options, tests)
    except (ConfigError, RunError, OSError, MemoryError) as error:
        raise CommandError(explain(error)[1]) from None
    return 0


def _solve(options: argparse.Namespace, tests: Sequence[Puzzle]) -> None:
    library, began = ModelLibrary(), time.perf_counter()
    mark = fingerprint(tests[0].examples)
    info = library.find(options.model, "arc") if options.model else library.arc_base()
    known = None if options.again else library.learned(mark)
    if info.provenance.get("learned", mark) != mark:
        raise CommandError(f"the model {info.name} has learnt another task; leave out --model")
    if "learned" in info.provenance:
        known = info
    if known is None:
        need_torch("learning an ARC task")
        from training.arc.answers import Learning, finished, learn  # torch, to learn alone

        place = Shelf().new_folder(f"arc-{mark[:12]}")
        how = Learning(info, _choices(options), place, library.own)
        known = finished(learn(tests[0], how), _tell)
    engine = open_engine(known, options.device, options.engine)
    ballots = ask(engine, tests, options.views, known.halt_max_steps)
    if options.learners > 1 and known is not info:
        need_torch("learning an ARC task")
        from training.arc.answers import finished, learn_and_ask  # torch, to learn alone

        more = replace(_choices(options), seed=1), options.views, options.device, options.engine
        others = learn_and_ask(tests, info, *more, options.learners - 1)
        for ballot, votes in zip(ballots, finished(others, _tell), strict=True):
            ballot.join(votes)
    for puzzle, ballot in zip(tests, ballots, strict=True):
        tries = ballot.tries()
        line = {
            "test": puzzle.title,
            "model": known.name,
            "tries": [grid.tolist() for grid in tries],
            "solved": _solved(puzzle, tries),
            "views": len(ballot),
            "candidates": [
                {"grid": c.grid.tolist(), "count": c.count, "belief": round(c.belief, 4)}
                for c in ballot.candidates()
            ],
            "seconds": round(time.perf_counter() - began, 1),
        }
        print(to_json(line), flush=True)


def _tell(event: TrainEvent) -> None:
    line = describe(event)
    if line:
        print(line, file=sys.stderr, flush=True)


def _solved(puzzle: Puzzle, tries: Iterable[Grid]) -> bool | None:
    """Whether one of the tries is right; None where nobody knows."""
    if puzzle.solution is None:
        return None
    return any(np.array_equal(grid, puzzle.solution) for grid in tries)


def _choices(options: argparse.Namespace) -> LearnChoices:
    if options.seconds:
        return LearnChoices(seconds=options.seconds)
    return LearnChoices(steps=options.steps)


def _tasks(puzzles: Sequence[Puzzle]) -> list[list[Puzzle]]:
    """The tests of each task together."""
    tasks: dict[str, list[Puzzle]] = {}
    for puzzle in puzzles:
        tasks.setdefault(fingerprint(puzzle.examples), []).append(puzzle)
    return list(tasks.values())


def evaluate(options: argparse.Namespace) -> int:
    """Learn and answer every task of a folder; what is done already is not done again."""
    try:
        return _evaluate(options)
    except (RunError, OSError, MemoryError) as error:
        raise CommandError(explain(error)[1]) from None


def _evaluate(options: argparse.Namespace) -> int:
    if options.background and hasattr(os, "nice"):
        os.nice(NICENESS)
    tasks = _chosen(options)
    known = all(test.solution is not None for tests in tasks.values() for test in tests)
    if options.record and not known:
        raise CommandError(f"{options.file} has tests without solutions; --record needs them")
    options.tries = max(options.tries, TRIES) if options.record else options.tries
    base = ModelLibrary().find(options.model, "arc") if options.model else None
    base = base or ModelLibrary().arc_base()
    out: Path = options.out or Path("arc-eval")
    rows = _answers(options, tasks, base, out)
    if refused := next((name for name in tasks if rows[name].refused), ""):
        print(f"hrm: {refused}: {rows[refused].refused}", file=sys.stderr)
        if all(row.refused for row in rows.values()):
            raise CommandError(
                f"{refused}: {rows[refused].refused}; choose smaller tasks with --size"
            )
    write_results(out, tasks, rows)
    answers = answers_of(rows)
    values: dict[str, Any] = {"tasks": len(tasks), "seconds_per_task": _mean(rows, "seconds")}
    values["processor_seconds_per_task"] = _mean(rows, "processor_seconds")
    if known:
        for tries in range(1, options.tries + 1):
            values[f"pass@{tries}"] = score(tasks, answers, tries).whole
        values["sizes"] = figures(tasks, answers, options.tries)
    if options.record:
        record_figures(base, options.record, {**values, **_way(options).to_dict()})
    print(to_json(values) if options.json else _readable(values))
    return 0


def _answers(
    options: argparse.Namespace, tasks: Tasks, base: ModelInfo, out: Path
) -> dict[str, Row]:
    """The row of each task, in the order of the tasks."""
    need_torch("learning an ARC task")
    from training.arc.many import StoppedError, Work, answer_all, held  # torch, to learn alone

    keep = ModelLibrary().own if options.keep else None
    work = Work(base, _way(options), out, options.device, options.engine, keep)
    rows: dict[str, Row] = {}
    try:
        with held(out):
            for number, name, row in answer_all(tasks, work):
                rows[name] = row
                print(_line(number, len(tasks), name, row), file=sys.stderr, flush=True)
    except StoppedError:
        raise CommandError(
            f"stopped after {len(rows)} of {len(tasks)} tasks; the same command goes on"
        ) from None
    return {name: rows[name] for name in tasks}


def _way(options: argparse.Namespace) -> Way:
    return Way(
        options.steps, options.seconds or 0.0, options.learners, options.views, options.tries
    )


def _chosen(options: argparse.Namespace) -> dict[str, tuple[Puzzle, ...]]:
    """The tasks of the folder that are small enough, in the order of their fingerprints."""
    collection = _collection(options.file)
    for sentence in collection.refused:
        print(f"hrm: {sentence}", file=sys.stderr)
    fitting = [
        (name, tests)
        for name, tests in collection.tasks.items()
        if not options.size or largest_side(tests) <= options.size
    ]
    fitting.sort(key=lambda each: fingerprint(each[1][0].examples))
    if options.sample:
        picked = set(sample(dict(fitting), options.sample))
        fitting = [each for each in fitting if each[0] in picked]
    if options.only is not None:
        wanted = _names(options.only)
        fitting = [each for each in fitting if each[0] in wanted]
    chosen = fitting[options.skip :][: options.limit]
    if not chosen:
        raise CommandError(f"{options.file} has no task that was asked for")
    return dict(chosen)


def _names(path: Path) -> set[str]:
    """The ids in a file, one a line."""
    try:
        return set(read_within(path, RECORDS).decode("utf-8", "replace").split("\n"))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from None


def _collection(path: Path) -> Collection:
    """The tasks in a file or folder, or in an official data set."""
    if not is_data_set(path):
        return read_collection(path)
    tasks: dict[str, tuple[Puzzle, ...]] = {}
    for puzzle in open_puzzles(path, "arc").puzzles:
        tasks[task_id(puzzle)] = (*tasks.get(task_id(puzzle), ()), puzzle)
    return Collection(tasks)


def _line(number: int, count: int, name: str, row: Row) -> str:
    right = [all(bool(test[most]) for test in row.right) for most in range(len(row.right[0]))]
    marks = " ".join("right" if each else "wrong" for each in right)
    return f"{number}/{count} {name}: {marks}, {row.seconds} s"


def _mean(rows: Mapping[str, Row], name: str) -> float:
    return round(float(np.mean([getattr(row, name) for row in rows.values()])), 1)


def _readable(values: Mapping[str, Any]) -> str:
    return "\n".join(f"{name:28s} {value}" for name, value in values.items())
