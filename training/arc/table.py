"""What is written down while many ARC tasks are learnt and answered. Loads no PyTorch.

A folder of results has one line a task in tasks.jsonl, so that whoever ends the work can go on with
it, from the command line or from the window alike; and beside it what others may want to know.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
import numpy as np

from hrm_core.checkpoint import WEIGHTS, WEIGHTS_LIMIT
from hrm_core.decoding import DecodingError, from_json, to_json
from hrm_core.files import replace_file
from hrm_core.library.models import ModelInfo
from hrm_core.limits import DESCRIPTION, RECORDS, open_within, read_within
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks.arc.classes import Tasks
from hrm_core.tasks.arc.submission import Tries, write_submission
from training.runs.files import RunError, append_line

TABLE, SUBMISSION, CSV = "tasks.jsonl", "submission.json", "tasks.csv"
NOW, STOP, ALIVE = "now.json", "stop", "alive"  # what is done now; ends it; held while it goes on
_Cell = Annotated[int, msgspec.Meta(ge=0, le=9)]


@dataclass(frozen=True)
class Way:
    """How each task is learnt and answered."""

    steps: int = 150
    seconds: float = 0.0  # so many in place of steps
    learners: int = 1  # that learn it anew and vote together
    views: int = 32  # that vote
    tries: int = 2  # answers that are kept

    def to_dict(self) -> dict[str, Any]:
        """Without the tries, as figures are kept with a model."""
        took = {"seconds": self.seconds} if self.seconds else {"steps": self.steps}
        return {**took, "learners": self.learners, "views": self.views}


class Row(msgspec.Struct, omit_defaults=True):
    """What became of a task."""

    tries: list[list[list[list[_Cell]]]]  # of each test the answers, the best first
    right: list[list[bool | None]]  # of each test, within so many tries; None: nobody knows
    votes: list[list[int]] = []
    leave_one_out: float | None = None
    steps: int = 0
    seconds: float = 0.0
    processor_seconds: float = 0.0
    refused: str = ""  # why it cannot be learnt

    @property
    def solved(self) -> bool | None:
        """Whether every test is right within its tries; None where that is not known."""
        found = [test[-1] for test in self.right if test]
        return None if None in found or not found else all(found)


class Now(msgspec.Struct):
    """What is done at this moment."""

    task: str
    number: int  # from 1
    count: int
    step: int = 0
    steps: int = 0
    seconds: float = 0.0  # since it was begun


class _Line(Row):
    """A line of the table; what came before the fields of later versions is read, too."""

    task: str = ""
    how: dict[str, Any] = {}


def how_of(base: ModelInfo, way: Way) -> dict[str, Any]:
    """What results have in common that may stand together: the weights and the way; RunError."""
    try:
        with open_within(base.folder / WEIGHTS, WEIGHTS_LIMIT) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        told = f"cannot read the weights of the model {base.name}: {error.strerror}"
        raise RunError(told) from None
    return {"weights": digest, "tries": way.tries, **way.to_dict()}


def read_rows(folder: Path, how: Mapping[str, Any]) -> dict[str, Row]:
    """What was written down so far, by task; a torn last line is left out.

    RunError if it was another model, or learnt in another way.
    """
    path, rows = folder / TABLE, dict[str, Row]()
    if not path.exists():
        return rows
    for content in read_within(path, RECORDS).splitlines():
        try:
            line = from_json(content, _Line)
        except DecodingError:
            continue
        if not line.task:
            continue
        if line.how != how:
            raise RunError(
                f"{path} was written with another model or other options; choose another --out"
            )
        fields = {name: getattr(line, name) for name in Row.__struct_fields__}
        rows[line.task] = Row(**fields)
    return rows


def write_row(folder: Path, how: Mapping[str, Any], task: str, row: Row) -> None:
    """One more line."""
    append_line(folder / TABLE, to_json({"task": task, "how": how, **msgspec.to_builtins(row)}))


def read_now(folder: Path) -> Now | None:
    """What is done at this moment, as it was written last."""
    try:
        return from_json(read_within(folder / NOW, DESCRIPTION), Now)
    except (OSError, DecodingError):
        return None


def write_now(folder: Path, now: Now) -> None:
    """For whoever looks on."""
    replace_file(folder / NOW, to_json(msgspec.to_builtins(now)))


def answers_of(rows: Mapping[str, Row]) -> dict[str, Tries]:
    """The answers as grids; one may be empty."""
    return {name: [_grids(test) for test in row.tries] for name, row in rows.items()}


def write_results(folder: Path, tasks: Tasks, rows: Mapping[str, Row]) -> None:
    """submission.json and tasks.csv of the tasks that have a row."""
    known = {name: rows[name] for name in tasks if name in rows}
    write_submission(folder / SUBMISSION, answers_of(known))
    write_csv(folder / CSV, tasks, known)


def write_csv(path: Path, tasks: Tasks, rows: Mapping[str, Row]) -> int:
    """A table with a line for every test of a task that has a row; how many lines."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["task", "test", "right", "try_1", "try_2", "solution", "seconds", "refused"])
    count = 0
    for name, row in rows.items():
        for number, line in enumerate(_lines(tasks[name], row), 1):
            writer.writerow([name, number, *line])
            count += 1
    replace_file(path, text.getvalue())
    return count


def _lines(tests: Sequence[Puzzle], row: Row) -> Iterator[list[str]]:
    words = {True: "right", False: "wrong", None: ""}
    for test, tries, right in zip(tests, row.tries, row.right, strict=False):
        grids = [to_json(grid) for grid in tries[:2]] + ["", ""]
        solution = "" if test.solution is None else to_json(test.solution.tolist())
        verdict = words[right[-1]] if right else ""
        yield [verdict, *grids[:2], solution, f"{row.seconds:.1f}", row.refused]


def _grids(tries: Sequence[Any]) -> list[Grid]:
    return [np.array(grid or [[]], dtype=np.uint8)[: len(grid)] for grid in tries]
