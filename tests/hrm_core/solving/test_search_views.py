"""A search where nothing can be pinned: the puzzle is seen through its symmetries."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import View
from hrm_core.solving.effort import Effort
from hrm_core.solving.guess import TryOutcome
from hrm_core.solving.search import SearchProgress, search
from hrm_core.solving.solve import Limit, SegmentTrace, solve
from hrm_core.solving.tries import Views, taken_back
from hrm_core.tasks.maze import Maze
from tests.hrm_core.listener import Listener


def traces(steps: list[SearchProgress]) -> list[SegmentTrace]:
    return [trace for step in steps for trace in step.traces]


MAZE = Maze()
(CORNERS,) = MAZE.parse("####\n#S #\n#G #\n####\n")  # with a detour through the right


def path(tokens: NDArray[np.int32], kind: str) -> Beat:
    """Beside the start and the goal nothing is needed; a detour is valid but longer."""
    answer = np.where(tokens == 2, 5 if kind == "detour" else 2, tokens)
    return Beat(np.where(tokens == 1, 1, answer).astype(np.int32))


def test_a_maze_is_seen_through_its_symmetries_and_the_shortest_valid_path_wins() -> None:
    given = CORNERS.given

    def says(tokens: NDArray[np.int32]) -> Beat:
        turned = tokens.reshape(given.shape)
        same = np.array_equal(turned, given + 1)
        broken = Beat(np.where(tokens == 2, 1, tokens).astype(np.int32))
        if same:
            return broken
        return path(tokens, "short" if np.array_equal(turned, given.T + 1) else "detour")

    engine = Listener(says, seq_len=None)
    (*_, root) = solve(engine, MAZE, CORNERS, Limit(2))
    found = traces(list(search(engine, MAZE, CORNERS, Effort(512), root)))
    views = {trace.guess.view for trace in found if trace.guess is not None}
    assert views == set(range(1, 8))
    numbers = [trace.segment for trace in found]
    assert numbers == list(range(root.segment + 1, root.segment + 1 + len(found)))
    last = found[-1]
    assert last.guess is not None
    assert last.guess.outcome is TryOutcome.ACCEPTED
    assert last.solved
    assert not root.solved


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
