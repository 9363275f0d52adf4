"""Connects the library of puzzles: its commands, what it lays on the desks, what it notes."""

from app.arc.controller import ArcController
from app.board.editor import Document
from app.memory.database import Memory
from app.printing.controller import Source
from app.puzzles.controller import PuzzlesController
from app.puzzles.follow import Follower
from app.style.theme import Theme
from app.window.main_window import MainWindow
from app.window.pages import ARC, SOLVE
from app.words import tr
from hrm_core.puzzle import Puzzle

NAMES = ("keep_puzzle", "puzzles")  # its commands


def connect_puzzles(window: MainWindow, memory: Memory, theme: Theme) -> None:
    """Where nothing is remembered there is no library."""
    for name in NAMES:
        window.commands[name].setEnabled(memory.works)
    if not memory.works:
        return
    solving, arc = window.solving, window.arc
    tasks = solving.desk.tasks
    library = PuzzlesController(memory.path, tasks, theme, window)
    follower = Follower(memory.path, tasks, solving, arc, window)

    def keep() -> None:
        if window.pages.bench == ARC:
            library.keep(*_on_bench(arc))
        else:
            puzzle = solving.desk.document.puzzle
            library.keep([puzzle], puzzle.title)
        follower.look()
        follower.look_at_arc()

    def lay(document: Document, title: str) -> None:
        window.pages.show(SOLVE)
        solving.desk.restore(document, tr("open {0}").format(title))

    library.failed.connect(window.errors.show_error)
    library.told.connect(window.tell)
    library.print_wanted.connect(
        lambda puzzles: window.printing.ask(
            [Source(tr("Puzzles of the library"), puzzles)], library.view
        )
    )
    library.laid.connect(lay)
    library.arc_laid.connect(solving.exchange.arc_puzzles)
    follower.failed.connect(window.errors.show_error)
    follower.noted.connect(library.refresh)
    window.commands["keep_puzzle"].triggered.connect(keep)
    window.commands["puzzles"].triggered.connect(library.show)
    window.closing.connect(library.close)
    window.closing.connect(follower.close)


def _on_bench(arc: ArcController) -> tuple[list[Puzzle], str]:
    document = arc.desk.document
    tests = range(len(document.trials))
    return [document.puzzle(index) for index in tests], document.title
