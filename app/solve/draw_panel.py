"""The panel for mazes: tools to draw with, and what shall be seen over the maze."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from app.board.drawing import Tool
from app.style.controls import Card, Choice, dress, form, roomy
from app.style.fields import ComboBox, SpinBox
from app.style.menus import attach_menu, menu_button
from hrm_core.tasks.maze.symbols import LARGEST, SMALLEST

SQUARES = 5, 10, 15, 20, 30, 40  # sizes to choose from


class DrawPanel(Card):
    """Tools and commands; `overlays` holds the choices of what is seen, for another card.

    Signals:
        tool_chosen: a Tool, as text.
        inverted: walls and free cells are to change places.
        cleared: the board is to be emptied.
        border_wanted: there are to be walls all around, or no longer.
        size_chosen: rows and columns that the board is to have.
        overlays_chosen: whether the corridor is wanted, and a search: "", "bfs" or "astar".
    """

    tool_chosen = Signal(str)
    inverted = Signal()
    cleared = Signal()
    border_wanted = Signal()
    size_chosen = Signal(int, int)
    overlays_chosen = Signal(bool, str)

    def __init__(self, corridor: bool, search: str) -> None:
        super().__init__()
        self._size = menu_button("", self.tr("Rows and columns of the board"))
        self._tool = Choice(
            [
                (Tool.PEN, self.tr("Pen"), self.tr("Drag to draw walls; from a wall on, to erase")),
                (Tool.LINE, self.tr("Line"), self.tr("Drag a straight wall")),
                (Tool.BOX, self.tr("Box"), self.tr("Drag the outline of a rectangle")),
                (Tool.START, self.tr("Start S"), self.tr("Click where the way begins (S)")),
                (Tool.GOAL, self.tr("Goal G"), self.tr("Click where the way ends (G)")),
            ],
            rows=(3, 2),
        )
        self._tool.set_key(Tool.PEN)
        self._hint = dress(QLabel(wordWrap=True), "muted")
        self._hint.setToolTip(
            self.tr(
                "Keys: arrows go, Space draws or erases, S and G put start and goal."
                " Over a run Space plays; # draws and Del erases."
            )
        )
        self.rows, self.columns = (
            roomy(SpinBox(minimum=SMALLEST, maximum=LARGEST)) for _ in range(2)
        )
        for field, name in ((self.rows, self.tr("Rows")), (self.columns, self.tr("Columns"))):
            field.setKeyboardTracking(False)
            dress(field, "", self.tr("{0}; what is drawn stays").format(name), name)
            field.valueChanged.connect(self._report_size)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for words, tip, wanted in (
            (self.tr("Invert"), self.tr("Walls become free, and back"), self.inverted),
            (self.tr("Clear"), self.tr("An empty board of this size"), self.cleared),
            (
                self.tr("Border"),
                self.tr("Walls all around; once more, none there"),
                self.border_wanted,
            ),
        ):
            button = dress(QToolButton(autoRaise=True), "tight", tip)
            button.setText(words)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(wanted)
            buttons.addWidget(button)
        self._corridor = QCheckBox(self.tr("All shortest paths"))
        self._corridor.setToolTip(self.tr("Every cell that lies on some shortest path"))
        self._corridor.setChecked(corridor)
        tip = self.tr("What a search without learning visits, and the path it finds")
        self._search = dress(ComboBox(), "", tip, self.tr("Classic search"))
        self._search.addItem(self.tr("No classic search"), "")
        self._search.addItem(self.tr("Breadth-first search"), "bfs")
        self._search.addItem(self.tr("A* search"), "astar")
        self._search.setCurrentIndex(self._search.findData(search))
        self._found = dress(QLabel(wordWrap=True), "muted")
        self.body.addWidget(self._tool)
        told = QHBoxLayout()
        told.addWidget(self._hint, 1)
        told.addWidget(self._size, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(told)
        self.body.addLayout(buttons)
        self.overlays = QWidget()
        layout = QVBoxLayout(self.overlays)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.body.spacing())
        for widget in (self._corridor, self._search, self._found):
            layout.addWidget(widget)
        attach_menu(self._size, self._sizes())
        self._tool.chosen.connect(self.tool_chosen)
        self._tool.chosen.connect(self._explain)
        self._explain()
        self._corridor.clicked.connect(self._report)
        self._search.activated.connect(self._report)
        self.show_found("")

    def show_found(self, text: str) -> None:
        """What the classic search did, in words."""
        self._found.setText(text)
        self._found.setVisible(bool(text))

    @property
    def hint(self) -> str:
        """What to do with the tool."""
        return self._hint.text()

    def set_tool(self, tool: Tool) -> None:
        """Another tool, without reporting it."""
        self._tool.set_key(tool)
        self._explain()

    def show_size(self, rows: int, columns: int) -> None:
        """The size of the maze on the desk."""
        self._size.setText(self.tr("{0} x {1}").format(rows, columns))
        for field, value in ((self.rows, rows), (self.columns, columns)):
            blocked = field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(blocked)

    def _sizes(self) -> QMenu:
        """Some squares, and any number of rows and columns."""
        menu = QMenu(self._size)
        for side in SQUARES:
            square = menu.addAction(self.tr("{0} x {1}").format(side, side))
            square.triggered.connect(lambda _=False, side=side: self.size_chosen.emit(side, side))
        menu.addSeparator()
        fields, action = QWidget(), QWidgetAction(menu)
        fields.setLayout(form([(self.tr("Rows"), self.rows), (self.tr("Columns"), self.columns)]))
        action.setDefaultWidget(fields)
        menu.addAction(action)
        return menu

    def _explain(self) -> None:
        words = {
            Tool.START: self.tr("Click the cell where the way begins."),
            Tool.GOAL: self.tr("Click the cell where the way ends."),
        }
        draw = self.tr("Drag walls, S, G")
        self._hint.setText(words.get(Tool(self._tool.key), draw))

    def _report_size(self) -> None:
        self.size_chosen.emit(self.rows.value(), self.columns.value())

    def _report(self) -> None:
        self.overlays_chosen.emit(self._corridor.isChecked(), self._search.currentData())
