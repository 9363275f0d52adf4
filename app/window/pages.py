"""The pages of the window: which one is on show, and what in the window belongs to it alone."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.style.controls import Choice

SOLVE, ARC, FILES, TRAIN, MODELS = "solve", "arc", "files", "train", "models"
FOLDER = "folder"  # of an ARC folder; reached from Files and from the ARC bench
_ORDER = (SOLVE, ARC, FILES, TRAIN, MODELS, FOLDER)
BENCHES = (SOLVE, ARC)  # where puzzles are solved; both stand behind one button


class Pages(QObject):
    """All of them; solving has a bench of its own for ARC, and stays at the one used last.

    Signals:
        shown: the name of the page that is now on show.
        left: the user turns to another page.
        turned: as shown, where it is another page than before.
    """

    shown = Signal(str)
    left = Signal()
    turned = Signal(str)

    def __init__(
        self,
        solve: QWidget,
        arc: QWidget,
        files: QWidget,
        train: QWidget,
        models: QWidget,
        folder: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget()
        for page in (solve, arc, files, train, models, folder):
            self.stack.addWidget(page)
        self._bench = SOLVE  # where solving went on last
        self.choice = Choice(
            [
                (SOLVE, self.tr("Solve"), self.tr("Watch a model think about a puzzle  (Alt+1)")),
                (
                    FILES,
                    self.tr("Files"),
                    self.tr("Let a model solve every puzzle of a file  (Alt+2)"),
                ),
                (
                    TRAIN,
                    self.tr("Training"),
                    self.tr("Train a model on your own puzzles  (Alt+3)"),
                ),
                (
                    MODELS,
                    self.tr("Models"),
                    self.tr("The models on this computer, and what runs them  (Alt+4)"),
                ),
            ]
        )
        self.choice.chosen.connect(self._choose)
        self._parts: list[tuple[QWidget | QAction, tuple[str, ...]]] = []
        self._served: list[tuple[QActionGroup, str, tuple[str, ...]]] = []
        self._tips: dict[QAction, str] = {}  # of commands that are grey here
        self.choice.set_key(SOLVE)

    @property
    def name(self) -> str:
        """The page on show."""
        return _ORDER[self.stack.currentIndex()]

    @property
    def bench(self) -> str:
        """SOLVE or ARC, whichever was on show last."""
        return self._bench

    def belongs(self, part: QWidget | QAction, *names: str) -> None:
        """A button or menu that only serves some pages."""
        self._parts.append((part, names))
        part.setVisible(self.name in names)

    def serves(self, actions: Sequence[QAction], why: str, *names: str) -> None:
        """Commands for what some pages show: on others they are grey, and their tip says why."""
        group = QActionGroup(
            self
        )  # beside it, each is on or off as its own part of the window says
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for action in actions:
            group.addAction(action)
        self._served.append((group, why, names))
        self._grey(self.name)

    def _grey(self, page: str) -> None:
        for group, why, names in self._served:
            on = page in names
            group.setEnabled(on)
            for action in group.actions():
                if not on and action.toolTip() != why:
                    self._tips[action] = action.toolTip()
                    action.setToolTip(why)
                elif on and action.toolTip() == why:
                    action.setToolTip(self._tips.pop(action))

    def show(self, name: str) -> None:
        """Go to a page."""
        another = name != self.name
        if name in BENCHES:
            self._bench = name
        behind = {ARC: SOLVE, FOLDER: FILES}
        self.choice.set_key(behind.get(name, name))
        self.stack.setCurrentIndex(_ORDER.index(name))
        for part, names in self._parts:
            part.setVisible(name in names)
        self._grey(name)
        self.shown.emit(name)
        if another:
            self.turned.emit(name)

    def show_bench(self) -> None:
        """Back to solving."""
        self.show(self._bench)

    def _choose(self, key: str) -> None:
        self.left.emit()
        self.show(self._bench if key == SOLVE else key)
