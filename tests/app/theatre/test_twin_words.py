"""What is said of two runs in step: differences, endings, costs, and the questions themselves."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.theatre.twin_book import TwinBook
from app.theatre.twin_words import cost, difference, offer, state, what_if
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Line, Story
from hrm_core.sessions.twin import LEFT, RIGHT, Twin
from hrm_core.solving.solve import Limit, solve
from hrm_core.solving.whatif import Change
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze.symbols import FREE, WALL
from tests.app.support import SUDOKU, beat, puzzle, script

MAZE = TASKS["maze"]


def session(
    beats: Sequence[Beat], ending: Ending = Ending.LIMIT, asked: Puzzle | None = None
) -> SolveSession:
    """A run over the test's puzzle, a segment for each beat, each of a tenth of a second."""
    engine = ScriptedEngine(beats, SUDOKU.vocab_size)
    given = asked or puzzle()
    traces = solve(engine, SUDOKU, given, Limit(len(beats), halt=False))
    return SolveSession(given, traces=[replace(t, seconds=0.1) for t in traces], ending=ending)


def line(run: SolveSession, segment: int) -> Line:
    return Story(run).line(segment)


def test_up_to_the_fork_the_two_are_still_the_same_run_and_after_it_the_same_answer() -> None:
    twin = Twin(session(script()), session(script()), fork=2)
    said = [difference(twin, segment) for segment in range(4)]
    assert said == [
        "Both begin with the same puzzle",
        "Segment 1: still the same run",
        "Segment 2: still the same run",
        "Segment 3: the same answer",
    ]


def test_cells_that_differ_are_counted_in_the_singular_and_the_plural() -> None:
    right = session([beat(0)])
    assert difference(Twin(session([beat(1)]), right), 1) == "Segment 1: 1 cell differs"
    assert difference(Twin(session([beat(3)]), right), 1) == "Segment 1: 3 cells differ"


def test_of_a_run_that_goes_on_no_ending_is_told() -> None:
    run = session(script(4), Ending.HALTED)
    early = state(run, 3, line(run, 3))
    assert early == "2 fixed, 1 flipped; 10 cells break a rule\nQ-halt 5 %"
    assert "halted" not in early
    assert state(run, 4, line(run, 4)).startswith("halted after segment 4: right\nQ-halt 95")
    wrong = session([beat(2)], Ending.LIMIT)
    assert state(wrong, 1, line(wrong, 1)).startswith("ended after segment 1: ")
    assert "break a rule" in state(wrong, 1, line(wrong, 1))
    assert state(run, 0, None) == "before the first segment"
    blank = SolveSession(puzzle())
    assert state(blank, 0, None) == "thinking …"
    blank.ending = Ending.STOPPED
    assert state(blank, 0, None) == "not thought yet"


def test_the_cost_is_that_of_the_segments_before_the_change_alone() -> None:
    left, right = session(script(6)), session(script(6))
    told = cost(Twin(left, right, fork=2))
    assert told == "The state after segment 2 was made again by thinking up to it: 0.20 s."
    assert cost(Twin(left, right)) == ""
    other = session([beat(8), *script(6)[1:]])
    assert "came out otherwise than on the board" in cost(Twin(left, other, fork=2))
    growing = SolveSession(puzzle(), traces=right.traces[:1])
    assert cost(Twin(left, growing, fork=2)) == ""


@pytest.mark.parametrize(
    ("change", "heading", "entry"),
    [
        (
            Change((2, 4), 7),
            "After segment 3: 7 put into row 3 column 5",
            "What if it were 7?",
        ),
        (
            Change((2, 4), 7, 0.25),
            "After segment 3: 7 put into row 3 column 5",
            "What if it were 7?  (the model: 25 %)",
        ),
        (
            Change((2, 4), 7, 0.004),
            "After segment 3: 7 put into row 3 column 5",
            "What if it were 7?  (the model: under 1 %)",
        ),
        (
            Change((2, 4), 0),
            "After segment 3: the clue in row 3 column 5 taken away",
            "What if this clue were not there?",
        ),
    ],
)
def test_a_question_names_digit_row_and_column(change: Change, heading: str, entry: str) -> None:
    assert what_if(SUDOKU, change, 3) == heading
    assert offer(SUDOKU, change) == entry


def test_a_wall_is_opened_or_built() -> None:
    opened, built = Change((0, 1), FREE), Change((0, 1), WALL)
    assert what_if(MAZE, opened, 2) == "After segment 2: this wall opened (row 1 column 2)"
    assert what_if(MAZE, built, 2) == "After segment 2: a wall built here (row 1 column 2)"
    assert offer(MAZE, opened) == "What if this wall were open?"
    assert offer(MAZE, built) == "What if a wall stood here?"


def test_up_to_the_fork_the_right_board_shows_the_puzzle_as_it_was() -> None:
    cell = (0, 0)
    given = puzzle().given.copy()
    given[cell] = 7
    future = session(script(4), asked=replace(puzzle(), given=given))
    book = TwinBook(SUDOKU, Twin(session(script(4)), future, fork=2), cell)
    values = [book.frame(RIGHT, segment).face(cell).value for segment in range(5)]
    assert values[0] == 0  # not yet given
    assert values[2] == book.frame(LEFT, 2).face(cell).value
    inks = [book.frame(RIGHT, segment).face(cell).ink.value for segment in (1, 2)]
    assert inks == ["model", "model"]


def test_traces_that_come_in_join_their_own_run() -> None:
    left, right = session(script(4)), session(script(4))
    book = TwinBook(SUDOKU, Twin(SolveSession(puzzle()), SolveSession(puzzle()), fork=1))
    for trace in left.traces[:3]:
        book.add(trace, LEFT)
    for trace in right.traces[:2]:
        book.add(trace)
    assert [len(run) for run in book.twin.sides] == [3, 2]
    assert [len(each.session) for each in book.books] == [3, 2, 1]
