"""A desk as bytes: which of its runs are kept."""

import numpy as np
import pytest

from app.board.editor import Document, Pen, new_document
from app.memory.stored import Runs, pack_desk, unpack_desk
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from tests.hrm_core.support import PUZZLE, SUDOKU, scripted


def solved(times: int) -> list[tuple[str, Document]]:
    """A history with a run at each of its steps but the first."""
    document = new_document(SUDOKU.look, PUZZLE)
    steps = [("", document)]
    for _ in range(times):
        traces = list(solve(scripted(), SUDOKU, PUZZLE, Limit(1)))
        session = SolveSession(PUZZLE, traces=traces, ending=Ending.LIMIT)
        steps.append(("solve", Document(PUZZLE, document.entries, document.notes, session)))
    return steps


def test_of_many_runs_the_newest_are_kept_and_the_one_on_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.memory.stored.MOST_RUNS", 2)
    steps = solved(5)
    content, kept, used = pack_desk(steps, 1, Pen.MINE, Runs())
    assert set(kept) == used
    again, now, pen = unpack_desk(content, kept, TASKS, Runs())
    assert (now, pen) == (1, Pen.MINE)
    assert again[1][1].puzzle.given.flags.writeable  # as one that was just read
    found = [step.session is not None for _, step in again]
    assert found == [False, True, False, False, True, True]
    session, shown = steps[1][1].session, again[1][1].session
    assert session is not None
    assert shown is not None
    np.testing.assert_allclose(shown.at(1).probs, session.at(1).probs, atol=1e-3)
