"""What is looked into: the run on the Solve page, or the view of an ARC task on its bench."""

from collections.abc import Callable
from dataclasses import dataclass

from app.arc.controller import ArcController
from app.bench.player import Player
from app.solve.controller import SolveController
from app.solve.models import ModelChoice
from app.words import fill, tr
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.puzzle import Puzzle, Task
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.inside import MOST


class NoInsideError(ValueError):
    """Why nothing can be seen inside; its message is fit to show."""


@dataclass(frozen=True, eq=False)
class Subject:
    """A run that is thought again."""

    run: SolveSession
    info: ModelInfo
    task: Task
    puzzle: Puzzle  # as the model saw it
    name: str = ""  # where there are several

    @property
    def segments(self) -> int:
        return min(len(self.run.shot), MOST)


@dataclass(frozen=True)
class Source:
    """A page with runs.

    find: the run on show; NoInsideError if there is none that could be thought again.
    run: the same run, or None.
    """

    find: Callable[[], Subject]
    run: Callable[[], SolveSession | None]
    player: Player


def of_solving(solving: SolveController, models: ModelChoice) -> Source:
    """The run on the Solve page."""

    def run() -> SolveSession | None:
        return solving.desk.document.session

    def find() -> Subject:
        session = run()
        if session is None or not session.shot:
            raise NoInsideError(tr("There is no run yet; press Solve first."))
        info = models.called(session.model) if session.model else models.info
        return Subject(session, _there(info, session.model), solving.desk.task, session.puzzle)

    return Source(find, run, solving.player)


def of_bench(arc: ArcController, task: Task, library: ModelLibrary) -> Source:
    """The view of a task that is on show on the ARC bench."""
    thinking = arc.thinking

    def run() -> SolveSession | None:
        view = thinking.view_book
        return view.session if view is not None else None

    def find() -> Subject:
        book, view = thinking.book, thinking.view_book
        if book is None or view is None or not len(view.session):
            raise NoInsideError(tr("Nothing was answered yet; press Answer first."))
        info = thinking.learner.info
        if info is None or info.name != book.model:
            known = library.models(task.name)
            info = next((each for each in known if each.name == book.model), None)
        name = fill(tr("View {0:,} of {1:,}"), thinking.view + 1, len(book.views))
        return Subject(view.session, _there(info, book.model), task, view.seen, name)

    return Source(find, run, thinking.player)


def _there(info: ModelInfo | None, name: str) -> ModelInfo:
    if info is None:
        raise NoInsideError(fill(tr("{0}, the model of this run, is not installed."), name))
    return info
