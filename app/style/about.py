"""The small question mark in the corner of a panel: it opens the help at what the panel is."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWhatsThisClickedEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.style.scale import scaled
from app.words import tr

SIDE = 16  # pixels; no wider than the margin of a panel, so that it covers nothing
NAME = "about"


class About(QToolButton):
    """Stays in the upper right corner. Whoever filters the events of the main window is asked."""

    def __init__(self, panel: QWidget, topic: str) -> None:
        super().__init__(panel, autoRaise=True)
        self.topic = topic
        self.setText("?")
        self.setObjectName(NAME)
        self.setToolTip(tr("What is this?"))
        self.setAccessibleName(tr("What is this?"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F1 does the same for the keyboard
        self.setCursor(Qt.CursorShape.WhatsThisCursor)
        self.clicked.connect(self.ask)
        panel.installEventFilter(self)
        self._place(panel)
        self.show()

    def ask(self) -> None:
        """Have the topic shown."""
        window = self.window()
        while (parent := window.parentWidget()) is not None:
            window = parent.window()
        QCoreApplication.sendEvent(window, QWhatsThisClickedEvent(self.topic))

    def _place(self, panel: QWidget) -> None:
        side = scaled(SIDE)
        self.setGeometry(panel.width() - side - 1, 1, side, side)
        self.raise_()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        changes = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ChildAdded)
        if event.type() in changes and isinstance(watched, QWidget):
            self._place(watched)
        return super().eventFilter(watched, event)


def explain(panel: QWidget, topic: str) -> About:
    """Give a panel its question mark; in a window of its own F1 does the same."""
    found = about_of(panel)
    if found is not None:
        found.topic = topic
        return found
    mark = About(panel, topic)
    if panel.isWindow():
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), panel, mark.ask)
    return mark


def about_of(panel: QWidget) -> About | None:
    """The question mark of a panel itself."""
    found = panel.findChild(About, NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, About) else None


def topic_at(widget: QWidget | None) -> str:
    """The topic of the innermost panel around a widget; '' if there is none."""
    while widget is not None:
        if (mark := about_of(widget)) is not None:
            return mark.topic
        widget = widget.parentWidget()
    return ""
