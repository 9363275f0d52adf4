"""One panel for the whole run: the base is judged on it, too, and counts."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from hrm_core.checkpoint import ModelInfo
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze import solve_exact
from hrm_core.tasks.sudoku import generate_batch
from tests.training.tiny import TINY, tiny_run
from training.config import SourceConfig
from training.data.kinds import KINDS
from training.data.panel import examples_of, own_puzzles, solved_rows
from training.leg import carry_out
from training.loop.start import start_model
from training.loop.tally import Tally
from training.loop.train import prepare
from training.results.publish import publish
from training.results.verdicts import Verdicts
from training.runs.events import Evaluated


@pytest.fixture
def base(tmp_path: Path) -> ModelInfo:
    run = tiny_run(tmp_path / "base", steps=2)
    list(carry_out(run, tmp_path))
    return publish(run, "tiny-base", into=tmp_path / "models")


def own_validation(folder: Path, count: int) -> SourceConfig:
    givens, solutions = generate_batch(np.random.default_rng(4), count, "beginner")
    pairs = zip(givens, solutions, strict=True)
    puzzles = [Puzzle("sudoku", g.reshape(9, 9), s.reshape(9, 9)) for g, s in pairs]
    KINDS["sudoku"].write(folder / "own.csv", puzzles)
    return SourceConfig("csv", str(folder / "own.csv"))


def looks(events: object) -> list[Evaluated]:
    return [event for event in events if isinstance(event, Evaluated)]  # type: ignore[attr-defined]


def test_the_panel_is_that_of_the_recipe_whatever_the_seed_of_the_run(tmp_path: Path) -> None:
    panels = [prepare(replace(TINY, seed=seed), tmp_path)[1] for seed in (1, 2)]
    first, second = panels
    assert first is not None
    assert second is not None
    assert np.array_equal(first.tokens, second.tokens)


def test_no_puzzle_of_a_panel_comes_twice(tmp_path: Path) -> None:
    config = replace(TINY, validation=(own_validation(tmp_path, 5),), evaluate_puzzles=50)
    panel = prepare(config, tmp_path)[1]
    assert panel is not None
    assert len(np.unique(panel.tokens, axis=0)) == len(panel.tokens) == 5


def test_the_base_is_judged_on_the_puzzles_of_all_later_looks(
    tmp_path: Path, base: ModelInfo
) -> None:
    extra = {"judge": 7}
    run = tiny_run(
        tmp_path / "run",
        start_from=str(base.folder),
        validation=(own_validation(tmp_path, 9),),
        evaluate_puzzles=3,
        extra=extra,
    )
    first, *later = looks(carry_out(run, tmp_path))
    assert first.name == "base"
    assert {event.puzzles for event in [first, *later]} == {7}
    before, after = Verdicts.read(run.before_file), Verdicts.read(run.after_file)
    assert before is not None
    assert after is not None
    assert first.valid == before.solved / 7
    assert later[-1].valid == after.solved / 7


def test_ones_own_puzzles_are_those_that_the_source_names_and_no_others(tmp_path: Path) -> None:
    source = own_validation(tmp_path, 9)
    every = own_puzzles(replace(TINY, validation=(source,)), tmp_path)
    assert len(every) == 9
    for skip, wanted in ((0, every[:4]), (2, every[2:6]), (7, every[7:])):
        some = replace(source, skip=skip, count=4)
        found = own_puzzles(replace(TINY, validation=(some, some)), tmp_path)
        given = [puzzle.given.tolist() for puzzle in found]
        assert given == 2 * [puzzle.given.tolist() for puzzle in wanted]
    few = replace(TINY, validation=(source,), extra={"judge": 3})
    assert len(own_puzzles(few, tmp_path)) == 3


def test_the_base_counts_among_the_best_and_wins_ties(tmp_path: Path, base: ModelInfo) -> None:
    run = tiny_run(tmp_path / "run", start_from=str(base.folder), lr=0.0, evaluate_every=0.0)
    first, *later = looks(carry_out(run, tmp_path))
    assert first.name == "base"
    assert not first.best, "what a run begins with is no result of it"
    assert later
    assert not any(event.best for event in later)
    assert not run.best.exists()


def test_without_a_base_the_first_look_is_the_best_so_far(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run")
    assert looks(carry_out(run, tmp_path))[0].best
    assert run.best.exists()


def test_a_path_as_short_as_the_labelled_one_is_solved() -> None:
    maze = TASKS["maze"]
    (puzzle,) = maze.parse("#####\n#S..#\n#...#\n#..G#\n#####")
    puzzle = replace(puzzle, solution=solve_exact(puzzle.given))
    panel = examples_of(maze, [puzzle], None)
    other = panel.labels.reshape(5, 5).T.copy().reshape(1, -1)  # the mirrored path
    assert not np.array_equal(other, panel.labels)
    assert solved_rows(maze, panel, other).tolist() == [True]
    nothing = panel.tokens.copy()
    assert solved_rows(maze, panel, nothing).tolist() == [False]


def test_new_weights_follow_from_the_seed_and_leave_the_generator_of_others_alone() -> None:
    torch.manual_seed(5)
    expected = torch.rand(1)
    torch.manual_seed(5)
    first, second = (start_model(replace(TINY, seed=3)).state_dict() for _ in range(2))
    assert torch.equal(torch.rand(1), expected)
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_a_tally_keeps_tensors_until_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    tally = Tally()

    def refuse(_: torch.Tensor) -> float:
        raise AssertionError("a step waited for the device")

    monkeypatch.setattr(torch.Tensor, "__float__", refuse)
    monkeypatch.setattr(torch.Tensor, "item", refuse)
    for _ in range(3):
        tally.add(loss=torch.tensor(0.5), cells=torch.tensor(7))
    assert tally.sums() == {"loss": 1.5, "cells": 21.0}
