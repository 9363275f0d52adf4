import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.board.colors import colored
from app.board.editor import Document, Pen, new_document, write
from app.errors import explain
from app.theatre import takeaway
from app.theatre.takeaway import OnBoard, TakeAway, makers
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.showing.boards import LIGHT
from hrm_core.showing.hues import edge, tint
from hrm_core.showing.shapes import svg
from hrm_core.solving.solve import Limit, solve
from tests.app.support import LINE, LOOK, SUDOKU, puzzle, script


@pytest.fixture
def taking(qtbot: QtBot) -> Iterator[TakeAway]:
    taking = TakeAway()
    yield taking
    taking.close()


def on_board(with_run: bool = True, segment: int = 2) -> OnBoard:
    document = new_document(LOOK, puzzle())
    if with_run:
        engine = ScriptedEngine(script(), SUDOKU.vocab_size)
        traces = list(solve(engine, SUDOKU, puzzle(), Limit(4)))
        session = SolveSession(puzzle(), Limit(4), traces=traces, ending=Ending.HALTED)
        document = Document(document.puzzle, document.entries, document.notes, session)
    return OnBoard(SUDOKU, document, segment if with_run else 0, dark=False)


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".gif", ".webp", ".csv", ".html"])
def test_a_file_of_each_kind_is_written(
    qtbot: QtBot,
    taking: TakeAway,
    tmp_path: Path,
    suffix: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(takeaway, "FILM", 160)
    path = tmp_path / f"run{suffix}"
    told: list[str] = []
    taking.told.connect(told.append)
    taking.save(on_board(), path, 200)
    qtbot.waitUntil(lambda: told[-1:] == [f"Saved run{suffix}"])
    assert path.stat().st_size > 300
    if suffix == ".png":
        assert Image.open(io.BytesIO(path.read_bytes())).size == (200, 200)


def test_the_board_alone_is_copied(qtbot: QtBot, taking: TakeAway) -> None:
    with qtbot.waitSignal(taking.told):
        taking.copy(on_board())
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1200, 1200)


def test_a_program_that_copied_a_picture_ends_well() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "from app.theatre.takeaway import TakeAway\n"
        "from hrm_core.showing.shapes import Drawing\n"
        "app = QApplication([])\n"
        "TakeAway()._fill_clipboard((bytes(12), Drawing(2, 2, '#fff', ())))\n"
        "assert app.clipboard().image().width() == 2\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "with_run", "reason"),
    [("run.gif", False, "no run to save yet"), ("run.xyz", True, "is no kind of file")],
)
def test_what_cannot_be_written_is_said(
    taking: TakeAway, tmp_path: Path, name: str, with_run: bool, reason: str
) -> None:
    failed: list[Exception] = []
    taking.failed.connect(failed.append)
    taking.save(on_board(with_run), tmp_path / name)
    assert reason in str(failed[0])
    assert explain(failed[0]).details == ""  # a sentence, and no fault of the program
    assert not (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_a_failure(
    qtbot: QtBot, taking: TakeAway, tmp_path: Path
) -> None:
    with qtbot.waitSignal(taking.failed):
        taking.save(on_board(), tmp_path / "missing" / "board.svg")


def test_a_puzzle_without_a_run_can_be_a_picture() -> None:
    assert makers(on_board(with_run=False), 100)[".png"]().startswith(b"\x89PNG")


def corner(dark: bool, suffix: str) -> tuple[int, ...]:
    content = makers(replace(on_board(), dark=dark), 100)[suffix]()
    found = Image.open(io.BytesIO(content)).convert("RGB").getpixel((1, 1))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("suffix", [".png", ".gif"])
def test_a_picture_is_as_dark_as_the_window_and_a_page_to_print_is_light(
    suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takeaway, "FILM", 100)
    assert sum(corner(True, suffix)) < sum(corner(False, suffix))
    pages = [makers(replace(on_board(), dark=dark), 100)[".pdf"]() for dark in (True, False)]
    assert len(pages[0]) == len(pages[1])
    seen = [takeaway._drawn(replace(on_board(), dark=dark), 100) for dark in (True, False)]
    assert svg(seen[0]) == makers(replace(on_board(), dark=True), 100)[".svg"]().decode()
    assert svg(seen[0]) != svg(seen[1])


def test_the_segment_on_show_is_what_is_taken_away() -> None:
    pictures = {makers(on_board(segment=segment), 100)[".svg"]() for segment in (0, 1, 4)}
    assert len(pictures) == 3


def test_closing_waits_for_a_film_that_is_being_made(taking: TakeAway, tmp_path: Path) -> None:
    taking.save(on_board(), tmp_path / "run.gif")
    taking.close()
    assert (tmp_path / "run.gif").exists()


@pytest.mark.parametrize("segment", [0, 2])
def test_colours_and_pencil_marks_are_in_the_picture(segment: int) -> None:
    shown = on_board(segment=segment)
    free = divmod(LINE.index("."), 9)
    document = write(shown.document, LOOK, [free], 4, Pen.NOTE)
    document = colored(colored(document, [(0, 2)], 3), [free], 5, digit=4)
    document = replace(document, session=shown.document.session)
    made = svg(takeaway._drawn(replace(shown, document=document), 300))
    assert tint(3, LIGHT.grounds) in made
    assert (edge(5, LIGHT.grounds) in made) is (segment == 0)  # nothing is noted on an answer
    plain = svg(takeaway._drawn(shown, 300))
    assert tint(3, LIGHT.grounds) not in plain


def test_colours_are_in_films_and_reports_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(takeaway, "FILM", 160)
    plain = on_board()
    own = replace(plain, document=colored(plain.document, [(0, 3)], 2))
    for suffix in (".gif", ".webp", ".html"):
        before, after = (makers(each, 200)[suffix]() for each in (plain, own))
        assert before != after, suffix
    assert tint(2, LIGHT.grounds) in makers(own, 200)[".html"]().decode()
