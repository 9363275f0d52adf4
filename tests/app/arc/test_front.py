"""From the ARC page, whatever is no task of ARC brings the page to the front that has it."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.window.pages import ARC, SOLVE
from hrm_core.sessions.solve import SolveSession
from hrm_core.showing.boards import LIGHT, board
from hrm_core.showing.shapes import png
from tests.app.support import LINE, SUDOKU, Workshop

MAZE = "#####\n#S G#\n#####\n"


@pytest.mark.parametrize("text", [LINE, MAZE])
@pytest.mark.parametrize("way", ["opened", "dropped", "pasted"])
def test_a_sudoku_or_maze_is_shown_on_the_page_that_has_it(
    workshop: Workshop, tmp_path: Path, text: str, way: str
) -> None:
    studio = workshop.build()
    pages = studio.window.pages
    pages.show(ARC)
    path = tmp_path / "a.txt"
    path.write_text(text)
    data = QMimeData()
    if way == "opened":
        studio.solving.exchange.open_file(path)
    elif way == "dropped":
        data.setUrls([QUrl.fromLocalFile(str(path))])
        studio.arc.exchange.take(data)
    else:
        data.setText(text)
        studio.arc.exchange.take(data)
    assert pages.name == SOLVE
    assert studio.solving.desk.task.name == ("sudoku" if text == LINE else "maze")


def test_a_pasted_picture_is_looked_at_there_too(workshop: Workshop, qtbot: QtBot) -> None:
    studio = workshop.build()
    studio.window.pages.show(ARC)
    puzzle = SUDOKU.parse(LINE)[0]
    data = QMimeData()
    data.setImageData(QImage.fromData(png(board(SUDOKU, SolveSession(puzzle), 0, 600, LIGHT))))
    with qtbot.waitSignal(studio.solving.exchange.seen, timeout=20_000) as seen:
        studio.arc.exchange.take(data)
    sight = seen.args[0]
    assert np.array_equal(sight.ways[sight.likely].puzzle.given, puzzle.given)
