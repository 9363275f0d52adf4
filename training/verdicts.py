"""What a model made of the user's own puzzles, before and after training: a file each."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from training.files import write_bytes


@dataclass(frozen=True)
class Judged:
    """One puzzle; grids as the task writes them."""

    title: str
    given: str
    solution: str
    answers: tuple[str, ...]  # after each segment
    q_halt: tuple[float, ...]  # logits, one a segment

    @property
    def solved(self) -> bool:
        return self.answers[-1] == self.solution

    @property
    def wrong(self) -> int:
        """How many cells the last answer has wrong."""
        return sum(a != b for a, b in zip(self.answers[-1], self.solution, strict=True))


@dataclass(frozen=True)
class Verdicts:
    """One model, many puzzles."""

    model: str  # what it is called
    step: int  # of training
    puzzles: tuple[Judged, ...]

    @property
    def solved(self) -> int:
        return sum(puzzle.solved for puzzle in self.puzzles)

    def write(self, path: Path) -> None:
        """Into a file, whole or not at all."""
        write_bytes(path, json.dumps(asdict(self)).encode())

    @staticmethod
    def read(path: Path) -> "Verdicts | None":
        """From a file; None if there is none that can be read."""
        try:
            values: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
            puzzles = tuple(
                Judged(
                    title=each["title"],
                    given=each["given"],
                    solution=each["solution"],
                    answers=tuple(each["answers"]),
                    q_halt=tuple(each["q_halt"]),
                )
                for each in values["puzzles"]
            )
            return Verdicts(values["model"], values["step"], puzzles)
        except (OSError, ValueError, KeyError, TypeError):
            return None
