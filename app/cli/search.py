"""What `hrm eval --search` measures: the model and a search together, puzzle by puzzle."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hrm_core.engines import Engine
from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving.effort import Effort
from hrm_core.solving.search import search
from hrm_core.solving.solve import Limit, Memory, SegmentTrace, solve

BUDGETS = (16, 64, 256, 1024, 4096)  # segments at which it is told how many are solved


@dataclass(frozen=True, eq=False)
class Found:
    """The last answer to a puzzle, and what it cost."""

    trace: SegmentTrace
    used: int  # segments of all tries and of the run before
    accepted: bool
    wrong_halts: int  # tries that the model believed, and that broke the rules
    seconds: float


def answer(engine: Engine, task: Task, puzzle: Puzzle, limit: Limit, effort: Effort) -> Found:
    """One shot, and a search where there may be a better answer."""
    started = time.perf_counter()
    memory: Memory = {}
    *_, trace = solve(engine, task, puzzle, limit, memory)
    used, accepted = trace.segment, effort.accepts(trace)
    halts = int(_is_wrong_halt(trace))
    if not effort.settles(trace):
        for progress in search(engine, task, puzzle, effort, trace, memory[0]):
            used = progress.used
            for trace in progress.traces:
                accepted = effort.accepts(trace)
                halts += _is_wrong_halt(trace)
    return Found(trace, used, accepted, halts, time.perf_counter() - started)


def figures(found: Sequence[Found], puzzles: Sequence[Puzzle], effort: Effort) -> dict[str, Any]:
    """The JSON object of the command: shares from 0 to 1; puzzles have solutions."""
    exact = np.array([_is_exact(each, puzzle) for each, puzzle in zip(found, puzzles, strict=True)])
    valid = np.array([_keeps_rules(each.trace) for each in found])
    accepted = np.array([each.accepted for each in found])
    believed = np.array([each.trace.wants_to_halt for each in found])
    used = np.array([each.used for each in found])
    single = np.array([each.trace.guess is None for each in found]) & accepted
    return {
        "puzzles": len(found),
        "search": effort.segments,
        "verify": effort.verify.value,
        "exact": float(exact.mean()),
        "optimal": float(np.mean([each.trace.solved for each in found])),
        "valid": float(valid.mean()),
        "accepted": float(accepted.mean()),
        "accepted_and_believed": float((accepted & believed).mean()),
        "wrong_accepted": float((accepted & ~valid).mean()),
        "wrong_halts": sum(each.wrong_halts for each in found),
        "single_shot": float((single & exact).mean()),
        "thoughts_mean": float(used.mean()),
        "thoughts_median": float(np.median(used)),
        "seconds_mean": statistics.fmean(each.seconds for each in found),
        "seconds_median": statistics.median(each.seconds for each in found),
        "exact_within": {
            str(budget): float((exact & accepted & (used <= budget)).mean())
            for budget in BUDGETS
            if budget <= effort.segments
        },
    }


def _keeps_rules(trace: SegmentTrace) -> bool:
    return all(problem.valid for problem in trace.problems)


def _is_wrong_halt(trace: SegmentTrace) -> bool:
    return trace.wants_to_halt and not _keeps_rules(trace)


def _is_exact(found: Found, puzzle: Puzzle) -> bool:
    return puzzle.solution is not None and np.array_equal(found.trace.grid, puzzle.solution)


def readable(values: dict[str, Any]) -> str:
    """One figure a line."""
    lines = [f"{name:20s} {value}" for name, value in values.items() if name != "exact_within"]
    lines += ["", "thoughts   exact, model and search"]
    lines += [f"{budget:>8s} {share:7.1%}" for budget, share in values["exact_within"].items()]
    return "\n".join(lines)
