import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from app.style.fields import ComboBox, DoubleSpinBox


def field(qtbot: QtBot, locale: str = "en") -> DoubleSpinBox:
    box = DoubleSpinBox(minimum=1e-6, maximum=100.0, decimals=6)
    box.setLocale(QLocale(locale))
    qtbot.addWidget(box)
    return box


@pytest.mark.parametrize("locale", ["en", "de"])
@pytest.mark.parametrize("text", ["0.001", "0,001", "1e-3", "1E-3", ".001"])
def test_a_number_is_read_with_either_sign_and_as_an_exponent(
    qtbot: QtBot, locale: str, text: str
) -> None:
    box = field(qtbot, locale)
    box.selectAll()
    QTest.keyClicks(box, text)
    assert box.value() == pytest.approx(0.001)


@pytest.mark.parametrize(("locale", "shown"), [("en", "0.5"), ("de", "0,5")])
def test_a_number_is_shown_as_the_language_writes_it(qtbot: QtBot, locale: str, shown: str) -> None:
    box = field(qtbot, locale)
    box.setValue(0.5)
    assert box.text() == shown


def test_a_key_that_makes_no_number_is_refused(qtbot: QtBot) -> None:
    box = field(qtbot)
    box.selectAll()
    QTest.keyClicks(box, "1.2.3x")
    assert box.text() == "1.23"


def test_what_lies_outside_becomes_the_nearest_that_is_allowed(qtbot: QtBot) -> None:
    box = field(qtbot)
    box.selectAll()
    QTest.keyClicks(box, "1e9")
    box.interpretText()
    assert box.value() == 100.0


def test_a_list_that_opens_is_one_the_style_sheet_reaches(qtbot: QtBot) -> None:
    box = ComboBox()
    qtbot.addWidget(box)
    assert isinstance(box.view(), QListView)
