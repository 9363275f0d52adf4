"""The window: header with menus, the page, the status bar. Dialogs for files are asked for here."""

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.arc.controller import ArcController
from app.board.board import ZOOM_STEP, Board
from app.errors import ErrorBar
from app.intake.new_puzzle import NewPuzzleDialog
from app.models.controller import ModelsController
from app.printing.controller import Printing
from app.settings import Preferences
from app.solve.controller import SolveController
from app.style.choosing import (
    ask_file,
    ask_folder,
    ask_kind,
    ask_new,
    last_folder,
    patterns,
    remember_folder,
)
from app.style.icons import program_icon
from app.style.scale import FRAME
from app.style.theme import Theme
from app.theatre.presenter import Presenter
from app.theatre.takeaway import SIZES, OnBoard, TakeAway
from app.told import told
from app.train.controller import TrainController
from app.wholefile.controller import WholeFileController
from app.window.dialogs import show_shortcuts
from app.window.pages import ARC, FILES, SOLVE, Pages
from app.window.status import StatusLine
from app.window.window_header import OF_SOLVE, WindowHeader
from hrm_core.puzzle import LevelError
from hrm_core.sessions.solve import SUFFIX
from hrm_core.tasks.opening import EXTENSIONS
from hrm_core.tasks.writing import FORMS, form_for

SMALLEST = QSize(1024, 640)
FIRST_SIZE = QSize(1280, 860)


