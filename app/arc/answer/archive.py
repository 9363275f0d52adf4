"""What leaves the bench as files: a session (drawn, tried, voted for), tries to be handed in."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

from app.arc.edit.document import ArcDocument, Trial
from app.arc.edit.tools import blank
from hrm_core.puzzle import Grid, Puzzle, PuzzleFormatError
from hrm_core.sessions.votes import Vote, VoteSession
from hrm_core.tasks.arc import read_collection, write_submission


def session_of(document: ArcDocument, votes: Sequence[Vote]) -> VoteSession:
    """All of it; the user's own answers and tries go beside."""
    extras: dict[str, Grid] = {}
    for index, trial in enumerate(document.trials):
        extras[f"answer_{index}"] = trial.answer
        extras |= {f"tried_{index}_{number}": grid for number, grid in enumerate(trial.tried)}
    tests = [document.puzzle(index) for index in range(len(document.trials))]
    return VoteSession(tests, votes, document.title, extras)


def document_from(session: VoteSession) -> ArcDocument:
    """The task of a session, as it lay on the bench."""
    trials = tuple(
        Trial(
            puzzle.given,
            session.extras.get(f"answer_{index}", blank(*puzzle.given.shape)),
            puzzle.solution,
            _tried(session.extras, index),
        )
        for index, puzzle in enumerate(session.tests)
    )
    return ArcDocument(tuple(session.tests[0].examples), trials, session.title)


def write_tries(
    path: Path,
    tasks: Mapping[str, Sequence[Puzzle] | Path],
    tries: Callable[[Puzzle], Sequence[Grid]],
) -> tuple[int, int]:
    """submission.json of tasks, some of them still files; how many tests are answered, of how many.

    A file that is no task is left out.
    """
    known: dict[str, Sequence[Puzzle]] = {}
    for name, found in tasks.items():
        try:
            known |= read_collection(found).tasks if isinstance(found, Path) else {name: found}
        except PuzzleFormatError:
            continue
    answers = {name: [tries(puzzle) for puzzle in tests] for name, tests in known.items()}
    write_submission(path, answers)
    handed_in = [bool(grids) for tests in answers.values() for grids in tests]
    return sum(handed_in), len(handed_in)


def _tried(extras: Mapping[str, Grid], index: int) -> tuple[Grid, ...]:
    names = (f"tried_{index}_{number}" for number in count())
    tried = []
    while (name := next(names)) in extras:
        tried.append(extras[name])
    return tuple(tried)
