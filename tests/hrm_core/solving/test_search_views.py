"""A search where nothing can be pinned: the puzzle is seen through its symmetries."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from app.cli.search import answer
from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import View
from hrm_core.solving.effort import Effort
from hrm_core.solving.guess import TryOutcome
from hrm_core.solving.search import SearchProgress, search
from hrm_core.solving.solve import Limit, SegmentTrace, solve
from hrm_core.solving.tries import Views, taken_back
from hrm_core.tasks.maze import Maze
from hrm_core.tasks.maze.symbols import FREE, GOAL, PATH, START
from tests.hrm_core.listener import Listener


def traces(steps: list[SearchProgress]) -> list[SegmentTrace]:
    return [trace for step in steps for trace in step.traces]


MAZE = Maze()
(CORNERS,) = MAZE.parse("####\n#S #\n#G #\n####\n")  # with a detour through the right


RING_ROWS = "######\n#S   #\n# ## #\n#G   #\n######\n######\n"  # two ways: of one cell, or of seven
(RING,) = MAZE.parse(RING_ROWS)


class Walker:
    """A model that takes the long way, but the short one in the views from `lucky` on."""

    def __init__(self, lucky: int) -> None:
        self._lucky = lucky
        self._seen = list[bytes]()

    def __call__(self, tokens: NDArray[np.int32]) -> Beat:
        if tokens.tobytes() not in self._seen:
            self._seen.append(tokens.tobytes())
        grid = tokens.reshape(6, 6) - 1
        start, goal = (np.argwhere(grid == symbol)[0] for symbol in (START, GOAL))
        row, column = (start + goal) // 2  # the cell between the two
        answer = grid.copy()
        if self._seen.index(tokens.tobytes()) < self._lucky:
            answer[grid == FREE] = PATH
            answer[row, column] = FREE
        else:
            answer[row, column] = PATH
        return Beat(answer.reshape(-1) + 1)


def test_a_maze_is_seen_through_its_symmetries_until_a_path_is_the_shortest() -> None:
    engine = Listener(Walker(lucky=3), seq_len=None)
    (*_, root) = solve(engine, MAZE, RING, Limit(2))
    found = traces(list(search(engine, MAZE, RING, Effort(512), root)))
    guesses = [trace.guess for trace in found if trace.guess is not None]
    assert [guess.view for guess in guesses] == [1, 2, 3]
    valid, accepted = TryOutcome.VALID, TryOutcome.ACCEPTED
    assert [guess.outcome for guess in guesses] == [valid, valid, accepted]
    numbers = [trace.segment for trace in found]
    assert numbers == list(range(root.segment + 1, root.segment + 1 + len(found)))
    assert [trace.solved for trace in (root, *found)] == [False, False, False, True]


def test_where_no_path_is_the_shortest_the_best_of_all_views_is_taken() -> None:
    engine = Listener(Walker(lucky=9), seq_len=None)
    (*_, root) = solve(engine, MAZE, RING, Limit(2))
    found = traces(list(search(engine, MAZE, RING, Effort(512), root)))
    guesses = [trace.guess for trace in found if trace.guess is not None]
    assert {guess.view for guess in guesses[:-1]} == set(range(1, 8))
    assert guesses[-1].outcome is TryOutcome.ACCEPTED
    assert not found[-1].solved


@pytest.mark.parametrize(("lucky", "used"), [(0, 2), (9, 2 + 7 * 64)])
def test_the_command_looks_for_a_better_path_than_one_that_is_too_long(
    lucky: int, used: int
) -> None:
    engine = Listener(Walker(lucky), seq_len=None)
    found = answer(engine, MAZE, RING, Limit(2), Effort(512))
    assert found.accepted
    assert (found.trace.solved, found.used) == (lucky == 0, used)


def test_a_run_longer_than_the_effort_leaves_no_view_to_try() -> None:
    walled = Listener(lambda tokens: Beat(np.ones_like(tokens)), seq_len=None)
    (*_, root) = solve(walled, MAZE, CORNERS, Limit(4))
    assert list(search(walled, MAZE, CORNERS, Effort(2), root)) == []


def test_views_share_what_may_be_spent() -> None:
    walled = Listener(lambda tokens: Beat(np.ones_like(tokens)), seq_len=None)
    (*_, root) = solve(walled, MAZE, CORNERS, Limit(2))
    steps = list(search(walled, MAZE, CORNERS, Effort(40), root))
    assert steps[-1].used == sum(walled.sizes) == 40


def test_so_many_views_think_at_a_time_that_each_has_sixteen_segments() -> None:
    """A view that may not think for a while is not worth its share."""
    walled = Listener(lambda tokens: Beat(np.ones_like(tokens)), seq_len=None)
    (*_, root) = solve(walled, MAZE, CORNERS, Limit(2))
    together = []
    for budget in (12, 40, 70, 2 + 7 * 16, 600):
        walled.sizes.clear()
        list(search(walled, MAZE, CORNERS, Effort(budget), root))
        together.append(max(walled.sizes))
    assert together == [1, 2, 4, 7, 7]


def test_what_a_view_believes_lies_on_the_cells_of_the_maze() -> None:
    (maze,) = MAZE.parse("#####\n#S  #\n###G#\n")
    engine = Listener(lambda tokens: Beat(tokens, confidence=0.9), seq_len=None)
    (*_, root) = solve(engine, MAZE, maze, Limit(1))
    found = traces(list(search(engine, MAZE, maze, Effort(512), root)))
    assert len(found) == 7
    for trace in found:
        np.testing.assert_array_equal(trace.grid, maze.given)
        believed = trace.tokens.reshape(5, 5)[:3]
        np.testing.assert_array_equal(believed, maze.given + 1)


def test_all_that_is_known_of_a_cell_is_turned_with_it() -> None:
    (maze,) = MAZE.parse("###\n#S \n#G \n")
    (*_, trace) = solve(Listener(Beat, seq_len=None), MAZE, maze, Limit(1))
    places = np.arange(9, dtype=np.float32)
    trace = replace(trace, change_H=places, change_L=10 * places)
    turned = View(maze, lambda grid: np.rot90(grid).copy())
    found = taken_back(MAZE, maze, turned, trace)
    wanted = np.rot90(places.reshape(3, 3)).reshape(-1)
    np.testing.assert_array_equal(found.change_H, wanted)
    np.testing.assert_array_equal(found.change_L, 10 * wanted)
    np.testing.assert_array_equal(found.grid, np.rot90(trace.grid))


def test_of_two_valid_paths_the_shorter_is_kept_whichever_comes_first() -> None:
    (maze,) = MAZE.parse("######\n#S   #\n# ## #\n#G   #\n######\n")
    trail = MAZE.look.trail
    assert trail is not None
    short, long = maze.given.copy(), maze.given.copy()
    short[2, 1] = trail
    long[1, 2:5] = long[2, 4] = long[3, 2:5] = trail
    engine = Listener(Beat, seq_len=None)
    (*_, root) = solve(engine, MAZE, maze, Limit(1))
    for first, second in ((short, long), (long, short)):
        seen = [
            replace(root, grid=grid, problems=tuple(MAZE.check(maze, grid)))
            for grid in (first, second)
        ]
        plan = Views(MAZE, maze, Effort(), seen[0])
        assert plan.best is not None
        plan.learn(plan.best[0], seen[1])
        np.testing.assert_array_equal(plan.best[1].grid, short)


def test_the_faults_of_a_turned_answer_lie_on_the_cells_of_the_maze() -> None:
    (maze,) = MAZE.parse("#####\n#S  #\n## ##\n# G #\n#####\n")
    mirrored = replace(maze, given=np.fliplr(maze.given).copy())
    view = View(mirrored, lambda grid: np.fliplr(grid).copy())

    def everywhere(tokens: NDArray[np.int32]) -> Beat:
        return Beat(np.where(tokens == 2, 5, tokens).astype(np.int32))

    (*_, trace) = solve(Listener(everywhere, seq_len=None), MAZE, mirrored, Limit(1))
    found = taken_back(MAZE, maze, view, trace)
    assert {cell for each in trace.problems for cell in each.cells} == {(1, 1), (3, 1), (3, 3)}
    assert {cell for each in found.problems for cell in each.cells} == {(1, 3), (3, 1), (3, 3)}
