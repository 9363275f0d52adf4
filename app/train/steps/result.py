"""The fourth step: what the training changed, puzzle by puzzle, and what to do with the model."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.board.board import Board
from app.board.frame import Frame
from app.style.controls import SPACE, Card, dress, slider
from app.style.theme import Theme
from hrm_core.look import Look


class ResultStep(QWidget):
    """Shows verdicts and reports what is wanted.

    Signals:
        puzzle_chosen: the row of another puzzle.
        segment_chosen: another segment is to be shown.
        play_wanted: the segments are to go by, or to stand still.
        publish_wanted: the name people shall see.
        longer_wanted: the run is to go on.
        report_wanted: a page that tells the whole run.
    """

    puzzle_chosen = Signal(int)
    segment_chosen = Signal(int)
    play_wanted = Signal()
    publish_wanted = Signal(str)
    longer_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, look: Look, theme: Theme, frame: Frame) -> None:
        super().__init__()
        self.before = _quiet_board(look, theme, frame)
        self.after = _quiet_board(look, theme, frame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._head())
        lower = QHBoxLayout()
        lower.setSpacing(SPACE)
        lower.addWidget(self._list_card(), 2)
        self._boards = self._board_card()
        lower.addWidget(self._boards, 5)
        layout.addLayout(lower, 1)
        layout.addWidget(self._use_card())

    def show_headline(self, headline: str, hint: str) -> None:
        """The result in a sentence, and what to know about it."""
        self._headline.setText(headline)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def show_advice(self, words: str, use: bool, longer: bool) -> None:
        """What to do with it; the button to press stands out, and no other."""
        self._advice.setText(words)
        self._advice.setVisible(bool(words))
        self.use.setText(self.tr("Use in Solve") if use else self.tr("Use it all the same"))
        self.longer.setVisible(longer)
        for button, primary in ((self.use, use), (self.longer, longer and not use)):
            button.setObjectName("primary" if primary else "")
            button.style().polish(button)

    def show_look(self, look: Look) -> None:
        """Another kind of puzzle on the boards."""
        for board in (self.before, self.after):
            board.show_look(look)

    def show_puzzles(self, rows: Sequence[tuple[str, str]], chosen: int = 0) -> None:
        """A title and a verdict for each, and which is chosen, which is reported."""
        self._list.blockSignals(True)
        self._list.clear()
        for title, verdict in rows:
            self._list.addItem(QListWidgetItem(f"{title}\n{verdict}"))
        self._list.blockSignals(False)
        self._boards.setVisible(bool(rows))  # no boards of another run beside none
        if rows:
            self._list.setCurrentRow(chosen)

    def show_boards(self, before: Frame | None, after: Frame, told: tuple[str, str]) -> None:
        """The same puzzle under both models."""
        self._before_side.setVisible(before is not None)
        if before is not None:
            self.before.show_frame(before)
        self.after.show_frame(after)
        for board in (self.before, self.after):
            board.choose_nothing()  # a board of another size begins with a chosen cell
        self._before_told.setText(told[0])
        self._after_told.setText(told[1])

    def show_segments(self, count: int, segment: int) -> None:
        """How many there are, and which is on show."""
        self._slider.blockSignals(True)
        self._slider.setMaximum(max(1, count))
        self._slider.setValue(segment)
        self._slider.blockSignals(False)
        self._segment.setText(self.tr("segment {0} of {1}").format(segment, count))

    def show_playing(self, on: bool) -> None:
        """Whether the segments go by."""
        self.play.setText(self.tr("Pause") if on else self.tr("Replay"))

    def show_publishing(self, can: bool, words: str, name: str | None = None) -> None:
        """Whether it can be used now, and what became of that."""
        self.use.setEnabled(can)
        self._told.setText(words)
        if name is not None:
            self._name.setText(name)

    def _head(self) -> Card:
        card = Card()
        self._headline = dress(QLabel(wordWrap=True), "headline")
        self._advice = QLabel(wordWrap=True)
        self._hint = dress(QLabel(wordWrap=True), "muted")
        card.body.addWidget(self._headline)
        card.body.addWidget(self._advice)
        card.body.addWidget(self._hint)
        return card

    def _list_card(self) -> Card:
        card = Card(self.tr("Your unseen puzzles"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Your unseen puzzles"))
        self._list.currentRowChanged.connect(self.puzzle_chosen)
        card.body.addWidget(self._list, 1)
        card.setMinimumWidth(170)
        return card

    def _board_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(24)
        self._before_told, self._after_told = QLabel(), QLabel()
        self._before_side = _side(self.tr("Before"), self.before, self._before_told)
        row.addWidget(self._before_side, 1)
        row.addWidget(_side(self.tr("After"), self.after, self._after_told), 1)
        under = QHBoxLayout()
        self.play = dress(
            QPushButton(self.tr("Replay")),
            tip=self.tr("Segment by segment, both models in step"),
        )
        self.play.clicked.connect(self.play_wanted)
        under.addWidget(self.play)
        self._slider = slider(1, 16, self.tr("Segment"))
        self._slider.valueChanged.connect(self.segment_chosen)
        self._segment = dress(QLabel(), "muted")
        under.addWidget(self._slider, 1)
        under.addWidget(self._segment)
        card.body.addLayout(row, 1)
        card.body.addLayout(under)
        return card

    def _use_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        self._name = QLineEdit(maxLength=60)
        self._name.setAccessibleName(self.tr("Name of the model"))
        self._told = dress(QLabel(wordWrap=True), "muted")
        self.use = dress(QPushButton(self.tr("Use in Solve")), "primary")
        self.use.setToolTip(self.tr("Put the model into the library, with where it came from"))
        self.use.clicked.connect(lambda: self.publish_wanted.emit(self._name.text().strip()))
        row.addWidget(QLabel(self.tr("Model name")))
        row.addWidget(self._name, 1)
        row.addWidget(self._told, 1)
        self.report = dress(
            QPushButton(self.tr("Report …")),
            tip=self.tr("Curves, figures and a replay of this run in one page that works offline"),
        )
        self.report.clicked.connect(self.report_wanted)
        row.addWidget(self.report)
        self.longer = QPushButton(self.tr("Train longer"))
        self.longer.setToolTip(self.tr("Go on with this run for as long again"))
        self.longer.clicked.connect(self.longer_wanted)
        row.addWidget(self.longer)
        row.addWidget(self.use)
        card.body.addLayout(row)
        return card


def _quiet_board(look: Look, theme: Theme, frame: Frame) -> Board:
    """A board to look at."""
    board = Board(look, theme, frame)
    board.show_peers(False)
    board.motion = False
    board.choose_nothing()
    board.setEnabled(False)
    board.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    board.setMinimumSize(150, 150)
    return board


def _side(heading: str, board: Board, told: QLabel) -> QWidget:
    side = QWidget()
    layout = QVBoxLayout(side)
    layout.setContentsMargins(0, 0, 0, 0)
    told.setObjectName("muted")
    top = QHBoxLayout()
    top.addWidget(dress(QLabel(heading), "title"))
    top.addStretch(1)
    top.addWidget(told)
    layout.addLayout(top)
    layout.addWidget(board, 1)
    return side
