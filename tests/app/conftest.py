"""Windows for the tests of the app, closed again whatever happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.garbage import Sweeper
from app.printing.printers import PrinterList
from app.style.scale import NORMAL
from app.style.theme import Theme
from app.window.launch import Studio, load_fonts
from app.window.main_window import MainWindow
from tests.app.support import Workshop, discard


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a window does at rest is looked at before other tests leave windows behind."""
    items.sort(key=lambda item: item.path.name != "test_rest.py")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program makes it."""
    qapp.setStyle("Fusion")
    load_fonts()
    return qapp


@pytest.fixture(autouse=True)
def garbage_stays_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program: what one test left is not deleted by a thread of the next."""
    if "qapp" not in request.fixturenames:
        yield
        return
    sweeper = Sweeper(request.getfixturevalue("qapp"))
    yield
    sweeper.end()
    sweeper.deleteLater()


@pytest.fixture(autouse=True)
def texts_stay_as_large_as_they_were(request: pytest.FixtureRequest) -> Iterator[None]:
    """What one test shows in large texts is not there for the next."""
    yield
    if "qapp" in request.fixturenames:
        application = request.getfixturevalue("qapp")
        if application.font().pixelSize() not in (-1, NORMAL):
            Theme("light").apply()


@pytest.fixture(autouse=True)
def there_is_memory_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a run would be measured before it starts, on a machine that is busy."""
    monkeypatch.setattr("app.train.steps.setup_view.free_mb", lambda: 64_000.0)


@pytest.fixture
def no_window_stays(qapp: QApplication) -> Iterator[None]:
    """For tests of what builds its own window and leaves it to the end of the program."""
    yield
    for window in qapp.topLevelWidgets():
        if isinstance(window, MainWindow):
            discard(window)


@pytest.fixture(autouse=True)
def no_printer_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's printers are its own affair, and a process is started to ask for them."""
    monkeypatch.setattr(PrinterList, "names", lambda _: [])


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def workshop(qtbot: QtBot, tmp_path: Path) -> Iterator[Workshop]:
    """Builds windows around scripts and closes them."""
    workshop = Workshop(tmp_path)
    yield workshop
    for studio in workshop.studios:
        discard(studio.window)


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Studio:
    """A window on the screen."""
    studio = workshop.build()
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    return studio
