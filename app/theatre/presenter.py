"""Presenting: the board and the timeline alone, in large type, moved by the keys of a clicker."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.settings import SPEEDS
from app.solve.controller import SolveController
from app.theatre.captions import caption
from app.told import told


class Presenter(QObject):
    """While it is on, its keys come first; everything else works as ever."""

    def __init__(self, window: QWidget, solving: SolveController, around: list[QWidget]) -> None:
        """around: what is hidden beside the columns of the page."""
        super().__init__(window)
        self._window, self._solving, self._around = window, solving, around
        self._on = False
        self._hidden: list[QWidget] = []
        self._black = QWidget(window)
        self._black.setObjectName("black")
        self._black.setStyleSheet("#black { background: #000000 }")
        self._black.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._black.hide()
        self._keys = {
            Qt.Key.Key_B: self.toggle_black,
            Qt.Key.Key_Period: self.toggle_black,
            Qt.Key.Key_N: self.next_example,
            Qt.Key.Key_Plus: lambda: self.change_speed(1),
            Qt.Key.Key_Equal: lambda: self.change_speed(1),
            Qt.Key.Key_Minus: lambda: self.change_speed(-1),
            Qt.Key.Key_PageDown: self.go_on,
        }
        solving.player.moved.connect(self.refresh)
        solving.desk.changed.connect(self.refresh)
        solving.ended.connect(self.refresh)

    @property
    def on(self) -> bool:
        return self._on

    @property
    def black(self) -> bool:
        """Whether the screen is dark, so that people look at the speaker."""
        return self._on and not self._black.isHidden()

    def show(self, on: bool) -> None:
        """Begin or end presenting."""
        if on == self._on:
            return
        self._on = on
        page = self._solving.page
        if on:
            beside = [*page.columns, page.legend, *self._around]
            self._hidden = [widget for widget in beside if not widget.isHidden()]
            for widget in self._hidden:
                widget.hide()
            self._instance().installEventFilter(self)
            page.board.setFocus()
        else:
            self._instance().removeEventFilter(self)
            for widget in self._hidden:
                widget.show()
            self._hidden = []
            self._black.hide()
        page.caption.setVisible(on)
        self.refresh()

    def refresh(self) -> None:
        """The caption of what is on show."""
        if not self._on:
            return
        book, segment = self._solving.book, self._solving.player.position
        session = book.session if book is not None else None
        line = book.story.line(segment) if book is not None and segment else None
        self._solving.page.caption.say(*caption(session, segment, line))

    def go_on(self) -> None:
        """The next segment; where nothing was thought yet, begin."""
        if self.black:
            self.toggle_black()
        elif self._solving.book is None:
            self._solving.solve()
        else:
            self._solving.player.go(self._solving.player.position + 1)

    def toggle_black(self) -> None:
        if self._black.isHidden():
            self._black.setGeometry(self._window.rect())
            self._black.show()
            self._black.raise_()
        else:
            self._black.hide()

    def next_example(self) -> None:
        """The next of the examples that came with the program, in their order."""
        exchange = self._solving.exchange
        examples = exchange.examples()
        if examples:
            title = told(self._solving.desk.document.puzzle.title)
            names = [path.stem.partition(" ")[2] or path.stem for path in examples]
            here = names.index(title) if title in names else -1
            exchange.open_example(examples[(here + 1) % len(examples)])

    def change_speed(self, by: int) -> None:
        """Faster or slower by a step."""
        box = self._solving.page.timeline.speed
        index = min(max(box.currentIndex() + by, 0), len(SPEEDS) - 1)
        box.setCurrentIndex(index)
        box.activated.emit(index)

    def _instance(self) -> QApplication:
        instance = QApplication.instance()
        assert isinstance(instance, QApplication), "a presenter has a window"
        return instance

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if not isinstance(event, QKeyEvent) or not self._window.isActiveWindow():
            return False
        bare = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        command = self._keys.get(Qt.Key(event.key())) if not bare else None
        if command is None:
            return False
        if override:
            event.accept()  # the key is ours, not a shortcut's
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            command()
            return True
        return False
