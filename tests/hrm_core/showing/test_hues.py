"""Colours of a person in pictures: inks are read on them, and each has a shape of its own."""

import numpy as np
import pytest

from hrm_core.sessions.solve import SolveSession
from hrm_core.showing.boards import DARK, LIGHT, Inks, board
from hrm_core.showing.hues import HUES, Written, sign, tint
from hrm_core.showing.shapes import Box, Words, picture
from tests.app.style.test_theme import contrast
from tests.hrm_core.support import PUZZLE, SUDOKU


@pytest.mark.parametrize("inks", [LIGHT, DARK])
@pytest.mark.parametrize("color", range(1, len(HUES) + 1))
def test_every_ink_is_read_on_every_colour(inks: Inks, color: int) -> None:
    ground = tint(color, inks.grounds)
    for ink in (inks.given, inks.mine, inks.model):
        assert contrast(ink, ground) >= 4.5


def test_each_colour_has_another_shape() -> None:
    def looks(color: int) -> list[tuple[str, int]]:
        shapes = sign(color, (0, 0, 10), LIGHT.grounds)
        return [(type(each).__name__, len(getattr(each, "points", ()))) for each in shapes]

    assert len({tuple(looks(color)) for color in range(1, len(HUES) + 1)}) == len(HUES)


def test_a_board_has_the_colours_marks_and_digits_that_were_written() -> None:
    given = PUZZLE.given
    free = [tuple(map(int, cell)) for cell in np.argwhere(given == 0)[:2]]
    entries, notes = np.zeros_like(given), np.zeros(given.shape, np.uint32)
    cells, marks = np.zeros_like(given), np.zeros((9, 9, 10), np.uint8)
    entries[free[0]], notes[free[1]], marks[(*free[1], 7)] = 8, 1 << 7, 4
    cells[free[0]] = 2
    session = SolveSession(PUZZLE)
    written = Written(entries, notes, cells, marks)
    drawn = board(SUDOKU, session, 0, 300, LIGHT, written)
    own = [shape for shape in drawn.shapes if isinstance(shape, Words) and shape.slanted]
    assert sorted(shape.text for shape in own) == ["7", "8"]
    assert {shape.color for shape in own} == {LIGHT.mine}
    fills = {shape.fill for shape in drawn.shapes if isinstance(shape, Box)}
    assert tint(2, LIGHT.grounds) in fills
    assert tint(4, LIGHT.grounds) in {getattr(shape, "color", "") for shape in drawn.shapes}
    assert picture(drawn).size == (300, 300)
    plain = board(SUDOKU, session, 0, 300, LIGHT, Written(entries))
    assert tint(2, LIGHT.grounds) not in {getattr(shape, "fill", "") for shape in plain.shapes}
