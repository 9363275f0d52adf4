"""Keeps puzzles, opens them again, and does in the background what is asked for in the window."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from app.board.editor import Document, new_document
from app.job import Job, stop_all
from app.memory.puzzles import NewPuzzle, PuzzleStore, Wanted, split_tags
from app.puzzles import intake
from app.puzzles.table import PuzzleTable
from app.puzzles.view import PuzzlesView
from app.style.choosing import ask_files, ask_kind, patterns
from app.style.theme import Theme
from app.told import told
from app.words import fill
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Tasks
from hrm_core.showing.pages import MOST
from hrm_core.tasks.opening import EXTENSIONS
from hrm_core.tasks.writing import FORMS, Form

Found = tuple[NDArray[np.int64], list[str], int]  # numbers in order, all tags, how many in all


class PuzzlesController(QObject):
    """Lives with the window; its own window is made when it is asked for.

    Signals:
        failed: an exception to show.
        told: a sentence on what was done, for the foot of the window.
        laid: a Document of the Solve page that is to be seen, and its title.
        arc_laid: the test inputs of an ARC task that is to be seen, and its title.
        print_wanted: puzzles to be printed.
    """

    failed = Signal(object)
    told = Signal(str)
    laid = Signal(object, str)
    arc_laid = Signal(object, str)
    print_wanted = Signal(object)

    def __init__(
        self, place: Path, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._place, self._tasks, self._theme, self._parent = place, tasks, theme, parent
        self._store: PuzzleStore | None = None  # of the window's thread, while its window is open
        self._working: Job | None = None  # an import, a rating or an export
        self._ordering: Job | None = None
        self._gone: list[int] = []  # what was deleted last
        self.view: PuzzlesView | None = None
        self._run(self._purge)

    def close(self) -> None:
        """End what goes on, and wait for it."""
        if self.view is not None:
            self.view.close()
        stop_all(self)
        self._let_go()

    def keep(self, puzzles: Sequence[Puzzle], title: str) -> None:
        """Keep a puzzle, or all test inputs of an ARC task; rated at once."""

        def work() -> bool:
            with PuzzleStore(self._place, self._tasks) as store:
                return store.add([intake.rated(NewPuzzle(puzzles, title))]) > 0

        def tell(new: object) -> None:
            there = self.tr("It is in the library already")
            kept = self.tr("Kept in the library of puzzles")
            self.told.emit(kept if new else there)
            self.refresh()

        self._run(work, tell)

    def show(self) -> None:
        """The window of the library, read anew."""
        if self.view is None:
            try:
                self._store = PuzzleStore(self._place, self._tasks)
            except sqlite3.Error as error:
                self.failed.emit(error)
                return
            table = PuzzleTable(self._store, self._tasks, self._theme)
            self.view = view = PuzzlesView(table, self._tasks, self._parent)
            table.setParent(view)
            view.view_wanted.connect(self._order)
            view.opened.connect(self._open)
            view.deleted.connect(self._delete)
            view.undo_wanted.connect(self._undo)
            view.renewed.connect(self._renew)
            view.renamed.connect(self._ask_title)
            view.tagged.connect(self._ask_tags)
            view.imported.connect(self._import)
            view.rated.connect(self._rate)
            view.exported.connect(self._ask_export)
            view.print_wanted.connect(self._gather)
            view.stop_wanted.connect(self._stop)
        self.view.show()
        self.view.activateWindow()
        self.view.search.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """What is in the library may have changed."""
        if self.view is not None:
            self._order(self.view.wanted)

    # what is seen

    def _order(self, wanted: Wanted) -> None:
        """Find the puzzles on a thread; the search that was asked for last counts."""
        if self._ordering is not None:
            self._ordering.stop()

        def work() -> Found:
            with PuzzleStore(self._place, self._tasks) as store:
                return store.order(wanted), store.tags(), store.total()

        self._ordering = self._run(work, self._show_order)

    def _show_order(self, found: Found) -> None:
        self._ordering = None
        order, tags, total = found
        if self.view is not None:
            self.view.table.show_order(order)
            self.view.show_count(self.view.table.rowCount(), total)
            self.view.show_tags(tags)

    # what is done at once

    def _open(self, number: int) -> None:
        assert self._store is not None, "a window that is open has its file open"
        try:
            found = list(self._store.puzzles([number]))
            line, work = self._store.lines([number]).get(number), self._store.work(number)
        except sqlite3.Error as error:
            self.failed.emit(error)
            return
        if not found or line is None:
            return
        puzzles = found[0][1]
        first = puzzles[0]
        if first.examples or self._tasks[first.task].resizes:
            self.arc_laid.emit(puzzles, line.title)
        else:
            look = self._tasks[first.task].look
            document = new_document(look, first)
            if work is not None and work[0].shape == first.given.shape:
                fits = work[0].max() < len(look.symbols)
                document = Document(first, *work) if fits else document
            self.laid.emit(document, line.title or first.title)
        if self.view is not None:
            self.view.hide()

    def _ask_title(self, number: int, before: str) -> None:
        title = self._ask(self.tr("Rename"), self.tr("Title"), before)
        if title is not None:
            self._change(lambda store: store.rename(number, title))

    def _ask_tags(self, numbers: Sequence[int]) -> None:
        if not numbers or self._store is None:
            return
        sets = {line.tags for line in self._store.lines(numbers[:200]).values()}
        before = ", ".join(sets.pop()) if len(sets) == 1 else ""
        text = self._ask(self.tr("Tags"), self.tr("Tags, with commas between them"), before)
        if text is not None:
            tags = split_tags(text)
            self._change(lambda store: store.tag(numbers, tags))

    def _ask(self, title: str, question: str, before: str) -> str | None:
        assert self.view is not None, "only its window asks"
        usual = QLineEdit.EchoMode.Normal
        text, taken = QInputDialog.getText(self.view, title, question, usual, before)
        return text if taken else None

    def _renew(self, numbers: Sequence[int]) -> None:
        self._change(lambda store: store.renew(numbers))

    def _delete(self, numbers: Sequence[int]) -> None:
        if numbers:
            self._gone = list(numbers)
            words = fill(self.tr("Deleted: {0:,}"), len(numbers))
            self._change(lambda store: store.remove(numbers), words, undo=True)

    def _undo(self) -> None:
        back, self._gone = self._gone, []
        self._change(lambda store: store.restore(back))

    def _change(
        self, work: Callable[[PuzzleStore], None], words: str = "", undo: bool = False
    ) -> None:
        """Change something, and show all anew."""

        def change() -> None:
            with PuzzleStore(self._place, self._tasks) as store:
                work(store)

        def tell(_: object) -> None:
            if self.view is not None:
                self.view.tell(words, undo)
            self.refresh()

        self._run(change, tell)

    # what takes a while

    def _import(self, paths: Sequence[Path]) -> None:
        if self._working is not None or self.view is None:
            return
        if not paths:
            kinds = self.tr("Puzzles ({0});;All files (*)").format(patterns(*EXTENSIONS))
            paths = ask_files(self.view, self.tr("Import puzzles"), kinds)
        if paths:
            self._import_next(list(paths), [])

    def _import_next(self, paths: list[Path], said: list[str]) -> None:
        path, *rest = paths
        last = [intake.Taken(0.0, 0, 0, 0)]

        def show(taken: intake.Taken) -> None:
            last[0] = taken
            self._show_work(taken.share, fill(self.tr("Read: {0:,}"), taken.new + taken.known))

        def go_on(words: str) -> None:
            self._working = None
            if rest and self.view is not None:
                self._import_next(rest, [*said, words])
            else:
                self._end_work(" ".join([*said, words]))

        job = self._run(
            lambda: intake.take_file(path, self._place, self._tasks),
            lambda _: go_on(self._imported(path, last[0])),
            lambda error: go_on(told(str(error))),
            show,
        )
        job.stopped.connect(lambda: self._end_work(self._imported(path, last[0])))
        self._working = job
        self._show_work(0.0, self.tr("Reading {0} …").format(path.name))

    def _imported(self, path: Path, taken: intake.Taken) -> str:
        parts = [fill(self.tr("{0}: new: {1:,}"), path.name, taken.new)]
        if taken.known:
            parts.append(fill(self.tr("there already: {0:,}"), taken.known))
        if taken.refused:
            reason = fill(self.tr("no puzzles: {0:,}"), taken.refused)
            parts.append(f"{reason} ({told(taken.reason)})")
        return f"{', '.join(parts)}."

    def _rate(self, numbers: Sequence[int]) -> None:
        if self._working is not None or not numbers:
            return
        seen = [(0, 0)]

        def show(now: tuple[int, int]) -> None:
            seen[0] = now
            self._show_work(now[0] / len(numbers), "")

        def end(_: object = None) -> None:
            words = self.tr("Rated: {0:,} of {1:,} (sudokus with one solution)")
            self._end_work(fill(words, seen[0][1], len(numbers)))

        work = intake.rate_all
        self._working = self._run(
            lambda: work(numbers, self._place, self._tasks), end, self._fail_work, show
        )
        self._working.stopped.connect(end)
        self._show_work(0.0, self.tr("Rating …"))

    def _ask_export(self, numbers: Sequence[int]) -> None:
        """Where to, and in which form; all in view where nothing is selected."""
        if self.view is None or self._store is None:
            return
        table = self.view.table
        numbers = numbers or table.numbers([(0, table.rowCount() - 1)])
        first = self._store.lines(numbers[:1]).get(numbers[0]) if numbers else None
        if first is None or first.kind not in FORMS:
            return
        forms = intake.forms(first.kind, len(numbers))
        titles = {f"{told(form.title)} (*{form.suffix})": form for form in forms}
        title, proposal = self.tr("Export puzzles"), f"puzzles{forms[0].suffix}"
        path, chosen = ask_kind(self.view, title, proposal, ";;".join(titles))
        if path is not None:
            self.export(numbers, titles.get(chosen, forms[0]), path)

    def _gather(self, numbers: Sequence[int]) -> None:
        """The puzzles that are to be printed; all in view where nothing is selected."""
        if self.view is None or self._store is None:
            return
        table = self.view.table
        numbers = (numbers or table.numbers([(0, table.rowCount() - 1)]))[: MOST + 1]
        try:
            found = [puzzle for _, some in self._store.puzzles(numbers) for puzzle in some]
        except sqlite3.Error as error:
            self.failed.emit(error)
            return
        self.print_wanted.emit(found)

    def export(self, numbers: Sequence[int], form: Form, path: Path) -> None:
        """Write puzzles to a file, on a thread."""

        def end(counts: tuple[int, int]) -> None:
            words = fill(self.tr("Saved in {0}: {1:,}."), path.name, counts[0])
            if counts[1]:
                words += " " + fill(self.tr("Cannot be read: {0:,}."), counts[1])
            self._end_work(words)

        self._working = self._run(
            lambda: intake.write_file(numbers, form, path, self._place, self._tasks),
            end,
            self._fail_work,
        )
        self._working.stopped.connect(lambda: self._end_work(""))
        self._show_work(0.0, self.tr("Writing {0} …").format(path.name))

    def _show_work(self, share: float, words: str) -> None:
        if self.view is not None:
            self.view.show_work(share)
            self.view.tell(words)

    def _end_work(self, words: str) -> None:
        self._working = None
        if self.view is not None:
            self.view.show_work(None)
            self.view.tell(words)
        self.refresh()

    def _fail_work(self, error: Exception) -> None:
        known = isinstance(error, (PuzzleFormatError, OSError, sqlite3.Error))
        if not known:
            self.failed.emit(error)
        self._end_work(told(str(error)) if known else "")

    def _stop(self) -> None:
        if self._working is not None:
            self._working.stop()

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        item: Callable[..., None] | None = None,
    ) -> Job:
        job = Job(work, self)
        if done is not None:
            job.done.connect(done)
        if item is not None:
            job.item.connect(item)
        job.failed.connect(failed or self.failed)
        job.start()
        return job

    def _purge(self) -> None:
        """What was deleted before the last end of the program goes for good."""
        with PuzzleStore(self._place, self._tasks) as store:
            store.purge()

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
