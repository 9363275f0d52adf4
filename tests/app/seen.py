"""All that a person sees of a window, as plain values: to be compared with what another shows.

Two windows that show the same must look alike, whatever one of them showed before.
"""

import re
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QScrollBar,
    QWidget,
)

from app.bench.strip import Strip
from app.board.board import Board
from app.train.watch_strip import WatchStrip
from app.window.launch import Studio

ROWS = 40  # of a table
_TIMES = re.compile(r"[\d.,]+\s(ms|s)\b|[\d.,]+\s(puzzles|samples)/s")
Seen = list[tuple[object, ...]]


def seen(*parts: QWidget) -> Seen:
    """Every text, value and picture of plain values that is in sight; times are left out."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found: Seen = []
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            if widget.isVisibleTo(part) and (values := _values(widget)):
                common = widget.objectName(), widget.isEnabledTo(part), widget.toolTip()
                spoken = widget.accessibleName(), widget.accessibleDescription()
                kind = type(widget).__name__
                found.append((kind, *map(_timeless, (*common, *spoken, *values))))
    return found


def commands(actions: Iterable[QAction]) -> Seen:
    """What can be done, and under which names, as far as those are in sight."""
    return [
        (each.isVisible(), each.isEnabled(), each.isChecked(), *_names(each)) for each in actions
    ]


def _names(action: QAction) -> tuple[object, ...]:
    return (_timeless(action.text()), action.toolTip()) if action.isVisible() else ()


def bench(studio: Studio) -> Seen:
    """The Solve page, the foot of the window, and its commands without undo and redo."""
    window, page = studio.window, studio.solving.page
    steps = {window.commands[name] for name in ("undo", "redo")}
    rest = [action for action in window.commands.all() if action not in steps]
    return [*seen(page, *window.line.labels), *commands(rest)]


def _timeless(value: object) -> object:
    """Without times and paces; a text that is one alone may be missing where all went fast."""
    if not isinstance(value, str):
        return value
    text = _TIMES.sub("#", value)
    return "" if text == "#" else text


def _values(widget: QWidget) -> tuple[object, ...]:
    """What a widget shows; () for those that only hold others."""
    if isinstance(widget, Board):
        return (widget.frame.rows, widget.frame.cols, widget.frame.faces)
    if isinstance(widget, Strip):
        width = range(0, widget.width(), 8)
        tips = tuple(_timeless(widget.tip_at(x)) for x in width)
        track = widget._track()
        told = track.position, len(track.traces), track.lines, track.halt, track.decision
        return (*told, track.most, track.shot, track.begun, widget.columns, widget.fork, tips)
    if isinstance(widget, WatchStrip):
        table = widget._table
        if table is None:
            return ("no table",)
        places = [(c, r) for c in range(len(table.steps)) for r in range(len(table.rows))]
        pictures = [(widget._thumb(table, *at)[1], table.cells(*at)) for at in places]
        return (tuple(table.steps), tuple(table.rows), table.shape, pictures)
    if isinstance(widget, QLabel):
        short = widget.text().endswith("…") and bool(widget.toolTip())  # as far as there is room
        return ("" if short else widget.text(), widget.pixmap().toImage())
    if isinstance(widget, QAbstractButton):
        return (widget.text(), widget.isChecked())
    if isinstance(widget, QComboBox):
        items = tuple(widget.itemText(number) for number in range(widget.count()))
        return (widget.currentIndex(), items)
    if isinstance(widget, QLineEdit):
        return (widget.text(), widget.placeholderText())
    if isinstance(widget, QAbstractSpinBox):
        return (widget.text(),)
    if isinstance(widget, QProgressBar) or (
        isinstance(widget, QAbstractSlider) and not isinstance(widget, QScrollBar)
    ):
        return (widget.value(), widget.maximum())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        return _table(widget)
    return _curves(widget)


def _table(view: QAbstractItemView) -> tuple[object, ...]:
    model, roles = view.model(), (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    cells = [
        _timeless(model.data(model.index(row, column), role))
        for row in range(min(ROWS, model.rowCount()))
        for column in range(columns)
        for role in roles
    ]
    # a table takes a row for its own when it gets the keyboard
    current = view.currentRow() if isinstance(view, QListWidget) else None
    return (model.rowCount(), current, cells)


def _curves(widget: Any) -> tuple[object, ...]:
    """The points of a plot."""
    if not hasattr(widget, "listDataItems"):
        return ()
    drawn = (item.getData() for item in widget.listDataItems())
    return tuple([] if x is None else [*map(float, x), *map(float, y)] for x, y in drawn)
