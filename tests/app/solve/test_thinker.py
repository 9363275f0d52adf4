import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.solve.thinker import Thinker
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelError, ModelInfo
from hrm_core.sessions.solve import Ending
from hrm_core.solving.solve import Limit
from tests.app.support import SUDOKU, Gate, info, puzzle, script


class Opener:
    """Opens scripted engines, when it is let."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.opened: list[str] = []
        self.may = threading.Event()
        self.may.set()
        self.seconds = seconds
        self.fails: Exception | None = None

    def __call__(self, model: ModelInfo) -> ScriptedEngine:
        self.may.wait(10)
        if self.fails is not None:
            raise self.fails
        self.opened.append(model.name)
        return ScriptedEngine(script(), SUDOKU.vocab_size, self.seconds)


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def thinker(qtbot: QtBot, opener: Opener) -> Iterator[Thinker]:
    thinker = Thinker(opener)
    yield thinker
    opener.may.set()
    thinker.close()


def segments_of(thinker: Thinker) -> list[int]:
    segments: list[int] = []
    thinker.thought.connect(lambda trace: segments.append(trace.segment))
    return segments


def test_a_run_ends_when_the_model_halts(qtbot: QtBot, thinker: Thinker) -> None:
    thinker.use(info())
    segments = segments_of(thinker)
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    assert (segments, ended.args) == ([1, 2, 3, 4], [Ending.HALTED])
    assert not thinker.running


@pytest.mark.parametrize("limit", [Limit(2), Limit(6, halt=False)])
def test_a_run_ends_at_its_limit(qtbot: QtBot, thinker: Thinker, limit: Limit) -> None:
    thinker.use(info())
    segments = segments_of(thinker)
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.solve(SUDOKU, puzzle(), limit)
    assert (len(segments), ended.args) == (limit.segments, [Ending.LIMIT])


def test_a_run_waits_for_its_engine(qtbot: QtBot, thinker: Thinker, opener: Opener) -> None:
    opener.may.clear()
    thinker.use(info())
    thinker.solve(SUDOKU, puzzle(), Limit(16))
    assert thinker.running
    assert thinker.engine is None
    with qtbot.waitSignal(thinker.ended):
        opener.may.set()
    assert opener.opened == ["scripted"]


def test_a_run_that_waits_for_its_engine_can_be_stopped(
    qtbot: QtBot, thinker: Thinker, opener: Opener
) -> None:
    opener.may.clear()
    thinker.use(info())
    segments = segments_of(thinker)
    thinker.solve(SUDOKU, puzzle(), Limit(16))
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.stop()
    assert ended.args == [Ending.STOPPED]
    with qtbot.waitSignal(thinker.opened):
        opener.may.set()
    qtbot.wait(30)
    assert segments == []


def test_stop_is_answered_in_the_middle_of_a_segment(
    qtbot: QtBot, thinker: Thinker, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener.seconds = 0.4
    gate = Gate(monkeypatch, free=1)
    thinker.use(info())
    segments = segments_of(thinker)
    with qtbot.waitSignal(thinker.thought):
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    qtbot.waitUntil(lambda: gate.waiting)
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.stop()
    assert gate.passed == 1, "the segment under way is not waited for"
    assert (ended.args, thinker.running) == ([Ending.STOPPED], False)
    gate.open()
    qtbot.waitUntil(lambda: gate.passed == 2)
    qtbot.wait(50)
    assert segments == [1], "the segment under way ends unseen"


def test_steps_think_one_segment_each(qtbot: QtBot, thinker: Thinker) -> None:
    thinker.use(info())
    segments = segments_of(thinker)
    for expected in ([1], [1, 2]):
        with qtbot.waitSignal(thinker.thought):
            thinker.step(SUDOKU, puzzle(), Limit(16))
        qtbot.wait(30)
        assert segments == expected
        assert thinker.stepping
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.carry_on()
    assert (segments, ended.args) == ([1, 2, 3, 4], [Ending.HALTED])


def test_an_engine_is_opened_once(qtbot: QtBot, thinker: Thinker, opener: Opener) -> None:
    with qtbot.waitSignal(thinker.opened):
        thinker.use(info())
    thinker.use(info())
    for _ in range(2):
        with qtbot.waitSignal(thinker.ended):
            thinker.solve(SUDOKU, puzzle(), Limit(16))
    assert opener.opened == ["scripted"]


def test_another_model_ends_the_run_and_is_opened(
    qtbot: QtBot, thinker: Thinker, opener: Opener
) -> None:
    opener.seconds = 0.05
    with qtbot.waitSignal(thinker.opened):
        thinker.use(info())
    with qtbot.waitSignal(thinker.thought):
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    with qtbot.waitSignals([thinker.ended, thinker.opened]):
        thinker.use(info("other"))
    assert opener.opened == ["scripted", "other"]


def test_an_engine_that_cannot_be_opened_fails_the_run_and_is_tried_again(
    qtbot: QtBot, thinker: Thinker, opener: Opener
) -> None:
    opener.fails = ModelError("its weights are damaged")
    with qtbot.waitSignal(thinker.failed):
        thinker.use(info())
    told: list[object] = []
    thinker.failed.connect(told.append)
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    assert (told, ended.args) == ([opener.fails], [Ending.FAILED])
    opener.fails = None
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    assert ended.args == [Ending.HALTED]


def test_closing_in_the_middle_of_a_run_waits_for_its_thread(
    qtbot: QtBot, thinker: Thinker, opener: Opener
) -> None:
    opener.seconds = 0.1
    thinker.use(info())
    with qtbot.waitSignal(thinker.thought):
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    thinker.close()
    assert not thinker.running


def test_an_engine_that_nobody_asks_gives_its_memory_back(
    qtbot: QtBot, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.solve.thinker.IDLE", 30)
    thinker = Thinker(opener)
    with qtbot.waitSignal(thinker.opened):
        thinker.use(info())
    engine = weakref.ref(thinker.engine)
    with qtbot.waitSignal(thinker.ended):
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    qtbot.waitUntil(lambda: thinker.engine is None)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and engine() is None)
    assert thinker.reason.startswith("Script"), "what it will run with is known all the same"
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    assert ended.args == [Ending.HALTED], "it opens again by itself"
    thinker.close()


def test_an_engine_is_kept_while_a_run_waits_for_its_next_step(
    qtbot: QtBot, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.solve.thinker.IDLE", 30)
    thinker = Thinker(opener)
    thinker.use(info())
    with qtbot.waitSignal(thinker.thought):
        thinker.step(SUDOKU, puzzle(), Limit(16))
    qtbot.wait(100)
    assert thinker.engine is not None
    thinker.close()


def test_an_engine_gives_its_memory_back_after_a_run_that_was_stopped(
    qtbot: QtBot, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.solve.thinker.IDLE", 30)
    thinker = Thinker(opener)
    thinker.use(info())
    with qtbot.waitSignal(thinker.thought):
        thinker.step(SUDOKU, puzzle(), Limit(16))
    thinker.give_back()
    assert thinker.engine is not None, "a run is under way"
    with qtbot.waitSignal(thinker.closed):
        thinker.stop()
    qtbot.waitUntil(lambda: thinker.engine is None)
    thinker.close()


def test_a_run_that_thinks_nothing_does_not_end_as_the_one_before(
    qtbot: QtBot, thinker: Thinker
) -> None:
    thinker.use(info())
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    assert ended.args == [Ending.HALTED]
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.run(lambda engine: (_ for _ in ()), may_halt=True)
    assert ended.args == [Ending.LIMIT]


def test_another_device_opens_the_same_model_anew_and_steps_are_over(
    qtbot: QtBot, thinker: Thinker, opener: Opener
) -> None:
    with qtbot.waitSignal(thinker.opened):
        thinker.use(info())
    assert thinker.reason
    with qtbot.waitSignal(thinker.thought):
        thinker.step(SUDOKU, puzzle(), Limit(16))
    opener.may.clear()
    with qtbot.waitSignal(thinker.ended) as ended:
        thinker.open_anew()
    assert ended.args == [Ending.STOPPED]
    assert (thinker.engine, thinker.reason, thinker.loading) == (None, "", True)
    with qtbot.waitSignal(thinker.opened):
        opener.may.set()
    assert opener.opened == ["scripted", "scripted"]


def test_of_two_models_that_are_chosen_at_once_the_last_is_used(
    qtbot: QtBot, thinker: Thinker, opener: Opener
) -> None:
    opener.may.clear()
    told: list[object] = []
    thinker.opened.connect(told.append)
    thinker.use(info())
    thinker.use(info("other"))
    opener.may.set()
    qtbot.waitUntil(lambda: not thinker.loading and len(opener.opened) == 2)
    qtbot.wait(50)
    assert told == [thinker.engine], "the first one is told nowhere"


def test_a_run_that_goes_on_by_itself_is_stepped_through_no_more(
    qtbot: QtBot, thinker: Thinker, opener: Opener
) -> None:
    opener.seconds = 0.1
    thinker.use(info())
    with qtbot.waitSignal(thinker.thought):
        thinker.step(SUDOKU, puzzle(), Limit(16))
    with qtbot.waitSignal(thinker.ended):
        thinker.carry_on()
        assert thinker.running
        assert not thinker.stepping


def test_an_engine_that_was_never_asked_gives_its_memory_back(
    qtbot: QtBot, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.solve.thinker.IDLE", 30)
    thinker = Thinker(opener)
    with qtbot.waitSignal(thinker.closed):
        thinker.use(info())
    assert thinker.engine is None
    thinker.close()


def test_a_run_that_goes_on_by_itself_is_not_halted_by_a_step(
    qtbot: QtBot, thinker: Thinker, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener.seconds = 0.1
    gate = Gate(monkeypatch, free=1)
    thinker.use(info())
    with qtbot.waitSignal(thinker.thought):
        thinker.solve(SUDOKU, puzzle(), Limit(16))
    thinker.step(SUDOKU, puzzle(), Limit(16))
    with qtbot.waitSignal(thinker.ended) as ended:
        gate.open()
    assert ended.args == [Ending.HALTED]
