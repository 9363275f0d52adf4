"""Hints, told little by little: where, which technique, what it proves, then it is applied."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.board.board import Board
from app.board.frame import Frame
from app.logic import words
from app.logic.bar import HintBar
from app.logic.hint import Hint, Stage, applied, dressed, look_for, own_cells
from app.solve.desk import Desk


class Hints(QObject):
    """Asks logic, never the model nor the solver; changes the desk only when a step is applied.

    Signals:
        changed: the board is to show more of a hint, or no hint any more.
        back_wanted: back to before a digit of one's own that a hint found wrong.
    """

    changed = Signal()
    back_wanted = Signal()

    def __init__(
        self, bar: HintBar, board: Board, desk: Desk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bar, self._board, self._desk = bar, board, desk
        self.now: Hint | None = None
        bar.more.connect(self._more)
        bar.closed.connect(self.close)

    def press(self) -> None:
        """The next hint, or more of the one that was begun, or its step applied."""
        hint = self.now
        if hint is not None and hint.step is not None and hint.stage is Stage.WHAT:
            self._apply(hint)
            return
        if hint is None or hint.step is None:
            self.now = look_for(self._desk.document, self._desk.task.look)
        else:
            self.now = replace(hint, stage=Stage(hint.stage + 1))
        self._tell(self.now)
        self.changed.emit()

    def _more(self) -> None:
        """The button of the bar."""
        if self.now is not None and self.now.wrong is not None:
            self.back_wanted.emit()
        else:
            self.press()

    def say(self, head: str, text: str) -> None:
        """Something else that was found without the model, in the place of a hint."""
        self.now = Hint()
        self._bar.say(head, text, "")
        self._board.speak(f"{head}. {text}")
        self.changed.emit()

    def close(self) -> None:
        """No hint any more."""
        self.forget()
        self.changed.emit()
        self._board.setFocus()

    def forget(self) -> None:
        """The same for a board that is shown anew in any case."""
        if self.now is not None:
            self.now = None
            self._bar.hide()

    def dress(self, frame: Frame) -> Frame:
        """The board as it is written, with what was told."""
        if self.now is None:
            return frame
        return dressed(frame, self.now, self._desk.document.notes)

    def _apply(self, hint: Hint) -> None:
        step = hint.step
        assert step is not None, "only a step can be applied"
        self.forget()
        if step.placed is not None:
            self._desk.enter(*step.placed, self.tr("hint"))
        else:
            self._desk.note(applied(hint, self._desk.document.notes), self.tr("hint"))
        self._board.setFocus()
        said = self.tr("Done: {0}").format(words.what(step))
        self._board.speak(said)

    def _tell(self, hint: Hint) -> None:
        step = hint.step
        if step is None:
            own = own_cells(self._desk.document, self._desk.task.look)
            text = words.nothing() if hint.wrong is None else words.contradicts(hint.wrong, own)
            head = self.tr("By the rules, not by the model")
            back = self.tr("Back to before it") if hint.wrong is not None and own else ""
            self._bar.say(head, text, back, hint.wrong is not None)
        else:
            tell = {Stage.WHERE: words.where, Stage.WHICH: words.which, Stage.WHAT: words.what}
            text = tell[hint.stage](step)
            head = self.tr("Hint {0} of 3: by the rules, not by the model")
            head = head.format(int(hint.stage))
            last = hint.stage is Stage.WHAT
            self._bar.say(head, text, self.tr("Apply") if last else self.tr("Tell me more"))
        self._board.speak(f"{head}. {text}")
