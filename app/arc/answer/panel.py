"""Answering: how many views, the votes as they come, and the candidates. Decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.arc.edit.picture import GridPicture
from app.bench.transport import bind
from app.style.controls import Card, action_button, dress, rename, roomy
from app.style.fields import SpinBox
from app.style.icons import icon
from app.style.painting import painting
from app.style.theme import Role, Theme
from hrm_core.puzzle import Grid

MOST_VIEWS = 200
SMALL, GAP = 24, 4  # of the picture of a vote
SHOWN = 6  # candidates


@dataclass(frozen=True, eq=False)
class Line:
    """A candidate as it is shown."""

    grid: Grid
    title: str
    facts: str
    right: bool | None  # None: nobody knows


class Votes(QWidget):
    """A small picture for each view, filled when it has voted.

    Signals:
        chosen: the number of a view.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pictures: Sequence[QImage | None] = ()
        self._best: frozenset[int] = frozenset()
        self._current = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Votes"))
        theme.changed.connect(self.update)

    def show_votes(
        self, pictures: Sequence[QImage | None], best: frozenset[int], current: int
    ) -> None:
        """One a view, None before its first thought; those that voted for the best answer."""
        more = len(pictures) != len(self._pictures)
        self._pictures, self._best, self._current = pictures, best, current
        self.setToolTip(self.tr("What each view answered; click to see how it got there"))
        if more:
            self.updateGeometry()
        self.update()

    def _per_row(self, width: int) -> int:
        return max(1, (width + GAP) // (SMALL + GAP))

    def _box(self, number: int) -> QRect:
        row, col = divmod(number, self._per_row(self.width()))
        return QRect(col * (SMALL + GAP) + 2, row * (SMALL + GAP) + 2, SMALL, SMALL)

    # Qt

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return -(-len(self._pictures) // self._per_row(width)) * (SMALL + GAP) + GAP

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for number, picture in enumerate(self._pictures):
                box = self._box(number)
                painter.fillRect(box, self._theme.color(Role.SUNKEN))
                if picture is not None:
                    painter.drawImage(box, picture)
                frame = box.adjusted(-2, -2, 1, 1)
                if number == self._current:
                    painter.setPen(QPen(self._theme.color(Role.ACCENT), 2))
                    painter.drawRect(frame)
                elif number in self._best:
                    painter.setPen(QPen(self._theme.color(Role.GOOD), 1))
                    painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(len(self._pictures)):
            if self._box(number).contains(event.position().toPoint()):
                self.chosen.emit(number)
                return


class AnswerPanel(Card):
    """How many views, the button, the votes.

    Signals:
        views_chosen: a number.
        view_wanted: a view is to be looked at.
    """

    views_chosen = Signal(int)
    view_wanted = Signal(int)

    def __init__(self, theme: Theme, actions: Actions, views: int) -> None:
        super().__init__(self.tr("Answer"))
        self.answer = dress(QPushButton(), "primary")
        bind(self.answer, actions, "answer")
        self._views = roomy(SpinBox(minimum=1, maximum=MOST_VIEWS, value=views))
        self._views.setToolTip(
            self.tr("The task is turned, mirrored and recoloured; every view gives one vote")
        )
        self._views.setAccessibleName(self.tr("Views"))
        self._views.setSuffix(self.tr(" views"))
        self.votes = Votes(theme)
        row = QHBoxLayout()
        row.addWidget(self._views)
        row.addStretch(1)
        row.addWidget(action_button(actions["stop"], text=True))
        self.body.addWidget(self.answer)
        self.body.addLayout(row)
        self.body.addWidget(self.votes)
        self._views.valueChanged.connect(self.views_chosen)
        self.votes.chosen.connect(self.view_wanted)

    @property
    def views(self) -> int:
        """How many shall vote."""
        return int(self._views.value())

    def show_next(self, primary: bool) -> None:
        """Whether to answer is the next thing to do."""
        rename(self.answer, "primary" if primary else "")


class Candidates(Card):
    """The answers that were voted for, the best first.

    Signals:
        chosen: the number of one, from 0.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Candidates"))
        self._theme = theme
        self._rows: list[QFrame] = []
        self._lines: Sequence[Line] = ()
        self.setVisible(False)
        theme.changed.connect(lambda: self.show_lines(self._lines))

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The first few of them."""
        self._lines = lines[:SHOWN]
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(number, line) for number, line in enumerate(self._lines)]
        for row in self._rows:
            self.body.addWidget(row)
        self.setVisible(bool(self._lines))

    def _row(self, number: int, line: Line) -> QFrame:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        picture = GridPicture(self._theme, line.grid, 60, f"{line.title}: {line.facts}")
        picture.setToolTip(self.tr("Show it on the board"))
        picture.setCursor(Qt.CursorShape.PointingHandCursor)
        picture.clicked.connect(lambda: self.chosen.emit(number))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(dress(QLabel(line.title), "good" if line.right else ""))
        words.addWidget(dress(QLabel(line.facts), "muted"))
        words.addStretch(1)
        layout.addWidget(picture)
        layout.addLayout(words, 1)
        if line.right is not None:
            sign, role = ("good", Role.GOOD) if line.right else ("bad", Role.BAD)
            mark = QLabel(pixmap=icon(self._theme, sign, role).pixmap(QSize(20, 20)))
            mark.setToolTip(self.tr("right") if line.right else self.tr("wrong"))
            layout.addWidget(mark)
        return row
