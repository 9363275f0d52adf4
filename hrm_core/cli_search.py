"""What `hrm eval --search` measures: the model and a search together, puzzle by puzzle."""

import argparse
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hrm_core.engines import Engine
from hrm_core.puzzle import Puzzle, Task
from hrm_core.search import Effort, search
from hrm_core.solve import Limit, SegmentTrace, solve

BUDGETS = (16, 64, 256, 1024, 4096)  # segments at which it is told how many are solved


@dataclass(frozen=True, eq=False)
class Found:
    """The last answer to a puzzle, and what it cost."""

    trace: SegmentTrace
    used: int  # segments of all tries and of the run before
    accepted: bool
    seconds: float


def answer(engine: Engine, task: Task, puzzle: Puzzle, limit: Limit, effort: Effort) -> Found:
    """One shot, and a search where that is not accepted."""
    started = time.perf_counter()
    *_, trace = solve(engine, task, puzzle, limit)
    used, accepted = trace.segment, effort.accepts(trace)
    if not accepted:
        for progress in search(engine, task, puzzle, effort, trace):
            used = progress.used
            for trace in progress.traces:
                accepted = effort.accepts(trace)
    return Found(trace, used, accepted, time.perf_counter() - started)


def figures(
    engine: Engine,
    task: Task,
    puzzles: Sequence[Puzzle],
    effort: Effort,
    options: argparse.Namespace,
) -> dict[str, Any]:
    """The JSON object of the command; puzzles have solutions."""
    limit = Limit(min(options.segments or 16, effort.segments))
    found = [answer(engine, task, puzzle, limit, effort) for puzzle in puzzles]
    exact = np.array([_is_exact(each, puzzle) for each, puzzle in zip(found, puzzles, strict=True)])
    valid = np.array([all(p.valid for p in each.trace.problems) for each in found])
    accepted = np.array([each.accepted for each in found])
    used = np.array([each.used for each in found])
    single = np.array([each.trace.guess is None for each in found]) & accepted
    return {
        "puzzles": len(puzzles),
        "search": effort.segments,
        "verify": effort.verify.value,
        "exact": float(exact.mean()),
        "optimal": float(np.mean([each.trace.solved for each in found])),
        "valid": float(valid.mean()),
        "accepted": float(accepted.mean()),
        "wrong_accepted": float((accepted & ~valid).mean()),
        "single_shot": float((single & exact).mean()),
        "thoughts_mean": float(used.mean()),
        "thoughts_median": float(np.median(used)),
        "thoughts_most": int(used.max()),
        "seconds_mean": statistics.fmean(each.seconds for each in found),
        "seconds_median": statistics.median(each.seconds for each in found),
        "exact_within": {
            str(budget): float((exact & accepted & (used <= budget)).mean())
            for budget in BUDGETS
            if budget <= effort.segments
        },
    }


def _is_exact(found: Found, puzzle: Puzzle) -> bool:
    return puzzle.solution is not None and np.array_equal(found.trace.grid, puzzle.solution)


def readable(values: dict[str, Any]) -> str:
    """One figure a line."""
    lines = [f"{name:20s} {value}" for name, value in values.items() if name != "exact_within"]
    lines += ["", "thoughts   exact, model and search"]
    lines += [f"{budget:>8s} {share:7.1%}" for budget, share in values["exact_within"].items()]
    return "\n".join(lines)
