"""Keeps every run of the Solve page by itself, and reads the kept ones for the list; on threads."""

from collections.abc import Callable, Generator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.job import Job, stop_all
from app.solve.controller import SolveController
from app.words import counted, tr
from hrm_core.puzzle import Tasks
from hrm_core.sessions.shelf import Kept, Room, RunShelf
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.showing.boards import Inks, board
from hrm_core.showing.shapes import picture

THUMB = 72  # pixels


@dataclass(frozen=True, eq=False)
class Listed:
    """A kept run with a picture of its last answer, RGB bytes of so many pixels; b"" for none."""

    kept: Kept
    pixels: bytes = b""
    size: tuple[int, int] = (0, 0)


class RunKeeper(QObject):
    """Writes a run when it is over; the window never waits, but its end does.

    Signals:
        kept: the path of a run that was written.
        failed: why runs are not kept; said once.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        solving: SolveController,
        shelf: RunShelf,
        room: Callable[[], Room],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._solving, self.shelf, self._room = solving, shelf, room
        self._silent = False
        solving.ended.connect(self._keep)

    def close(self) -> None:
        """Wait for what is being written."""
        stop_all(self)

    def _keep(self, ending: Ending) -> None:
        book = self._solving.book
        if book is None or not len(book.session) or ending is Ending.FAILED:
            return
        held, room = book.session.snapshot(), self._room()
        held.extras = {}  # what was written on the board belongs to the desk
        job = Job(lambda: self.shelf.keep(held, room), self)
        job.done.connect(self.kept)
        job.failed.connect(self._fail)
        job.start()

    def _fail(self, error: Exception) -> None:
        if not self._silent:
            self._silent = True
            self.failed.emit(OSError(0, self.tr("Runs are not kept: {0}").format(error)))


def listed(shelf: RunShelf, tasks: Tasks, inks: Inks) -> Generator[Listed]:
    """Every kept run, the newest first, each read and drawn when it is asked for."""
    for kept in shelf.read(tasks):
        if kept.session is None:
            yield Listed(kept)
            continue
        task = tasks[kept.session.puzzle.task]
        drawn = picture(board(task, kept.session, len(kept.session), THUMB, inks))
        yield Listed(kept, drawn.tobytes(), drawn.size)


def headline(session: SolveSession) -> str:
    """What was thought about, and what came of it."""
    title = session.puzzle.title or tr("Your puzzle")
    verdict, count = session.verdict(), len(session)
    if session.budget:
        found = tr("{0}: found by model and search") if verdict.solved else tr("{0}: not found")
        return found.format(title)
    at = verdict.solved_at or count
    segments = counted(at, tr("{0} segment"), tr("{0} segments"))
    right = tr("{0}: right after {1}") if verdict.solved else tr("{0}: wrong after {1}")
    return right.format(title, segments)


def details(kept: Kept) -> str:
    """When, by which model, and how it ended."""
    when = kept.at.astimezone().strftime("%Y-%m-%d %H:%M")
    if kept.session is None:
        return when
    endings = {
        Ending.HALTED: tr("halted by itself"),
        Ending.LIMIT: tr("all segments used"),
        Ending.FOUND: tr("searched"),
        Ending.STOPPED: tr("stopped by you"),
    }
    parts = (when, kept.session.model, endings.get(kept.session.ending, ""))
    return "  ·  ".join(part for part in parts if part)
