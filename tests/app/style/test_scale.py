from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.style.scale import AUTOMATIC, fit, percent_for, scale_sheet, scaled, text_scale
from app.style.theme import Theme


def test_a_large_screen_gets_larger_texts_unless_a_size_was_chosen() -> None:
    assert percent_for(AUTOMATIC, 1440) > percent_for(AUTOMATIC, 1080) == 100
    assert percent_for(100, 1440) == 100


def test_only_lengths_of_texts_are_scaled() -> None:
    sheet = "QLabel { font-size: 12px; border: 1px; } QComboBox { min-height: 20px; }"
    scaled_sheet = "QLabel { font-size: 15px; border: 1px; } QComboBox { min-height: 25px; }"
    assert scale_sheet(sheet, 1.25) == scaled_sheet


def test_the_whole_program_follows_the_text_size(theme: Theme) -> None:
    theme.choose_text(150)
    try:
        assert abs(text_scale() - 1.5) < 0.05
        assert scaled(100) >= 145
    finally:
        theme.choose_text(100)
    assert text_scale() == 1.0


def test_a_window_is_never_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fit(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
    fit(window, 9000, 9000)
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height()
