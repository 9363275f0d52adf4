"""The left of the ARC bench: what the task is, its rows, how cells look. Decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.arc.edit.rows import Rows
from app.settings import Settings
from app.style.controls import Card, Choice, ShortLabel, action_button, dress, rename
from app.style.fields import ComboBox
from app.style.icons import icon
from app.style.theme import Theme
from app.told import told

ON_ROWS = ("up", "down", "delete")


class TaskChooser(QWidget):
    """Where one is among the tasks of a folder: back, by id, on.

    Signals:
        wanted: the id of another task.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._back, self._on = QToolButton(), QToolButton()
        tip = self.tr("The task by its id; type to find another one of the folder")
        self._ids = dress(ComboBox(editable=True), "", tip, self.tr("Task"))
        self._ids.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, line = self._ids.completer(), self._ids.lineEdit()
        assert completer is not None, "an editable box has both"
        assert line is not None, "an editable box has both"
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for button, tip, step in (
            (self._back, self.tr("The task before"), -1),
            (self._on, self.tr("The next task"), 1),
        ):
            dress(button, "", tip, tip).setAutoRaise(True)
            button.clicked.connect(lambda _=False, step=step: self.step(step))
        layout.addWidget(self._back)
        layout.addWidget(self._ids, 1)
        layout.addWidget(self._on)
        self._ids.activated.connect(self._report)
        line.returnPressed.connect(self._report)
        self._here = ""  # the id of the task that is open
        theme.changed.connect(self._restyle)
        self._restyle()
        self.setVisible(False)

    def show_ids(self, ids: Sequence[str], current: int) -> None:
        """The tasks one can go to; with fewer than two there is nothing to choose."""
        self.setVisible(len(ids) > 1)
        self._ids.clear()
        for each in ids:
            self._ids.addItem(told(each), each)  # an example has a title in the user's language
        self._ids.setCurrentIndex(current)
        if (line := self._ids.lineEdit()) is not None:
            line.setCursorPosition(0)  # the beginning of a long id is in sight
        self._here = ids[current] if current >= 0 else ""
        self._back.setEnabled(current > 0)
        self._on.setEnabled(0 <= current < len(ids) - 1)

    def step(self, step: int) -> None:
        """To the task before (-1) or after (1) the one that is open."""
        index = self._ids.findData(self._here) + step
        if 0 <= index < self._ids.count():
            self.wanted.emit(self._ids.itemData(index))

    def _report(self) -> None:
        name = self._ids.currentText().strip()
        listed = self._ids.findText(name, Qt.MatchFlag.MatchFixedString)
        name = self._ids.itemData(listed) if listed >= 0 else name
        if name and name != self._here:
            self.wanted.emit(name)

    def _restyle(self) -> None:
        self._back.setIcon(icon(self._theme, "previous"))
        self._on.setIcon(icon(self._theme, "next"))


class TaskPanel(QWidget):
    """The kind of puzzle, the task, its pairs and test inputs, the colours.

    Signals:
        kind_chosen: the name of another kind of puzzle.
        look_chosen: a palette, and what cells hold: of MARKS.
    """

    kind_chosen = Signal(str)
    look_chosen = Signal(str, str)

    def __init__(
        self, theme: Theme, actions: Actions, settings: Settings, kinds: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self.kind = Choice([(name, title, "") for name, title in kinds])
        self.kind.chosen.connect(self.kind_chosen)
        self.chooser = TaskChooser(theme)
        self.rows = Rows(theme)
        self._title = dress(ShortLabel(most=2), "title")
        self._facts = dress(QLabel(wordWrap=True), "muted")
        card = Card()
        for widget in (self.kind, self._title, self._facts, self.chooser):
            card.body.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(card)
        layout.addWidget(self.rows, 1)
        layout.addLayout(self._adding(actions))
        layout.addLayout(self._looks(settings))

    def show_task(self, title: str, facts: str, bad: bool) -> None:
        """Its name, and what is known of it."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._facts.setText(facts)
        rename(self._facts, "bad" if bad else "muted")

    def _adding(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for name in ("add_pair", "add_test"):
            row.addWidget(action_button(actions[name], text=True))
        row.addStretch(1)
        for name in ON_ROWS:
            row.addWidget(action_button(actions[name]))
        return row

    def _looks(self, settings: Settings) -> QHBoxLayout:
        tip = self.tr("Colours of the cells; those for all eyes suit colour-blind people, too")
        self._palette = dress(ComboBox(), "", tip, self.tr("Colours"))
        self._palette.addItem(self.tr("ARC's colours"), "arc")
        self._palette.addItem(self.tr("For all eyes (Okabe-Ito)"), "okabe")
        self._palette.addItem(self.tr("For all eyes (Tol)"), "tol")
        self._palette.setCurrentIndex(self._palette.findData(settings.cells))
        tip = self.tr("A digit or a shape in each cell, for its colour")
        self._marks = dress(ComboBox(), "", tip, self.tr("In the cells"))
        self._marks.addItem(self.tr("Plain"), "")
        self._marks.addItem(self.tr("Digits"), "digits")
        self._marks.addItem(self.tr("Shapes"), "shapes")
        self._marks.setCurrentIndex(self._marks.findData(settings.marks))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._palette, 1)
        row.addWidget(self._marks)
        self._palette.activated.connect(self._report)
        self._marks.activated.connect(self._report)
        return row

    def choose_palette(self, palette: str) -> None:
        """Other colours, as if they had been chosen here."""
        self._palette.setCurrentIndex(self._palette.findData(palette))
        self._report()

    def _report(self) -> None:
        self.look_chosen.emit(self._palette.currentData(), self._marks.currentData())
