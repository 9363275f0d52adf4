"""What the status bar says of memory, and what is let go of beyond the cap."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.arc.answer.voter import Voter
from app.preferences.items import items
from app.settings import Preferences
from app.system import memory
from app.system.memory import MemoryCap, refuse_beyond, room_within
from app.window.launch import Studio
from hrm_core.library.models import ModelError, ModelLibrary
from hrm_core.tasks import TASKS
from tests.app.support import Workshop, info, solve


class Hoard:
    """Gives back what it has, once."""

    def __init__(self) -> None:
        self.has = 300.0

    def give_back(self) -> None:
        self.has = 0.0


def cap_of(tmp_path: Path, most: int, hoard: Hoard) -> tuple[MemoryCap, QLabel]:
    preferences, label = Preferences(tmp_path / "settings.json"), QLabel()
    preferences.change(memory=most)
    return MemoryCap(label, preferences, lambda: [hoard], lambda: 400 + hoard.has), label


def test_what_is_not_needed_goes_beyond_the_cap_and_stays_below_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    for most, left, said in ((0, 300, "700 MB"), (1000, 300, "700 of 1,000 MB")):
        hoard = Hoard()
        cap, label = cap_of(tmp_path, most, hoard)
        cap.look()
        assert (hoard.has, label.text()) == (left, said)
    hoard = Hoard()
    cap, label = cap_of(tmp_path, 500, hoard)
    cap.look()
    assert hoard.has == 0
    assert label.text() == "400 of 500 MB"


def test_nothing_is_said_where_the_system_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    label = QLabel()
    cap = MemoryCap(label, Preferences(tmp_path / "settings.json"), list, lambda: 0.0)
    cap.look()
    assert label.text() == ""


@pytest.mark.skipif(sys.platform == "darwin", reason="says nothing of memory")
def test_the_window_shows_its_memory_and_lets_go_of_an_idle_engine(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    solve(qtbot, studio)
    thinker = studio.solving.thinker
    assert studio.window.line.memory.text().endswith(" MB")
    kept = thinker.engine
    assert kept is not None
    studio.preferences.change(memory=500)
    (cap,) = studio.window.findChildren(MemoryCap)
    monkeypatch.setattr(cap, "_measure", lambda: 900.0)
    cap.look()
    assert thinker.engine is None
    assert studio.window.line.memory.text() == "900 of 500 MB"
    solve(qtbot, studio)  # opens it again


def test_an_engine_that_is_asked_is_kept_beyond_the_cap(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    workshop.seconds = 0.05
    thinker = workshop.build().solving.thinker
    thinker.use(info())
    qtbot.waitUntil(lambda: thinker.engine is not None)
    desk = workshop.studios[0].solving
    desk.solve()
    thinker.give_back()
    assert thinker.engine is workshop.engines[-1]
    desk.stop()
    with qtbot.waitSignal(thinker.closed):
        thinker.give_back()


def test_an_idle_engine_of_the_arc_bench_gives_its_memory_back(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.arc.answer.voter.IDLE", 30)
    voter = Voter(TASKS["arc"], workshop.open_engine)
    with qtbot.waitSignal(voter.closed):
        voter.warm_up(info(task="arc"))
        qtbot.waitUntil(lambda: len(workshop.engines) == 1)
    assert voter.device == workshop.engines[0].reason  # said as long as nothing else is opened
    voter.close()


def test_a_model_whose_weights_would_not_fit_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = ModelLibrary().default("sudoku")
    monkeypatch.setattr(memory, "resident_mb", lambda: 499.9)
    refuse_beyond(found, 0)
    refuse_beyond(found, 1000)
    with pytest.raises(ModelError, match=r"weights alone take .* MB, and .* 500 of the 500 MB"):
        refuse_beyond(found, 500)
    monkeypatch.setattr(memory, "resident_mb", lambda: 0.0)
    refuse_beyond(found, 500)  # nobody knows


def test_a_batch_has_room_below_the_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    assert room_within(preferences) is None
    preferences.change(memory=500)
    room = room_within(preferences)
    assert room is not None
    monkeypatch.setattr(memory, "resident_mb", lambda: 400.0)
    assert room()
    monkeypatch.setattr(memory, "resident_mb", lambda: 600.0)
    assert not room()


@pytest.mark.parametrize(("has", "shown"), [(300.0, True), (0.0, False)])
def test_the_cap_is_offered_where_it_can_be_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, has: float, shown: bool
) -> None:
    monkeypatch.setattr("app.preferences.items.resident_mb", lambda: has)
    assert any(item.key == "memory" for item in items()) is shown
