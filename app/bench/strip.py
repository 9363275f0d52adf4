"""The strip below the board: per segment the Q-values, what breaks rules, a board, the decision."""

import math
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.bench.strip_paint import CHART, GAP, LANE, RIGHT, THUMB, StripPainter, Track, gutter
from app.bench.thumbs import draw_thumb
from app.board.frame import Frame
from app.style.painting import painting
from app.style.theme import Theme
from app.words import fill, marks, tr
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Story, breaks, changes, course, decision

WIDEST = 140  # of a segment
LEAST_ROOM, ROOM = 16, 64  # segments that there is always room for, and at once if allowed
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class Thoughts(Protocol):
    """A run and what the board shows after each of its segments."""

    session: SolveSession

    def frame(self, segment: int) -> Frame: ...


class Strip(QWidget):
    """Shows a session's segments side by side and marks the one on show.

    What was not on the board yet is not drawn: `conceal` hides again what comes after.

    Signals:
        wanted: the user points at a segment; 0 is the puzzle before the first.
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme, draw: Callable[[Theme, Frame], QImage] = draw_thumb) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Segments"))
        self._theme, self._draw = theme, draw
        self._painter = StripPainter(theme)
        self._book: Thoughts | None = None
        self._story: Story | None = None
        self._thumbs: dict[int, QImage] = {}  # by segment
        self._worst = [0]  # by count: the most cells that break a rule in so many segments
        self._position = self._seen = 0
        self._folded = False
        self._least = 0  # columns
        self.fork = 0  # the segment after which something was changed; 0: nothing was
        theme.changed.connect(self._restyle)

    def show_book(self, book: Thoughts | None) -> None:
        """Show a run, or that it has grown."""
        if book is not self._book:
            self._thumbs = {}
            if self._session is None or book is None or book.session is not self._session:
                self._seen = self._position
            self._story = None if book is None else Story(book.session)
            self._worst = [0]
        self._book = book
        self.update()

    def show_position(self, position: int) -> None:
        """Mark the segment on show."""
        self._position, self._seen = position, max(self._seen, position)
        count = len(self._session) if self._session is not None else 0
        words = self.tr("segment {0} of {1}").format(position, count)
        self.setAccessibleDescription(words)
        self.update()

    def conceal(self) -> None:
        """Let nothing be seen of what comes after the segment on show, until it is on show."""
        self._seen = self._position
        self.update()

    def fold(self, folded: bool) -> None:
        """Show the values alone, or with rule breaks and small boards."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def share(self, columns: int) -> None:
        """Have at least so many columns, to stand in step with another strip."""
        self._least = columns
        self.update()

    @property
    def folded(self) -> bool:
        return self._folded

    @property
    def seen(self) -> int:
        """The last segment that was on show since the strip was told to conceal."""
        return self._seen

    def _restyle(self) -> None:
        self._thumbs = {}
        self.update()

    @property
    def book(self) -> Thoughts | None:
        """The run on show, if any."""
        return self._book

    @property
    def _session(self) -> SolveSession | None:
        return self._book.session if self._book is not None else None

    @property
    def halt(self) -> int | None:
        """The first segment with Q-halt on top; after a change, the first that knew of it."""
        if self._session is None or not self.fork:
            return None if self._session is None else self._session.halt_segment
        changed = self._session.traces[self.fork :]
        return next((trace.segment for trace in changed if trace.wants_to_halt), None)

    @property
    def decision(self) -> str:
        """What is written at the segment of the decision; "" if there is none."""
        if self._session is None or self.halt is None:
            return ""
        halted = self._session.ending is Ending.HALTED
        return self.tr("halted") if halted else self.tr("would have halted here")

    @property
    def columns(self) -> int:
        """How many segments there is room for, the puzzle first.

        As many as the run may take; a search, or a run without end in sight, in doublings: so
        columns keep their width while segments arrive.
        """
        if self._session is None:
            return LEAST_ROOM + 1
        count, room = len(self._session), LEAST_ROOM
        most = max(count, self._session.limit.segments)
        while room < min(most, ROOM) or room < count:
            room *= 2
        wanted = 1 + (room if self._session.budget else max(LEAST_ROOM, min(room, most)))
        return max(wanted, self._least)

    def _width(self) -> float:
        return min((self.width() - gutter() - RIGHT) / self.columns, WIDEST)

    def middle_of(self, segment: int) -> float:
        """Where a segment's column is, in pixels from the left."""
        return gutter() + (segment + 0.5) * self._width()

    def _segment_at(self, x: float) -> int:
        count = len(self._session) if self._session is not None else 0
        return max(0, min(math.floor((x - gutter()) / self._width()), count))

    def thumb(self, segment: int) -> QImage:
        """The small board of a segment."""
        assert self._book is not None, "painted only with a run"
        if segment not in self._thumbs:
            self._thumbs[segment] = self._draw(self._theme, self._book.frame(segment))
        return self._thumbs[segment]

    def _most(self, count: int) -> int:
        """The most cells that break a rule in any of the first segments."""
        if self._story is None or not count:
            return 0
        if count < len(self._worst):
            return self._worst[count]
        for line in self._story.lines(count)[len(self._worst) - 1 :]:
            self._worst.append(max(self._worst[-1], line.violations))
        return self._worst[count]

    def _track(self) -> Track:
        """What there is to paint, as plain values."""
        session, story = self._session, self._story
        count = min(len(session), self._seen) if session is not None else 0
        traces = session.traces[:count] if session is not None else ()
        halt = self.halt
        return Track(
            traces=traces,
            lines=tuple(story.lines(count)) if story is not None else (),
            position=self._position,
            width=self._width(),
            room=self.width(),
            halt=halt if halt is not None and halt <= count else None,
            halted=session is not None and session.ending is Ending.HALTED,
            decision=self.decision,
            begun=session is not None,
            shot=min(session.shots, count) if session is not None else 0,
            most=self._most(count),
            folded=self._folded,
            fork=self.fork,
        )

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._painter.paint(painter, self._track(), self.thumb)

    def sizeHint(self) -> QSize:
        return QSize(500, CHART + GAP + (4 if self._folded else LANE + THUMB + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().x()), self)
            return True
        return super().event(event)

    def tip_at(self, x: float) -> str:
        """What is said of the segment at a place."""
        segment = self._segment_at(x)
        hidden = segment > max(self._seen, self._position)
        if self._session is None or self._story is None or segment == 0 or x < gutter() or hidden:
            return self.tr(
                "After every segment the model values two choices. Q-halt: my answer is right,"
                " stop. Q-continue: thinking on will pay. It halts when Q-halt is on top. The scale"
                " is stretched at both ends, so that 99 % and 99.9 % can be told apart."
            )
        trace, line = self._session.at(segment), self._story.line(segment)
        if trace.guess is None:
            form = self.tr("Segment {0}: Q-halt {1:+.2f}, Q-continue {2:+.2f}, {3:.0f} ms")
            number, cost = segment, 1000 * trace.seconds
        else:  # the time is that of its last segment alone
            form = self.tr("Try {0}: Q-halt {1:+.2f}, Q-continue {2:+.2f}, {3:.0f} segments")
            number, cost = segment - self._session.shots, trace.guess.segments
        said = fill(form, number, trace.q_halt, trace.q_continue, cost)
        words = [f"{changes(line, tr)}; {breaks(line, tr)}.", course(line, tr)]
        return "\n".join([said, marks(decision(trace, tr)), *(each for each in words if each)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit(self._segment_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.wanted.emit(self._segment_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._session) if self._session is not None else 0
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.wanted.emit(max(0, min(self._position + _KEYS[key], count)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.wanted.emit(0 if key is Qt.Key.Key_Home else count)
        else:
            super().keyPressEvent(event)
