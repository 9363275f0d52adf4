"""One puzzle and all a model thought about it: looked at, judged, saved, loaded. Runs nothing."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Problem, Puzzle, Tasks
from hrm_core.sessions.arrays import stacked, trace_at
from hrm_core.sessions.check import read_origin, validate
from hrm_core.sessions.file import (
    SUFFIX,
    SessionError,
    read_file,
    reading,
    refuse_newer,
    write_file,
)
from hrm_core.solving.guess import TryOutcome, from_list, to_list
from hrm_core.solving.solve import Limit, SegmentTrace

FORMAT = 4  # 1 had no searches, 1 to 3 whole beliefs; the same in hrm_core/sessions/votes.py
__all__ = ["SUFFIX", "Ending", "SessionError", "SolveSession", "Verdict", "load"]


class Ending(StrEnum):
    """Why a run is over, or that it is not."""

    RUNNING = "running"
    HALTED = "halted"  # the model decided to
    LIMIT = "limit"  # the last allowed segment was thought
    FOUND = "found"  # a search found an answer that keeps the rules
    STOPPED = "stopped"  # the user decided to
    FAILED = "failed"


@dataclass(frozen=True)
class Verdict:
    """What can be said about a run: the model's belief and the rule check, side by side."""

    ending: Ending
    segments: int
    believes: bool  # Q-halt above Q-continue in the last segment
    q_halt: float
    halt_segment: int | None  # the first segment at which the model would have halted
    problems: tuple[Problem, ...]  # of the last answer
    solved_at: int | None  # the first segment from which the answer was right and stayed right
    settled_at: int  # the first segment from which the answer no longer changed

    @property
    def solved(self) -> bool:
        return not self.problems


class SolveSession:
    """A puzzle, the traces of one run over it, and why the run ended."""

    def __init__(
        self,
        puzzle: Puzzle,
        limit: Limit | None = None,
        model: str = "",
        device: str = "",
        traces: Sequence[SegmentTrace] = (),
        ending: Ending = Ending.RUNNING,
        extras: Mapping[str, NDArray[Any]] | None = None,
        budget: int = 0,
        origin: Mapping[str, str] | None = None,
    ) -> None:
        self.puzzle = puzzle
        self.limit = limit or Limit()
        self.model = model
        self.device = device
        self.ending = ending
        self.budget = budget  # segments a search over the puzzle may use; 0: there is no search
        self.origin = dict(origin or {})  # weights, versions, machine: library/origin.py
        self.extras = dict(extras or {})  # arrays kept beside the run: the user's digits, say
        self._traces = list(traces)
        # what every look at a run asks for is found once, however long the run
        self._shot = 0  # segments before anything was guessed
        self._halt: int | None = None
        self._largest: dict[str, tuple[int, float]] = {}  # by name: of so many traces
        self._judged: tuple[int, Ending, Verdict] | None = None
        for trace in self._traces:
            self._note(trace)

    def __len__(self) -> int:
        return len(self._traces)

    @property
    def traces(self) -> tuple[SegmentTrace, ...]:
        return tuple(self._traces)

    @property
    def shot(self) -> tuple[SegmentTrace, ...]:
        """The traces before anything was guessed."""
        return tuple(self._traces[: self._shot])

    @property
    def shots(self) -> int:
        """How many segments were thought before anything was guessed."""
        return self._shot

    @property
    def used(self) -> int:
        """Segments thought in all; each try of a search took several."""
        guess = self._traces[-1].guess if self._traces else None
        return guess.used if guess is not None else len(self._traces)

    def add(self, trace: SegmentTrace) -> None:
        """Take the next segment's trace."""
        assert trace.segment == len(self._traces) + 1, "segments arrive in order"
        self._traces.append(trace)
        self._note(trace)

    def _note(self, trace: SegmentTrace) -> None:
        if trace.guess is None:
            self._shot += 1
            if self._halt is None and trace.wants_to_halt:
                self._halt = trace.segment

    def at(self, segment: int) -> SegmentTrace:
        """What was thought after a segment, counted from 1."""
        if not 1 <= segment <= len(self._traces):
            raise IndexError(f"segment {segment} of {len(self._traces)}")
        return self._traces[segment - 1]

    def snapshot(self) -> "SolveSession":
        """The run as it is now; what is thought later does not reach it. For saving on a thread."""
        held = copy(self)
        held._traces, held._largest = list(self._traces), dict(self._largest)
        held.extras = {name: array.copy() for name, array in self.extras.items()}
        return held

    def changed(self, segment: int) -> NDArray[np.bool_]:  # [rows, cols]
        """The cells whose answer differs from the segment before, or from the puzzle.

        All of them if its size does.
        """
        now = self.at(segment).grid
        before = self.puzzle.given if segment == 1 else self.at(segment - 1).grid
        if now.shape != before.shape:
            return np.ones(now.shape, dtype=np.bool_)
        return np.asarray(now != before)

    def beliefs(self, position: int) -> NDArray[np.float32]:  # [segments, V]
        """How the belief in one position went."""
        return np.stack([trace.probs[position] for trace in self._traces])

    @property
    def halt_segment(self) -> int | None:
        """The first segment at which the model decided to halt, asked outright."""
        return self._halt

    def largest(self, name: str) -> float:
        """The largest number that a trace of the run has in one of its arrays: 'change_H', say."""
        count, most = self._largest.get(name, (0, 0.0))
        for trace in self._traces[count:]:
            most = max(most, float(getattr(trace, name).max(initial=0.0)))
        self._largest[name] = len(self._traces), most
        return most

    def over(self) -> Ending:
        """How a run that came to its end by itself ended; there must be a trace."""
        last = self._traces[-1]
        if last.guess is not None:
            return Ending.FOUND if last.guess.outcome is TryOutcome.ACCEPTED else Ending.LIMIT
        return Ending.HALTED if self.limit.halt and last.wants_to_halt else Ending.LIMIT

    def verdict(self) -> Verdict:
        """What can be said now; there must be a trace."""
        count, ending = len(self._traces), self.ending
        if self._judged is None or self._judged[:2] != (count, ending):
            self._judged = count, ending, self._judge()
        return self._judged[2]

    def _judge(self) -> Verdict:
        last = self._traces[-1]
        return Verdict(
            ending=self.ending,
            segments=len(self._traces),
            believes=last.wants_to_halt,
            q_halt=last.q_halt,
            halt_segment=self.halt_segment,
            problems=last.problems,
            solved_at=_since(self._traces, lambda trace: trace.solved),
            settled_at=_since(self._traces, lambda trace: np.array_equal(trace.grid, last.grid))
            or last.segment,
        )

    def save(self, path: Path) -> None:
        """Write all of it as one file, whole or not at all."""
        write_file(path, _about(self), _arrays(self))


