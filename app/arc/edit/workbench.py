"""The middle of the ARC bench: a pair or a test input large, with the tools to draw on it."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.actions import Actions
from app.arc.edit.board import ArcBoard
from app.arc.edit.picture import draw_arrow
from app.arc.edit.replay import ReplayBar
from app.arc.edit.swatches import SizeFields, Swatches
from app.bench.transport import bind
from app.board.frame import Frame
from app.style.controls import Choice, ShortLabel, action_button, dress, rename
from app.style.painting import painting
from app.style.scale import scaled
from app.style.theme import Theme
from hrm_core.look import Look

MINE, MODEL = "mine", "model"  # whose answer is on show
TOOLS = ("paint", "line", "fill", "select", "pick")
SIMPLE = ("paint", "fill", "copy_input", "clear")  # what most tasks need
ON_GRIDS = ("flip_sideways", "flip_over", "rotate", "recolor", "crop", "copy_input", "clear")
NARROW = 480  # pixels of width below which names and sizes of grids need two lines


class Arrow(QWidget):
    """Between the boards."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(34)
        theme.changed.connect(self.update)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(34, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_arrow(painter, self._theme, QPointF(self.width() / 2, self.height() / 2), 20)


class Workbench(QWidget):
    """Shows and reports; decides nothing.

    Signals:
        color_chosen: a number.
        resized: whether the output is meant, rows, columns.
        whose_chosen: MINE or MODEL.
    """

    color_chosen = Signal(int)
    resized = Signal(bool, int, int)
    whose_chosen = Signal(str)

    def __init__(self, look: Look, theme: Theme, actions: Actions, frame: Frame) -> None:
        super().__init__()
        self.title = dress(ShortLabel(), "title")
        self.given = ArcBoard(look, theme, frame, self.tr("Input"))
        self.output = ArcBoard(look, theme, frame, self.tr("Output"))
        self.boards = (self.given, self.output)
        self.swatches = Swatches(theme)
        self.replay = ReplayBar(theme)
        self._buttons: dict[str, QWidget] = {}
        self._narrow = False
        self._sizes = SizeFields(self.tr("Input")), SizeFields(self.tr("Output"))
        self._whose = Choice(
            [
                (MINE, self.tr("My answer"), self.tr("Draw the answer yourself")),
                (MODEL, self.tr("The model's"), self.tr("What the model thought")),
            ]
        )
        self._whose.set_key(MINE)
        self._check = QPushButton()
        bind(self._check, actions, "check")
        self._tries = dress(QLabel(wordWrap=True), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._head(actions))
        layout.addLayout(self._tools(actions))
        layout.addLayout(self._boards(theme), 1)
        layout.addWidget(self.replay)
        layout.addWidget(self._answering())
        self.swatches.chosen.connect(self.color_chosen)
        self._sizes[0].resized.connect(lambda rows, cols: self.resized.emit(False, rows, cols))
        self._sizes[1].resized.connect(lambda rows, cols: self.resized.emit(True, rows, cols))
        self._whose.chosen.connect(self.whose_chosen)

    def show_row(self, title: str, test: bool) -> None:
        """What is on the boards."""
        self.title.setText(title)
        self._answers.setVisible(test)
        self._sizes[1].show_name(self.tr("Answer") if test else self.tr("Output"))

    def show_sizes(self, given: tuple[int, ...], output: tuple[int, ...], editable: bool) -> None:
        """Rows and columns of both boards; the model's answer has a size of its own."""
        self._sizes[0].show_size(given[0], given[1])
        self._sizes[1].show_size(output[0], output[1])
        self._sizes[1].set_editable(editable)

    def show_cell(self, output: bool, text: str) -> None:
        """The cell of a board under the mouse, in words."""
        self._sizes[output].show_cell(text)

    @property
    def whose(self) -> str:
        """MINE or MODEL: the answer on show."""
        return self._whose.key

    def show_whose(self, whose: str) -> None:
        self._whose.set_key(whose)

    def show_tools(self, every: bool) -> None:
        """All tools, or the simple ones alone; keys and menus have all of them."""
        for name, button in self._buttons.items():
            button.setVisible(every or name in SIMPLE)

    @property
    def tries(self) -> str:
        """What is said of the user's own answer."""
        return self._tries.text()

    def show_tries(self, text: str, mood: str) -> None:
        """What the check found; mood: "good", "bad" or "muted"."""
        self._tries.setText(text)
        rename(self._tries, mood)

    def _head(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        for name in ON_GRIDS:
            self._buttons[name] = _quiet(actions, name)
            row.addWidget(self._buttons[name])
        row.addWidget(_quiet(actions, "all_tools"))
        return row

    def _tools(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for name in TOOLS:
            self._buttons[name] = _quiet(actions, name)
            row.addWidget(self._buttons[name])
        row.addSpacing(8)
        row.addWidget(self.swatches, 1)
        return row

    def _boards(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        for column, (size, board) in zip(
            (0, 2), zip(self._sizes, self.boards, strict=True), strict=True
        ):
            grid.addWidget(size, 0, column)
            grid.addWidget(board, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(Arrow(theme), 1, 1)
        grid.setRowStretch(1, 1)
        return grid

    def _answering(self) -> QWidget:
        self._answers = QWidget()
        grid = QGridLayout(self._answers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self._whose, 0, 0)
        grid.addWidget(self._check, 0, 2)
        grid.addWidget(self._tries, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        return self._answers

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            for size in self._sizes:
                size.show_narrow(narrow)


def _quiet(actions: Actions, name: str) -> QWidget:
    """A button that leaves the keyboard to the board."""
    button = action_button(actions[name])
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
