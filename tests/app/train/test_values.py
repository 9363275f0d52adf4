"""What the Training page decides, without a window."""

import os
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.board.frame import Ink
from app.style.theme import Role, Theme
from app.train import texts
from app.train.chart import Curves
from app.train.steps.collector import Collector
from app.train.steps.hunter import Hunter
from app.train.steps.items_model import ItemsModel
from app.train.steps.result_view import is_fresh, judged_frame
from app.train.steps.run_view import figures
from app.train.steps.setup_view import _cost
from app.train.texts import advice, gains
from app.train.watch_strip import GAP, GUTTER, LARGEST, WatchStrip
from app.train.watch_table import Cell, WatchTable
from hrm_core.library.models import free_name
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.solving.hunt import Catch
from hrm_core.solving.think import Limit
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze.symbols import PATH
from tests.app.support import ANSWER, LINE, SUDOKU, grid_of, info, puzzle
from tests.training.tiny import TINY
from training.data.own import Fate, Item, Split
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


def test_a_result_is_stale_once_newer_weights_are_written(tmp_path: Path) -> None:
    files = RunFiles(tmp_path)
    for path, age in ((files.last, 30), (files.after_file, 20)):
        path.touch()
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    assert is_fresh(files)
    files.best.touch()
    os.utime(files.best, (1_000_000 - 10, 1_000_000 - 10))
    assert not is_fresh(files), "the best weights are what is judged"
    os.utime(files.best, (1_000_000 - 40, 1_000_000 - 40))
    os.utime(files.last, (1_000_000, 1_000_000))
    assert is_fresh(files), "the last ones are not"


def test_every_figure_stands_in_its_place() -> None:
    history = RunHistory()
    halted = Progress(25, 100, 9.0, 3.0, 61.2, 1e-3, 0.25, 0.81, 0.3, 0.7, 6.25)
    history.add([halted, replace(halted, step=1250, exact=0.0, q_accuracy=0.0, mean_segments=0.0)])
    history.add([Evaluated(25, 9.0, "validation", 40, 16, 0.25, 0.9, 0.5, 7.0, best=True)])
    history.add([Evaluated(50, 9.0, "validation", 40, 16, 0.25, 0.9, 0.4, 7.0, best=False)])
    assert [text.replace("\xa0", " ") for text in figures(history)] == [
        *("1,250", "61", "0.250", "81.0 %", "30.0 %", "40.0 %", "70.0 %", "6.2")
    ]


def test_the_strip_shows_the_first_look_and_the_last_ones_that_fit(
    qtbot: QtBot, theme: Theme
) -> None:
    strip = WatchStrip(theme)
    qtbot.addWidget(strip)
    pinned = replace(SUDOKU.parse(LINE)[0], solution=grid_of(ANSWER))
    looks = [Watched(step, (WRONG, ANSWER), (0.0, 1.0)) for step in range(0, 100, 10)]
    strip.show_table(WatchTable(SUDOKU, pinned, looks))
    strip.resize(GUTTER + 5 * (LARGEST + GAP), 400)
    assert list(strip._columns) == [0, 6, 7, 8, 9]
    strip.resize(10, 400)
    assert list(strip._columns) == [0, 9]
    strip.resize(GUTTER + 10 * (LARGEST + GAP), 400)
    assert list(strip._columns) == list(range(10))
    strip.resize(GUTTER + 5 * (LARGEST + GAP), 400)

    def tip(column: int, row: int) -> str:
        place = QPointF(strip._place(column, row).center())
        return strip._tip(QHelpEvent(QEvent.Type.ToolTip, place.toPoint(), place.toPoint()))

    assert tip(1, 0) == "step 60, segment 1: 1 cells not right"
    assert tip(4, 1) == "step 90, segment 2: 0 cells not right"
    assert strip._tip(QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1))) == ""


def test_the_steps_over_the_strip_never_touch_one_another(qtbot: QtBot, theme: Theme) -> None:
    strip = WatchStrip(theme)
    qtbot.addWidget(strip)
    pinned = replace(SUDOKU.parse(LINE)[0], solution=grid_of(ANSWER))
    looks = [Watched(step, (WRONG, ANSWER), (0.0, 1.0)) for step in range(0, 14 * 10**7, 10**7)]
    table = WatchTable(SUDOKU, pinned, looks)
    strip.show_table(table)
    strip.resize(600, 60)  # the columns are narrower than their steps
    heads = strip._heads(table, strip.fontMetrics())
    assert heads[0][1] == "130000000"
    assert 3 < len(heads) < len(strip._columns)
    for (later, _), (earlier, _) in pairwise(heads):
        assert earlier.right() < later.left()
    small = WatchTable(SUDOKU, pinned, looks[:1] * 3)
    strip.show_table(small)
    assert len(strip._heads(small, strip.fontMetrics())) == 3, "each has room"


