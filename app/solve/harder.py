"""Thinking harder on the Solve page: searches go on from the run on show; their tries as a list."""

from bisect import bisect_left

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.actions import Actions
from app.solve.desk import Desk
from app.solve.guesses import Line, Tries
from app.solve.models import ModelChoice
from app.solve.thinker import Thinker
from app.style.controls import Card, dress
from app.style.theme import Role, Theme
from hrm_core.look import Look
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.effort import Effort
from hrm_core.solving.guess import TryOutcome
from hrm_core.solving.search import can_search

BUDGETS = (256, 1024, 4096)  # segments; asking again takes the next
_ROLES = {TryOutcome.ACCEPTED: Role.GOOD, TryOutcome.VALID: Role.GOOD, TryOutcome.OPEN: Role.TEXT}


class _AsWide(QStyledItemDelegate):
    """Lines as wide as their list: what has no room ends in an ellipsis."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())


class GuessCard(Card):
    """The tree of guesses: what was pinned, how deep, what came of it.

    Signals:
        wanted: the place in the session of a try the user points at.
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Guesses"))
        self._theme = theme
        self._tries: Tries | None = None  # of the run on show
        self._shown: list[Line] = []  # those that were seen, in order
        self._seen = 0
        self._list = dress(QListWidget(), "", "", self.tr("Guesses of the search"))
        self._list.setMinimumHeight(150)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(_AsWide(self._list))
        self.body.addWidget(self._list)
        self._list.itemClicked.connect(self._report)
        theme.changed.connect(self._fill)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The lines on show."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def show_tries(self, session: SolveSession | None, look: Look, segment: int, seen: int) -> None:
        """List those of a session that were seen, and mark the one on the board."""
        session = session if session is not None and session.budget else None
        if self._tries is None or not self._tries.of(session, look) or seen < self._seen:
            self._begin(session, look, seen)
        elif session is not None:
            for later in range(self._seen + 1, min(seen, len(session)) + 1):
                if (line := self._tries.line(later)) is not None:
                    self._put_in(line)
                self._seen = later
        self.setVisible(bool(self._shown))
        row = self._row_of(segment)
        self._list.setCurrentRow(row)
        if row >= 0:
            self._list.scrollToItem(self._list.item(row))

    def _row_of(self, segment: int) -> int:
        """Where a try stands in the list; -1 if it is not there."""
        line = self._tries.line(segment) if self._tries is not None else None
        row = -1 if line is None else bisect_left(self._shown, line.path, key=_path)
        return row if 0 <= row < len(self._shown) and self._shown[row] is line else -1

    def _begin(self, session: SolveSession | None, look: Look, seen: int) -> None:
        """Another run, or one that begins again: what was seen of it is listed anew."""
        if session is None:
            self._tries, self._shown, self._seen = None, [], 0
        else:
            if self._tries is None or not self._tries.of(session, look):
                self._tries = Tries(session, look)
            self._seen = min(seen, len(session))
            found = map(self._tries.line, range(1, self._seen + 1))
            self._shown = sorted((line for line in found if line is not None), key=_path)
        self._fill()

    def _put_in(self, line: Line) -> None:
        row = bisect_left(self._shown, line.path, key=_path)
        self._shown.insert(row, line)
        self._list.insertItem(row, self._item(line))

    def _fill(self) -> None:
        self._list.clear()
        for line in self._shown:
            self._list.addItem(self._item(line))

    def _item(self, line: Line) -> QListWidgetItem:
        item = QListWidgetItem("    " * line.depth + line.text)
        item.setToolTip(f"{line.text}\n{line.tip}")
        item.setData(Qt.ItemDataRole.UserRole, line.segment)
        item.setForeground(self._theme.color(_ROLES.get(line.outcome, Role.MUTED)))
        return item

    def _report(self, item: QListWidgetItem) -> None:
        self.wanted.emit(int(item.data(Qt.ItemDataRole.UserRole)))


def _path(line: Line) -> tuple[int, ...]:
    return line.path


class Harder(QObject):
    """Begins searches, and knows when one makes sense."""

    def __init__(
        self,
        card: GuessCard,
        actions: Actions,
        desk: Desk,
        thinker: Thinker,
        models: ModelChoice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._card, self._action = card, actions["harder"]
        self._desk, self._thinker, self._models = desk, thinker, models
        self._action.triggered.connect(self.think)
        self.refresh(0, 0)

    @property
    def budget(self) -> int:
        """Segments of the next search; 0 where none makes sense."""
        session, desk = self._desk.document.session, self._desk
        if session is None or not session.shot or self._thinker.running:
            return 0
        over = session.ending not in (Ending.RUNNING, Ending.FAILED)
        hopeless = desk.is_impossible or self._models.info is None or not can_search(desk.task)
        if not over or hopeless or session.verdict().solved:
            return 0
        # one that was stopped may have what it was given once more
        spent = session.used if session.ending is Ending.STOPPED else session.budget
        return next((most for most in BUDGETS if most > spent), 0)

    def think(self) -> None:
        """Guess on from the last thought of the run on the desk."""
        session, budget, info = self._desk.document.session, self.budget, self._models.info
        if session is None or info is None or not budget:
            return
        shot = session.shot
        self._models.warm_up()
        self._desk.attach(
            SolveSession(
                session.puzzle, session.limit, info.name, session.device, shot, budget=budget
            ),
            self.tr("think harder"),
        )
        self._thinker.search(self._desk.task, session.puzzle, Effort(budget), shot[-1])
        self.refresh(len(shot), len(shot))

    def refresh(self, segment: int, seen: int) -> None:
        """Offer the next search, or hide the command; list the tries, mark the one on show.

        seen: the last segment that was on the board; later tries would give the end away.
        """
        budget = self.budget
        if budget:
            self._action.setText(self.tr("Think &harder: {0} segments").format(budget))
        self._action.setVisible(budget > 0)
        self._action.setEnabled(budget > 0)
        look = self._desk.task.look
        self._card.show_tries(self._desk.document.session, look, segment, seen)
