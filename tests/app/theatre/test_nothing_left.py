"""What is asked next in a window beside the bench: it tells nothing of what was asked before."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.theatre.twin_view import TwinView
from app.window.launch import Studio
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelInfo
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.whatif import Change
from tests.app.seen import Seen, seen
from tests.app.support import LINE, SUDOKU, Workshop, beat, grid_of, info, puzzle, script, solve
from tests.app.theatre.test_again import again_of
from tests.app.theatre.test_compare import compare_of
from tests.app.theatre.test_inside import Open, inside_of
from tests.app.theatre.test_logic import logic_of
from tests.app.theatre.test_whatif import whatif_of

CELL = (0, 0)


def other() -> Puzzle:
    """The puzzle of the tests without one of its clues."""
    given = grid_of(LINE)
    given[0, 2] = 0
    return replace(puzzle(), given=given, title="Other")


@pytest.fixture
def studios(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> tuple[Studio, Studio]:
    """Two windows with two models, whose states can be looked into."""

    def open_engine(model: ModelInfo) -> ScriptedEngine:
        return Open(workshop.beats, SUDOKU.vocab_size, workshop.seconds)

    monkeypatch.setattr(workshop, "open_engine", open_engine)
    workshop.models = [info(), info("second")]
    made = workshop.build(), workshop.build()
    for studio in made:
        studio.solving.player.set_speed(100)
        studio.window.show()
    return made


def lay_and_solve(qtbot: QtBot, studio: Studio, laid: Puzzle) -> None:
    studio.solving.desk.lay(laid, "test")
    solve(qtbot, studio)


def rest(qtbot: QtBot, view: TwinView) -> None:
    qtbot.waitUntil(lambda: not view.player.playing)


def what_if(qtbot: QtBot, studio: Studio, laid: Puzzle, first: bool) -> Iterator[Seen]:
    lay_and_solve(qtbot, studio, laid)
    whatif = whatif_of(studio)
    studio.solving.player.go(1 if first else 2)
    with qtbot.waitSignal(whatif.thinker.ended):
        whatif.ask(Change(CELL, 7 if first else 2, 0.1 if first else 0.9))
        assert whatif.view is not None
        yield seen(whatif.view)
    rest(qtbot, whatif.view)
    qtbot.waitUntil(lambda: whatif._examining is None)
    yield seen(whatif.view)
    yield [(whatif.view.book.twin.right.origin, whatif.view.book.twin.right.device)]  # type: ignore[union-attr]  # it shows one


def compare(qtbot: QtBot, studio: Studio, laid: Puzzle, first: bool) -> Iterator[Seen]:
    studio.solving.desk.lay(laid, "test")
    found = compare_of(studio)
    found.choose()
    view = found.view
    assert view is not None
    view.player.set_speed(100)
    yield seen(view)
    for box, number in zip(view.choices, (1, 0) if first else (0, 1), strict=True):
        box.setCurrentIndex(number)
    view.think.click()
    qtbot.waitUntil(lambda: not found.running)
    rest(qtbot, view)
    yield seen(view)
    yield [(side.model, side.ending, side.origin, side.device) for side in view.book.twin.sides]  # type: ignore[union-attr]  # it shows one
    if first:
        assert view.book is not None
        found.show_runs(list(view.book.twin.sides))


def logic(qtbot: QtBot, studio: Studio, laid: Puzzle, first: bool) -> Iterator[Seen]:
    lay_and_solve(qtbot, studio, laid)
    found = logic_of(studio)
    found.show()
    assert found.view is not None
    yield seen(found.view)
    studio.solving.player.go(2)
    yield seen(found.view)
    qtbot.waitUntil(lambda: not found.running)
    yield seen(found.view)
    if first:
        studio.solving.player.go(4)
    else:
        studio.solving.desk.lay(puzzle(), "another")
        studio.solving.player.go(0)
        yield seen(found.view)


def inside(qtbot: QtBot, studio: Studio, laid: Puzzle, first: bool) -> Iterator[Seen]:
    lay_and_solve(qtbot, studio, laid)
    found = inside_of(studio)
    studio.solving.player.go(1 if first else 2)
    found.show()
    assert found.view is not None
    yield [*seen(found.view), *((plane._way is None,) for plane in found.view.planes)]
    qtbot.waitUntil(lambda: not found.running)
    yield seen(found.view)
    if not first:
        studio.solving.desk.lay(puzzle(), "another")
        yield [(found._position,)]


def again(qtbot: QtBot, studio: Studio, laid: Puzzle, first: bool) -> Iterator[Seen]:
    studio.solving.desk.lay(laid, "test")
    found = again_of(studio)
    found.show()
    assert found.view is not None
    found.view.count.setValue(3)
    found.view.seed.setValue(3)
    yield seen(found.view)
    found.view.think.click()
    qtbot.waitUntil(lambda: not found.running, timeout=30_000)
    yield seen(found.view)
    assert found.book is not None
    assert len(found.book.done) == 3


@pytest.mark.parametrize("ask", [what_if, compare, logic, inside, again])
def test_what_is_asked_next_tells_nothing_of_what_was_asked_before(
    qtbot: QtBot,
    workshop: Workshop,
    studios: tuple[Studio, Studio],
    ask: Callable[[QtBot, Studio, Puzzle, bool], Iterator[Seen]],
) -> None:
    fresh, used = studios
    workshop.beats = script(6) if ask is not again else script()
    list(ask(qtbot, used, puzzle(), True))
    workshop.beats = script()
    for studio in studios:
        for model in (0, 1, 0):  # opened anew, with the other script
            studio.models._panel.model_chosen.emit(model)
        for thinker in (whatif_of(studio).thinker, *compare_of(studio)._thinkers.values()):
            thinker.give_back()
    wanted = list(ask(qtbot, fresh, other(), False))
    found = list(ask(qtbot, used, other(), False))
    assert len(found) == len(wanted)
    for number, (look, expected) in enumerate(zip(found, wanted, strict=True)):
        assert look == expected, f"look {number}"


def test_a_future_that_is_asked_for_while_another_is_thought_is_followed_from_its_own_fork(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    whatif = whatif_of(studio)
    workshop.beats, workshop.seconds = [beat(wrong=3)], 0.05
    whatif.thinker.use(info("slow"))
    kept: list[SolveSession] = []
    whatif.thought.connect(kept.append)
    studio.solving.player.go(1)
    whatif.ask(Change(CELL, 7, 0.1))
    view = whatif.view
    assert view is not None
    assert view.book is not None
    qtbot.waitUntil(lambda: view.book is not None and len(view.book.twin.right) > 1)
    before = view.book.twin.right
    studio.solving.player.go(2)
    whatif.ask(Change(CELL, 2, 0.9))
    after = view.book.twin.right
    assert after is not before
    assert (before.ending, after.ending) == (Ending.STOPPED, Ending.RUNNING)
    assert kept == [before], "it ended as its own"
    assert view.player.playing
    assert not view.keep.isEnabled()
    qtbot.waitUntil(lambda: view.player.position > 2)
    whatif.thinker.stop()


def test_the_engine_of_a_look_that_was_left_is_not_told_beside_the_next(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, entered = threading.Event(), threading.Event()

    class Named(Open):
        def __init__(self, name: str) -> None:
            super().__init__(script(), SUDOKU.vocab_size)
            self.name = name

        @property
        def reason(self) -> str:
            return f"runs {self.name}"

    def open_engine(model: ModelInfo) -> ScriptedEngine:
        if model.name == "slow" and armed:
            entered.set()
            held.wait(20)
        return Named(model.name)

    armed = False
    workshop.models = [info("slow"), info("fast")]
    monkeypatch.setattr(workshop, "open_engine", open_engine)
    studio = workshop.build()
    studio.solving.player.set_speed(100)
    solve(qtbot, studio)
    found = inside_of(studio)
    armed = True
    found.show()
    left = found._job
    assert left is not None
    qtbot.waitUntil(entered.is_set)
    studio.models._panel.model_chosen.emit(1)
    solve(qtbot, studio)
    found.show()
    qtbot.waitUntil(lambda: not found.running)
    assert found.view is not None
    with qtbot.waitSignal(left.over):
        held.set()
    assert found._reason == "runs fast"
    assert found.view.note.text().endswith("runs fast")


def test_reasoning_that_failed_is_not_told_to_go_on(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no")

    studio = workshop.build()
    solve(qtbot, studio)
    monkeypatch.setattr("app.theatre.logic.against_logic", fail)
    found = logic_of(studio)
    with qtbot.waitSignal(found.failed):
        found.show()
    assert found.view is not None
    assert found.view.head.text() == ""
