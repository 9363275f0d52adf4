"""Says on the ARC bench what is so, and enables what makes sense."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.actions import Actions
from app.arc import texts
from app.arc.answer.book import VoteBook, draw_tiles
from app.arc.answer.thinking import Thinking
from app.arc.edit.canvas import Canvas
from app.arc.edit.desk import ArcDesk
from app.arc.edit.document import Trial, can_delete, is_blank
from app.arc.edit.workbench import MODEL, TOOLS
from app.arc.learn.learner import Stage
from app.arc.page import ArcPage
from app.bench.transport import enable_transport, enable_undo
from app.style.theme import Theme
from app.told import told
from app.told import told as said
from app.words import fill
from hrm_core.puzzle import Problem, Puzzle, Task
from training.arc.cost import cost_of
from training.arc.learn import LearnChoices

CANNOT = (Stage.NO_BASE, Stage.TOO_LARGE)  # learn


class ArcReport(QObject):
    """Reads everything.

    Signals:
        told: model, device and pace, for the status bar.
    """

    told = Signal(str, str, str)

    def __init__(
        self,
        page: ArcPage,
        actions: Actions,
        task: Task,
        desk: ArcDesk,
        canvas: Canvas,
        thinking: Thinking,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._actions, self._task = page, actions, task
        self._desk, self._canvas, self._thinking, self._theme = desk, canvas, thinking, theme
        self._problems: Sequence[Problem] = ()
        self._examined: Puzzle | None = None
        self._voted: tuple[VoteBook | None, int] = (None, -1)  # what the candidates show
        self._pictured: VoteBook | None = None  # whose views the pictures are of
        self._pictures: dict[tuple[int, int, str], QImage] = {}  # by view, segments, palette

    def refresh(self) -> None:
        """All of it."""
        self._show_task()
        self._show_learning()
        self._show_answering()
        self._show_status()
        self.enable()

    def warm_up(self) -> None:
        """Learn how fast this computer is, to tell what learning costs."""
        if self._thinking.learner.pace is None:
            self._thinking.learner.measure_pace()

    def _show_task(self) -> None:
        document, row = self._desk.document, self._desk.row
        if self._examined is None or self._examined.examples is not document.pairs:
            self._examined = document.puzzle(0)
            self._problems = self._task.examine(self._examined)
        facts = texts.task_facts(document, self._problems, self._desk.trial)
        title = told(document.title) or self.tr("Your task")
        bad = bool(self._problems) and not is_blank(document)
        self._page.task.show_task(title, facts, bad=bad)
        words = self._desk.row_words(row)
        count = len(document.trials if row.test else document.pairs)
        title = self.tr("{0} of {1}").format(words[:1].upper() + words[1:], count)
        self._page.bench.show_row(title, row.test)
        if row.test:
            self._page.bench.show_tries(*self._tries(document.trials[row.index]))

    def _tries(self, trial: Trial) -> tuple[str, str]:
        """Of the user's own answer; in front of the model's, how to get to it."""
        if self._page.bench.whose == MODEL:
            return self.tr("To draw your own answer, choose My answer."), "muted"
        return texts.tries(trial)

    def _show_learning(self) -> None:
        learner, panel = self._thinking.learner, self._page.learn
        stage, progress = learner.stage, learner.progress()
        learning = stage is Stage.LEARNING
        sight = learner.at_sight
        words = texts.stage(stage, learner.info, learner.base, learner.reason, learner.sizes, sight)
        may_learn = not learning and stage not in CANNOT
        panel.show_stage(words, learning, may_learn, primary=stage is not Stage.LEARNT)
        told = may_learn or (learning and progress.seconds_left is None)  # then it says itself
        panel.show_cost(self._cost() if told else "")
        panel.show_progress(progress.share, "" if sight else texts.figures(progress, learning))
        panel.show_chart(learning and not sight and bool(learner.history.progress))
        answered = stage is Stage.LEARNT or self._thinking.book is not None
        self._page.show_order(learnt=answered)
        if learning:
            if panel.chart is None:
                from app.arc.learn.chart import LearnChart  # pyqtgraph: not on another thread

                panel.place_chart(LearnChart(self._theme))
            if panel.chart is not None:
                panel.chart.show_history(learner.history)

    def _cost(self) -> str:
        """What learning and answering the task will take here, once the pace is known."""
        pace, document = self._thinking.learner.pace, self._desk.document
        base = self._thinking.learner.base
        if pace is None or base is None:
            return ""
        tests = map(document.puzzle, range(len(document.trials)))
        steps, views = self._page.learn.steps, self._page.answer.views
        most = LearnChoices().batch_size
        return texts.cost(cost_of(tests, steps, views, base.halt_max_steps, most, pace))

    def _show_answering(self) -> None:
        thinking, page = self._thinking, self._page
        book, stage = thinking.book, thinking.learner.stage
        saying = texts.saying(stage, book, thinking.voter.loading, thinking.learner.at_sight)
        page.verdict.say(saying)
        page.answer.setVisible(stage is Stage.LEARNT or book is not None)
        page.answer.show_next(primary=book is None)
        state = book, book.done if book is not None else -1
        if state != self._voted:
            self._voted = state
            page.candidates.show_lines(texts.candidate_lines(book) if book is not None else [])
        self._show_votes(book)
        view, segment = thinking.view_book, thinking.player.position
        facts = self.tr("Every segment of thought will stand here, to be looked at again.")
        if book is not None and view is not None:
            facts = texts.view_facts(thinking.view, len(book.views), view, segment)
        page.timeline.show_facts(facts)
        page.timeline.strip.show_book(view)
        page.timeline.strip.show_position(segment)

    def _show_votes(self, book: VoteBook | None) -> None:
        if book is not self._pictured:
            self._pictured, self._pictures = book, {}
        if book is None:
            self._page.answer.votes.show_votes((), frozenset(), -1)
            return
        pictures: list[QImage | None] = []
        for number, view in enumerate(book.views):
            done = len(view.session)
            key = number, done, f"{self._theme.cells} {self._theme.dark}"
            if done and key not in self._pictures:
                self._pictures[key] = draw_tiles(self._theme, view.frame(done))
            pictures.append(self._pictures[key] if done else None)
        best = frozenset(book.voters(0))
        self._page.answer.votes.show_votes(pictures, best, self._thinking.view)

    def _show_status(self) -> None:
        learner, voter, view = (
            self._thinking.learner,
            self._thinking.voter,
            self._thinking.view_book,
        )
        info = learner.info or learner.base
        model = told(info.title) if info is not None else self.tr("no model")
        pace = ""
        if view is not None and len(view.session):
            seconds = sum(trace.seconds for trace in view.session.traces)
            pace = fill(self.tr("{0:.0f} ms a view"), 1000 * seconds)
            if seconds >= 1:
                pace = fill(self.tr("{0:.1f} s a view"), seconds)
        self.told.emit(model, said(voter.device), pace)

    def enable(self) -> None:
        """Which commands make sense."""
        actions, desk, thinking = self._actions, self._desk, self._thinking
        document, row, canvas = desk.document, desk.row, self._canvas
        enable_undo(actions, desk.history.undo_text, desk.history.redo_text)
        for name in TOOLS:
            actions[name].setChecked(canvas.tool == name)
        actions["crop"].setEnabled(canvas.selection is not None)
        actions["delete"].setEnabled(can_delete(document, row))
        count = len(document.trials if row.test else document.pairs)
        actions["up"].setEnabled(row.index > 0)
        actions["down"].setEnabled(row.index < count - 1)
        actions["next_test"].setEnabled(len(document.trials) > 1 or not row.test)
        trial = document.trials[desk.trial]
        actions["check"].setEnabled(row.test and trial.solution is not None)
        actions["keep"].setEnabled(row.test)
        actions["swap"].setEnabled(not row.test)
        actions["submission"].setEnabled(thinking.has_tries)
        stage = thinking.learner.stage
        actions["learn"].setEnabled(stage not in (*CANNOT, Stage.LEARNING))
        again = stage is Stage.LEARNT
        tuned = again and not thinking.learner.at_sight
        learn = self.tr("&Learn again") if tuned else self.tr("&Learn this task")
        actions["learn"].setText(learn if self._page.learn.steps else self.tr("&Read this task"))
        running = thinking.voter.running
        actions["answer"].setEnabled(again and not running)
        actions["stop"].setEnabled(running or canvas.outline is not None)
        player, book = thinking.player, thinking.book
        enable_transport(actions, player)
        actions.set_icon("play", "pause" if player.playing else "play")
        view = thinking.view_book
        actions["inside"].setEnabled(view is not None and len(view.session) > 0)
        actions["view_before"].setEnabled(book is not None and thinking.view > 0)
        most = len(book.views) - 1 if book is not None else 0
        actions["view_after"].setEnabled(thinking.view < most)
