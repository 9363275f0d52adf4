"""Somebody who tries anything: clicks, drags, wheels, keys and commands at random, as one can.

The long run by hand, on the program itself with its models, in a folder of its own:

    python -m tests.fuzz.window --seconds 600 --seed 1

It prints every fault that nobody caught, with the acts before it, and every act that held the
window up for more than a second of the processor.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAction, QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QMenuBar,
    QMessageBox,
    QWidget,
)

from app.errors import show_faults
from app.memory.database import Memory
from app.settings import Preferences
from app.window.launch import build, make_application, remember
from app.window.main_window import MainWindow
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.tasks import TASKS

PAUSE = 8  # milliseconds between two acts
LATE = 1.0  # seconds of the processor that an act may take unsaid
REMEMBERED = 20  # acts that are told with a fault
ATTACK = Path(__file__).parents[1] / "data" / "attack"
ENDINGS = (".hrms", ".png", ".svg", ".csv", ".gif", ".txt", ".json", "")
MODIFIERS = (
    *5 * (Qt.KeyboardModifier.NoModifier,),
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
MOVES = "Up Down Left Right Tab Home End PageUp PageDown"
OTHERS = "Space Return Escape Delete Backspace Plus Minus"
KEYS = [
    *(Qt.Key[f"Key_{name}"] for name in "0123456789ABCDEFGHIJKLMNOPRSTUVWXYZ"),
    *(Qt.Key[f"Key_{name}"] for name in (*MOVES.split(), *OTHERS.split())),
    *(Qt.Key[f"Key_F{number}"] for number in range(1, 13) if number != 4),
]


class Anybody:
    """Acts on a window, over its timers; what was done last is in `acts`."""

    def __init__(self, window: MainWindow, rng: random.Random) -> None:
        self._window, self._rng = window, rng
        self.count = 0
        self.acts: deque[str] = deque(maxlen=REMEMBERED)
        self.late: list[tuple[float, str]] = []  # acts that took long, in seconds
        self._acting = QTimer(window, interval=PAUSE)
        self._acting.timeout.connect(self.act)
        self._leaving = QTimer(window, interval=80 * PAUSE)
        self._leaving.timeout.connect(self.leave_dialogs)

    def begin(self) -> None:
        """Go on until it is ended."""
        self._acting.start()
        self._leaving.start()

    def end(self) -> None:
        """No more; what is open above the window is put away."""
        self._acting.stop()
        self._leaving.stop()
        while above := QApplication.activePopupWidget() or QApplication.activeModalWidget():
            above.close()

    def act(self) -> None:
        """One thing, somewhere in view."""
        widget = self._somewhere()
        self.count += 1
        way = self._rng.choices(
            (self._click, self._drag, self._wheel, self._key, self._command, self._resize),
            (42, 8, 6, 24, 17, 3),
        )[0]
        begun = time.process_time()
        way(widget)
        if (taken := time.process_time() - begun) > LATE:
            self.late.append((taken, self.acts[-1]))

    def leave_dialogs(self) -> None:
        """Put away what is open above the window, half of the time."""
        open_now = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if open_now is not None and self._rng.random() < 0.5:
            self._note(f"leave {type(open_now).__name__}")
            if isinstance(open_now, QDialog):
                open_now.reject()
            else:
                open_now.close()

    def _note(self, words: str) -> None:
        self.acts.append(words)

    def _somewhere(self) -> QWidget:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        inside = [each for each in top.findChildren(QWidget) if each.isVisible()]
        return self._rng.choice([top, *(each for each in inside if each.isEnabled())])

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._rng.randrange(max(1, widget.width())),
            self._rng.randrange(max(1, widget.height())),
        )

    def _click(self, widget: QWidget) -> None:
        self._note(f"click {_name(widget)}")
        right = self._rng.random() < 0.1
        button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        QTest.mouseClick(widget, button, self._rng.choice(MODIFIERS), self._point(widget))

    def _drag(self, widget: QWidget) -> None:
        self._note(f"drag {_name(widget)}")
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(widget, left, none, self._point(widget))
        for _ in range(3):
            QTest.mouseMove(widget, self._point(widget))
        QTest.mouseRelease(widget, left, none, self._point(widget))

    def _wheel(self, widget: QWidget) -> None:
        self._note(f"wheel {_name(widget)}")
        middle = QPointF(widget.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, self._rng.choice((-120, 120))),
            Qt.MouseButton.NoButton,
            self._rng.choice(MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _key(self, widget: QWidget) -> None:
        key, modifier = self._rng.choice(KEYS), self._rng.choice(MODIFIERS)
        self._note(f"key {key.name.removeprefix('Key_')} {modifier.name}")
        QTest.keyClick(QApplication.focusWidget() or widget, key, modifier)

    def _command(self, _: QWidget) -> None:
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return
        actions = [action for menu in self._menus() for action in _offered(menu)]
        if actions := [each for each in actions if each is not self._window.commands["quit"]]:
            action = self._rng.choice(actions)
            self._note(f"command {action.text()}")
            action.trigger()

    def _resize(self, _: QWidget) -> None:
        self._note("resize")
        self._window.resize(self._rng.randrange(1000, 1700), self._rng.randrange(640, 1100))

    def _menus(self) -> list[QMenu]:
        """Those that can be opened now."""
        menus: list[object] = []
        for bar in self._window.findChildren(QMenuBar):
            if bar.isVisible():
                menus += [each.menu() for each in bar.actions() if each.isVisible()]
        for button in self._window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and hasattr(button, "menu"):
                menus.append(button.menu())
        return [menu for menu in menus if isinstance(menu, QMenu)]


def replies(rng: random.Random, folder: Path) -> list[tuple[type, str, object]]:
    """Whose attribute is to be what: dialogs of the system name some file or none, at once."""
    files = [path for path in asset_path("samples").rglob("*.*") if path.is_file()]
    files += sorted(ATTACK.iterdir())

    def existing(*_: object, **__: object) -> tuple[str, str]:
        return rng.choice((str(rng.choice(files)), "")), ""

    def several(*_: object, **__: object) -> tuple[list[str], str]:
        return [name for name in existing()[:1] if name], ""

    def new(*_: object, **__: object) -> tuple[str, str]:
        return rng.choice((str(folder / f"{rng.randrange(5)}{rng.choice(ENDINGS)}"), "")), ""

    def place(*_: object, **__: object) -> str:
        return rng.choice(("", str(folder), str(asset_path("samples", "arc"))))

    def no(*_: object, **__: object) -> QMessageBox.StandardButton:
        return QMessageBox.StandardButton.No

    def opened(*_: object) -> bool:
        return True

    return [
        (QFileDialog, "getOpenFileName", staticmethod(existing)),
        (QFileDialog, "getOpenFileNames", staticmethod(several)),
        (QFileDialog, "getSaveFileName", staticmethod(new)),
        (QFileDialog, "getExistingDirectory", staticmethod(place)),
        (QMessageBox, "question", staticmethod(no)),
        (QMessageBox, "warning", staticmethod(no)),
        (QDesktopServices, "openUrl", staticmethod(opened)),
    ]


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", "")
    words = text() if callable(text) and isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {words}".strip()


def _offered(menu: QMenu) -> list[QAction]:
    """What the menu and those below it offer now."""
    menu.aboutToShow.emit()
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        if not action.isVisible() or not action.isEnabled() or action.isSeparator():
            continue
        found += _offered(below) if isinstance(below, QMenu) else [action]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if nothing was unhandled."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.window", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HRM_STUDIO_HOME"] = folder
        return _long_run(options.seconds, random.Random(options.seed), Path(folder))


def _say(_: QtMsgType, __: QMessageLogContext, words: str | None) -> None:
    """What Qt has to say, but for what cannot be off screen."""
    if words and "This plugin does not support" not in words:
        print(words, file=sys.stderr)


def _long_run(seconds: float, rng: random.Random, folder: Path) -> int:
    faults = 0
    application = make_application([])
    for owner, name, answer in replies(rng, folder):
        setattr(owner, name, answer)
    preferences = Preferences(folder / "settings.json")
    studio = build(TASKS["sudoku"], open_engine, ModelLibrary(), preferences)
    keeper = remember(studio, Memory(folder / "memory.sqlite"), [])
    somebody = Anybody(studio.window, rng)

    def show(error: BaseException) -> None:
        nonlocal faults
        faults += 1
        print(f"after {somebody.count} acts: {' | '.join(somebody.acts)}", flush=True)

    def leave() -> None:
        somebody.end()
        studio.window.close()

    show_faults(show)  # which prints the fault itself
    qInstallMessageHandler(_say)
    studio.window.show()
    somebody.begin()
    QTimer.singleShot(round(1000 * seconds), leave)
    application.exec()
    keeper.close()
    for taken, act in somebody.late:
        print(f"{taken:.1f} s of the processor: {act}")
    print(f"{somebody.count} acts, {faults} unhandled")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
