"""Two boards side by side and in step, below them the halting curves of both. Decides nothing."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions, transport
from app.bench.player import Player
from app.bench.strip import Strip
from app.bench.transport import enable_transport
from app.board.board import Board
from app.board.frame import Frame
from app.style.about import explain
from app.style.controls import SPACE, action_button, dress
from app.style.scale import fit
from app.style.theme import Theme
from app.theatre.twin_book import TwinBook
from app.theatre.twin_words import difference, state
from hrm_core.look import Look
from hrm_core.sessions.solve import Ending

SIZE = (1180, 800)
LEAST = 150  # pixels of a board, so that both strips are in view on a low screen
MOVES = {"first": 0, "previous": -1, "next": 1, "last": 1 << 20}


class TwinView(QDialog):
    """Shows a TwinBook and goes through it.

    Signals:
        menu_wanted: which board, and where on the screen, for its chosen cell.
        kept: the right run is to become the one on the desk.
        ended: the window was closed.
    """

    menu_wanted = Signal(int, object)
    kept = Signal()
    ended = Signal()

    def __init__(
        self, look: Look, theme: Theme, blank: Frame, speed: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setSizeGripEnabled(False)
        self._book: TwinBook | None = None
        self.player = Player(self)
        self.player.set_speed(speed)
        self.actions_ = Actions(theme, transport("think"), self)
        self.head = dress(QLabel(), "headline")
        self.note = dress(QLabel(wordWrap=True), "muted")
        self.titles = tuple(dress(QLabel(wordWrap=True), "title") for _ in range(2))
        self.states = tuple(QLabel(wordWrap=True) for _ in range(2))
        self.boards = tuple(Board(look, theme, blank) for _ in range(2))
        self.strips = tuple(Strip(theme) for _ in range(2))
        self.above = QHBoxLayout()  # room for what one can choose
        self.keep = QPushButton(self.tr("Keep the run on the right"))
        self.keep.setToolTip(self.tr("Lay it on the desk; undo brings the other one back"))
        self.keep.setAutoDefault(False)
        self._fill()
        self._connect()
        fit(self, *SIZE)
        explain(self, "compare")

    @property
    def book(self) -> TwinBook | None:
        return self._book

    def show_book(self, book: TwinBook, titles: tuple[str, str], position: int = 0) -> None:
        """Other runs; the right one may still grow."""
        self._book = book
        for board in self.boards:
            board.show_look(book.task.look)
        for label, text in zip(self.titles, titles, strict=True):
            label.setText(text)
        for strip, side in zip(self.strips, book.strips, strict=True):
            strip.show_book(side)
        self.strips[1].fork = book.twin.fork
        self._share()
        self.player.load(book.twin.count, position)
        for strip in self.strips:
            strip.conceal()

    def follow(self, count: int) -> None:
        """Play what comes after `count` segments, as it is thought."""
        self.player.follow(count)
        self.refresh()

    def grow(self, count: int) -> None:
        """So many segments can be shown by now."""
        if self._book is not None:
            self._share()
            self.player.grow(max(count, self.player.position))
            self.refresh()

    def finish(self) -> None:
        """No more will come; either run may be the longer one."""
        if self._book is not None:
            self.player.grow(self._book.twin.count)
            self.player.finish()
            self.refresh()

    def refresh(self) -> None:
        """What is said, and which buttons make sense."""
        book, segment = self._book, self.player.position
        enable_transport(self.actions_, self.player)
        if book is None:
            return
        self.head.setText(difference(book.twin, segment))
        sides = zip(self.states, book.twin.sides, book.books[:2], strict=True)
        for side, (label, session, own) in enumerate(sides):
            at = book.twin.segment(side, segment)
            line = own.story.line(at) if at else None
            label.setText(state(session, segment, line))
        self.keep.setEnabled(self._keepable())

    def _keepable(self) -> bool:
        """Whether the right run is over, and no copy of what lies on the desk."""
        right = self._book.twin.right if self._book is not None else None
        return right is not None and len(right) > 0 and right.ending is not Ending.RUNNING

    def _share(self) -> None:
        """Both strips with columns of one width."""
        most = max(strip.columns for strip in self.strips)
        for strip in self.strips:
            strip.share(most)

    def _show(self, segment: int) -> None:
        assert self._book is not None, "nothing moves before there is a run"
        for side, board in enumerate(self.boards):
            board.show_frame(self._book.frame(side, segment))
            self.strips[side].show_position(segment)
        self.refresh()

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.head)
        top.addSpacing(12)
        top.addWidget(self.note, 1)
        layout.addLayout(top)
        layout.addLayout(self.above)
        boards = QGridLayout()  # titles and words of one height, so that the boards are, too
        boards.setHorizontalSpacing(2 * SPACE)
        boards.setVerticalSpacing(4)
        boards.setRowStretch(1, 1)
        both = zip(self.titles, self.boards, self.states, strict=True)
        for side, (title, board, told) in enumerate(both):
            boards.setColumnStretch(side, 1)
            board.setMinimumSize(LEAST, LEAST)
            for line, part in enumerate((title, board, told)):
                boards.addWidget(part, line, side)
            told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            told.setMinimumHeight(2 * told.fontMetrics().lineSpacing())
        layout.addLayout(boards, 1)
        row = QHBoxLayout()
        row.setSpacing(2)
        for entry in self.actions_.entries:
            self.addAction(self.actions_[entry.name])
        for name in ("first", "previous", "play", "next", "last"):
            row.addWidget(action_button(self.actions_[name]))
        row.addStretch(1)
        row.addWidget(self.keep)
        layout.addLayout(row)
        for strip in self.strips:
            strip.fold(True)
            layout.addWidget(strip)

    def _connect(self) -> None:
        player = self.player
        player.moved.connect(self._show)
        player.playing_changed.connect(self._show_playing)
        self.actions_["play"].triggered.connect(player.toggle)
        for name, move in MOVES.items():
            self.actions_[name].triggered.connect(lambda _=False, move=move: self._move(move))
        for side, (board, strip) in enumerate(zip(self.boards, self.strips, strict=True)):
            strip.wanted.connect(player.go)
            board.chosen.connect(lambda side=side: self._choose_both(side))
            board.menu_wanted.connect(lambda at, side=side: self._ask_menu(side, at))
        self.keep.clicked.connect(self.kept)

    def _ask_menu(self, side: int, at: QPoint) -> None:
        self.menu_wanted.emit(side, at)

    def _choose_both(self, side: int) -> None:
        """The same cell on both boards."""
        board, other = self.boards[side], self.boards[1 - side]
        sized = (other.frame.rows, other.frame.cols) == (board.frame.rows, board.frame.cols)
        if sized and other.cursor_cell != board.cursor_cell:
            other.choose(board.cursor_cell)

    def _move(self, move: int) -> None:
        near = abs(move) == 1
        self.player.go(self.player.position + move if near else move)

    def _show_playing(self, playing: bool) -> None:
        self.actions_.set_icon("play", "pause" if playing else "play")
        if playing:
            for strip in self.strips:
                strip.conceal()
        self.refresh()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.player.toggle()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self.player.pause()
        self.ended.emit()
        super().done(result)
