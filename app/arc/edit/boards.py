"""What the two large boards show: grids as they are drawn, or what the model thought."""

from PySide6.QtCore import QObject, Signal

from app.arc.answer.thinking import Thinking
from app.arc.edit.canvas import Canvas
from app.arc.edit.desk import ArcDesk
from app.arc.edit.document import Place
from app.arc.edit.frames import grid_frame
from app.arc.edit.tools import blank, differing
from app.arc.edit.workbench import MINE, MODEL, Workbench
from app.board.frame import Frame
from hrm_core.puzzle import Cell


class GridBoards(QObject):
    """Holds whose answer is on show.

    Signals:
        turned: to the other's.
    """

    turned = Signal()

    def __init__(
        self,
        bench: Workbench,
        desk: ArcDesk,
        canvas: Canvas,
        thinking: Thinking,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._desk, self._canvas, self._thinking = bench, desk, canvas, thinking
        self._whose = MINE
        bench.whose_chosen.connect(self.choose_whose)
        canvas.changed.connect(self.refresh)

    @property
    def shows_model(self) -> bool:
        """Whether the right board has an answer of the model."""
        return self._desk.row.test and self._whose == MODEL

    def choose_whose(self, whose: str) -> None:
        """MINE or MODEL."""
        self._whose = whose
        self._bench.show_whose(whose)
        self.refresh()
        self.turned.emit()

    def refresh(self) -> None:
        """Show what is so."""
        bench, row = self._bench, self._desk.row
        models = self._model_frame() if self.shows_model else None
        for board, place in zip(bench.boards, (Place(row, False), Place(row, True)), strict=True):
            drawn = models is None or not place.output
            board.show_frame(self._drawn_frame(place) if models is None or drawn else models)
            here = drawn and place == self._canvas.place
            board.show_box(self._canvas.outline if here else None)
            board.carries = here and self._canvas.floating is not None
        given, output = (board.frame for board in bench.boards)
        bench.show_sizes((given.rows, given.cols), (output.rows, output.cols), models is None)
        bench.swatches.show_color(self._canvas.color)

    def _drawn_frame(self, place: Place) -> Frame:
        """A grid as the user draws it; an answer that was checked shows what is wrong."""
        here = place == self._canvas.place
        grid = self._canvas.picture() if here else self._desk.document.grid(place)
        wrong: list[Cell] = []
        if place.row.test and place.output:
            trial = self._desk.document.trials[place.row.index]
            right = trial.solution
            checked = trial.tried and grid is trial.tried[-1]
            if checked and right is not None and right.shape == grid.shape:
                wrong = differing(grid, right)
        return grid_frame(grid, wrong)

    def _model_frame(self) -> Frame:
        """What the model thought: a candidate, or a segment of a view."""
        book, view = self._thinking.book, self._thinking.view_book
        if book is None or view is None:
            return grid_frame(blank(*self._desk.document.trials[self._desk.trial].given.shape))
        number = self._thinking.candidate
        if number is not None and number < len(book.candidates):
            candidate = book.candidates[number]
            grid = candidate.grid if candidate.grid.size else blank(1, 1)
            cells = {cell for problem in book.problems(candidate) for cell in problem.cells}
            return grid_frame(grid, cells)
        return view.frame(self._thinking.player.position)
