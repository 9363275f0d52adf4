"""A task of ARC and the votes on its tests: what every view thought, saved and loaded.

The candidates and the two tries follow from the thoughts, as in hrm_core/solving/vote.py;
they are not stored a second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from hrm_core.puzzle import Grid, Puzzle, Task, Tasks, View
from hrm_core.sessions.arrays import stacked, trace_at
from hrm_core.sessions.check import validate, validate_grid
from hrm_core.sessions.file import SessionError, read_file, reading, refuse_newer, write_file
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import Thought
from hrm_core.tasks.arc import LARGEST, from_name

FORMAT = 4  # 3 had whole beliefs; the same in hrm_core/sessions/solve.py
KIND = "arc"


@dataclass(frozen=True, eq=False)
class Vote:
    """What a model thought about the views of one test input, in the order it was thought."""

    test: int  # which of the task, from 0
    views: Sequence[View]
    thoughts: Sequence[Thought]
    limit: Limit
    model: str = ""
    device: str = ""


@dataclass(frozen=True, eq=False)
class VoteSession:
    """A task, each test input a puzzle with the same examples; votes on some of them."""

    tests: Sequence[Puzzle]
    votes: Sequence[Vote] = ()
    title: str = ""
    extras: Mapping[str, Grid] = field(default_factory=dict)  # kept beside: what the user drew

    def save(self, path: Path) -> None:
        """Write all of it as one file, whole or not at all."""
        write_file(path, _about(self), _arrays(self))


def load_votes(path: Path, tasks: Tasks) -> VoteSession:
    """The session in a file; SessionError says in a sentence why there is none."""
    with reading(path):
        about, arrays = read_file(path)
        if "votes" not in about:
            raise SessionError(f"{path.name} is a run over one puzzle, without votes.")
        refuse_newer(path, about, FORMAT)
        session = _session(about, arrays)
        _validate(tasks[KIND], session)
    return session


def _validate(task: Task, session: VoteSession) -> None:
    """Whatever passes here can be drawn: ValueError for what cannot."""
    pairs = [grid for pair in session.tests[0].examples for grid in pair]
    solutions = [test.solution for test in session.tests if test.solution is not None]
    grids = [*pairs, *solutions, *(test.given for test in session.tests), *session.extras.values()]
    for grid in grids:
        validate_grid(task, grid)
        if max(grid.shape) > LARGEST:
            raise ValueError("a grid larger than ARC has any")
    for vote in session.votes:
        for number, view in enumerate(vote.views):
            said = [thought.trace for thought in vote.thoughts if thought.view == number]
            validate(task, view.puzzle, said)


def _about(session: VoteSession) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "title": session.title,
        "examples": len(session.tests[0].examples),
        "tests": [puzzle.solution is not None for puzzle in session.tests],
        "extras": sorted(session.extras),
        "votes": [
            {
                "test": vote.test,
                "limit": [vote.limit.segments, vote.limit.halt],
                "model": vote.model,
                "device": vote.device,
                "views": [[view.name, view.puzzle.puzzle_id] for view in vote.views],
                "thoughts": [
                    [each.view, each.trace.q_halt, each.trace.q_continue, each.trace.seconds]
                    for each in vote.thoughts
                ],
            }
            for vote in session.votes
        ],
    }


def _arrays(session: VoteSession) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {}
    for index, (question, answer) in enumerate(session.tests[0].examples):
        arrays[f"example_{index}_in"], arrays[f"example_{index}_out"] = question, answer
    for index, puzzle in enumerate(session.tests):
        arrays[f"test_{index}"] = puzzle.given
        if puzzle.solution is not None:
            arrays[f"solution_{index}"] = puzzle.solution
    for name, grid in session.extras.items():
        arrays[f"extra_{name}"] = grid
    for index, vote in enumerate(session.votes):
        said = stacked([thought.trace for thought in vote.thoughts])
        arrays |= {f"vote_{index}_{name}": array for name, array in said.items()}
    return arrays


def _session(about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> VoteSession:
    title = str(about["title"])
    examples = tuple(
        (arrays[f"example_{index}_in"], arrays[f"example_{index}_out"])
        for index in range(about["examples"])
    )
    tests = [
        Puzzle(
            KIND,
            arrays[f"test_{index}"],
            arrays[f"solution_{index}"] if solved else None,
            title,
            examples=examples,
        )
        for index, solved in enumerate(about["tests"])
    ]
    if not tests or not examples:
        raise ValueError("a task has pairs and tests")
    votes = [
        _vote(stored, tests, _part(arrays, f"vote_{index}_"))
        for index, stored in enumerate(about["votes"])
    ]
    extras = {name: arrays[f"extra_{name}"] for name in about["extras"]}
    return VoteSession(tests, votes, title, extras)


def _part(arrays: Mapping[str, NDArray[Any]], head: str) -> dict[str, NDArray[Any]]:
    return {
        name.removeprefix(head): array for name, array in arrays.items() if name.startswith(head)
    }


def _vote(
    stored: Mapping[str, Any], tests: Sequence[Puzzle], arrays: Mapping[str, NDArray[Any]]
) -> Vote:
    test, (segments, halt) = int(stored["test"]), stored["limit"]
    if not 0 <= test < len(tests) or not stored["views"]:
        raise ValueError("a vote on no test, or without views")
    limit = Limit(int(segments), bool(halt))
    views = [_view(tests[test], *each) for each in stored["views"]]
    done = [0] * len(views)  # segments of each view
    over: set[int] = set()
    thoughts = []
    for index, (view, *scalars) in enumerate(stored["thoughts"]):
        if not 0 <= view < len(views) or view in over:
            raise ValueError("a thought about no view, or after its last one")
        done[view] += 1
        trace = trace_at(arrays, index, done[view], scalars)
        last = (limit.halt and trace.wants_to_halt) or trace.segment == limit.segments
        over |= {view} if last else set()
        answer = views[view].invert(trace.grid)
        thoughts.append(Thought(view, views[view].puzzle, trace, answer, last))
    return Vote(test, views, thoughts, limit, str(stored["model"]), str(stored["device"]))


def _view(puzzle: Puzzle, name: str, number: int) -> View:
    """A view by the name of its symmetry and its number."""
    _, symmetry = from_name(name)
    if symmetry.name("") != name:
        raise ValueError(f"no view is called {name!r}")
    return symmetry.view(replace(puzzle, puzzle_id=int(number)))
