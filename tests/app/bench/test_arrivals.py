from pytestqt.qtbot import QtBot

from app.bench.arrivals import Arrivals


def test_the_first_is_told_at_once_and_the_others_together_after_a_breath(qtbot: QtBot) -> None:
    arrivals = Arrivals()
    told: list[None] = []
    arrivals.due.connect(lambda: told.append(None))
    for _ in range(5):
        arrivals.tell()
    assert len(told) == 1
    qtbot.waitUntil(lambda: len(told) == 2)
    arrivals.tell()
    assert len(told) == 3, "the breath is over"
    arrivals.stop()
    qtbot.wait(100)
    assert len(told) == 3
