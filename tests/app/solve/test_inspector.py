"""The bars and curves of one cell: those of what is on show, whatever was shown before."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.solve.inspector import Bars
from app.style.theme import Role, Theme
from hrm_core.look import Look
from hrm_core.tasks import TASKS
from tests.app.support import LOOK

MAZE = TASKS["maze"].look


def beliefs(*rows: dict[int, float], look: Look = LOOK) -> NDArray[np.float32]:
    """A row for each segment: how far some symbols are believed."""
    history = np.zeros((len(rows), len(look.symbols)), dtype=np.float32)
    for segment, row in enumerate(rows):
        for value, belief in row.items():
            history[segment, value] = belief
    return history


FIRST = beliefs({1: 0.2, 2: 0.8}, {1: 0.9, 2: 0.1}, {1: 0.9, 2: 0.1})
OTHER = beliefs({3: 0.7, 2: 0.2}, {3: 0.3, 2: 0.6}, {3: 1.0})


def bars(qtbot: QtBot, look: Look = LOOK) -> Bars:
    found = Bars(look, Theme("light"))
    qtbot.addWidget(found)
    found.resize(340, found.sizeHint().height())
    return found


def picture(shown: Bars) -> QImage:
    return shown.grab().toImage()


@pytest.mark.parametrize(
    ("history", "segment", "answer"),
    [(OTHER, 3, 1), (FIRST, 3, 2), (FIRST, 1, 1), (FIRST[:2], 2, 1), (None, 0, None)],
    ids=["another cell", "another answer", "another segment", "fewer segments", "no run"],
)
def test_nothing_is_painted_of_what_was_shown_before(
    qtbot: QtBot, history: NDArray[np.float32] | None, segment: int, answer: int | None
) -> None:
    used, fresh = bars(qtbot), bars(qtbot)
    used.show_history(FIRST, 3, 1)
    before = picture(used)
    for each in (used, fresh):
        each.show_history(history, segment, answer)
    assert picture(used) == picture(fresh)
    assert picture(used) != before


def test_another_kind_begins_with_no_beliefs(qtbot: QtBot) -> None:
    used, fresh = bars(qtbot), bars(qtbot, MAZE)
    used.show_history(beliefs({1: 0.2, 2: 0.8}), 1, 1)
    picture(used)
    used.show_look(MAZE)
    fresh.show_history(None, 0, 1)
    used.resize(fresh.size())
    assert picture(used) == picture(fresh)


def test_bars_are_as_long_as_the_belief_after_the_segment_on_show(qtbot: QtBot) -> None:
    shown = bars(qtbot)
    model = Theme("light").color(Role.MODEL).rgb()

    def length(segment: int) -> int:
        """Pixels of the bar of a one, which is the answer."""
        shown.show_history(FIRST, segment, 1)
        image = picture(shown)
        row = round(shown.height() / 18)  # the middle of the first of nine
        return sum(image.pixel(x, row) == model for x in range(24, 110))

    assert 0 < length(1) < length(2) / 3
    assert length(2) == length(3)
