"""The puzzles that are gathered to train on."""

from itertools import islice

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.train.steps.collector import TOGETHER, Collector
from hrm_core.tasks import TASKS
from hrm_core.tasks.seeds import fresh
from hrm_core.tasks.sudoku import generator


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
