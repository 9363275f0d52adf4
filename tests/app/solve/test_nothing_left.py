"""The next puzzle on the Solve page: it is shown as if nothing had lain there before."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.board.editor import Pen
from app.window.launch import Studio
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.library.models import ModelError, ModelInfo
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.solve import Ending
from hrm_core.tasks import TASKS
from tests.app.seen import Seen, bench
from tests.app.support import LINE, SUDOKU, Workshop, grid_of, info, puzzle, solve

FREE = [divmod(index, 9) for index, character in enumerate(LINE) if character == "."]
MAZE = "S   \n ## \n ## \n   G\n"


class Named(ScriptedEngine):
    """Says which model it runs."""

    def __init__(self, name: str, beats: Sequence[Beat]) -> None:
        super().__init__(beats, SUDOKU.vocab_size)
        self._name = name

    @property
    def reason(self) -> str:
        return f"it is {self._name}"


def other() -> Puzzle:
    """The puzzle of the tests with its digits exchanged: a model of scripts fails it."""
    given = grid_of(LINE)
    return Puzzle("sudoku", np.where(given > 0, given % 9 + 1, 0).astype(np.uint8), title="Other")


def ready(qtbot: QtBot, workshop: Workshop) -> Studio:
    """A window whose model is open."""
    studio = workshop.build()
    studio.window.commands["motion"].setChecked(True)  # one window has it from the other
    studio.window.commands["motion"].trigger()
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    with qtbot.waitSignal(studio.solving.thinker.opened):
        studio.models.warm_up()
    return studio


def is_open(studio: Studio) -> bool:
    return studio.solving.thinker.engine is not None


def is_rated(studio: Studio) -> bool:
    return studio.solving.desk.rating is not None


def solved(qtbot: QtBot, studio: Studio, _: Path) -> None:
    solve(qtbot, studio)
    studio.solving.player.go(2)


def stepped(qtbot: QtBot, studio: Studio, _: Path) -> None:
    studio.solving.step()
    qtbot.waitUntil(lambda: studio.solving.player.position == 1)


def hinted(qtbot: QtBot, studio: Studio, _: Path) -> None:
    studio.solving.hint()
    studio.solving.hint()


def written(qtbot: QtBot, studio: Studio, _: Path) -> None:
    desk = studio.solving.desk
    desk.fill_notes()
    desk.type_value(frozenset(FREE[:2]), 3)
    desk.set_pen(Pen.COLOR)
    desk.type_value(frozenset(FREE[4:6]), 2)
    desk.set_savepoint("here")


def impossible(qtbot: QtBot, studio: Studio, _: Path) -> None:
    desk, given = studio.solving.desk, puzzle().given.copy()
    given[0, 0] = 3  # there is one in its row
    with qtbot.waitSignal(desk.examined):
        desk.lay(Puzzle("sudoku", given), "no puzzle")


def rated(qtbot: QtBot, studio: Studio, _: Path) -> None:
    with qtbot.waitSignal(studio.solving.desk.rated):
        studio.solving.desk.lay(replace(puzzle(), title="Rated"), "rated")


def listed(qtbot: QtBot, studio: Studio, folder: Path) -> None:
    path = folder / "three.txt"
    path.write_text("\n".join([LINE] * 3))
    studio.solving.exchange.open_file(path)
    studio.solving.exchange.go_to(2)


def searched(qtbot: QtBot, studio: Studio, _: Path) -> None:
    """A search that found nothing."""
    solving = studio.solving
    solving.desk.lay(other(), "fails")
    solve(qtbot, studio)
    with qtbot.waitSignal(solving.ended, timeout=20_000):
        solving.harder.think()
    solving.player.go(solving.player.count)
    assert solving.page.guesses.texts


def of_another_kind(qtbot: QtBot, studio: Studio, _: Path) -> None:
    studio.preferences.change(search="breadth")
    studio.solving.desk.lay(TASKS["maze"].parse(MAZE)[0], "maze")
    studio.preferences.change(search="")


def failed(qtbot: QtBot, studio: Studio, _: Path) -> None:
    """A model that could not run."""
    solving = studio.solving
    solving.thinker.run(lambda _: iter([1 // 0]), may_halt=False)  # type: ignore[arg-type, return-value]  # it fails before it yields
    qtbot.waitUntil(lambda: not solving.thinker.running)
    with qtbot.waitSignal(solving.ended) as ended:
        solving._begin()
        solving.thinker.run(lambda _: iter([1 // 0]), may_halt=False)  # type: ignore[arg-type, return-value]  # the same
    assert ended.args == [Ending.FAILED]
    assert solving.page.verdict.saying.headline == "The model could not run"


BEFORE: tuple[Callable[[QtBot, Studio, Path], None], ...] = (
    solved, stepped, hinted, written, impossible, rated, listed, searched, of_another_kind, failed,
)  # fmt: skip


def test_of_what_lay_there_before_nothing_is_told_over_the_next_puzzle(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    fresh, used = ready(qtbot, workshop), ready(qtbot, workshop)
    wanted = list(looks(qtbot, fresh))
    for before in BEFORE:
        used.solving.desk.lay(replace(puzzle(), title="Before"), "before")
        before(qtbot, used, tmp_path)
        for look, expected in zip(looks(qtbot, used), wanted, strict=True):
            assert look == expected, f"after {before.__name__}"


def looks(qtbot: QtBot, studio: Studio) -> Iterator[Seen]:
    """The page when the next puzzle is laid, was looked through, is solved, and set back."""
    desk = studio.solving.desk
    desk.lay(other(), "other")
    studio.solving.page.board.choose((4, 4))
    yield bench(studio)
    qtbot.waitUntil(lambda: desk.rating is not None)
    yield bench(studio)
    solve(qtbot, studio)
    yield bench(studio)
    studio.solving.reset()
    yield bench(studio)


def test_a_run_of_another_model_tells_nothing_of_the_first(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.models = [info("one"), info("two", trained=4)]

    def open_engine(model: ModelInfo) -> ScriptedEngine:
        return Named(model.name, workshop.beats)

    monkeypatch.setattr(workshop, "open_engine", open_engine)
    fresh, used = ready(qtbot, workshop), ready(qtbot, workshop)
    solve(qtbot, used)
    used.solving.desk.lay(other(), "other")
    fresh.solving.desk.lay(other(), "other")
    for studio in (fresh, used):
        studio.models._panel.model_chosen.emit(1)
        studio.models._panel.show_models(studio.models._models, 1)
        assert studio.window.line.device.text() == "loading …"
        qtbot.waitUntil(partial(is_open, studio))
        assert studio.window.line.device.text() == "it is two"
        qtbot.waitUntil(partial(is_rated, studio))
        solve(qtbot, studio)
        session = studio.solving.desk.document.session
        assert session is not None
        assert (session.model, session.origin["model"]) == ("two", "two")
    assert bench(used) == bench(fresh)


def test_where_no_model_is_no_device_of_another_is_told(qtbot: QtBot, workshop: Workshop) -> None:
    studio = ready(qtbot, workshop)
    assert studio.window.line.device.text()
    studio.solving.desk.lay(TASKS["maze"].parse(MAZE)[0], "maze")
    assert [label.text() for label in studio.window.line.labels] == ["no model", "", ""]


def test_a_model_that_opens_after_all_is_not_told_to_have_failed(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.models = [info("bad"), info("good")]
    workshop.fails = ModelError("its weights are damaged")
    studio = workshop.build()
    with qtbot.waitSignal(studio.solving.failed):
        studio.models.warm_up()
    verdict = studio.solving.page.verdict
    assert verdict.saying.headline == "The model could not run"
    workshop.fails = None
    with qtbot.waitSignal(studio.solving.thinker.opened):
        studio.models._panel.model_chosen.emit(1)
    assert verdict.saying.headline != "The model could not run"


def test_what_is_still_read_or_made_is_not_laid_over_what_was_opened_since(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = workshop.build()
    exchange, desk = studio.solving.exchange, studio.solving.desk
    held, begun = threading.Event(), threading.Event()

    def wait(*_: object) -> Puzzle:
        begun.set()
        held.wait(20)
        return replace(other(), title="late")

    monkeypatch.setattr("app.solve.exchange.seeded", wait)
    small = tmp_path / "small.txt"
    small.write_text(LINE)
    for opened in (
        lambda: exchange.open_file(small),
        lambda: exchange.take_text(LINE),
        lambda: exchange.open_example(exchange.examples()[0]),
        lambda: exchange._start_reading(lambda: None, lambda _: exchange.take_text(LINE)),
    ):
        held.clear()
        begun.clear()
        exchange.generate("easy")
        making = exchange._making
        assert making is not None
        qtbot.waitUntil(begun.is_set)
        with qtbot.waitSignal(exchange.laid):
            opened()
        before = desk.document
        with qtbot.waitSignal(making.over):
            held.set()
        QTest.qWait(0)
        assert desk.document is before
        assert desk.document.puzzle.title != "late"


def test_a_stroke_that_was_begun_on_a_maze_is_not_drawn_on_what_lies_there_next(
    workshop: Workshop,
) -> None:
    studio = workshop.build()
    solving = studio.solving
    solving.desk.lay(TASKS["maze"].parse(MAZE)[0], "maze")
    solving.page.board.pressed.emit((0, 1))
    solving.page.board.dragged.emit((0, 2))
    solving.desk.lay(other(), "made meanwhile")
    document = solving.desk.document
    solving.page.board.released.emit()
    assert solving.desk.document is document
