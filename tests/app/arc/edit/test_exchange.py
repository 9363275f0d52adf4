from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from app.arc.edit.desk import ArcDesk
from app.arc.edit.exchange import ArcExchange, read_grid
from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.arc import task_text
from tests.app.arc.support import mirror_task, rows


@pytest.fixture
def desk() -> ArcDesk:
    return ArcDesk()


@pytest.fixture
def exchange(desk: ArcDesk, qtbot: QtBot) -> ArcExchange:
    return ArcExchange(desk, desk)


def write_tasks(folder: Path, *names: str) -> None:
    document = mirror_task()
    text = task_text([document.puzzle(0), document.puzzle(1)])
    for name in names:
        (folder / f"{name}.json").write_text(text)


def test_a_file_is_opened_with_all_its_test_inputs(
    exchange: ArcExchange, desk: ArcDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    write_tasks(tmp_path, "0a1b")
    with qtbot.waitSignal(exchange.laid):
        exchange.open_path(tmp_path / "0a1b.json")
    document = desk.document
    assert (document.title, len(document.pairs), len(document.trials)) == ("0a1b", 2, 2)
    assert document.trials[1].solution is None
    assert desk.history.undo_text == "open 0a1b"


def test_a_folder_is_gone_through_by_id(
    exchange: ArcExchange, desk: ArcDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    write_tasks(tmp_path, "b", "a", "c")
    with qtbot.waitSignal(exchange.listed) as heard:
        exchange.open_path(tmp_path)
    assert heard.args == [["a", "b", "c"], 0]
    exchange.go_to("c")
    assert desk.document.title == "c"


def test_an_id_that_is_not_there_is_told(
    exchange: ArcExchange, desk: ArcDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    write_tasks(tmp_path, "a")
    with qtbot.waitSignal(exchange.laid):
        exchange.open_path(tmp_path)
    before = desk.document
    with qtbot.waitSignal(exchange.failed) as heard:
        exchange.go_to("zzz")
    assert "There is no task 'zzz' here" in str(heard.args[0])
    assert desk.document is before


@pytest.mark.parametrize(
    "content",
    [
        "{",
        '{"train": [], "test": []}',
        '{"train": [{"input": [[1], [1, 2]], "output": [[1]]}], "test": [{"input": [[1]]}]}',
        '{"train": [{"input": [[12]], "output": [[1]]}], "test": [{"input": [[1]]}]}',
        '{"train": 3, "test": [{"input": [[1]]}]}',
    ],
)
def test_a_bad_file_is_one_sentence_and_nothing_is_lost(
    exchange: ArcExchange, desk: ArcDesk, tmp_path: Path, qtbot: QtBot, content: str
) -> None:
    before = desk.document
    (tmp_path / "bad.json").write_text(content)
    with qtbot.waitSignal(exchange.failed) as heard:
        exchange.open_path(tmp_path / "bad.json")
    assert isinstance(heard.args[0], PuzzleFormatError)
    assert str(heard.args[0]).startswith("bad.json")
    assert desk.document is before


def test_a_task_is_saved_and_opened_again(
    exchange: ArcExchange, desk: ArcDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.lay(mirror_task(), "open")
    exchange.save(tmp_path / "mine")
    with qtbot.waitSignal(exchange.laid):
        exchange.open_path(tmp_path / "mine.json")
    assert rows(desk.document.pairs[0][1]) == ["21", "03"]
    solution = desk.document.trials[0].solution
    assert solution is not None
    assert rows(solution) == ["987"]


def test_what_cannot_be_saved_is_told(exchange: ArcExchange, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(exchange.failed):
        exchange.save(tmp_path / "nowhere" / "mine")


def test_copied_cells_come_back_as_a_grid(exchange: ArcExchange) -> None:
    data = QMimeData()
    data.setText("[[1, 2],\n [3, 4]]")
    found = exchange.take(data)
    assert found is not None
    assert rows(found) == ["12", "34"]


@pytest.mark.parametrize(
    "text", ["", "[]", "[[]]", "[[1], [1, 2]]", "[[10]]", "[[true]]", "[[1]", f"[{[1] * 31}]"]
)
def test_what_is_no_grid_is_none(text: str) -> None:
    assert read_grid(text) is None


@pytest.mark.parametrize("text", ["[" * 100_000, "[[NaN]]", "[[1e400]]", '[["1"]]', "{}"])
def test_text_that_is_no_grid_is_none(text: str) -> None:
    assert read_grid(text) is None
