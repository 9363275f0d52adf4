"""Small controls used in several places: a card, a choice of a few, a row of buttons."""

from collections.abc import Sequence
from itertools import pairwise
from math import lcm
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionEvent,
    QIcon,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.style.fields import Slider
from app.style.painting import painting
from app.style.scale import scaled

SPACE = 10

MOST = (1 << 24) - 1  # pixels of a widget that may be as wide as it likes
AnyWidget = TypeVar("AnyWidget", bound=QWidget)
AnyNumber = TypeVar("AnyNumber", QSpinBox, QDoubleSpinBox)


def dress(widget: AnyWidget, name: str = "", tip: str = "", spoken: str = "") -> AnyWidget:
    """The widget with its name in the style sheet, its tip and what a screen reader says."""
    widget.setObjectName(name)
    widget.setToolTip(tip)
    widget.setAccessibleName(spoken)
    return widget


def rename(widget: QWidget, name: str) -> None:
    """Another name in the style sheet; to style anew is slow, so only if it is another."""
    if widget.objectName() != name:
        widget.setObjectName(name)
        widget.style().polish(widget)


def show_icon(button: QAbstractButton, picture: QIcon) -> None:
    """Another icon; a button lays everything around it out anew even for the one it has."""
    if button.icon().cacheKey() != picture.cacheKey():
        button.setIcon(picture)


def roomy(field: AnyNumber) -> AnyNumber:
    """A field for a number with room before it: a style sheet's padding does not reach inside."""
    field.lineEdit().setTextMargins(8, 0, 0, 0)
    return field


