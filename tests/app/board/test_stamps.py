from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from app.board.stamps import Pictures


def test_pictures_are_drawn_once_and_stay_within_their_room(qtbot: QtBot) -> None:
    drawn: list[int] = []

    def draw() -> QPixmap:
        drawn.append(1)
        return QPixmap(10, 10)

    pictures = Pictures(room=5_000)
    for number in (1, 2, 1, 2):
        pictures.get(number, draw)
    assert len(drawn) == 2
    for number in range(100):
        pictures.get(number, draw)
        assert 0 < pictures.size <= 5_400
