"""Puzzles and sessions coming in and going out: what is good is laid, what is bad is told."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from pytestqt.qtbot import QtBot

from app.board.editor import Pen
from app.memory.history import pack_history
from app.solve.desk import Desk
from app.solve.exchange import AT_ONCE, Exchange
from hrm_core.sessions.solve import SUFFIX, Ending, SolveSession
from hrm_core.showing.boards import LIGHT, board
from hrm_core.showing.shapes import png
from hrm_core.tasks.writing import candidates
from tests.app.solve.support import file_data, text_data
from tests.app.support import LINE, SUDOKU, Workshop, grid_of, puzzle, shown, solve

BAD_TEXTS = {
    "nothing": "",
    "words": "hello world",
    "too short": LINE[:80],
    "too long": LINE + "1",
    "superscript": "²" * 81,
    "zero bytes": "\0" * 81,
    "right to left": "\u202e" + LINE,
    "json": '{"puzzle": 1}',
}


class Counter:
    """An exchange, its desk, and what both said."""

    def __init__(self) -> None:
        self.desk = Desk(SUDOKU, 9, 9)
        self.exchange = Exchange(self.desk, np.random.default_rng(3))
        self.failures: list[str] = []
        self.told: list[str] = []
        self.exchange.failed.connect(lambda error: self.failures.append(str(error)))
        self.exchange.told.connect(self.told.append)


@pytest.fixture
def counter(qtbot: QtBot) -> Iterator[Counter]:
    counter = Counter()
    yield counter
    counter.exchange.close()
    counter.desk.close()


def test_a_puzzle_is_pasted(counter: Counter) -> None:
    QGuiApplication.clipboard().setText(LINE)
    counter.exchange.paste()
    assert np.array_equal(counter.desk.document.puzzle.given, grid_of(LINE))
    assert counter.desk.document.puzzle.title == "Pasted puzzle"
    assert counter.desk.history.undo_text == "open Pasted puzzle"


def test_where_no_program_holds_anything_copied_that_is_said(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = SimpleNamespace(mimeData=lambda: None)  # as Qt has it then
    monkeypatch.setattr(QGuiApplication, "clipboard", staticmethod(lambda: nothing))
    counter.exchange.paste()
    assert counter.failures == ["There is no text to paste; copy a puzzle first."]


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=list(BAD_TEXTS))
def test_text_that_is_no_puzzle_is_told_of_and_nothing_is_lost(counter: Counter, text: str) -> None:
    counter.exchange.take(text_data(LINE))
    counter.desk.type_value(frozenset({(0, 0)}), 7)
    before = counter.desk.document
    counter.exchange.take(text_data(text))
    assert len(counter.failures) == 1
    start = "This text is no puzzle: " if text else "There is no text to paste"
    assert counter.failures[0].startswith(start)
    assert "line 1" in counter.failures[0] or not text
    assert counter.failures[0].endswith(".")
    assert len(counter.failures[0]) < 200
    assert counter.desk.document is before


def test_a_file_is_opened_under_its_name(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "sunday.txt"
    path.write_text(LINE)
    counter.exchange.open_file(path)
    assert counter.desk.document.puzzle.title == "sunday.txt"
    assert counter.desk.pen is Pen.MINE


def test_of_several_puzzles_the_first_is_laid_and_the_rest_told_of(
    counter: Counter, tmp_path: Path
) -> None:
    path = tmp_path / "many.sdm"
    path.write_text("\n".join([LINE, "." * 80 + "1", "." * 80 + "2"]))
    counter.exchange.open_file(path)
    assert np.array_equal(counter.desk.document.puzzle.given, grid_of(LINE))
    assert counter.told == ["many.sdm: 3 sudokus"]


def bad_files(folder: Path) -> dict[str, Path]:
    picture, huge = folder / "picture.png", folder / "huge.txt"
    picture.write_bytes(bytes(range(256)) * 40)
    with huge.open("wb") as file:
        file.truncate(AT_ONCE + 1)
    empty, damaged = folder / "empty.txt", folder / f"damaged{SUFFIX}"
    empty.touch()
    damaged.write_bytes(b"PK\x03\x04 and nothing else")
    cut = folder / f"empty{SUFFIX}"
    cut.touch()
    return {
        "picture": picture,
        "huge": huge,
        "empty": empty,
        "damaged session": damaged,
        "empty session": cut,
        "no file": folder / "missing.txt",
        "no session": folder / f"missing{SUFFIX}",
    }


@pytest.mark.parametrize(
    "kind",
    [
        "picture",
        "huge",
        "empty",
        "damaged session",
        "empty session",
        "no file",
        "no session",
    ],
)
def test_a_file_that_holds_no_puzzle_is_told_of_by_name_and_nothing_is_lost(
    qtbot: QtBot, counter: Counter, tmp_path: Path, kind: str
) -> None:
    path = bad_files(tmp_path)[kind]
    before = counter.desk.document
    with qtbot.waitSignal(counter.exchange.failed):
        counter.exchange.take(file_data(path))
    assert len(counter.failures) == 1
    assert path.name in counter.failures[0]
    assert counter.desk.document is before


def test_a_session_comes_back_as_it_was_saved(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    studio = workshop.build()
    desk, exchange = studio.solving.desk, studio.solving.exchange
    desk.type_value(frozenset({(0, 0)}), 7)
    desk.type_value(frozenset({(0, 1)}), 4, note=True)
    solve(qtbot, studio)
    board = shown(studio)
    path = tmp_path / f"kept{SUFFIX}"
    with qtbot.waitSignal(exchange.told):
        exchange.save(path)
    desk.clear()
    steps = workshop.steps
    exchange.open_file(path)
    assert shown(studio) == board
    assert (desk.document.entries[0, 0], desk.document.notes[0, 1]) == (7, 1 << 4)
    session = desk.document.session
    assert session is not None
    assert (len(session), session.ending) == (4, Ending.HALTED)
    studio.solving.player.go(2)
    assert workshop.steps == steps, "it is looked at without a model"
    desk.undo()
    assert desk.document.session is None  # the steps that led to it came with it
    while not desk.is_blank:
        assert desk.history.now
        desk.undo()


def test_a_puzzle_without_a_run_is_saved_too(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    counter.exchange.take(text_data(LINE))
    counter.desk.type_value(frozenset({(0, 0)}), 7)
    path = tmp_path / f"plain{SUFFIX}"
    with qtbot.waitSignal(counter.exchange.told):
        counter.exchange.save(path)
    counter.desk.clear()
    counter.exchange.open_file(path)
    assert counter.desk.document.entries[0, 0] == 7
    assert counter.desk.document.session is None


@pytest.mark.parametrize("name", ["kept", "kept.puzzle", f"kept{SUFFIX}"])
def test_a_saved_session_always_has_the_ending_it_is_known_by(
    qtbot: QtBot, counter: Counter, tmp_path: Path, name: str
) -> None:
    with qtbot.waitSignal(counter.exchange.told):
        counter.exchange.save(tmp_path / name)
    assert [path.suffix for path in tmp_path.iterdir()] == [SUFFIX]


def test_what_is_drawn_while_a_session_is_saved_does_not_reach_the_file(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    counter.exchange.take(text_data(LINE))
    path = tmp_path / f"plain{SUFFIX}"
    with qtbot.waitSignal(counter.exchange.told):
        counter.exchange.save(path)
        session = counter.desk.document.session
        assert session is None
        counter.desk.type_value(frozenset({(0, 0)}), 7)
    counter.exchange.open_file(path)
    assert counter.desk.document.entries[0, 0] == 0


def test_a_place_that_cannot_be_written_is_told_of(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    with qtbot.waitSignal(counter.exchange.failed):
        counter.exchange.save(tmp_path / "missing" / f"kept{SUFFIX}")
    counter.exchange.save_image(QPixmap(4, 4), tmp_path / "missing" / "board.png")
    assert len(counter.failures) == 2
    assert not counter.told


def test_a_picture_that_cannot_be_made_leaves_the_old_one_as_it_is(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    kept = tmp_path / "board.tif2"
    kept.write_text("mine", "utf-8")
    with qtbot.waitSignal(counter.exchange.failed):
        counter.exchange.save_image(QPixmap(4, 4), kept)
    assert kept.read_text("utf-8") == "mine"


def test_a_new_puzzle_is_made_in_the_background(qtbot: QtBot, counter: Counter) -> None:
    with qtbot.waitSignal(counter.desk.changed):
        counter.exchange.generate(SUDOKU.difficulties[0])
    assert counter.desk.document.puzzle.solution is not None
    assert SUDOKU.difficulties[0] in counter.desk.document.puzzle.title


def test_of_two_wishes_for_a_puzzle_the_last_is_fulfilled(qtbot: QtBot, counter: Counter) -> None:
    laid: list[str] = []
    counter.desk.changed.connect(lambda: laid.append(counter.desk.document.puzzle.title))
    for level in SUDOKU.difficulties[:2]:
        counter.exchange.generate(level)
    qtbot.waitUntil(lambda: bool(laid))
    qtbot.wait(100)
    assert len(laid) == 1
    assert SUDOKU.difficulties[1] in laid[0]


def test_every_example_opens_under_its_own_name(counter: Counter) -> None:
    examples = counter.exchange.examples()
    assert len(examples) >= 3
    for path in examples:
        counter.exchange.open_example(path)
        title = counter.desk.document.puzzle.title
        assert not title[0].isdigit()
        assert counter.desk.document.puzzle.given.any()
    assert counter.failures == []


def test_the_program_begins_with_the_file_it_was_given_else_an_example(
    counter: Counter, tmp_path: Path
) -> None:
    counter.exchange.open_first([])
    assert not counter.desk.is_blank
    counter.desk.undo()
    assert not counter.desk.is_blank, "undo does not empty the board of a first start"
    path = tmp_path / "mine.txt"
    path.write_text(LINE)
    counter.exchange.open_first([str(path)])
    assert counter.desk.document.puzzle.title == "mine.txt"


def test_a_picture_in_the_clipboard_is_looked_at(counter: Counter, qtbot: QtBot) -> None:
    puzzle = SUDOKU.parse(LINE)[0]
    drawn = board(SUDOKU, SolveSession(puzzle), 0, 600, LIGHT)
    data = QMimeData()
    data.setImageData(QImage.fromData(png(drawn)))
    with qtbot.waitSignal(counter.exchange.seen, timeout=20_000) as seen:
        counter.exchange.take(data)
    assert counter.failures == []
    sight = seen.args[0]
    assert np.array_equal(sight.ways[sight.likely].puzzle.given, puzzle.given)


def test_a_session_with_a_damaged_history_is_refused_in_a_sentence(
    counter: Counter, tmp_path: Path
) -> None:
    counter.desk.lay(puzzle(), "test")
    session = SolveSession(counter.desk.document.puzzle)
    session.extras = {
        "entries": counter.desk.document.entries,
        "notes": counter.desk.document.notes,
        "history": np.full(40, 200, dtype=np.uint8),
    }
    path = tmp_path / f"bad{SUFFIX}"
    session.save(path)
    before = counter.desk.document
    counter.exchange.open_file(path)
    assert counter.desk.document is before
    assert counter.failures[0].startswith("bad.hrms is damaged: its undo history cannot be read")
    strange = before.entries.copy()
    strange[0, 0] = 5
    session.extras |= {"entries": strange, "history": pack_history([("", before)], 0)}
    session.save(path)
    counter.exchange.open_file(path)
    assert "of another board" in counter.failures[1]


def test_a_pasted_grid_of_candidates_keeps_them_as_pencil_marks(counter: Counter) -> None:
    given = grid_of(LINE)
    counter.exchange.take_text(candidates(given))
    document = counter.desk.document
    both = (document.notes != 0) & (document.puzzle.given != 0)
    assert not both.any()
    assert ((document.notes != 0) | (document.puzzle.given != 0)).all()
    assert "pencil marks" in counter.told[0]
    counter.exchange.take_text(candidates(given) + "\n\n" + candidates(given))
    assert not counter.desk.document.notes.any()  # of several nothing is kept


def test_a_run_that_was_saved_under_way_is_stopped_when_it_is_opened(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    studio, path = workshop.build(), tmp_path / f"begun{SUFFIX}"
    solving = studio.solving
    solving.step()
    qtbot.waitUntil(lambda: solving.player.position == 1)
    with qtbot.waitSignal(solving.exchange.told):
        solving.exchange.save(path)
    solving.stop()
    solving.desk.clear()
    solving.exchange.open_file(path)
    session = solving.desk.document.session
    assert session is not None
    assert (session.ending, solving.player.playing) == (Ending.STOPPED, False)
    assert "Stopped by you after segment 1." in solving.page.verdict.saying.halting


def test_a_puzzle_that_is_still_made_is_not_laid_over_a_run_or_a_task(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    exchange, path = counter.exchange, tmp_path / f"plain{SUFFIX}"
    exchange.take(text_data(LINE))
    with qtbot.waitSignal(exchange.told):
        exchange.save(path)
    task = next(iter(exchange.examples("arc")))
    ways: list[Callable[[], None]] = [
        lambda: exchange.open_file(path),
        lambda: exchange.open_file(task),
        lambda: exchange.open_example(task),
        lambda: exchange.lay_run(SolveSession(puzzle())),
    ]
    for opened in ways:
        exchange.generate(SUDOKU.difficulties[0])
        making = exchange._making
        assert making is not None
        assert making.active
        opened()
        assert not making.active


def test_a_file_is_one_of_the_recent_when_it_was_read_or_written(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    opened: list[Path] = []
    counter.exchange.opened.connect(opened.append)
    good, bad, saved = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / f"kept{SUFFIX}"
    good.write_text(LINE)
    bad.write_text("no puzzle")
    for path in (bad, good):
        counter.exchange.open_file(path)
    with qtbot.waitSignal(counter.exchange.told):
        counter.exchange.save(saved)
    assert opened == [good, saved]


def test_symbols_that_the_kind_does_not_have_are_refused(counter: Counter, tmp_path: Path) -> None:
    counter.desk.lay(puzzle(), "test")
    before, path = counter.desk.document, tmp_path / f"strange{SUFFIX}"
    session = SolveSession(before.puzzle)
    for most in (9, 10):
        entries = before.entries.copy()
        entries[0, 0] = most
        session.extras = {"entries": entries, "notes": before.notes}
        session.save(path)
        counter.exchange.open_file(path)
    assert len(counter.failures) == 1
    assert counter.failures[0].startswith("strange.hrms is damaged: what was written")
    assert counter.desk.document.entries[0, 0] == 9
