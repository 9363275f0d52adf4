"""Looks for the cases of the gallery among generated puzzles, with the models that are shipped.

    python -m tests.benchmarks.gallery [MINUTES] [--write] [KIND ...]

To be run again whenever the weights of a shipped model change: it writes assets/gallery/cases.json,
which tests/hrm_core/sessions/test_cases.py checks. Without --write it prints what it would write.
All puzzles are made here; the seed is fixed, so the same weights give the same cases, as far as the
time allows. What is written holds with ONNX Runtime and with PyTorch. With kinds, these alone are
looked for. Of a kind that is not found, the case of before stays if it still holds; else it is left
out, and said so.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np

from hrm_core.decoding import to_json
from hrm_core.engines import Engine
from hrm_core.files import replace_file
from hrm_core.library.models import ModelInfo, ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.cases import (
    FILE,
    LIMITS,
    LONG,
    CaseKind,
    Facts,
    facts_of,
    joined,
    load_cases,
)
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.queue import Answered, answer_all
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import task_text
from hrm_core.tasks.seeds import fresh
from training.arc.answers import finished, learn_and_ask
from training.arc.learn import LearnChoices

SEED = 20261128
WIDTH = 16  # puzzles at a time
SHIPPED = ModelLibrary([asset_path("models")])
VIEWS = 32  # that vote on a task of ARC, as in the window


@dataclass(frozen=True)
class Wanted:
    """A kind of case: what is worth a second look, and what is best."""

    kind: CaseKind
    likely: Callable[[Answered], bool]  # by the last answer alone
    best: Callable[[Facts], float]


@dataclass(frozen=True)
class Pass:
    """Puzzles of some levels through one model, looked at for several kinds at once."""

    model: str
    levels: tuple[str, ...]
    limit: Limit
    wanted: tuple[Wanted, ...]


_BREAKTHROUGH = Wanted(
    CaseKind.BREAKTHROUGH,
    lambda last: not last.problems and 7 <= last.segments <= 24,
    lambda facts: facts["stall"] * facts["broken"],
)
_SETTLED = Wanted(
    CaseKind.SETTLED,
    lambda last: bool(last.problems) and not last.believed,
    lambda facts: facts["segments"] - facts["since"] - facts["broken"],
)
_LONG = Wanted(
    CaseKind.LONG,
    lambda last: not last.problems and last.segments >= LONG,
    lambda facts: -abs(facts["least"] - 60),
)
_EARLY = Wanted(
    CaseKind.EARLY,
    lambda last: any(not each.valid for each in last.problems) and last.believed,
    lambda facts: -facts["broken"],
)
_TIE = Wanted(
    CaseKind.TIE,
    lambda last: not last.problems,
    lambda facts: facts["differ"] - abs(facts["moves"] - 20),
)
SUDOKUS = (_BREAKTHROUGH, _SETTLED, _LONG, _EARLY)
EXTREME = ("extreme",)
MAZES = ("loops 15x15", "scattered 15x15", "rooms 21x21", "cave 21x21", "backtracker 29x29")
PASSES = (
    Pass("sudoku", EXTREME, LIMITS[CaseKind.LONG], SUDOKUS),
    Pass("maze", MAZES, LIMITS[CaseKind.TIE], (_TIE, _SETTLED, _EARLY)),
    Pass("sudoku-1k", EXTREME, LIMITS[CaseKind.SETTLED], (_SETTLED, _EARLY)),
)


def main(*arguments: str) -> None:
    """Each pass has its share of the time; the first that finds a kind has it."""
    minutes = next((float(each) for each in arguments if each[0].isdigit()), 8.0)
    seconds = 60 * minutes / 6
    asked = {CaseKind(each) for each in arguments if each in set(CaseKind)} or set(CaseKind)
    found = {CaseKind.BLANK: _blank()} if CaseKind.BLANK in asked else {}
    for number, each in enumerate(PASSES):
        share = seconds * (3, 1, 1)[number]
        open_ = tuple(w for w in each.wanted if w.kind in asked and w.kind not in found)
        if open_:
            found |= _search(replace(each, wanted=open_), time.monotonic() + share)
    if CaseKind.SIGHT in asked:
        found[CaseKind.SIGHT] = _at_sight(time.monotonic() + seconds)
    found = _before() | {kind: case for kind, case in found.items() if case is not None}
    cases = [found[kind] for kind in CaseKind if found.get(kind) is not None]
    print("not found:", *(kind for kind in CaseKind if found.get(kind) is None))
    content = to_json(cases, indent=1) + "\n"
    if "--write" in arguments:
        path = asset_path("gallery", FILE)
        path.parent.mkdir(exist_ok=True)
        replace_file(path, content)
        print(path)
    else:
        print(content)


def _before() -> dict[CaseKind, dict[str, Any] | None]:
    """The cases in the file that still hold."""
    path = asset_path("gallery", FILE)
    kept: dict[CaseKind, dict[str, Any] | None] = {}
    for case in load_cases(TASKS) if path.exists() else []:
        info = SHIPPED.find(case.model)
        facts: Facts | None = case.facts
        if case.kind is CaseKind.SIGHT:
            facts = None if answered_at_sight(case.puzzle, info) else case.facts
        else:
            facts = _facts(case.kind, _engines(info), case.puzzle)
        if facts is not None:
            kept[case.kind] = _stored(case.kind, case.puzzle, info, case.limit, facts)
    return kept


def _search(each: Pass, until: float) -> dict[CaseKind, dict[str, Any] | None]:
    """The best of every kind among the puzzles there is time for."""
    info = SHIPPED.find(each.model)
    task, engines = TASKS[info.task], _engines(info)
    best: dict[CaseKind, tuple[float, Puzzle, Facts]] = {}
    tried = 0
    for level in _turns(each.levels, until):
        rng = np.random.default_rng((SEED, tried))
        puzzles = list(islice(fresh(task, rng, level), WIDTH))
        tried += len(puzzles)
        for done in answer_all(engines[0], task, enumerate(puzzles), each.limit, WIDTH):
            for last in done:
                for wanted in each.wanted:
                    if not isinstance(last, Answered) or not wanted.likely(last):
                        continue
                    facts = _facts(wanted.kind, engines, last.puzzle)
                    if facts is None:
                        continue
                    score = wanted.best(facts)
                    if wanted.kind not in best or score > best[wanted.kind][0]:
                        best[wanted.kind] = score, last.puzzle, facts
                        print(f"{wanted.kind}: {facts} after {tried} of {info.name}", flush=True)
    print(f"{info.name}: {tried} puzzles looked at", flush=True)
    return {
        kind: _stored(kind, puzzle, info, LIMITS[kind], facts)
        for kind, (_, puzzle, facts) in best.items()
    }


def _turns(levels: Sequence[str], until: float) -> Iterator[str]:
    """The levels in turn, until the time is over."""
    while True:
        for level in levels:
            if time.monotonic() > until:
                return
            yield level


def _engines(info: ModelInfo) -> list[Engine]:
    """Both: what holds with either does not hang on how sums are rounded."""
    return [open_engine(info, "cpu", engine) for engine in ("onnx", "torch")]


def _facts(kind: CaseKind, engines: Sequence[Engine], puzzle: Puzzle) -> Facts | None:
    """What holds with every engine; None if it is no case of the kind with one of them."""
    found: Facts | None = None
    for engine in engines:
        traces = list(solve(engine, TASKS[puzzle.task], puzzle, LIMITS[kind]))
        facts = facts_of(kind, SolveSession(puzzle, LIMITS[kind], traces=traces))
        if facts is None:
            return None
        found = facts if found is None else joined(found, facts)
    return found


def _blank() -> dict[str, Any] | None:
    """One cell is missing: the first of some that takes longest."""
    task, info = TASKS["sudoku"], SHIPPED.default("sudoku")
    engines, limit = _engines(info), LIMITS[CaseKind.BLANK]
    rng = np.random.default_rng(SEED)
    best: tuple[int, Puzzle, Facts] | None = None
    for puzzle in islice(fresh(task, rng, "beginner"), 24):
        assert puzzle.solution is not None, "generated puzzles are solved"
        given = puzzle.solution.copy()
        given[tuple(rng.integers(9, size=2))] = 0
        one = replace(puzzle, given=given)
        facts = _facts(CaseKind.BLANK, engines, one)
        if facts is not None and (best is None or facts["by"] > best[0]):
            best = facts["by"], one, facts
    return None if best is None else _stored(CaseKind.BLANK, best[1], info, limit, best[2])


def _at_sight(until: float) -> dict[str, Any] | None:
    """A task of ARC made by a rule, whose two tries at sight are both wrong."""
    task, info = TASKS["arc"], SHIPPED.default("arc")
    limit = Limit(info.halt_max_steps, halt=False)
    for number, level in enumerate(_turns(tuple(task.difficulties), until)):
        puzzle = task.generate(np.random.default_rng((SEED, number)), level)
        if max(max(grid.shape) for pair in puzzle.examples for grid in pair) > 10:
            continue
        right = answered_at_sight(puzzle, info)
        if not right:
            print(f"sight: {level} after {number + 1} tasks", flush=True)
            facts = {"views": VIEWS, "pairs": len(puzzle.examples)}
            return _stored(CaseKind.SIGHT, puzzle, info, limit, facts)
    print("sight: none", flush=True)
    return None


def answered_at_sight(puzzle: Puzzle, info: ModelInfo) -> bool:
    """Whether one of the two tries is right when the pairs are read and nothing is tuned."""
    choices = LearnChoices(steps=0)
    assert puzzle.solution is not None, "generated tasks are solved"
    (ballot,) = finished(learn_and_ask([puzzle], info, choices, VIEWS, "cpu"))
    return any(np.array_equal(grid, puzzle.solution) for grid in ballot.tries(2))


def _stored(
    kind: CaseKind, puzzle: Puzzle, info: ModelInfo, limit: Limit, facts: Facts
) -> dict[str, Any]:
    task = TASKS[puzzle.task]
    text = task_text([puzzle]) if puzzle.task == "arc" else task.format(puzzle)
    return {
        "kind": kind.value,
        "task": puzzle.task,
        "model": info.name,
        "limit": [limit.segments, limit.halt],
        "facts": facts,
        "puzzle": text,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
