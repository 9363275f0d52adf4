"""The command `hrm eval`: how many puzzles of a file a model solves, and how well it knows."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.cli import search as cli_search
from app.cli.options import (
    CommandError,
    chosen_effort,
    chosen_model,
    learning_options,
    model_options,
    natural,
    positive,
    say_taken,
    search_options,
    walls_option,
)
from hrm_core.checkpoint import record_figures
from hrm_core.decoding import to_json
from hrm_core.engines import Batch
from hrm_core.library.models import open_engine
from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving import evaluate
from hrm_core.solving.canvas import cut, lay, lay_labels, positions
from hrm_core.solving.evaluate import Outcome
from hrm_core.solving.solve import Limit
from hrm_core.tasks import TASKS
from hrm_core.tasks.opening import open_puzzles, told, with_answers

BUDGETS = (1, 2, 4, 8, 16, 32, 64)  # segments at which --scaling reports
# Puzzles at a time. A CPU is fastest while a batch stays in its cache: with 32 the model for sudoku
# needs a fifth more processor time for a puzzle than with 8.
BATCHES = {"cuda": 1024, "cpu": 8}

PASSING = ("puzzles_per_second", "calibration")  # says nothing of a model, or too much


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "file", type=Path, help="puzzles: a file, or a folder of an official data set"
    )
    model_options(parser, None)
    parser.add_argument(
        "--segments", type=positive, help="at most so many (default 16, with --scaling 64)"
    )
    parser.add_argument("--halt", action=argparse.BooleanOptionalAction, default=False)
    parser.add_argument("--limit", type=positive, help="only the first so many puzzles")
    parser.add_argument("--every", type=positive, default=1, help="only every so manyth puzzle")
    parser.add_argument(
        "--batch", type=positive, help="puzzles at a time (default: 8, on a graphics card 1024)"
    )
    walls_option(parser)
    search_options(parser)
    parser.add_argument("--scaling", action="store_true", help="accuracy at 1, 2, 4 ... segments")
    parser.add_argument(
        "--record",
        metavar="WORDS",
        help="keep the figures in the model's model.json under these words; with --halt and"
        " --scaling; ARC: with two tries at least",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    learning_options(parser)
    parser.add_argument("--tries", type=positive, default=2, help="ARC: answers that count")
    parser.add_argument("--size", type=positive, help="ARC: only tasks with grids up to so many")
    parser.add_argument(
        "--sample",
        type=positive,
        help="ARC: all tasks up to 10x10 and so many of the larger ones, of each size its share",
    )
    parser.add_argument("--skip", type=natural, default=0, help="ARC: pass over so many tasks")
    parser.add_argument("--out", type=Path, help="ARC: folder of the results (default arc-eval)")
    parser.set_defaults(only=None, keep=False, background=False)  # of `hrm arc all`


def command(
    options: argparse.Namespace,
    rank: int = 0,
    size: int = 1,
    gather: Callable[[Outcome], Sequence[Outcome]] = lambda outcome: [outcome],
) -> int:
    """Process `rank` of `size` answers its part of the puzzles; the first tells the result of all.

    `gather` gives every process the outcomes of all of them.
    """
    task = TASKS[options.task]
    if options.record:
        options.halt = options.scaling = True
        if not chosen_model(options).folder.is_dir():
            raise CommandError("an exported file keeps no figures; name the model it came from")
    puzzles = _chosen(options, rank == 0)
    effort = chosen_effort(options, task)
    if effort is not None:
        if size > 1:
            raise CommandError("a search is measured by one process; start it without torchrun")
        engine = open_engine(chosen_model(options), options.device, options.engine)
        shot = Limit(min(options.segments or 16, effort.segments))
        found = [cli_search.answer(engine, task, each, shot, effort) for each in puzzles]
        values = cli_search.figures(found, puzzles, effort)
        print(to_json(values) if options.json else cli_search.readable(values))
        return 0
    mine = puzzles[len(puzzles) * rank // size : len(puzzles) * (rank + 1) // size]
    largest = max(len(task.encode(puzzle)) for puzzle in puzzles)
    outcome = evaluate.join(gather(_answers(options, task, mine, largest)))
    if rank == 0:
        values = _figures(task, puzzles, outcome, options.scaling)
        if options.record:
            kept = {name: _short(value) for name, value in values.items() if name not in PASSING}
            record_figures(chosen_model(options), options.record, kept)
        print(to_json(values) if options.json else _readable(values))
    return 0


def _chosen(options: argparse.Namespace, aloud: bool) -> list[Puzzle]:
    """The puzzles that are asked for, no more read than they need; all with solutions."""
    last = None if options.limit is None else options.every * (options.limit - 1) + 1
    opened = open_puzzles(options.file, options.task, last, options.walls)
    puzzles = opened.puzzles[:: options.every][: options.limit]
    opened = with_answers(replace(opened, puzzles=puzzles, told=told(puzzles)))
    if aloud:
        say_taken(options.file.name, opened)
    return opened.puzzles


def _answers(
    options: argparse.Namespace, task: Task, puzzles: Sequence[Puzzle], largest: int
) -> Outcome:
    """`largest` is the size of the largest puzzle of all, for a model that takes any size."""
    engine = open_engine(chosen_model(options), options.device, options.engine)
    board = engine.seq_len or largest
    tokens = [lay(task, puzzle, board) for puzzle in puzzles]
    batch = Batch(
        np.array(tokens, dtype=np.int32).reshape(len(puzzles), board),
        np.array([puzzle.puzzle_id for puzzle in puzzles], dtype=np.int32),
    )
    limit = Limit(options.segments or (BUDGETS[-1] if options.scaling else 16), options.halt)
    many = options.batch or BATCHES.get(engine.device, BATCHES["cpu"])
    return evaluate.finish(
        evaluate.evaluate(engine, batch, _labels(task, puzzles, board), limit, many)
    )


def _labels(task: Task, puzzles: Sequence[Puzzle], board: int) -> NDArray[np.int32]:
    labels = [lay_labels(task, puzzle, board) for puzzle in puzzles]
    return np.array(labels, dtype=np.int32).reshape(len(puzzles), board)


def _figures(
    task: Task, puzzles: Sequence[Puzzle], outcome: Outcome, scaling: bool
) -> dict[str, Any]:
    board = outcome.answers.shape[1]
    labels = _labels(task, puzzles, board)
    scores = evaluate.scores(outcome, labels)
    problems = [
        task.check(puzzle, task.decode(cut(answer, positions(task, puzzle, board)), puzzle))
        for puzzle, answer in zip(puzzles, outcome.answers, strict=True)
    ]
    values: dict[str, Any] = {
        "puzzles": scores.puzzles,
        "exact": scores.exact,
        "cell": scores.cell,
        "optimal": float(np.mean([not found for found in problems])),
        "valid": float(np.mean([all(each.valid for each in found) for found in problems])),
        "mean_segments": scores.mean_segments,
        "puzzles_per_second": scores.puzzles_per_second,
        "q_halt_accuracy": scores.q_halt_accuracy,
        "calibration": [
            {"belief": belief, "right": right, "puzzles": count}
            for belief, right, count in evaluate.calibration(outcome, labels)
        ],
    }
    if scaling:
        right = outcome.right_at.mean(axis=1)
        values["exact_at"] = {str(n): float(right[n - 1]) for n in BUDGETS if n <= len(right)}
    return values


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _short(each) for name, each in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def _readable(values: dict[str, Any]) -> str:
    """One figure a line, then the tables."""
    tables = ("calibration", "exact_at")
    lines = [f"{name:20s} {value}" for name, value in values.items() if name not in tables]
    lines += ["", "Q-halt believes   right   puzzles"]
    lines += [
        f"{row['belief']:15.1%} {row['right']:7.1%} {row['puzzles']:9d}"
        for row in values["calibration"]
    ]
    if "exact_at" in values:
        lines += ["", "segments   exact"]
        lines += [f"{count:>8s} {right:7.1%}" for count, right in values["exact_at"].items()]
    return "\n".join(lines)
