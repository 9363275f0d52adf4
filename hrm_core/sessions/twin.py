"""Two runs side by side, in step: what one can say of both after the same segment."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.sessions.solve import SolveSession

LEFT, RIGHT = 0, 1


@dataclass(frozen=True, eq=False)
class Twin:
    """Two sessions over one puzzle, or over one that was changed after a segment."""

    left: SolveSession
    right: SolveSession
    fork: int = 0  # the last segment after which both had the same puzzle; 0: they always have

    @property
    def sides(self) -> tuple[SolveSession, SolveSession]:
        return self.left, self.right

    @property
    def count(self) -> int:
        """Segments of the longer run."""
        return max(len(self.left), len(self.right))

    def segment(self, side: int, segment: int) -> int:
        """Which segment of a run is on show; one that is over stays at its last answer."""
        return min(segment, len(self.sides[side]))

    def grid(self, side: int, segment: int) -> Grid:
        """The answer of a run after a segment; before the first, the puzzle."""
        session, at = self.sides[side], self.segment(side, segment)
        if at:
            return session.at(at).grid
        return self.left.puzzle.given if self.fork else session.puzzle.given

    def differing(self, segment: int) -> NDArray[np.bool_] | None:  # [rows, cols]
        """The cells in which the answers differ; None where they are not of one size."""
        left, right = self.grid(LEFT, segment), self.grid(RIGHT, segment)
        return np.asarray(left != right) if left.shape == right.shape else None

    def parted(self) -> int | None:
        """The first segment after which the answers differ; None if they never do."""
        for segment in range(1, self.count + 1):
            found = self.differing(segment)
            if found is None or found.any():
                return segment
        return None


def same_start(twin: Twin) -> bool:
    """Whether both runs thought the same up to the change: else another engine made one."""
    return all(
        np.array_equal(twin.left.at(segment).grid, twin.right.at(segment).grid)
        for segment in range(1, min(twin.fork, len(twin.left), len(twin.right)) + 1)
    )
