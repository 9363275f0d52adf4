"""The panel for mazes: tools to draw with, and what shall be seen over the maze."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.board.drawing import Tool
from app.style.controls import Card, Choice, dress
from app.style.fields import ComboBox


class DrawPanel(Card):
    """Tools and commands; `overlays` holds the choices of what is seen, for another card.

    Signals:
        tool_chosen: a Tool, as text.
        inverted: walls and free cells are to change places.
        cleared: the board is to be emptied.
        overlays_chosen: whether the corridor is wanted, and a search: "", "bfs" or "astar".
    """

    tool_chosen = Signal(str)
    inverted = Signal()
    cleared = Signal()
    overlays_chosen = Signal(bool, str)

    def __init__(self, corridor: bool, search: str) -> None:
        super().__init__(self.tr("Draw"))
        self._tool = Choice(
            [
                (Tool.PEN, self.tr("Pen"), self.tr("Drag to draw walls; from a wall on, to erase")),
                (Tool.LINE, self.tr("Line"), self.tr("Drag a straight wall")),
                (Tool.BOX, self.tr("Box"), self.tr("Drag the outline of a rectangle")),
            ]
        )
        self._tool.set_key(Tool.PEN)
        hint = dress(QLabel(wordWrap=True), "muted")
        hint.setText(self.tr("Drag to draw, from a wall to erase. Drag S and G."))
        hint.setToolTip(
            self.tr("Keys: arrows go, Space draws or erases, S and G put start and goal")
        )
        invert = dress(QPushButton(self.tr("Invert")), "", self.tr("Walls become free, and back"))
        clear = dress(QPushButton(self.tr("Clear")), "", self.tr("An empty board of this size"))
        buttons = QHBoxLayout()
        buttons.addWidget(invert)
        buttons.addWidget(clear)
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
        self.body.addLayout(buttons)
        self.body.addWidget(hint)
        self.overlays = QWidget()
        layout = QVBoxLayout(self.overlays)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.body.spacing())
        for widget in (self._corridor, self._search, self._found):
            layout.addWidget(widget)
        self._tool.chosen.connect(self.tool_chosen)
        invert.clicked.connect(self.inverted)
        clear.clicked.connect(self.cleared)
        self._corridor.clicked.connect(self._report)
        self._search.activated.connect(self._report)
        self.show_found("")

    def show_found(self, text: str) -> None:
        """What the classic search did, in words."""
        self._found.setText(text)
        self._found.setVisible(bool(text))

    def _report(self) -> None:
        self.overlays_chosen.emit(self._corridor.isChecked(), self._search.currentData())