def test_cells_of_the_pinned_puzzle_are_told_apart() -> None:
    pinned = replace(SUDOKU.parse(LINE)[0], solution=grid_of(ANSWER))
    broken = ANSWER[:2] + str(int(ANSWER[2]) % 9 + 1) + ANSWER[3:]  # a clue that was written over
    table = WatchTable(SUDOKU, pinned, [Watched(0, (LINE, broken), ())])
    assert table.cells(0, 0)[:3] == [Cell.EMPTY, Cell.EMPTY, Cell.GIVEN]
    assert table.cells(0, 1)[:3] == [Cell.RIGHT, Cell.RIGHT, Cell.WRONG]


def test_only_what_changes_the_cost_of_a_step_is_to_be_measured_again() -> None:
    config = replace(TINY, threads=1)
    same = (replace(config, lr=0.5), replace(config, seed=3), replace(config, title="other"))
    assert {_cost(each) for each in same} == {_cost(config)}
    other = (
        replace(config, batch_size=8),
        replace(config, threads=2),
        replace(config, evaluate_segments=9),
        replace(config, model={**config.model, "hidden_size": 16}),
    )
    assert len({_cost(each) for each in (config, *other)}) == 5


def test_a_row_keeps_its_number_where_only_problems_are_shown(theme: Theme) -> None:
    model = ItemsModel(theme)
    fates = (Fate.GOOD, Fate.INVALID, Fate.FILLED, Fate.DUPLICATE)
    items = [Item(f"file {n}", None, fate, "why") for n, fate in enumerate(fates, 1)]
    model.show_items(items, only_problems=True)
    assert [model.data(model.index(row, 0)) for row in range(model.rowCount())] == ["2", "4"]
    assert [model.data(model.index(row, 2)) for row in range(2)] == ["file 2", "file 4"]
    assert model.item(1) is items[3]
    model.show_items(items, only_problems=False)
    assert model.rowCount() == 4
    ink = Qt.ItemDataRole.ForegroundRole
    colors = [model.data(model.index(row, 5), ink) for row in range(4)]
    roles = (Role.GOOD, Role.BAD, Role.GOOD, Role.MUTED)
    assert colors == [theme.color(role) for role in roles]


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """What works in the background belongs to a window."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_puzzles_are_made_and_added_one_after_the_other(qtbot: QtBot, owner: QWidget) -> None:
    collector = Collector(SUDOKU, owner)
    collector.generate("beginner", 10, "made", 1)
    collector.add_puzzle(puzzle(), "the board")
    collector.add_puzzles([puzzle()], "found")
    qtbot.waitUntil(lambda: not collector.busy, timeout=20_000)
    origins = [item.origin for item in collector.items]
    assert origins == [*["made"] * 10, "the board", "found"]
    assert [item.fate for item in collector.items[10:]] == [Fate.FILLED, Fate.DUPLICATE]
    collector.remove(collector.items[:1])
    assert collector.items[-1].reason == "the same as number 10, up to symmetry"
    collector.remove([collector.items[9]])
    assert collector.items[-1].fate is Fate.FILLED, "its twin is gone"
    assert collector.items[-1].reason == ""
    collector.bring_back()
    assert [item.fate for item in collector.items[-2:]] == [Fate.FILLED, Fate.DUPLICATE]
    collector.set_share(0.5)
    assert (len(collector.split.train), len(collector.split.validation)) == (5, 5)
    collector.close()


def test_a_hunt_thinks_as_long_as_its_model_was_trained_to_and_at_least_sixteen_segments(
    qtbot: QtBot, owner: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def hunted(engine: object, task: object, level: str, rng: object, *rest: object) -> list[Catch]:
        asked.append((engine, level, *rest))
        return [Catch(4, 1, (puzzle(),)), Catch(8, 1, ())]

    monkeypatch.setattr("app.train.steps.hunter.hunt", hunted)
    hunter = Hunter(lambda info: info, owner)  # type: ignore[arg-type, return-value]  # an engine
    told: list[str] = []
    hunter.working.connect(lambda on, words: told.append(words))
    caught: list[int] = []
    hunter.caught.connect(lambda found, origin: caught.append(len(found)))
    for trained in (4, 64):
        hunter.start(info("m", trained), SUDOKU, "easy", 5, 7)
        qtbot.waitUntil(lambda: not hunter.busy)
    assert [(level, *rest) for _, level, *rest in asked] == [
        ("easy", Limit(16), 5),
        ("easy", Limit(64), 5),
    ]
    assert caught == [1, 1]
    assert (hunter.tried, hunter.found) == (8, 1)
    assert told[-1].replace("\xa0", " ").startswith("1 found among 8 (12.5 %) · ")
    hunter.close()
