"""The palette of commands: type a few letters, press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.style.scale import fit


class Palette(QDialog):
    """Lists the commands that make sense now; the chosen one is triggered after it has closed."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = [action for action in actions if action.isEnabled() and action.isVisible()]
        self._line = QLineEdit(placeholderText=self.tr("What do you want to do?"))
        self._line.setAccessibleName(self.tr("Search the commands"))
        self._list = QListWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self._line)
        layout.addWidget(self._list, 1)
        self._line.textChanged.connect(self._fill)
        self._line.returnPressed.connect(self._run)
        self._list.itemActivated.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._line.installEventFilter(self)
        fit(self, 560, 420)
        self._fill("")

    @property
    def texts(self) -> list[str]:
        """What is listed."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _fill(self, wanted: str) -> None:
        self._list.clear()
        # those whose name has the words stand before those whose tip has them
        for action in sorted(self._actions, key=lambda each: not matches(_name(each), wanted)):
            text, keys = _name(action), action.shortcut()
            if not matches(f"{text} {action.toolTip()}", wanted):
                continue
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            item = QListWidgetItem(f"{text}    {shown}" if shown else text)
            item.setToolTip(action.toolTip())
            item.setData(Qt.ItemDataRole.UserRole, self._actions.index(action))
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _run(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            action = self._actions[item.data(Qt.ItemDataRole.UserRole)]
            self.accept()
            action.trigger()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the line has the keyboard."""
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = moves.get(Qt.Key(event.key()))
            if move is not None and self._list.count():
                row = min(max(self._list.currentRow() + move, 0), self._list.count() - 1)
                self._list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)


def _name(action: QAction) -> str:
    return action.text().replace("&", "")


def matches(text: str, wanted: str) -> bool:
    """Whether each word that was typed begins or lies within some word of the text.

    >>> matches("Save a picture of the board", "pic sav"), matches("Save", "open")
    (True, False)
    """
    return all(word in text.lower() for word in wanted.lower().split())
