"""The page that tells a whole training."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.decoding import to_json
from hrm_core.showing.boards import LIGHT
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze.symbols import PATH
from tests.app.support import ANSWER, LINE
from tests.training.tiny import TINY
from training.results.report import _chart as chart
from training.results.report import _thinned as thinned
from training.results.report import report, table, telling, wrong_cells
from training.results.verdicts import Judged, Verdicts, grid_of
from training.runs.events import Evaluated, Finished, Progress, Started
from training.runs.files import About, RunError, RunFiles
from training.runs.history import RunHistory

WRONG = ANSWER[:-3] + "3" + ANSWER[-2:]


def judged(*answers: str) -> Judged:
    return Judged("", LINE, ANSWER, answers, tuple(float(n) for n in range(len(answers))))


def progress(step: int, loss: float) -> Progress:
    return Progress(step, 9, 60.0 * step, 1.0, 2.0, 1e-3, loss, 0.5, 0.25, 0.75, 3.0)


def looked(step: int, name: str, valid: float) -> Evaluated:
    return Evaluated(step, 60.0 * step, name, 40, 16, valid, 0.5, valid, 4.0, step > 0)


@pytest.fixture
def run(tmp_path: Path) -> RunFiles:
    files = RunFiles(tmp_path)
    files.config_file.write_text(to_json(replace(TINY, start_from="sudoku").to_dict()), "utf-8")
    files.describe(About("Sunday <b>", "it rained & rained"))
    for event in (
        Started(0, "CPU"),
        looked(0, "base", 0.25),
        progress(1, 2.0),
        progress(2, 1.0),
        looked(2, "validation", 0.5),
        Finished(2, 120.0, "done"),
    ):
        files.log(event)
    Verdicts("a", 0, (judged(ANSWER), judged(WRONG))).write(files.before_file)
    Verdicts("b", 2, (judged(ANSWER), judged(WRONG, WRONG, ANSWER))).write(files.after_file)
    return files


def test_the_page_tells_what_was_done_and_what_came_of_it(run: RunFiles) -> None:
    page = report(run)
    assert "<h1>Sunday &lt;b&gt;</h1>" in page
    assert "it rained &amp; rained" in page
    assert "begun from sudoku" in page
    assert "2 steps, 2.0 minutes" in page
    assert "Solved 2 of 2; before the training 1." in page
    assert "<td>1 cell wrong, Q-halt 50 %</td><td>solved, Q-halt 88 %</td>" in page
    assert "<td>the base</td><td>0.0</td><td>40</td><td>4.0</td><td>25.0 %</td>" in page
    assert page.count(">best<") == 1
    assert "http" not in page, "it needs no network"


def test_both_models_are_replayed_in_step_and_the_shorter_one_waits(run: RunFiles) -> None:
    page = report(run)
    assert "Puzzle 2, segment by segment" in page
    ids = re.findall(r'<g id="(before|after)(\d)"', page)
    assert ids == [(side, str(n)) for side in ("before", "after") for n in range(3)]
    waiting = re.findall(r'<g id="before\d"[^>]*>(.*?)</g>', page, re.DOTALL)
    assert waiting[0] == waiting[1] == waiting[2]
    assert page.count('style="display: none"') == 4, "the last segment of each is shown"


def test_what_is_wrong_is_marked_by_more_than_its_colour(run: RunFiles) -> None:
    after = re.findall(r'<g id="after(\d)"[^>]*>(.*?)</g>', report(run), re.DOTALL)
    marks = [group.count(f'fill="{LIGHT.bad}"') for _, group in after]
    assert marks == [2, 2, 0], "a corner and a digit of the one wrong cell, until it is right"


def test_a_run_that_did_nothing_yet_has_no_report(tmp_path: Path) -> None:
    files = RunFiles(tmp_path)
    with pytest.raises(RunError, match="holds no run"):
        report(files)
    files.config_file.write_text(to_json(TINY.to_dict()), "utf-8")
    with pytest.raises(RunError, match="no step yet"):
        report(files)


def test_verdicts_that_do_not_fit_their_puzzles_are_as_good_as_none(run: RunFiles) -> None:
    short = replace(judged(ANSWER), solution="123", answers=("123",))
    Verdicts("b", 2, (short,)).write(run.after_file)
    assert Verdicts.read(run.after_file) is None
    assert "Your unseen puzzles" not in report(run)


def test_the_table_has_a_row_for_each_report_of_training() -> None:
    history = RunHistory()
    history.add([progress(1, 2.0), progress(2, 0.5)])
    assert table(history).splitlines() == [
        "step,loss,cell,exact,q_accuracy,mean_segments",
        "1,2,0.5,0.25,0.75,3",
        "2,0.5,0.5,0.25,0.75,3",
    ]


def test_the_telling_puzzle_is_the_first_that_is_newly_solved() -> None:
    right, wrong = judged(ANSWER), judged(WRONG)
    before, after = Verdicts("a", 0, (right, wrong, wrong)), Verdicts("b", 1, (wrong, wrong, right))
    assert telling(before, after) == 2
    assert telling(None, after) == 0
    assert telling(after, after) == 0


def test_a_cell_of_a_maze_is_wrong_where_it_breaks_a_rule_alone() -> None:
    maze = TASKS["maze"]
    puzzle = maze.parse("S  \n   \n  G")[0]
    down, across = puzzle.given.copy(), puzzle.given.copy()
    down[1:, 0] = down[2, 1] = across[0, 1:] = across[1, 2] = PATH
    assert not wrong_cells(maze, puzzle, down, across).any()
    sudoku = TASKS["sudoku"]
    given = sudoku.parse(LINE)[0]
    right, other = (grid_of(cells, (9, 9)) for cells in (ANSWER, WRONG))
    assert np.argwhere(wrong_cells(sudoku, given, other, right)).tolist() == [[8, 6]]


def test_of_very_many_puzzles_the_first_are_listed(
    run: RunFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.results.report.MOST_ROWS", 2)
    Verdicts("b", 2, (judged(ANSWER),) * 2).write(run.after_file)
    assert "are listed" not in report(run)
    Verdicts("b", 2, (judged(ANSWER),) * 3).write(run.after_file)
    page = report(run)
    assert "Solved 3 of 3; before the training 1. The first 2 are listed." in page
    assert "<td>2</td>" in page
    assert "<td>3</td>" not in page


def test_a_puzzle_that_the_base_was_not_asked_has_no_words_of_it(run: RunFiles) -> None:
    Verdicts("a", 0, (judged(ANSWER),)).write(run.before_file)
    page = report(run)
    assert "<tr><td>2</td><td></td><td>solved, Q-halt 88 %</td></tr>" in page
    run.before_file.unlink()
    assert "Solved 2 of 2.<" in report(run)
    assert 'id="before0"' not in report(run)


def test_a_run_from_scratch_says_so(run: RunFiles) -> None:
    run.config_file.write_text(to_json(TINY.to_dict()), "utf-8")
    assert "from scratch" in report(run)
    assert "<h1>Sunday" in report(run)


def test_as_many_values_of_halting_as_answers_belong_to_a_verdict(run: RunFiles) -> None:
    for values in ((0.0,), (0.0, 1.0, 2.0), ()):
        Verdicts("b", 2, (replace(judged(ANSWER, ANSWER), q_halt=values),)).write(run.after_file)
        assert Verdicts.read(run.after_file) is None
    Verdicts("b", 2, (judged(ANSWER, ANSWER),)).write(run.after_file)
    assert Verdicts.read(run.after_file) is not None


def test_curves_of_training_are_means_and_those_of_unseen_puzzles_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("training.results.report.MEAN_OF", 2)
    history = RunHistory()
    history.add(
        [progress(1, 4.0), progress(2, 2.0), looked(2, "validation", 0.5), progress(3, 1.0)]
    )
    steps, means = thinned(history, "loss")
    assert (steps.tolist(), means.tolist()) == ([1, 2, 3], [4, 3, 1.5])
    monkeypatch.setattr("training.results.report.MOST_POINTS", 2)
    assert len(thinned(history, "loss")[0]) == 2
    assert history.validation()[1].tolist() == [0.5]


def test_a_curve_rises_with_its_values_from_the_left_to_the_right() -> None:
    steps, values = np.array([0.0, 5.0, 10.0]), np.array([0.0, 0.5, 1.0])
    drawn = chart("Share", {"a": (steps, values, "#123456", True)}, 1.0)
    marks = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)
    across, down = zip(*((float(x), float(y)) for x, y in marks), strict=True)
    assert len(marks) == 3
    assert across == tuple(sorted(across))
    assert down == tuple(sorted(down, reverse=True)), "y is counted from above"
    assert across[1] == pytest.approx((across[0] + across[2]) / 2)
    assert down[1] == pytest.approx((down[0] + down[2]) / 2)
