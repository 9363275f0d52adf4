"""Takes what is on show out of the window: pictures, films, tables, reports; on a thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.board.colors import written
from app.board.editor import Document
from app.job import Job, stop_all
from app.style.painting import image_of
from hrm_core.files import replace_file
from hrm_core.puzzle import Task
from hrm_core.sessions.solve import SolveSession
from hrm_core.showing.boards import DARK, LIGHT, board
from hrm_core.showing.film import film
from hrm_core.showing.report import report
from hrm_core.showing.shapes import Drawing, pdf, picture, png, svg
from hrm_core.showing.table import table

FILM = 720  # pixels across
COPIED = 1200  # pixels of a copied board
SIZES = (600, 1200, 2400)


@dataclass(frozen=True)
class OnBoard:
    """What is taken away: a document, and which segment of its run is on the board."""

    task: Task
    document: Document
    segment: int
    dark: bool

    @property
    def session(self) -> SolveSession:
        return self.document.session or SolveSession(self.document.puzzle)


class NotSavedError(ValueError):
    """This cannot be written, and the sentence says why."""


class TakeAway(QObject):
    """Writes files and fills the clipboard; the window never waits.

    Signals:
        told: what was written, in a sentence.
        failed: the exception that says why something was not.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def save(self, shown: OnBoard, path: Path, size: int = SIZES[1]) -> None:
        """Whatever the suffix of the path says."""
        maker = makers(shown, size).get(path.suffix.lower())
        if maker is None:
            kinds = ", ".join(makers(shown, size))
            told = self.tr("{0} is no kind of file this can be saved as: {1}")
            self.failed.emit(NotSavedError(told.format(path.name, kinds)))
            return
        if path.suffix.lower() in RUNS and not self.has_run(shown):
            return
        self.told.emit(self.tr("Writing {0} …").format(path.name))
        job = Job(lambda: _written(path, maker()), self)
        job.done.connect(self._tell_saved)
        job.failed.connect(self.failed)
        job.start()

    def has_run(self, shown: OnBoard) -> bool:
        """Whether there is a run to write; if not, this is said."""
        if not len(shown.session):
            told = self.tr("There is no run to save yet; press Solve first.")
            self.failed.emit(NotSavedError(told))
        return len(shown.session) > 0

    def copy(self, shown: OnBoard) -> None:
        """The board alone into the clipboard, as pixels and as a drawing."""
        drawn = _drawn(shown, COPIED)
        job = Job(lambda: (picture(drawn).tobytes(), drawn), self)
        job.done.connect(self._fill_clipboard)
        job.failed.connect(self.failed)
        job.start()

    def close(self) -> None:
        """End what is being made and wait for it."""
        stop_all(self)

    def _tell_saved(self, path: Path) -> None:
        self.told.emit(self.tr("Saved {0}").format(path.name))

    def _fill_clipboard(self, made: tuple[bytes, Drawing]) -> None:
        pixels, drawn = made
        image = image_of(pixels, (round(drawn.width), round(drawn.height)))
        # no QMimeData of ours: the clipboard outlives Python, and its end would be a crash
        QGuiApplication.clipboard().setImage(image)
        self.told.emit(self.tr("Copied as a picture"))


RUNS = (".gif", ".webp", ".csv", ".html")  # what needs a run


def makers(shown: OnBoard, size: int) -> dict[str, Callable[[], bytes]]:
    """What makes the content of a file, by its suffix."""
    task, session = shown.task, shown.session
    inks = DARK if shown.dark else LIGHT
    own = written(shown.document)
    return {
        ".png": lambda: png(_drawn(shown, size)),
        ".svg": lambda: svg(_drawn(shown, size)).encode(),
        ".pdf": lambda: pdf(_drawn(shown, size, dark=False)),
        ".gif": lambda: film(task, session, FILM, inks, "gif", own),
        ".webp": lambda: film(task, session, FILM, inks, "webp", own),
        ".csv": lambda: table(task, session).encode(),
        ".html": lambda: report(task, session, own).encode(),
    }


def _written(path: Path, content: bytes) -> Path:
    replace_file(path, content)
    return path


def _drawn(shown: OnBoard, size: int, dark: bool | None = None) -> Drawing:
    inks = DARK if (shown.dark if dark is None else dark) else LIGHT
    own = written(shown.document)
    return board(shown.task, shown.session, shown.segment, size, inks, own)
