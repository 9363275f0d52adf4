"""What tables, pages, films and strips say in figures and words, reckoned again by hand."""

import csv
import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from hrm_core.puzzle import Problem
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Story
from hrm_core.showing.boards import LIGHT
from hrm_core.showing.film import FIRST, LAST, PACE, film
from hrm_core.showing.report import ending_words, report, verdict_words
from hrm_core.showing.shapes import Box, Disc
from hrm_core.showing.strip import NAMES, REACH, column, strip_shapes
from hrm_core.showing.table import COLUMNS, table
from hrm_core.solving.guess import Guess, Pin, TryOutcome
from hrm_core.solving.solve import Limit, SegmentTrace, sigmoid, solve
from tests.hrm_core.support import PUZZLE, SUDOKU, scripted

EMPTY = np.argwhere(PUZZLE.given == 0)
BROKEN = Problem("Two sevens.", ((0, 0), (0, 1)))


def traces(count: int = 4) -> list[SegmentTrace]:
    return list(solve(scripted(), SUDOKU, PUZZLE, Limit(count, halt=False)))


def run(*some: SegmentTrace, ending: Ending = Ending.LIMIT) -> SolveSession:
    return SolveSession(PUZZLE, traces=some, ending=ending)


def rows(session: SolveSession) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table(SUDOKU, session))))


def test_a_row_of_the_table_is_about_the_cells_that_were_not_given() -> None:
    (first,) = traces(1)
    probs = np.zeros((81, 11), dtype=np.float32)
    probs[:, 3] = 1.0  # what is believed of given cells does not count
    empty = PUZZLE.given.reshape(-1) == 0
    probs[empty] = 0
    probs[empty, 2:4] = 0.5
    place = int(np.flatnonzero(empty)[0])
    probs[place, 2:4] = 0.25, 0.75
    moved = np.linspace(0, 1, 81, dtype=np.float32)
    trace = replace(first, probs=probs, change_H=moved, change_L=moved * 3, seconds=0.25)
    (row,) = rows(run(trace))
    count = len(EMPTY)
    bits = 0.75 * np.log2(1 / 0.75) + 0.25 * 2
    expected = {
        "mean_belief": (0.75 + 0.5 * (count - 1)) / count,
        "least_belief": 0.5,
        "entropy_bits": (bits + count - 1) / count,
        "change_H": 0.5,
        "change_L": 1.5,
        "seconds": 0.25,
        "q_halt": -3.0,
        "q_continue": 1.0,
        "halt_probability": sigmoid(-3.0),
        "continue_probability": sigmoid(1.0),
        "wants_to_halt": 0,
    }
    assert {name: float(row[name]) for name in expected} == pytest.approx(expected, rel=1e-4)
    assert tuple(row) == COLUMNS
    assert (row["try"], row["pins"], row["segment"]) == ("", "", "1")


def test_a_try_of_a_search_has_its_number_and_its_pins_in_the_table() -> None:
    first, second, third, _ = traces()
    pins = (Pin((0, 0), 4, 0.5), Pin((3, 8), 2, 0.25))
    tried = replace(third, guess=Guess(pins, 0, TryOutcome.OPEN, 5, 7))
    more = replace(tried, segment=4, guess=Guess(pins[1:], 0, TryOutcome.SPENT, 5, 12))
    told = rows(run(first, second, tried, more))
    assert [row["segment"] for row in told] == ["1", "2", "3", "4"]
    assert [row["try"] for row in told] == ["", "", "1", "2"]
    assert [row["pins"] for row in told] == ["", "", "r1c1=4 r4c9=2", "r4c9=2"]
    assert [row["wants_to_halt"] for row in told] == ["0", "0", "1", "1"]
    assert [row["solved"] for row in told] == ["0", "1", "1", "1"]


