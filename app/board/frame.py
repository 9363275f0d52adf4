"""What every cell of a board shows, as plain values, made from a document or a trace."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntFlag, StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.board.editor import Document
from hrm_core.look import Look
from hrm_core.puzzle import Cell, Grid, Problem, Task
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.beliefs import cell_beliefs, on_board
from hrm_core.solving.solve import SegmentTrace

LEVELS = 12  # steps of size and strength in which a belief is drawn
UNSURE = 0.5  # below this belief a cell shows its candidates
VISIBLE = 0.04  # a candidate believed less is not drawn


class Ink(StrEnum):
    """Who put a symbol there; told apart by weight and shape as well as by colour."""

    NONE = "none"
    GIVEN = "given"
    MINE = "mine"
    MODEL = "model"
    GUESS = "guess"  # the model's, pinned by a search
    WHATIF = "whatif"  # put there by the user while the model thought
    HINT = "hint"  # proved by the rules, not yet written


class Heat(StrEnum):
    """What the ground of the cells shows while a trace is on the board."""

    NONE = "none"
    CHANGE_H = "change_H"
    CHANGE_L = "change_L"


class Trait(IntFlag):
    """What is known of a cell, shown over or under what stands in it."""

    NONE = 0
    CORRIDOR = 1  # on some shortest path
    VISITED = 2  # by a classic search
    FOUND = 4  # on the path it found
    ASTRAY = 8  # the model's first wrong decision
    PAIR = 16  # of a sudoku: two candidates are left
    HINT = 32  # of a unit that a hint is about
    HINT_CELL = 64  # what the hint rests on


@dataclass(frozen=True)
class Mark:
    """A small symbol in a cell: a pencil mark or a candidate of the model."""

    value: int
    weight: float = 1.0  # 0 to 1 in LEVELS steps, how strongly it is drawn
    ink: Ink = Ink.MINE
    struck: bool = False  # it is to go
    color: int = 0  # that a person gave it, 1 to 6


@dataclass(frozen=True)
class Face:
    """One cell."""

    value: int
    ink: Ink = Ink.NONE
    confidence: float = 1.0  # belief in `value`
    wrong: bool = False  # breaks a rule
    changed: bool = False  # differs from the segment before
    marks: tuple[Mark, ...] = ()
    heat: float = 0.0  # 0 to 1
    tint: float = 0.0  # belief that the path leads here, in LEVELS steps
    links: int = 0  # in which directions a line leaves, see trail.Side
    traits: Trait = Trait.NONE
    differs: bool = False  # from the same cell of a board beside it
    own: int = 0  # what a person had put here, where the model's answer stands; 0: nothing
    color: int = 0  # that a person gave the cell, 1 to 6

    @property
    def level(self) -> float:
        """The belief in the few steps it is shown in; of nothing none is shown."""
        if self.ink is Ink.NONE:
            return 1.0
        return round(max(0.0, min(self.confidence, 1.0)) * LEVELS) / LEVELS

    def same_look(self, other: "Face") -> bool:
        """Whether nobody sees a difference."""
        mine, theirs = (
            (each.wrong, each.changed, each.heat, each.tint, each.differs, each.color, each.level)
            for each in (self, other)
        )
        return mine == theirs and self.same_symbol(other)

    def same_symbol(self, other: "Face") -> bool:
        """Whether the same stands in both, however strongly it is believed."""
        mine, theirs = (
            (each.value, each.ink, each.marks, each.links, each.traits, each.own)
            for each in (self, other)
        )
        return mine == theirs


@dataclass(frozen=True)
class Frame:
    """All cells, row by row, and how their kind of puzzle looks; None: as the board draws."""

    rows: int
    cols: int
    faces: tuple[Face, ...]
    look: Look | None = None

    def face(self, cell: Cell) -> Face:
        return self.faces[cell[0] * self.cols + cell[1]]

    def cells(self) -> tuple[Cell, ...]:
        return _cells(len(self.faces), self.cols)

    def differing(self, other: "Frame") -> list[Cell]:
        """The cells that look different; all of them if the sizes differ."""
        if (self.rows, self.cols) != (other.rows, other.cols):
            return list(self.cells())
        pairs = zip(self.cells(), self.faces, other.faces, strict=True)
        return [
            cell
            for cell, mine, theirs in pairs
            if mine is not theirs and not mine.same_look(theirs)
        ]


@lru_cache(64)
def _cells(count: int, cols: int) -> tuple[Cell, ...]:
    """The cells of a board of so many, row by row."""
    return tuple(divmod(index, cols) for index in range(count))


def edit_frame(look: Look, document: Document, problems: Iterable[Problem] = ()) -> Frame:
    """The board while it is edited: what is given, what the user wrote, what clashes."""
    given, entries, notes = document.puzzle.given, document.entries, document.notes
    wrong = _lit(problems, given)
    columns = (each.ravel().tolist() for each in (given, entries, notes, wrong))
    faces = tuple(
        _edited(value if value != look.empty else None, entry, note, bad, look.empty)
        for value, entry, note, bad in zip(*columns, strict=True)
    )
    return Frame(given.shape[0], given.shape[1], faces, look)


@lru_cache(1024)
def _edited(clue: int | None, entry: int, notes: int, wrong: bool, empty: int) -> Face:
    """A cell as it is written."""
    if clue is not None:
        return Face(clue, Ink.GIVEN, wrong=wrong)
    if entry != empty:
        return Face(entry, Ink.MINE, wrong=wrong)
    return Face(empty, marks=tuple(Mark(symbol) for symbol in _bits(notes)), wrong=wrong)


def trace_frame(
    task: Task, session: SolveSession, segment: int, candidates: bool = True, heat: Heat = Heat.NONE
) -> Frame:
    """The board after one segment: the answer, how sure it is, what changed, what breaks a rule.

    Candidates stand for an answer nobody has decided on; the last answer of a run is decided.
    """
    puzzle, trace, look = session.puzzle, session.at(segment), task.look
    if task.resizes:
        return _resized_frame(task, session, segment, heat)
    candidates = candidates and not is_final(session, segment)
    beliefs = cell_beliefs(task, puzzle, trace.probs)
    changed = session.changed(segment) if segment > 1 else np.zeros(puzzle.given.shape, dtype=bool)
    wrong = _lit(trace.problems, puzzle.given)
    heats = _heats(task, session, trace, heat)
    pins = trace.guess.pins if trace.guess is not None else ()
    pinned = {pin.cell for pin in pins if trace.grid[pin.cell] == pin.symbol}
    surest = np.take_along_axis(beliefs, trace.grid[..., None].astype(np.intp), -1)[..., 0]
    tints = np.zeros(puzzle.given.shape)
    if look.trail is not None:
        led = np.round(beliefs[..., look.trail].astype(np.float64) * LEVELS) / LEVELS
        tints = np.where(puzzle.given == look.empty, led, 0.0)
    columns = (puzzle.given, trace.grid, surest, wrong, changed, heats, tints)
    cells = np.ndindex(*puzzle.given.shape)
    faces = []  # each made once: a large maze has a thousand
    for cell, (given, value, sure, bad, new, heat_, tint) in zip(
        cells, zip(*(column.ravel().tolist() for column in columns), strict=True), strict=True
    ):
        ink = Ink.MODEL
        marks: tuple[Mark, ...] = ()
        if given != look.empty and given == value:
            ink, sure = Ink.GIVEN, 1.0
        elif cell in pinned:
            ink, sure = Ink.GUESS, 1.0
        elif look.trail is not None and value == look.empty == given:
            ink = Ink.NONE
        elif candidates and look.trail is None and sure < UNSURE:
            marks = _candidates(beliefs[cell], look.empty)
        own = given if look.trail is None and given not in (look.empty, value) else 0
        faces.append(Face(value, ink, sure, bad, new, marks, heat_, tint, own=own))
    return Frame(puzzle.given.shape[0], puzzle.given.shape[1], tuple(faces), look)


def beside_own(frame: Frame, own: Grid, empty: int) -> Frame:
    """The frame with a person's own symbols small beside the model's, where there are any.

    own: [rows, cols], empty where nothing was written. Candidates would hide a symbol, so they go.
    """
    faces = list(frame.faces)
    for (row, col), value in np.ndenumerate(own):
        index = row * frame.cols + col
        if value != empty and faces[index].ink is not Ink.GIVEN:
            faces[index] = replace(faces[index], own=int(value), marks=())
    return replace(frame, faces=tuple(faces))


def _resized_frame(task: Task, session: SolveSession, segment: int, heat: Heat) -> Frame:
    """An answer of its own size; an empty board as large as the puzzle if there is no grid."""
    puzzle, trace = session.puzzle, session.at(segment)
    if not trace.grid.size:
        rows, cols = puzzle.given.shape
        return Frame(rows, cols, (Face(task.look.empty),) * (rows * cols))
    beliefs = cell_beliefs(task, puzzle, trace.probs)
    changed, wrong = session.changed(segment), _lit(trace.problems, trace.grid)
    heats = _heats(task, session, trace, heat)
    faces = tuple(
        Face(
            int(value),
            Ink.MODEL,
            float(beliefs[row, col, value]),
            bool(wrong[row, col]),
            segment > 1 and bool(changed[row, col]),
            heat=float(heats[row, col]),
        )
        for (row, col), value in np.ndenumerate(trace.grid)
    )
    return Frame(trace.grid.shape[0], trace.grid.shape[1], faces)


def is_final(session: SolveSession, segment: int) -> bool:
    """Whether a run is over and this is its last segment."""
    return session.ending is not Ending.RUNNING and segment == len(session)


def _heats(
    task: Task, session: SolveSession, trace: SegmentTrace, heat: Heat
) -> NDArray[np.float32]:
    """Movement of the state in every cell, as a share of the largest movement of the whole run."""
    if heat is Heat.NONE:
        shape = trace.grid.shape if task.resizes else session.puzzle.given.shape
        return np.zeros(shape, dtype=np.float32)
    largest = session.largest(heat.value)
    values: NDArray[np.float32] = getattr(trace, heat.value)
    return on_board(task, session.puzzle, values) / np.float32(max(largest, 1e-9))


def _candidates(beliefs: NDArray[np.float32], empty: int) -> tuple[Mark, ...]:
    return tuple(
        Mark(value, round(belief * LEVELS) / LEVELS, Ink.MODEL)
        for value, belief in enumerate(beliefs.tolist())
        if belief >= VISIBLE and value != empty
    )


def _lit(problems: Iterable[Problem], grid: Grid) -> NDArray[np.bool_]:
    wrong = np.zeros(grid.shape, dtype=bool)
    for problem in problems:
        for cell in problem.cells:
            wrong[cell] = True
    return wrong


def _bits(mask: int) -> list[int]:
    return [value for value in range(mask.bit_length()) if mask >> value & 1]
