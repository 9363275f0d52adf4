"""What the Solve page does for mazes alone: strokes become documents, searches become overlays."""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.board.board import Board
from app.board.drawing import Tool, border, fill, invert, put, resized, stroke, toggle
from app.board.editor import redraw
from app.board.frame import edit_frame
from app.board.trail import Overlays, known_corridor, known_search
from app.settings import Preferences
from app.solve.desk import Desk
from app.solve.draw_panel import DrawPanel
from app.words import fill as fill_in
from app.words import number, tr
from hrm_core.puzzle import Cell, Grid
from hrm_core.tasks.maze import solve_exact
from hrm_core.tasks.maze.symbols import FREE, GOAL, START, WALL

PAUSE = 500  # milliseconds after a stroke


class MazeDesk(QObject):
    """Draws on a maze that lies on the desk; silent while another kind of puzzle does.

    Signals:
        overlays_changed: something else is to be seen over the maze.
        solve_wanted: the model is to answer what was drawn.
    """

    overlays_changed = Signal()
    solve_wanted = Signal()

    def __init__(
        self,
        board: Board,
        panel: DrawPanel,
        desk: Desk,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._board, self._panel, self._desk, self._preferences = board, panel, desk, preferences
        self._tool = Tool.PEN
        self._way: list[Cell] = []  # of the stroke under way
        self._drawn: Grid | None = None  # that is to be answered after a pause
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._ask)
        board.pressed.connect(self._press)
        board.dragged.connect(self._drag)
        board.released.connect(self._release)
        panel.tool_chosen.connect(self._choose_tool)
        panel.inverted.connect(self._invert)
        panel.cleared.connect(desk.clear)
        panel.border_wanted.connect(lambda: self._draw(border(self._given)))
        panel.overlays_chosen.connect(self._choose_overlays)
        panel.size_chosen.connect(self._resize)
        desk.changed.connect(self._show_size)

    @property
    def active(self) -> bool:
        """Whether a maze lies on the desk."""
        return self._desk.task.look.trail is not None

    @property
    def overlays(self) -> Overlays:
        now = self._preferences.now
        return Overlays(now.corridor, now.search)

    def key(self, value: int) -> None:
        """A symbol was typed: space toggles walls, S and G put the ends on the cursor."""
        given, cells = self._given, self._board.selected
        if value in (START, GOAL):
            self._draw(put(given, self._board.cursor_cell, value))
        elif value == FREE:
            self._draw(toggle(given, cells))
        else:
            self._draw(fill(given, cells, WALL))

    def erase(self) -> None:
        """The chosen cells made free, the start and the goal, too."""
        given = self._given.copy()
        for cell in self._board.selected:
            given[cell] = FREE
        self._draw(given)

    def show_found(self) -> None:
        """What the classic search did."""
        wanted = self._preferences.now.search
        if not wanted or not self.active:
            self._panel.show_found("")
            return
        found = known_search(self._given, wanted)
        if not found.path:
            self._panel.show_found(self.tr("It finds no way."))
            return
        text = self.tr("It visits {0} cells and finds {1} moves.")
        self._panel.show_found(text.format(len(found.visited), found.moves))

    @property
    def _given(self) -> Grid:
        return self._desk.document.puzzle.given

    def _draw(self, given: Grid) -> None:
        answer = solve_exact(given)
        self._desk.draw(given, answer, self.tr("drawing"))
        self._pause.stop()
        if self._preferences.now.solve_drawn and answer is not None:  # there is a way
            self._drawn = given
            self._pause.start()

    def _ask(self) -> None:
        """Unless another puzzle lies there by now."""
        if self.active and self._drawn is not None and np.array_equal(self._given, self._drawn):
            self.solve_wanted.emit()

    def _press(self, cell: Cell) -> None:
        if self.active:
            self._pause.stop()
            self._way = [cell]
            self._preview()

    def _drag(self, cell: Cell) -> None:
        if self._way:
            self._way.append(cell)
            self._preview()

    def _release(self) -> None:
        if self._way:
            grid, self._way = stroke(self._given, self._tool, self._way), []
            self._draw(grid)
            if self._tool in (Tool.START, Tool.GOAL):
                self._go_on(grid)

    def _go_on(self, grid: Grid) -> None:
        """After one end comes the other, where there is none, and then the walls."""
        missing = Tool.GOAL if not (grid == GOAL).any() else Tool.START
        both = (grid == START).any() and (grid == GOAL).any()
        self._tool = Tool.PEN if both else missing
        self._panel.set_tool(self._tool)

    def _resize(self, rows: int, columns: int) -> None:
        given = resized(self._given, rows, columns)
        self._desk.lay_drawn(given, solve_exact(given), self.tr("size"))

    def _show_size(self) -> None:
        self._way = []  # a stroke that was begun on what lay here before
        if self.active:
            rows, columns = self._given.shape
            self._panel.show_size(rows, columns)

    def _preview(self) -> None:
        """The stroke under way, on the board alone; what a search finds follows at once."""
        grid = stroke(self._given, self._tool, self._way)
        document = redraw(self._desk.document, grid)
        frame = edit_frame(self._desk.task.look, document)
        self._board.show_frame(self.overlays.dress(frame, grid, None))

    def _choose_tool(self, tool: str) -> None:
        self._tool = Tool(tool)
        self._board.setFocus()

    def _invert(self) -> None:
        self._draw(invert(self._given))

    def _choose_overlays(self, corridor_: bool, search_: str) -> None:
        self._preferences.change(corridor=corridor_, search=search_)
        self.overlays_changed.emit()


def maze_facts(given: Grid) -> str:
    """The maze in words: its size, and its shortest paths if there are any."""
    rows, columns = given.shape
    best = known_corridor(given)
    if best is None:
        return tr("{0} x {1} cells").format(rows, columns)
    if best.paths == 1:
        one = tr("{0} x {1} cells; one shortest path, of {2} moves")
        return one.format(rows, columns, best.moves)
    many = tr("{0} x {1} cells; {2} shortest paths, of {3} moves")
    return many.format(rows, columns, _short(best.paths), best.moves)


def _short(count: int) -> str:
    """A number of paths, as people read it.

    >>> _short(1234), _short(3_812_345), _short(27_724_400_000), _short(10**15)
    ('1,234', '3.8 million', '27.7 billion', 'very many')
    """
    if count < 1_000_000:
        return number(count, ",")
    if count < 1_000_000_000:
        return fill_in(tr("{0:.1f} million"), count / 1e6)
    if count < 1_000_000_000_000:
        return fill_in(tr("{0:.1f} billion"), count / 1e9)
    return tr("very many")
