from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QRawFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.arc.answer.panel import Candidates, Line, Votes
from app.arc.edit.board import ArcBoard
from app.arc.edit.document import Row
from app.arc.edit.frames import MARKS, bench_look, grid_frame, thought_frame
from app.arc.edit.picture import GridPicture
from app.arc.edit.recolor import RecolorDialog
from app.arc.edit.rows import Rows
from app.arc.edit.swatches import SizeFields, Swatches
from app.arc.edit.task_panel import TaskChooser
from app.arc.edit.tools import Box
from app.arc.learn.chart import LearnChart
from app.board.frame import Ink
from app.board.geometry import Geometry
from app.style.controls import column
from app.style.theme import Theme
from hrm_core.places import asset_path
from hrm_core.tasks import TASKS
from tests.app.arc.support import FakeTeacher, grid, mirror_task
from training.runs.history import RunHistory

LOOK = TASKS["arc"].look
LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> ArcBoard:
    board = ArcBoard(LOOK, theme, grid_frame(grid("123", "456")), "Output")
    qtbot.addWidget(board)
    board.resize(320, 300)
    board.show()
    return board


def middle(row: int, col: int) -> QPoint:
    return Geometry.fit(2, 3, 320, 300).cell((row, col)).center()


def test_a_drag_tells_every_cell_also_outside(board: ArcBoard) -> None:
    heard: list[object] = []
    board.gripped.connect(lambda cell: heard.append(("down", cell)))
    board.swept.connect(lambda cell: heard.append(("on", cell)))
    board.let_go.connect(lambda: heard.append("up"))
    QTest.mousePress(board, LEFT, pos=middle(0, 0))
    QTest.mouseMove(board, middle(0, 1))
    QTest.mouseMove(board, QPoint(319, 2))
    QTest.mouseRelease(board, LEFT, pos=QPoint(319, 2))
    assert heard == [("down", (0, 0)), ("on", (0, 1)), ("on", (-1, 3)), "up"]


@pytest.mark.parametrize(
    ("button", "modifier"),
    [(LEFT, ALT), (Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier)],
)
def test_alt_or_the_right_button_picks_a_colour(
    board: ArcBoard, qtbot: QtBot, button: Qt.MouseButton, modifier: Qt.KeyboardModifier
) -> None:
    with qtbot.assertNotEmitted(board.gripped), qtbot.waitSignal(board.picked) as heard:
        QTest.mouseClick(board, button, modifier, middle(1, 2))
    assert heard.args == [(1, 2)]


def test_the_keyboard_moves_types_and_enters(board: ArcBoard, qtbot: QtBot) -> None:
    board.choose((0, 0))
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert board.cursor_cell == (0, 1)
    with qtbot.waitSignal(board.typed) as heard:
        QTest.keyClick(board, Qt.Key.Key_7)
    assert heard.args == ["7", False]
    with qtbot.waitSignal(board.entered):
        QTest.keyClick(board, Qt.Key.Key_Return)


def test_cells_have_their_colours_and_a_selection_is_framed(board: ArcBoard, theme: Theme) -> None:
    before = board.grab().toImage()
    assert before.pixelColor(middle(0, 1)) == theme.fill("arc2")
    board.show_box(Box(0, 0, 1, 2))
    assert board.grab().toImage() != before


def test_a_tile_is_the_smaller_the_less_the_model_believes(board: ArcBoard, theme: Theme) -> None:
    unsure = thought_frame(grid("123", "456"), np.full((2, 3), 0.25, dtype=np.float32), None)
    board.motion = False
    board.show_frame(unsure)
    picture = board.grab().toImage()
    assert picture.pixelColor(middle(0, 1)) == theme.fill("arc2")
    corner = Geometry.fit(2, 3, 320, 300).cell((0, 1)).topLeft() + QPoint(4, 4)
    assert picture.pixelColor(corner) != theme.fill("arc2")


def test_digits_can_stand_in_the_cells(board: ArcBoard) -> None:
    plain = board.grab().toImage()
    board.show_look(bench_look(LOOK, "arc", "digits"))
    assert board.grab().toImage() != plain


def test_a_wrong_cell_is_crossed(board: ArcBoard) -> None:
    plain = board.grab().toImage()
    board.show_frame(grid_frame(grid("123", "456"), [(0, 0)], Ink.MINE))
    assert board.grab().toImage().pixelColor(middle(0, 0)) != plain.pixelColor(middle(0, 0))
    assert "breaks a rule" in board.describe((0, 0))


def test_only_rows_that_differ_are_made_anew(qtbot: QtBot, theme: Theme) -> None:
    rows = Rows(theme)
    qtbot.addWidget(rows)
    document = mirror_task()
    rows.show_document(document, Row(False, 0))
    before = list(rows.pictures)
    rows.show_document(document, Row(True, 0))
    assert list(rows.pictures) == before
    assert all(picture.grab().width() for picture in before)
    with qtbot.waitSignal(rows.chosen) as heard:
        QTest.keyClick(before[1], Qt.Key.Key_Return)
    assert heard.args == [Row(False, 1)]


def test_an_answer_that_is_not_drawn_is_a_question_mark(qtbot: QtBot, theme: Theme) -> None:
    rows = Rows(theme)
    qtbot.addWidget(rows)
    rows.show_document(mirror_task(), Row(True, 0))
    assert rows.pictures[2].sides[1] is None
    assert rows.pictures[2].accessibleName() == "Test 1: 1 x 3 → ?"


