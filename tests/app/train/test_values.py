"""What the Training page decides, without a window."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.board.frame import Ink
from app.style.theme import Theme
from app.train import texts
from app.train.chart import Curves
from app.train.steps.result_view import is_fresh, judged_frame
from app.train.steps.run_view import figures
from app.train.texts import advice, gains
from app.train.watch_table import Cell, WatchTable
from hrm_core.library.models import free_name
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze.symbols import PATH
from tests.app.support import ANSWER, LINE, SUDOKU, grid_of, puzzle
from training.data.own import Split
from training.results.verdicts import Judged, Verdicts, cells_of
from training.runs.events import Evaluated, Progress, Watched
from training.runs.files import RunFiles
from training.runs.history import RunHistory

MAZE = TASKS["maze"]

WRONG = ANSWER[:-3] + "3" + ANSWER[-2:]


def judged(answer: str) -> Judged:
    return Judged("", LINE, ANSWER, (LINE, answer), (0.0, 1.0))


def test_a_judged_answer_marks_what_is_wrong() -> None:
    frame = judged_frame(SUDOKU, judged(ANSWER[:2] + "4" + ANSWER[3:]), segment=2)
    assert frame.face((0, 0)).ink is Ink.MODEL
    assert not frame.face((0, 0)).wrong
    assert frame.face((0, 2)).ink is Ink.GIVEN
    first = judged_frame(SUDOKU, judged(ANSWER), segment=1)
    assert first.face((0, 0)).ink is Ink.NONE


def test_gains_and_losses_are_counted_puzzle_by_puzzle() -> None:
    good, bad = judged(ANSWER), judged(WRONG)
    before = Verdicts("a", 0, (good, bad, bad))
    after = Verdicts("b", 9, (bad, good, good))
    assert gains(before, after) == (2, 1)
    assert gains(None, after) == (0, 0)
    assert (before.solved, after.solved) == (1, 2)
    assert bad.wrong == 1


@pytest.mark.parametrize(("news", "words"), [(1, "A little better"), (2, "Better than")])
def test_one_more_puzzle_may_be_chance_and_is_said_to_be(news: int, words: str) -> None:
    good, bad = judged(ANSWER), judged(WRONG)
    before = Verdicts("a", 0, (good, bad, bad))
    after = Verdicts("b", 9, (good, *[good] * news, *[bad] * (2 - news)))
    assert advice(before, after, rising=False).words.startswith(words)


def test_verdicts_are_read_back_and_a_damaged_file_is_none(tmp_path: Path) -> None:
    verdicts = Verdicts("a", 3, (judged(ANSWER),))
    verdicts.write(tmp_path / "after.json")
    assert Verdicts.read(tmp_path / "after.json") == verdicts
    (tmp_path / "after.json").write_text('{"puzzles": 3}')
    assert Verdicts.read(tmp_path / "after.json") is None


def test_a_result_is_fresh_until_newer_weights_are_written(tmp_path: Path) -> None:
    files = RunFiles(tmp_path)
    assert not is_fresh(files)
    files.last.touch()
    files.after_file.touch()
    assert is_fresh(files)


def test_names_of_models_are_made_free() -> None:
    assert free_name("My Sudokus!", set()) == "my-sudokus"
    assert free_name("My Sudokus!", {"my-sudokus", "my-sudokus-2"}) == "my-sudokus-3"
    assert free_name("数独", set()) == "model"


def test_the_pinned_puzzle_is_a_table_of_steps_and_segments() -> None:
    answers = (LINE, WRONG, WRONG, ANSWER, ANSWER, ANSWER)
    pinned = replace(SUDOKU.parse(LINE)[0], solution=grid_of(ANSWER))
    table = WatchTable(SUDOKU, pinned, [Watched(0, answers, ()), Watched(9, (WRONG,) * 6, ())])
    assert table.steps == [0, 9]
    assert table.rows == [1, 2, 4, 6]
    assert [table.is_solved(0, row) for row in range(4)] == [False, False, True, True]
    assert table.count_wrong(1, 3) == 1
    cells = table.cells(0, 1)
    assert (cells[0], cells[2], cells[78]) == (Cell.RIGHT, Cell.GIVEN, Cell.WRONG)
    assert WatchTable(SUDOKU, pinned).rows == []


def test_the_pinned_maze_is_solved_by_any_shortest_path() -> None:
    puzzle, other, long = way_round()
    assert puzzle.solution is not None
    answers = tuple(cells_of(grid) for grid in (puzzle.given, long, other, puzzle.solution))
    table = WatchTable(MAZE, puzzle, [Watched(0, answers, (0.0,) * 4)])
    assert [table.is_solved(0, row) for row in range(3)] == [False, False, True]
    assert table.count_wrong(0, 1) > 0
    table = WatchTable(MAZE, puzzle, [Watched(0, answers[:3], (0.0,) * 3)])
    assert table.is_solved(0, 2)
    assert Cell.WRONG not in table.cells(0, 2)


def test_a_judged_maze_shows_its_path_and_marks_what_breaks_a_rule() -> None:
    puzzle, other, long = way_round()
    answers = tuple(cells_of(grid) for grid in (puzzle.given, long, other))
    assert puzzle.solution is not None
    seen = Judged("", MAZE.format(puzzle), cells_of(puzzle.solution), answers, (0.0,) * 3, True)
    assert seen.solved
    assert not seen.exact
    assert any(face.wrong for face in judged_frame(MAZE, seen, 2).faces)
    last = judged_frame(MAZE, seen, 3)
    assert not any(face.wrong for face in last.faces)
    assert sum(face.value == PATH and face.links != 0 for face in last.faces) == 3
    before, after = Verdicts("a", 0, (seen,)), Verdicts("b", 1, (seen, seen))
    assert (before.solved, before.exact, after.solved) == (1, 0, 2)


def way_round() -> tuple[Puzzle, Grid, Grid]:
    """A maze with its path, another path that is as short, and one that is longer."""
    (puzzle,) = MAZE.parse("S  \n # \n  G\n")
    other = MAZE.parse("S  \n # \n  G\n")[0].given
    long = other.copy()
    other[0, 1:], other[1, 2] = PATH, PATH
    long[0, 1], long[2, :2] = PATH, PATH
    return puzzle, other, long


def test_figures_that_nobody_knows_yet_are_dashes() -> None:
    history = RunHistory()
    assert figures(history) == ["–"] * 8
    history.add([Progress(25, 100, 9.0, 3.0, 61.2, 1e-3, 0.5, 0.81, 0.0, 0.0, 0.0)])
    assert figures(history)[:5] == ["25", "61", "0.500", "81.0\xa0%", "–"]
    history.add([Evaluated(25, 9.0, "validation", 40, 16, 0.25, 0.9, 0.5, 7.0, best=True)])
    assert figures(history)[5] == "50.0\xa0%"  # what keeps the rules is solved, as in the curve


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_no_two_curves_of_one_plot_have_nearly_the_same_colour(
    qtbot: QtBot, theme: Theme, palette: str
) -> None:
    theme.choose(palette)
    curves = Curves(theme)
    qtbot.addWidget(curves)
    for _, drawn in curves._panels:
        colors = [theme.color(curve.role) for curve in drawn]
        for one, other in combinations(colors, 2):
            parts = (QColor.red, QColor.green, QColor.blue)
            assert sum(abs(part(one) - part(other)) for part in parts) > 80


def test_puzzles_too_few_to_be_divided_say_so() -> None:
    kept = (puzzle(),)
    assert texts.parts(Split((), kept)).endswith("too few to be divided, so add more")
    assert texts.parts(Split(kept, kept)) == "1 to train on, 1 kept for checking"
