"""Plots whose axes have numbers in the marks of the language. Imported with pyqtgraph, late."""

from collections.abc import Sequence

import pyqtgraph as pg

from app.words import marks


class Axis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis of a plot."""

    # pyqtgraph

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [marks(text) for text in super().tickStrings(values, scale, spacing)]


def new_plot() -> pg.PlotWidget:
    """A plot that is looked at alone: no menu, no buttons."""
    plot = pg.PlotWidget(axisItems={side: Axis(side) for side in ("left", "bottom")})
    plot.setMenuEnabled(False)
    plot.hideButtons()
    return plot
