"""Learning and answering on the ARC bench: whose thoughts are on show, and at which segment."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.arc.answer.book import ViewBook, VoteBook
from app.arc.answer.voter import Voter
from app.arc.edit.document import TRIES
from app.arc.learn.learner import Learner, Stage
from app.bench.arrivals import Arrivals
from app.bench.player import Player
from app.settings import Preferences
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import Thought
from hrm_core.tasks.arc import fingerprint

KEPT = 6  # votes that can be looked at again

Key = tuple[str, bytes]  # by which votes are found again: the pairs, and the test input


class Thinking(QObject):
    """Holds the votes over the test inputs of a task; follows the vote under way.

    Signals:
        shown: another thought, view or candidate is to be seen.
        changed: what can be said or done is another.
        voted: a vote came to its end.
    """

    shown = Signal()
    changed = Signal()
    voted = Signal()

    def __init__(
        self,
        learner: Learner,
        voter: Voter,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.learner, self.voter, self._preferences = learner, voter, preferences
        self.player = Player(self)
        self.player.set_speed(preferences.now.speed)
        self.view = 0
        self.candidate: int | None = None  # on show instead of a segment
        self._puzzle: Puzzle | None = None
        self._key: Key = "", b""  # of it
        self._books: dict[Key, VoteBook] = {}
        self._tries: dict[Key, Sequence[Grid]] = {}  # also of votes that are no longer kept
        self._pinned = False  # the user looks at a view; the vote goes on unseen
        self._arrivals = Arrivals(self)
        self._arrivals.due.connect(self._show_arrivals)
        self._latest = 0  # the view thought about last
        self.player.moved.connect(self._move)
        self.player.playing_changed.connect(lambda _: self.changed.emit())
        for signal in (learner.changed, learner.grown):
            signal.connect(self.changed)
        learner.changed.connect(self._warm_up)
        voter.thought.connect(self._take)
        voter.ended.connect(self._end)

    @property
    def book(self) -> VoteBook | None:
        """The vote over the test input on the bench."""
        return self._books.get(self._key)

    @property
    def view_book(self) -> ViewBook | None:
        """The view on show."""
        book = self.book
        return book.views[self.view] if book is not None else None

    def show(self, puzzle: Puzzle) -> None:
        """This test input is on the bench; another one may still be thought about."""
        if puzzle is self._puzzle:
            return
        before, self._key = self._key, _key(puzzle)
        self._puzzle = puzzle
        if self._key[0] != before[0]:
            self.learner.show(puzzle)
        else:
            self.learner.turn_to(puzzle)
        if self._key != before:
            self._leave()

    @property
    def books(self) -> list[VoteBook]:
        """The votes over the test inputs of the task on the bench."""
        return [book for key, book in self._books.items() if key[0] == self._key[0]]

    @property
    def has_tries(self) -> bool:
        """Whether anything was answered since the window is open."""
        return bool(self._tries)

    def tries(self) -> Callable[[Puzzle], Sequence[Grid]]:
        """What was answered so far, the best first, by test input; fit for another thread."""
        known = dict(self._tries)
        return lambda puzzle: known.get(_key(puzzle), ())

    def book_of(self, puzzle: Puzzle) -> VoteBook | None:
        """The vote over a test input, if there was one."""
        return self._books.get(_key(puzzle))

    def restore(self, books: Sequence[VoteBook]) -> None:
        """Votes that were saved; the one over the test input on the bench is shown."""
        for book in books:
            self._keep(book)
            self._count(book)
        self._leave()
        self.shown.emit()

    def learn(self) -> None:
        """Afresh; what was answered before is of no interest then."""
        self.voter.forget()  # first: a vote under way leaves its tries
        for known in (self._books, self._tries):
            for key in [key for key in known if key[0] == self._key[0]]:
                del known[key]
        now = self._preferences.now
        self.learner.begin(now.learning_steps)

    def answer(self) -> None:
        """Let the learnt model vote."""
        info, puzzle = self.learner.info, self._puzzle
        if info is None or puzzle is None or self.learner.stage is not Stage.LEARNT:
            return
        limit = Limit(info.halt_max_steps, halt=False)
        self._keep(self.voter.begin(info, puzzle, self._preferences.now.views, limit))
        self.view, self.candidate, self._pinned = 0, None, False
        self.player.load(0, 0)
        self.changed.emit()

    def stop(self) -> None:
        self.voter.stop()

    def look_at(self, view: int) -> None:
        """Show how a view went."""
        book = self.book
        if book is not None and 0 <= view < len(book.views):
            self.view, self.candidate = view, None
            self._pinned = True
            done = len(book.views[view].session)
            self.player.load(done, done)

    def look_at_candidate(self, number: int) -> None:
        """Show an answer that was voted for."""
        self.player.pause()
        self.candidate = number
        self.shown.emit()

    def close(self) -> None:
        self.player.pause()
        self.voter.close()
        self.learner.close()

    def _warm_up(self) -> None:
        if self.learner.stage is Stage.LEARNT and self.learner.info is not None:
            self.voter.warm_up(self.learner.info)

    def _keep(self, book: VoteBook) -> None:
        """Together with a few of those before."""
        self._books.pop(_key(book.puzzle), None)
        while len(self._books) >= KEPT:
            del self._books[next(iter(self._books))]
        self._books[_key(book.puzzle)] = book

    def _leave(self) -> None:
        """Another test input: its own vote, if there was one."""
        self.candidate, self._pinned = None, False
        book = self.book
        self.view = book.best_view() if book is not None else 0
        done = len(book.views[self.view].session) if book is not None else 0
        self.player.load(done, done)
        self.changed.emit()

    def _move(self, segment: int) -> None:
        self.candidate = None
        self.shown.emit()

    def _take(self, thought: Thought) -> None:
        self._latest = thought.view
        self._arrivals.tell()

    def _show_arrivals(self) -> None:
        book = self.book
        if book is None or book is not self.voter.book:
            return
        if not self._pinned:
            self.view, self.candidate = self._latest, None
            done = len(book.views[self.view].session)
            self.player.load(done, done)
        self.changed.emit()

    def _count(self, book: VoteBook) -> None:
        if book.done:
            self._tries[_key(book.puzzle)] = book.ballot.tries(TRIES)

    def _end(self) -> None:
        if self.voter.book is not None:
            self._count(self.voter.book)
        book = self.book
        self._arrivals.stop()
        if book is not None and book is self.voter.book:
            if not self._pinned:
                self.view, self.candidate = book.best_view(), None
            done = len(book.views[self.view].session)
            self.player.load(done, done)
            self.voted.emit()
        self.changed.emit()


def _key(puzzle: Puzzle) -> Key:
    given = puzzle.given
    return fingerprint(puzzle.examples), bytes(given.shape) + given.tobytes()
