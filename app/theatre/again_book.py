"""One puzzle seen in many ways: the run of each view, and the votes. Plain values and words."""

from collections.abc import Sequence

import numpy as np

from app.words import counted, fill, marks, tr
from hrm_core.puzzle import Grid, Problem, Puzzle, Task, View
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import percent, share
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import Ballot, Candidate, Thought

NAMED = 6  # views told one by one


class AgainBook:
    """The views of a puzzle, the first of them as it is; nothing here runs a model."""

    def __init__(
        self, task: Task, puzzle: Puzzle, views: Sequence[View], limit: Limit, model: str = ""
    ) -> None:
        self.task, self.puzzle, self.views = task, puzzle, views
        self.runs = [SolveSession(view.puzzle, limit, model) for view in views]
        self.answers: list[Grid | None] = [None] * len(views)  # taken back to the puzzle
        self.ballot = Ballot()
        self._limit = limit

    def add(self, thought: Thought) -> None:
        """What was thought next."""
        run = self.runs[thought.view]
        run.add(thought.trace)
        self.answers[thought.view] = thought.answer
        if thought.last:
            halted = self._limit.halt and thought.trace.wants_to_halt
            run.ending = Ending.HALTED if halted else Ending.LIMIT
            self.ballot.add(thought.answer, thought.trace.q_halt)

    def stop(self) -> None:
        """What has not come to its end will not."""
        for run in self.runs:
            if run.ending is Ending.RUNNING:
                run.ending = Ending.STOPPED

    @property
    def done(self) -> list[int]:
        """The views that have voted."""
        over = Ending.HALTED, Ending.LIMIT
        return [view for view, run in enumerate(self.runs) if run.ending in over]

    @property
    def candidates(self) -> list[Candidate]:
        """The answers, the most votes first."""
        return self.ballot.candidates()

    def voters(self, candidate: Candidate) -> list[int]:
        """The views that gave an answer."""
        found = [(view, self.answers[view]) for view in self.done]
        return [
            view
            for view, answer in found
            if answer is not None and np.array_equal(answer, candidate.grid)
        ]

    def check(self, grid: Grid) -> list[Problem]:
        """What the rules say of an answer, of the puzzle as it is."""
        return self.task.check(self.puzzle, grid)

    def first(self) -> tuple[int, list[int]] | None:
        """After how many segments the first view wanted to halt, and every view that did then."""
        halts = {view: self.runs[view].halt_segment for view in self.done}
        found = [segment for segment in halts.values() if segment is not None]
        if not found:
            return None
        return min(found), [view for view, segment in halts.items() if segment == min(found)]

    @property
    def alike(self) -> bool:
        """Whether every view gave the same answer after the same number of segments."""
        lengths = {len(self.runs[view]) for view in self.done}
        return len(self.done) > 1 and len(lengths) == 1 and len(self.candidates) == 1


def rules(problems: Sequence[Problem]) -> str:
    """The rule check in few words."""
    if not problems:
        return tr("keeps the rules")
    if all(problem.valid for problem in problems):
        return tr("keeps the rules, but a better answer exists")
    return tr("breaks the rules")


def view_name(view: int) -> str:
    """The first is the puzzle itself."""
    return fill(tr("View {0:,}"), view + 1) if view else tr("As it is")


def view_line(book: AgainBook, view: int) -> str:
    """How far a view is; its answer under the rules, when it has one."""
    run, answer = book.runs[view], book.answers[view]
    if answer is None:
        words = tr("waits") if run.ending is Ending.RUNNING else tr("was not thought about")
        return f"{view_name(view)}\n{words}"
    after = counted(len(run), tr("{0} segment"), tr("{0} segments"))
    if run.ending is Ending.RUNNING:
        thinks = tr("thinks, {0}")
        return f"{view_name(view)}\n{fill(thinks, after)}"
    wanted = run.halt_segment is not None and run.ending is Ending.LIMIT
    way = counted(len(run), *_ways(run.ending, wanted))
    believed = fill(tr("Q-halt {0}"), marks(percent(run.at(len(run)).q_halt)))
    return f"{view_name(view)}\n{way}, {believed}\n{rules(book.check(answer))}"


def _ways(ending: Ending, wanted: bool) -> tuple[str, str]:
    """How a view ended, after one segment and after several; wanted: it would have halted."""
    if ending is Ending.HALTED:
        return tr("halted after {0} segment"), tr("halted after {0} segments")
    if ending is Ending.STOPPED:
        return tr("stopped after {0} segment"), tr("stopped after {0} segments")
    if wanted:
        return tr("ran for {0} segment"), tr("ran for {0} segments")
    return tr("did not halt in {0} segment"), tr("did not halt in {0} segments")


def candidate_line(book: AgainBook, candidate: Candidate) -> str:
    """An answer: who gave it, and what the rules say."""
    count = len(book.done)
    votes = fill(
        tr("{0:,} of {1:,} views, Q-halt {2}"),
        candidate.count,
        count,
        marks(share(candidate.belief)),
    )
    voters = book.voters(candidate)
    own = (
        tr("given to the puzzle as it is, too")
        if 0 in voters
        else tr("not given to the puzzle as it is")
    )
    return f"{votes}\n{rules(book.check(candidate.grid))}\n{own}"


def headline(book: AgainBook) -> str:
    """How far the vote is, or how it went."""
    done, count = len(book.done), len(book.views)
    if any(run.ending is Ending.RUNNING for run in book.runs):
        return fill(tr("{0:,} of {1:,} views have voted"), done, count)
    if not done:
        return tr("Stopped before any view had voted")
    best = book.candidates[0]
    told = tr("{0:,} of {1:,} views agree on an answer; it {2}")
    return fill(told, best.count, done, rules(book.check(best.grid)))


def remarks(book: AgainBook) -> str:
    """Who halted first, and the model's own answer beside the vote."""
    words = []
    first = book.first()
    if first is not None:
        segment, views = first
        names = ", ".join(view_name(view) for view in views[:NAMED])
        if len(views) > NAMED:
            names = fill(tr("{0} and {1:,} more"), names, len(views) - NAMED)
        one = tr("First to halt, after {0} segment")
        many = tr("First to halt, after {0} segments")
        words.append(f"{counted(segment, one, many)}: {names}.")
    own = book.answers[0]
    if 0 in book.done and own is not None and book.candidates:
        same = np.array_equal(own, book.candidates[0].grid)
        told = (
            tr("The model's answer to the puzzle as it is: the same.")
            if same
            else fill(
                tr("The model's answer to the puzzle as it is is another one, and {0}."),
                rules(book.check(own)),
            )
        )
        words.append(told)
    if book.alike:
        words.append(tr("Every view gave the same answer after the same number of segments."))
    return " ".join(words)
