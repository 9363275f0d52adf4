"""Editing: what the user drew, as a document that never changes, and the history of documents."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from hrm_core.look import Look
from hrm_core.puzzle import Cell, Grid, Puzzle
from hrm_core.sessions.solve import SolveSession

State = TypeVar("State")
ROOM = 8 << 20  # bytes of runs that can be undone: some twenty long ones
PROBLEM = 500  # bytes of a broken rule: its words and its cells, roughly
STEPS = 2000  # that can be undone
Notes = NDArray[np.uint32]  # [rows, cols], bit n: symbol n is noted


class Pen(StrEnum):
    """What typing writes."""

    CLUE = "clue"  # the puzzle itself
    MINE = "mine"  # the user's own answer
    NOTE = "note"  # pencil marks
    COLOR = "color"  # colours of cells; with Ctrl, of candidates


@dataclass(frozen=True, eq=False)
class Document:
    """A puzzle, what the user wrote on it, and the run over it that is on show, if any."""

    puzzle: Puzzle
    entries: Grid  # [rows, cols], the user's answer; empty where the user wrote nothing
    notes: Notes
    session: SolveSession | None = None
    colors: Notes | None = None  # [rows, cols], see app/board/colors.py; None: nothing is coloured

    def grid(self, look: Look) -> Grid:
        """Clues and the user's answer together."""
        given = self.puzzle.given
        return np.where(given == look.empty, self.entries, given).astype(np.uint8)


def new_document(look: Look, puzzle: Puzzle, session: SolveSession | None = None) -> Document:
    """Nothing written yet."""
    return Document(
        puzzle,
        np.full(puzzle.given.shape, look.empty, dtype=np.uint8),
        np.zeros(puzzle.given.shape, dtype=np.uint32),
        session,
    )


def weight(document: Document, newer: Document | None = None) -> int:
    """Bytes of the run over a document; what is written on a board weighs next to nothing.

    A run that is also over the next newer document weighs there.
    """
    session = document.session
    if session is None or (newer is not None and newer.session is session):
        return 0
    traces = session.traces
    arrays = sum(
        array.nbytes
        for trace in traces
        for array in (trace.probs, trace.grid, trace.change_H, trace.change_L)
    )
    return arrays + PROBLEM * sum(len(trace.problems) for trace in traces)


def without_run(document: Document) -> Document:
    """The puzzle and what the user wrote on it; the model can be asked again."""
    return document if document.session is None else replace(document, session=None)


def write(document: Document, look: Look, cells: Iterable[Cell], value: int, pen: Pen) -> Document:
    """The symbol written into the cells; a note that is in all of them already is taken out."""
    cells = list(cells)
    if pen is Pen.CLUE:
        return _write_clues(document, look, cells, value)
    free = [cell for cell in cells if document.puzzle.given[cell] == look.empty]
    entries, notes = document.entries.copy(), document.notes.copy()
    if pen is Pen.MINE:
        for cell in free:
            entries[cell], notes[cell] = value, 0
    else:
        free = [cell for cell in free if entries[cell] == look.empty]
        bit = np.uint32(1 << value)
        present = all(notes[cell] & bit for cell in free)
        for cell in free:
            notes[cell] = notes[cell] & ~bit if present else notes[cell] | bit
    return _changed(document, entries=entries, notes=notes)


def erase(document: Document, look: Look, cells: Iterable[Cell], pen: Pen) -> Document:
    """The cells emptied; clues only by the pen that writes clues."""
    entries, notes, given = (
        document.entries.copy(),
        document.notes.copy(),
        document.puzzle.given.copy(),
    )
    for cell in cells:
        entries[cell], notes[cell] = look.empty, 0
        if pen is Pen.CLUE:
            given[cell] = look.empty
    if np.array_equal(given, document.puzzle.given):
        return _changed(document, entries=entries, notes=notes)
    return _changed(document, entries=entries, notes=notes, given=given)


def redraw(document: Document, given: Grid, solution: Grid | None = None) -> Document:
    """Another puzzle drawn over this one; what was written beside it goes."""
    entries, notes = document.entries, np.zeros_like(document.notes)
    if np.array_equal(given, document.puzzle.given):
        return document
    drawn = _changed(document, entries, notes, given)
    return replace(drawn, puzzle=replace(drawn.puzzle, solution=solution))


