"""The frames of two runs in step, with the cells marked in which they differ. Runs no model."""

from dataclasses import replace

from app.board.frame import Frame, Heat, Ink
from app.board.trail import Overlays
from app.solve.book import Book
from hrm_core.puzzle import Cell, Grid, Task
from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.twin import RIGHT, Twin
from hrm_core.solving.solve import SegmentTrace


class Side:
    """One of the two runs, as a strip draws it."""

    def __init__(self, book: "TwinBook", side: int) -> None:
        self.session = book.twin.sides[side]
        self._book, self._side = book, side

    def frame(self, segment: int) -> Frame:
        return self._book.frame(self._side, segment)


class TwinBook:
    """Page k is both boards after k segments; what is over stays as it ended."""

    def __init__(
        self, task: Task, twin: Twin, changed: Cell | None = None, own: Grid | None = None
    ) -> None:
        """changed: the cell of a "what if", in the right run after the fork.

        own: what a person wrote on the board, which no model was given.
        """
        self.task, self.twin, self._changed, self.own = task, twin, changed, own
        overlays = Overlays() if task.look.trail is not None else None
        left, right = twin.sides
        self._past = SolveSession(left.puzzle, right.limit)  # the right run up to the fork
        for trace in right.traces[: twin.fork]:
            self._past.add(trace)
        self.books = tuple(
            Book(task, session, True, Heat.NONE, overlays, own)
            for session in (left, right, self._past)
        )
        self.strips = Side(self, 0), Side(self, 1)

    def add(self, trace: SegmentTrace, side: int = RIGHT) -> None:
        """The next segment of a run."""
        self.twin.sides[side].add(trace)
        if side == RIGHT and trace.segment <= self.twin.fork:
            self._past.add(trace)

    def frame(self, side: int, segment: int) -> Frame:
        """What a board shows."""
        at = self.twin.segment(side, segment)
        before = side == RIGHT and self.twin.fork and segment <= self.twin.fork
        frame = self.books[2 if before else side].frame(at)
        differing = self.twin.differing(segment)
        faces = list(frame.faces)
        if differing is not None:
            for row, col in zip(*differing.nonzero(), strict=True):
                index = int(row) * frame.cols + int(col)
                faces[index] = replace(faces[index], differs=True)
        if side == RIGHT and not before and self._changed is not None:
            index = self._changed[0] * frame.cols + self._changed[1]
            put = int(self.twin.right.puzzle.given[self._changed]) == faces[index].value
            faces[index] = replace(faces[index], ink=Ink.WHATIF) if put else faces[index]
        return replace(frame, faces=tuple(faces))
