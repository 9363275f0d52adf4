"""Connects the ARC bench: gestures to the canvas, documents to the boards, runs to the panels."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from app.actions import Actions
from app.arc import texts
from app.arc.answer.book import VoteBook
from app.arc.answer.thinking import Thinking
from app.arc.edit.board import ArcBoard
from app.arc.edit.boards import GridBoards
from app.arc.edit.canvas import Canvas
from app.arc.edit.desk import ArcDesk
from app.arc.edit.document import Place, Row
from app.arc.edit.exchange import ArcExchange
from app.arc.edit.frames import bench_look
from app.arc.edit.hand import TURNS, Tool
from app.arc.edit.recolor import RecolorDialog
from app.arc.edit.workbench import MINE, MODEL, SIMPLE, TOOLS
from app.arc.folder.controller import FolderController
from app.arc.page import ArcPage
from app.arc.report import ArcReport
from app.settings import Preferences
from app.style.colors import CELL_PALETTES
from app.style.drops import copied
from app.style.theme import Theme
from app.told import told
from hrm_core.decoding import to_json
from hrm_core.puzzle import Cell, Task
from hrm_core.sessions.file import SUFFIX
from hrm_core.sessions.votes import Vote


class ArcController(QObject):
    """What is done at the bench.

    Signals:
        failed: an exception to show.
        cleared: something worked; an old failure is no longer of interest.
    """

    failed = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        page: ArcPage,
        actions: Actions,
        task: Task,
        desk: ArcDesk,
        canvas: Canvas,
        exchange: ArcExchange,
        thinking: Thinking,
        preferences: Preferences,
        theme: Theme,
        folder: FolderController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.page, self.desk, self.canvas = page, desk, canvas
        self.exchange, self.thinking, self.actions = exchange, thinking, actions
        self.report = ArcReport(page, actions, task, desk, canvas, thinking, theme, self)
        self._task, self._preferences, self._theme = task, preferences, theme
        self.boards = GridBoards(page.bench, desk, canvas, thinking, self)
        self._connect_editing()
        self._connect_commands()
        self._connect_thinking()
        theme.changed.connect(self.refresh)
        self._choose_look(preferences.now.cells, preferences.now.marks)
        page.bench.show_tools(preferences.now.all_tools)
        actions["all_tools"].setChecked(preferences.now.all_tools)
        self._show_document()

    def open(self) -> None:
        """The bench is looked at."""
        self.report.warm_up()
        self.page.bench.output.setFocus()

    def close(self) -> None:
        """End all that runs and wait for it."""
        self.thinking.close()
        self.exchange.close()
        self.folder.close()

    # what the user does

    def save(self, path: Path) -> None:
        """The task alone, or a session with everything the model thought about it."""
        if path.suffix != SUFFIX:
            self.exchange.save(path)
            return
        tests = map(self.desk.document.puzzle, range(len(self.desk.document.trials)))
        found = [(test, self.thinking.book_of(puzzle)) for test, puzzle in enumerate(tests)]
        votes = [book.vote(test) for test, book in found if book is not None]
        self.exchange.save_session(path, votes)

    def show_row(self, row: Row) -> None:
        """Look at another row; what floats is put down first."""
        self.canvas.put_down()
        self.desk.show_row(row)

    def _grip(self, place: Place, cell: Cell) -> None:
        if place.output and self.boards.shows_model:
            return
        self.canvas.turn_to(place)
        if cell in self._board(place.output).frame.cells():
            self.canvas.press(cell)

    def _undo(self) -> None:
        if self.canvas.floating is not None:
            self.canvas.give_up()
        else:
            self.desk.undo()

    def _replay(self, step: int) -> None:
        self.canvas.give_up()
        self.boards.choose_whose(MINE)
        self.desk.go_to(step)

    def _copy_task(self) -> None:
        QGuiApplication.clipboard().setText(self.exchange.text())
        self.exchange.told.emit(self.tr("Copied: the task, as JSON"))

    def _copy(self) -> None:
        grid = self.canvas.copy()
        QGuiApplication.clipboard().setText(to_json(grid.tolist()))

    def _paste(self) -> None:
        grid = self.exchange.take(copied())
        if grid is not None:
            self.boards.choose_whose(MINE)
            self.canvas.paste(grid)

    def _recolor(self) -> None:
        dialog = RecolorDialog(self._theme, self.canvas.color, self.page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.canvas.recolor)
        dialog.open()

    def _enter(self, place: Place) -> None:
        """Enter on a board: puts down what floats, else works like a click."""
        if self.canvas.floating is not None:
            self.canvas.put_down()
        else:
            self._grip(place, self._board(place.output).cursor_cell)
            self.canvas.release()

    def _stop(self) -> None:
        if self.canvas.outline is not None:
            self.canvas.give_up()
        else:
            self.thinking.stop()

    def _check(self) -> None:
        """A try of the user; while the model's answer is on show, only a turn to the user's."""
        if self.boards.shows_model:
            self.boards.choose_whose(MINE)
            return
        self.canvas.put_down()
        self.desk.check()

    def _hover(self, board: ArcBoard, output: bool, cell: Cell | None) -> None:
        text = ""
        if cell is not None:
            name = CELL_PALETTES[self._theme.cells].names[board.frame.face(cell).value]
            text = texts.cell(cell, told(name))
        self.page.bench.show_cell(output, text)

    def _choose_look(self, palette: str, marks: str) -> None:
        self._preferences.change(cells=palette, cell_marks=marks, symbols=marks == "digits")
        if palette != self._theme.cells:
            self._theme.choose_cells(palette)
        look = bench_look(self._task.look, palette, marks)
        for board in (self.page.bench.given, self.page.bench.output):
            board.show_look(look)

    def _answer(self) -> None:
        self.boards.choose_whose(MODEL)
        self.show_row(Row(True, self.desk.trial))
        self.cleared.emit()
        self.thinking.answer()

    def _learn(self) -> None:
        self.canvas.put_down()
        self.cleared.emit()
        self.thinking.learn()

    def _take_votes(self, votes: Sequence[Vote]) -> None:
        """Those of a session that was opened."""
        puzzle = self.desk.document.puzzle
        self.thinking.restore([VoteBook.of(self._task, puzzle(each.test), each) for each in votes])
        if votes:
            self.show_row(Row(True, votes[0].test))

    # what is shown

    def _show_document(self) -> None:
        """Another document, or another row of it."""
        document, row = self.desk.document, self.desk.row
        self.page.task.rows.show_document(document, row)
        self.thinking.show(document.puzzle(self.desk.trial))
        history = self.desk.history
        text = history.undo_text or ""
        self.page.bench.replay.show_history(len(history.steps) - 1, history.now, text)
        self.boards.refresh()
        self.refresh()

    def refresh(self) -> None:
        """Everything in words, and every button."""
        self.report.refresh()

    def _follow_thought(self) -> None:
        if self.thinking.book is not None and not self.boards.shows_model:
            self.boards.choose_whose(MODEL)
        self.boards.refresh()
        self.refresh()

    def _choose_tools(self, every: bool) -> None:
        self._preferences.change(all_tools=every)
        if not every and self.canvas.tool not in SIMPLE:
            self.canvas.take_tool(Tool.PAINT)
        self.page.bench.show_tools(every)

    def _board(self, output: bool) -> ArcBoard:
        return self.page.bench.output if output else self.page.bench.given

    # connections

    def _connect_editing(self) -> None:
        page, desk, canvas, bench = self.page, self.desk, self.canvas, self.page.bench
        for board, output in ((bench.given, False), (bench.output, True)):
            self._connect_board(board, output)
        bench.color_chosen.connect(canvas.take_color)
        bench.resized.connect(
            lambda output, rows, cols: canvas.resize(Place(desk.row, output), rows, cols)
        )
        page.task.rows.chosen.connect(self.show_row)
        page.task.look_chosen.connect(self._choose_look)
        page.task.chooser.wanted.connect(self.exchange.go_to)
        page.digit.connect(canvas.take_color)
        page.dropped.connect(self.exchange.take)
        self.exchange.listed.connect(page.task.chooser.show_ids)
        self.exchange.laid.connect(lambda: self.boards.choose_whose(MINE))
        self.exchange.laid.connect(self.cleared)
        self.exchange.laid.connect(page.task.rows.to_top)
        self.exchange.voted.connect(self._take_votes)
        self.exchange.failed.connect(self.failed)
        desk.changed.connect(self._show_document)
        desk.turned.connect(self._show_document)
        desk.turned.connect(lambda: page.task.rows.bring_into_sight(desk.row))
        canvas.changed.connect(self.report.enable)
        self.boards.turned.connect(self.refresh)

    def _connect_board(self, board: ArcBoard, output: bool) -> None:
        def place() -> Place:
            return Place(self.desk.row, output)

        board.gripped.connect(lambda cell: self._grip(place(), cell))
        board.entered.connect(lambda: self._enter(place()))
        board.swept.connect(self.canvas.drag)
        board.let_go.connect(self.canvas.release)
        board.picked.connect(lambda cell: self._pick(board, cell))
        board.typed.connect(lambda character, _: self.canvas.take_color(int(character)))
        board.erased.connect(self.canvas.erase)
        board.nudged.connect(self.canvas.nudge)
        board.hovered.connect(lambda cell: self._hover(board, output, cell))

    def _pick(self, board: ArcBoard, cell: Cell) -> None:
        self.canvas.take_ink(board.frame.face(cell).value)

    def _connect_commands(self) -> None:
        actions, desk, canvas, page = self.actions, self.desk, self.canvas, self.page
        commands = {
            "undo": self._undo,
            "redo": desk.redo,
            "copy": self._copy,
            "copy_task": self._copy_task,
            "paste": self._paste,
            "select_all": canvas.select_all,
            "recolor": self._recolor,
            "crop": canvas.crop,
            "copy_input": canvas.copy_input,
            "clear": canvas.clear,
            "add_pair": lambda: desk.add(test=False),
            "add_test": lambda: desk.add(test=True),
            "delete": lambda: desk.delete(desk.row),
            "up": lambda: desk.move(desk.row, -1),
            "down": lambda: desk.move(desk.row, 1),
            "next_test": desk.next_trial,
            "swap": lambda: desk.swap(desk.row),
            "task_before": lambda: page.task.chooser.step(-1),
            "task_after": lambda: page.task.chooser.step(1),
            "random": lambda: self.exchange.go_random(np.random.default_rng()),
            "check": self._check,
            "keep": desk.keep_as_solution,
            "learn": self._learn,
            "answer": self._answer,
            "stop": self._stop,
        }
        for name, command in commands.items():
            actions[name].triggered.connect(lambda _=False, command=command: command())
        actions["all_tools"].triggered.connect(self._choose_tools)
        actions["replay"].toggled.connect(lambda on: page.bench.replay.setVisible(on))
        page.bench.replay.wanted.connect(self._replay)
        for name in ("learn", "answer", "stop", "check"):  # from its button the focus moves on
            actions[name].triggered.connect(lambda: self.page.bench.output.setFocus())
        page.learn.cancelled.connect(page.bench.output.setFocus)  # its button goes out of sight
        for tool in TOOLS:
            actions[tool].triggered.connect(lambda _=False, tool=tool: canvas.take_tool(Tool(tool)))
        for turn in TURNS:
            actions[turn].triggered.connect(lambda _=False, turn=turn: canvas.turn(turn))

    def _connect_thinking(self) -> None:
        page, thinking, player = self.page, self.thinking, self.thinking.player
        thinking.shown.connect(self._follow_thought)
        thinking.changed.connect(self.refresh)
        thinking.learner.failed.connect(self.failed)
        thinking.voter.failed.connect(self.failed)
        page.learn.steps_chosen.connect(lambda each: self._preferences.change(learning_steps=each))
        page.learn.steps_chosen.connect(self.report.refresh)
        page.learn.cancelled.connect(thinking.learner.cancel)
        page.answer.views_chosen.connect(lambda each: self._preferences.change(views=each))
        page.answer.view_wanted.connect(thinking.look_at)
        page.candidates.chosen.connect(thinking.look_at_candidate)
        page.timeline.strip.wanted.connect(player.go)
        page.timeline.speed_chosen.connect(self._choose_speed)
        page.space.connect(player.toggle)
        actions = self.actions
        actions["play"].triggered.connect(player.toggle)
        for name, place in {"first": 0, "last": 1 << 20}.items():
            actions[name].triggered.connect(lambda _=False, place=place: player.go(place))
        for name, step in {"previous": -1, "next": 1}.items():
            actions[name].triggered.connect(
                lambda _=False, step=step: player.go(player.position + step)
            )
        for name, step in {"view_before": -1, "view_after": 1}.items():
            actions[name].triggered.connect(
                lambda _=False, step=step: thinking.look_at(thinking.view + step)
            )

    def _choose_speed(self, speed: float) -> None:
        self._preferences.change(speed=speed)
        self.thinking.player.set_speed(speed)
