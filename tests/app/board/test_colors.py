"""Colours that a person gives: kept, readable, and told apart by shape too."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.board.colors import (
    MOST,
    cleared,
    color_at,
    colored,
    dressed,
    legal,
    uncolored,
)
from app.board.editor import Document, Pen, new_document, redraw, write
from app.board.frame import edit_frame
from app.board.tints import color_names, swatch, tint
from app.style.colors import luminance
from app.style.theme import Role, Theme
from tests.app.support import LOOK, puzzle

CELL, OTHER = (0, 0), (4, 4)


@pytest.fixture
def document() -> Document:
    return new_document(LOOK, puzzle())


def test_a_cell_and_its_candidates_have_colours_of_their_own(document: Document) -> None:
    for digit in range(10):
        document = colored(document, [CELL], digit % MOST + 1, digit)
    assert document.colors is not None
    assert [color_at(document.colors, CELL, d) for d in range(10)] == [
        d % MOST + 1 for d in range(10)
    ]
    assert color_at(document.colors, OTHER) == 0
    assert legal(document.colors)


def test_the_same_colour_again_takes_it_away(document: Document) -> None:
    once = colored(document, [CELL, OTHER], 3)
    assert colored(once, [CELL, OTHER], 3).colors is None
    mixed = colored(once, [CELL], 2)
    assert color_at(colored(mixed, [CELL, OTHER], 3).colors, CELL) == 3  # type: ignore[arg-type]


def test_what_changes_nothing_is_the_same_document(document: Document) -> None:
    assert uncolored(document, [CELL]) is document
    assert cleared(document) is document
    assert cleared(colored(document, [CELL], 1)).colors is None


def test_colours_stay_while_one_writes_and_draws(document: Document) -> None:
    colors = colored(document, [CELL], 5).colors
    document = colored(document, [CELL], 5)
    written = write(document, LOOK, [CELL], 4, Pen.MINE)
    assert written.colors is not None
    assert np.array_equal(written.colors, colors)  # type: ignore[arg-type]
    given = written.puzzle.given.copy()
    given[0, 0] = 1
    assert redraw(written, given).colors is not None


def test_the_board_shows_them(document: Document) -> None:
    document = write(document, LOOK, [CELL], 2, Pen.NOTE)
    document = colored(colored(document, [CELL], 4), [CELL], 6, digit=2)
    face = dressed(edit_frame(LOOK, document), document.colors).face(CELL)
    assert (face.color, [(m.value, m.color) for m in face.marks]) == (4, [(2, 6)])


def test_bits_that_mean_no_colour_are_not_legal() -> None:
    assert not legal(np.full((9, 9), 7, dtype=np.uint32))
    assert not legal(np.full((9, 9), 1 << 31, dtype=np.uint32))
    assert not legal(np.full((9, 9), 7 << 27, dtype=np.uint32))


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_every_ink_is_read_on_every_colour(qapp: object, choice: str) -> None:
    theme = Theme(choice)
    for color in range(1, MOST + 1):
        ground = luminance(tint(theme, color).name())
        for role in (Role.GIVEN, Role.MINE, Role.MODEL, Role.BAD, Role.GOOD):
            ink = luminance(theme.color(role).name())
            light, dark = max(ink, ground), min(ink, ground)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (color, role)


def test_every_colour_has_a_name_and_a_shape_of_its_own(theme: Theme) -> None:
    pictures = [swatch(theme, color).pixmap(16, 16).toImage() for color in range(1, MOST + 1)]
    outlines = {
        tuple(QColor(p.pixelColor(x, y)).alpha() > 128 for x in range(16) for y in range(16))
        for p in pictures
    }
    assert len(outlines) == MOST == len(set(color_names()))