def _write_clues(document: Document, look: Look, cells: list[Cell], value: int) -> Document:
    entries, notes, given = (
        document.entries.copy(),
        document.notes.copy(),
        document.puzzle.given.copy(),
    )
    for cell in cells:
        given[cell], entries[cell], notes[cell] = value, look.empty, 0
    return _changed(document, entries=entries, notes=notes, given=given)


def _changed(
    document: Document, entries: Grid, notes: Notes, given: Grid | None = None
) -> Document:
    """The document with new contents and no run on show; itself if nothing differs."""
    same_given = given is None or np.array_equal(given, document.puzzle.given)
    same_rest = np.array_equal(entries, document.entries) and np.array_equal(notes, document.notes)
    if same_given and same_rest:
        return document
    puzzle = document.puzzle
    if given is not None and not same_given:
        puzzle = replace(puzzle, given=given, solution=None, title="")  # it is another one now
    return Document(puzzle, entries, notes, colors=document.colors)


class History(Generic[State]):
    """The documents so far, of any kind: one gesture is one step.

    What lies far back is kept light: beyond `room` bytes, counted from the latest step, documents
    lose what weighs most (`lighten`), or go where there is no such thing. Beyond `STEPS` the oldest
    steps go. `weigh` is asked for the bytes of a document that the next newer one does not share.
    """

    def __init__(
        self,
        document: State,
        weigh: Callable[[State, State | None], int],
        lighten: Callable[[State], State] | None = None,
        room: int = ROOM,
    ) -> None:
        self._steps: list[tuple[str, State]] = [("", document)]
        self._weights: list[int] = []  # of the steps before the one of now, as far as known
        self._now = 0
        self._weigh, self._lighten, self._room = weigh, lighten, room

    def again(self, steps: Sequence[tuple[str, State]], now: int) -> "History[State]":
        """One that was kept, within the same bounds; ValueError if `now` is none of its steps."""
        if not 0 <= now < len(steps):
            raise ValueError("a history that stands at no step")
        history = History(steps[0][1], self._weigh, self._lighten, self._room)
        history._steps, history._now = list(steps), now
        history._make_room()
        return history

    @property
    def steps(self) -> tuple[tuple[str, State], ...]:
        """Every step with its name, also those that were undone."""
        return tuple(self._steps)

    @property
    def now(self) -> int:
        """The number of the step that is on show."""
        return self._now

    @property
    def document(self) -> State:
        return self._steps[self._now][1]

    @property
    def undo_text(self) -> str | None:
        """What undo would take back; None if there is nothing."""
        return self._steps[self._now][0] if self._now else None

    @property
    def redo_text(self) -> str | None:
        """What redo would do again; None if there is nothing."""
        return self._steps[self._now + 1][0] if self._now + 1 < len(self._steps) else None

    def last(self, wanted: Callable[[State], bool]) -> State | None:
        """The latest document that is wanted, up to now."""
        past = reversed(self._steps[: self._now + 1])
        return next((document for _, document in past if wanted(document)), None)

    def push(self, text: str, document: State) -> bool:
        """Take a step and forget what was undone; False if nothing differs."""
        if document is self.document:
            return False
        self._steps[self._now + 1 :] = [(text, document)]
        del self._weights[self._now :]
        self._now += 1
        self._make_room()
        return True

    def undo(self) -> None:
        self._now = max(self._now - 1, 0)

    def redo(self) -> None:
        self._now = min(self._now + 1, len(self._steps) - 1)

    def go_to(self, step: int) -> None:
        """Show a step; those after it can be done again."""
        self._now = min(max(step, 0), len(self._steps) - 1)

    def _make_room(self) -> None:
        """Lighten what lies beyond the room; the document of now stays as it is."""
        self._forget(len(self._steps) - STEPS)
        for index in range(len(self._weights), self._now):
            newer = self._steps[index + 1][1]
            self._weights.append(self._weigh(self._steps[index][1], newer))
        left = self._room - self._weigh(self.document, None)
        if sum(self._weights[: self._now]) <= left:
            return
        for index in reversed(range(self._now)):
            left -= self._weights[index]
            if left < 0 and self._lighten is None:
                self._forget(index + 1)
                return
            if left < 0 and self._lighten is not None and self._weights[index]:
                text, document = self._steps[index]
                light = self._lighten(document)
                self._steps[index] = text, light
                self._weights[index] = self._weigh(light, self._steps[index + 1][1])

    def _forget(self, count: int) -> None:
        """Let so many of the oldest steps go."""
        if count > 0:
            del self._steps[:count]
            del self._weights[:count]
            self._now -= count
