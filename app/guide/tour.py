"""A tour of the window: one thing lit at a time, with a few words; it can be left at any step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

from app.style.controls import Card, dress
from app.style.painting import painting
from app.style.scale import scaled
from app.style.theme import Role, Theme

GAP = 12  # between what is lit and the words about it
WIDTH = 330
SHADE = 140  # of 255


def application() -> QApplication:
    """The one that runs."""
    found = QApplication.instance()
    assert isinstance(found, QApplication), "a window has an application"
    return found


@dataclass(frozen=True)
class Stop:
    """One step."""

    target: QWidget
    heading: str
    text: str
    begin: Callable[[], None] | None = None  # something that is to be seen here


class Tour(QWidget):
    """Covers the window while it lasts."""

    def __init__(self, stops: Sequence[Stop], theme: Theme, window: QWidget, heir: QWidget) -> None:
        """heir: what gets the keys when it is over."""
        super().__init__(window)
        self._stops, self._theme, self._now, self._heir = stops, theme, 0, heir
        self._card = Card()
        self._card.setParent(self)
        self._place = dress(QLabel(), "muted")
        self._heading = dress(QLabel(wordWrap=True), "title")
        self._text = QLabel(wordWrap=True)
        self._back, self._next = QPushButton(self.tr("Back")), QPushButton()
        leave = QPushButton(self.tr("Skip the tour"))
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        for button in (leave, self._back, self._next):
            button.installEventFilter(self)  # an arrow key would only seek another button
        for part in (self._place, self._heading, self._text):
            self._card.body.addWidget(part)
        self._card.body.addLayout(row)
        leave.clicked.connect(self.leave)
        self._back.clicked.connect(lambda: self.go(self._now - 1))
        self._next.clicked.connect(lambda: self.go(self._now + 1))
        window.installEventFilter(self)
        application().focusChanged.connect(self._keep_focus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.go(0)

    @property
    def step(self) -> int:
        """The step on show, from 0."""
        return self._now

    def go(self, step: int) -> None:
        """Show a step; after the last one the tour is over."""
        if step >= len(self._stops):
            self.leave()
            return
        before, self._now = self._now, max(step, 0)
        stop = self._stops[self._now]
        if stop.begin is not None and self._now > before:
            stop.begin()
        self._place.setText(self.tr("{0} of {1}").format(self._now + 1, len(self._stops)))
        self._heading.setText(stop.heading)
        self._text.setText(stop.text)
        self._back.setEnabled(self._now > 0)
        last = self._now == len(self._stops) - 1
        self._next.setText(self.tr("Done") if last else self.tr("Next"))
        self.setAccessibleDescription(f"{stop.heading}. {stop.text}")
        self._lay_out()
        self._next.setFocus()
        self.update()

    def leave(self) -> None:
        """End the tour."""
        application().focusChanged.disconnect(self._keep_focus)
        parent = self.parentWidget()
        if parent is not None:
            parent.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self._heir.setFocus()  # Qt would give it to the first button of the window

    def _keep_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Keys are the tour's, also when a dialog before it gives the focus back to the window."""
        elsewhere = now is not None and now is not self and not self.isAncestorOf(now)
        if elsewhere and now is not None and now.window() is self.window():
            self._next.setFocus()

    @property
    def lit(self) -> QRect:
        """What is pointed at."""
        target = self._stops[self._now].target
        corner = self.mapFromGlobal(target.mapToGlobal(QPoint(0, 0)))
        return QRect(corner, target.size()).adjusted(-4, -4, 4, 4).intersected(self.rect())

    def _lay_out(self) -> None:
        """The words stand beside what they are about, where there is room."""
        width = scaled(WIDTH)
        margins = self._card.body.contentsMargins()
        inner = width - margins.left() - margins.right()
        self._text.setFixedWidth(inner)
        self._heading.setFixedWidth(inner)
        height = self._card.body.totalHeightForWidth(width)
        size = QSize(width, max(height, self._card.body.totalMinimumSize().height()))
        lit, room = self.lit, self.rect().adjusted(GAP, GAP, -GAP, -GAP)
        spots = (
            QPoint(lit.right() + GAP, lit.top()),
            QPoint(lit.left() - GAP - size.width(), lit.top()),
            QPoint(lit.left(), lit.top() - GAP - size.height()),
            QPoint(lit.left(), lit.bottom() + GAP),
        )
        fitting = (QRect(spot, size) for spot in spots if room.contains(QRect(spot, size)))
        middle = QRect(room.center() - QPoint(size.width() // 2, size.height() // 2), size)
        self._card.setGeometry(next(fitting, middle))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if isinstance(watched, QPushButton) and event.key() in arrows:
                self.keyPressEvent(event)
                return True
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            parent = self.parentWidget()
            if parent is not None:
                self.setGeometry(parent.rect())
                self._lay_out()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.go(self._now + 1)
        elif event.key() == Qt.Key.Key_Left:
            self.go(self._now - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole, hole = QPainterPath(), QPainterPath()
            whole.addRect(QRectF(self.rect()))
            hole.addRoundedRect(QRectF(self.lit), 10, 10)
            painter.fillPath(whole.subtracted(hole), QColor(0, 0, 0, SHADE))
            painter.setPen(QPen(self._theme.color(Role.ACCENT), 2.5))
            painter.drawPath(hole)
