"""Small pictures of boards, and which buttons of the transport make sense."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.actions import Actions, transport
from app.bench.player import Player
from app.bench.thumbs import draw_thumb
from app.bench.transport import enable_transport, enable_undo
from app.board.frame import Face, Frame, Ink
from app.style.theme import Role, Theme
from tests.app.support import Workshop


def frame(*faces: Face) -> Frame:
    return Frame(2, 3, faces)


def test_a_pixel_is_red_where_a_rule_is_broken_and_the_stronger_the_more_is_believed(
    theme: Theme,
) -> None:
    model = Face(3, Ink.MODEL)
    picture = draw_thumb(
        theme,
        frame(
            Face(0),
            replace(model, wrong=True),
            replace(model, confidence=0.1),
            replace(model, confidence=0.5),
            replace(model, confidence=1.0),
            Face(3, Ink.GIVEN),
        ),
    )
    assert (picture.width(), picture.height()) == (3, 2)
    colors = [picture.pixelColor(col, row) for row in range(2) for col in range(3)]
    ground, bad = theme.color(Role.SUNKEN), theme.color(Role.BAD)
    assert colors[0] == ground
    assert colors[1].rgb() == bad.rgb()
    assert colors[2].rgb() == ground.rgb()  # as good as not believed

    def far(color: QColor) -> int:
        parts = (QColor.red, QColor.green, QColor.blue)
        return sum(abs(part(color) - part(ground)) for part in parts)

    assert 0 < far(colors[3]) < far(colors[4])
    assert far(colors[5]) > 0


@pytest.mark.parametrize(
    ("count", "position", "enabled"),
    [
        (0, 0, []),
        (3, 0, ["next", "last", "play"]),
        (3, 1, ["first", "previous", "next", "last", "play"]),
        (3, 3, ["first", "previous", "play"]),
    ],
)
def test_one_goes_back_from_behind_the_first_and_on_to_the_last(
    qtbot: QtBot, theme: Theme, count: int, position: int, enabled: list[str]
) -> None:
    actions, player = Actions(theme, transport("think")), Player()
    player.load(count, position)
    enable_transport(actions, player)
    names = ("first", "previous", "next", "last", "play")
    assert [name for name in names if actions[name].isEnabled()] == enabled


def test_undo_and_redo_say_what_they_would_do(workshop: Workshop) -> None:
    actions = workshop.build().window.commands
    names = ("undo", "redo")
    enable_undo(actions, "solve", None)
    assert [actions[name].text() for name in names] == ["&Undo solve", "&Redo"]
    assert [actions[name].isEnabled() for name in names] == [True, False]
    enable_undo(actions, None, "erase")
    assert [actions[name].text() for name in names] == ["&Undo", "&Redo erase"]
    assert [actions[name].isEnabled() for name in names] == [False, True]
