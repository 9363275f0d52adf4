"""What the model thought about the views of one test input. Never runs a model."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from app.arc.edit.frames import grid_frame, thought_frame
from app.arc.edit.tools import blank
from app.board.frame import LEVELS, Frame
from app.style.colors import FILL
from app.style.theme import Role, Theme
from hrm_core.puzzle import Grid, Problem, Puzzle, Task, View
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.votes import Vote
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import Ballot, Candidate, Thought
from hrm_core.tasks.arc import answer_size


class ViewBook:
    """One view; page k is the answer after k segments, turned back to how the user sees it."""

    def __init__(self, task: Task, puzzle: Puzzle, view: View, limit: Limit) -> None:
        self.session = SolveSession(puzzle, limit)
        self.done = False
        self._task, self.view = task, view
        self._beliefs: list[NDArray[np.float32]] = []
        self._frames: dict[int, Frame] = {}

    @property
    def seen(self) -> Puzzle:
        """The puzzle as the model sees it."""
        return self.view.puzzle

    @property
    def answer(self) -> Grid | None:
        """The latest answer, as the user sees it."""
        return self.session.at(len(self.session)).grid if len(self.session) else None

    def add(self, thought: Thought) -> None:
        """The next segment."""
        trace, puzzle = thought.trace, self.session.puzzle
        problems = tuple(self._task.check(puzzle, thought.answer))
        self.session.add(replace(trace, grid=thought.answer, problems=problems))
        self._beliefs.append(take_back(self.view, trace.grid, trace.confidence))
        if thought.last:
            self.done = True
            halted = self.session.limit.halt and trace.wants_to_halt
            self.session.ending = Ending.HALTED if halted else Ending.LIMIT

    def frame(self, segment: int) -> Frame:
        if segment not in self._frames:
            self._frames[segment] = self._make(segment)
        return self._frames[segment]

    def _make(self, segment: int) -> Frame:
        if segment == 0:
            return grid_frame(self.session.puzzle.given)
        trace = self.session.at(segment)
        if not trace.grid.size:
            return grid_frame(blank(1, 1), [(0, 0)])
        before = self.session.at(segment - 1).grid if segment > 1 else None
        wrong = {cell for problem in trace.problems for cell in problem.cells}
        return thought_frame(trace.grid, self._beliefs[segment - 1], before, wrong)


class VoteBook:
    """All views of a vote, and the ballot."""

    def __init__(self, task: Task, puzzle: Puzzle, views: Sequence[View], limit: Limit) -> None:
        self.puzzle = puzzle
        self.views = [ViewBook(task, puzzle, view, limit) for view in views]
        self.ballot = Ballot(answer_size(puzzle))
        self.running = True
        self.model = self.device = ""  # as far as they are known
        self._task, self._limit = task, limit
        self._thoughts: list[Thought] = []

    @classmethod
    def of(cls, task: Task, puzzle: Puzzle, vote: Vote) -> "VoteBook":
        """A vote that was saved."""
        book = cls(task, puzzle, vote.views, vote.limit)
        for thought in vote.thoughts:
            book.add(thought)
        book.model, book.device, book.running = vote.model, vote.device, False
        return book

    def vote(self, test: int) -> Vote:
        """What there is to be saved, as the vote on a test of the task."""
        views = [book.view for book in self.views]
        return Vote(test, views, tuple(self._thoughts), self._limit, self.model, self.device)

    def add(self, thought: Thought) -> None:
        """What was thought next."""
        self._thoughts.append(thought)
        self.views[thought.view].add(thought)
        if thought.last:
            self.ballot.add(thought.answer, thought.trace.q_halt)

    @property
    def done(self) -> int:
        """How many views have voted."""
        return len(self.ballot)

    @property
    def candidates(self) -> list[Candidate]:
        """The answers, the best first."""
        return self.ballot.candidates()

    def problems(self, candidate: Candidate) -> list[Problem]:
        """What the check says of an answer."""
        return self._task.check(self.puzzle, candidate.grid)

    def is_right(self, candidate: Candidate) -> bool | None:
        """None if the right answer is not known."""
        if self.puzzle.solution is None:
            return None
        return not self.problems(candidate)

    def solved_at(self, tries: int) -> int | None:
        """Which of the first so many candidates is right, from 1; None if none is known to be."""
        for number, candidate in enumerate(self.candidates[:tries], 1):
            if self.is_right(candidate):
                return number
        return None

    def voters(self, number: int) -> list[int]:
        """The views that gave a candidate."""
        candidates = self.candidates
        if number >= len(candidates):
            return []
        grid = candidates[number].grid
        return [
            view
            for view, book in enumerate(self.views)
            if book.done and book.answer is not None and np.array_equal(book.answer, grid)
        ]

    def best_view(self) -> int:
        """A view that gave the best answer, the surest of them."""

        def belief(view: int) -> float:
            session = self.views[view].session
            return session.at(len(session)).q_halt

        return max(self.voters(0), key=belief, default=0)


def take_back(
    view: View, seen: Grid, confidence: NDArray[np.float32]
) -> NDArray[np.float32]:  # [rows, cols]
    """The belief in each cell of a view's answer, [L], where that cell is for the user.

    A view knows the way back for grids of colours alone, and black stays black: so the beliefs go
    in LEVELS steps, one bit of them a grid.
    """
    side = round(len(confidence) ** 0.5)
    rows, cols = seen.shape
    steps = np.rint(confidence.reshape(side, side)[:rows, :cols] * LEVELS).astype(np.uint8)
    levels = sum(
        (view.invert((steps >> bit & 1).astype(np.uint8)) != 0).astype(np.uint8) << bit
        for bit in range(LEVELS.bit_length())
    )
    return np.asarray(levels, dtype=np.float32) / np.float32(LEVELS)


def draw_tiles(theme: Theme, frame: Frame) -> QImage:
    """A thumbnail in the colours of the cells, in the middle of a square."""
    side = max(frame.rows, frame.cols)
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(theme.color(Role.SURFACE))
    top, left = (side - frame.rows) // 2, (side - frame.cols) // 2
    colors: dict[int, QColor] = {}
    for row, col in frame.cells():
        value = frame.face((row, col)).value
        if value not in colors:
            colors[value] = theme.fill(f"{FILL}{value}")
        picture.setPixelColor(left + col, top + row, colors[value])
    return picture
