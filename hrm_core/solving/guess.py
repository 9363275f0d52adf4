"""What a search tries: beliefs taken as if they were given, and what became of each try."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hrm_core.engines import State
from hrm_core.puzzle import Cell, View


class TryOutcome(StrEnum):
    """What a try came to."""

    ACCEPTED = "accepted"  # the answer of the search
    VALID = "valid"  # keeps the rules, but a better answer was found
    OPEN = "open"  # undecided: more may be guessed on top of it
    DOUBTED = "doubted"  # the model believes that a guess was wrong: built upon only at last
    BROKEN = "broken"  # the model contradicts the rules: given up
    SPENT = "spent"  # undecided when its segments were used up, and nothing is built on it


@dataclass(frozen=True)
class Pin:
    """A symbol in a cell, taken as if it were given."""

    cell: Cell
    symbol: int
    belief: float  # the model's, when it was pinned; 0 to 1


@dataclass(frozen=True, eq=False)
class Try:
    """Something to think about, and how its answers are read."""

    view: View
    segments: int  # that it may take
    pins: tuple[Pin, ...] = ()
    number: int = 0  # of the symmetry
    state: State | None = None  # what was thought when the last pin was set; None: think anew


@dataclass(frozen=True)
class Guess:
    """Under which assumptions a trace was thought; `used` counts the segments of all tries."""

    pins: tuple[Pin, ...] = ()
    view: int = 0  # number of the symmetry through which the puzzle was seen; 0: as it is
    outcome: TryOutcome = TryOutcome.OPEN
    segments: int = 0  # spent on this try
    used: int = 0  # spent so far on the puzzle, the run before the search included
    doubt: float = 0.0  # of the model in its pins, 0 to 1; 0 where it says nothing of it


def to_list(guess: Guess | None) -> list[Any] | None:
    """For a file."""
    if guess is None:
        return None
    pins = [[*pin.cell, pin.symbol, pin.belief] for pin in guess.pins]
    return [pins, guess.view, guess.outcome.value, guess.segments, guess.used, guess.doubt]


def from_list(stored: Any) -> Guess | None:
    """From a file, which may be damaged: then TypeError, ValueError or LookupError."""
    if stored is None:
        return None
    pins, view, outcome, segments, used, *doubt = stored
    return Guess(
        tuple(Pin((int(row), int(col)), int(symbol), float(b)) for row, col, symbol, b in pins),
        int(view),
        TryOutcome(outcome),
        int(segments),
        int(used),
        *(float(value) for value in doubt),
    )
