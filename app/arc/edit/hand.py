"""What is in the hand while a grid is drawn on: a tool, or cells that float over the grid."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.arc.edit.tools import Box, flip_over, flip_sideways, rotate, stamp
from hrm_core.puzzle import Cell, Grid


class Tool(StrEnum):
    """What the mouse does on a grid."""

    PAINT = "paint"
    LINE = "line"
    FILL = "fill"
    SELECT = "select"
    PICK = "pick"  # a colour, once; then the tool before


@dataclass(frozen=True, eq=False)
class Floating:
    """Cells that lie over the grid until they are put down."""

    patch: Grid
    at: Cell  # of its top left cell; may be outside the grid
    below: Grid  # the grid without them
    what: str  # how the step is called when they are put down

    @property
    def box(self) -> Box:
        return Box(*self.at, *self.patch.shape)

    def landed(self) -> Grid:
        """The grid with them put down."""
        return stamp(self.below, self.patch, self.at)


TURNS: Mapping[str, Callable[[Grid], Grid]] = {
    "flip_sideways": flip_sideways,
    "flip_over": flip_over,
    "rotate": rotate,
}
