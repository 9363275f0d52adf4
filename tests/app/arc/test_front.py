"""From the ARC page, whatever is no task of ARC brings the page to the front that has it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from app.window.pages import ARC, SOLVE
from tests.app.support import LINE, Workshop

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
