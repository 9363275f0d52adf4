"""A session with a search in it: guesses come back from disk, and are no decisions of the run."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hrm_core.puzzle import Problem
from hrm_core.sessions.solve import SUFFIX, Ending, SolveSession, load
from hrm_core.solving.guess import Guess, Pin, TryOutcome
from hrm_core.solving.solve import Limit
from hrm_core.tasks import TASKS
from tests.hrm_core.sessions.test_solve import refusal, thought, write
from tests.hrm_core.support import PUZZLE


def read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    return json.loads(str(arrays.pop("about"))), arrays


def searched() -> SolveSession:
    """A run of one segment, and two guesses on top of it."""
    first, second, third, _ = thought().traces
    pins = (Pin((0, 0), 4, 0.5),), (Pin((0, 0), 4, 0.5), Pin((0, 1), 2, 0.25))
    tries = (
        replace(second, guess=Guess(pins[0], 0, TryOutcome.DOUBTED, 5, 6, 0.97)),
        replace(third, guess=Guess(pins[1], 0, TryOutcome.ACCEPTED, 3, 9)),
    )
    return SolveSession(PUZZLE, traces=[first, *tries], ending=Ending.FOUND, budget=256)


def test_a_search_comes_back_with_its_guesses(tmp_path: Path) -> None:
    session, path = searched(), tmp_path / f"a{SUFFIX}"
    session.save(path)
    back = load(path, TASKS)
    assert (back.budget, back.ending, back.used) == (256, Ending.FOUND, 9)
    assert [trace.guess for trace in back.traces] == [trace.guess for trace in session.traces]


def test_what_was_guessed_is_no_decision_of_the_run() -> None:
    session = searched()
    assert session.at(3).wants_to_halt
    assert session.halt_segment is None
    assert len(session.shot) == 1


def test_a_session_of_the_first_format_has_no_guesses(tmp_path: Path) -> None:
    session, path = thought(), tmp_path / f"a{SUFFIX}"
    session.save(path)
    about, arrays = read(path)
    write(path, {k: v for k, v in about.items() if k not in ("budget", "guesses")}, arrays)
    assert [trace.guess for trace in load(path, TASKS).traces] == [None] * 4


def test_a_guess_of_before_there_was_doubt_has_none(tmp_path: Path) -> None:
    session, path = searched(), tmp_path / f"a{SUFFIX}"
    session.save(path)
    about, arrays = read(path)
    write(path, {**about, "guesses": [g and g[:-1] for g in about["guesses"]]}, arrays)
    guesses = [trace.guess for trace in load(path, TASKS).traces]
    assert [guess.doubt for guess in guesses if guess is not None] == [0, 0]


def test_a_guess_outside_the_grid_is_damage(tmp_path: Path) -> None:
    session, path = searched(), tmp_path / f"a{SUFFIX}"
    session.save(path)
    about, arrays = read(path)
    about["guesses"][1][0][0][0] = 9
    write(path, about, arrays)
    assert "is damaged" in refusal(path)


def test_how_a_run_ended_by_itself_is_said_by_its_last_trace() -> None:
    third = thought().at(3)  # it wants to halt
    halting = SolveSession(PUZZLE, Limit(9), traces=thought().traces[:3])
    assert halting.over() is Ending.HALTED
    patient = SolveSession(PUZZLE, Limit(3, halt=False), traces=thought().traces[:3])
    assert patient.over() is Ending.LIMIT
    assert SolveSession(PUZZLE, Limit(2), traces=thought().traces[:2]).over() is Ending.LIMIT
    assert searched().over() is Ending.FOUND
    spent = replace(third, guess=Guess(outcome=TryOutcome.SPENT))
    assert SolveSession(PUZZLE, traces=[*thought().traces[:2], spent]).over() is Ending.LIMIT


def test_a_run_without_a_search_used_its_segments() -> None:
    assert (thought().used, SolveSession(PUZZLE).used) == (4, 0)
    assert (searched().shots, len(searched())) == (1, 3)


def test_a_verdict_is_that_of_now_though_one_was_asked_for_before() -> None:
    session = SolveSession(PUZZLE, traces=thought().traces[:2])
    assert (session.verdict().ending, session.verdict().segments) == (Ending.RUNNING, 2)
    session.ending = Ending.STOPPED
    assert session.verdict().ending is Ending.STOPPED
    session.add(thought().at(3))
    assert (session.verdict().segments, session.verdict().believes) == (3, True)


def test_the_largest_movement_is_that_of_all_segments_so_far() -> None:
    first, second, third, fourth = (
        replace(each, change_H=np.full(81, most, dtype=np.float32))
        for each, most in zip(thought().traces, (1, 3, 4, 2), strict=True)
    )
    session = SolveSession(PUZZLE, traces=[first, second])
    assert session.largest("change_H") == 3
    held = session.snapshot()
    session.add(third)
    assert (session.largest("change_H"), held.largest("change_H")) == (4, 3)
    session.add(fourth)
    assert session.largest("change_H") == 4
    assert session.largest("change_L") == max(float(each.change_L.max()) for each in session.traces)


def test_the_first_wish_to_halt_is_the_decision_whatever_follows() -> None:
    first, second, third, fourth = thought().traces
    again = replace(fourth, q_halt=2.0, q_continue=0.0)
    assert SolveSession(PUZZLE, traces=[first, second, third, again]).halt_segment == 3
    grown = SolveSession(PUZZLE, traces=[first, second])
    assert grown.halt_segment is None
    for trace in (third, again):
        grown.add(trace)
        assert grown.halt_segment == grown.verdict().halt_segment == 3


def test_that_an_answer_is_merely_not_the_best_comes_back_from_disk(tmp_path: Path) -> None:
    longer = (Problem("It is longer.", ((0, 1), (2, 3)), valid=True), Problem("It is broken."))
    first, *_ = thought().traces
    session = SolveSession(PUZZLE, traces=[replace(first, problems=longer)])
    session.save(tmp_path / f"a{SUFFIX}")
    assert load(tmp_path / f"a{SUFFIX}", TASKS).at(1).problems == longer


@pytest.mark.parametrize(
    ("place", "value", "fine"),
    [(2, 9, True), (2, 10, False), (2, -1, False), (3, 1.0, True), (3, 1.5, False), (0, -1, False)],
)
def test_only_symbols_and_beliefs_that_there_are_are_guessed(
    tmp_path: Path, place: int, value: float, fine: bool
) -> None:
    session, path = searched(), tmp_path / f"a{SUFFIX}"
    session.save(path)
    about, arrays = read(path)
    about["guesses"][1][0][0][place] = value
    write(path, about, arrays)
    if fine:
        assert len(load(path, TASKS)) == 3
    else:
        assert "is damaged" in refusal(path)
