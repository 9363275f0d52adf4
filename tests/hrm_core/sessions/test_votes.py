"""Votes on an ARC task: saved, loaded as they were, refused where they are damaged."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.sessions.file import holds_votes
from hrm_core.sessions.solve import SessionError, SolveSession, load
from hrm_core.sessions.votes import Vote, VoteSession, load_votes
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import count, vote
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import draw, numbered_views

ARC = TASKS["arc"]
PUZZLE = ARC.generate(np.random.default_rng(0), "mirror 5x5")
OTHER = replace(PUZZLE, given=PUZZLE.examples[0][0], solution=None)
LIMIT = Limit(2, halt=False)


def thought(limit: Limit = LIMIT, views: int = 4) -> VoteSession:
    """Two tests; on the second four views voted, two segments each: no grid, then one of 2 x 3."""
    answer = draw(np.array([[1, 2, 3], [4, 5, 6]], dtype=np.uint8), 6)
    script = [Beat(np.ones(36, np.int32), q_halt=-2.0), Beat(answer, q_halt=1.5, q_continue=0.0)]
    engine = ScriptedEngine(script, ARC.vocab_size)
    seen = numbered_views(OTHER, views)
    thoughts = list(vote(engine, ARC, seen, limit, together=3))
    said = Vote(1, seen, thoughts, limit, "scripted", "Script")
    drawn = {"answer_0": np.full((2, 2), 7, dtype=np.uint8)}
    return VoteSession([PUZZLE, OTHER], [said], "a task", drawn)


def saved(session: VoteSession, folder: Path) -> Path:
    path = folder / "a.hrms"
    session.save(path)
    assert list(folder.iterdir()) == [path]
    return path


def test_every_view_and_segment_comes_back(tmp_path: Path) -> None:
    session = thought()
    found = load_votes(saved(session, tmp_path), TASKS)
    (before,), (after,) = session.votes, found.votes
    assert (after.test, after.limit, after.model, after.device) == (1, LIMIT, "scripted", "Script")
    assert len(after.thoughts) == 8
    for one, other in zip(before.views, after.views, strict=True):
        assert one.puzzle.puzzle_id == other.puzzle.puzzle_id
        np.testing.assert_array_equal(one.puzzle.given, other.puzzle.given)
    for each, same in zip(before.thoughts, after.thoughts, strict=True):
        assert (each.view, each.last) == (same.view, same.last)
        assert each.trace.segment == same.trace.segment
        assert (each.trace.q_halt, each.trace.seconds) == (same.trace.q_halt, same.trace.seconds)
        for name in ("grid", "probs", "change_H", "change_L"):
            values, kept = getattr(each.trace, name), getattr(same.trace, name)
            np.testing.assert_allclose(kept, values, rtol=1e-3, atol=0.0021)
        np.testing.assert_array_equal(each.answer, same.answer)


def test_candidates_counts_and_tries_are_those_of_before(tmp_path: Path) -> None:
    session = thought()
    found = load_votes(saved(session, tmp_path), TASKS)
    before, after = count(session.votes[0].thoughts), count(found.votes[0].thoughts)
    assert len(after.tries()) == 2
    for one, other in zip(before.candidates(), after.candidates(), strict=True):
        assert (one.count, one.belief) == (other.count, other.belief)
        np.testing.assert_array_equal(one.grid, other.grid)


def test_the_task_and_what_was_drawn_come_back(tmp_path: Path) -> None:
    found = load_votes(saved(thought(), tmp_path), TASKS)
    assert found.title == "a task"
    assert [test.solution is None for test in found.tests] == [False, True]
    np.testing.assert_array_equal(found.tests[1].given, OTHER.given)
    assert len(found.tests[0].examples) == len(PUZZLE.examples)
    np.testing.assert_array_equal(found.extras["answer_0"], [[7, 7], [7, 7]])


def test_a_vote_that_was_stopped_comes_back_as_far_as_it_went(tmp_path: Path) -> None:
    session = thought()
    cut = replace(session.votes[0], thoughts=session.votes[0].thoughts[:5])
    found = load_votes(saved(replace(session, votes=[cut]), tmp_path), TASKS)
    assert [each.last for each in found.votes[0].thoughts] == [False, False, False, True, True]
    none = load_votes(saved(replace(session, votes=[replace(cut, thoughts=[])]), tmp_path), TASKS)
    assert not none.votes[0].thoughts


def test_a_view_that_halts_is_done(tmp_path: Path) -> None:
    session = thought(Limit(5, halt=True))
    found = load_votes(saved(session, tmp_path), TASKS)
    said = [(each.trace.segment, each.last) for each in found.votes[0].thoughts]
    assert said == [(each.trace.segment, each.last) for each in session.votes[0].thoughts]
    assert (2, True) in said


def test_the_two_kinds_of_session_are_told_apart(tmp_path: Path) -> None:
    votes = saved(thought(), tmp_path)
    run = tmp_path / "run.hrms"
    SolveSession(PUZZLE).save(run)
    assert (holds_votes(votes), holds_votes(run)) == (True, False)
    assert not holds_votes(tmp_path / "nothing.hrms")
    with pytest.raises(SessionError, match="holds votes on an ARC task"):
        load(votes, TASKS)
    with pytest.raises(SessionError, match="a run over one puzzle, without votes"):
        load_votes(run, TASKS)


def test_a_session_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(thought(), tmp_path)

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        replace(thought(), votes=[]).save(path)
    assert len(load_votes(path, TASKS).votes) == 1
    assert list(tmp_path.iterdir()) == [path]


Harm = Callable[[dict[str, Any], dict[str, Any], dict[str, Any]], object]
HARMS: dict[str, Harm] = {  # of what the file says, the vote in it, and the arrays
    "no tests": lambda about, vote, arrays: about.update(tests=[]),
    "no pairs": lambda about, vote, arrays: about.update(examples=0),
    "more pairs than there are": lambda about, vote, arrays: about.update(examples=99),
    "votes that are no list": lambda about, vote, arrays: about.update(votes=3),
    "a vote on no test": lambda about, vote, arrays: vote.update(test=2),
    "a vote without views": lambda about, vote, arrays: vote.update(views=[], thoughts=[]),
    "a view of no name": lambda about, vote, arrays: vote["views"].append(["x", 0]),
    "a view of no number": lambda about, vote, arrays: vote["views"].append(["", -1]),
    "a thought about no view": lambda about, vote, arrays: vote["thoughts"][0].__setitem__(0, 4),
    "a thought too many": lambda about, vote, arrays: vote.update(limit=[1, False]),
    "more thoughts than there are": lambda about, vote, arrays: vote.update(
        views=[*vote["views"], ["", 0]], thoughts=[*vote["thoughts"], [4, 0.0, 0.0, 0.0]]
    ),
    "a belief that is none": lambda about, vote, arrays: vote["thoughts"][0].__setitem__(1, np.nan),
    "an unknown colour": lambda about, vote, arrays: arrays["example_0_in"].fill(10),
    "a test without cells": lambda about, vote, arrays: arrays.update(
        test_1=np.zeros((0, 2), np.uint8)
    ),
    "a solution too large": lambda about, vote, arrays: arrays.update(
        solution_0=np.zeros((31, 2), np.uint8)
    ),
    "a drawing that is none": lambda about, vote, arrays: arrays.update(extra_answer_0=np.zeros(3)),
    "an unknown answer": lambda about, vote, arrays: arrays["vote_0_grid"].fill(10),
    "an answer larger than stored": lambda about, vote, arrays: arrays["vote_0_shapes"].fill(99),
    "a board too small": lambda about, vote, arrays: arrays.update(
        {f"vote_0_{n}": arrays[f"vote_0_{n}"][:, :9] for n in ("probs", "change_H", "change_L")}
    ),
    "no probabilities": lambda about, vote, arrays: arrays.pop("vote_0_probs"),
    "probabilities of another kind": lambda about, vote, arrays: arrays.update(
        vote_0_probs=arrays["vote_0_probs"].astype(np.float64)
    ),
}


@pytest.mark.parametrize("name", HARMS)
def test_a_harmed_session_is_refused(tmp_path: Path, name: str) -> None:
    path = saved(thought(), tmp_path)
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    about = json.loads(str(arrays.pop("about")))
    HARMS[name](about, about["votes"][0], arrays)
    with path.open("wb") as file:
        np.savez_compressed(file, about=np.array(json.dumps(about)), **arrays)
    with pytest.raises(SessionError, match=r"a.hrms is not a session of HRM Studio, or is damaged"):
        load_votes(path, TASKS)


def test_what_is_newer_or_no_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.hrms"
    with path.open("wb") as file:
        np.savez_compressed(file, about=np.array(json.dumps({"format": 5, "votes": []})))
    with pytest.raises(SessionError, match="saved by a newer HRM Studio"):
        load_votes(path, TASKS)
    with pytest.raises(SessionError, match=r"b\.hrms cannot be read: No such file"):
        load_votes(tmp_path / "b.hrms", TASKS)
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(SessionError, match="or is damaged"):
        load_votes(path, TASKS)
