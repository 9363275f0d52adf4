"""What the tests of the ARC bench share: a small task, a teacher without a process, answers."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from app.arc.controller import ArcController
from app.arc.edit.document import ArcDocument, Trial
from hrm_core.engines.scripted import Beat
from hrm_core.library.models import ModelInfo
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks.arc import draw, fingerprint
from tests.app.support import info
from training.config import TrainConfig
from training.runs.events import Evaluated, Finished, Progress, Started
from training.runs.files import RunError, create_run
from training.runs.process import TrainingRun


def grid(*rows: str) -> Grid:
    """A grid of digits, a text a row."""
    return np.array([[int(symbol) for symbol in row] for row in rows], dtype=np.uint8)


def rows(found: Grid) -> list[str]:
    """The inverse of grid()."""
    return ["".join(map(str, row)) for row in found.tolist()]


def mirror_task() -> ArcDocument:
    """The output is the input from right to left; two pairs, two test inputs, one solved."""
    return ArcDocument(
        ((grid("12", "30"), grid("21", "03")), (grid("456"), grid("654"))),
        (
            Trial(grid("789"), grid("000"), grid("987")),
            Trial(grid("120", "000"), grid("000", "000")),
        ),
        "mirror",
    )


class LiveRun(TrainingRun):
    """A run that is alive as long as the test says so; no process is started."""

    going = True

    @property
    def alive(self) -> bool:
        return self.going

    def kill(self) -> None:
        self.going = False

    def end(self, reason: str, message: str = "") -> None:
        """What its process would write last."""
        self.files.log(Finished(20, 3.0, reason, message))
        self.going = False


@dataclass
class FakeTeacher:
    """Knows a base model; teaches when the test says so."""

    folder: Path
    base_info: ModelInfo | None = field(default_factory=lambda: info("base", 2, "arc"))
    models: dict[str, ModelInfo] = field(default_factory=dict)  # by fingerprint
    runs: dict[str, LiveRun] = field(default_factory=dict)
    refusal: str = ""
    begun: int = 0  # runs

    def base(self) -> ModelInfo | None:
        return self.base_info

    def learnt(self, puzzle: Puzzle) -> ModelInfo | None:
        return self.models.get(fingerprint(puzzle.examples))

    def pace(self) -> float:
        return 1.0

    def run_of(self, puzzle: Puzzle) -> TrainingRun | None:
        return self.runs.get(fingerprint(puzzle.examples))

    def begin(self, puzzle: Puzzle, steps: int) -> TrainingRun:
        if self.refusal:
            raise RunError(self.refusal)
        self.begun += 1
        mark = fingerprint(puzzle.examples)
        run = LiveRun(self.folder / f"{mark[:8]}-{self.begun}")
        lr = 1e-3 if steps else 0.0  # 0: at sight
        create_run(run.files, TrainConfig("learn", "arc", {}, (), steps=max(1, steps), lr=lr))
        run.files.log(Started(0, "cpu"))
        run.files.log(Progress(10, 20, 5.0, 5.0, 100.0, 1e-3, 0.5, 0.9, 0.8, 0.9, 2.0))
        run.files.log(Evaluated(10, 5.0, "leave-one-out", 4, 2, 0.75, 0.9, 0.9, 2.0, best=True))
        self.runs[mark] = run
        return run

    def teach(self, puzzle: Puzzle) -> None:
        """The task is learnt; a run that goes on is done."""
        mark = fingerprint(puzzle.examples)
        provenance: dict[str, object] = {"seconds": 60.0}
        if mark in self.runs:
            provenance["recipe"] = {"lr": self.runs[mark].files.config().lr}
        self.models[mark] = replace(info("learnt", 2, "arc"), provenance=provenance)
        if mark in self.runs:
            self.runs[mark].end("done")


def answer(found: Grid, side: int, q_halt: float = 1.0) -> Beat:
    """A segment that says a grid, on a canvas of side x side."""
    return Beat(draw(found, side), q_halt=q_halt, q_continue=0.0)


def board(arc: ArcController, output: bool = True) -> list[str]:
    """What a large board shows."""
    frame = arc.page.bench.boards[output].frame
    values = np.array([face.value for face in frame.faces], dtype=np.uint8)
    return rows(values.reshape(frame.rows, frame.cols))
