from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.actions import Actions
from app.bench.transport import bind
from app.style.controls import action_button
from app.style.row import Row
from app.window.launch import Studio
from tests.app.support import solve


class Layouts(QObject):
    """Counts how often each of some widgets lays out what is in it."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self.seen = dict.fromkeys(widgets, 0)
        for widget in widgets:
            widget.installEventFilter(self)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self.seen[watched] += 1
        return False


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """A window with some widgets below each other, at rest."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    window.resize(400, 200)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.wait(20)
    return window


def test_another_text_in_a_row_lays_out_the_row_alone(qtbot: QtBot) -> None:
    row, first, second = Row(), QLabel("one"), QLabel("two")
    row.line.addWidget(first)
    row.line.addWidget(second, 1)
    window = shown(qtbot, row, QLabel("below"))
    layouts = Layouts(window, row)
    left = second.x()
    first.setText("a longer text")
    qtbot.waitUntil(lambda: second.x() > left)
    qtbot.wait(20)
    assert layouts.seen[window] == 0
    assert layouts.seen[row] == 1


def test_a_row_becomes_higher_with_what_is_in_it(qtbot: QtBot) -> None:
    row, label = Row(), QLabel("one")
    row.line.addWidget(label)
    window = shown(qtbot, row, QLabel("below"))
    before = row.height()
    label.setMinimumHeight(before + 30)
    qtbot.waitUntil(lambda: row.height() == before + 30)
    assert label.height() == before + 30
    assert window.height() >= row.height()


def test_a_window_may_be_narrower_than_the_texts_of_a_row(qtbot: QtBot) -> None:
    row = Row()
    row.line.addWidget(QLabel("a text " * 100))
    window = shown(qtbot, row)
    window.resize(100, 100)
    assert (window.width(), row.width()) <= (100, 100)


def test_a_command_that_is_switched_off_lays_nothing_out(qtbot: QtBot, studio: Studio) -> None:
    actions: Actions = studio.window.commands
    pushed, flat = QPushButton(), action_button(actions["solve"], text=True)
    bind(pushed, actions, "solve")
    window = shown(qtbot, pushed, flat)
    layouts = Layouts(window)
    on = actions["solve"].isEnabled()
    actions["solve"].setEnabled(not on)
    qtbot.wait(20)
    assert pushed.isEnabled() is flat.isEnabled() is not on
    assert layouts.seen[window] == 0
    actions.set_icon("solve", "pause")
    qtbot.wait(20)
    assert layouts.seen[window] > 0
    assert pushed.icon().cacheKey() == flat.icon().cacheKey() == actions["solve"].icon().cacheKey()


def test_what_is_told_anew_though_nothing_changed_lays_nothing_out(
    qtbot: QtBot, studio: Studio
) -> None:
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    solve(qtbot, studio)
    qtbot.wait(100)
    layouts = Layouts(studio.window, *studio.window.findChildren(QWidget))
    studio.solving.refresh()
    qtbot.wait(50)
    assert sum(layouts.seen.values()) == 0


def test_another_segment_on_show_does_not_lay_out_the_window(qtbot: QtBot, studio: Studio) -> None:
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    solve(qtbot, studio)
    qtbot.wait(100)
    page = studio.solving.page
    layouts = Layouts(studio.window, page, page.timeline, studio.window.statusBar())
    studio.solving.player.go(2)
    studio.solving.player.go(3)
    qtbot.wait(50)
    assert sum(layouts.seen.values()) == 0
