"""The curves of a run, live: three plots side by side. Imported when a run is first looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.style.painting import picture_bytes
from app.style.theme import Role, Theme
from app.train.axes import new_plot
from app.words import fill, number
from hrm_core.files import replace_file
from training.results.report import table
from training.runs.history import RunHistory, Values, smooth, thin

TOP = 1.04  # of an axis for shares: a curve at 1 lies below the edge


@dataclass(frozen=True)
class Curve:
    """A figure and how it is drawn."""

    name: str  # of Progress, or "validation"
    title: str
    role: Role
    dashed: bool = False


class Curves(QWidget):
    """Loss; what share is right; the segment at which the model halts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._history = self._other = RunHistory()
        self._window, self._log = 1, False
        self._panels: Sequence[tuple[str, Sequence[Curve]]] = (
            (self.tr("Loss"), [Curve("loss", self.tr("loss"), Role.ACCENT)]),
            (
                self.tr("Share that is right"),
                [
                    Curve("cell", self.tr("cells"), Role.MUTED),
                    Curve("exact", self.tr("whole puzzles"), Role.ACCENT),
                    Curve("q_accuracy", self.tr("Q-halt"), Role.Q_CONTINUE, dashed=True),
                    Curve("validation", self.tr("unseen puzzles"), Role.GOOD),
                ],
            ),
            (
                self.tr("Segments until it halts"),
                [Curve("mean_segments", self.tr("segments"), Role.HEAT)],
            ),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._plots: list[pg.PlotWidget] = []
        self._items: dict[str, pg.PlotDataItem] = {}
        self._ghosts: dict[str, pg.PlotDataItem] = {}
        for index, (title, curves) in enumerate(self._panels):
            layout.addWidget(self._plot(title, curves), 2 if len(curves) > 1 else 1)
            self._plots[index].scene().sigMouseMoved.connect(
                lambda at, index=index: self._hover(index, at)
            )
        theme.changed.connect(self._restyle)
        self._restyle()
        self._number_axes()

    def show_history(self, history: RunHistory) -> None:
        """Draw what is known by now; another run begins with axes of its own."""
        another, self._history = history is not self._history, history
        self._draw(self._items, history)
        if another:
            self._start_axes()

    def compare_with(self, other: RunHistory | None) -> None:
        """Another run behind this one, dotted."""
        self._other = other or RunHistory()
        self._draw(self._ghosts, self._other)

    def set_smoothing(self, window: int) -> None:
        """Means over so many reports."""
        self._window = max(1, window)
        self._draw(self._items, self._history)
        self._draw(self._ghosts, self._other)

    def set_log(self, on: bool) -> None:
        """The loss on a logarithmic axis."""
        self._log = on
        self._plots[0].setLogMode(y=on)

    def export(self, path: Path) -> None:
        """A picture, or the figures as a table, as the name says."""
        if path.suffix == ".csv":
            replace_file(path, table(self._history))
            return
        replace_file(path, picture_bytes(self.grab().toImage()))

    def _start_axes(self) -> None:
        """As far as the figures reach from now on; before there are any, from 0 to 1."""
        for plot, (_, curves) in zip(self._plots, self._panels, strict=True):
            own = len(curves) == 1  # a share lies between 0 and 1
            plot.setRange(xRange=(0, 1), yRange=(0, TOP), padding=0)
            plot.enableAutoRange(x=True, y=own)

    def _plot(self, title: str, curves: Sequence[Curve]) -> pg.PlotWidget:
        plot = new_plot()
        plot.setLimits(xMin=0)  # no step comes before the first
        plot.setMinimumSize(120, 120)
        plot.setAccessibleName(title)
        plot.getPlotItem().setTitle(title)
        if len(curves) > 1:
            plot.addLegend(offset=(-6, -6), labelTextSize="8pt", verSpacing=-6, colCount=2)
            plot.setYRange(0, TOP, padding=0)
        for curve in curves:
            self._ghosts[curve.name] = plot.plot()
            title_ = curve.title if len(curves) > 1 else None
            self._items[curve.name] = plot.plot(name=title_)
        self._plots.append(plot)
        return plot

    def _draw(self, items: dict[str, pg.PlotDataItem], history: RunHistory) -> None:
        for name, item in items.items():
            steps, values = self._values(history, name)
            item.setData(steps, values)
        self._number_axes()

    def _number_axes(self) -> None:
        """Numbers at the axes only where something is drawn: of nothing they would tell nothing."""
        for plot, (_, curves) in zip(self._plots, self._panels, strict=True):
            names = [curve.name for curve in curves]
            items = [kind[name] for kind in (self._items, self._ghosts) for name in names]
            drawn = any(item.xData is not None and len(item.xData) for item in items)
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                if axis.style["showValues"] != drawn:
                    axis.setStyle(showValues=drawn)

    def _values(self, history: RunHistory, name: str) -> tuple[Values, Values]:
        if name == "validation":
            return history.validation()
        steps, values = history.curve(name)
        return thin(steps, smooth(values, self._window))

    def _hover(self, index: int, at: QPointF) -> None:
        """The values under the mouse, in the title of the plot."""
        title, curves = self._panels[index]
        plot = self._plots[index]
        if not plot.sceneBoundingRect().contains(at):
            return
        step = plot.getPlotItem().vb.mapSceneToView(at).x()
        parts = []
        for curve in curves:
            steps, values = self._values(self._history, curve.name)
            if len(steps):
                near = int(np.abs(steps - step).argmin())
                value = number(values[near], ".1%" if len(curves) > 1 else ".4g")
                parts.append(f"{curve.title} {value}" if len(curves) > 1 else value)
                step = steps[near] if curve is curves[0] else step
        text = fill(self.tr("step {0:.0f}: {1}"), step, ", ".join(parts)) if parts else title
        self._title(plot, text)

    def _title(self, plot: pg.PlotWidget, text: str) -> None:
        plot.getPlotItem().setTitle(text, color=self._theme.color(Role.MUTED), size="8.5pt")

    def _restyle(self) -> None:
        muted = self._theme.color(Role.MUTED)
        for plot, (title, curves) in zip(self._plots, self._panels, strict=True):
            plot.setBackground(self._theme.color(Role.SURFACE))
            self._title(plot, title)
            plot.showGrid(y=True, alpha=0.15)
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(self._theme.color(Role.BORDER))
                axis.setTextPen(muted)
            if plot.getPlotItem().legend is not None:
                plot.getPlotItem().legend.setLabelTextColor(muted)
                plot.getPlotItem().legend.setBrush(self._theme.color(Role.SURFACE, 0.8))
            for curve in curves:
                self._pen(curve)

    def _pen(self, curve: Curve) -> None:
        color = self._theme.color(curve.role)
        style = Qt.PenStyle.DashLine if curve.dashed else Qt.PenStyle.SolidLine
        item = self._items[curve.name]
        item.setPen(pg.mkPen(color, width=1, style=style))
        faint = self._theme.color(curve.role, 0.5)
        self._ghosts[curve.name].setPen(pg.mkPen(faint, width=1, style=Qt.PenStyle.DotLine))
        if curve.name == "validation":
            item.setSymbol("o")
            item.setSymbolSize(6)
            item.setSymbolBrush(color)
            item.setSymbolPen(color)
