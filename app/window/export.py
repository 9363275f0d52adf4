"""Hands the chosen model on: its files, a model card, and one segment as ONNX."""

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.job import Job
from app.told import told
from app.words import fill
from hrm_core.checkpoint import copy_model
from hrm_core.library.card import CARD, model_card
from hrm_core.library.models import ModelInfo, export_onnx


class Exporter(QObject):
    """Asks for a folder and writes the model into a new one below it, off the window's thread.

    Signals:
        told: what has been written, in a sentence.
        failed: why something was not; what was told before stays.
        changed: an export has begun or ended.
    """

    told = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, chosen: Callable[[], ModelInfo | None], window: QWidget) -> None:
        super().__init__(window)
        self._chosen, self._window = chosen, window
        self._writing: list[str] = []

    @property
    def writing(self) -> str:
        """The model that is being exported; "" if none is."""
        return self._writing[-1] if self._writing else ""

    def ask(self) -> None:
        """Let the user choose where to; without a model, or an answer, nothing happens."""
        info = self._chosen()
        if info is None:
            self.told.emit(self.tr("There is no model to export"))
            return
        title = self.tr("Export {0} into a new folder below").format(told(info.title))
        name = QFileDialog.getExistingDirectory(self._window, title)
        if name:
            self.write(info, Path(name) / info.name)

    def write(self, info: ModelInfo, folder: Path) -> Job:
        """Into a folder that must not be there yet."""
        job = Job(lambda: _write(info, folder), self)
        job.item.connect(lambda: self.told.emit(self.tr("{0}; ONNX follows …").format(folder)))
        job.done.connect(
            lambda largest: self.told.emit(
                fill(self.tr("Exported to {0}; ONNX within {1:.1g} of PyTorch"), folder, largest)
            )
        )
        job.failed.connect(self.failed)
        title = told(info.title)
        job.over.connect(lambda: self._end(title))
        self._writing.append(title)
        self.changed.emit()
        return job.start()

    def _end(self, title: str) -> None:
        self._writing.remove(title)  # of two the later may be done first
        self.changed.emit()


def _write(info: ModelInfo, folder: Path) -> Generator[Path, None, float]:
    copy_model(info, folder, {CARD: model_card(info)})
    yield folder
    return export_onnx(info, folder / f"{info.name}.onnx")
