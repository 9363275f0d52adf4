"""A window at rest rests, a wheel changes nothing, and the space bar plays."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.style.controls import Column, column
from app.style.fields import ComboBox, DoubleSpinBox, Slider, SpinBox
from app.window.launch import Studio
from app.window.pages import ARC, FOLDER, SOLVE, TRAIN
from tests.app.support import solve

REST = 600  # milliseconds
WORDS = "Words that are wrapped where the column is narrow. "


class Events(QObject):
    """Counts the events of a window and all that is in it; other tests leave windows behind."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[QEvent.Type] = Counter()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen[event.type()] += 1
        return False


def events_at_rest(qtbot: QtBot, window: QWidget) -> Counter[QEvent.Type]:
    """What happens in a while in which nothing should."""
    qtbot.wait(2 * REST)
    events = Events()
    watched = [window, *window.findChildren(QWidget)]
    for widget in watched:
        widget.installEventFilter(events)
    qtbot.wait(REST)
    for widget in watched:
        widget.removeEventFilter(events)
    return events.seen


@pytest.mark.parametrize("page", [SOLVE, ARC, FOLDER, TRAIN])
@pytest.mark.parametrize("size", [(1280, 860), (1024, 640)])
def test_a_window_at_rest_lays_nothing_out_and_paints_nothing(
    qtbot: QtBot, studio: Studio, page: str, size: tuple[int, int]
) -> None:
    studio.window.resize(*size)
    if page == SOLVE:
        solve(qtbot, studio)
    studio.window.pages.show(page)
    if page == FOLDER:
        qtbot.waitUntil(lambda: studio.arc.folder.folder is not None)
    seen = events_at_rest(qtbot, studio.window)
    assert seen[QEvent.Type.LayoutRequest] == 0
    assert seen[QEvent.Type.Resize] == 0
    assert seen[QEvent.Type.Timer] <= 2  # a caret may blink


@pytest.mark.parametrize("height", range(60, 240, 15))
def test_a_column_comes_to_rest_at_every_height(qtbot: QtBot, height: int) -> None:
    labels: list[QWidget] = [QLabel(WORDS * 4, wordWrap=True) for _ in range(2)]
    area = column(labels, (100, 400))
    qtbot.addWidget(area)
    area.resize(230, height)
    area.show()
    assert events_at_rest(qtbot, area)[QEvent.Type.LayoutRequest] == 0
    inside = area.inside
    assert inside.height() >= inside.stack.totalHeightForWidth(inside.width())
    hidden = area.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert hidden == (inside.height() <= area.height())


def test_a_column_grows_with_its_words(qtbot: QtBot) -> None:
    label = QLabel(WORDS, wordWrap=True)
    area: Column = column([label], (100, 400))
    qtbot.addWidget(area)
    area.resize(200, 120)
    area.show()
    before = area.inside.height()
    label.setText(WORDS * 12)
    qtbot.waitUntil(lambda: area.inside.height() > before)
    assert label.height() >= label.heightForWidth(label.width())


def turn_the_wheel(widget: QWidget) -> None:
    """One notch down over the middle of a widget, through the application as from a mouse."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def setting(widget: QWidget) -> object:
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    if isinstance(widget, QAbstractSlider):
        return widget.value()
    assert isinstance(widget, QAbstractSpinBox)
    return widget.text()


def test_the_wheel_changes_no_setting_anywhere(qtbot: QtBot, studio: Studio) -> None:
    kinds = (QComboBox, QAbstractSpinBox, QAbstractSlider)
    found = [w for kind in kinds for w in studio.window.findChildren(kind)]
    fields = [w for w in found if not isinstance(w, QScrollBar)]
    assert len(fields) > 8
    for field in fields:
        if isinstance(field, ComboBox) and field.count() < 2:
            field.addItems(["one", "two"])
        before = setting(field)
        turn_the_wheel(field)
        assert setting(field) == before, field


@pytest.mark.parametrize("kind", [ComboBox, SpinBox, DoubleSpinBox, Slider])
def test_a_field_with_the_focus_takes_the_wheel(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    if isinstance(field, QComboBox):
        field.addItems(["one", "two"])
    elif isinstance(field, QAbstractSlider | SpinBox | DoubleSpinBox):
        field.setValue(5)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.clearFocus()
    before = setting(field)
    turn_the_wheel(field)
    assert setting(field) == before
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    turn_the_wheel(field)
    assert setting(field) != before


@pytest.mark.parametrize("name", ["solve", "step", "reset"])
def test_after_a_click_on_a_button_the_space_bar_plays(
    qtbot: QtBot, studio: Studio, name: str
) -> None:
    page = studio.solving.page
    solve(qtbot, studio)
    session = studio.solving.desk.document.session
    if name == "step":
        studio.solving.reset()
    words = studio.window.commands[name].text().replace("&", "")
    button = next(
        b
        for b in page.think.findChildren(QWidget)
        if b.isVisible() and words in (getattr(b, "text", str)() or "").replace("&", "")
    )
    button.setFocus()
    with qtbot.waitSignal(studio.window.commands[name].triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.window.focusWidget() is page.board)
    if name == "solve":
        qtbot.waitUntil(lambda: not studio.solving.thinker.running)
        qtbot.waitUntil(lambda: not studio.solving.player.playing)
        QTest.keyClick(page.board, Qt.Key.Key_Space)
        assert studio.solving.desk.document.session is not None  # nothing was wiped
        assert studio.solving.player.playing
    if name == "reset":
        assert studio.solving.desk.document.session is None
        studio.solving.desk.undo()
        assert studio.solving.desk.document.session is session
