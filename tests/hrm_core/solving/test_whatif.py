"""What if? The same state, another puzzle: thinking goes on, and the first run stays as it is."""

from dataclasses import replace

import numpy as np
import pytest

from hrm_core.engines import Engine
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.twin import Twin, same_start
from hrm_core.solving.solve import Limit, solve
from hrm_core.solving.tries import solve_turned
from hrm_core.solving.whatif import Change, can_change, changed, changes_of, think_on
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from tests.hrm_core.support import PUZZLE, SUDOKU, scripted
from tests.hrm_core.tasks.sudoku.samples import ANSWER, grid

MAZE = TASKS["maze"]
WAY = MAZE.parse("S  #\n## #\n   G\n####")[0]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(ModelLibrary([asset_path("models")]).default("sudoku"), "cpu", "onnx")


def test_a_change_that_changes_nothing_leaves_the_run_as_it_was(engine: Engine) -> None:
    (puzzle,) = read_puzzles(asset_path("samples", "sudoku", "4 Hard.txt"), SUDOKU)
    straight = list(solve(engine, SUDOKU, puzzle, Limit(6, halt=False)))
    again = list(think_on(engine, SUDOKU, puzzle, puzzle, 3, Limit(3, halt=False)))
    assert [trace.segment for trace in again] == [1, 2, 3, 4, 5, 6]
    for one, other in zip(straight, again, strict=True):
        assert np.array_equal(one.probs, other.probs)
        assert one.q_halt == other.q_halt


def test_a_right_digit_pinned_early_ends_a_stall(engine: Engine) -> None:
    """The example thinks for ten segments; with one cell known after the second, for fewer."""
    path = asset_path("samples", "sudoku", "6 Sudden breakthrough.txt")
    (puzzle,) = read_puzzles(path, SUDOKU)
    first = list(solve(engine, SUDOKU, puzzle, Limit(32)))
    cells = [(int(r), int(c)) for r, c in np.argwhere(puzzle.given == 0)][:9:4]
    lengths = []
    for cell in cells:
        other = changed(SUDOKU, puzzle, Change(cell, int(first[-1].grid[cell])))
        then = list(think_on(engine, SUDOKU, puzzle, other, 2, Limit(32)))
        twin = Twin(SolveSession(puzzle, traces=first), SolveSession(other, traces=then), 2)
        assert same_start(twin)
        assert then[-1].grid[cell] == first[-1].grid[cell]
        lengths.append(len(then))
    assert min(lengths) < len(first)


def test_the_changed_puzzle_is_what_answers_are_checked_by() -> None:
    cell = next((int(r), int(c)) for r, c in np.argwhere(PUZZLE.given == 0))
    wrong = int(grid(ANSWER)[cell]) % 9 + 1
    other = changed(SUDOKU, replace(PUZZLE, solution=grid(ANSWER)), Change(cell, wrong))
    assert other.solution is None
    assert PUZZLE.given[cell] == 0
    traces = list(think_on(scripted(), SUDOKU, PUZZLE, other, 1, Limit(1, halt=False)))
    told = [problem.message for problem in traces[1].problems]
    assert any("was given" in message for message in told)


def test_the_solution_stays_with_a_change_that_it_allows() -> None:
    known = replace(PUZZLE, solution=grid(ANSWER))
    clue = next((int(r), int(c)) for r, c in np.argwhere(PUZZLE.given != 0))
    empty = next((int(r), int(c)) for r, c in np.argwhere(PUZZLE.given == 0))
    assert changed(SUDOKU, known, Change(clue, SUDOKU.look.empty)).solution is known.solution
    right = Change(empty, int(grid(ANSWER)[empty]))
    assert changed(SUDOKU, known, right).solution is known.solution
    assert changed(MAZE, WAY, Change((1, 0), MAZE.look.empty)).solution is None


def test_from_before_the_first_segment_it_is_a_new_run() -> None:
    traces = list(think_on(scripted(), SUDOKU, PUZZLE, PUZZLE, 0, Limit(2, halt=False)))
    assert [trace.segment for trace in traces] == [1, 2]


def test_up_to_the_change_it_thinks_on_also_where_it_would_have_halted() -> None:
    """A run beyond its halt is changed after its fourth segment, as it stands on the board."""
    traces = list(think_on(scripted(), SUDOKU, PUZZLE, PUZZLE, 4, Limit(3, halt=False)))
    assert [trace.wants_to_halt for trace in traces[:4]] == [False, False, True, False]
    assert [trace.segment for trace in traces] == [1, 2, 3, 4, 5, 6, 7]
    halting = list(think_on(scripted(), SUDOKU, PUZZLE, PUZZLE, 1, Limit(9)))
    assert [trace.segment for trace in halting] == [1, 2, 3]  # after it, as the limit says


def test_beliefs_are_offered_the_likeliest_first_and_clues_can_go() -> None:
    cell = next((int(r), int(c)) for r, c in np.argwhere(PUZZLE.given == 0))
    beliefs = np.linspace(0, 0.9, 10).astype(np.float32)
    offered = changes_of(SUDOKU, PUZZLE, cell, beliefs)
    assert [change.symbol for change in offered] == list(range(9, 0, -1))
    clue = next((int(r), int(c)) for r, c in np.argwhere(PUZZLE.given != 0))
    offered = changes_of(SUDOKU, PUZZLE, clue, beliefs)
    assert offered[0].symbol == 0
    assert len(offered) == 9
    assert {change.belief for change in offered} == {None}


def test_walls_open_and_close_but_the_ends_of_a_maze_stay() -> None:
    assert changes_of(MAZE, WAY, (0, 0), None) == []
    (opened,) = changes_of(MAZE, WAY, (1, 0), None)
    assert changed(MAZE, WAY, opened).given[1, 0] == MAZE.look.empty
    (closed,) = changes_of(MAZE, WAY, (0, 1), None)
    assert changed(MAZE, WAY, closed).given[0, 1] == WAY.given[1, 0]


def test_only_boards_that_keep_their_size_can_be_changed() -> None:
    assert [name for name, task in TASKS.items() if can_change(task)] == ["sudoku", "maze"]


def test_thoughts_about_a_turned_maze_are_turned_back() -> None:
    engine = open_engine(ModelLibrary([asset_path("models")]).default("maze"), "cpu", "onnx")
    (maze,) = read_puzzles(asset_path("samples", "maze", "1 Small.txt"), MAZE)
    last = list(solve_turned(engine, MAZE, maze, Limit(32)))[-1]
    assert last.solved
    assert last.grid.shape == maze.given.shape
    assert np.array_equal(last.grid[maze.given != MAZE.look.empty], maze.given[maze.given != 1])
