"""The second step: from which model, for how long, and what that will cost."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.style.controls import SPACE, Card, dress, form
from app.style.fields import ComboBox
from app.told import told
from app.train.steps.advanced import Advanced
from hrm_core.library.models import ModelInfo
from training.presets import PRESETS, Choices, defaults


class SetupStep(QWidget):
    """The choices of one run. What they lead to is told by others.

    Signals:
        changed: something was chosen.
        measure_wanted, start_wanted: a button was pressed.
        import_wanted, export_wanted: the choices are to come from a file, or to go into one.
    """

    changed = Signal()
    measure_wanted = Signal()
    start_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._models: Sequence[ModelInfo] = ()
        self._preset = "quick"
        self._measuring = self._ready = False
        self._measure_words = self.tr("Measure with 20 steps")
        self.advanced = Advanced()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._run_card())
        column.addWidget(self._preset_card())
        column.addWidget(self._advanced_card())
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        layout.addWidget(area, 3)
        layout.addWidget(self._start_card(), 2)
        self.advanced.changed.connect(self.changed)

    @property
    def base(self) -> ModelInfo | None:
        """The model to begin with; None for a new one."""
        index = self._bases.currentIndex()
        return self._models[index] if 0 <= index < len(self._models) else None

    @property
    def choices(self) -> Choices:
        chosen = self.advanced.choices
        return replace(chosen, title=self._title.text().strip(), preset=self._preset)

    def show_levels(self, levels: Sequence[str]) -> None:
        """What can be mixed in, for another kind of puzzle."""
        self.advanced.show_levels(levels)

    def show_choices(self, choices: Choices, base: str | None) -> None:
        """Choices of elsewhere, and the name of the model to begin with, if there is one."""
        names = [info.name for info in self._models]
        self._bases.setCurrentIndex(names.index(base) if base in names else len(names))
        self._preset = choices.preset
        self._presets[choices.preset].setChecked(True)
        self._title.setText(choices.title)
        self.advanced.show_choices(choices)
        self.changed.emit()

    def show_models(self, models: Sequence[ModelInfo]) -> None:
        """The models one can begin with."""
        chosen = self.base.name if self.base is not None else ""
        self._models = models
        self._bases.clear()
        for info in models:
            self._bases.addItem(told(info.title))
        self._bases.addItem(self.tr("a new model, from scratch"))
        names = [info.name for info in models]
        self._bases.setCurrentIndex(names.index(chosen) if chosen in names else 0)
        self._follow_preset()

    def set_title(self, title: str) -> None:
        """Propose a name."""
        self._title.setText(title)

    def show_problems(self, problems: Sequence[str]) -> None:
        """All that stands in the way."""
        self._problems.setText("\n".join(f"• {problem}" for problem in problems))
        self._problems.setVisible(bool(problems))
        self._ready = not problems
        self.start.setEnabled(self._ready)
        self.measure.setEnabled(self._measuring or self._ready)

    def show_measuring(self, on: bool, words: str = "") -> None:
        """A dry run is under way, or went wrong."""
        self._measuring = on
        self.measure.setEnabled(on or self._ready)
        self.measure.setText(self.tr("Stop measuring") if on else self._measure_words)
        self._measured_hint.setText(words)
        self._measured_hint.setVisible(bool(words))

    def show_measured(self, rows: Sequence[tuple[str, str]]) -> None:
        """What the dry run found; [] if nothing is known of these choices."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for row, (name, value) in enumerate(rows):
            self._rows.addWidget(dress(QLabel(name), "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(QLabel(value, wordWrap=True), row, 1)

    def _run_card(self) -> Card:
        card = Card(self.tr("Run"))
        self._title = QLineEdit(maxLength=60)
        self._title.setAccessibleName(self.tr("Name of the run"))
        self._title.textChanged.connect(self.changed)
        self._bases = ComboBox()
        self._bases.setAccessibleName(self.tr("Start from"))
        self._bases.activated.connect(self._follow_preset)
        rows = ((self.tr("Name"), self._title), (self.tr("Start from"), self._bases))
        card.body.addLayout(form(rows))
        tip = self.tr("Choices of a file: a recipe (.toml), or the config.json of any run")
        self.importing = dress(QPushButton(self.tr("Import choices …")), tip=tip)
        self.importing.clicked.connect(self.import_wanted)
        tip = self.tr("Write the choices into a file, to be imported here or elsewhere")
        self.exporting = dress(QPushButton(self.tr("Export choices …")), tip=tip)
        self.exporting.clicked.connect(self.export_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.importing)
        buttons.addWidget(self.exporting)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        return card

    def _preset_card(self) -> Card:
        card = Card(self.tr("How long"))
        words = {
            "quick": self.tr("Quick try\n2 minutes"),
            "ten": self.tr("Coffee\n10 minutes"),
            "lunch": self.tr("Lunch break\n45 minutes"),
            "overnight": self.tr("Overnight\n8 hours"),
        }
        row = QHBoxLayout()
        group = QButtonGroup(self, exclusive=True)
        self._presets: dict[str, QPushButton] = {}
        for key in PRESETS:
            button = dress(QPushButton(words[key]), "preset")
            button.setCheckable(True)
            button.setChecked(key == self._preset)
            button.clicked.connect(lambda _=False, key=key: self._choose(key))
            group.addButton(button)
            self._presets[key] = button
            row.addWidget(button, 1)
        card.body.addLayout(row)
        return card

    def _advanced_card(self) -> Card:
        card = Card()
        fold = dress(QToolButton(), "fold")
        fold.setText(self.tr("Advanced"))
        fold.setCheckable(True)
        fold.setArrowType(Qt.ArrowType.RightArrow)
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        reset = dress(QPushButton(self.tr("Reset")), tip=self.tr("What the preset stands for"))
        reset.clicked.connect(self._follow_preset)

        def unfold(on: bool) -> None:
            fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
            self.advanced.setVisible(on)
            reset.setVisible(on)

        fold.toggled.connect(unfold)
        unfold(False)
        top = QHBoxLayout()
        top.addWidget(fold)
        top.addStretch(1)
        top.addWidget(reset)
        card.body.addLayout(top)
        card.body.addWidget(self.advanced)
        return card

    def _start_card(self) -> Card:
        card = Card(self.tr("Before you start"))
        self.data = QLabel(wordWrap=True)
        self._problems = dress(QLabel(wordWrap=True), "bad")
        self.measure = dress(
            QPushButton(self._measure_words),
            tip=self.tr("A dry run: trains 20 steps on the side and throws the result away"),
        )
        self.measure.clicked.connect(self.measure_wanted)
        self._measured_hint = dress(QLabel(wordWrap=True), "muted")
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        self._rows.setHorizontalSpacing(14)
        self.start = dress(QPushButton(self.tr("Start training")), "primary")
        self.start.clicked.connect(self.start_wanted)
        note = dress(QLabel(wordWrap=True), "muted")
        note.setText(
            self.tr(
                "Training is a process of its own: it goes on when this window is closed, and can"
                " be paused at any time without losing work."
            )
        )
        card.body.addWidget(self.data)
        card.body.addWidget(self._problems)
        card.body.addWidget(self.measure)
        card.body.addWidget(self._measured_hint)
        card.body.addLayout(self._rows)
        card.body.addStretch(1)
        card.body.addWidget(note)
        card.body.addWidget(self.start)
        return card

    def _choose(self, preset: str) -> None:
        self._preset = preset
        self._follow_preset()

    def _follow_preset(self) -> None:
        self.advanced.show_choices(defaults(self._preset, self.base))
        self.changed.emit()
