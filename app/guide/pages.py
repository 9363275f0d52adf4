"""The pages of the help: Markdown from assets/help, in the user's language where it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence

from app.actions import Actions, Command
from app.words import tr
from hrm_core.places import asset_path

FOLDER = "help"


@dataclass(frozen=True)
class HelpPage:
    """One page: Markdown, or HTML where the program made it."""

    title: str
    text: str
    name: str = ""  # of its file, without the ending
    made: bool = False  # HTML
    folder: Path = Path()  # of its file, where its pictures begin


def help_pages(benches: Mapping[str, Actions]) -> list[HelpPage]:
    """All pages, and last the keys of all commands as they are now."""
    found = [_read(path) for path in sorted(asset_path(FOLDER).glob("*.md"))]
    return [*found, HelpPage(tr("Keys"), keys(benches), made=True)]


def keys(benches: Mapping[str, Actions]) -> str:
    """Every command that has keys, as a table for each bench."""
    titles = {"window": tr("Everywhere and on Solve"), "arc": tr("On ARC")}
    heading = tr("Keys")
    parts = [f"<h1>{escape(heading)}</h1>"]
    for name, actions in benches.items():
        rows = [
            f"<tr><td>{escape(_name(entry))}</td><td><b>{escape(shown)}</b></td></tr>"
            for entry in actions.entries
            if (shown := _shown(actions, entry.name))
        ]
        table = f"<table cellpadding='3'>{''.join(rows)}</table>"
        parts.append(f"<h2>{escape(titles[name])}</h2>{table}")
    return "".join(parts)


def _read(path: Path) -> HelpPage:
    """A page in German, if the window speaks it and somebody wrote it."""
    own = path.parent / "de" / path.name
    german = QLocale().language() == QLocale.Language.German
    path = own if german and own.exists() else path
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    return HelpPage(title, text, path.stem, folder=path.parent)


def _name(entry: Command) -> str:
    return entry.text.replace("&", "")


def _shown(actions: Actions, name: str) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(form) for key in actions[name].shortcuts())