def load(path: Path, tasks: Tasks) -> SolveSession:
    """The session in a file; SessionError says in a sentence why there is none."""
    with reading(path):
        about, arrays = read_file(path)
        if "votes" in about:
            raise SessionError(f"{path.name} holds votes on an ARC task, not a run over a puzzle.")
        refuse_newer(path, about, FORMAT)
        session = _session(about, arrays)
        if session.puzzle.task not in tasks:
            kind = session.puzzle.task
            raise SessionError(f"The session is of a kind of puzzle not known here: {kind!r}.")
        validate(tasks[session.puzzle.task], session.puzzle, session.traces)
    return session


def _since(traces: Sequence[SegmentTrace], holds: Any) -> int | None:
    """The first segment of the last unbroken stretch in which something holds, up to the end."""
    first = None
    for trace in reversed(traces):
        if not holds(trace):
            break
        first = trace.segment
    return first


def _about(session: SolveSession) -> dict[str, Any]:
    puzzle, traces = session.puzzle, session.traces
    return {
        "format": FORMAT,
        "task": puzzle.task,
        "title": puzzle.title,
        "puzzle_id": puzzle.puzzle_id,
        "examples": len(puzzle.examples),
        "solved": puzzle.solution is not None,
        "limit": {"segments": session.limit.segments, "halt": session.limit.halt},
        "model": session.model,
        "device": session.device,
        "ending": session.ending.value,
        "budget": session.budget,
        "origin": session.origin,
        "guesses": [to_list(trace.guess) for trace in traces],
        "extras": sorted(session.extras),
        "problems": [[[p.message, p.cells, p.valid] for p in trace.problems] for trace in traces],
        "scalars": [[t.q_halt, t.q_continue, t.seconds] for t in traces],
    }


def _arrays(session: SolveSession) -> dict[str, NDArray[Any]]:
    puzzle = session.puzzle
    arrays: dict[str, NDArray[Any]] = {"given": puzzle.given}
    if puzzle.solution is not None:
        arrays["solution"] = puzzle.solution
    for index, (question, answer) in enumerate(puzzle.examples):
        arrays[f"example_{index}_in"], arrays[f"example_{index}_out"] = question, answer
    for name, array in session.extras.items():
        arrays[f"extra_{name}"] = array
    return arrays | stacked(session.traces)


def _session(about: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> SolveSession:
    puzzle = Puzzle(
        task=str(about["task"]),
        given=arrays["given"],
        solution=arrays["solution"] if about["solved"] else None,
        title=str(about["title"]),
        puzzle_id=int(about["puzzle_id"]),
        examples=tuple(
            (arrays[f"example_{index}_in"], arrays[f"example_{index}_out"])
            for index in range(about["examples"])
        ),
    )
    guesses = about.get("guesses") or [None] * len(about["scalars"])
    traces = [
        replace(
            trace_at(arrays, index, index + 1, scalars),
            problems=tuple(_problem(*stored) for stored in about["problems"][index]),
            guess=from_list(guesses[index]),
        )
        for index, scalars in enumerate(about["scalars"])
    ]
    return SolveSession(
        puzzle,
        Limit(int(about["limit"]["segments"]), bool(about["limit"]["halt"])),
        model=str(about["model"]),
        device=str(about["device"]),
        traces=traces,
        ending=Ending(about["ending"]),
        extras={name: arrays[f"extra_{name}"] for name in about["extras"]},
        budget=int(about.get("budget", 0)),
        origin=read_origin(about.get("origin", {})),
    )


def _problem(message: Any, cells: Any, valid: Any = False) -> Problem:
    return Problem(str(message), tuple((int(row), int(col)) for row, col in cells), bool(valid))
