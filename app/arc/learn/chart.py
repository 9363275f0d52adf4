"""The curves of learning one task, live. Imported when a run is first looked at."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.style.controls import dress
from app.style.theme import Role, Theme
from app.train.axes import new_plot
from training.runs.history import RunHistory, smooth, thin

SMOOTHED = 5  # reports


class LearnChart(QWidget):
    """The loss; of pairs left out, the share that comes out right, and of their cells (dashed)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._loss, self._right = new_plot(), new_plot()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        titles = self.tr("loss"), self.tr("left-out pair: right")
        for column, (title, plot) in enumerate(zip(titles, (self._loss, self._right), strict=True)):
            label = dress(QLabel(title, wordWrap=True), "muted")  # a plot's own would be cut
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            layout.addWidget(label, 0, column)
            layout.setColumnStretch(column, 1)
            plot.setMouseEnabled(False, False)
            plot.setFixedHeight(96)
            plot.setMinimumWidth(80)
            layout.addWidget(plot, 1, column)
        self._right.setYRange(0, 1)
        self._right.getAxis("left").setTicks([[(0, "0"), (0.5, "½"), (1, "1")]])
        self._curve = self._loss.plot()
        self._cells = self._right.plot()
        self._points = self._right.plot()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def widget(self) -> QWidget:
        return self

    def show_history(self, history: RunHistory) -> None:
        """Draw what is known by now."""
        steps, values = history.curve("loss")
        self._curve.setData(*thin(steps, smooth(values, SMOOTHED)))
        known = [event for event in history.evaluations if event.name != "base"]
        self._points.setData([e.step for e in known], [e.exact for e in known])
        self._cells.setData([e.step for e in known], [e.cell for e in known])

    def _restyle(self) -> None:
        muted = self._theme.color(Role.MUTED)
        for plot in (self._loss, self._right):
            plot.setBackground(self._theme.color(Role.SURFACE))
            plot.showGrid(y=True, alpha=0.15)
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(self._theme.color(Role.BORDER))
                axis.setTextPen(muted)
                axis.setStyle(maxTickLevel=0)  # few numbers: the plots are small
            plot.getAxis("left").setWidth(30)
        color = self._theme.color(Role.ACCENT)
        self._curve.setPen(pg.mkPen(color, width=1))
        good = self._theme.color(Role.GOOD)
        self._points.setPen(pg.mkPen(good, width=1))
        self._points.setSymbol("o")
        self._points.setSymbolSize(6)
        self._points.setSymbolBrush(good)
        self._points.setSymbolPen(good)
        dashed = pg.mkPen(self._theme.color(Role.MINE), width=1, style=Qt.PenStyle.DashLine)
        self._cells.setPen(dashed)
