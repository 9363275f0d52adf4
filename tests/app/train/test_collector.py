"""The puzzles that are gathered to train on, and found for it."""

from itertools import islice

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.train.steps.collector import TOGETHER, Collector
from app.train.steps.hunter import Hunter
from hrm_core.engines import Engine
from hrm_core.library.models import ModelInfo
from hrm_core.puzzle import Task
from hrm_core.tasks import TASKS
from hrm_core.tasks.seeds import fresh
from hrm_core.tasks.sudoku import generator
from tests.app.support import info, puzzle
from training.data.own import Item


@pytest.mark.parametrize(("kind", "level"), [("sudoku", "easy"), ("maze", "prim 7x7")])
def test_made_puzzles_are_those_that_the_seed_gives_many_at_a_time(
    qtbot: QtBot, kind: str, level: str
) -> None:
    collector = Collector(TASKS[kind])
    collector.generate(level, 11, "made", 5)
    qtbot.waitUntil(lambda: not collector.busy)
    made = [item.puzzle.given.tolist() for item in collector.items if item.puzzle is not None]
    expected = islice(fresh(TASKS[kind], np.random.default_rng(5), level, TOGETHER), 11)
    assert made == [puzzle.given.tolist() for puzzle in expected]
    collector.close()


def test_few_are_made_at_once_so_that_the_window_can_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted(
        rng: np.random.Generator, count: int, difficulty: str, fewest: int
    ) -> tuple[generator.Grids, generator.Grids]:
        made.append(count)
        return batch(rng, count, difficulty, fewest)

    batch = generator.generate_batch
    monkeypatch.setattr(generator, "generate_batch", counted)
    collector = Collector(TASKS["sudoku"])
    collector.generate("easy", 60, "made", 5)
    qtbot.waitUntil(lambda: not collector.busy, timeout=30_000)
    assert made == [1, 2, 4, *7 * [TOGETHER]]
    collector.close()


def test_each_time_puzzles_are_made_they_are_counted_from_nothing(qtbot: QtBot) -> None:
    collector, told = Collector(TASKS["sudoku"]), list[str]()
    collector.working.connect(lambda _, words: told.append(words))
    for seed in (1, 2):
        collector.generate("beginner", 2, "made", seed)
        qtbot.waitUntil(lambda: not collector.busy, timeout=30_000)
    assert told == 2 * ["making puzzles: 0 of 2 …", "making puzzles: 2 of 2 …", ""]
    collector.close()


def test_clear_ends_what_is_added_and_what_waits_for_it(qtbot: QtBot) -> None:
    collector, told = Collector(TASKS["sudoku"]), list[bool]()
    collector.working.connect(lambda on, _: told.append(on))
    collector.generate("easy", 2000, "made", 1)
    collector.add_puzzle(puzzle(), "waits")
    collector.clear()
    assert (collector.busy, collector.items, told[-1]) == (False, [], False)
    collector.add_puzzle(puzzle(), "after it")
    qtbot.waitUntil(lambda: not collector.busy, timeout=30_000)
    assert [item.origin for item in collector.items] == ["after it"]
    collector.close()


def test_what_cannot_be_read_is_told_and_what_waits_is_added(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: Task) -> list[Item]:
        raise OSError("the disk is gone")

    monkeypatch.setattr("app.train.steps.collector.read_library", unreadable)
    collector, failures = Collector(TASKS["sudoku"]), list[str]()
    collector.failed.connect(lambda error: failures.append(str(error)))
    collector.add_library()
    collector.add_puzzle(puzzle(), "the board")
    qtbot.waitUntil(lambda: not collector.busy, timeout=30_000)
    assert failures == ["the disk is gone"]
    assert [item.origin for item in collector.items] == ["the board"]
    collector.close()


def test_a_hunt_whose_model_cannot_be_opened_is_over(qtbot: QtBot) -> None:
    def refuse(_: ModelInfo) -> Engine:
        raise ValueError("no weights")

    hunter, failures, told = Hunter(refuse), list[str](), list[tuple[bool, str]]()
    hunter.failed.connect(lambda error: failures.append(str(error)))
    hunter.working.connect(lambda on, words: told.append((on, words)))
    hunter.start(info(), TASKS["sudoku"], "easy", 5, 7)
    qtbot.waitUntil(lambda: not hunter.busy)
    assert failures == ["no weights"]
    assert told == [(True, "opening the model …"), (False, "")]
    hunter.close()
