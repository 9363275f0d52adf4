from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from app.board.board import DURATION, Board
from app.board.frame import Face, Frame, Ink, Mark, Trait
from app.board.geometry import Geometry
from app.board.paint import BoardPainter, Lit
from app.style.theme import Theme
from hrm_core.look import Look
from hrm_core.puzzle import Cell
from hrm_core.tasks import TASKS

SHAPES = {"sudoku": (9, 9), "maze": (20, 20), "arc": (7, 9)}


class Drawn:
    """The cells that were drawn, one by one."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.cells: list[Cell] = []
        paint, seen = BoardPainter.paint_cell, self.cells

        def paint_cell(
            brush: BoardPainter, on: QPainter, place: Geometry, cell: Cell, face: Face, lit: Lit
        ) -> None:
            seen.append(cell)
            paint(brush, on, place, cell, face, lit)

        patch.setattr(BoardPainter, "paint_cell", paint_cell)


def any_face(rng: np.random.Generator, look: Look) -> Face:
    """Whatever a cell may show."""
    value = int(rng.integers(len(look.symbols)))
    ink = list(Ink)[int(rng.integers(len(Ink)))]
    marked = look.box is not None and rng.random() < 0.3
    return Face(
        value,
        ink,
        float(rng.random()),
        wrong=bool(rng.random() < 0.2),
        changed=bool(rng.random() < 0.3),
        marks=(Mark(1, 0.5, Ink.MODEL), Mark(4)) if marked else (),
        heat=float(rng.choice([0.0, 0.4])),
        tint=0.5 if look.trail is not None and rng.random() < 0.3 else 0.0,
        links=int(rng.integers(16)) if look.trail is not None else 0,
        traits=Trait(int(rng.choice([0, 1, 2, 8]))) if look.trail is not None else Trait.NONE,
        differs=bool(rng.random() < 0.1),
        own=1 if look.box is not None and rng.random() < 0.1 else 0,
        color=int(rng.integers(7)) if look.box is not None and rng.random() < 0.2 else 0,
    )


def frames(rng: np.random.Generator, kind: str, count: int) -> Iterator[Frame]:
    """One after another, each with some cells unlike those before."""
    look, (rows, cols) = TASKS[kind].look, SHAPES[kind]
    faces = [any_face(rng, look) for _ in range(rows * cols)]
    for _ in range(count):
        for index in rng.choice(rows * cols, size=int(rng.integers(rows * cols)), replace=False):
            faces[index] = any_face(rng, look)
        yield Frame(rows, cols, tuple(faces), look)


def shown(qtbot: QtBot, theme: Theme, kind: str, frame: Frame) -> Board:
    board = Board(TASKS[kind].look, theme, frame)
    qtbot.addWidget(board)
    board.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the frame around the cursor comes and goes
    board.resize(433, 401)
    with qtbot.waitExposed(board):
        board.show()
    return board


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_a_board_that_changed_bit_by_bit_looks_as_one_drawn_at_once(
    qtbot: QtBot, theme: Theme, kind: str
) -> None:
    rng = np.random.default_rng(1)
    several = list(frames(rng, kind, 4))
    board = shown(qtbot, theme, kind, several[0])
    board.motion = False
    for frame in several:
        board.show_frame(frame)
        board.choose((int(rng.integers(frame.rows)), int(rng.integers(frame.cols))))
        bit_by_bit = board.grab().toImage()
        anew = shown(qtbot, theme, kind, frame)
        anew.choose(board.cursor_cell)
        assert bit_by_bit == anew.grab().toImage()
    board.zoom_by(2.0)
    board.show_frame(several[0])
    anew = shown(qtbot, theme, kind, several[0])
    anew.choose(board.cursor_cell)
    anew.zoom_by(2.0)
    assert board.grab().toImage() == anew.grab().toImage()


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_after_an_animation_a_board_looks_as_one_drawn_at_once(
    qtbot: QtBot, theme: Theme, kind: str
) -> None:
    first, second = frames(np.random.default_rng(2), kind, 2)
    board = shown(qtbot, theme, kind, first)
    board.show_frame(second)
    assert board.animated
    board.grab()
    qtbot.waitUntil(lambda: not board.animated, timeout=DURATION * 10)
    anew = shown(qtbot, theme, kind, second)
    assert board.grab().toImage() == anew.grab().toImage()


def test_only_cells_that_look_different_are_drawn(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Drawn(monkeypatch)
    (frame,) = frames(np.random.default_rng(3), "maze", 1)
    board = shown(qtbot, theme, "maze", frame)
    board.grab()
    assert sorted(drawn.cells) == list(frame.cells())
    drawn.cells.clear()
    board.grab()
    board.show_frame(replace(frame))
    board.grab()
    assert drawn.cells == []
    faces = list(frame.faces)
    faces[3 * 20 + 4] = Face(1, Ink.GIVEN)
    faces[0] = replace(faces[0], confidence=faces[0].confidence + 1e-9)
    board.show_frame(replace(frame, faces=tuple(faces)))
    board.grab()
    assert drawn.cells == [(3, 4)]


def test_a_hidden_board_keeps_no_picture(qtbot: QtBot, theme: Theme) -> None:
    (frame,) = frames(np.random.default_rng(4), "sudoku", 1)
    board = shown(qtbot, theme, "sudoku", frame)
    before = board.grab().toImage()
    board.hide()
    assert board._kept._picture.isNull()
    board.show()
    assert board.grab().toImage() == before
