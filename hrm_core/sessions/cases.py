"""Instructive runs: which kinds there are, whether a run is one, and the cases that are shipped.

A case is a puzzle, a model and what its run does, in numbers. The numbers are measured by
`python -m tests.benchmarks.gallery`, and a test holds every case to them. Long runs depend on how
sums are rounded, so on the processor: numbers are bounds, which hold with both engines.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np

from hrm_core.decoding import from_json
from hrm_core.limits import DESCRIPTION, read_within
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle, Tasks
from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.story import Mood, Story
from hrm_core.solving.solve import Limit
from hrm_core.tasks.maze import corridor

FILE = "cases.json"  # in assets/gallery
STALL, HOPELESS = 6, 8  # segments before a breakthrough, and cells that break a rule in each
FIXED = 16  # segments in which a wrong answer stood still
LONG = 40  # segments that are many
MANY = 3  # shortest paths that make a tie worth seeing

Facts = dict[str, int]  # by name; at least so much, but for:
AT_MOST = ("since", "by")


class CaseKind(StrEnum):
    """What there is to be seen."""

    BREAKTHROUGH = "breakthrough"  # hopeless for long, then right at once
    SETTLED = "settled"  # a wrong fixed point
    BLANK = "blank"  # one cell is missing
    EARLY = "early"  # halts, believes, and is wrong
    LONG = "long"  # far more segments than it was trained for
    TIE = "tie"  # a shortest path, but another one than the rule of training asks for
    SIGHT = "sight"  # an ARC task whose answer at sight is wrong


@dataclass(frozen=True, eq=False)
class Case:
    """One of the gallery."""

    kind: CaseKind
    puzzle: Puzzle
    model: str
    limit: Limit
    facts: Facts


LIMITS = {
    CaseKind.BREAKTHROUGH: Limit(32),
    CaseKind.SETTLED: Limit(64),
    CaseKind.BLANK: Limit(16),
    CaseKind.EARLY: Limit(64),
    CaseKind.LONG: Limit(256),
    CaseKind.TIE: Limit(64),
}


def facts_of(kind: CaseKind, session: SolveSession) -> Facts | None:
    """What a run does, if it is a case of this kind; not of ARC, where views vote."""
    if not len(session):
        return None
    return _FACTS[kind](session)


def joined(one: Facts, other: Facts) -> Facts:
    """Bounds that hold for both runs.

    >>> joined({"stall": 7, "since": 3}, {"stall": 9, "since": 4})
    {'stall': 7, 'since': 4}
    """
    bound = {name: max if name in AT_MOST else min for name in one}
    return {name: bound[name](one[name], other[name]) for name in one}


def holds(case: Case, session: SolveSession) -> bool:
    """Whether a run does what is said of the case."""
    found = facts_of(case.kind, session)
    return found is not None and joined(found, case.facts) == case.facts


def load_cases(tasks: Tasks, path: Path | None = None) -> list[Case]:
    """The shipped cases, in their order."""
    content = read_within(path or asset_path("gallery", FILE), DESCRIPTION)
    return [_case(tasks, each) for each in from_json(content, list[dict[str, Any]])]


def _case(tasks: Tasks, stored: Mapping[str, Any]) -> Case:
    task = tasks[stored["task"]]
    (puzzle,) = task.parse(stored["puzzle"])
    segments, halt = stored["limit"]
    facts = {name: int(value) for name, value in stored["facts"].items()}
    return Case(
        CaseKind(stored["kind"]), puzzle, stored["model"], Limit(int(segments), bool(halt)), facts
    )


def _breakthrough(session: SolveSession) -> Facts | None:
    lines, last = Story(session).lines(), session.traces[-1]
    stall = lines[:-1]
    if len(stall) < STALL or not last.solved or not last.wants_to_halt:
        return None
    least = min(line.violations for line in stall)
    return {"stall": len(stall), "broken": least} if least >= HOPELESS else None


def _settled(session: SolveSession) -> Facts | None:
    last, facts = Story(session).lines()[-1], session.verdict()
    if last.mood is not Mood.SETTLED or len(session) - facts.settled_at < FIXED:
        return None
    return {"since": facts.settled_at, "broken": last.violations, "segments": len(session)}


def _blank(session: SolveSession) -> Facts | None:
    empty = int((session.puzzle.given == 0).sum())
    last = session.traces[-1]
    if empty != 1 or not last.solved or not last.wants_to_halt:
        return None
    return {"by": len(session)}


def _early(session: SolveSession) -> Facts | None:
    last = session.traces[-1]
    broken = Story(session).lines()[-1].violations
    if not last.wants_to_halt or last.solved or not broken:
        return None
    return {"by": len(session), "broken": broken}


def _long(session: SolveSession) -> Facts | None:
    last = session.traces[-1]
    right = last.solved and last.wants_to_halt
    return {"least": len(session)} if right and len(session) >= LONG else None


def _tie(session: SolveSession) -> Facts | None:
    last, puzzle = session.traces[-1], session.puzzle
    if not last.solved or puzzle.solution is None or not last.wants_to_halt:
        return None
    differing = int(np.count_nonzero(last.grid != puzzle.solution))
    best = corridor(puzzle.given)
    if not differing or best is None or best.paths < MANY:
        return None
    return {"moves": best.moves, "differ": differing}


_FACTS: dict[CaseKind, Callable[[SolveSession], Facts | None]] = {
    CaseKind.BREAKTHROUGH: _breakthrough,
    CaseKind.SETTLED: _settled,
    CaseKind.BLANK: _blank,
    CaseKind.EARLY: _early,
    CaseKind.LONG: _long,
    CaseKind.TIE: _tie,
}
