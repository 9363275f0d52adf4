"""Many puzzles through one batch: each is answered until the model halts, and makes room for the
next. What `hunt` and the page for whole files are made of; it keeps nothing.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from hrm_core.engines import Engine
from hrm_core.puzzle import Grid, Problem, Puzzle, Task
from hrm_core.solving.canvas import SizeError, cut, lay, positions
from hrm_core.solving.think import Limit, Question, think


@dataclass(frozen=True, eq=False)
class Answered:
    """The last answer to a puzzle, and what the rule check says of it."""

    number: int  # as it came in
    puzzle: Puzzle
    grid: Grid
    problems: tuple[Problem, ...]
    q_halt: float  # raw logit
    believed: bool  # Q-halt was above Q-continue: the model thinks that it is right
    segments: int


@dataclass(frozen=True)
class Refused:
    """A puzzle that the model cannot take."""

    number: int
    reason: str  # fit to show


def answer_all(
    engine: Engine,
    task: Task,
    puzzles: Iterable[tuple[int, Puzzle]],
    limit: Limit,
    width: int,
    room: Callable[[], bool] | None = None,
) -> Generator[list[Answered | Refused]]:
    """Answer numbered puzzles, `width` at a time; what is done after each segment, which may be [].

    `room`: whether there is memory for more at a time; see `think`.

    They are taken as there is room, so they may be without end. A model for boards of any size
    takes puzzles of one size here: callers sort by size.
    """
    asked: dict[int, tuple[int, Puzzle]] = {}
    done: list[Answered | Refused] = []

    def questions() -> Iterator[Question]:
        row = 0
        for number, puzzle in puzzles:
            try:
                tokens = lay(task, puzzle, engine.seq_len)
            except SizeError as error:
                done.append(Refused(number, str(error)))
                continue
            asked[row] = number, puzzle
            row += 1
            yield Question(tokens, puzzle.puzzle_id)

    for moment in think(engine, questions(), limit, width, room):
        step = moment.step
        for place in np.flatnonzero(moment.over).tolist():
            number, puzzle = asked.pop(int(moment.rows[place]))
            count = positions(task, puzzle, engine.seq_len)
            grid = task.decode(cut(step.answers[place], count), puzzle)
            q_halt = float(step.q_halt[place])
            done.append(
                Answered(
                    number,
                    puzzle,
                    grid,
                    tuple(task.check(puzzle, grid)),
                    q_halt,
                    q_halt > float(step.q_continue[place]),
                    int(moment.segments[place]),
                )
            )
        yield list(done)
        done.clear()
    if done:
        yield list(done)
