"""The system's dialogs for files and folders, which open where the last one was left."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_FOLDER = "hrm-folder"  # the property of the application that remembers


def last_folder() -> str:
    """The folder of the file that was chosen last; home if there is none yet, or it is gone."""
    application = QCoreApplication.instance()
    found = str(application.property(_FOLDER) or "") if application is not None else ""
    return found if found and Path(found).is_dir() else str(Path.home())


def remember_folder(folder: str) -> None:
    """Begin the next dialog there."""
    if (application := QCoreApplication.instance()) is not None and folder:
        application.setProperty(_FOLDER, folder)


def ask_file(parent: QWidget, title: str, kinds: str = "") -> Path | None:
    """A file to open."""
    name, _ = QFileDialog.getOpenFileName(parent, title, last_folder(), kinds)
    return _kept(name)


def ask_files(parent: QWidget, title: str, kinds: str = "") -> list[Path]:
    """Files to open."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, last_folder(), kinds)
    for name in names[:1]:
        _kept(name)
    return [Path(name) for name in names]


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """A folder to open."""
    name = QFileDialog.getExistingDirectory(parent, title, last_folder())
    if name:
        remember_folder(name)
    return Path(name) if name else None


def ask_new(parent: QWidget, title: str, proposal: str, kinds: str = "") -> Path | None:
    """A file to write; without an ending of its own it gets that of the kind that was chosen."""
    return ask_kind(parent, title, proposal, kinds)[0]


def ask_kind(
    parent: QWidget, title: str, proposal: str, kinds: str = ""
) -> tuple[Path | None, str]:
    """A file to write, as ask_new, and which of the kinds was chosen ("" if none was named)."""
    place = str(Path(last_folder(), proposal))
    name, chosen = QFileDialog.getSaveFileName(parent, title, place, kinds)
    found = _kept(name)
    if found is not None and not found.suffix:
        ending = chosen.rpartition("*")[2].removesuffix(")") or Path(proposal).suffix
        found = found.with_name(found.name + ending)
    return found, chosen


def patterns(*endings: str) -> str:
    """The endings of files as a filter has them, in small and large letters.

    >>> patterns("txt", "json")
    '*.txt *.TXT *.json *.JSON'
    """
    return " ".join(f"*.{each}" for ending in endings for each in (ending, ending.upper()))


def _kept(name: str) -> Path | None:
    if name:
        remember_folder(str(Path(name).parent))
    return Path(name) if name else None
