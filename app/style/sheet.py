"""The style sheet: shapes and spacing of the ordinary controls, in the colours it is given."""

from collections.abc import Mapping
from string import Template

from hrm_core.places import asset_path

# drawn by Qt's style sheets, which know files only: greys and white that serve in both palettes
CONTROL_ICONS = ("control-down", "control-up", "control-check")

_SHEET = Template(
    """
* { outline: none; }
QWidget { font-size: 13px; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 6px 8px; }

QMenuBar { background: $window; padding: 2px 8px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $hover; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }

QFrame#card, QFrame#timeline {
    background: $surface; border: 1px solid $border; border-radius: 12px;
}
QFrame#header { background: $window; border: none; border-bottom: 1px solid $border; }
QFrame#notice { background: $wrong_ground; border: none; border-bottom: 1px solid $bad; }
QLabel#brand { font-size: 15px; font-weight: 600; }
QLabel#title { font-size: 17px; font-weight: 600; }
QLabel#heading { font-size: 12px; font-weight: 600; color: $muted; }
QLabel#caption { font-size: 30px; font-weight: 600; }
QLabel#captiontext { font-size: 23px; }
QLabel#verdict { font-size: 16px; font-weight: 600; }
QLabel#muted { color: $muted; }
QLabel#legend { color: $muted; font-size: 12px; }
QLabel#good { color: $good; font-weight: 500; }
QLabel#bad { color: $bad; font-weight: 500; }

QToolButton {
    border: 1px solid transparent; border-radius: 8px; padding: 6px 7px;
    background: transparent;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $sunken; border-color: $border; }
QToolButton#about {
    border: none; border-radius: 7px; padding: 0; color: $muted; font-size: 11px; font-weight: 600;
}
QToolButton#about:hover { color: $accent; background: $hover; }
QToolButton#tight { padding: 6px 3px; }
QToolButton#fold { color: $muted; font-size: 12px; font-weight: 600; padding: 2px 4px 2px 0; }
QToolButton#fold:checked { background: transparent; border-color: transparent; }
QToolButton#fold:hover { color: $text; }
QToolButton:disabled { color: $muted; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { border: none; width: 16px; }

QPushButton {
    background: $surface; border: 1px solid $border; border-radius: 8px; padding: 7px 14px;
    font-weight: 500;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; background: $window; }
QPushButton#primary {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-size: 15px;
    font-weight: 600; padding: 10px 18px;
}
QPushButton#primary:hover { background: $model; }
QPushButton#primary:focus { border: 2px solid $text; padding: 9px 17px; }
QPushButton#primary:disabled { background: $sunken; color: $muted; border-color: $sunken; }
QPushButton#key { font-size: 17px; font-weight: 600; padding: 0; border-radius: 9px; }
QPushButton#key:checked { border: 2px solid $accent; }
QPushButton#segment {
    border-radius: 7px; border: 1px solid transparent; padding: 5px 6px;
    background: transparent; color: $muted;
}
QPushButton#segment:hover { color: $text; }
QPushButton#segment:checked { background: $surface; border-color: $border; color: $text; }
QPushButton#segment:focus { border-color: $accent; }
QFrame#segments { background: $sunken; border: none; border-radius: 9px; }

QComboBox, QAbstractSpinBox {
    background: $surface; border: 1px solid $border; border-radius: 8px; padding: 5px 10px;
    min-height: 20px;
}
QComboBox:hover, QAbstractSpinBox:hover { background: $hover; }
QComboBox:focus, QAbstractSpinBox:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$control_down"); width: 12px; height: 12px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $border; padding: 4px;
    selection-background-color: $hover; selection-color: $text;
}
QComboBox QAbstractItemView::item { padding: 6px 8px; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: $hover; color: $text; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: $muted; background: $window; }
QAbstractSpinBox { padding: 5px 20px 5px 6px; }
QAbstractSpinBox QLineEdit {
    background: transparent; border: none; padding: 0 4px; border-radius: 0;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 20px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$control_up"); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url("$control_down"); width: 11px; height: 11px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator {
    width: 16px; height: 16px; border: 1px solid $muted; border-radius: 5px; background: $surface;
}
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$control_check");
}
QCheckBox:focus { color: $accent; }
QMessageBox { background: $surface; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical {
    background: $border; border-radius: 4px; min-height: 32px; margin: 1px;
}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; height: 0; border: none;
}
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal {
    background: $border; border-radius: 4px; min-width: 32px; margin: 1px;
}
QLineEdit, QPlainTextEdit {
    background: $surface; border: 1px solid $border; border-radius: 8px; padding: 5px 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus { border-color: $accent; }
QTableView, QListWidget {
    background: $surface; alternate-background-color: $given_ground; border: none;
    selection-background-color: $selected; selection-color: $text;
}
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 5px 4px; font-size: 12px; font-weight: 600;
}
QListWidget::item { border-radius: 8px; padding: 7px 8px; margin: 1px 0; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $selected; color: $text; }
QProgressBar { background: $sunken; border: none; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSlider::groove:horizontal { background: $sunken; height: 6px; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 3px; }
QSlider::sub-page:horizontal:disabled { background: $border; }
QSlider::handle:horizontal {
    background: $surface; border: 2px solid $accent; width: 12px; margin: -5px 0;
    border-radius: 8px;
}
QSlider::handle:horizontal:disabled { border-color: $border; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; border: none; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; padding: 4px 2px 6px 2px;
    margin-right: 18px; font-weight: 600; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QLabel#figure { font-size: 19px; font-weight: 600; }
QLabel#headline { font-size: 22px; font-weight: 600; }
QPushButton#stage {
    border: none; background: transparent; color: $text; padding: 7px 12px; font-weight: 600;
    border-radius: 9px;
}
QPushButton#stage:hover { color: $text; background: $hover; }
QPushButton#stage:checked { color: $accent; background: $surface; border: 1px solid $border; }
QPushButton#stage:disabled { color: $muted; background: transparent; font-weight: 400; }
QPushButton#preset { text-align: left; padding: 10px 12px; }
QPushButton#preset:checked { border: 2px solid $accent; padding: 9px 11px; }
QStatusBar { background: $window; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; padding: 2px 8px; font-size: 12px; }
QStatusBar QToolButton { padding: 1px 8px; font-size: 12px; border-radius: 6px; }
QStatusBar QLabel#note { color: $text; }
"""
)


def style_sheet(colors: Mapping[str, str]) -> str:
    """The sheet in one palette: role name -> colour."""
    icons = {
        name.replace("-", "_"): asset_path("icons", f"{name}.svg").as_posix()
        for name in CONTROL_ICONS
    }
    return _SHEET.substitute({str(role): color for role, color in colors.items()} | icons)
