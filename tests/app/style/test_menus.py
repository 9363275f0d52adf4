from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.style import menus
from app.style.menus import attach_menu, menu_button


@pytest.mark.parametrize("there", [False, True])
def test_a_button_whose_menu_closed_knows_whether_the_pointer_is_over_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    button, menu = menu_button("Open", ""), QMenu()
    qtbot.addWidget(button)
    qtbot.addWidget(menu)
    attach_menu(button, menu)
    button.move(400, 300)  # where the pointer is not
    with qtbot.waitExposed(button):
        button.show()
    at = button.mapToGlobal(button.rect().center() if there else QPoint(-9, -9))
    monkeypatch.setattr(menus, "QCursor", SimpleNamespace(pos=lambda: at))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    menu.aboutToHide.emit()
    qtbot.wait(20)
    assert button.underMouse() is there
