"""What the Solve page is given and leaves to the ARC bench."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from app.solve.desk import Desk
from app.solve.exchange import Exchange
from hrm_core.tasks.arc import task_text
from tests.app.arc.support import mirror_task
from tests.app.support import SUDOKU


@pytest.fixture
def exchange(qtbot: QtBot) -> Iterator[Exchange]:
    desk = Desk(SUDOKU, 9, 9)
    exchange = Exchange(desk, np.random.default_rng(3), desk)
    yield exchange
    exchange.close()
    desk.close()


@pytest.mark.parametrize("name", ["", "task.json"])
def test_folders_and_tasks_are_left_to_the_bench(
    exchange: Exchange, tmp_path: Path, name: str, qtbot: QtBot
) -> None:
    (tmp_path / "task.json").write_text(task_text([mirror_task().puzzle(0)]))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    with qtbot.waitSignal(exchange.arc_file) as heard:
        exchange.take(data)
    assert heard.args == [tmp_path / name]


def test_a_pasted_task_is_left_to_the_bench(exchange: Exchange, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText(task_text([mirror_task().puzzle(0)]))
    with qtbot.assertNotEmitted(exchange.failed), qtbot.waitSignal(exchange.arc_puzzles):
        exchange.take(data)


def test_a_new_task_is_left_to_the_bench(exchange: Exchange, qtbot: QtBot) -> None:
    with qtbot.waitSignal(exchange.arc_puzzles) as heard:
        exchange.generate("mirror 5x5", "arc")
    assert heard.args is not None
    assert len(heard.args[0][0].examples) > 1
