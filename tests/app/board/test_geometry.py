import pytest
from PySide6.QtCore import QPointF, QRectF

from app.board.geometry import MARGIN, Geometry, part, runs


@pytest.mark.parametrize("size", [(400, 400), (640, 480), (333, 777)])
def test_the_board_lies_in_the_middle_and_keeps_its_margin(size: tuple[int, int]) -> None:
    board = Geometry.fit(9, 9, *size).board()
    assert board.left() >= MARGIN - 1
    assert board.top() >= MARGIN - 1
    assert abs(board.left() - (size[0] - board.right() - 1)) <= 2
    assert abs(board.top() - (size[1] - board.bottom() - 1)) <= 2


def test_cells_tile_the_board_without_gaps() -> None:
    place = Geometry.fit(9, 9, 500, 500)
    covered = sum(
        place.cell((row, col)).width() * place.cell((row, col)).height()
        for row in range(9)
        for col in range(9)
    )
    assert covered == place.board().width() * place.board().height()
    assert place.cell((2, 3)).right() + 1 == place.cell((2, 4)).left()


def test_every_cell_is_found_at_its_middle() -> None:
    place = Geometry.fit(5, 7, 613, 389)
    cells = [(row, col) for row in range(5) for col in range(7)]
    assert [place.at(QPointF(place.cell(cell).center())) for cell in cells] == cells


def test_beside_the_board_there_is_no_cell() -> None:
    place = Geometry.fit(9, 9, 600, 400)
    assert place.at(QPointF(5, 200)) is None
    assert place.at(QPointF(595, 200)) is None
    assert place.at(QPointF(300, 3)) is None


def test_a_window_without_room_still_has_cells() -> None:
    assert Geometry.fit(9, 9, 0, 0).cell((0, 0)).width() > 0


@pytest.mark.parametrize("count", [1, 4, 9, 10])
def test_small_symbols_have_places_that_do_not_overlap(count: int) -> None:
    box = QRectF(10, 20, 60, 60)
    places = [part(box, index, count) for index in range(count)]
    assert all(box.contains(place) for place in places)
    inner = [place.adjusted(0.1, 0.1, -0.1, -0.1) for place in places]
    pairs = [(a, b) for i, a in enumerate(inner) for b in inner[i + 1 :]]
    assert not any(a.intersects(b) for a, b in pairs)


def test_nine_small_symbols_stand_like_the_keys_of_a_telephone() -> None:
    box = QRectF(0, 0, 64, 64)
    assert part(box, 4, 9).center() == box.center()


def test_a_zoomed_board_covers_the_widget_and_keeps_the_wanted_point_in_the_middle() -> None:
    place = Geometry.fit(9, 9, 500, 400, zoom=3.0, centre=(0.5, 0.5))
    middle = place.board().center()
    assert abs(middle.x() - 250) <= 1
    assert abs(middle.y() - 200) <= 1
    corner = Geometry.fit(9, 9, 500, 400, zoom=3.0, centre=(0.0, 0.0)).board()
    assert (corner.left(), corner.top()) == (MARGIN, MARGIN)


def test_cells_beside_each_other_are_covered_by_one_box() -> None:
    place = Geometry.fit(9, 9, 500, 500)
    cells = [(2, 4), (2, 3), (5, 0), (2, 6), (2, 3), (1, 8), (2, 0)]
    boxes = runs(place, cells)
    assert len(boxes) == 5
    covered = [cell for cell in cells for box in boxes if box.contains(place.cell(cell))]
    assert sorted(covered) == sorted(cells)
    area = sum(place.cell(cell).width() * place.cell(cell).height() for cell in set(cells))
    assert sum(box.width() * box.height() for box in boxes) == area
    assert runs(place, []) == []
