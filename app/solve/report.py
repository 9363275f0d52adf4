"""Says on the Solve page what is so: verdict, facts, beliefs, status; enables what makes sense."""

from dataclasses import dataclass
from math import isqrt

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.actions import Actions
from app.bench.player import Player
from app.bench.transport import enable_transport, enable_undo
from app.board.frame import Ink
from app.logic.words import rated
from app.solve import guesses, texts
from app.solve.book import Book
from app.solve.desk import Desk
from app.solve.maze import maze_facts
from app.solve.models import ModelChoice
from app.solve.page import SolvePage
from app.solve.thinker import Thinker
from app.told import told as said
from app.words import counted, fill
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Line
from hrm_core.solving.whatif import can_change


@dataclass(frozen=True)
class OnShow:
    """The run the page shows, if any."""

    book: Book | None = None
    broken: bool = False  # the engine could not be opened, or failed

    @property
    def session(self) -> SolveSession | None:
        return self.book.session if self.book is not None else None

    def line(self, segment: int) -> Line:
        """What a segment did."""
        assert self.book is not None, "segments are those of a run"
        return self.book.story.line(segment)


class Report(QObject):
    """Reads everything, changes only words and buttons.

    Signals:
        told: model, device and pace, for the status bar.
    """

    told = Signal(str, str, str)

    def __init__(
        self,
        page: SolvePage,
        actions: Actions,
        desk: Desk,
        thinker: Thinker,
        models: ModelChoice,
        player: Player,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._actions, self._desk = page, actions, desk
        self._thinker, self._models, self._player = thinker, models, player
        self._pace: tuple[SolveSession, int, float] | None = None  # of a run of so many segments

    def refresh(self, on_show: OnShow) -> None:
        """All of it."""
        self._page.verdict.say(self._beside_own(self._saying(on_show), on_show.session))
        self._page.timeline.show_facts(self._facts(on_show))
        self.show_belief(on_show)
        self.show_puzzle()
        self._show_status(on_show.session)
        self._enable()

    def show_puzzle(self) -> None:
        """The name of the puzzle and what the rule check says of it."""
        puzzle, problems = self._desk.document.puzzle, self._desk.problems
        drawn = self._desk.task.look.trail is not None
        if self._desk.is_blank:
            hint = self.tr("Type clues on the board, paste a puzzle, or drop a file here.")
            hint = (
                self.tr(
                    "First choose Start S and click a cell, then draw walls; or drop a file here."
                )
                if drawn
                else hint
            )
            self._page.puzzle.show_puzzle(self.tr("Empty board"), hint, bad=False)
            return
        clues = int((puzzle.given != self._desk.task.look.empty).sum())
        written = counted(clues, self.tr("{0} clue"), self.tr("{0} clues"))
        facts = self._maze_facts() if drawn else written
        if puzzle.examples:
            rows, columns = puzzle.given.shape
            facts = self.tr("{0} x {1} cells, {2} examples")
            facts = facts.format(rows, columns, len(puzzle.examples))
        if self._desk.is_sketch and not drawn:
            facts = self.tr("{0}. Fewer than 17 never have just one solution.")
            facts = facts.format(written)
        elif problems:
            facts = f"{facts}. {said(problems[0].message)}"
        elif problems is not None and not drawn and not puzzle.examples:
            facts = self.tr("{0} clues, one solution").format(clues)
            if self._desk.rating is not None:
                facts = f"{facts}. {rated(self._desk.rating)}"
        title = said(puzzle.title) or self.tr("Your puzzle")
        bad = self._desk.is_impossible and not self._desk.is_sketch
        self._page.puzzle.show_puzzle(title, facts, bad)

    def _maze_facts(self) -> str:
        """What is known of the maze, and whether the model sees it between more walls."""
        given, info = self._desk.document.puzzle.given, self._models.info
        facts = maze_facts(given)
        if info is None or info.config.get("mixer") == "conv":
            return facts
        board = isqrt(int(info.config.get("seq_len", 0)))
        if board <= max(given.shape):
            return facts
        padded = self.tr("Its model sees {0} x {0} cells; the rest is filled with walls.")
        return f"{facts}. {padded.format(board)}"

    def show_belief(self, on_show: OnShow) -> None:
        """The inspector, for the cell the cursor is on."""
        board, segment = self._page.board, self._player.position
        words = board.describe(board.cursor_cell)
        headline = words[:1].upper() + words[1:]
        if on_show.book is None or segment == 0:
            self._page.inspector.show_cell(headline, None, 0, None)
            return
        face = board.frame.face(board.cursor_cell)
        seen = max(segment, self._page.timeline.strip.seen)
        history = on_show.book.history(board.cursor_cell, seen)
        self._page.inspector.show_cell(headline, history, segment, face.value)
        if face.ink is Ink.MODEL and face.changed:
            board.speak(headline)

    def _saying(self, on_show: OnShow) -> texts.Saying:
        session, segment = on_show.session, self._player.position
        running = session is not None and session.ending is Ending.RUNNING
        if session is None or not len(session):
            if on_show.broken:
                return texts.failed()
            if session is None or not running:
                return self._idle()
            waits = self._thinker.engine is None
            return texts.opening() if waits else texts.thinking(session, waiting=False)
        if session.budget and (segment > len(session.shot) or segment == len(session)):
            return guesses.saying(session, segment, self._desk.task.look, self._thinker.used)
        if segment == 0:
            begins = running and not session.budget
            return texts.thinking(session, waiting=False) if begins else texts.before(session)
        if segment < len(session):
            return texts.between(session, segment, on_show.line(segment))
        if running:
            return texts.thinking(session, waiting=self._thinker.stepping)
        return texts.verdict(session, self._desk.problems or (), self._desk.is_impossible)

    def _idle(self) -> texts.Saying:
        desk = self._desk
        drawn = desk.task.look.trail is not None
        if not drawn and desk.solved_by_hand:
            return texts.by_hand()
        if not drawn and desk.is_blank and desk.can_reset:
            return texts.no_clues()
        return texts.idle(
            self._models.info is not None,
            desk.is_blank,
            desk.problems or (),
            desk.is_impossible,
            drawn,
            desk.is_sketch,
        )

    def _beside_own(self, saying: texts.Saying, session: SolveSession | None) -> texts.Saying:
        """What becomes of digits that a person wrote on the board."""
        desk, segment = self._desk, self._player.position
        empty = desk.task.look.empty
        if session is not None and len(session) and segment:
            answer = session.at(segment).grid
            same = answer.shape == desk.document.entries.shape
            return (
                texts.beside_own(saying, desk.document.entries, answer, empty) if same else saying
            )
        if session is not None or desk.is_blank or desk.solved_by_hand:
            return saying
        return texts.beside_own(saying, desk.document.entries, None, empty)

    def announce(self, on_show: OnShow) -> None:
        """Tell a screen reader what the segment on show did."""
        session, segment = on_show.session, self._player.position
        if session is not None and segment:
            words = texts.announcement(session.at(segment), on_show.line(segment))
            self._page.board.speak(words)

    def _facts(self, on_show: OnShow) -> str:
        """The line beside the transport buttons."""
        session, segment = on_show.session, self._player.position
        if session is None or not len(session):
            return self.tr("Every segment of thought will stand here, to be looked at again.")
        if segment == 0:
            return self.tr("The puzzle, before the first segment")
        trace = session.at(segment)
        if trace.guess is not None:
            pins = len(trace.guess.pins)
            guessed = counted(pins, self.tr("{0} guess"), self.tr("{0} guesses"))
            parts = (
                self.tr("Try {0}").format(segment - session.shots),
                guessed if pins else guesses.without_pins(trace.guess),
                self.tr("{0} of {1} segments used").format(trace.guess.used, session.budget),
            )
            return "   ·   ".join(parts)
        return fill(
            self.tr("Segment {0}   ·   {1}   ·   {2:.0f} ms"),
            segment,
            texts.segment_facts(on_show.line(segment)),
            1000 * trace.seconds,
        )

    def _pace_of(self, session: SolveSession) -> float:
        """Seconds a segment took, in the middle of all; found once for each that came."""
        known = self._pace
        if known is None or known[0] is not session or known[1] != len(session):
            middle = float(np.median([trace.seconds for trace in session.traces]))
            self._pace = known = session, len(session), middle
        return known[2]

    def _show_status(self, session: SolveSession | None) -> None:
        pace = ""
        if session is not None and len(session):
            milliseconds = 1000 * self._pace_of(session)
            pace = fill(self.tr("{0:.0f} ms per segment"), milliseconds)
        device = said(self._thinker.reason) if self._thinker.reason else ""
        if self._models.info is None:
            device = ""  # it is that of a model of another kind
        elif self._thinker.loading:
            device = self.tr("loading …")
        self.told.emit(self._models.label, device, pace)

    def _enable(self) -> None:
        actions, player, thinker = self._actions, self._player, self._thinker
        enable_undo(actions, self._desk.history.undo_text, self._desk.history.redo_text)
        can_go_on = not thinker.running or thinker.stepping
        can_begin = self._models.info is not None and not self._desk.is_blank and can_go_on
        actions["solve"].setEnabled(can_begin)
        actions["solve"].setText(self.tr("&Go on") if thinker.stepping else self.tr("&Solve"))
        actions["step"].setEnabled(can_begin)
        actions["stop"].setEnabled(thinker.running)
        actions["reset"].setEnabled(self._desk.can_reset)
        enable_transport(actions, player)
        session = self._desk.document.session
        thought = session is not None and len(session) > 0 and player.position <= session.shots
        actions["what_if"].setEnabled(thought and can_change(self._desk.task))
        typed = self._desk.task.look.trail is None
        can_hint = self._desk.task.look.box is not None and not thinker.running
        actions["hint"].setEnabled(can_hint and not self._desk.is_blank)
        ended = session is not None and len(session) > 0 and session.ending is not Ending.RUNNING
        actions["logic"].setEnabled(ended and self._desk.task.look.box is not None)
        actions["go_back"].setEnabled(self._desk.can_go_back)
        actions["clear_colors"].setEnabled(self._desk.document.colors is not None)
        for name in ("pairs", "truth", "fill_notes"):
            actions[name].setEnabled(self._desk.task.look.box is not None)
        for name in ("pen_clue", "pen_mine", "pen_note", "pen_color", "peers"):
            actions[name].setEnabled(typed)
