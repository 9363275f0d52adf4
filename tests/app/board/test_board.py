import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QPixmap, QRegion
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.board.board import DURATION, Board
from app.board.editor import new_document
from app.board.frame import Face, Frame, Ink, Mark, edit_frame
from app.board.geometry import Geometry
from app.style.painting import painting
from app.style.theme import Theme
from hrm_core.look import Look, Symbol
from hrm_core.tasks import TASKS
from tests.app.support import LOOK, puzzle

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Heard:
    def __init__(self, board: Board) -> None:
        self.typed: list[tuple[str, bool]] = []
        self.erased = 0
        board.typed.connect(lambda character, note: self.typed.append((character, note)))
        board.erased.connect(self._erased)

    def _erased(self) -> None:
        self.erased += 1


class Painted(QObject):
    """Collects the regions a widget paints."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self.region = QRegion()
        board.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> Board:
    theme.apply()
    board = Board(LOOK, theme, edit_frame(LOOK, new_document(LOOK, puzzle())))
    qtbot.addWidget(board)
    board.resize(400, 400)
    with qtbot.waitExposed(board):
        board.show()
    return board


def middle(cell: tuple[int, int]) -> QPoint:
    return Geometry.fit(9, 9, 400, 400).cell(cell).center()


def with_face(frame: Frame, cell: tuple[int, int], face: Face) -> Frame:
    faces = list(frame.faces)
    faces[cell[0] * frame.cols + cell[1]] = face
    return replace(frame, faces=tuple(faces))


def test_a_click_chooses_the_cell_under_it(board: Board, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.chosen):
        QTest.mouseClick(board, LEFT, pos=middle((2, 7)))
    assert (board.cursor_cell, board.selected) == ((2, 7), frozenset({(2, 7)}))


def test_a_click_beside_the_board_chooses_nothing(board: Board) -> None:
    board.choose((2, 7))
    QTest.mouseClick(board, LEFT, pos=QPoint(1, 1))
    assert board.cursor_cell == (2, 7)


@pytest.mark.parametrize("modifier", [SHIFT, CONTROL])
def test_a_click_with_shift_or_control_adds_a_cell(
    board: Board, modifier: Qt.KeyboardModifier
) -> None:
    QTest.mouseClick(board, LEFT, pos=middle((0, 0)))
    QTest.mouseClick(board, LEFT, modifier, pos=middle((4, 4)))
    assert board.selected == {(0, 0), (4, 4)}


def test_dragging_chooses_the_cells_it_crosses(board: Board) -> None:
    QTest.mousePress(board, LEFT, pos=middle((0, 0)))
    QTest.mouseMove(board, middle((0, 1)))
    QTest.mouseMove(board, middle((0, 2)))
    QTest.mouseRelease(board, LEFT, pos=middle((0, 2)))
    assert board.selected == {(0, 0), (0, 1), (0, 2)}


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Qt.Key.Key_Left, (0, 8)),
        (Qt.Key.Key_Right, (0, 1)),
        (Qt.Key.Key_Up, (8, 0)),
        (Qt.Key.Key_Down, (1, 0)),
    ],
)
def test_arrows_move_and_go_round_the_edges(
    board: Board, key: Qt.Key, reached: tuple[int, int]
) -> None:
    board.choose((0, 0))
    QTest.keyClick(board, key)
    assert (board.cursor_cell, board.selected) == (reached, frozenset({reached}))


def test_arrows_with_shift_choose_several(board: Board) -> None:
    board.choose((0, 0))
    QTest.keyClick(board, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(board, Qt.Key.Key_Down, SHIFT)
    assert board.selected == {(0, 0), (0, 1), (1, 1)}


def test_digits_are_typed_and_with_control_noted(board: Board) -> None:
    heard = Heard(board)
    QTest.keyClick(board, Qt.Key.Key_5)
    QTest.keyClick(board, Qt.Key.Key_6, CONTROL)
    assert heard.typed == [("5", False), ("6", True)]


def test_characters_the_puzzle_does_not_know_are_left_to_others(board: Board) -> None:
    heard = Heard(board)
    QTest.keyClick(board, Qt.Key.Key_A)
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert heard.typed == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_del_and_backspace_erase(board: Board, key: Qt.Key) -> None:
    heard = Heard(board)
    QTest.keyClick(board, key)
    assert heard.erased == 1


def test_what_the_model_says_is_animated_and_comes_to_rest(board: Board, qtbot: QtBot) -> None:
    frame = with_face(board.frame, (0, 0), Face(7, Ink.MODEL, 0.9, changed=True))
    board.show_frame(frame)
    assert board.animated
    assert board.frame is frame, "what is shown is known at once"
    qtbot.waitUntil(lambda: not board.animated, timeout=DURATION * 10)


def test_typing_and_mere_shifts_of_belief_are_not_animated(board: Board) -> None:
    board.show_frame(with_face(board.frame, (0, 0), Face(7, Ink.MINE)))
    assert not board.animated
    board.motion = False
    board.show_frame(with_face(board.frame, (0, 0), Face(7, Ink.MODEL, 0.6)))
    board.motion = True
    board.show_frame(with_face(board.frame, (0, 0), Face(7, Ink.MODEL, 0.9)))
    assert not board.animated


def test_without_motion_nothing_is_animated(board: Board) -> None:
    board.motion = False
    board.show_frame(with_face(board.frame, (0, 0), Face(7, Ink.MODEL, changed=True)))
    assert not board.animated


def test_only_what_looks_different_is_painted(board: Board, qtbot: QtBot) -> None:
    board.choose((8, 8))
    qtbot.wait(50)
    painted = Painted(board)
    board.show_frame(with_face(board.frame, (0, 0), Face(7, Ink.MINE)))
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    assert painted.region.contains(middle((0, 0)))
    assert not painted.region.contains(middle((4, 4)))


def test_cells_that_hold_the_same_symbol_are_painted_when_the_chosen_one_changes(
    board: Board, qtbot: QtBot
) -> None:
    board.choose((0, 0))  # empty; a 3 stands at (0, 2)
    qtbot.wait(50)
    painted = Painted(board)
    board.show_frame(with_face(board.frame, (0, 0), Face(3, Ink.MINE)))
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    assert painted.region.contains(middle((0, 2)))


@pytest.mark.parametrize(
    "face",
    [
        Face(7, Ink.GIVEN),
        Face(7, Ink.MINE),
        Face(7, Ink.MODEL),
        Face(7, Ink.MODEL, 0.5),
        Face(7, Ink.MODEL, wrong=True),
        Face(7, Ink.MODEL, changed=True),
        Face(7, Ink.MODEL, heat=1.0),
        Face(0, marks=(Mark(7),)),
        Face(0, marks=(Mark(7, 0.5, Ink.MODEL),)),
        Face(8, Ink.GIVEN),
        Face(0),
    ],
)
def test_every_face_looks_unlike_all_others(board: Board, face: Face) -> None:
    others = [
        Face(7, Ink.GIVEN),
        Face(7, Ink.MINE),
        Face(7, Ink.MODEL),
        Face(7, Ink.MODEL, 0.5),
        Face(7, Ink.MODEL, wrong=True),
        Face(7, Ink.MODEL, changed=True),
        Face(7, Ink.MODEL, heat=1.0),
        Face(0, marks=(Mark(7),)),
        Face(0, marks=(Mark(7, 0.5, Ink.MODEL),)),
        Face(8, Ink.GIVEN),
        Face(0),
    ]
    board.motion = False
    board.choose((8, 8))
    pictures = []
    for shown in [face, *others]:
        board.show_frame(with_face(board.frame, (0, 0), shown))
        pictures.append(board.grab(Geometry.fit(9, 9, 400, 400).cell((0, 0))).toImage())
    same = [
        other for other, picture in zip(others, pictures[1:], strict=True) if picture == pictures[0]
    ]
    assert same == [face]


def test_the_inks_differ_in_shape_when_all_colours_are_taken_away(board: Board) -> None:
    board.motion = False
    board.choose((8, 8))
    shapes = []
    for ink in (Ink.GIVEN, Ink.MINE, Ink.MODEL):
        board.show_frame(with_face(board.frame, (0, 0), Face(7, ink)))
        picture = board.grab(Geometry.fit(9, 9, 400, 400).cell((0, 0))).toImage()
        ground = picture.pixelColor(3, 20).lightness()
        shapes.append(
            frozenset(
                (x, y)
                for x in range(4, picture.width() - 4)
                for y in range(4, picture.height() - 4)
                if abs(picture.pixelColor(x, y).lightness() - ground) > 40
            )
        )
    for index, one in enumerate(shapes):
        for other in shapes[index + 1 :]:
            assert len(one ^ other) > 0.2 * len(one | other)


def test_a_cell_is_described_in_words(board: Board) -> None:
    face = Face(7, Ink.MODEL, 0.83, wrong=True)
    board.show_frame(with_face(board.frame, (2, 4), face))
    assert board.describe((2, 4)) == "row 3 column 5: seven, the model, 83 %, breaks a rule"
    assert board.describe((0, 2)) == "row 1 column 3: three, given"


def test_a_screen_reader_hears_of_a_change_in_the_chosen_cell(board: Board) -> None:
    board.choose((2, 4))
    board.show_frame(with_face(board.frame, (2, 4), Face(7, Ink.MINE)))
    assert board.accessibleDescription() == "row 3 column 5: seven, mine"


def test_a_board_of_another_size_begins_at_its_first_cell(board: Board) -> None:
    board.choose((8, 8))
    board.show_frame(Frame(2, 3, tuple(Face(value) for value in range(6))))
    assert board.cursor_cell == (0, 0)
    QTest.keyClick(board, Qt.Key.Key_Left)
    assert board.cursor_cell == (0, 2)


def test_another_palette_paints_the_board_anew(board: Board, theme: Theme) -> None:
    light = board.grab().toImage()
    theme.choose("dark")
    assert board.grab().toImage() != light


def test_kinds_without_digits_are_drawn_by_their_grounds(qtbot: QtBot, theme: Theme) -> None:
    look = Look((Symbol("", "floor"), Symbol("", "wall", "wall")), empty=0, keys={"w": 1})
    board = Board(look, theme, Frame(2, 2, (Face(0), Face(1), Face(1), Face(0))))
    qtbot.addWidget(board)
    board.resize(200, 200)
    place = Geometry.fit(2, 2, 200, 200)
    picture = board.grab().toImage()
    wall = picture.pixelColor(place.cell((0, 1)).center())
    assert wall == theme.fill("wall")
    assert picture.pixelColor(place.cell((0, 0)).center() - QPoint(20, 20)) != wall


def test_a_frame_brings_its_look_along_to_a_board_of_another_kind(
    qtbot: QtBot, theme: Theme, board: Board
) -> None:
    maze = TASKS["maze"].generate(np.random.default_rng(1), "prim 9x9")
    look = TASKS["maze"].look
    board.show_look(look)  # digits are still on the board, for which mazes have no symbols
    board.grab()
    board.show_frame(edit_frame(look, new_document(look, maze)))
    board.grab()
    board.show_frame(edit_frame(LOOK, new_document(LOOK, puzzle())))  # nobody said the look
    board.grab()
    assert board.describe((0, 2)) == "row 1 column 3: three, given"


def test_a_painter_is_closed_when_painting_fails(qtbot: QtBot) -> None:
    picture = QPixmap(8, 8)
    with pytest.raises(KeyError), painting(picture) as painter:
        raise KeyError
    assert not painter.isActive()
    assert not picture.paintingActive()


def test_every_painter_in_the_program_is_closed_whatever_happens() -> None:
    here = Path(__file__).resolve().parents[3] / "app"
    opened = [
        f"{path.name}:{number}"
        for path in sorted(here.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if "QPainter(" in line and path.name != "painting.py"
    ]
    assert opened == []


def test_every_field_in_the_program_ignores_the_wheel() -> None:
    here = Path(__file__).resolve().parents[3] / "app"
    plain = [
        f"{path.name}:{number}"
        for path in sorted(here.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(r"\bQ(ComboBox|SpinBox|DoubleSpinBox|Slider|DateEdit|Dial)\(", line)
    ]
    assert plain == []


def test_control_with_an_arrow_goes_to_the_next_empty_cell(board: Board) -> None:
    given = puzzle().given
    board.choose((0, 2))
    QTest.keyClick(board, Qt.Key.Key_Right, CONTROL)
    expected = next(col for col in range(3, 9) if given[0, col] == 0)
    assert board.cursor_cell == (0, expected)
    assert board.selected == frozenset({(0, expected)})


def test_what_fades_with_the_answer_is_painted_until_it_has_faded(
    board: Board, qtbot: QtBot
) -> None:
    frame = with_face(board.frame, (0, 0), Face(2, Ink.MODEL, changed=True))
    line = replace(frame.face((0, 2)), links=4)  # a path arrives in a cell that is given
    board.show_frame(with_face(frame, (0, 2), line))
    assert board.animated
    qtbot.wait(60)  # its first moments
    painted = Painted(board)
    qtbot.waitUntil(lambda: not board.animated)
    qtbot.wait(20)
    assert painted.region.contains(middle((0, 2)))
