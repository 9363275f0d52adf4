"""The task on the bench as a session and back: what was drawn, tried and voted for. No widget."""

from collections.abc import Mapping, Sequence
from itertools import count

from app.arc.document import ArcDocument, Trial
from app.arc.tools import blank
from hrm_core.puzzle import Grid
from hrm_core.vote_session import Vote, VoteSession


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


def _tried(extras: Mapping[str, Grid], index: int) -> tuple[Grid, ...]:
    names = (f"tried_{index}_{number}" for number in count())
    tried = []
    while (name := next(names)) in extras:
        tried.append(extras[name])
    return tuple(tried)
