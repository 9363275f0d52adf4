"""The ten colours to draw with, and the size of a grid: small controls of the workbench."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from app.arc.edit.tools import COLORS, LARGEST
from app.style.colors import CELL_PALETTES, FILL, ink_on
from app.style.controls import dress
from app.style.fields import SpinBox
from app.style.painting import painting
from app.style.theme import Role, Theme
from app.told import told


class Swatch(QAbstractButton):
    """One colour and its number."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(checkable=True)
        self._theme, self._number = theme, number
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(28, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(14, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            color = self._theme.fill(f"{FILL}{self._number}")
            chosen = self.isChecked()
            room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            if chosen or self.hasFocus():
                painter.setPen(QPen(self._theme.color(Role.ACCENT), 2.5 if chosen else 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(room.adjusted(-0.5, -0.5, 0.5, 0.5), 7, 7)
            painter.setPen(QPen(self._theme.color(Role.HEAVY), 1))
            painter.setBrush(color)
            painter.drawRoundedRect(room.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
            painter.setPen(QColor(ink_on(color.name())))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(self._number))


class Swatches(QWidget):
    """All of them in a row.

    Signals:
        chosen: the number of a colour.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self, exclusive=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for number in range(COLORS):
            swatch = Swatch(theme, number)
            self._group.addButton(swatch, number)
            layout.addWidget(swatch)
        self._group.idClicked.connect(self.chosen)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_color(self, number: int) -> None:
        """Mark one without reporting."""
        self._group.button(number).setChecked(True)

    def _restyle(self) -> None:
        for number, name in enumerate(map(told, CELL_PALETTES[self._theme.cells].names)):
            button = self._group.button(number)
            button.setToolTip(f"{name}  ({number})")
            button.setAccessibleName(name)
            button.update()


class SizeFields(QWidget):
    """What a grid is, and how large.

    Signals:
        resized: rows and columns, by the user.
    """

    resized = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = dress(QLabel(name), "heading")
        self._here = dress(
            QLabel(), "muted"
        )  # as wide as there is room: boards stay where they are
        self._here.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._rows, self._cols = (SpinBox(minimum=1, maximum=LARGEST) for _ in range(2))
        self._fields = QWidget()
        layout = QHBoxLayout(self._fields)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(self._here, 0, 1)
        self.show_narrow(False)
        words = (self.tr("Rows"), self.tr("Columns"))
        for field, word in zip((self._rows, self._cols), words, strict=True):
            dress(field, "", word, f"{name}: {word}")
            field.setKeyboardTracking(False)
            field.setFixedWidth(64)
            field.lineEdit().setTextMargins(4, 0, 0, 0)
            field.valueChanged.connect(self._report)
        layout.addWidget(self._rows)
        layout.addWidget(QLabel("x"))
        layout.addWidget(self._cols)

    def show_narrow(self, narrow: bool) -> None:
        """The fields below the name where both do not fit on a line."""
        self._grid.removeWidget(self._fields)
        if narrow:
            self._grid.addWidget(self._fields, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._fields, 0, 2)

    def show_size(self, rows: int, cols: int) -> None:
        """Without reporting."""
        for field, value in ((self._rows, rows), (self._cols, cols)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)

    def show_name(self, name: str) -> None:
        self._name.setText(name)

    def show_cell(self, text: str) -> None:
        """The cell under the mouse, in words."""
        self._here.setText(text)

    def set_editable(self, on: bool) -> None:
        self._rows.setEnabled(on)
        self._cols.setEnabled(on)

    def _report(self) -> None:
        self.resized.emit(self._rows.value(), self._cols.value())