def test_swatches_are_named_after_the_palette(qtbot: QtBot, theme: Theme) -> None:
    swatches = Swatches(theme)
    qtbot.addWidget(swatches)
    theme.choose_cells("okabe")
    tips = [child.toolTip() for child in swatches.children() if hasattr(child, "toolTip")]
    theme.choose_cells("arc")
    assert "vermilion  (2)" in tips


def test_a_size_is_shown_without_being_reported(qtbot: QtBot) -> None:
    fields = SizeFields("Input")
    qtbot.addWidget(fields)
    with qtbot.assertNotEmitted(fields.resized):
        fields.show_size(3, 4)


def test_a_task_is_found_by_its_id(qtbot: QtBot, theme: Theme) -> None:
    chooser = TaskChooser(theme)
    qtbot.addWidget(chooser)
    chooser.show_ids(["a", "b", "c"], 1)
    heard: list[str] = []
    chooser.wanted.connect(heard.append)
    chooser.step(1)
    chooser.step(-1)
    assert heard == ["c", "a"]
    for typed in ("C", "b", " nowhere "):  # what is open is no other task
        chooser._ids.setEditText(typed)
        chooser._report()
    assert heard[2:] == ["c", "nowhere"]


def test_a_single_task_leaves_nothing_to_choose(qtbot: QtBot, theme: Theme) -> None:
    chooser = TaskChooser(theme)
    qtbot.addWidget(chooser)
    chooser.show_ids(["a"], 0)
    assert chooser.isHidden()


def test_two_colours_are_asked_for(qtbot: QtBot, theme: Theme) -> None:
    dialog = RecolorDialog(theme, 3, None)
    qtbot.addWidget(dialog)
    dialog.new.chosen.emit(8)
    dialog.swap.setChecked(True)
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.buttons.accepted.emit()
    assert heard.args == [3, 8, True]


def test_a_vote_is_clicked_by_its_place(qtbot: QtBot, theme: Theme) -> None:
    votes = Votes(theme)
    qtbot.addWidget(votes)
    votes.resize(100, 100)
    votes.show_votes([None] * 5, frozenset({1}), 0)
    with qtbot.waitSignal(votes.chosen) as heard:
        QTest.mouseClick(votes, LEFT, pos=QPoint(40, 12))
    assert heard.args == [1]


def test_the_curves_are_drawn_from_a_log(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    run = FakeTeacher(tmp_path).begin(mirror_task().puzzle(0), 60)
    history = RunHistory()
    history.add(run.files.events())
    chart = LearnChart(theme)
    qtbot.addWidget(chart)
    before = chart.grab().toImage()
    chart.show_history(history)
    assert chart.grab().toImage() != before


def test_candidates_keep_their_room_in_another_palette(qtbot: QtBot, theme: Theme) -> None:
    candidates = Candidates(theme)
    area = column([candidates], (300, 320))
    qtbot.addWidget(area)
    area.resize(310, 200)
    area.show()
    lines = [Line(grid("12", "34"), f"Try {number}", "1 of 6 views", False) for number in range(6)]
    candidates.show_lines(lines)
    theme.choose("dark")
    qtbot.wait(50)
    theme.choose("light")
    qtbot.waitUntil(lambda: [p.height() for p in candidates.findChildren(GridPicture)] == [60] * 6)


def test_arrows_move_what_floats_and_else_the_cursor(board: ArcBoard) -> None:
    heard: list[tuple[int, int]] = []
    board.nudged.connect(lambda down, right: heard.append((down, right)))
    begun = board.cursor_cell
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert heard == []
    assert board.cursor_cell == (begun[0], (begun[1] + 1) % 3)
    board.carries = True
    QTest.keyClick(board, Qt.Key.Key_Down)
    QTest.keyClick(board, Qt.Key.Key_Left)
    assert heard == [(1, 0), (0, -1)]
    assert board.cursor_cell == (begun[0], (begun[1] + 1) % 3)


def test_the_cell_under_the_mouse_is_told_once(board: ArcBoard) -> None:
    heard: list[object] = []
    board.hovered.connect(heard.append)
    for cell in ((0, 0), (0, 0), (1, 2)):
        QTest.mouseMove(board, middle(*cell))
    assert heard == [(0, 0), (1, 2)]
    board.leaveEvent(QEvent(QEvent.Type.Leave))
    assert heard[-1] is None


def test_naming_a_cell_leaves_the_boards_where_they_are(qtbot: QtBot) -> None:
    fields = SizeFields("Input")
    qtbot.addWidget(fields)
    before = fields.sizeHint().width(), fields.minimumSizeHint().width()
    fields.show_cell("row 14, column 15: maroon")
    assert (fields.sizeHint().width(), fields.minimumSizeHint().width()) == before


def test_every_colour_has_a_shape_of_its_own_that_our_font_has(qapp: QApplication) -> None:
    font = QRawFont(str(asset_path("fonts") / "Inter-Bold.otf"), 16.0)
    assert font.isValid()
    assert len(set(MARKS["shapes"])) == len(MARKS["shapes"]) == 10
    assert [mark for mark in MARKS["shapes"] if not font.supportsCharacter(ord(mark))] == []
    symbols = bench_look(LOOK, "arc", "shapes").symbols
    assert [symbol.glyph for symbol in symbols] == list(MARKS["shapes"])
    assert {symbol.glyph for symbol in bench_look(LOOK, "tol", "").symbols} == {""}
