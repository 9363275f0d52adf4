"""The ten colours of ARC, how they look, and the tokens of the official code."""

from hrm_core.look import Look, Symbol

PAD = 0  # outside a grid; never supervised
EOS = 1  # just below and just right of a grid
FIRST = 2  # the token of colour 0
COLORS = 10
LARGEST = 30  # rows or columns of a grid

NAMES = ("black", "blue", "red", "green", "yellow", "grey", "pink", "orange", "azure", "maroon")

LOOK = Look(
    symbols=tuple(Symbol("", name, fill=f"arc{value}") for value, name in enumerate(NAMES)),
    empty=0,
    keys={str(value): value for value in range(COLORS)},
)
