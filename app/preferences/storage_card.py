"""The card of the settings about storage: each part with its size, and what can be cleaned up."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMessageBox, QPushButton

from app.job import Job
from app.preferences.moving import Load, delete_old, load_of, refuse, wish
from app.preferences.storage import GB, KINDS, Caps, Part, Spare, clean, parts, spare, words_for
from app.settings import Preferences, Settings
from app.style.choosing import ask_folder
from app.style.controls import Card, dress
from app.told import told
from app.words import fill, marks
from hrm_core.decoding import DecodingError
from hrm_core.library.models import ModelLibrary
from hrm_core.places import Storage, read_storage, user_data_dir
from hrm_core.sessions.shelf import Room

CLEANED = ("learnt", "runs", "solves", "log")  # kinds that a clean-up can make smaller
CAPPED = {
    "kept_runs": "solves",
    "kept_megabytes": "solves",
    "kept_learnt": "learnt",
    "kept_checkpoints": "runs",
}  # settings, and what they bound


class StorageCard(Card):
    """Measures on a thread; deletes nothing before it was said and agreed to."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Storage"))
        self.body.addWidget(dress(QLabel(self.tr("Storage")), "heading"))
        self._place = QLabel(wordWrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._moved = dress(QLabel(wordWrap=True), "muted")
        self.total = dress(QLabel(), "muted")
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(10)
        self.sizes: dict[str, QLabel] = {}
        self.buttons: dict[str, QPushButton] = {}
        self._folders: dict[str, Path] = {}
        for row, kind in enumerate(KINDS):
            self.sizes[kind] = QLabel()
            grid.addWidget(QLabel(self._title(kind)), row, 0)
            grid.addWidget(self.sizes[kind], row, 1, Qt.AlignmentFlag.AlignRight)
            opens = QPushButton(self.tr("Open"))
            opens.setAccessibleName(self.tr("Open the folder: {0}").format(self._title(kind)))
            opens.clicked.connect(lambda _=False, kind=kind: self._open(kind))
            grid.addWidget(opens, row, 2)
            if kind in CLEANED:
                button = self.buttons[kind] = QPushButton(self.tr("Clean up …"))
                button.setAccessibleName(self.tr("Clean up: {0}").format(self._title(kind)))
                button.clicked.connect(lambda _=False, kind=kind: self._ask(kind))
                grid.addWidget(button, row, 3)
        self.body.addWidget(self._place)
        self.body.addWidget(self._moved)
        self.body.addLayout(self._buttons())
        self.body.addLayout(grid)
        self.body.addWidget(self.total)

    def measure(self) -> None:
        """On a thread: a folder may hold many files."""
        self._place.setText(str(user_data_dir()))
        self._show_moving()
        self.total.setText(self.tr("measuring …"))
        job = Job(lambda: parts(ModelLibrary()), self)
        job.done.connect(self._show)
        job.failed.connect(lambda error: self.total.setText(str(error)))
        job.start()

    def confirm(self, what: Spare, kind: str) -> bool:
        """Say what would be deleted, and whether the user agrees."""
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(self, self.tr("Clean up"), self._question(what, kind))
        return answer == buttons.Yes

    def move_to(self, target: Path) -> None:
        """Look at what would be moved there, on a thread, then ask."""
        data = user_data_dir()

        def look() -> Load:
            load = load_of(data)
            refuse(target, data, load)
            return load

        job = Job(look, self)
        job.done.connect(lambda load: self._ask_move(target, load))
        job.failed.connect(self._refused)
        job.start()

    def _buttons(self) -> QHBoxLayout:
        """What can be done with the folder as a whole."""
        self.move_button = QPushButton(self.tr("Move the folder …"))
        self.move_button.clicked.connect(self._choose_place)
        self.stay_button = QPushButton(self.tr("Do not move it"))
        self.stay_button.clicked.connect(lambda: self._wish(None))
        self.old_button = QPushButton(self.tr("Delete the old one …"))
        self.old_button.clicked.connect(self._ask_old)
        line = QHBoxLayout()
        for button in (self.move_button, self.stay_button, self.old_button):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _show_moving(self) -> None:
        """What is to be moved, or was."""
        try:
            storage, words = read_storage(), ""
        except (OSError, DecodingError) as error:
            storage, words = Storage(), told(str(error))
        if storage.wish:
            words = self.tr("At the next start it is moved to {0}.").format(storage.wish)
        elif storage.old:
            words = self.tr("A copy of it still lies in {0}, where it was before.")
            words = words.format(storage.old)
        self._moved.setText(words)
        self._moved.setVisible(bool(words))
        self.move_button.setVisible(not storage.wish)
        self.stay_button.setVisible(bool(storage.wish))
        self.old_button.setVisible(bool(storage.old) and not storage.wish)

    def _choose_place(self) -> None:
        if target := ask_folder(self, self.tr("Move the storage folder to an empty folder")):
            self.move_to(target)

    def _ask_move(self, target: Path, load: Load) -> None:
        words = self.tr(
            "Move {0:,} files ({1}) to {2} when HRM Studio starts next?\n\nAll is copied and"
            " compared before the new folder is used. The files that are here now stay until you"
            " delete them in the settings. Settings and log stay where they are."
        )
        text = fill(words, load.files, marks(words_for(load.bytes)), target)
        answer = QMessageBox.question(self, self.tr("Move the storage folder"), text)
        if answer == QMessageBox.StandardButton.Yes:
            self._wish(target)

    def _wish(self, target: Path | None) -> None:
        try:
            wish(target)
        except (OSError, DecodingError) as error:
            self._refused(error)
        else:
            self._show_moving()

    def _refused(self, error: Exception) -> None:
        QMessageBox.warning(self, self.tr("Move the storage folder"), told(str(error)))

    def _ask_old(self) -> None:
        """The copy of before; what was done since is not in it."""
        words = self.tr("Delete the files in {0}? HRM Studio uses those in {1}.")
        text = words.format(read_storage().old, user_data_dir())
        if QMessageBox.question(self, self.tr("Delete the old one"), text) == (
            QMessageBox.StandardButton.Yes
        ):
            job = Job(delete_old, self)
            job.done.connect(lambda _: self._show_moving())
            job.failed.connect(self._refused)
            job.start()

    def _title(self, kind: str) -> str:
        return {
            "models": self.tr("Models of your own"),
            "learnt": self.tr("Learnt ARC tasks"),
            "runs": self.tr("Training runs"),
            "solves": self.tr("Recent runs"),
            "files": self.tr("Answers to whole files"),
            "memory": self.tr("Desks, history and the library of puzzles"),
            "log": self.tr("Log"),
            "other": self.tr("Other"),
        }[kind]

    def _question(self, what: Spare, kind: str) -> str:
        size = marks(words_for(what.bytes))
        texts = {
            "learnt": self.tr(
                "Delete {0:,} learnt ARC tasks ({1})? Each can be learnt again from its examples."
            ),
            "runs": self.tr(
                "Let {0:,} training runs that are done keep their best checkpoint alone ({1} become"
                " free)? Logs and published models stay; such a run goes on from its best"
                " checkpoint."
            ),
            "solves": self.tr(
                "Delete {0:,} kept runs ({1})? The board, its history and saved files stay."
            ),
            "log": self.tr("Delete {0:,} old log files ({1})? The one that is written stays."),
        }
        return fill(texts[kind], what.count, size)

    def _show(self, found: Sequence[Part]) -> None:
        for part in found:
            self.sizes[part.kind].setText(marks(words_for(part.bytes)) if part.files else "–")
            self._folders[part.kind] = part.folder
        whole = marks(words_for(sum(part.bytes for part in found)))
        self.total.setText(self.tr("{0} in all").format(whole))

    def _open(self, kind: str) -> None:
        folder = self._folders.get(kind, user_data_dir())
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _ask(self, kind: str) -> None:
        """What would go is found on a thread, then said."""
        self.total.setText(self.tr("measuring …"))
        job = Job(lambda: spare(kind, ModelLibrary()), self)
        job.done.connect(lambda what: self._agree(what, kind))
        job.failed.connect(lambda error: self.total.setText(str(error)))
        job.start()

    def _agree(self, what: Spare, kind: str) -> None:
        if not what.steps:
            self.total.setText(self.tr("There is nothing to clean up here."))
        elif self.confirm(what, kind):
            self.clean(what)
        else:
            self.measure()

    def clean(self, what: Spare) -> None:
        """Delete it, on a thread, and measure anew."""
        job = Job(lambda: clean(what), self)
        job.done.connect(lambda _: self.measure())
        job.start()


def caps_of(settings: Settings) -> Caps:
    """How much is kept, by the settings."""
    room = Room(settings.kept_runs, settings.kept_megabytes * 1_000_000)
    return Caps(room, settings.kept_learnt, settings.kept_checkpoints * GB)


def keep_within(preferences: Preferences) -> None:
    """Clean up what lies beyond the caps that were chosen; to be run on a thread."""
    caps, library = caps_of(preferences.now), ModelLibrary()
    for kind in ("learnt", "runs"):  # recent runs are bounded when one is kept
        clean(spare(kind, library, caps))
