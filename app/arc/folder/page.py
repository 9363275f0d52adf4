"""The page for a folder of ARC tasks: all of them, work, answers. It decides nothing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from app.arc.answer.panel import MOST_VIEWS
from app.arc.folder import texts
from app.arc.folder.entries import Entry, Filter, Wanted
from app.arc.folder.gallery import Gallery
from app.arc.folder.pictures import Pictures
from app.arc.folder.results import Results
from app.arc.learn.panel import STEPS
from app.style.controls import SPACE, Card, Choice, dress, rename, roomy
from app.style.drops import DropPage
from app.style.fields import ComboBox, SpinBox
from app.style.menus import attach_menu
from app.style.theme import Theme
from hrm_core.tasks.arc.classes import SIZES

TASKS, ANSWERS = "tasks", "answers"


class FolderPage(DropPage):
    """Shows and reports.

    Signals:
        open_wanted: another folder is to be chosen.
        back_wanted: to the bench. files_wanted: to the page Files.
        go_wanted: begin or stop; on_wanted: go on with what was begun.
        way_chosen: another number of steps or views.
        filtered: other tasks are asked for. chosen: others are selected.
        task_wanted: the name of a task for the bench. random_wanted: any of those shown.
        submission_wanted, table_wanted: the answers as a file. learnt_wanted: the list of these.
        tune_wanted: a base of their own is to be trained on them.
    """

    open_wanted = Signal()
    back_wanted = Signal()
    files_wanted = Signal()
    go_wanted = Signal()
    on_wanted = Signal()
    way_chosen = Signal()
    filtered = Signal()
    chosen = Signal()
    task_wanted = Signal(str)
    random_wanted = Signal()
    submission_wanted = Signal()
    table_wanted = Signal()
    learnt_wanted = Signal()
    tune_wanted = Signal()

    def __init__(self, theme: Theme, steps: int, views: int) -> None:
        super().__init__()
        pictures = Pictures(theme)
        self.gallery, self.results = Gallery(theme, pictures), Results(theme, pictures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._head_card(steps, views))
        layout.addWidget(self._tasks_card(), 1)
        for keys, call in (
            (QKeySequence.StandardKey.Find, self._search),
            (QKeySequence("Ctrl+Shift+R"), self.random_wanted.emit),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(call)

    # what is shown

    def show_folder(self, path: Path | None, facts: str) -> None:
        """What is open."""
        self._title.setText(path.name if path is not None else self.tr("A folder of ARC tasks"))
        self._title.setToolTip(str(path or ""))
        self._facts.setText(facts)

    def show_entries(self, entries: Sequence[Entry], total: int) -> None:
        """The tasks that were asked for."""
        self.gallery.show_entries(entries)
        self.results.answers.show_entries(entries)
        self.show_count(total)

    def show_count(self, total: int) -> None:
        """How many of all are shown and selected."""
        entries = self.gallery.tiles.entries
        self._count.setText(texts.shown(len(entries), total, len(self.gallery.selected)))
        page = 0 if not entries else 1 if self.view.key == TASKS else 2
        if page == 2 and not self.results.answers.lines:
            page = 3
        self._stack.setCurrentIndex(page)
        none = self.tr("No task is like this. Ask for less, or open another folder.")
        self._empty.setText(none if total else self._invitation)

    def show_work(self, words: str, share: float | None, pace: str, bad: bool = False) -> None:
        """The plan, or how far it is; share: None while there is nothing to measure."""
        self._told.setText(words)
        rename(self._told, "bad" if bad else "")
        self._pace.setText(pace)
        self._bar.setVisible(share is not None)
        self._bar.setValue(round(1000 * (share or 0.0)))

    def show_score(self, words: str) -> None:
        """'' where nothing can be said."""
        self._score.setText(words)
        self._score.setVisible(bool(words))

    def show_learnt(self, words: str) -> None:
        """What is kept of learnt tasks."""
        self.learnt.setText(words)

    def enable(self, words: str, running: bool, ready: bool, left: int, answered: bool) -> None:
        """What can be done; left: tasks that were begun and have no answer."""
        self.go.setText(self.tr("Stop") if running else words)
        self.go.setEnabled(running or ready)
        self.go_on.setVisible(left > 0 and not running)
        self.go_on.setText(self.tr("Go on ({0} left)").format(left))
        self.export.setEnabled(answered)
        for part in (self.steps, self.views, self.keep):
            part.setEnabled(not running)

    def show_way(self, steps: int, views: int) -> None:
        """How tasks are learnt; reports nothing."""
        for part in (self.steps, self.views):
            part.blockSignals(True)
        self.steps.setCurrentIndex(max(0, self.steps.findData(steps)))
        self.views.setValue(views)
        for part in (self.steps, self.views):
            part.blockSignals(False)

    @property
    def filter(self) -> Filter:
        """What is asked for."""
        return Filter(self.search.text(), self.sizes.currentData(), self.wanted.currentData())

    def clear_filter(self) -> None:
        """Ask for all; reports nothing."""
        for part in (self.search, self.sizes, self.wanted):
            part.blockSignals(True)
        self.search.clear()
        self.sizes.setCurrentIndex(0)
        self.wanted.setCurrentIndex(0)
        for part in (self.search, self.sizes, self.wanted):
            part.blockSignals(False)

    # parts

    def _head_card(self, steps: int, views: int) -> Card:
        card = Card()
        top = QHBoxLayout()
        top.setSpacing(8)
        self._title, self._facts = dress(QLabel(), "title"), dress(QLabel(), "muted")
        tip = self.tr("Models that have learnt a task, with their sizes; delete them here")
        self.learnt = dress(QPushButton(self.tr("Learnt tasks")), tip=tip)
        tip = self.tr("A folder of files, one a task, or of files of many tasks; or drop one here")
        self.open = dress(QPushButton(self.tr("Open a folder …")), tip=tip)
        tip = self.tr("Back to the task on the ARC bench")
        self.back = dress(QPushButton(self.tr("Bench")), tip=tip)
        tip = self.tr("Back to whole files of sudokus and mazes  (Alt+2)")
        self.files = dress(QPushButton(self.tr("← Files")), tip=tip)
        top.addWidget(self.files)
        top.addWidget(self._title)
        top.addWidget(self._facts, 1)
        tip = self.tr("Train the model that tasks are learnt from further, on these tasks")
        self.tune = dress(QPushButton(self.tr("Tune a base …")), tip=tip)
        self.tune.clicked.connect(self.tune_wanted)
        for button in (self.learnt, self.tune, self.open, self.back):
            top.addWidget(button)
        card.body.addLayout(top)
        card.body.addLayout(self._working(steps, views))
        self._bar = QProgressBar(textVisible=False, maximum=1000)
        self._bar.setAccessibleName(self.tr("How far the tasks are"))
        card.body.addWidget(self._bar)
        words = QHBoxLayout()
        self._told, self._pace = QLabel(wordWrap=True), dress(QLabel(), "muted")
        words.addWidget(self._told, 1)
        words.addWidget(self._pace)
        card.body.addLayout(words)
        self.learnt.clicked.connect(self.learnt_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.files.clicked.connect(self.files_wanted)
        return card

    def _working(self, steps: int, views: int) -> QHBoxLayout:
        """How each task is learnt, and the buttons."""
        tip = self.tr("For how long each task is learnt")
        self.steps = dress(ComboBox(), "", tip, self.tr("Steps"))
        for each in STEPS:
            words = self.tr("{0} steps").format(each) if each else self.tr("At sight")
            self.steps.addItem(words, each)
        self.views = roomy(SpinBox(minimum=1, maximum=MOST_VIEWS))
        tip = self.tr("The task is turned, mirrored and recoloured; every view gives one vote")
        dress(self.views, "", tip, self.tr("Views"))
        self.keep = QCheckBox(self.tr("Keep what is learnt"))
        self.keep.setToolTip(
            self.tr("Each learnt task stays as a model of its own, and is answered at once")
        )
        tip = self.tr("In a process of its own; it goes on when the window is closed")
        self.go = dress(QPushButton(), "primary", tip)
        self.go_on = dress(QPushButton(), tip=self.tr("With the tasks that were begun last"))
        self.export = dress(QPushButton(self.tr("Export")), tip=self.tr("The answers as a file"))
        menu = QMenu(self)
        menu.addAction(self.tr("submission.json …")).triggered.connect(self.submission_wanted)
        menu.addAction(self.tr("Answers as CSV …")).triggered.connect(self.table_wanted)
        attach_menu(self.export, menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.steps, QLabel(self.tr("Views")), self.views, self.keep):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.export, self.go_on, self.go):
            row.addWidget(button)
        self.show_way(steps, views)
        self.steps.activated.connect(lambda _: self.way_chosen.emit())
        self.views.valueChanged.connect(lambda _: self.way_chosen.emit())
        self.go.clicked.connect(self.go_wanted)
        self.go_on.clicked.connect(self.on_wanted)
        return row

    def _tasks_card(self) -> Card:
        card = Card()
        self._invitation = self.tr(
            "Open a folder of ARC tasks, or drop one here. You see all of them, look at any on the"
            " bench, and let the model learn and answer them one after the other, also over night."
        )
        self._empty = dress(QLabel(self._invitation, wordWrap=True), "muted")
        none = self.tr("None of these tasks is answered yet.")
        unanswered = dress(QLabel(none, wordWrap=True), "muted")
        self._score = dress(QLabel(wordWrap=True), "muted")
        self._stack = QStackedWidget()
        for widget in (self._empty, self.gallery, self.results, unanswered):
            self._stack.addWidget(widget)
        for label in (self._empty, unanswered):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.body.addLayout(self._asking())
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(self._score)
        self.gallery.opened.connect(self.task_wanted)
        self.results.opened.connect(self.task_wanted)
        self.gallery.chosen.connect(self.chosen)
        return card

    def _asking(self) -> QHBoxLayout:
        """Which tasks are shown, and as what."""
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Name"))
        self.search.setAccessibleName(self.tr("Search by name"))
        self.search.setMaximumWidth(180)
        self.sizes = dress(ComboBox(), "", self.tr("Rows or columns of the largest grid"))
        self.sizes.setAccessibleName(self.tr("Size"))
        for limit in (0, *SIZES):
            self.sizes.addItem(texts.sizes(limit), limit)
        self.wanted = dress(ComboBox(), "", self.tr("What is known of the task"))
        self.wanted.setAccessibleName(self.tr("Which tasks"))
        for each in Wanted:
            self.wanted.addItem(texts.wanted(each), each)
        self._count = dress(QLabel(), "muted")
        tip = self.tr("Any of the tasks shown, on the bench  (Ctrl+Shift+R)")
        self.random = dress(QPushButton(self.tr("Random")), tip=tip)
        self.view = Choice(
            [
                (TASKS, self.tr("Tasks"), self.tr("A picture of each; double-click opens one")),
                (ANSWERS, self.tr("Answers"), self.tr("The two tries beside the truth")),
            ]
        )
        self.view.set_key(TASKS)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.search, self.sizes, self.wanted):
            row.addWidget(widget)
        row.addWidget(self._count, 1)
        row.addWidget(self.random)
        row.addWidget(self.view)
        self.search.textChanged.connect(lambda _: self.filtered.emit())
        self.search.returnPressed.connect(self.gallery.setFocus)
        self.sizes.activated.connect(lambda _: self.filtered.emit())
        self.wanted.activated.connect(lambda _: self.filtered.emit())
        self.random.clicked.connect(self.random_wanted)
        self.view.chosen.connect(lambda _: self.filtered.emit())
        return row

    def _search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()
