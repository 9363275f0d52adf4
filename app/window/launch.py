"""Puts the program together: application, fonts, theme, window. Imports no back end."""

import os
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from app.actions import Actions
from app.activity.connect import connect_activity
from app.arc.controller import ArcController
from app.arc.learn.learner import Teacher
from app.arc.learn.teacher import RunTeacher
from app.board.frame import edit_frame
from app.crashes import CrashFile
from app.errors import show_faults
from app.garbage import Sweeper
from app.intake.picture import PictureDialog
from app.job import end_all
from app.language import speak
from app.log import begin_log, end_log
from app.memory.database import NAME, Memory, MemoryFileError
from app.models.controller import ModelsController
from app.models.page import ModelsPage
from app.preferences.moving import MoveError
from app.preferences.moving_start import can_start, move_if_wished
from app.settings import Preferences
from app.solve.controller import SolveController
from app.solve.desk import Desk
from app.solve.exchange import Exchange
from app.solve.models import ModelChoice
from app.solve.page import SolvePage
from app.solve.thinker import Thinker
from app.style.scale import NORMAL, percent_for
from app.style.theme import Theme
from app.system.connect import Motion, connect_memory
from app.system.memory import refuse_beyond
from app.system.motion import MotionWish
from app.told import told
from app.train.controller import TrainController
from app.train.page import TrainPage
from app.wholefile.controller import WholeFileController
from app.wholefile.page import WholeFilePage
from app.window.arc import connect_bench, make_bench
from app.window.export import Exporter
from app.window.guide import connect_guide, report_fault, tidy
from app.window.hand import connect_hand
from app.window.keeper import Keeper
from app.window.layout import connect_layout
from app.window.main_window import MainWindow
from app.window.pages import ARC, FILES, MODELS, SOLVE, TRAIN
from app.window.printing import connect_printing
from app.window.puzzles import connect_puzzles
from app.window.single import SingleWindow
from app.window.theatre import Opening, OpenWith, connect_theatre
from app.words import tr
from hrm_core.engines import Engine
from hrm_core.library.models import ModelInfo, ModelLibrary, OpenAs, OpenEngine
from hrm_core.places import asset_path, log_dir, user_config_dir, user_data_dir
from hrm_core.puzzle import Puzzle, Task
from hrm_core.tasks import TASKS
from hrm_core.tasks.seeing import Sight
from training.data.kinds import KINDS
from training.runs.shelf import Shelf

TO_SOLVE = ("new", "blank", "paste")  # commands that lead to the Solve page
TURN = 0.001  # seconds after which Python lets another thread have its turn, 5 ms if nobody says;
# the window waits less for those that work beside it: docs/engines.md
MOST_THREADS = 4  # a board of 81 cells has no work for more
BUSY = (
    "Another window of HRM Studio has this data folder open, and does not answer. Close it, or set"
    " HRM_STUDIO_HOME to another folder."
)
SIZES = {"sudoku": (9, 9), "maze": (15, 15)}  # of an empty board


@dataclass(frozen=True)
class Studio:
    """The window and what it was made of."""

    window: MainWindow
    solving: SolveController
    arc: ArcController
    training: TrainController
    models: ModelChoice
    theme: Theme
    preferences: Preferences


def make_application(arguments: list[str]) -> QApplication:
    """Qt with our font and style; the window colours come with the theme."""
    application = QApplication(arguments)
    sys.setswitchinterval(TURN)
    Sweeper(application)
    application.aboutToQuit.connect(end_all)
    application.setApplicationName("hrm-studio")
    application.setApplicationDisplayName("HRM Studio")
    application.setDesktopFileName("hrm-studio")
    application.setStyle("Fusion")
    load_fonts()
    return application


def spare_a_core() -> None:
    """Let PyTorch, imported later, use few threads: on all cores it makes the window late."""
    cores = os.cpu_count() or 1
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, min(cores - 1, MOST_THREADS))))


