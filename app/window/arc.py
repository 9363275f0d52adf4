"""Puts the ARC bench together, and connects it to the window around it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.actions import Actions
from app.arc.answer.thinking import Thinking
from app.arc.answer.voter import Voter
from app.arc.commands import arc_entries
from app.arc.controller import ArcController
from app.arc.edit.canvas import Canvas
from app.arc.edit.desk import ArcDesk
from app.arc.edit.document import KIND, Place, Row
from app.arc.edit.exchange import ArcExchange
from app.arc.edit.frames import grid_frame
from app.arc.folder.controller import FolderController
from app.arc.folder.page import FolderPage
from app.arc.learn.learner import Learner, Teacher
from app.arc.page import ArcPage
from app.settings import Preferences
from app.style.colors import CELL_PALETTES
from app.style.theme import Theme
from app.told import told
from app.window.main_window import MainWindow
from app.window.pages import ARC, FILES, FOLDER, SOLVE, TRAIN
from hrm_core.library.models import ModelLibrary, OpenEngine
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from training.runs.process import TrainingRun


def make_bench(
    teacher: Teacher,
    open_engine: OpenEngine,
    preferences: Preferences,
    theme: Theme,
    kinds: Sequence[tuple[str, str]],
    library: ModelLibrary,
) -> ArcController:
    """The bench with a new task on it. No model is opened before one is to answer."""
    task = TASKS[KIND]
    actions = Actions(theme, arc_entries())
    desk = ArcDesk()
    canvas = Canvas(desk, lambda: tuple(map(told, CELL_PALETTES[theme.cells].names)))
    exchange = ArcExchange(desk)
    frame = grid_frame(desk.document.grid(Place(Row(True, 0), output=False)))
    page = ArcPage(task.look, theme, actions, frame, preferences.now, kinds)
    page.task.kind.set_key(KIND)
    for board in page.bench.boards:
        board.motion = preferences.now.motion
    thinking = Thinking(Learner(teacher), Voter(task, open_engine), preferences)
    now = preferences.now
    folder_page = FolderPage(theme, now.learning_steps, now.views)
    folder = FolderController(folder_page, teacher, library, preferences)
    bench = ArcController(
        page, actions, task, desk, canvas, exchange, thinking, preferences, theme, folder
    )
    parts = (actions, desk, canvas, exchange, thinking, thinking.learner, thinking.voter, folder)
    for part in parts:
        part.setParent(bench)
    return bench


def connect_bench(window: MainWindow) -> None:
    """The ways from one bench to the other: the kind chooser, and whatever is opened."""
    arc, solving, pages = window.arc, window.solving, window.pages

    def to_arc() -> None:
        if not arc.exchange.used and (examples := arc.exchange.examples()):
            arc.exchange.open_path(examples[0])
        pages.show(ARC)
        solving.page.puzzle.show_kind(solving.desk.task.name, solving.desk.task.look)

    def to_solve(kind: str) -> None:
        pages.show(SOLVE)
        solving.exchange.switch(kind)
        arc.page.task.kind.set_key(KIND)

    arc.page.task.kind_chosen.connect(lambda kind: to_solve(kind) if kind != KIND else None)
    solving.exchange.arc_wanted.connect(to_arc)
    solving.exchange.arc_file.connect(arc.exchange.open_path)
    solving.exchange.arc_puzzles.connect(arc.exchange.take_puzzles)
    solving.exchange.laid.connect(lambda: pages.show(SOLVE))
    arc.exchange.file_found.connect(solving.exchange.open_file)
    arc.exchange.other_found.connect(solving.exchange.take)
    arc.exchange.laid.connect(lambda: pages.show(ARC))
    pages.shown.connect(lambda name: arc.open() if name == ARC else None)
    pages.turned.connect(lambda name: solving.page.board.setFocus() if name == SOLVE else None)
    connect_folder(window)
    for refresh in (arc.refresh, solving.refresh):
        pages.shown.connect(lambda _, refresh=refresh: refresh())


def connect_folder(window: MainWindow) -> None:
    """The ways to the page for a folder of tasks, and from there to the bench."""
    arc, folder, pages = window.arc, window.arc.folder, window.pages

    def to_folder() -> None:
        place, here = arc.exchange.folder, folder.folder
        if pages.name == ARC and place is not None and (here is None or here.path != place):
            folder.read(place)
        pages.show(FOLDER)

    def show(path: Path) -> None:
        folder.read(path)
        pages.show(FOLDER)

    def to_bench(tasks: Mapping[str, Sequence[Puzzle]], name: str) -> None:
        if folder.folder is not None:  # from now on its gallery is that of the bench
            arc.exchange.folder = folder.folder.path
        arc.exchange.take_tasks(tasks, name)

    arc.actions["gallery"].triggered.connect(to_folder)
    window.files.page.tasks_wanted.connect(to_folder)
    window.files.tasks_found.connect(show)
    folder.page.back_wanted.connect(lambda: pages.show(ARC))
    folder.page.files_wanted.connect(lambda: pages.show(FILES))
    folder.task_wanted.connect(to_bench)
    window.training.page.data.arc_wanted.connect(to_folder)
    folder.tuner.begun.connect(lambda run: follow_run(window, run))
    folder.failed.connect(window.errors.show_error)
    folder.told.connect(window.tell)
    folder.forgot.connect(arc.thinking.learner.look_again)
    pages.shown.connect(lambda name: folder.open() if name == FOLDER else None)


def follow_run(window: MainWindow, run: TrainingRun) -> None:
    """A run that was just begun, on the Training page."""
    window.pages.show(TRAIN)
    window.training.runs.begin(run)
