"""What a run did, segment by segment, in counts and in words. Each line knows the past alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.solve import SegmentTrace, sigmoid

Translate = Callable[[str], str]
STILL = 0.05  # mean relative step of z_H; runs that had settled were below it two segments later
QUIET = 2  # segments without a change, from which on an answer counts as settled
RESTLESS = 4  # segments in a row with changes and no new best, from which on it wanders
LEAST_JUMP = 6  # cells wrong before a breakthrough


class Mood(StrEnum):
    """How thinking goes, as far as it has come."""

    RIGHT = "right"  # the rule check finds nothing
    MOVING = "moving"
    SETTLED = "settled"  # nothing moves any more, and rules are broken: a wrong fixed point
    WANDERING = "wandering"  # answers change in every segment, and get no better


@dataclass(frozen=True)
class Line:
    """What one segment did to the answer before it; in the first segment, to the puzzle."""

    segment: int
    filled: int  # cells that were empty, in the first segment alone
    fixed: int  # changed cells that broke a rule, and do no more
    broken: int  # changed cells that break a rule now, and did not
    flipped: int  # the other changed cells
    violations: int  # cells that break a rule now
    movement: float  # mean relative step of z_H
    breakthrough: bool  # much was wrong, and the answer is right at once
    mood: Mood

    @property
    def changed(self) -> int:
        return self.filled + self.fixed + self.broken + self.flipped


class Story:
    """The lines of a session; one that grows is told on, and no segment is looked at twice."""

    def __init__(self, session: SolveSession) -> None:
        self._session = session
        self._lines: list[Line] = []
        self._wrong: NDArray[np.bool_] | None = None  # of the last line
        self._fewest: list[int] = []  # violations, the least up to each line

    def line(self, segment: int) -> Line:
        """The line of a segment, counted from 1."""
        while len(self._lines) < segment:
            self._lines.append(self._next(self._session.at(len(self._lines) + 1)))
        return self._lines[segment - 1]

    def lines(self, count: int | None = None) -> list[Line]:
        """All of them, up to now, or the first so many."""
        count = len(self._session) if count is None else count
        if count:
            self.line(count)
        return self._lines[:count]

    def _next(self, trace: SegmentTrace) -> Line:
        wrong, before = violated(trace), self._wrong
        changed = self._session.changed(trace.segment)
        first = before is None
        if before is None or before.shape != wrong.shape:
            before = np.zeros_like(wrong)
        fixed, broken = changed & before & ~wrong, changed & wrong & ~before
        flipped = changed & ~fixed & ~broken
        broke = any(not problem.valid for problem in trace.problems)  # some light up no cell
        violations = max(int(wrong.sum()), int(broke))
        past = self._lines[-1].violations if self._lines else 0
        line = Line(
            trace.segment,
            int(changed.sum()) if first else 0,
            0 if first else int(fixed.sum()),
            0 if first else int(broken.sum()),
            0 if first else int(flipped.sum()),
            violations,
            float(trace.change_H.mean()),
            past >= LEAST_JUMP and trace.solved,  # fewer broken cells alone may be more again
            Mood.MOVING,
        )
        self._wrong = wrong
        fewest = self._fewest[-1] if self._fewest else violations
        self._fewest.append(min(violations, fewest))
        return replace(line, mood=self._mood(line, trace))

    def _mood(self, line: Line, trace: SegmentTrace) -> Mood:
        if trace.solved:
            return Mood.RIGHT
        if trace.guess is not None:  # a try of a search has no past of its own
            return Mood.MOVING
        last, count = [*self._lines[-max(QUIET, RESTLESS) :], line], len(self._lines) + 1
        quiet = last[-QUIET:]
        still = len(quiet) == QUIET and line.movement < STILL
        if still and line.violations and not any(each.changed for each in quiet):
            return Mood.SETTLED
        if count > RESTLESS and all(each.changed for each in last[-RESTLESS:]):
            best_before = self._fewest[count - RESTLESS - 1]
            if min(each.violations for each in last[-RESTLESS:]) >= best_before:
                return Mood.WANDERING
        return Mood.MOVING


def violated(trace: SegmentTrace) -> NDArray[np.bool_]:  # [rows, cols]
    """The cells of an answer that break a rule; not those of an answer that is merely not best."""
    wrong: NDArray[np.bool_] = np.zeros(trace.grid.shape, dtype=np.bool_)
    cells = {cell for problem in trace.problems if not problem.valid for cell in problem.cells}
    for row, col in cells:
        if row < wrong.shape[0] and col < wrong.shape[1]:
            wrong[row, col] = True
    return wrong


def changes(line: Line, tr: Translate = str) -> str:
    """What a segment changed, in a few words.

    >>> changes(Line(2, 0, 3, 1, 2, 5, 0.4, False, Mood.MOVING))
    '3 fixed, 1 broken, 2 flipped'
    """
    if line.filled:
        return tr("{0} cells filled").format(line.filled)
    parts = (
        (line.fixed, tr("{0} fixed")),
        (line.broken, tr("{0} broken")),
        (line.flipped, tr("{0} flipped")),
    )
    said = [text.format(count) for count, text in parts if count]
    return ", ".join(said) if said else tr("no cell changed")


def breaks(line: Line, tr: Translate = str) -> str:
    """How much is wrong after a segment."""
    if line.violations == 1:
        return tr("1 cell breaks a rule")
    if line.violations:
        return tr("{0} cells break a rule").format(line.violations)
    if line.mood is Mood.RIGHT:
        return tr("no rule broken")
    return tr("no rule broken, but there is a better answer")


def course(line: Line, tr: Translate = str) -> str:
    """How thinking goes, in a sentence; '' where there is nothing to say."""
    if line.breakthrough:
        return tr("Breakthrough: all that was wrong came right in this one segment.")
    return {
        Mood.SETTLED: tr(
            "Settled but wrong: the answer and the state stand still, and rules are broken."
        ),
        Mood.WANDERING: tr(
            "Wandering: the answer changes in every segment and has not got better for a while."
        ),
    }.get(line.mood, "")


def decision(trace: SegmentTrace, tr: Translate = str) -> str:
    """What the two values decide after a segment, and why."""
    halt, go_on = percent(trace.q_halt), percent(trace.q_continue)
    if trace.wants_to_halt:
        text = tr("Decision: halt, for Q-halt ({0}) is above Q-continue ({1}).")
    else:
        text = tr("Decision: think on, for Q-halt ({0}) is not above Q-continue ({1}).")
    return text.format(halt, go_on)


def percent(logit: float) -> str:
    """A Q-value as a probability, with as many digits as it takes to tell it from 0 and 1.

    >>> percent(0.0), percent(8.3), percent(4.3), percent(-8.0), percent(-20.0)
    ('50 %', '99.98 %', '98.7 %', '0.03 %', '< 0.001 %')
    """
    return share(sigmoid(logit))


def share(part: float) -> str:
    """A probability in percent, with as many digits as it takes to tell it from 0 and 1.

    >>> share(0.9997), share(1.0)
    ('99.97 %', '> 99.999 %')
    """
    value = 100 * part
    off = min(value, 100 - value)
    if off < 0.0005:
        return "< 0.001 %" if value < 50 else "> 99.999 %"
    digits = 0 if off >= 2 else 1 if off >= 0.2 else 2 if off >= 0.02 else 3
    return f"{value:.{digits}f} %"
