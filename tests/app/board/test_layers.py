import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from app.board.board import Board
from app.board.frame import Face, Frame, Ink, Mark
from app.board.geometry import Geometry
from app.board.kept import Kept
from app.board.layers import Layers, make_layers
from app.board.paint import BoardPainter, Lit
from app.style.theme import Theme
from tests.app.support import LOOK

SIZE = QSize(200, 200)
PLACE = Geometry.fit(2, 2, 200, 200)
BEFORE = Frame(2, 2, (Face(1, Ink.GIVEN), Face(0), Face(3, Ink.MODEL, 0.4), Face(4, Ink.MODEL)))
AFTER = Frame(
    2,
    2,
    (
        Face(1, Ink.GIVEN),
        Face(2, Ink.MODEL, 0.9, wrong=True, changed=True),
        Face(3, Ink.MODEL, 0.9),
        Face(0, marks=(Mark(5, 0.5, Ink.MODEL), Mark(6, 0.5, Ink.MODEL)), changed=True),
    ),
)


def at_rest(brush: BoardPainter, ratio: float) -> QPixmap:
    return Kept().picture(brush, PLACE, AFTER, Lit(), SIZE, ratio)


@pytest.fixture
def layers(theme: Theme) -> Layers:
    brush = BoardPainter(LOOK, theme)
    return make_layers(brush, PLACE, BEFORE, AFTER, Lit(), at_rest(brush, 1.0))


def moment(layers: Layers, progress: float) -> QImage:
    picture = QPixmap(SIZE)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    layers.paint(painter, progress)
    painter.end()
    return picture.toImage()


def differing(one: QImage, other: QImage, cell: tuple[int, int]) -> int:
    """Pixels of a cell that differ to the eye, lines between cells left out."""
    box = PLACE.cell(cell).adjusted(3, 3, -3, -3)
    return sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 4
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    )


def test_an_animation_ends_as_the_board_looks_at_rest(
    qtbot: QtBot, theme: Theme, layers: Layers
) -> None:
    board = Board(LOOK, theme, AFTER)
    qtbot.addWidget(board)
    board.show_peers(False)
    board.resize(SIZE)
    rest, end = board.grab().toImage(), moment(layers, 1.0)
    # (1, 1) is chosen on the board, so its ground differs
    assert [differing(rest, end, cell) for cell in ((0, 0), (0, 1), (1, 0))] == [0, 0, 0]


def test_what_stays_does_not_flicker(layers: Layers) -> None:
    moments = [moment(layers, progress) for progress in (0.0, 0.1, 0.2, 0.5, 1.0)]
    for cell in ((0, 0), (1, 0)):
        assert {differing(moments[0], later, cell) for later in moments[1:]} == {0}


def test_an_old_symbol_gives_way_to_the_new_one_and_the_ring_fades(layers: Layers) -> None:
    begin, middle, end = (moment(layers, progress) for progress in (0.0, 0.5, 1.0))
    assert differing(begin, middle, (0, 1)) > 50, "another symbol"
    assert differing(middle, end, (0, 1)) > 50, "a fainter ring"


def test_layers_are_as_sharp_as_the_screen(theme: Theme) -> None:
    brush = BoardPainter(LOOK, theme)
    layers = make_layers(brush, PLACE, BEFORE, AFTER, Lit(), at_rest(brush, 2.0))
    assert layers.still.size() == SIZE * 2
    assert layers.still.deviceIndependentSize().toSize() == SIZE
