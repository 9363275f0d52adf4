"""The frames and beliefs of a run, made when first looked at and kept. Never runs a model."""

import numpy as np
from numpy.typing import NDArray

from app.board.editor import Document
from app.board.frame import Frame, Heat, beside_own, edit_frame, is_final, trace_frame
from app.board.trail import Overlays
from hrm_core.puzzle import Cell, Grid, Task
from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.story import Story
from hrm_core.solving.beliefs import cell_beliefs


class Book:
    """Page k is the board after k segments; page 0 is the puzzle."""

    def __init__(
        self,
        task: Task,
        session: SolveSession,
        candidates: bool,
        heat: Heat,
        overlays: Overlays | None = None,
        own: Grid | None = None,
    ) -> None:
        """own: what a person wrote on the board before, which the model is not given."""
        self.session, self.story = session, Story(session)
        self._task, self._candidates, self._heat = task, candidates, heat
        self._overlays = overlays  # of a maze
        self._own = own
        self._frames: dict[tuple[int, bool], Frame] = {}  # by segment, and whether it is final
        self._beliefs: dict[int, NDArray[np.float32]] = {}
        self._past: tuple[Cell, NDArray[np.float32]] | None = None  # of the cell looked at last

    def frame(self, segment: int) -> Frame:
        key = segment, is_final(self.session, segment)
        if key not in self._frames:
            self._frames[key] = self._make(segment)
        return self._frames[key]

    def beliefs(self, segment: int) -> NDArray[np.float32]:  # [rows, cols, symbols]
        """The belief in every symbol of every cell after a segment."""
        if segment not in self._beliefs:
            probs = self.session.at(segment).probs
            self._beliefs[segment] = cell_beliefs(self._task, self.session.puzzle, probs)
        return self._beliefs[segment]

    def history(self, cell: Cell, upto: int = 0) -> NDArray[np.float32]:  # [segments, symbols]
        """How the belief in one cell went, up to a segment; 0: to the last."""
        count = min(upto or len(self.session), len(self.session))
        if self._past is None or self._past[0] != cell:
            self._past = cell, self.beliefs(1)[cell][None]
        known = self._past[1]
        if len(known) < count:
            later = [self.beliefs(n)[cell] for n in range(len(known) + 1, count + 1)]
            known = np.concatenate((known, later))
            self._past = cell, known
        return known[:count]

    def _make(self, segment: int) -> Frame:
        if segment:
            frame = trace_frame(self._task, self.session, segment, self._candidates, self._heat)
            if self._own is not None:
                frame = beside_own(frame, self._own, self._task.look.empty)
            return self._dressed(frame, self.session.at(segment).grid)
        look, puzzle = self._task.look, self.session.puzzle
        blank = np.full(puzzle.given.shape, look.empty, dtype=np.uint8)
        own = blank if self._own is None else self._own
        frame = edit_frame(look, Document(puzzle, own, np.zeros(blank.shape, dtype=np.uint32)))
        return self._dressed(frame, None)

    def _dressed(self, frame: Frame, answer: Grid | None) -> Frame:
        if self._overlays is None:
            return frame
        return self._overlays.dress(frame, self.session.puzzle.given, answer)
