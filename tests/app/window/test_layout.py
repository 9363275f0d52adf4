"""Back to the window as it is when it is new."""

from pytestqt.qtbot import QtBot

from app.window.layout import reset_layout
from app.window.main_window import FIRST_SIZE
from tests.app.support import Workshop


def test_a_window_that_was_changed_is_as_it_was_when_new(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    window, page = studio.window, studio.solving.page
    with qtbot.waitExposed(window):
        window.show()
    reset_layout(window)
    new = window.size()
    assert new.width() <= FIRST_SIZE.width()
    folded = page.timeline.strip.folded
    window.commands["left"].trigger()
    window.commands["right"].trigger()
    page.timeline._fold.click()
    page.board.zoom_by(2.0)
    window.resize(1100, 700)
    assert not page.columns[0].isVisible()
    window.commands["layout"].trigger()
    assert all(column.isVisible() for column in page.columns)
    assert window.size() == new
    assert page.timeline.strip.folded == folded
    assert page.board.zoom == 1.0
    assert window.commands["left"].isChecked()
