"""Connects the Models page to the library: looking, taking in, renaming, deleting, comparing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox

from app.job import Job, stop_all
from app.models import facts
from app.models.child import Child
from app.models.page import ModelsPage, Row
from app.settings import Preferences
from app.style.choosing import ask_file, ask_folder
from app.told import told
from app.words import fill
from hrm_core.decoding import plain_json
from hrm_core.engines.choice import choose, has_torch
from hrm_core.engines.devices import devices
from hrm_core.library.models import (
    Broken,
    ModelError,
    ModelInfo,
    ModelLibrary,
    free_name,
)


class ModelsController(QObject):
    """Holds which model is on show; slow work is done on threads and in processes of their own.

    Signals:
        failed: an exception to show.
        told: a sentence for the status bar.
        changed: the library has other models, or another default.
        use_wanted: name and kind of a model to think with.
        engine_chosen: models are to be opened with another engine from now on.
    """

    failed = Signal(object)
    told = Signal(str)
    changed = Signal()
    use_wanted = Signal(str, str)
    engine_chosen = Signal()

    def __init__(
        self,
        page: ModelsPage,
        library: ModelLibrary,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.page, self._library, self._preferences = page, library, preferences
        self._shown: list[ModelInfo | Broken] = []
        self._current: Path | None = None  # the folder of the one on show
        self._parities: dict[Path, str] = {}
        self._hashes: dict[tuple[Path, int, int], str] = {}
        self._comparing: tuple[Path, Child, Job] | None = None
        self._taking: tuple[Child, Job] | None = None
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether something is taken in, or the engines are being compared."""
        return self._taking is not None or self._comparing is not None

    def open(self) -> None:
        """The page is looked at."""
        now = self._preferences.now
        self.page.engine.show_choice(devices(), has_torch(), now.engine, now.device, now.threads)
        self.look()

    def look(self, current: Path | None = None) -> None:
        """See what is there; the same one stays on show, or another."""
        self._current = current or self._current
        models = self._library.models()
        self._shown = [*models, *self._library.broken()]
        if all(each.folder != self._current for each in self._shown):
            self._current = self._shown[0].folder if self._shown else None
        rows = [self._row(each) for each in self._shown]
        places = [each.folder for each in self._shown]
        self.page.show_rows(rows, places.index(self._current) if self._current in places else -1)
        self._show()

    def take_in(self, path: Path) -> None:
        """A model from elsewhere becomes one of the library."""
        if self._taking is not None:
            return
        self.page.show_work(self.tr("Taking in {0} …").format(path.name))
        child = Child("import", str(path))
        job = Job(child.run, self)
        job.item.connect(self.page.show_work)
        job.done.connect(self._taken)
        job.failed.connect(self._not_taken)
        self._taking = child, job
        job.start()

    def close(self) -> None:
        """End what runs and wait for it."""
        self.stop()
        stop_all(self)

    def stop(self) -> None:
        """No more of what is under way."""
        if self._taking is not None:
            child, job = self._taking
            self._taking = None
            child.kill()
            job.stop()
            self.page.show_work("")
        self._compare_no_more()

    def _compare_no_more(self) -> None:
        if self._comparing is not None:
            _, child, job = self._comparing
            self._comparing = None
            child.kill()
            job.stop()
            self._show_parity()

    # what is shown

    @property
    def info(self) -> ModelInfo | None:
        """The model on show, if it is one."""
        shown = next((each for each in self._shown if each.folder == self._current), None)
        return shown if isinstance(shown, ModelInfo) else None

    def _row(self, shown: ModelInfo | Broken) -> Row:
        if isinstance(shown, Broken):
            return Row(shown.folder.name, self.tr("cannot be read"), broken=True)
        words = self.tr("{0} · {1}").format(facts.kind(shown.task), facts.size(shown.parameters))
        if self._is_default(shown):
            words = self.tr("{0} · default").format(words)
        return Row(told(shown.title), words)

    def _is_default(self, info: ModelInfo) -> bool:
        return self._library.models(info.task)[0].folder == info.folder

    def _choose(self, row: int) -> None:
        self._current = self._shown[row].folder
        self._show()

    def _show(self) -> None:
        shown = next((each for each in self._shown if each.folder == self._current), None)
        if isinstance(shown, ModelInfo):
            self._show_model(shown)
        elif shown is not None:
            self.page.show_broken(shown.folder.name, told(shown.reason))
            own = shown.folder.parent == self._library.own
            self.page.enable(own=own, usable=False, default=False, comparable=False)
            self.page.engine.show_used("")

    def _show_model(self, info: ModelInfo) -> None:
        self.page.show_model(
            told(info.title), told(info.description), facts.identity(info), facts.figures(info)
        )
        self.page.enable(
            own=self._library.is_own(info),
            usable=True,
            default=self._is_default(info),
            comparable=has_torch() and info.exported is None,
        )
        now = self._preferences.now
        try:
            choice = choose(info, now.device, now.engine)
            words = told(choice.reason) or self.tr("PyTorch, on CUDA if it answers")
        except ModelError as error:
            words = told(str(error))
        self.page.engine.show_used(self.tr("{0} runs with: {1}").format(told(info.title), words))
        self._show_parity()
        self._show_hash(info)

    def _show_hash(self, info: ModelInfo) -> None:
        try:
            found = info.file.stat()
        except OSError as error:
            self.page.show_hash(error.strerror or "")
            return
        key = info.file, found.st_mtime_ns, found.st_size
        if key in self._hashes:
            self.page.show_hash(self._hashes[key])
            return
        self.page.show_hash("…")
        job = Job(lambda: facts.digest(info), self)
        job.done.connect(lambda text: self._keep_hash(key, text))
        job.failed.connect(lambda error: self._show_hash_of(info.file, str(error)))
        job.start()

    def _keep_hash(self, key: tuple[Path, int, int], text: str) -> None:
        self._hashes[key] = text
        self._show_hash_of(key[0], text)

    def _show_hash_of(self, file: Path, text: str) -> None:
        """Unless another model is on show by now."""
        if self.info is not None and self.info.file == file:
            self.page.show_hash(text)

    def _show_parity(self) -> None:
        info = self.info
        if info is None:
            return
        comparing = self._comparing
        working = comparing is not None and comparing[0] == info.folder
        if working:
            words = self.tr("Both engines answer stored puzzles …")
        elif not has_torch():
            words = self.tr("To compare, PyTorch is needed, which is not installed.")
        elif info.exported is not None:
            words = self.tr("An exported file runs with ONNX Runtime alone.")
        else:
            words = self._parities.get(
                info.folder, self.tr("Not compared since the window opened.")
            )
        self.page.show_parity(words, working)

    # what the user wants

    def _compare(self) -> None:
        info, comparing = self.info, self._comparing
        self._compare_no_more()
        if info is None or (comparing is not None and comparing[0] == info.folder):
            return
        child = Child("parity", str(info.folder), "--json")
        job = Job(child.run, self)
        job.done.connect(lambda said: self._compared(info, said))
        job.failed.connect(self._not_compared)
        self._comparing = info.folder, child, job
        job.start()
        self._show_parity()

    def _compared(self, info: ModelInfo, said: str) -> None:
        self._comparing = None
        found = plain_json(said)
        words = self.tr(
            "On {0} stored puzzles, {1} segments each, no number differs by more than {2:.2g};"
            " {3:.2%} of the answered cells are alike."
        )
        self._parities[info.folder] = fill(
            words, found["puzzles"], found["segments"], found["largest"], found["cells_alike"]
        )
        self._show_parity()

    def _not_compared(self, error: Exception) -> None:
        self._comparing = None
        self._show_parity()
        self.failed.emit(error)

    def _taken(self, said: str) -> None:
        self._taking = None
        self.page.show_work("")
        name = said.partition(":")[0]
        self.look(self._library.own / name)
        self.told.emit(self.tr("{0} is in the library").format(name))
        self.changed.emit()

    def _not_taken(self, error: Exception) -> None:
        self._taking = None
        self.page.show_work("")
        self.look()  # it may be there, without its graph
        self.failed.emit(error)

    def _ask_file(self) -> None:
        kinds = self.tr("Models (*.onnx *.safetensors model.json step_* checkpoint);;All files (*)")
        if path := ask_file(self.page, self.tr("Import a model"), kinds):
            self.take_in(path)

    def _ask_folder(self) -> None:
        title = self.tr("Import a model: its folder")
        if path := ask_folder(self.page, title):
            self.take_in(path)

    def _use(self) -> None:
        if (info := self.info) is not None:
            self.use_wanted.emit(info.name, info.task)

    def _set_default(self) -> None:
        info = self.info
        if info is not None and self._try(lambda: self._library.set_default(info)):
            self.look()
            self.told.emit(self.tr("{0} is used where no model is named").format(told(info.title)))
            self.changed.emit()

    def _rename(self) -> None:
        info = self.info
        if info is None:
            return
        title, well = QInputDialog.getText(
            self.page,
            self.tr("Rename"),
            self.tr("Name of the model"),
            QLineEdit.EchoMode.Normal,
            info.title,
        )
        title = title.strip()
        if not well or title in ("", info.title):
            return
        taken = {each.name for each in self._library.models()}
        name = free_name(title, taken)
        job = Job(lambda: self._library.rename(info, name, title), self)
        job.done.connect(self._renamed)
        job.failed.connect(self.failed)
        job.start()

    def _renamed(self, info: ModelInfo) -> None:
        self.look(info.folder)
        self.changed.emit()

    def _delete(self) -> None:
        shown = next((each for each in self._shown if each.folder == self._current), None)
        if shown is None:
            return
        title = shown.title if isinstance(shown, ModelInfo) else shown.folder.name
        question = self.tr("Delete {0} from the disk? This cannot be undone.").format(title)
        if not self._ask(question):
            return
        if self._try(lambda: self._library.delete(shown)):
            self._current = None
            self._parities.pop(shown.folder, None)  # another may come by this name
            self.look()
            self.changed.emit()

    def _reveal(self) -> None:
        if self._current is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._current)))

    def _ask(self, question: str) -> bool:
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self.page, self.tr("Models"), question, buttons.Yes | buttons.No, buttons.No
        )
        return answer == buttons.Yes

    def _try(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except ModelError as error:
            self.failed.emit(error)
            return False
        return True

    def _choose_engine(self, engine: str, device: str, threads: int) -> None:
        self._preferences.change(engine=engine, device=device, threads=threads)
        self._show()
        self.engine_chosen.emit()

    def _connect(self) -> None:
        page = self.page
        page.chosen.connect(self._choose)
        page.import_file_wanted.connect(self._ask_file)
        page.import_folder_wanted.connect(self._ask_folder)
        page.files_dropped.connect(lambda paths: self.take_in(paths[0]))
        page.use_wanted.connect(self._use)
        page.default_wanted.connect(self._set_default)
        page.rename_wanted.connect(self._rename)
        page.reveal_wanted.connect(self._reveal)
        page.delete_wanted.connect(self._delete)
        page.parity_wanted.connect(self._compare)
        page.stop_wanted.connect(self.stop)
        page.engine.changed.connect(self._choose_engine)
