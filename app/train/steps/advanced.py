"""The settings most people leave alone."""

import os
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QWidget,
)

from app.style.controls import form, roomy
from app.style.fields import ComboBox, DoubleSpinBox, SpinBox
from app.told import told
from training.config import DEVICES
from training.presets import OWN_KINDS, Choices

LONGEST = 7 * 24 * 60  # minutes


class Advanced(QWidget):
    """A form.

    Signals:
        changed: a value is another.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._levels: Sequence[str] = ()
        self._minutes = roomy(DoubleSpinBox(minimum=0.1, maximum=LONGEST, decimals=1))
        self._batch = roomy(SpinBox(minimum=1, maximum=4096))
        self._lr = roomy(DoubleSpinBox(minimum=1e-6, maximum=1.0, decimals=6, singleStep=1e-4))
        self._ema = roomy(DoubleSpinBox(minimum=0.0, maximum=0.9999, decimals=4, singleStep=0.001))
        self._segments = roomy(SpinBox(minimum=1, maximum=256))
        self._mix = roomy(SpinBox(minimum=0, maximum=95, suffix=" %"))
        self._level = ComboBox()
        self._falling = QCheckBox(self.tr("falls to a twentieth"))
        self._augment = QCheckBox(self.tr("under a random symmetry"))
        self._device = ComboBox()
        for key, words in self._devices():
            self._device.addItem(words, key)
        cores = max(1, os.cpu_count() or 1)
        self._threads = roomy(SpinBox(minimum=0, maximum=cores))
        self._threads.setSpecialValueText(self.tr("all cores but one"))
        self._seed = roomy(SpinBox(minimum=0, maximum=1_000_000))
        rows = (
            (self.tr("Minutes of training"), self._minutes, ""),
            (self.tr("Puzzles in a batch"), self._batch, self.tr("Smaller needs less memory")),
            (self.tr("Learning rate"), self._lr, ""),
            (
                self.tr("The rate"),
                self._falling,
                self.tr("By a half cosine until the end; without this it stays as it is"),
            ),
            (
                self.tr("Each look at a puzzle"),
                self._augment,
                self.tr("Turned, mirrored, relabelled; without this always as it is"),
            ),
            (
                self.tr("Moving average"),
                self._ema,
                self.tr("How much of the old weights stays in the average after each step"),
            ),
            (
                self.tr("Segments when checking"),
                self._segments,
                self.tr("How long the model may think about a puzzle it is checked with"),
            ),
            (
                self.tr("Generated puzzles mixed in"),
                self._mix,
                self.tr("So that it does not unlearn what it can already do"),
            ),
            (self.tr("… of the level"), self._level, ""),
            (self.tr("Device"), self._device, self.tr("Where it is trained")),
            (self.tr("CPU threads"), self._threads, ""),
            (self.tr("Seed"), self._seed, self.tr("The same seed gives the same run")),
        )
        for name, field, tip in rows:
            field.setToolTip(tip)
            field.setAccessibleName(name)
            if isinstance(field, QAbstractSpinBox):
                field.valueChanged.connect(self.changed)
            elif isinstance(field, QCheckBox):
                field.toggled.connect(self.changed)
            else:
                field.activated.connect(self.changed)
        grid = form([(name, field) for name, field, _ in rows])
        grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(grid)

    def show_levels(self, levels: Sequence[str]) -> None:
        """What can be mixed in."""
        self._levels = (OWN_KINDS, *levels)
        self._level.clear()
        self._level.addItem(self.tr("the base's own kinds"))
        self._level.addItems([told(level.capitalize()) for level in levels])

    @property
    def choices(self) -> Choices:
        """Without title and preset."""
        return Choices(
            title="",
            minutes=self._minutes.value(),
            batch_size=self._batch.value(),
            lr=self._lr.value(),
            ema=self._ema.value(),
            segments=self._segments.value(),
            mix=self._mix.value() / 100,
            mix_level=self._levels[self._level.currentIndex()],
            falling=self._falling.isChecked(),
            augment=self._augment.isChecked(),
            device=self._device.currentData(),
            threads=self._threads.value(),
            seed=self._seed.value(),
        )

    def _devices(self) -> Sequence[tuple[str, str]]:
        words = {
            "auto": self.tr("a graphics card, if there is one"),
            "cpu": self.tr("CPU"),
            "cuda": self.tr("CUDA graphics card"),
        }
        return [(key, words[key]) for key in DEVICES]

    def set_batch(self, size: int) -> None:
        """Smaller batches, say, where memory is short."""
        self._batch.setValue(size)

    def show_choices(self, choices: Choices) -> None:
        """Fill the form without reporting."""
        self.blockSignals(True)
        self._minutes.setValue(choices.minutes)
        self._batch.setValue(choices.batch_size)
        self._lr.setValue(choices.lr)
        self._ema.setValue(choices.ema)
        self._segments.setValue(choices.segments)
        self._mix.setValue(round(100 * choices.mix))
        self._level.setCurrentIndex(self._levels.index(choices.mix_level))
        self._falling.setChecked(choices.falling)
        self._augment.setChecked(choices.augment)
        self._device.setCurrentIndex(max(0, self._device.findData(choices.device)))
        self._threads.setValue(choices.threads)
        self._seed.setValue(choices.seed)
        self.blockSignals(False)
