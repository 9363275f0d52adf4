"""How hard a search thinks, and what it accepts."""

from dataclasses import dataclass
from enum import StrEnum

from hrm_core.solving.solve import SegmentTrace


class Verify(StrEnum):
    """What makes an answer accepted."""

    RULES = "rules"  # it keeps the rules of the puzzle, which needs no solution
    Q = "q"  # the model believes it: Q-halt above Q-continue


@dataclass(frozen=True)
class Effort:
    """How hard to think. `segments` counts those of all tries and of the run before."""

    segments: int = 256
    verify: Verify = Verify.RULES
    seed: int = 0  # of the symmetries
    width: int = 0  # tries at a time, in one batch; 0: what suits the model
    depth: int = 0  # segments a try with pins may take; 0: what suits the model
    floor: float | None = None  # a symbol believed less is not tried; None: what suits the model
    sure: float = 0.9  # a symbol believed more must not break a rule; a guess doubted more can wait

    def __post_init__(self) -> None:
        if self.segments < 1:
            raise ValueError("at least one segment is needed")
        if min(self.width, self.depth) < 0:
            raise ValueError("tries and their segments cannot be fewer than none")

    def accepts(self, trace: SegmentTrace) -> bool:
        """Whether an answer may be given."""
        if self.verify is Verify.Q:
            return trace.wants_to_halt
        return all(problem.valid for problem in trace.problems)

    def settles(self, trace: SegmentTrace) -> bool:
        """Whether no better one is looked for: a path that keeps the rules may be too long."""
        return trace.solved if self.verify is Verify.RULES else self.accepts(trace)
