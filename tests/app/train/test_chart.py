"""The curves of a run: what their axes show."""

from pytestqt.qtbot import QtBot

from app.style.theme import Theme
from app.train.chart import TOP, Curves
from training.runs.events import Progress
from training.runs.history import RunHistory


def history(last: int) -> RunHistory:
    found = RunHistory()
    steps = range(last // 5, last + 1, last // 5)
    found.add([Progress(at, 0, 1.0, 1.0, 1.0, 1e-3, 9.0, 0.5, 0.1, 0.5, 4.0) for at in steps])
    return found


def ends(curves: Curves) -> list[float]:
    """The last step and, of the loss, the largest value that the axes reach."""
    boxes = [plot.getViewBox() for plot in curves._plots]
    for box in boxes:
        box.updateAutoRange()
    return [boxes[0].viewRange()[0][1], boxes[0].viewRange()[1][1], boxes[1].viewRange()[0][1]]


def test_the_axes_of_another_run_do_not_stay(qtbot: QtBot) -> None:
    curves = Curves(Theme("light"))
    qtbot.addWidget(curves)
    first = history(1000)
    curves.show_history(first)
    assert min(ends(curves)[::2]) >= 1000
    curves.show_history(RunHistory())
    assert ends(curves) == [1, TOP, 1]
    curves.show_history(history(50))
    assert 50 <= min(ends(curves)[::2]) <= max(ends(curves)[::2]) < 100
    assert ends(curves)[1] >= 9


def test_axes_that_a_person_has_moved_stay_while_a_run_grows(qtbot: QtBot) -> None:
    curves = Curves(Theme("light"))
    qtbot.addWidget(curves)
    grown = history(1000)
    curves.show_history(grown)
    curves._plots[0].setXRange(200, 400, padding=0)
    curves.show_history(grown)
    assert ends(curves)[0] == 400


def test_axes_of_nothing_have_no_numbers(qtbot: QtBot) -> None:
    def numbered() -> list[bool]:
        sides = [plot.getAxis(side) for plot in curves._plots for side in ("left", "bottom")]
        return [axis.style["showValues"] for axis in sides]

    curves = Curves(Theme("light"))
    qtbot.addWidget(curves)
    assert not any(numbered())
    curves.compare_with(history(50))
    assert any(numbered())
    curves.compare_with(None)
    assert not any(numbered())
    curves.show_history(history(50))
    assert numbered()[:2] == [True, True]
    curves.show_history(RunHistory())
    assert not any(numbered())
