"""Keeps every run by itself, and reads the kept ones for the list; on threads."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.arc.answer.archive import session_of
from app.arc.controller import ArcController
from app.job import Job, stop_all
from app.solve.controller import SolveController
from app.told import told
from app.words import counted, tr
from hrm_core.puzzle import Tasks
from hrm_core.sessions.shelf import Kept, Room, RunShelf
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.votes import VoteSession
from hrm_core.showing.boards import Inks, board
from hrm_core.showing.shapes import picture
from hrm_core.solving.vote import count

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
        arc: ArcController,
        shelf: RunShelf,
        room: Callable[[], Room],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._solving, self._arc = solving, arc
        self.shelf, self._room = shelf, room
        self._silent = False
        solving.ended.connect(self._keep)
        arc.thinking.voted.connect(self._keep_votes)

    def close(self) -> None:
        """Wait for what is being written."""
        stop_all(self)

    def _keep(self, ending: Ending) -> None:
        book = self._solving.book
        if book is None or ending is Ending.FAILED:
            return
        self.keep(book.session)

    def keep(self, session: SolveSession) -> None:
        """Write a run as it is now, unless nothing was thought."""
        if not len(session) or session.ending is Ending.FAILED:
            return
        held = session.snapshot()
        held.extras = {}  # what was written on the board belongs to the desk
        self._write(held)

    def _keep_votes(self) -> None:
        book, document = self._arc.thinking.book, self._arc.desk.document
        tests = range(len(document.trials))
        same = [n for n in tests if self._arc.thinking.book_of(document.puzzle(n)) is book]
        if book is not None and same:
            self._write(replace(session_of(document, [book.vote(same[0])]), extras={}))

    def _write(self, held: SolveSession | VoteSession) -> None:
        room = self._room()
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
        shown = as_run(kept.votes) if kept.votes is not None else kept.session
        if shown is None or not len(shown):
            yield Listed(kept)
            continue
        task = tasks[shown.puzzle.task]
        drawn = picture(board(task, shown, len(shown), THUMB, inks))
        yield Listed(kept, drawn.tobytes(), drawn.size)


def as_run(votes: VoteSession) -> SolveSession | None:
    """How the task as it is was thought about, among all the views of it."""
    for vote in votes.votes:
        said = [thought.trace for thought in vote.thoughts if thought.view == 0]
        if said:
            puzzle = replace(votes.tests[vote.test], title=votes.title)
            return SolveSession(puzzle, vote.limit, vote.model, vote.device, said, Ending.LIMIT)
    return None


def headline_of_votes(votes: VoteSession) -> str:
    """What was voted on, and what came of it, as far as that is known."""
    title = told(votes.title) or tr("Your puzzle")
    (vote,) = votes.votes[:1] or (None,)
    solution = None if vote is None else votes.tests[vote.test].solution
    if vote is None or solution is None:
        return title
    right = [np.array_equal(grid, solution) for grid in count(vote.thoughts).tries()]
    if not any(right):
        return tr("{0}: wrong in both tries").format(title)
    found = tr("{0}: right at the first try") if right[0] else tr("{0}: right at the second try")
    return found.format(title)


def headline(session: SolveSession) -> str:
    """What was thought about, and what came of it."""
    title = told(session.puzzle.title) or tr("Your puzzle")
    verdict, count = session.verdict(), len(session)
    if session.budget:
        found = tr("{0}: found by model and search") if verdict.solved else tr("{0}: not found")
        return found.format(title)
    at = verdict.solved_at or count
    if verdict.solved:
        found = counted(at, tr("right after {0} segment"), tr("right after {0} segments"))
    else:
        found = counted(at, tr("wrong after {0} segment"), tr("wrong after {0} segments"))
    return f"{title}: {found}"


def said(kept: Kept) -> str:
    """The headline of whatever was kept."""
    if kept.votes is not None:
        return headline_of_votes(kept.votes)
    return headline(kept.session) if kept.session is not None else kept.fault


def details(kept: Kept, titles: Mapping[str, str] | None = None) -> str:
    """When, by which model, and how it ended.

    titles: what the models are called, by their names; one that is gone keeps its name.
    """
    titles = titles or {}
    when = kept.at.astimezone().strftime("%Y-%m-%d %H:%M")
    if kept.votes is not None:
        said = [titles.get(vote.model, vote.model) for vote in kept.votes.votes[:1]]
        views = [len(vote.views) for vote in kept.votes.votes[:1]]
        said += [counted(many, tr("{0} view"), tr("{0} views")) for many in views]
        return "  ·  ".join([when, *said])
    if kept.session is None:
        return when
    endings = {
        Ending.HALTED: tr("halted by itself"),
        Ending.LIMIT: tr("all segments used"),
        Ending.FOUND: tr("searched"),
        Ending.STOPPED: tr("stopped by you"),
    }
    model = titles.get(kept.session.model, kept.session.model)
    parts = (when, model, endings.get(kept.session.ending, ""))
    return "  ·  ".join(part for part in parts if part)
