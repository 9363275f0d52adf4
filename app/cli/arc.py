"""What `hrm solve` and `hrm eval` do with ARC: learn each task, vote, tell the tries."""

import argparse
import hashlib
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import msgspec
import numpy as np

from app.cli.arc_sizes import figures, largest_side, sample
from app.cli.events import describe
from app.cli.options import CommandError
from hrm_core.checkpoint import WEIGHTS, WEIGHTS_LIMIT, record_figures
from hrm_core.decoding import DecodingError, from_json, to_json
from hrm_core.library.models import ModelInfo, ModelLibrary, need_torch, open_engine
from hrm_core.limits import RECORDS, open_within, read_within
from hrm_core.model.config import ConfigError
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.solving.ask import ask
from hrm_core.tasks.arc import (
    TRIES,
    Collection,
    fingerprint,
    read_collection,
    score,
    task_id,
    write_submission,
)
from hrm_core.tasks.datasets import is_data_set
from hrm_core.tasks.opening import open_puzzles
from training.arc.learn import LearnChoices
from training.runs.events import Evaluated, Progress, TrainEvent
from training.runs.failure import explain
from training.runs.files import RunError, append_line
from training.runs.shelf import Shelf

TABLE, SUBMISSION = "tasks.jsonl", "submission.json"
Row = Mapping[str, Any]
_Cell = Annotated[int, msgspec.Meta(ge=0, le=9)]


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
    tasks = _chosen(options)
    known = all(test.solution is not None for tests in tasks.values() for test in tests)
    if options.record and not known:
        raise CommandError(f"{options.file} has tests without solutions; --record needs them")
    options.tries = max(options.tries, TRIES) if options.record else options.tries
    base = ModelLibrary().find(options.model, "arc") if options.model else None
    base = base or ModelLibrary().arc_base()
    out: Path = options.out or Path("arc-eval")
    out.mkdir(parents=True, exist_ok=True)
    how = _how(options, base)
    rows = _rows(out / TABLE, how)
    for number, (name, tests) in enumerate(tasks.items(), 1):
        if name not in rows:
            try:
                rows[name] = _evaluated(options, base, tests)
            except ConfigError as error:
                raise CommandError(f"{name}: {error}; choose smaller tasks with --size") from None
            append_line(out / TABLE, to_json({"task": name, "how": how, **rows[name]}))
        print(_line(number, len(tasks), name, rows[name]), file=sys.stderr, flush=True)
    mine = {name: rows[name] for name in tasks}
    answers = {name: [_grids(test) for test in row["tries"]] for name, row in mine.items()}
    write_submission(out / SUBMISSION, answers)
    values: dict[str, Any] = {"tasks": len(tasks), "seconds_per_task": _mean(mine, "seconds")}
    values["processor_seconds_per_task"] = _mean(mine, "processor_seconds")
    if known:
        for tries in range(1, options.tries + 1):
            values[f"pass@{tries}"] = score(tasks, answers, tries).whole
        values["sizes"] = figures(tasks, answers, options.tries)
    if options.record:
        record_figures(base, options.record, {**values, **_learning(options)})
    print(to_json(values) if options.json else _readable(values))
    return 0


def _evaluated(options: argparse.Namespace, base: ModelInfo, tests: Sequence[Puzzle]) -> Row:
    need_torch("learning an ARC task")
    from training.arc.answers import finished, learn_and_ask  # torch, to learn alone

    wall, processor = time.perf_counter(), time.process_time()
    events: list[TrainEvent] = []
    how = _choices(options)
    where = options.device, options.engine
    work = learn_and_ask(tests, base, how, options.views, *where, options.learners)
    ballots = finished(work, events.append)
    left_out = [event.exact for event in events if isinstance(event, Evaluated)]
    steps = [event.step for event in events if isinstance(event, Progress)]
    tries = [ballot.tries(options.tries) for ballot in ballots]
    return {
        "tries": [[grid.tolist() for grid in test] for test in tries],
        "right": [
            [_solved(puzzle, test[:most]) for most in range(1, options.tries + 1)]
            for puzzle, test in zip(tests, tries, strict=True)
        ],
        "votes": [[c.count for c in ballot.candidates()[: options.tries]] for ballot in ballots],
        "leave_one_out": left_out[-1] if left_out else None,
        "steps": steps[-1] if steps else 0,
        "seconds": round(time.perf_counter() - wall, 1),
        "processor_seconds": round(time.process_time() - processor, 1),
    }


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
    chosen = fitting[options.skip :][: options.limit]
    if not chosen:
        raise CommandError(f"{options.file} has no task that was asked for")
    return dict(chosen)


def _collection(path: Path) -> Collection:
    """The tasks in a file or folder, or in an official data set."""
    if not is_data_set(path):
        return read_collection(path)
    tasks: dict[str, tuple[Puzzle, ...]] = {}
    for puzzle in open_puzzles(path, "arc").puzzles:
        tasks[task_id(puzzle)] = (*tasks.get(task_id(puzzle), ()), puzzle)
    return Collection(tasks)


def _learning(options: argparse.Namespace) -> dict[str, Any]:
    """How each task is learnt and answered, as it is kept beside the figures."""
    took = {"seconds": options.seconds} if options.seconds else {"steps": options.steps}
    return {**took, "learners": options.learners, "views": options.views}


def _how(options: argparse.Namespace, base: ModelInfo) -> dict[str, Any]:
    """What results have in common that may stand together: the weights and the way."""
    try:
        with open_within(base.folder / WEIGHTS, WEIGHTS_LIMIT) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        told = f"cannot read the weights of the model {base.name}: {error.strerror}"
        raise CommandError(told) from None
    return {"weights": digest, "tries": options.tries, **_learning(options)}


class _Row(msgspec.Struct):
    """A line of the table of results."""

    task: str
    how: dict[str, Any]
    tries: list[list[list[list[_Cell]]]]
    right: list[list[bool | None]]
    seconds: float
    processor_seconds: float
    votes: list[list[int]] = []
    leave_one_out: float | None = None
    steps: int = 0


_FIGURES = [name for name in _Row.__struct_fields__ if name not in ("task", "how")]


def _rows(path: Path, how: Mapping[str, Any]) -> dict[str, Row]:
    """What an earlier evaluation wrote down; a torn last line is left out.

    CommandError if it was another model, or learnt in another way.
    """
    rows: dict[str, Row] = {}
    if path.exists():
        for line in read_within(path, RECORDS).splitlines():
            try:
                row = from_json(line, _Row)
            except DecodingError:
                continue
            if row.how != how:
                raise CommandError(
                    f"{path} was written with another model or other options; choose another --out"
                )
            rows[row.task] = {name: getattr(row, name) for name in _FIGURES}
    return rows


def _grids(tries: Sequence[Any]) -> list[Grid]:
    """Grids of lists; an answer may be empty."""
    return [np.array(grid or [[]], dtype=np.uint8)[: len(grid)] for grid in tries]


def _line(number: int, count: int, name: str, row: Row) -> str:
    right = [all(bool(test[most]) for test in row["right"]) for most in range(len(row["right"][0]))]
    marks = " ".join("right" if each else "wrong" for each in right)
    return f"{number}/{count} {name}: {marks}, {row['seconds']} s"


def _mean(rows: Mapping[str, Row], name: str) -> float:
    return round(float(np.mean([row[name] for row in rows.values()])), 1)


def _readable(values: Mapping[str, Any]) -> str:
    return "\n".join(f"{name:28s} {value}" for name, value in values.items())