def test_a_verdict_names_the_first_fault_and_counts_the_others() -> None:
    (first,) = traces(1)
    for problems, words in (
        ((), "nothing is wrong."),
        ((BROKEN,), "Two sevens."),
        ((BROKEN, Problem("b"), Problem("c")), "Two sevens. And 2 more."),
    ):
        said = verdict_words(run(replace(first, problems=problems)))
        assert said == f"The model believes its answer is right: 5 %. Rule check: {words}"


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (Ending.RUNNING, "It was still running when this was written."),
        (Ending.LIMIT, "It used all of its 4 segments."),
        (Ending.STOPPED, "It was stopped after segment 4."),
        (Ending.FAILED, "The model could not go on."),
    ],
)
def test_how_a_run_ended_is_said_and_where_it_would_have_halted(ending: Ending, words: str) -> None:
    halted = " By its own decision it would have halted after segment 3."
    assert ending_words(run(*traces(), ending=ending)) == words + halted
    never = [replace(trace, q_halt=-9.0) for trace in traces()]
    assert ending_words(run(*never, ending=ending)) == words
    own = ending_words(run(*traces(3), ending=Ending.HALTED))
    assert own == "The model halted by its own decision after segment 3."


@pytest.mark.parametrize(("most", "boards", "note"), [(4, 4, True), (5, 5, False), (9, 5, False)])
def test_a_page_says_how_many_segments_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch, most: int, boards: int, note: bool
) -> None:
    monkeypatch.setattr("hrm_core.showing.report.MOST", most)
    timed = [replace(trace, seconds=0.0123 * trace.segment) for trace in traces()]
    page = report(SUDOKU, run(*timed))
    assert page.count('<g id="s') == boards
    assert page.count('style="display: none"') == boards - 1
    assert (f"Of 4 segments {boards - 1} are shown." in page) is note
    assert ("are shown." in page) is note
    for milliseconds in (12, 25, 37, 49):
        assert f"<td>{milliseconds}</td>" in page, "all segments are in the table"


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_a_film_rests_on_the_puzzle_and_on_the_last_answer(kind: str) -> None:
    for count, times in ((4, [FIRST, PACE, PACE, PACE, LAST]), (1, [FIRST, LAST])):
        moving = Image.open(io.BytesIO(film(SUDOKU, run(*traces(count)), 96, LIGHT, kind)))
        found = []
        for frame in range(count + 1):
            moving.seek(frame)
            moving.load()
            found.append(moving.info["duration"])
        assert found == times


def test_the_strip_sets_both_values_on_one_scale_and_bars_below_them() -> None:
    values = (-3.0, 0.0, 20.0, -20.0)
    several = [
        replace(trace, q_halt=q, q_continue=q / 2, problems=problems)
        for trace, q, problems in zip(
            traces(), values, ((BROKEN,), (), (Problem("x", ((1, 1),)),), ()), strict=True
        )
    ]
    session = run(*several)
    shapes = list(strip_shapes(session, Story(session), 4, (10, 20, 800, 100), LIGHT))
    chart = 66.0
    for color, scale in ((LIGHT.halt, 1.0), (LIGHT.go_on, 0.5)):
        dots = [each for each in shapes if isinstance(each, Disc) and each.fill == color]
        shown = [dot for dot in dots if dot.y <= 20 + chart]
        heights = [
            20 + chart * (1 - (max(-REACH, min(scale * q, REACH)) + REACH) / (2 * REACH))
            for q in values
        ]
        assert [dot.y for dot in shown] == pytest.approx(heights)
        middles = [10 + column(session, segment, 800) for segment in range(1, 5)]
        assert [dot.x for dot in shown] == pytest.approx(middles)
    bars = [each for each in shapes if isinstance(each, Box) and each.fill == LIGHT.bad]
    assert [bar.height for bar in bars] == pytest.approx([12, 0, 6, 0])
    assert column(session, 1, 800) == pytest.approx(NAMES * 800 + 0.5 * (1 - NAMES) * 800 / 8)
    few = list(strip_shapes(session, Story(session), 2, (10, 20, 800, 100), LIGHT))
    assert len([each for each in few if isinstance(each, Box) and each.fill == LIGHT.bad]) == 2
