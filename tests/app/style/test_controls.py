from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.style.controls import ShortLabel, action_button
from app.window.launch import Studio

CHANGED = SIGNAL("changed()")


def test_a_button_follows_its_action(qtbot: QtBot) -> None:
    action = QAction("Solve", checkable=True)
    button = action_button(action)
    qtbot.addWidget(button)
    action.setText("Go on")
    action.setToolTip("Think on")
    action.setChecked(True)
    action.setEnabled(False)
    assert (button.text(), button.toolTip()) == ("Go on", "Think on")
    assert button.isChecked()
    assert not button.isEnabled()


def test_no_button_of_the_window_listens_more_often_to_a_command_that_changes(
    studio: Studio,
) -> None:
    buttons = studio.window.findChildren(QToolButton)
    ours = [each for each in buttons if not isinstance(each.parent(), QLineEdit)]
    actions = [each.defaultAction() for each in ours if each.defaultAction() is not None]
    assert len(actions) > 10
    before = [action.receivers(CHANGED) for action in actions]
    for action in actions:
        for tip in ("one", "two", "three"):
            action.setToolTip(tip)
    assert [action.receivers(CHANGED) for action in actions] == before


def test_a_title_takes_two_lines_and_ends_in_dots_where_they_are_too_few(qtbot: QtBot) -> None:
    label = ShortLabel(most=2)
    qtbot.addWidget(label)
    label.setText("Generated, scattered 9x9, seed 764601991")
    wide = label.fontMetrics().horizontalAdvance(label.text())
    assert label.lines(wide + 2) == [label.text()]
    half = label.lines(round(0.7 * wide))
    assert "".join(half) == label.text()
    assert label.heightForWidth(round(0.7 * wide)) == 2 * label.heightForWidth(wide + 2)
    cut = label.lines(round(0.4 * wide))
    assert len(cut) == 2
    assert cut[1].endswith("…")
    around = QWidget()
    qtbot.addWidget(around)
    layout = QVBoxLayout(around)
    layout.addWidget(label)
    layout.addStretch(1)
    around.resize(round(0.7 * wide) + 40, 300)
    around.show()
    qtbot.waitExposed(around)
    assert label.height() == 2 * label.fontMetrics().lineSpacing()
    low = label.fontMetrics().lineSpacing() + 2
    assert len(label.lines(round(0.7 * wide), low)) == 1, "no line is cut in its middle"
    label.setText("a" * 200)  # as a file may be called
    assert all(label.fontMetrics().horizontalAdvance(line) <= 100 for line in label.lines(100))
