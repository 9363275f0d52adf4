"""Buttons that open a menu."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from app.style.controls import dress


def menu_button(text: str, tip: str) -> QToolButton:
    """A flat button that opens a menu, beside those for actions."""
    button = dress(QToolButton(autoRaise=True), tip=tip)
    button.setText(text)
    button.setIconSize(QSize(20, 20))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def attach_menu(button: QToolButton | QPushButton, menu: QMenu) -> None:
    """Let a button open a menu.

    Qt does not tell it that the pointer left by a submenu: it stayed shaded as if it were there.
    """
    button.setMenu(menu)
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, button, lambda: _find_pointer(button)))


def _find_pointer(button: QToolButton | QPushButton) -> None:
    there = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, there)
    button.update()
