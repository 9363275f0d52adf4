"""Windows for the tests of the app, closed again whatever happens."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.launch import Studio, load_fonts
from app.theme import Theme
from tests.app.support import Workshop

MakeStudio = Callable[..., Studio]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program makes it."""
    qapp.setStyle("Fusion")
    load_fonts()
    return qapp


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def make_studio(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeStudio]:
    """A window around a script: make_studio(beats=..., seconds=..., fails=..., models=...)."""
    made = []

    def make(**options: Any) -> Studio:
        studio = Workshop(tmp_path, **options).build()
        made.append(studio)
        return studio

    yield make
    for studio in made:
        studio.window.close()
        studio.window.deleteLater()


@pytest.fixture
def workshop(qtbot: QtBot, tmp_path: Path) -> Iterator[Workshop]:
    """For a test that counts what the engines did; close what is built."""
    yield Workshop(tmp_path)
