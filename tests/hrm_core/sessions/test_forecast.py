"""The forecast: what it looks at, what counts as its outcome, and for which weights it is."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from hrm_core.decoding import to_json
from hrm_core.library.models import ModelLibrary
from hrm_core.places import asset_path
from hrm_core.puzzle import Problem, Puzzle
from hrm_core.sessions.forecast import (
    BINS,
    FILE,
    FORMAT,
    NAMES,
    WITHIN,
    Bin,
    Forecast,
    bin_of,
    features,
    is_due,
    load_forecast,
    outcome,
)
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.guess import Guess
from hrm_core.solving.solve import Limit, SegmentTrace
from tests.benchmarks.forecast import load, table

WRONG = (Problem("wrong", ((0, 0), (0, 1))),)


def forecast(weights: str = "abc", changes: dict[str, object] | None = None) -> Forecast:
    """One that looks at Q-halt alone."""
    count = len(NAMES)
    made = Forecast(
        format=FORMAT,
        weights_sha256=weights,
        task="sudoku",
        names=list(NAMES),
        mean=[0.0] * count,
        scale=[1.0] * count,
        slopes=[1.0] + [0.0] * (count - 1),
        bias=0.0,
        fitted_on=100,
        tested_on=100,
        data="rows",
        brier=0.1,
        brier_base=0.2,
        bins=[Bin(50, 41, 0.1 * n + 0.05, (3, 4, 9)) for n in range(BINS)],
    )
    return msgspec.structs.replace(made, **changes or {})


def run(*halts: float, right: int = 0, limit: int = WITHIN) -> SolveSession:
    """A run with these Q-halts against a Q-continue of 0; right from segment `right` on."""
    traces = []
    for number, q_halt in enumerate(halts, start=1):
        probs = np.full((81, 11), 1 / 11, dtype=np.float32)
        grid = np.full((9, 9), min(number, 2), dtype=np.uint8)
        problems = () if right and number >= right else WRONG
        move = np.full(81, 0.5, dtype=np.float32)
        traces.append(SegmentTrace(number, grid, probs, q_halt, 0.0, move, move, problems, 0.0))
    puzzle = Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8))
    return SolveSession(puzzle, Limit(limit), traces=traces)


def test_features_are_those_of_the_second_segment_whatever_comes_later() -> None:
    found = features(run(-3, -1))
    assert dict(zip(NAMES, found.round(4).tolist(), strict=True)) == {
        "q_halt": -1.0,
        "q_rise": 2.0,
        "q_continue": 0.0,
        "unsure": 2.3979,  # of eleven alike
        "changed": 1.0,
        "broken": 0.1571,  # the root of 2 in 81
        "movement": 0.5,
        "cells": 4.3944,
    }
    assert np.array_equal(features(run(-3, -1, 5, right=3)), found)


def test_there_is_nothing_to_forecast_before_or_once_it_halts() -> None:
    assert not is_due(run(-3))
    assert not is_due(run(-3, 1))
    assert is_due(run(-3, -1, 1))


def test_the_outcome_is_that_of_the_first_halt_or_of_the_sixteenth_segment() -> None:
    assert outcome(run(-1, -1, 1, right=3)) is True
    assert outcome(run(-1, -1, 1, 1, right=4)) is False
    assert outcome(run(-1, -1, -1)) is None  # stopped before
    assert outcome(run(*[-1] * 20, right=16)) is True
    assert outcome(run(*[-1] * 20, right=17)) is False


def test_a_chance_is_logistic_and_has_a_record() -> None:
    found = forecast()
    values = np.zeros(len(NAMES))
    assert found.chance(values) == 0.5
    values[0] = np.log(4)
    assert found.chance(values) == pytest.approx(0.8)
    assert found.record(0.83) == found.bins[8]
    assert bin_of(0.999) == 9


def test_a_forecast_is_for_its_own_weights_and_whole(tmp_path: Path) -> None:
    file = tmp_path / FILE
    assert load_forecast(tmp_path, "abc") is None
    file.write_text(to_json(msgspec.to_builtins(forecast())), "utf-8")
    assert load_forecast(tmp_path, "abc") == forecast()
    assert load_forecast(tmp_path, "other") is None
    assert load_forecast(tmp_path, "") is None
    damaged: tuple[dict[str, object], ...] = (
        {"slopes": [1.0]},
        {"bins": []},
        {"format": 9},
        {"scale": [0.0] * len(NAMES)},
    )
    for changes in damaged:
        file.write_text(to_json(msgspec.to_builtins(forecast(changes=changes))), "utf-8")
        assert load_forecast(tmp_path, "abc") is None
    file.write_text("{", "utf-8")
    assert load_forecast(tmp_path, "abc") is None


def test_the_documents_tell_the_record_of_every_shipped_forecast() -> None:
    told = Path(__file__).resolve().parents[3].joinpath("docs", "models.md").read_text("utf-8")
    for info in ModelLibrary([asset_path("models")]).models():
        found = load(info)
        assert found is None or table(info, found) in told


def test_values_are_set_against_their_mean_and_scale_before_they_count() -> None:
    count = len(NAMES)
    mean, scale = [2.0] + [0.0] * (count - 1), [4.0] + [1.0] * (count - 1)
    found = forecast(changes={"mean": mean, "scale": scale, "bias": 1.0})
    values = np.zeros(count)
    values[0] = 6.0  # (6 - 2) / 4 is 1, and the bias comes on top
    assert found.chance(values) == pytest.approx(1 / (1 + np.exp(-2)))


def test_each_feature_is_taken_from_its_own_place() -> None:
    session = run(-30, -1)
    first, second = session.traces
    sure = np.eye(11, dtype=np.float32)[np.ones(81, dtype=int)]
    moves = np.full(81, 0.1, dtype=np.float32)
    second = replace(second, q_continue=3.0, probs=sure, change_H=moves)
    told = features(SolveSession(session.puzzle, traces=[first, second]))
    found = dict(zip(NAMES, told.round(4).tolist(), strict=True))
    assert (found["q_continue"], found["movement"]) == (3.0, 0.1)
    assert found["unsure"] == pytest.approx(0, abs=1e-6)
    assert found["q_rise"] == 11.0, "what is below -12 counts as -12"


def test_a_halt_after_the_sixteenth_segment_comes_too_late() -> None:
    assert outcome(run(*[-1] * 17, 1, right=17)) is False
    assert outcome(run(*[-1] * 15, 1, right=16)) is True
    assert outcome(run(*[-1] * 15, right=15)) is None, "a segment was left to think"


def test_what_was_guessed_is_not_forecast() -> None:
    session = run(-3, -1)
    guessed = replace(session.at(2), guess=Guess())
    assert not is_due(SolveSession(session.puzzle, traces=[session.at(1), guessed]))


def test_a_forecast_that_looks_at_other_things_is_for_another_version(tmp_path: Path) -> None:
    file = tmp_path / FILE
    for changes in ({"names": [*NAMES[:-1], "size"]}, {"mean": [0.0]}, {"scale": [1.0]}):
        file.write_text(to_json(msgspec.to_builtins(forecast(changes=dict(changes)))), "utf-8")
        assert load_forecast(tmp_path, "abc") is None
