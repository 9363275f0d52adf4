import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from app.guide.help import HelpWindow
from app.guide.pages import HelpPage, help_pages
from hrm_core.places import asset_path
from tests.app.support import Workshop

FOLDER = asset_path("help")
FILES = sorted(FOLDER.rglob("*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_pictures_of_the_help_are_there_and_nothing_leads_to_the_network(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# ")
    targets = re.findall(r"\]\(([^)]+)\)", text)
    assert [target for target in targets if not (path.parent / target).is_file()] == []


def test_german_pages_have_the_headings_pictures_and_steps_of_the_english_ones() -> None:
    for path in (FOLDER / "de").glob("*.md"):
        texts = [each.read_text("utf-8") for each in (FOLDER / path.name, path)]
        for mark in (r"^#+ ", r"^!\[", r"^\d\. ", r"^- "):
            english, german = (len(re.findall(mark, text, re.MULTILINE)) for text in texts)
            assert english == german, (path.name, mark)


def test_f1_opens_the_help_with_the_keys_of_all_commands(workshop: Workshop) -> None:
    window = workshop.build().window
    assert window.commands["help"].shortcut().toString() == "F1"
    window.commands["help"].trigger()
    shown = window.findChild(HelpWindow)
    assert isinstance(shown, HelpWindow)
    assert shown.isVisible()
    benches = {"window": window.commands, "arc": window.arc.actions}
    keys = help_pages(benches)[-1].text
    for actions in benches.values():
        for entry in actions.entries:
            assert not entry.keys or f"<td>{entry.text.replace('&', '')}</td>" in keys
    shown.close()


def test_a_search_leaves_the_pages_with_all_words_and_marks_the_first(qtbot: QtBot) -> None:
    pages = [HelpPage("One", "# One\n\nplain text"), HelpPage("Two", "# Two\n\na maze here")]
    window = HelpWindow(pages)
    qtbot.addWidget(window)
    window.search.setText("maze")
    assert [window.list.item(row).isHidden() for row in range(2)] == [True, False]
    assert window.list.currentRow() == 1
    found = window.findChild(QTextBrowser)
    assert isinstance(found, QTextBrowser)
    assert found.textCursor().selectedText() == "maze"
    window.search.setText("")
    assert not window.list.item(0).isHidden()
