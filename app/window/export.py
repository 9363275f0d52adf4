"""Hands the chosen model on: its files, a model card, and one segment as ONNX."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.job import Job, stop_all
from app.models.child import Child
from app.told import told
from app.words import fill
from hrm_core.checkpoint import copy_model
from hrm_core.decoding import plain_json
from hrm_core.files import remove_parts
from hrm_core.library.card import CARD, model_card
from hrm_core.library.models import ModelInfo


@dataclass(eq=False)
class Writing:
    """An export under way."""

    title: str  # of the model
    folder: Path
    child: Child
    state: str = ""  # what is done just now, in the user's language; "" at the start
    stopped: bool = False


class Exporter(QObject):
    """Asks for a folder and writes the model into a new one below it, in a process of its own.

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
        self.writing: list[Writing] = []

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
        onnx = folder / f"{info.name}.onnx"
        child = Child("export", str(info.folder), "--onnx", str(onnx), "--json")
        writing = Writing(told(info.title), folder, child)
        job = Job(lambda: _write(info, folder, child), self)
        job.item.connect(lambda step: self._go_on(writing, step))
        job.done.connect(lambda said: self._written(writing, said))
        job.failed.connect(lambda error: self._fail(writing, error))
        job.over.connect(lambda: self._end(writing))
        self.writing.append(writing)
        self.changed.emit()
        return job.start()

    def stop(self, writing: Writing) -> None:
        """No graph; the files that are written already stay."""
        writing.stopped = True
        writing.child.kill()

    def close(self) -> None:
        """End what runs and wait for it."""
        for writing in self.writing:
            self.stop(writing)
        stop_all(self)
        for writing in self.writing:
            remove_parts(writing.folder)

    def _go_on(self, writing: Writing, step: Path | str) -> None:
        if isinstance(step, Path):
            self.told.emit(self.tr("{0}; ONNX follows …").format(step))
        else:
            writing.state = told(step)

    def _written(self, writing: Writing, said: str) -> None:
        largest = plain_json(said)["largest"]
        words = self.tr("Exported to {0}; ONNX within {1:.1g} of PyTorch")
        self.told.emit(fill(words, writing.folder, largest))

    def _fail(self, writing: Writing, error: Exception) -> None:
        if not writing.stopped:
            self.failed.emit(error)

    def _end(self, writing: Writing) -> None:
        self.writing.remove(writing)  # of two the later may be done first
        if writing.stopped:
            remove_parts(writing.folder)
            self.told.emit(
                self.tr("Stopped: {0} has the model, and no ONNX file").format(writing.folder)
            )
        self.changed.emit()


def _write(info: ModelInfo, folder: Path, child: Child) -> Generator[Path | str, None, str]:
    copy_model(info, folder, {CARD: model_card(info)})
    yield folder
    return (yield from child.run())