class MainWindow(QMainWindow):
    """Everything around the page.

    Signals:
        closing: the window closes; whoever runs something for it ends that.
    """

    closing = Signal()

    def __init__(
        self,
        actions: Actions,
        solving: SolveController,
        arc: ArcController,
        files: WholeFileController,
        training: TrainController,
        library: ModelsController,
        preferences: Preferences,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("HRM Studio"))
        self.setWindowIcon(program_icon())
        self.setMinimumSize(SMALLEST)
        self.solving, self.arc, self.training = solving, arc, training
        self.taking = TakeAway(self)
        self.printing = Printing(solving.desk.tasks, self)
        self.library, self.files = library, files
        pages = (solving.page, arc.page, files.page, training.page, library.page, arc.folder.page)
        self.pages = Pages(*pages, self)
        self.commands, self._preferences, self._theme = actions, preferences, theme
        self.errors = ErrorBar()
        self.header = WindowHeader(actions, arc.actions, self.pages, solving.exchange)
        self.line = StatusLine()
        self.status = self.line.labels
        self._fill()
        around = [self.header, self.statusBar()]
        self.presenter = Presenter(self, solving, around)
        self._connect()
        self._restore()

    def _fill(self) -> None:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.errors)
        layout.addWidget(self.pages.stack, 1)
        self.setCentralWidget(middle)
        self.statusBar().addWidget(self.line, 1)
        for label in self.status:  # the model of a bench has no part in training
            self.pages.belongs(label, SOLVE, ARC, FILES)
        self.statusBar().setSizeGripEnabled(False)
        for entry in self.commands.entries:
            # a key of the Solve page means nothing while that is hidden
            home = self.solving.page if entry.menu in OF_SOLVE else self
            home.addAction(self.commands[entry.name])
        for action in self.arc.actions.all():
            self.arc.page.addAction(action)
        self.solving.page.board.setFocus()

    def _connect(self) -> None:
        actions, solving = self.commands, self.solving
        for bench in (solving, self.arc):
            bench.failed.connect(self.errors.show_error)
            bench.cleared.connect(self.errors.hide)
            bench.exchange.told.connect(self.tell)
        self.pages.left.connect(self.errors.hide)  # what failed there is of no interest elsewhere
        for name in ("page_solve", "page_train", "page_files", "page_models"):
            actions[name].triggered.connect(self.errors.hide)
        self.taking.told.connect(self.tell)
        self.taking.failed.connect(self.errors.show_error)
        solving.report.told.connect(lambda *words: self._show_status(SOLVE, words))
        self.arc.report.told.connect(lambda *words: self._show_status(ARC, words))
        self.files.stated.connect(lambda *words: self._show_status(FILES, words))
        commands = {
            "new": self._new_again,
            "new_with": self._new_with,
            "blank": self._blank,
            "open": self._open,
            "save": self._save,
            "save_image": self._save_image,
            "save_puzzle": self._save_puzzle,
            "save_run": self._save_run,
            "quit": self.close,
            "copy": self._copy,
            "copy_image": self._copy_image,
            "theme": self._switch_theme,
            "theme_system": self._follow_system,
            "peers": self._set_peers,
            "motion": self._set_motion,
            "zoom_in": lambda: self._zoom(ZOOM_STEP),
            "zoom_out": lambda: self._zoom(1 / ZOOM_STEP),
            "zoom_whole": lambda: self._zoom(0.0),
            "full": self._set_full,
            "shortcuts": self._show_shortcuts,
        }
        for name, command in commands.items():
            actions[name].triggered.connect(command)
        self.arc.actions["open_folder"].triggered.connect(self._open_folder)
        self.arc.actions["submission"].triggered.connect(self._save_submission)
        actions["peers"].setChecked(self._preferences.now.peers)
        actions["motion"].setChecked(self._preferences.now.motion)
        self.header.new_wanted.connect(self._new)
        self.header.copy_wanted.connect(self._copy_as)
        solving.page.explain.toggled.connect(self._remember_explain)
        for name, column in zip(("left", "right"), solving.page.columns, strict=True):
            column.setVisible(getattr(self._preferences.now, name))
            actions[name].setChecked(getattr(self._preferences.now, name))
            actions[name].triggered.connect(
                lambda on, name=name, column=column: self._show_column(name, column, on)
            )
        self._theme.changed.connect(self._restyle)
        self._restyle()
        solving.refresh()

    def _restore(self) -> None:
        """The size and place of last time; Qt corrects it if that screen is gone."""
        remember_folder(self._preferences.now.folder)
        stored = QByteArray.fromBase64(self._preferences.now.geometry.encode())
        if stored.isEmpty() or not self.restoreGeometry(stored):
            self.take_usual_size()

    def take_usual_size(self) -> None:
        """That of a new window, as far as the screen has room."""
        room = self.screen().availableSize() - FRAME
        self.resize(FIRST_SIZE.boundedTo(room).expandedTo(SMALLEST))

    # commands

    def _new(self, level: str, kind: str, seed: int | None = None) -> None:
        self._preferences.choose_level(kind, level)
        self.solving.exchange.generate(level, kind, seed)

    def _new_again(self) -> None:
        task = self.solving.desk.tasks[self._kind]
        try:
            level = task.level(self._preferences.level(task.name))
        except LevelError:
            level = task.difficulties[0]
        self._new(level, task.name)

    def _new_with(self) -> None:
        exchange, levels = self.solving.exchange, self._preferences.now.levels
        dialog = NewPuzzleDialog(exchange.tasks, self._kind, levels, exchange.seed, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._new)
        dialog.open()

    @property
    def _kind(self) -> str:
        """The name of the kind on the bench that is on show."""
        return ARC if self.pages.bench == ARC else self.solving.desk.task.name

    def _blank(self) -> None:
        if self.pages.bench == ARC:
            self.arc.exchange.blank()
        else:
            self.solving.desk.clear()

    def _open(self) -> None:
        if self.pages.name == FILES:  # a file is opened where one is
            self.files.page.open_wanted.emit()
            return
        kinds = self.tr("Puzzles and sessions ({0});;All files (*)")
        read = patterns(SUFFIX.removeprefix("."), *EXTENSIONS)
        if path := ask_file(self, self.tr("Open"), kinds.format(read)):
            self.pages.show_bench()
            self.solving.exchange.open_file(path)

    def _open_folder(self) -> None:
        if path := ask_folder(self, self.tr("Open a folder of tasks")):
            self.solving.exchange.open_file(path)

    def _save(self) -> None:
        session = self.tr("Session (*{0})").format(SUFFIX)
        if self.pages.bench == ARC:
            kinds, title = [session, self.tr("ARC task (*.json)")], self.arc.desk.document.title
            suffixes = (SUFFIX, ".json")
            if not self.arc.thinking.books:  # nothing was thought: the task is all there is
                kinds, suffixes = kinds[::-1], suffixes[::-1]
            if path := ask_new(self, self.tr("Save"), title + suffixes[0], ";;".join(kinds)):
                self.arc.save(path)
            return
        if path := ask_new(self, self.tr("Save"), f"session{SUFFIX}", session):
            self.solving.exchange.save(path)

    def _save_submission(self) -> None:
        kind = self.tr("Official submission (*.json)")
        if path := ask_new(self, self.tr("Save"), "submission.json", kind):
            self.arc.exchange.save_submission(path, self.arc.thinking.tries())

    def _save_image(self) -> None:
        if self.pages.bench == ARC:
            if path := ask_new(self, self.tr("Save"), "board.png", self.tr("Picture (*.png)")):
                self.solving.exchange.save_image(self.arc.page.picture(), path)
            return
        sizes = {self.tr("Picture, {0} pixels (*.png)").format(size): size for size in SIZES}
        kinds = [*sizes, self.tr("Drawing (*.svg)"), self.tr("Page (*.pdf)")]
        path, chosen = ask_kind(self, self.tr("Save"), "board.png", ";;".join(kinds))
        if path is not None:
            self.taking.save(self._on_board(), path, sizes.get(chosen, SIZES[1]))

    def _save_run(self) -> None:
        """The run as a film, a report or a table; where there is none, no name is asked for."""
        if not self.taking.has_run(self._on_board()):
            return
        kinds = (
            self.tr("Film (*.gif)"),
            self.tr("Film without loss (*.webp)"),
            self.tr("Report that works offline (*.html)"),
            self.tr("Table of all curves (*.csv)"),
        )
        if path := ask_new(self, self.tr("Save"), "run.gif", ";;".join(kinds)):
            self.taking.save(self._on_board(), path)

    def _on_board(self) -> OnBoard:
        desk, segment = self.solving.desk, self.solving.player.position
        return OnBoard(desk.task, desk.document, segment, self._theme.dark)

    def _save_puzzle(self) -> None:
        """The puzzle alone, in a form that other programs read."""
        if self.pages.bench == ARC:
            proposal = f"{self.arc.desk.document.title}.json"
            if path := ask_new(self, self.tr("Save"), proposal, self.tr("ARC task (*.json)")):
                self.arc.exchange.save(path)
            return
        kind = self.solving.desk.task.name
        titles = {f"{told(form.title)} (*{form.suffix})": form for form in FORMS[kind]}
        path, chosen = ask_kind(
            self, self.tr("Save"), f"{kind}{FORMS[kind][0].suffix}", ";;".join(titles)
        )
        if path is not None:
            form = form_for(kind, path.suffix, titles.get(chosen, FORMS[kind][0]))
            self.solving.exchange.save_puzzle(form, path)

    def _copy_as(self, name: str) -> None:
        """The puzzle alone, in a form of its kind."""
        for form in FORMS[self.solving.desk.task.name]:
            if form.name == name:
                QGuiApplication.clipboard().setText(self.solving.exchange.written(form).decode())
                self.tell(self.tr("Copied: {0}").format(told(form.title)))

    def _copy(self) -> None:
        text = self.solving.exchange.text(self.solving.player.position)
        QGuiApplication.clipboard().setText(text)
        self.tell(self.tr("Copied as text"))

    def _copy_image(self) -> None:
        if self.pages.bench != ARC:
            self.taking.copy(self._on_board())
            return
        QGuiApplication.clipboard().setPixmap(self.arc.page.picture())
        self.tell(self.tr("Copied as a picture"))

    def _switch_theme(self) -> None:
        self._set_theme("light" if self._theme.dark else "dark")

    def _follow_system(self) -> None:
        self._set_theme("system")

    def _set_theme(self, choice: str) -> None:
        self._preferences.change(theme=choice)
        self._theme.choose(choice)

    def _set_peers(self, on: bool) -> None:
        self._preferences.change(peers=on)
        self.solving.page.board.show_peers(on)

    def _set_motion(self, on: bool) -> None:
        self._preferences.change(motion=on)
        for board in (self.solving.page.board, *self.arc.page.bench.boards):
            board.motion = on

    def _show_column(self, name: str, column: QWidget, on: bool) -> None:
        self._preferences.change(**{name: on})
        column.setVisible(on)
        self.solving.page.board.setFocus()

    def _zoom(self, factor: float) -> None:
        """The boards of the bench on show; 0 for the whole board."""
        boards: tuple[Board, ...] = (self.solving.page.board,)
        if self.pages.name == ARC:
            boards = self.arc.page.bench.boards
        for board in boards:
            board.zoom_by(factor)

    def _set_full(self, on: bool) -> None:
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if on
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )
        self.presenter.show(on and self.pages.name == SOLVE)

    def _show_shortcuts(self) -> None:
        page = self.pages.name
        entries = [e for e in self.commands.entries if page == SOLVE or e.menu not in OF_SOLVE]
        own = self.arc.actions.entries if page == ARC else ()
        show_shortcuts(self, page, [*entries, *own])

    def _remember_explain(self, on: bool) -> None:
        self._preferences.change(explain=on)

    def _restyle(self) -> None:
        self.header.restyle(self._theme)

    def tell(self, text: str) -> None:
        """Say at the foot of the window what was done."""
        self.line.tell(text)

    def announce(self, title: str, state: str) -> None:
        """A run is over."""
        self.tell(self.tr("{0}: {1}").format(title, state))

    def _show_status(self, page: str, words: tuple[str, ...]) -> None:
        """Model, device and pace, of the bench on show."""
        shown = FILES if self.pages.name == FILES else self.pages.bench
        if page == shown:
            for label, text in zip(self.status, words, strict=True):
                label.setText(text)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """The command shows the state of the window, whoever changed that."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.commands["full"].setChecked(self.isFullScreen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._set_full(False)  # where Esc has nothing to stop
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._preferences.change(geometry=geometry, folder=last_folder())
        self.hide()
        self.closing.emit()
        self.taking.close()
        self.solving.close()
        self.arc.close()
        self.files.close()
        self.training.close()
        self.library.close()
        super().closeEvent(event)
