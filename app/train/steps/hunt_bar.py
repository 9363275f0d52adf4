"""The buttons that start a hunt for puzzles a model fails, and tells how it goes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.style.controls import dress
from app.style.fields import ComboBox
from app.told import told
from hrm_core.library.models import ModelInfo


class HuntBar(QWidget):
    """Shows and reports.

    Signals:
        hunt_wanted: the ModelInfo whose failures are wanted.
        story_wanted: the ModelInfo to find puzzles for, train and replay.
        stop_wanted: enough.
    """

    hunt_wanted = Signal(object)
    story_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._infos: Sequence[ModelInfo] = ()
        tip = self.tr("The model to find puzzles for")
        self._models = dress(ComboBox(), "", tip, tip)
        self._models.setMinimumWidth(150)
        self.begin = dress(
            QPushButton(self.tr("Find puzzles it fails")),
            tip=self.tr("Makes puzzles of this level and keeps those the model does not solve"),
        )
        self.begin.clicked.connect(lambda: self._report(self.hunt_wanted))
        self.story = dress(
            QPushButton(self.tr("Find and train")),
            tip=self.tr(
                "One button for all of it: finds puzzles of this level that the model does not"
                " solve, for three minutes at most, trains it ten minutes on them, and replays"
                " before and after side by side"
            ),
        )
        self.story.clicked.connect(lambda: self._report(self.story_wanted))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        self.told = dress(QLabel(), "muted")  # placed by whoever has the room
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name = dress(QLabel(self.tr("Model")), "muted")
        for widget in (name, self._models, self.begin, self.story, self.stop):
            row.addWidget(widget)
        row.addStretch(1)
        self.show_hunting(False, "")

    def show_models(self, infos: Sequence[ModelInfo]) -> None:
        """The models of the chosen kind."""
        chosen = self.model
        self._infos = infos
        self._models.clear()
        self._models.addItems([told(info.title) for info in infos])
        names = [info.name for info in infos]
        if chosen is not None and chosen.name in names:
            self._models.setCurrentIndex(names.index(chosen.name))
        self.begin.setEnabled(bool(infos))
        self.story.setEnabled(bool(infos))

    @property
    def model(self) -> ModelInfo | None:
        """The chosen one."""
        index = self._models.currentIndex()
        return self._infos[index] if 0 <= index < len(self._infos) else None

    def show_hunting(self, on: bool, words: str) -> None:
        """A hunt is under way or over, and what came of it."""
        had, heir = ((self.begin, self.story), self.stop) if on else ((self.stop,), self.begin)
        moves = any(button.hasFocus() for button in had)
        heir.show()
        if moves:
            heir.setFocus()  # before the others go: Qt would give it to the next one, Clear
        self.begin.setVisible(not on)
        self.story.setVisible(not on)
        self.stop.setVisible(on)
        self._models.setEnabled(not on)
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _report(self, wanted: SignalInstance) -> None:
        if self.model is not None:
            wanted.emit(self.model)
