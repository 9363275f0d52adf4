"""How a new puzzle is to be: kind, level or style and size, and a seed. Makes nothing itself."""

from collections.abc import Mapping

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.style.controls import Choice, dress, form, roomy
from app.style.fields import ComboBox, SpinBox
from app.style.scale import scaled
from app.told import told
from hrm_core.puzzle import LevelError, Task, Tasks
from hrm_core.tasks.maze import STYLES, parse_level
from hrm_core.tasks.maze.styles import SMALLEST
from hrm_core.tasks.maze.symbols import LARGEST

MAZE = "maze"


class NewPuzzleDialog(QDialog):
    """Asks; whoever opened it makes the puzzle.

    Signals:
        wanted: a level, the name of its kind, and a seed: a number, or None for any.
    """

    wanted = Signal(str, str, object)

    def __init__(
        self,
        tasks: Tasks,
        kind: str,
        levels: Mapping[str, str],
        last_seed: int | None,
        parent: QWidget | None = None,
    ) -> None:
        """levels: what was asked for last, by kind; last_seed: of the puzzle made last."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("New puzzle"))
        self.kind = Choice([(task.name, told(task.title), "") for task in tasks.values()])
        self.pages = {
            name: (
                MazePage(levels.get(name, ""))
                if name == MAZE
                else LevelPage(task, levels.get(name, ""))
            )
            for name, task in tasks.items()
        }
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        self.seed = SeedField(last_seed)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        make = self.buttons.button(kinds.Ok)
        dress(make, "primary").setText(self.tr("Make"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self.kind)
        layout.addWidget(self._stack)
        layout.addWidget(self.seed)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        make.setDefault(True)  # a dialog knows of it only once it is inside
        self.kind.chosen.connect(self._show_kind)
        self.buttons.accepted.connect(self._report)
        self.buttons.rejected.connect(self.reject)
        self.kind.set_key(kind)
        self._show_kind(kind)
        self.setMinimumWidth(scaled(420))

    def _show_kind(self, kind: str) -> None:
        shown, hidden = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        for name, page in self.pages.items():  # the others take no room
            page.setSizePolicy(shown, shown if name == kind else hidden)
        self._stack.setCurrentWidget(self.pages[kind])
        self.adjustSize()

    def _report(self) -> None:
        kind = self.kind.key
        self.accept()
        self.wanted.emit(self.pages[kind].level, kind, self.seed.value)


class LevelPage(QWidget):
    """One of the levels of a kind; where they have two words, a list for each."""

    def __init__(self, task: Task, level: str) -> None:
        super().__init__()
        self._levels = task.difficulties
        first, _, second = (level if level in self._levels else self._levels[0]).partition(" ")
        self.headings, self.rests = ComboBox(), ComboBox()
        for heading in dict.fromkeys(each.partition(" ")[0] for each in self._levels):
            self.headings.addItem(told(heading.capitalize()), heading)
        self.headings.setCurrentIndex(self.headings.findData(first))
        heading_name, rest_name = self.tr("Level"), self.tr("Size")
        rows: list[tuple[str, QWidget]] = [
            (heading_name, dress(self.headings, "", "", heading_name))
        ]
        if second:
            rows = [
                (self.tr("Rule"), self.headings),
                (rest_name, dress(self.rests, "", "", rest_name)),
            ]
        self.headings.currentIndexChanged.connect(self._fill)
        self._fill()
        self.rests.setCurrentIndex(max(0, self.rests.findData(second)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form(rows))
        layout.addStretch(1)

    @property
    def level(self) -> str:
        """As the kind takes it."""
        return f"{self.headings.currentData()} {self.rests.currentData() or ''}".strip()

    def _fill(self) -> None:
        """The sizes of the rule; the one that was chosen stays if the rule has it."""
        before, heading = self.rests.currentData(), self.headings.currentData()
        self.rests.clear()
        for level in self._levels:
            first, _, rest = level.partition(" ")
            if first == heading and rest:
                self.rests.addItem(rest, rest)
        self.rests.setCurrentIndex(max(0, self.rests.findData(before)))


class MazePage(QWidget):
    """Style, rows and columns, whatever their proportions."""

    def __init__(self, level: str) -> None:
        super().__init__()
        try:
            style, rows, columns = parse_level(level)
        except LevelError:
            style, rows, columns = STYLES[0], 15, 15
        self.style_ = ComboBox()
        for each in STYLES:
            self.style_.addItem(told(each.capitalize()), each)
        self.style_.setCurrentIndex(self.style_.findData(style))
        self.rows = roomy(SpinBox(minimum=SMALLEST, maximum=LARGEST, value=rows))
        self.columns = roomy(SpinBox(minimum=SMALLEST, maximum=LARGEST, value=columns))
        self._note = dress(QLabel(wordWrap=True), "muted")
        names = self.tr("Style"), self.tr("Rows"), self.tr("Columns")
        fields: tuple[QWidget, ...] = (self.style_, self.rows, self.columns)
        for name, field in zip(names, fields, strict=True):
            dress(field, spoken=name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form(list(zip(names, fields, strict=True))))
        layout.addWidget(self._note)
        layout.addStretch(1)
        self.style_.currentIndexChanged.connect(self._explain)
        self._explain()

    @property
    def level(self) -> str:
        """As the kind takes it: 'prim 12x30'."""
        return f"{self.style_.currentData()} {self.rows.value()}x{self.columns.value()}"

    def _explain(self) -> None:
        words = {
            "scattered": self.tr("Single walls at random, as in Maze-Hard"),
            "backtracker": self.tr("Long winding corridors without loops"),
            "prim": self.tr("Many short dead ends, no loops"),
            "wilson": self.tr("Without loops, every such maze equally likely"),
            "cave": self.tr("Halls with ragged walls"),
            "loops": self.tr("Winding corridors with several ways round"),
            "rooms": self.tr("Rectangular rooms with doors"),
            "open": self.tr("Few single walls on an open board"),
        }
        size = self.tr("{0} to {1} rows and columns").format(SMALLEST, LARGEST)
        self._note.setText(f"{words[self.style_.currentData()]}; {size}.")


class SeedField(QWidget):
    """A number that makes the same puzzle again; empty: a new puzzle each time."""

    def __init__(self, last: int | None) -> None:
        super().__init__()
        name = self.tr("Seed")
        self.line = QLineEdit(placeholderText=self.tr("any"))
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName(name)
        digits = QRegularExpression("[0-9]{0,18}")
        self.line.setValidator(QRegularExpressionValidator(digits, self.line))
        self.again = QPushButton(self.tr("The last one: {0}").format(last))
        self.again.setToolTip(self.tr("What the last puzzle was made with"))
        self.again.setVisible(last is not None)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(lambda: self.line.setText(str(last)))
        row, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        row.setLayout(line)
        line.addWidget(self.line, 1)
        line.addWidget(self.again)
        told = self.tr("The same seed gives the same puzzle, here and with hrm generate --seed.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form([(name, row)]))
        layout.addWidget(dress(QLabel(told, wordWrap=True), "muted"))

    @property
    def value(self) -> int | None:
        """The number; None where any will do."""
        return int(self.line.text()) if self.line.text() else None
