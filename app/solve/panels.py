"""The panels one acts with: the puzzle and how to write on it, and how the model shall think."""

from collections.abc import Sequence
from itertools import chain, repeat

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.bench.transport import bind
from app.board.editor import Pen
from app.board.frame import Heat
from app.board.paint import HEATED
from app.board.tints import color_names, swatch
from app.settings import MOST_SEGMENTS, Settings
from app.solve.draw_panel import DrawPanel
from app.solve.puzzle_chooser import PuzzleChooser
from app.style.controls import (
    ActionButton,
    Card,
    Choice,
    ShortLabel,
    action_button,
    dress,
    rename,
    roomy,
)
from app.style.fields import ComboBox, SpinBox
from app.style.icons import icon
from app.style.theme import Role, Theme, mixed
from app.told import told
from app.words import number
from hrm_core.library.models import ModelInfo
from hrm_core.look import Look

KEYS_PER_ROW = 5


class PuzzlePanel(QWidget):
    """What the puzzle is called, what is known of it, what typing writes, keys for the mouse.

    Signals:
        pen_chosen: a Pen, as text.
        value_chosen: a symbol to write, and whether Ctrl was held, as for a note.
        erase_chosen: the chosen cells are to be emptied.
        view_chosen: candidates are wanted or not, and a Heat.
        kind_chosen: the name of another kind of puzzle.
    """

    pen_chosen = Signal(str)
    value_chosen = Signal(int, bool)
    erase_chosen = Signal()
    view_chosen = Signal(bool, str)
    kind_chosen = Signal(str)

    def __init__(
        self, look: Look, theme: Theme, settings: Settings, kinds: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._kind = Choice([(name, title, "") for name, title in kinds])
        self.draw = DrawPanel(settings.corridor, settings.search)
        self.chooser = PuzzleChooser(theme)
        self._theme = theme
        self._coloring = 0  # the colour used last, while typing colours; else 0
        self._title = dress(ShortLabel(most=2), "title")
        self._facts = dress(QLabel(wordWrap=True), "muted")
        self._pen = Choice(
            [
                (Pen.CLUE, self.tr("Clues"), self.tr("Typing writes clues: the puzzle (F2)")),
                (Pen.MINE, self.tr("Mine"), self.tr("Typing writes your own answer (F3)")),
                (Pen.NOTE, self.tr("Notes"), self.tr("Typing writes pencil marks (F4)")),
            ]
        )
        self._pen.chosen.connect(self.pen_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        puzzle, writing, view = Card(), Card(), Card(self.tr("Show"))
        self.hint = ActionButton(autoRaise=True)
        self.hint.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.hint.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.color = dress(QToolButton(autoRaise=True), spoken=self.tr("Colours"))
        self.color.setCheckable(True)
        self.color.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.color.setToolTip(self.tr("Digits colour cells; with Ctrl, candidates (F12)"))
        self.color.clicked.connect(lambda on: self.pen_chosen.emit(Pen.COLOR if on else Pen.MINE))
        self._digits: list[QPushButton] = []
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(dress(QLabel(self.tr("Write")), "heading"), 1)
        head.addWidget(self.color)
        head.addWidget(self.hint)
        writing.body.addLayout(head)
        if kinds:
            self._kind.set_key(kinds[0][0])
            self._kind.chosen.connect(self.kind_chosen)
            puzzle.body.addWidget(self._kind)
        self._writing = writing
        puzzle.body.addWidget(self._title)
        puzzle.body.addWidget(self._facts)
        puzzle.body.addWidget(self.chooser)
        writing.body.addWidget(self._pen)
        writing.body.addLayout(self._keys(look))
        self._candidates = QCheckBox(self.tr("Candidates if unsure"))
        self._candidates.setToolTip(
            self.tr("Where the model is unsure, its likely symbols are drawn small, by belief")
        )
        self._candidates.setChecked(settings.candidates)
        tip = self.tr("How far the model's state moved in each cell")
        self._heat = dress(ComboBox(), "", tip, self.tr("Colour of the cells"))
        self._heat.addItem(self.tr("Plain cells"), Heat.NONE.value)
        self._heat.addItem(self.tr("Heat: planner (H)"), Heat.CHANGE_H.value)
        self._heat.addItem(self.tr("Heat: worker (L)"), Heat.CHANGE_L.value)
        self._heat.setCurrentIndex(self._heat.findData(settings.heat))
        view.body.addWidget(self._candidates)
        view.body.addWidget(self.draw.overlays)
        view.body.addWidget(self._heat)
        self._heat_key = dress(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "muted")
        view.body.addWidget(self._heat_key)
        self._theme.changed.connect(self._show_heat_key)
        self._show_heat_key()
        for card in (puzzle, writing, self.draw, view):
            layout.addWidget(card)
        self._show_look(look)
        self._candidates.clicked.connect(self._report_view)
        self._heat.activated.connect(self._report_view)

    def show_kind(self, kind: str, look: Look) -> None:
        """The tools of another kind of puzzle."""
        self._kind.set_key(kind)
        self._show_look(look)

    def _show_look(self, look: Look) -> None:
        drawn = look.trail is not None
        self._writing.setVisible(not drawn)
        self._candidates.setVisible(not drawn)
        self.draw.setVisible(drawn)
        self.draw.overlays.setVisible(drawn)

    def show_puzzle(self, title: str, facts: str, bad: bool) -> None:
        """Its name and what the rule check says of it."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._facts.setText(facts)
        rename(self._facts, "bad" if bad else "muted")

    @property
    def facts(self) -> str:
        """What is said of the puzzle."""
        return self._facts.text()

    def show_pen(self, pen: Pen, color: int = 1) -> None:
        """What typing writes; the keys for the mouse are then colours, and one is used last."""
        self._pen.set_key(pen)
        self._coloring = color if pen is Pen.COLOR else 0
        self.color.setChecked(bool(self._coloring))
        self._show_swatches()

    def _show_swatches(self) -> None:
        names = chain(color_names(), repeat(""))  # fewer than digits, or more than a maze has
        for key, name in zip(self._digits, names, strict=False):
            value, coloring = key.property("value"), self._coloring
            key.setIcon(swatch(self._theme, value) if coloring and name else QIcon())
            key.setCheckable(bool(coloring))
            key.setChecked(value == coloring)
            tip = self.tr("{0}; with Ctrl, candidate {1}").format(name, value)
            tip = tip if name else self.tr("With Ctrl, candidate {0}").format(value)
            key.setToolTip(tip if coloring else "")

    def _keys(self, look: Look) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        values = sorted({value for value in look.keys.values() if value != look.empty})
        for index, value in enumerate(values):
            key = self._key(look.symbols[value].glyph, told(look.symbols[value].name))
            key.setProperty("value", value)
            key.clicked.connect(self._report_value)
            self._digits.append(key)
            grid.addWidget(key, index // KEYS_PER_ROW, index % KEYS_PER_ROW)
        self._erase = self._key("", self.tr("erase"))
        self._erase.setToolTip(self.tr("Empty the chosen cells (Del)"))
        self._erase.clicked.connect(self.erase_chosen)
        self._theme.changed.connect(self._restyle)
        self._restyle()
        grid.addWidget(self._erase, len(values) // KEYS_PER_ROW, len(values) % KEYS_PER_ROW)
        return grid

    def _key(self, text: str, name: str) -> QPushButton:
        key = dress(QPushButton(text), "key", spoken=name)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.setMinimumSize(QSize(30, 36))
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return key

    def _restyle(self) -> None:
        self._erase.setIcon(icon(self._theme, "erase"))
        self.color.setIcon(icon(self._theme, "recolor"))
        self._show_swatches()

    def _report_value(self) -> None:
        held = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        self.value_chosen.emit(self.sender().property("value"), bool(held))
        self._show_swatches()

    def _show_heat_key(self) -> None:
        """What the colours of the heat mean, while it is chosen."""
        chosen = Heat(self._heat.currentData())
        self._heat_key.setVisible(chosen is not Heat.NONE)
        most, ground = HEATED[self._theme.dark], self._theme.color(Role.SURFACE)
        steps = (mixed(ground, self._theme.color(Role.HEAT), most * n / 4) for n in range(1, 5))
        signs = "".join(f'<span style="color:{color.name()}">■</span>' for color in steps)
        self._heat_key.setText(self.tr("{0} moved little to most").format(signs))

    def _report_view(self) -> None:
        self._show_heat_key()
        self.view_chosen.emit(self._candidates.isChecked(), self._heat.currentData())


class ThinkPanel(Card):
    """Which model thinks, when it stops, and the buttons that make it.

    Signals:
        model_chosen: the index of another model.
        policy_chosen: "halt", "max" or "beyond", and the number of segments.
    """

    model_chosen = Signal(int)
    policy_chosen = Signal(str, int)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._trained = 16
        tip = self.tr("The model that thinks")
        self._models = dress(ComboBox(), "", tip, self.tr("Model"))
        self._policy = Choice(
            [
                ("halt", self.tr("Halt"), self.tr("Stop when Q-halt exceeds Q-continue")),
                (
                    "max",
                    self.tr("To max"),
                    self.tr("Think all segments it was trained for, as in the official evaluation"),
                ),
                ("beyond", self.tr("Beyond"), self.tr("Think on for longer than in training")),
            ]
        )
        self._segments = roomy(SpinBox(minimum=1, maximum=MOST_SEGMENTS))
        self._segments.setAccessibleName(self.tr("Most segments"))
        self._segments.setToolTip(self.tr("Most segments"))
        limit = QHBoxLayout()
        limit.addWidget(self._policy, 1)
        limit.addWidget(self._segments)
        self.body.addWidget(self._models)
        self.body.addLayout(self._buttons(actions))
        self.body.addLayout(limit)
        self._models.activated.connect(self.model_chosen)
        self._policy.chosen.connect(self._report)
        self._segments.valueChanged.connect(self._report)

    def show_models(self, models: Sequence[ModelInfo], current: int) -> None:
        """Fill the chooser."""
        self._models.clear()
        for index, info in enumerate(models):
            self._models.addItem(
                self.tr("{0} · {1}").format(told(info.title), _short(info.parameters))
            )
            self._models.setItemData(index, told(info.description), Qt.ItemDataRole.ToolTipRole)
        if not models:
            self._models.addItem(self.tr("no model installed"))
        self._models.setCurrentIndex(current)
        self._models.setEnabled(len(models) > 0)

    def show_policy(self, policy: str, segments: int, trained: int) -> None:
        """The choice, without reporting it."""
        self._trained = trained
        self._policy.set_key(policy)
        self._segments.blockSignals(True)
        self._segments.setEnabled(policy != "max")
        self._segments.setMinimum(trained + 1 if policy == "beyond" else 1)
        self._segments.setValue(segments)
        self._segments.blockSignals(False)
        told = self.tr("At most so many segments; it was trained for {0}").format(trained)
        self._segments.setToolTip(told)

    def _buttons(self, actions: Actions) -> QGridLayout:
        solve = dress(QPushButton(), "primary")
        bind(solve, actions, "solve")
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(2)
        grid.addWidget(solve, 0, 0, 1, 3)
        for column, name in enumerate(("step", "stop", "reset")):
            button = action_button(actions[name], text=True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, 1, column)
        grid.addWidget(self._harder(actions), 2, 0, 1, 3)
        return grid

    def _harder(self, actions: Actions) -> QPushButton:
        """In sight only where a search makes sense."""
        button, action = QPushButton(), actions["harder"]
        bind(button, actions, "harder")
        button.setVisible(False)
        action.changed.connect(lambda: button.setVisible(action.isVisible()))
        return button

    def _report(self) -> None:
        self.policy_chosen.emit(self._policy.key, self._segments.value())


def _short(parameters: int) -> str:
    if parameters < 1_000_000:
        return f"{parameters / 1000:.0f} k"
    millions = parameters / 1e6
    return f"{number(millions, '.0f' if millions >= 10 else '.1f')} M"
