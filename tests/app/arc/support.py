"""A small task for the tests of the ARC bench."""

import numpy as np

from app.arc.document import ArcDocument, Trial
from hrm_core.puzzle import Grid


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
