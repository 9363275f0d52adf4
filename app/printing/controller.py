"""Prints: asks how, lays the pages out on a thread, and sends them to a printer or into a PDF."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QObject, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.job import Job, stop_all
from app.printing.answers import solved
from app.printing.dialog import PrintDialog
from app.printing.paint import print_pages
from app.printing.printers import PrinterList
from app.style.choosing import ask_new
from app.words import counted, fill
from hrm_core.files import replace_file
from hrm_core.puzzle import Puzzle, Tasks
from hrm_core.showing.hues import Written
from hrm_core.showing.pages import MOST, Layout, pages
from hrm_core.showing.shapes import Drawing, pdf

Made = tuple[list[Drawing], int]  # pages, and how many puzzles have no solution that is known
LETTER = (QLocale.Country.UnitedStates, QLocale.Country.Canada)
_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


@dataclass(frozen=True, eq=False)
class Source:
    """What can be printed."""

    words: str
    puzzles: Sequence[Puzzle] = ()
    written: Written | None = None  # by a person, on the only one of them
    read: Callable[[], Sequence[Puzzle]] | None = None  # instead, on a thread: the first of them
    many: int = 0  # that there are to be read

    @property
    def count(self) -> int:
        return self.many or len(self.puzzles)


class Printing(QObject):
    """Lives with the window; one dialog at a time.

    Signals:
        failed: an exception to show.
        told: what was printed or written, in a sentence.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._window = tasks, parent
        self._layout = Layout(paper="Letter" if QLocale().territory() in LETTER else "A4")
        self._sources: Sequence[Source] = ()
        self._making: Job | None = None
        self._asking: PrinterList | None = None
        self.dialog: PrintDialog | None = None

    def close(self) -> None:
        """End what is being made and wait for it."""
        if self._asking is not None:
            self._asking.kill()
        stop_all(self)

    def ask(self, sources: Sequence[Source], parent: QWidget | None = None) -> None:
        """How these are to be printed: the first, or another of them."""
        self._sources = [source for source in sources if source.count]
        if not self._sources:
            return
        names = [source.words for source in self._sources]
        alone = self._sources[0].count == 1  # one puzzle gets the page to itself
        layout = replace(self._layout, a_page=1) if alone else self._layout
        dialog = PrintDialog(names, layout, parent or self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._leave)
        dialog.changed.connect(self._make)
        dialog.print_wanted.connect(self._print)
        dialog.pdf_wanted.connect(self._ask_pdf)
        self.dialog = dialog
        dialog.open()
        self._ask_system(dialog)
        self._make()

    def _ask_system(self, dialog: PrintDialog) -> None:
        """For its printers, which can take long; without an answer there is the PDF."""
        self._asking = asking = PrinterList()
        job = Job(asking.names, self)

        def tell(names: list[str], why: str = "") -> None:
            if dialog is self.dialog:
                dialog.show_printers(bool(names), why)

        job.done.connect(tell)
        job.failed.connect(lambda error: tell([], str(error)))
        job.start()

    def save(self, made: Sequence[Drawing], path: Path) -> None:
        """The pages as a PDF, whole or not at all."""
        job = Job(lambda: replace_file(path, pdf(*made)), self)
        job.done.connect(lambda _: self._tell(self.tr("Saved {0}").format(path.name)))
        job.failed.connect(self.failed)
        job.start()

    def _leave(self) -> None:
        self.dialog = None
        if self._asking is not None:
            self._asking.kill()
        if self._making is not None:
            self._making.stop()

    def _make(self) -> None:
        """Pages by what is chosen; solutions may take a search, so on a thread."""
        dialog = self.dialog
        if dialog is None:
            return
        if self._making is not None:
            self._making.stop()
        layout = dialog.layout_wanted
        source, tasks = self._sources[dialog.source], self._tasks
        self._layout = replace(
            layout, a_page=self._layout.a_page if source.count == 1 else layout.a_page
        )
        notes = []
        if source.count > MOST:
            notes.append(fill(self.tr("These are the first {0:,} puzzles."), MOST))

        def take(found: Made) -> None:
            made, missing = found
            if missing:
                one = self.tr("{0} puzzle has no one solution that is known.")
                many = self.tr("{0} puzzles have no one solution that is known.")
                notes.append(counted(missing, one, many))
            if dialog is self.dialog:
                dialog.show_pages(made, note=" ".join(notes))

        dialog.show_pages(dialog.pages, busy=True)
        self._making = job = Job(lambda: _made(source, tasks, layout), self)
        job.done.connect(take)
        job.failed.connect(self.failed)
        job.start()

    def _ask_pdf(self) -> None:
        if self.dialog is not None and self.dialog.pages:
            made, kind = self.dialog.pages, self.tr("Pages (*.pdf)")
            path = ask_new(self.dialog, self.tr("Save"), "puzzles.pdf", kind)
            if path is not None:
                self.save(made, path)

    def _print(self) -> None:
        """The system's own dialog, then the pages, sent by a thread."""
        dialog = self.dialog
        if dialog is None or not dialog.pages:
            return
        printer = self.printer()
        asking = QPrintDialog(printer, dialog)
        asking.setMinMax(1, len(dialog.pages))
        if asking.exec() == QDialog.DialogCode.Accepted:
            self.send(printer, dialog.pages)
        asking.deleteLater()

    def printer(self) -> QPrinter:
        """The system's, for whole pages of the paper that was chosen."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        size, upright = QPageSize(_SIZES[self._layout.paper]), QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(size, upright, QMarginsF()))
        printer.setFullPage(True)
        printer.setDocName(self.tr("Puzzles"))
        return printer

    def send(self, printer: QPrinter, made: Sequence[Drawing]) -> None:
        """Pages to a printer, those that were chosen."""
        first, last = printer.fromPage(), printer.toPage()
        one, many = self.tr("Sent {0} page"), self.tr("Sent {0} pages")
        job = Job(lambda: print_pages(printer, made, max(first, 1), last), self)
        job.done.connect(lambda count: self._tell(counted(count, one, many)))
        job.failed.connect(self.failed)
        job.start()

    def _tell(self, text: str) -> None:
        if self.dialog is not None:
            self.dialog.tell(text)
        self.told.emit(text)


def _made(source: Source, tasks: Tasks, layout: Layout) -> Generator[int, None, Made]:
    """All pages; yields between its steps, where it can be stopped."""
    missing = 0
    puzzles = list((source.puzzles if source.read is None else source.read())[:MOST])
    if layout.solutions:
        puzzles = yield from solved(puzzles)
        missing = sum(each.solution is None for each in puzzles)
    made: list[Drawing] = []
    for page in pages(puzzles, tasks, layout, source.written):
        made.append(page)
        yield len(made)
    return made, missing
