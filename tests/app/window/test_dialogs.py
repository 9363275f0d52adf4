"""Questions that are asked and gone."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.arc.edit.recolor import RecolorDialog
from app.window.launch import Studio
from app.window.pages import ARC


def dialogs(studio: Studio) -> list[QDialog]:
    """Those there are, once what was to be deleted is."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return studio.window.findChildren(QDialog)


def test_a_dialog_that_was_closed_takes_no_memory(qtbot: QtBot, studio: Studio) -> None:
    studio.window.pages.show(ARC)
    before = dialogs(studio)
    for name, source in (("recolor", studio.arc.actions), ("shortcuts", studio.window.commands)):
        for _ in range(3):
            source[name].trigger()
            (opened,) = set(dialogs(studio)) - set(before)
            opened.close()
        assert dialogs(studio) == before, name


def test_recolouring_takes_the_colours_before_the_dialog_is_gone(
    qtbot: QtBot, studio: Studio
) -> None:
    studio.window.pages.show(ARC)
    studio.arc.actions["recolor"].trigger()
    (dialog,) = studio.window.findChildren(RecolorDialog)
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.new.chosen.emit(7)
        dialog.buttons.accepted.emit()
    assert heard.args is not None
    assert heard.args[1:] == [7, False]
    assert RecolorDialog not in {type(dialog) for dialog in dialogs(studio)}
