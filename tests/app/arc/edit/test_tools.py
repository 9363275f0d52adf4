import numpy as np
import pytest

from app.arc.edit.tools import (
    Box,
    blank,
    box_between,
    cut,
    differing,
    draw,
    flip_over,
    flip_sideways,
    flood,
    paint,
    recolor,
    resize,
    rotate,
    stamp,
    swap_colors,
    whole,
)
from hrm_core.puzzle import Grid


def grid(*rows: str) -> Grid:
    return np.array([[int(symbol) for symbol in row] for row in rows], dtype=np.uint8)


def rows(found: Grid) -> list[str]:
    return ["".join(map(str, row)) for row in found.tolist()]


def test_a_drag_paints_every_cell_on_its_way() -> None:
    assert rows(draw(blank(3, 4), [(0, 0), (0, 3), (2, 3)], 5)) == ["5555", "0005", "0005"]


def test_painting_the_same_colour_again_makes_black() -> None:
    assert rows(draw(grid("223"), [(0, 1), (0, 2)], 2)) == ["200"]


def test_painting_leaves_the_old_grid_alone() -> None:
    before = grid("00")
    draw(before, [(0, 0)], 4)
    assert rows(before) == ["00"]


def test_a_flood_stops_at_other_colours_and_does_not_leak_through_corners() -> None:
    assert rows(flood(grid("0010", "0100", "1000"), (0, 0), 7)) == ["7710", "7100", "1000"]


def test_a_flood_with_its_own_colour_changes_nothing() -> None:
    assert rows(flood(grid("11"), (0, 0), 1)) == ["11"]


@pytest.mark.parametrize(
    ("size", "expected"),
    [((1, 3), ["120"]), ((3, 1), ["1", "3", "0"]), ((0, 99), ["12" + "0" * 28])],
)
def test_resizing_keeps_what_fits_and_stays_between_1_and_30(
    size: tuple[int, int], expected: list[str]
) -> None:
    assert rows(resize(grid("12", "34"), *size)) == expected


def test_a_box_does_not_care_which_corner_was_first() -> None:
    assert box_between((3, 1), (1, 4)) == box_between((1, 4), (3, 1)) == Box(1, 1, 3, 4)


def test_a_box_knows_its_cells() -> None:
    box = Box(1, 2, 1, 2)
    assert box.cells() == [(1, 2), (1, 3)]
    assert (1, 3) in box
    assert (1, 4) not in box
    assert (0, 2) not in box.moved(1, 0)


def test_a_patch_is_cut_and_stamped_and_loses_what_hangs_over() -> None:
    patch = cut(grid("120", "345"), Box(0, 0, 2, 2))
    assert rows(stamp(blank(2, 3), patch, (1, 2))) == ["000", "001"]
    assert rows(stamp(blank(2, 3), patch, (-1, -1))) == ["400", "000"]


def test_black_can_be_see_through() -> None:
    assert rows(stamp(grid("999"), grid("102"), (0, 0), see_through=True)) == ["192"]
    assert rows(stamp(grid("999"), grid("102"), (0, 0))) == ["102"]


def test_a_rectangle_is_painted() -> None:
    assert rows(paint(blank(2, 2), Box(0, 1, 2, 1), 8)) == ["08", "08"]


def test_flips_and_turns() -> None:
    start = grid("12", "34", "56")
    assert rows(flip_sideways(start)) == ["21", "43", "65"]
    assert rows(flip_over(start)) == ["56", "34", "12"]
    assert rows(rotate(start)) == ["531", "642"]
    assert rows(rotate(rotate(rotate(rotate(start))))) == rows(start)


def test_colours_are_replaced_or_change_places() -> None:
    assert rows(recolor(grid("123"), 1, 3)) == ["323"]
    assert rows(swap_colors(grid("123"), 1, 3)) == ["321"]


def test_an_answer_is_compared_cell_by_cell() -> None:
    assert differing(grid("12", "34"), grid("12", "35")) == [(1, 1)]
    assert differing(grid("12"), grid("12")) == []


def test_all_cells_of_an_answer_of_another_size_are_wrong() -> None:
    assert differing(grid("12"), grid("12", "34")) == whole(grid("12")).cells()
