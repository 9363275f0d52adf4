"""What models run on: the devices there are, the one that is used and why, and the user's say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLabel

from app.settings import MOST_THREADS
from app.style.controls import Card, dress, form, roomy
from app.style.fields import ComboBox, SpinBox
from app.told import told
from hrm_core.engines.devices import Device


class EngineCard(Card):
    """Reports a choice as soon as it is made.

    Signals:
        changed: engine, device, threads.
    """

    changed = Signal(str, str, int)

    def __init__(self) -> None:
        super().__init__(self.tr("Engine and device"))
        self.engine = dress(ComboBox(), spoken=self.tr("Engine"))
        self.device = dress(ComboBox(), spoken=self.tr("Device"))
        tip = self.tr(
            "Of ONNX Runtime. One is best for the models that came with the program: a second one"
            " waits for the first more than it helps"
        )
        self.threads = roomy(SpinBox(minimum=1, maximum=MOST_THREADS))
        dress(self.threads, tip=tip, spoken=self.tr("Threads"))
        self._devices = dress(QLabel(wordWrap=True), "muted")
        self._used = QLabel(wordWrap=True)
        self._used.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows = (
            (self.tr("Engine"), self.engine),
            (self.tr("Device"), self.device),
            (self.tr("Threads"), self.threads),
        )
        self.body.addLayout(form(rows))
        self.body.addWidget(self._used)
        self.body.addWidget(self._devices)
        self.engine.activated.connect(self._report)
        self.device.activated.connect(self._report)
        self.threads.valueChanged.connect(self._report)

    def show_choice(
        self,
        devices: Sequence[Device],
        torch: bool,
        engine: str,
        device: str,
        threads: int,
    ) -> None:
        """What there is, and what was chosen; reports nothing."""
        engines = (
            ("auto", self.tr("Automatic"), ""),
            ("onnx", "ONNX Runtime", ""),
            ("torch", "PyTorch", "" if torch else self.tr("not installed")),
        )
        places = [("auto", self.tr("Automatic"), "")]
        places += [(each.kind, each.kind.upper(), each.missing) for each in devices]
        _fill(self.engine, engines, engine)
        _fill(self.device, places, device)
        self.threads.blockSignals(True)
        self.threads.setValue(threads)
        self.threads.blockSignals(False)
        words = [
            f"{each.name}: {told(each.missing)}" if each.missing else each.name for each in devices
        ]
        self._devices.setText("\n".join(words))

    def show_used(self, words: str) -> None:
        """What the chosen model runs with, and why."""
        self._used.setText(words)

    def _report(self) -> None:
        self.changed.emit(
            self.engine.currentData(), self.device.currentData(), self.threads.value()
        )


def _fill(box: ComboBox, options: Sequence[tuple[str, str, str]], current: str) -> None:
    """options: key, text, and why it cannot be chosen."""
    box.clear()
    for index, (key, text, missing) in enumerate(options):
        box.addItem(f"{text} ({missing})" if missing else text, key)
        model = box.model()
        assert isinstance(model, QStandardItemModel), "as a combo box has it"
        model.item(index).setEnabled(not missing)
        if key == current:
            box.setCurrentIndex(index)
