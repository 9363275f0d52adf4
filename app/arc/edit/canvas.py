"""Drawing on one grid of the task: the tool in hand, the selection, what floats over the grid."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.arc.edit.desk import ArcDesk
from app.arc.edit.document import ArcDocument, Place, with_grid
from app.arc.edit.hand import TURNS, Floating, Tool
from app.arc.edit.tools import (
    BLACK,
    Box,
    blank,
    box_between,
    cut,
    draw,
    flood,
    paint,
    recolor,
    resize,
    stamp,
    swap_colors,
    whole,
)
from hrm_core.puzzle import Cell, Grid

DRAWING = (Tool.PAINT, Tool.LINE)


class Canvas(QObject):
    """Turns gestures on a grid into steps on the desk.

    Signals:
        changed: what is to be seen of the grid, the selection or the tool.
    """

    changed = Signal()

    def __init__(
        self,
        desk: ArcDesk,
        color_names: Callable[[], tuple[str, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._names = desk, color_names
        self.tool, self.color = Tool.PAINT, 1
        self.place = Place(desk.row, output=True)
        self.selection: Box | None = None
        self.floating: Floating | None = None
        self.clipboard: Grid | None = None
        self._way: list[Cell] = []  # of the drag under way
        self._before = Tool.PAINT  # what is in the hand again after a colour was picked
        desk.turned.connect(self._turn)
        desk.changed.connect(self._settle_in)

    @property
    def grid(self) -> Grid:
        """The grid that is drawn on, as the document has it."""
        return self._desk.document.grid(self.place)

    def picture(self) -> Grid:
        """The grid with what is being done to it."""
        if self.floating is not None:
            return self.floating.landed()
        if self._way and self.tool in DRAWING:
            return draw(self.grid, self._drawn_way(self._way), self.color)
        return self.grid

    def _drawn_way(self, way: list[Cell]) -> list[Cell]:
        """What a drag draws: where it went, or the straight line to where it is."""
        return [way[0], way[-1]] if self.tool is Tool.LINE else way

    def landed(self) -> ArcDocument:
        """The task as it would be if what floats or is being painted were put down now."""
        return with_grid(self._desk.document, self.place, self.picture())

    @property
    def outline(self) -> Box | None:
        """What is framed: what floats, else the selection."""
        return self.floating.box if self.floating is not None else self.selection

    # the tool in hand

    def take_tool(self, tool: Tool) -> None:
        self.put_down()
        if tool is Tool.PICK and self.tool is not Tool.PICK:
            self._before = self.tool
        self.tool, self.selection = tool, None
        self.changed.emit()

    def take_color(self, color: int) -> None:
        """A colour for the tools; with a selection it is filled at once."""
        self.color = color
        if self.selection is not None and self.floating is None:
            self._draw(paint(self.grid, self.selection, color), self._filling())
        self.changed.emit()

    def take_ink(self, color: int) -> None:
        """A colour that was picked from a grid; nothing is filled with it."""
        self.color = color
        if self.tool is Tool.PICK:
            self.tool = self._before
        self.changed.emit()

    def turn_to(self, place: Place) -> None:
        """Draw on another grid from now on."""
        if place != self.place:
            self.put_down()
            self.place, self.selection = place, None
            self.changed.emit()

    # the mouse

    def press(self, cell: Cell) -> None:
        """Begin a drag on a cell of the grid."""
        if self.tool is Tool.PICK:
            self.take_ink(int(self.grid[cell]))
            return
        if self.tool is Tool.FILL:
            grid = flood(self.grid, cell, self.color)
            self._draw(grid, self._filling())
            return
        if self.tool is Tool.SELECT:
            if self.outline is not None and cell in self.outline:
                self._lift()
            else:
                self.put_down()
                self.selection = box_between(cell, cell)
        self._way = [cell]
        self.changed.emit()

    def drag(self, cell: Cell) -> None:
        """On to another cell, perhaps outside the grid."""
        if not self._way:
            return
        if self.floating is not None:
            down, right = cell[0] - self._way[-1][0], cell[1] - self._way[-1][1]
            at = self.floating.at[0] + down, self.floating.at[1] + right
            self.floating = replace(self.floating, at=at)
        elif cell not in whole(self.grid):
            return
        elif self.tool is Tool.SELECT:
            self.selection = box_between(self._way[0], cell)
        self._way.append(cell)
        self.changed.emit()

    def release(self) -> None:
        """The drag is over."""
        way, self._way = self._way, []
        if way and self.tool in DRAWING:
            grid = draw(self.grid, self._drawn_way(way), self.color)
            black = self.grid[way[0]] == self.color
            what = self.tr("make black") if black else self.tr("paint {0}")
            self._draw(grid, what.format(self._names()[self.color]))
        self.changed.emit()

    def nudge(self, down: int, right: int) -> None:
        """What floats by so many cells."""
        if self.floating is not None:
            at = self.floating.at[0] + down, self.floating.at[1] + right
            self.floating = replace(self.floating, at=at)
            self.changed.emit()

    # the selection

    def select_all(self) -> None:
        self.take_tool(Tool.SELECT)
        self.selection = whole(self.grid)
        self.changed.emit()

    def copy(self) -> Grid:
        """Take the selection, or all of the grid, into the hand."""
        if self.floating is not None:
            self.clipboard = self.floating.patch
        else:
            self.clipboard = cut(self.grid, self.selection or whole(self.grid))
        self.changed.emit()
        return self.clipboard

    def paste(self, patch: Grid | None = None) -> None:
        """Let what was copied float over the grid, to be moved and put down."""
        patch = self.clipboard if patch is None else patch
        if patch is None:
            return
        self.put_down()
        at = (self.selection.top, self.selection.left) if self.selection is not None else (0, 0)
        self.tool, self.selection = Tool.SELECT, None
        what = self.tr("paste {0} x {1} cells").format(*patch.shape)
        self.floating = Floating(patch, at, self.grid, what)
        self.changed.emit()

    def put_down(self) -> None:
        """What floats becomes part of the grid."""
        if self.floating is None:
            return
        floating, self.floating = self.floating, None
        self.selection = None
        self._draw(floating.landed(), floating.what)
        self.changed.emit()

    def give_up(self) -> None:
        """What floats goes, else the selection; the grid is as before."""
        self.floating = self.selection = None
        self._way = []
        self.changed.emit()

    def erase(self) -> None:
        """The selection made black; without one, nothing happens."""
        if self.floating is not None:
            self.give_up()
        elif self.selection is not None:
            self._draw(paint(self.grid, self.selection, BLACK), self.tr("erase"))

    # the whole grid, or the selection

    def turn(self, which: str) -> None:
        """Flip or rotate: one of TURNS."""
        words = {
            "flip_sideways": self.tr("flip left to right"),
            "flip_over": self.tr("flip top to bottom"),
            "rotate": self.tr("rotate"),
        }
        if self.selection is not None and self.floating is None:
            self._lift()
        if self.floating is not None:
            patch = TURNS[which](self.floating.patch)
            self.floating = replace(self.floating, patch=patch, what=words[which])
            self.changed.emit()
        else:
            self._draw(TURNS[which](self.grid), words[which])

    def recolor(self, old: int, new: int, swap: bool = False) -> None:
        """All cells of one colour in another one, or the two colours swapped."""
        self.put_down()
        box = self.selection or whole(self.grid)
        part = cut(self.grid, box)
        part = swap_colors(part, old, new) if swap else recolor(part, old, new)
        names = self._names()[old], self._names()[new]
        what = self.tr("swap {0} and {1}") if swap else self.tr("recolour {0} to {1}")
        self._draw(stamp(self.grid, part, (box.top, box.left)), what.format(*names))

    def resize(self, place: Place, rows: int, cols: int) -> None:
        """Another size for a grid; what fits stays."""
        self.turn_to(place)
        self.put_down()
        grid = resize(self.grid, rows, cols)
        self._draw(grid, self.tr("resize to {0} x {1}").format(*grid.shape))

    def crop(self) -> None:
        """The selection becomes the whole grid."""
        self.put_down()
        if self.selection is not None:
            box, self.selection = self.selection, None
            self._draw(cut(self.grid, box), self.tr("crop to {0} x {1}").format(box.rows, box.cols))

    def copy_input(self) -> None:
        """The output begins as its input."""
        self.turn_to(Place(self.place.row, output=True))
        self.put_down()
        given = self._desk.document.grid(Place(self.place.row, output=False))
        self._draw(given.copy(), self.tr("copy the input"))

    def clear(self) -> None:
        """All black."""
        self.put_down()
        self._draw(blank(*self.grid.shape), self.tr("clear"))

    def _lift(self) -> None:
        """Let the selection float; black stays behind."""
        if self.floating is None and self.selection is not None:
            box = self.selection
            what = self.tr("move {0} x {1} cells").format(box.rows, box.cols)
            below = paint(self.grid, box, BLACK)
            self.floating = Floating(cut(self.grid, box), (box.top, box.left), below, what)

    def _filling(self) -> str:
        return self.tr("fill with {0}").format(self._names()[self.color])

    def _draw(self, grid: Grid, what: str) -> None:
        self._desk.draw(self.place, grid, what)

    def _turn(self) -> None:
        """Another row is on show: what floats over the old one is gone, its grid as it was."""
        self.floating = self.selection = None
        self._way = []
        self.place = Place(self._desk.row, self.place.output)
        self.changed.emit()

    def _settle_in(self) -> None:
        """Another document: a selection beyond its edge is none."""
        if self.place.row not in self._desk.document.rows():
            self.place = Place(self._desk.row, self.place.output)
        box, grid = self.selection, self.grid
        if box and (box.top + box.rows > grid.shape[0] or box.left + box.cols > grid.shape[1]):
            self.selection = None
        self.changed.emit()