def load_fonts() -> None:
    """The fonts in assets/fonts; without them the system's font serves."""
    for path in sorted(asset_path("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    if "Inter" in QFontDatabase.families():
        font = QFont("Inter")
        font.setPixelSize(NORMAL)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        QApplication.setFont(font)


def build(
    task: Task,
    open_engine: OpenEngine,
    library: ModelLibrary,
    preferences: Preferences,
    theme_choice: str | None = None,
    rng: np.random.Generator | None = None,
    teacher: Teacher | None = None,
    open_with: OpenWith | None = None,
) -> Studio:
    """The window, not yet shown. No model is opened before Studio.models.warm_up().

    open_with: opens a model with an engine that is named, for comparisons.
    """
    percent = percent_for(preferences.now.text, QApplication.primaryScreen().size().height())
    now = preferences.now
    theme = Theme(theme_choice or now.theme, now.cells, text=percent, contrast=now.contrast)
    theme.prepare()
    actions = Actions(theme)
    rows, cols = SIZES[task.name]
    desk = Desk(task, rows, cols)
    exchange = Exchange(desk, rng or np.random.default_rng())
    frame = edit_frame(task.look, desk.document)
    kinds = [(kind.name, told(kind.title)) for kind in desk.tasks.values()]
    page = SolvePage(task.look, theme, actions, frame, preferences.now, kinds)
    thinker = Thinker(open_engine)
    models = ModelChoice(task.name, library, page.think, thinker, preferences)
    solving = SolveController(page, actions, desk, exchange, thinker, models, preferences)
    training = make_training(theme, library, open_engine, preferences)
    teacher = teacher or RunTeacher(library)
    arc = make_bench(teacher, open_engine, preferences, theme, kinds, library)
    shelf = ModelsController(ModelsPage(theme), library, preferences)
    files = WholeFileController(WholeFilePage(theme), desk.tasks, library, open_engine, preferences)
    window = MainWindow(actions, solving, arc, files, training, shelf, preferences, theme)
    parts = (theme, actions, desk, exchange, thinker, models, solving, arc, files, training, shelf)
    for part in parts:
        part.setParent(window)
    connect_training(window)
    connect_bench(window)
    connect_models(window, models)
    connect_files(window)
    connect_layout(window)
    connect_hand(window, preferences, theme)
    connect_printing(window)
    exchange.seen.connect(lambda sight, lay: ask_about(window, theme, sight, lay))
    connect_guide(window, preferences, theme)
    opening = Opening(open_engine, open_with)
    connect_theatre(window, models, opening, library, preferences, theme)
    exporter = Exporter(lambda: shelf.info if window.pages.name == MODELS else models.info, window)
    exporter.told.connect(window.tell)
    exporter.failed.connect(window.errors.show_error)
    actions["export"].triggered.connect(exporter.ask)
    window.closing.connect(exporter.close)
    connect_activity(window, exporter, preferences)
    connect_memory(window, preferences)
    Motion(window, preferences, theme, MotionWish(window))
    training.published.connect(lambda name, kind: use_model(window, models, name, kind))
    theme.dress()
    return Studio(window, solving, arc, training, models, theme, preferences)


def make_training(
    theme: Theme, library: ModelLibrary, open_engine: OpenEngine, preferences: Preferences
) -> TrainController:
    """The Training page at work, for every kind of puzzle that can be trained on."""
    tasks = {name: task for name, task in TASKS.items() if name in KINDS}
    first = next(iter(tasks.values()))
    blank = Desk(first, *SIZES[first.name]).document
    kinds = [(name, told(task.title)) for name, task in tasks.items()]
    page = TrainPage(first.look, theme, kinds, edit_frame(first.look, blank))

    def most() -> float:
        return preferences.now.memory

    return TrainController(page, tasks, library, Shelf(), open_engine, theme, most)


def use_in_solve(window: MainWindow, models: ModelChoice, name: str, kind: str) -> None:
    """Think with a model that has just come into the library, about puzzles of its kind."""
    solving = window.solving
    if solving.desk.task.name != kind:
        solving.exchange.switch(kind)
    models.choose_new(name)
    window.pages.show(SOLVE)


def connect_training(window: MainWindow) -> None:
    """What the Training page asks of the window around it, and which commands lead where."""
    training, pages, actions = window.training, window.pages, window.commands
    training.failed.connect(window.errors.show_error)
    training.told.connect(window.tell)
    training.ended.connect(window.announce)
    desk = window.solving.desk
    training.board_wanted.connect(lambda: training.add_puzzle(desk.document.puzzle))
    pages.shown.connect(lambda name: training.open() if name == TRAIN else None)
    actions["page_solve"].triggered.connect(pages.show_bench)
    actions["page_train"].triggered.connect(lambda: pages.show(TRAIN))
    for name in TO_SOLVE:
        actions[name].triggered.connect(pages.show_bench)


def connect_models(window: MainWindow, models: ModelChoice) -> None:
    """What the Models page changes in the rest of the window."""
    library, pages = window.library, window.pages
    library.failed.connect(window.errors.show_error)
    library.told.connect(window.tell)
    library.use_wanted.connect(lambda name, kind: use_model(window, models, name, kind))
    library.engine_chosen.connect(window.solving.thinker.open_anew)
    library.engine_chosen.connect(window.arc.thinking.voter.open_anew)
    library.changed.connect(models.reload)
    library.changed.connect(window.training.show_models)
    pages.shown.connect(lambda name: library.open() if name == MODELS else None)
    window.commands["page_models"].triggered.connect(lambda: pages.show(MODELS))


def connect_files(window: MainWindow) -> None:
    """What the page for whole files asks of the window around it."""
    files, pages = window.files, window.pages
    files.failed.connect(window.errors.show_error)
    files.told.connect(window.tell)
    files.puzzle_wanted.connect(lambda puzzle: lay(window, puzzle))
    pages.shown.connect(lambda name: files.open() if name == FILES else None)
    window.commands["page_files"].triggered.connect(lambda: pages.show(FILES))


def ask_about(
    window: MainWindow, theme: Theme, sight: Sight, then: Callable[[Puzzle], None]
) -> None:
    """What a picture may show; the puzzle that is confirmed goes on."""
    dialog = PictureDialog(sight, window.solving.exchange.tasks, theme, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.taken.connect(then)
    dialog.open()


def lay(window: MainWindow, puzzle: Puzzle) -> None:
    """A puzzle on the desk of the Solve page."""
    desk = window.solving.desk
    desk.lay(puzzle, tr("puzzle of a file"))
    window.pages.show(SOLVE)


def use_model(window: MainWindow, models: ModelChoice, name: str, kind: str) -> None:
    """Think with a model of the library; a task of ARC finds the one that learnt it by itself."""
    if kind == ARC:
        window.solving.exchange.switch(ARC)
    else:
        use_in_solve(window, models, name, kind)


def after_first_paint(window: MainWindow, call: Callable[[], None]) -> None:
    """Call once the window has been on screen for a moment."""
    QTimer.singleShot(120, window, call)


def open_window(task: Task, open_as: OpenAs, library: ModelLibrary, paths: list[str]) -> int:
    """Show the window and stay until it is closed."""
    spare_a_core()
    application = make_application(sys.argv[:1])
    preferences = Preferences(user_config_dir() / "settings.json")
    speak(preferences.now.language)
    if not can_start():
        return 2
    place = user_data_dir()
    single = SingleWindow(place)
    if not single.claim():
        if single.hand_over(paths):
            return 0
        print(BUSY, file=sys.stderr)
        return 2
    not_moved = move_if_wished()
    if user_data_dir() != place:  # a folder of its own, and its models
        single.close()
        single = SingleWindow(user_data_dir())
        single.claim()
        library = ModelLibrary()

    def open_engine(info: ModelInfo) -> Engine:
        now = preferences.now
        refuse_beyond(info, now.memory)
        return open_as(info, now.device, now.engine, now.threads)

    def open_with(info: ModelInfo, engine: str) -> Engine:
        now = preferences.now
        refuse_beyond(info, now.memory)
        return open_as(info, now.device, engine, now.threads)

    log = begin_log()
    crash = CrashFile(log_dir())
    studio = build(task, open_engine, library, preferences, open_with=open_with)
    window, memory = studio.window, Memory(user_data_dir() / NAME)
    kept = memory.works
    show_faults(lambda error: report_fault(window, error, kept))
    keeper = remember(studio, memory, paths)
    single.called.connect(lambda called: answer_call(window, called))
    window.show()
    after_first_paint(window, studio.models.warm_up)
    after_first_paint(window, lambda: tidy(window, preferences))
    if preferences.now.welcome or not (keeper.restored or paths):
        after_first_paint(window, window.commands["welcome"].trigger)
    if not_moved:
        window.errors.show_error(MoveError(not_moved))
    if crash.last:
        words = tr("The program crashed when it was used last. The log says where.")
        after_first_paint(window, lambda: window.tell(words))
    status = application.exec()
    keeper.close()
    single.close()
    crash.close()
    if log is not None:
        end_log(log)
    return status


def remember(studio: Studio, memory: Memory, paths: list[str]) -> Keeper:
    """Lay on the desks what was there last time, then what was asked for; keep all of it."""
    window, exchange = studio.window, studio.solving.exchange
    keeper = Keeper(memory, studio.solving, studio.arc, studio.training, window.pages, window)
    restored = keeper.restore()
    if memory.works:  # before the first file is opened, which belongs into the menu
        connect_recent(studio, memory)
        studio.solving.forecaster.remember(memory)
    connect_puzzles(window, memory, studio.theme)
    if paths or not restored:
        exchange.open_first(paths)
    keeper.failed.connect(window.errors.show_error)
    for error in keeper.refused:
        window.errors.show_error(error)
    if notices := [text for text in (studio.preferences.notice, memory.notice) if text]:
        window.errors.show_error(MemoryFileError(" ".join(notices)))
    keeper.begin()
    return keeper


def connect_recent(studio: Studio, memory: Memory) -> None:
    """The menu of recent files, filled when it is opened."""
    window, exchange = studio.window, studio.solving.exchange

    def note(path: Path) -> None:
        try:
            memory.note_opened(path)
        except sqlite3.Error as error:  # a full disk costs the list, not the file
            window.tell(str(error))

    def forget() -> None:
        try:
            memory.forget_opened()
        except sqlite3.Error as error:
            window.tell(str(error))

    window.header.recent.menuAction().setVisible(True)
    window.header.recent.setToolTipsVisible(True)
    exchange.opened.connect(note)
    studio.arc.exchange.opened.connect(note)
    window.header.forget_wanted.connect(forget)
    window.header.recent.aboutToShow.connect(lambda: window.header.show_recent(memory.recent()))


def answer_call(window: MainWindow, paths: list[str]) -> None:
    """A second start: come to the front, with its files."""
    if paths:
        window.solving.exchange.open_file(Path(paths[0]))
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
