"""The numbered views of an ARC task: a symmetry of the square and a permutation of the colours.

A model that knows a task in many views has one puzzle vector for all of them; see
hrm_core.model.legend for how a view changes what the vector means.
"""

import random
from dataclasses import dataclass
from functools import cache

VIEWS = 1000  # of one task, as in the official data (1000 augmentations a task)
TURNS = 8  # symmetries of the square, numbered as officially
COLORS = 10  # black, 0, stays black


@dataclass(frozen=True)
class Symmetry:
    """What a view does to every grid of its task."""

    turn: int  # official number of the dihedral symmetry, 0 to 7
    colors: tuple[int, ...]  # colour c is shown as colours[c]

    @property
    def plain(self) -> bool:
        """Whether it changes nothing."""
        return self.turn == 0 and self.colors == tuple(range(COLORS))


def view(number: int) -> Symmetry:
    """View `number`, 0 to VIEWS - 1: the same on every machine.

    The first 8 turn and leave the colours alone; of the later ones every 8th turns alike.
    """
    if not 0 <= number < VIEWS:
        raise ValueError(f"views have numbers from 0 to {VIEWS - 1}, not {number}")
    return _all()[number]


@cache
def _all() -> tuple[Symmetry, ...]:
    chance = random.Random(0).random  # Python promises these numbers for ever, NumPy does not
    found = dict.fromkeys(Symmetry(turn, tuple(range(COLORS))) for turn in range(TURNS))
    while len(found) < VIEWS:
        shuffled = sorted(range(1, COLORS), key=lambda _: chance())
        found.setdefault(Symmetry(len(found) % TURNS, (0, *shuffled)))
    return tuple(found)
