"""Connects printing: what there is to print on the page that is on show."""

from dataclasses import replace

from app.arc.controller import ArcController
from app.board.colors import written
from app.printing.controller import Source
from app.solve.controller import SolveController
from app.wholefile.controller import WholeFileController
from app.window.main_window import MainWindow
from app.window.pages import ARC, FILES
from app.words import fill, tr
from hrm_core.showing.pages import MOST


def connect_printing(window: MainWindow) -> None:
    """The command, and what is said of it."""
    printing = window.printing

    def ask() -> None:
        if window.pages.name == FILES:
            found = _of_file(window.files)
            printing.ask(found)
            window.tell("" if found else tr("There is nothing to print: no file is open"))
            return
        on_arc = window.pages.bench == ARC
        printing.ask(_of_arc(window.arc) if on_arc else _of_solve(window.solving))

    printing.failed.connect(window.errors.show_error)
    printing.told.connect(window.tell)
    window.commands["print"].triggered.connect(ask)
    window.files.page.print_wanted.connect(ask)
    window.closing.connect(printing.close)


def _of_solve(solving: SolveController) -> list[Source]:
    """The puzzle on the desk, and the file that it comes from."""
    desk = solving.desk
    document, puzzle = desk.document, desk.document.puzzle
    found = [Source(tr("The puzzle on the board"), [puzzle])]
    own = written(document)
    if (
        (own.entries != desk.task.look.empty).any()
        or document.notes.any()
        or document.colors is not None
    ):
        words = tr("The board with what you wrote and coloured")
        found.append(Source(words, [puzzle], own))
    name, puzzles = solving.exchange.listed_file
    if len(puzzles) > 1:
        words = fill(tr("All puzzles of {0} ({1:,})"), name, len(puzzles))
        found.append(Source(words, puzzles))
    return found


def _of_file(files: WholeFileController) -> list[Source]:
    """What the table of a whole file shows, in its order; nothing where no file is open."""
    listing = files.page.table.listing
    if listing is None:
        return []
    words = fill(tr("{0}, as the table shows it ({1:,})"), files.page.title, listing.count)
    return [Source(words, read=lambda: listing.puzzles(MOST), many=listing.count)]


def _of_arc(arc: ArcController) -> list[Source]:
    """The task on the bench: each of its tests, with what is known of it."""
    document = arc.desk.document
    tests = [document.puzzle(index) for index in range(len(document.trials))]
    named = [replace(test, title=document.title) for test in tests]
    return [Source(tr("The task on the bench"), named)]
