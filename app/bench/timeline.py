"""The timeline: transport buttons, what the segment on show did, the speed, and the strip."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from app.actions import Actions
from app.bench.strip import Strip
from app.bench.thumbs import draw_thumb
from app.board.frame import Frame
from app.settings import SPEEDS
from app.style.controls import action_button, dress
from app.style.fields import ComboBox
from app.style.row import Row
from app.style.scale import scaled
from app.style.theme import Theme

LEAST_FACTS = 160  # pixels of what a segment did
OTHERS = 420  # pixels of the row that buttons, gaps and the speed take


class Timeline(QFrame):
    """Looks at a run; never runs anything.

    Signals:
        speed_chosen: how many times faster than usual.
    """

    speed_chosen = Signal(float)

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        speed: float,
        draw: Callable[[Theme, Frame], QImage] = draw_thumb,
    ) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.strip = Strip(theme, draw)
        self._facts = dress(QLabel(), "muted")
        self._told = ""  # all of the facts, where there is room for some alone
        self.speed = dress(ComboBox(), "", self.tr("Speed of the replay"), self.tr("Speed"))
        for value in SPEEDS:
            self.speed.addItem(f"{value:g} ×", value)
        self.speed.setCurrentIndex(SPEEDS.index(speed))
        row = Row()
        transport = row.line
        transport.setSpacing(2)
        for name in ("first", "previous", "play", "next", "last"):
            button = action_button(actions[name])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            transport.addWidget(button)
        transport.addSpacing(10)
        transport.addWidget(self._facts, 1)
        self._forecast = dress(QLabel(), "muted")
        self._forms: Sequence[str] = ()  # of the forecast, the one that says most first
        self._forecast.hide()
        transport.addSpacing(10)
        transport.addWidget(self._forecast)
        transport.addSpacing(10)
        transport.addWidget(self.speed)
        self._fold = dress(QToolButton(autoRaise=True), "fold")
        self._fold.setCheckable(True)
        self._fold.setAccessibleName(self.tr("Fold the timeline"))
        self._fold.setToolTip(
            self.tr("The two values alone, or with the rules broken and every answer below them")
        )
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._name_fold(folded=False)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.toggled.connect(self._show_fold)
        self._fold.clicked.connect(self._note_choice)
        self._chosen = False  # the user folded or unfolded it
        transport.addWidget(self._fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 3)
        layout.setSpacing(1)
        layout.addWidget(row)
        layout.addWidget(self.strip)
        self.speed.activated.connect(self._choose_speed)

    @property
    def facts(self) -> str:
        return self._told

    def show_facts(self, text: str) -> None:
        """One line on the segment on show."""
        if text != self._told:
            self._told = text
            self._fit_forecast()

    @property
    def forecast(self) -> str:
        """All that is said of how the run will end; '' for nothing."""
        return self._forms[0] if self._forms else ""

    def show_forecast(self, forms: Sequence[str]) -> None:
        """One quiet line, in the longest of its forms that there is room for; none: nothing."""
        if forms == self._forms:
            return
        self._forms = forms
        self._forecast.setVisible(bool(forms))
        tip = self.tr(
            "After segment 2 a small calculation says how likely the answer will be right, and how"
            " many segments those that came right took. It was fitted to these weights on puzzles"
            " that they were not trained on; its record is that of other unseen puzzles, and of"
            " yours, of which a like chance was said. It takes no part in thinking."
        )
        self._forecast.setToolTip(f"{self.forecast}\n{tip}")
        self._fit_forecast()

    def _fit_forecast(self) -> None:
        metrics = self.fontMetrics()
        width, whole = metrics.horizontalAdvance, self.width() - scaled(OTHERS)
        fitting = (form for form in self._forms if width(form) < whole - width(self._told))
        form = next(fitting, self._forms[-1] if self._forms else "")
        self._forecast.setText(form)
        room = max(whole - width(form), scaled(LEAST_FACTS))
        self._facts.setText(metrics.elidedText(self._told, Qt.TextElideMode.ElideRight, room))
        cut = self._facts.text() != self._told
        self._facts.setToolTip(self._told if cut else "")

    def fit(self, low: bool) -> None:
        """Fold where the window is low, unless the user chose otherwise."""
        if not self._chosen:
            self._fold.setChecked(low)

    def forget_choice(self) -> None:
        """Fold again where the window is low, whatever the user chose."""
        self._chosen = False

    def _show_fold(self, folded: bool) -> None:
        self._name_fold(folded)
        self.strip.fold(folded)

    def _name_fold(self, folded: bool) -> None:
        self._fold.setArrowType(Qt.ArrowType.UpArrow if folded else Qt.ArrowType.DownArrow)
        self._fold.setText(self.tr("More") if folded else self.tr("Less"))

    def _note_choice(self) -> None:
        self._chosen = True

    def choose_speed(self, speed: float) -> None:
        """Another speed, as if it had been chosen here."""
        self.speed.setCurrentIndex(SPEEDS.index(speed))
        self._choose_speed()

    def _choose_speed(self) -> None:
        self.speed_chosen.emit(float(self.speed.currentData()))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_forecast()
