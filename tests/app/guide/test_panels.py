"""Every panel says what it is: its question mark, and F1, open the help at the right place."""

import re

import pytest
from PySide6.QtWidgets import QDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from app.guide.help import HelpWindow
from app.guide.topics import PAGE, TOPICS
from app.preferences.dialog import settings_of
from app.style.about import SIDE, About, about_of, explain
from app.style.fields import ComboBox
from app.window.launch import Studio
from app.window.pages import ARC, FILES, FOLDER, MODELS, SOLVE, TRAIN
from app.window.panels import panels
from app.window.theatre import Gallery, Recent
from hrm_core.places import asset_path


def shown_heading(studio: Studio) -> str:
    """The heading at the top of the help that is shown."""
    found = studio.window.findChildren(HelpWindow)
    browser = found[-1].findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    return browser.textCursor().block().text()


def test_each_topic_has_a_heading_in_every_language() -> None:
    for folder in ("", "de"):
        text = asset_path("help", folder, f"{PAGE}.md").read_text("utf-8")
        assert len(re.findall(r"^## ", text, re.MULTILINE)) == len(TOPICS)


@pytest.mark.parametrize("page", [SOLVE, ARC, FILES, FOLDER, TRAIN, MODELS])
def test_no_panel_lacks_its_question_mark_nor_is_covered_by_it(studio: Studio, page: str) -> None:
    window = studio.window
    window.pages.show(page)
    for panel in panels(window):
        mark = about_of(panel)
        assert mark is not None, panel
        assert mark.topic in TOPICS
        layout = panel.layout()
        assert layout is not None
        inner = layout.contentsMargins()
        assert max(SIDE - inner.right(), 0) <= 8
        assert mark.geometry().right() <= panel.width()


def test_a_question_mark_opens_the_help_at_its_panel(qtbot: QtBot, studio: Studio) -> None:
    page = studio.solving.page
    for panel, heading in ((page.verdict, "Verdict"), (page.timeline, "Segments")):
        mark = about_of(panel)
        assert mark is not None
        mark.click()
        assert shown_heading(studio) == heading
    for window in studio.window.findChildren(HelpWindow):
        window.close()


def test_f1_explains_the_panel_that_has_the_keyboard(qtbot: QtBot, studio: Studio) -> None:
    field = studio.solving.page.think.findChild(ComboBox)
    assert isinstance(field, ComboBox)
    field.setFocus()
    studio.window.commands["help"].trigger()
    assert shown_heading(studio) == "Thinking"
    studio.window.findChildren(HelpWindow)[-1].close()


def test_windows_of_their_own_have_a_question_mark_too(qtbot: QtBot, studio: Studio) -> None:
    studio.window.commands["settings"].trigger()
    recent, gallery = studio.window.findChild(Recent), studio.window.findChild(Gallery)
    assert isinstance(recent, Recent)
    assert isinstance(gallery, Gallery)
    recent.show()
    gallery.show()
    for shown, topic in (
        (settings_of(studio.window), "settings"),
        (recent.view, "recent"),
        (gallery.view, "gallery"),
    ):
        assert isinstance(shown, QDialog)
        mark = about_of(shown)
        assert isinstance(mark, About)
        assert mark.topic == topic
        assert explain(shown, topic) is mark
        shown.close()
    mark = about_of(studio.solving.page.think)
    assert mark is not None
