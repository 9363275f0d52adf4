"""The bar below the board that tells a hint. It decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from app.style.controls import dress, rename


class HintBar(QFrame):
    """Hidden while there is no hint.

    Signals:
        more: the user wants to know more, or have the step applied.
        closed: the user wants no hint.
    """

    more = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._head = dress(QLabel(wordWrap=True), "muted")
        self._text = QLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.more)
        self._close = dress(QToolButton(autoRaise=True), "", self.tr("Close"), self.tr("Close"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setText("×")
        self._close.clicked.connect(self.closed)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._head)
        said.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addLayout(said, 1)
        row.addWidget(self.button)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def words(self) -> tuple[str, str]:
        return self._head.text(), self._text.text()

    def say(self, head: str, text: str, button: str, bad: bool = False) -> None:
        """Show it; `button`: what a press brings, '' for nothing."""
        self._head.setText(head)
        self._text.setText(text)
        rename(self._text, "bad" if bad else "")
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.show()
