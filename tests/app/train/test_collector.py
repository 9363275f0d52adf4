"""The puzzles that are gathered to train on."""

from itertools import islice

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.train.steps.collector import Collector
from hrm_core.tasks import TASKS
from hrm_core.tasks.seeds import fresh


@pytest.mark.parametrize(("kind", "level"), [("sudoku", "easy"), ("maze", "prim 7x7")])
def test_made_puzzles_are_those_that_the_seed_gives_many_at_a_time(
    qtbot: QtBot, kind: str, level: str
) -> None:
    collector = Collector(TASKS[kind])
    collector.generate(level, 11, "made", 5)
    qtbot.waitUntil(lambda: not collector.busy)
    made = [item.puzzle.given.tolist() for item in collector.items if item.puzzle is not None]
    expected = islice(fresh(TASKS[kind], np.random.default_rng(5), level), 11)
    assert made == [puzzle.given.tolist() for puzzle in expected]
    collector.close()