def form(rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
    """Fields with their names before them, each in the middle of its field's height."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for row, (name, field) in enumerate(rows):
        grid.addWidget(QLabel(name), row, 0)
        grid.addWidget(field, row, 1)
    return grid


class Card(QFrame):
    """A panel with a heading; its contents go into `body`."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.setSpacing(7)
        if heading:
            self.body.addWidget(dress(QLabel(heading), "heading"))


class Header(QFrame):
    """A row above the page; where the words need more, buttons show their icons alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.buttons: list[QToolButton] = []  # those with a text
        self.spare: list[Sequence[QWidget]] = []  # what can be missed; the first go first
        self.brand = dress(QLabel(), "brand")
        self._nameless = 0  # the width at which a page had no room for the name: then none has it,
        # for what stands right of it would move from page to page

    def fit(self) -> None:
        """Say as much as there is room for, in whatever language and size of texts."""
        style = Qt.ToolButtonStyle
        layout = self.layout()
        gone = [(False, False, count) for count in range(1, len(self.spare) + 1)]
        nameless = self._nameless == self.width()
        for worded, named, count in ((True, True, 0), (False, True, 0), (False, False, 0), *gone):
            for number, group in enumerate(self.spare):
                for widget in group:
                    widget.setMaximumWidth(0 if number < count else MOST)
            form = style.ToolButtonTextBesideIcon if worded else style.ToolButtonIconOnly
            for button in self.buttons:
                button.setToolButtonStyle(form)
            self.brand.setVisible(named and not nameless)
            if layout is None or layout.totalMinimumSize().width() <= self.width():
                break
        if self.brand.isHidden():
            self._nameless = self.width()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._nameless = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class ShortLabel(QLabel):
    """So many lines of text at most; it ends in … where there is no room for all of it."""

    def __init__(self, most: int = 1) -> None:
        super().__init__()
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def lines(self, width: int, height: int = MOST) -> list[str]:
        """What stands on each line; a word that is too long for one is broken."""
        text, starts = self.text(), [0]
        most = max(1, min(self._most, height // self.fontMetrics().lineSpacing()))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid() and len(starts) < most:
            line.setLineWidth(width)
            if (end := line.textStart() + line.textLength()) < len(text):
                starts.append(end)
        layout.endLayout()
        parts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
        elided = Qt.TextElideMode.ElideRight
        return [*parts[:-1], self.fontMetrics().elidedText(parts[-1], elided, width)]

    # Qt

    def hasHeightForWidth(self) -> bool:
        return self._most > 1  # the policy does not keep it: with a text a label sets it anew

    def heightForWidth(self, width: int) -> int:
        return len(self.lines(width)) * self.fontMetrics().lineSpacing()

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        with painting(self) as painter:
            text = "\n".join(self.lines(room.width(), room.height()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class Choice(QFrame):
    """One of a few, all in sight.

    Signals:
        chosen: the key of another choice, by the user.
    """

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str, str]], rows: Sequence[int] = ()) -> None:
        """options: key, text, tip; rows: how many stand in each row, all in one if not said."""
        super().__init__()
        self.setObjectName("segments")
        layout = QGridLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[str, QPushButton] = {}
        per_row = list(rows) or [max(len(options), 1)]
        places = [(row, column) for row, count in enumerate(per_row) for column in range(count)]
        units = lcm(*per_row)
        for unit in range(units):
            layout.setColumnStretch(unit, 1)
        for (row, column), (key, text, tip) in zip(places, options, strict=False):
            button = dress(QPushButton(text), "segment", tip)
            button.setCheckable(True)
            button.setAutoDefault(
                False
            )  # in a dialog Enter means the answer, not the first of these
            button.clicked.connect(self._report)
            self._group.addButton(button)
            self._buttons[key] = button
            wide = units // per_row[row]
            layout.addWidget(button, row, column * wide, 1, wide)

    @property
    def key(self) -> str:
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_key(self, key: str) -> None:
        """Choose without reporting; a key that stands elsewhere leaves none of these chosen."""
        self._group.setExclusive(key in self._buttons)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def _report(self) -> None:
        self.chosen.emit(self.key)


class ActionButton(QToolButton):
    """Shows its default action.

    Qt 6.11 connects a button to its action once more whenever the action changes, and lets go of
    none of these connections: memory and the time that each change takes would grow without end.
    """

    # Qt

    def actionEvent(self, event: QActionEvent) -> None:
        action = self.defaultAction()
        if event.type() != QEvent.Type.ActionChanged or event.action() is not action:
            super().actionEvent(event)
            return
        self.setText(action.iconText())
        show_icon(self, action.icon())
        self.setToolTip(action.toolTip())
        self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())
        self.setEnabled(action.isEnabled())


def action_button(action: QAction, text: bool = False) -> QToolButton:
    """A flat button for an action; its tip names the shortcut."""
    button = ActionButton(autoRaise=True)
    button.setIconSize(QSize(20, 20))
    button.setDefaultAction(action)
    if text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def slider(least: int, most: int, spoken: str) -> QSlider:
    """A horizontal slider."""
    found = dress(Slider(Qt.Orientation.Horizontal), spoken=spoken)
    found.setRange(least, most)
    return found


class _Inside(QWidget):
    """The content of a column; tells it when the layout wants another height."""

    def __init__(self, column: "Column") -> None:
        super().__init__()
        self._column = column
        self.stack = QVBoxLayout(self)

    # Qt

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.stack.invalidate()  # it may remember heights of the style before
        taken = super().event(event)
        if kind == QEvent.Type.LayoutRequest:
            self._column.fit()
        return taken


class Column(QScrollArea):
    """Panels below each other; they scroll when the window is low.

    The width inside follows from the column's own size and the needed height from that width, in
    one go. A scroll area that resizes its content by itself shows the bar, narrows the labels,
    hides the bar again, and never comes to rest.
    """

    def __init__(self, widgets: Sequence[QWidget], widths: tuple[int, int]) -> None:
        super().__init__()
        self.inside = _Inside(self)
        layout = self.inside.stack
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._widths = widths
        self._set_widths()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fit(self) -> None:
        """Give the content the width there is and the height it needs, if it has them not yet."""
        frame = 2 * self.frameWidth()
        width, height = self.width() - frame, self.height() - frame
        needed = self._needed(width)
        scrolls = needed > height
        if scrolls:
            width -= self.verticalScrollBar().sizeHint().width()
            needed = self._needed(width)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if scrolls:
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        size = QSize(width, max(needed, height))
        if size != self.inside.size():
            self.inside.resize(size)

    def _needed(self, width: int) -> int:
        layout = self.inside.stack
        return max(layout.totalMinimumSize().height(), layout.totalHeightForWidth(width))

    def _set_widths(self) -> None:
        """Larger texts need wider columns."""
        least, most = (scaled(width) for width in self._widths)
        if (least, most) != (self.minimumWidth(), self.maximumWidth()):
            self.setMinimumWidth(least)
            self.setMaximumWidth(most)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def column(widgets: Sequence[QWidget], widths: tuple[int, int]) -> Column:
    """Panels below each other, between so many pixels wide; they scroll when the window is low."""
    return Column(widgets, widths)
