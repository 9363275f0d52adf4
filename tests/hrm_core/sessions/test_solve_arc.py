"""Sessions of a kind whose answers have their own size: looked at, saved and loaded."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import Grid
from hrm_core.sessions.solve import SessionError, SolveSession, load
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import draw

ARC = TASKS["arc"]
PUZZLE = ARC.generate(np.random.default_rng(0), "crop 5x5")
SIDE = 7


def thought() -> SolveSession:
    """No grid at all, one of another size, the right one, the right one again."""
    assert PUZZLE.solution is not None
    right = draw(PUZZLE.solution, SIDE)
    answers = [np.ones_like(right), draw(np.full((7, 2), 3, np.uint8), SIDE), right, right]
    engine = ScriptedEngine([Beat(answer) for answer in answers], ARC.vocab_size)
    limit = Limit(4, halt=False)
    return SolveSession(PUZZLE, limit, traces=list(solve(engine, ARC, PUZZLE, limit)))


def grids(session: SolveSession) -> list[Grid]:
    return [trace.grid for trace in session.traces]


def test_an_answer_of_another_size_has_changed_everywhere() -> None:
    session = thought()
    assert [grid.shape for grid in grids(session)[:2]] == [(0, 0), (7, 2)]
    assert [bool(session.changed(segment).all()) for segment in (1, 2, 3, 4)] == [
        True,
        True,
        True,
        False,
    ]
    verdict = session.verdict()
    assert (verdict.solved_at, verdict.settled_at) == (3, 3)


def test_answers_of_all_sizes_come_back_from_disk(tmp_path: Path) -> None:
    session = thought()
    session.save(tmp_path / "a.hrms")
    found = load(tmp_path / "a.hrms", TASKS)
    for one, other in zip(grids(session), grids(found), strict=True):
        np.testing.assert_array_equal(one, other)
    assert len(found.puzzle.examples) == len(PUZZLE.examples)
    assert found.verdict() == session.verdict()


Harm = Callable[[dict[str, Any], dict[str, Any]], object]
HARMS: dict[str, Harm] = {
    "an answer larger than stored": lambda about, arrays: arrays["shapes"].fill(99),
    "an answer of no size": lambda about, arrays: arrays["shapes"].fill(-1),
    "an unknown colour": lambda about, arrays: arrays["grid"].fill(10),
    "an example without cells": lambda about, arrays: arrays.update(
        example_0_in=np.zeros((0, 3), np.uint8)
    ),
    "an example in an unknown colour": lambda about, arrays: arrays["example_1_out"].fill(12),
    "a board that is no square": lambda about, arrays: arrays.update(
        {name: arrays[name][:, :-1] for name in ("probs", "change_H", "change_L")}
    ),
    "a board too small": lambda about, arrays: arrays.update(
        {name: arrays[name][:, :9] for name in ("probs", "change_H", "change_L")}
    ),
    "answers larger than the board": lambda about, arrays: arrays.update(
        grid=np.zeros((4, 8, 2), np.uint8), shapes=np.full((4, 2), [8, 2], np.int32)
    ),
}


@pytest.mark.parametrize("name", HARMS)
def test_a_harmed_session_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.hrms"
    thought().save(path)
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    about = json.loads(str(arrays.pop("about")))
    HARMS[name](about, arrays)
    with path.open("wb") as file:
        np.savez_compressed(file, about=np.array(json.dumps(about)), **arrays)
    with pytest.raises(SessionError, match=r"a.hrms is not a session of HRM Studio, or is damaged"):
        load(path, TASKS)
