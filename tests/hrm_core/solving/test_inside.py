"""Inside a segment: what is seen is what the model does, and the plane is the widest."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.engines import Batch, Inner, Inspectable, State, Step
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.solving.inside import MOST, PLACES, Moves, look_inside, plane
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from tests.hrm_core.support import PUZZLE, SUDOKU, scripted

INFO = ModelLibrary([asset_path("models")]).default("sudoku")


@pytest.fixture(scope="module")
def engine() -> Inspectable:
    found = open_engine(INFO, "cpu", "onnx")
    assert isinstance(found, Inspectable)
    return found


@pytest.fixture(scope="module")
def moves(engine: Inspectable) -> list[Moves]:
    (puzzle,) = read_puzzles(asset_path("samples", "sudoku", "4 Hard.txt"), SUDOKU)
    return list(look_inside(engine, SUDOKU, puzzle, 3))


def test_every_inner_step_is_seen(moves: list[Moves]) -> None:
    cycles, steps = INFO.config["H_cycles"], INFO.config["L_cycles"]
    for number, each in enumerate(moves, 1):
        assert each.segment == number
        assert each.L.shape == (cycles * steps,)
        assert each.H.shape == (cycles,)
        assert len(each.places_L) == cycles * steps
        assert (each.L > 0).all()
        assert -1.001 <= each.cosine <= 1.001
    assert moves[0].cosine < 0.999  # the first segment moves far from where it began


def test_the_states_seen_last_are_those_the_segment_ends_with(engine: Inspectable) -> None:
    (puzzle,) = read_puzzles(asset_path("samples", "sudoku", "4 Hard.txt"), SUDOKU)
    trace = next(iter(solve(engine, SUDOKU, puzzle, Limit(1))))
    (seen,) = look_inside(engine, SUDOKU, puzzle, 1)
    assert seen.H[0] > 0
    again = next(iter(solve(engine, SUDOKU, puzzle, Limit(1))))
    assert np.array_equal(trace.probs, again.probs)  # nothing of the looking stays behind


def test_the_worker_settles_within_most_cycles_of_an_easy_maze() -> None:
    info = ModelLibrary([asset_path("models")]).default("maze")
    found = open_engine(info, "cpu", "onnx")
    assert isinstance(found, Inspectable)
    (maze,) = read_puzzles(asset_path("samples", "maze", "1 Small.txt"), TASKS["maze"])
    cycles = [
        steps
        for each in look_inside(found, TASKS["maze"], maze, 4)
        for steps in each.L.reshape(len(each.H), -1)
    ]
    assert sum(steps[-1] < steps[0] for steps in cycles) > len(cycles) / 2


def test_a_script_cannot_be_looked_into() -> None:
    assert not isinstance(scripted(), Inspectable)


def test_the_plane_is_the_one_in_which_states_differ_most() -> None:
    rng = np.random.default_rng(3)
    way = np.zeros((40, 300), dtype=np.float32)
    way[:, 7], way[:, 99] = np.linspace(-3, 3, 40), np.sin(np.linspace(0, 6, 40))
    way += rng.normal(0, 1e-3, way.shape).astype(np.float32)
    places, (first, second) = plane(way)
    assert places.shape == (40, 2)
    assert first > second > 0
    assert first + second > 0.999
    assert abs(np.corrcoef(places[:, 0], way[:, 7])[0, 1]) > 0.99
    alone, shares = plane(way[:1])
    assert alone.shape == (1, 2)
    assert shares == (0.0, 0.0)


class Steps:
    """Two cycles of two steps a segment, over states that can be reckoned with by hand."""

    device, reason, seq_len, doubts = "script", "Script: no model is running", 81, False

    def __init__(self, size: int) -> None:
        self.size, self.ids = size, list[int]()

    def start(self, batch: Batch) -> State:
        assert batch.tokens.shape == (1, 81)
        self.ids += batch.puzzle_ids.tolist()
        return 0

    def resume(self, batch: Batch, states: Sequence[State]) -> State:
        raise NotImplementedError

    def step(self, batch: Batch, state: State) -> tuple[State, Step]:
        raise NotImplementedError

    def keep(self, state: State, rows: NDArray[np.intp]) -> State:
        raise NotImplementedError

    def inside(self, batch: Batch, state: State) -> tuple[State, Inner]:
        own = np.arange(self.size, dtype=np.float32)
        fast = np.stack([own + 10 * state + moved for moved in (0, 1, 3, 7, 15)])
        even = own % 2 == 0
        slow = np.stack([even, even * 3.0, ~even * 1.0]).astype(np.float32)
        if state:
            slow[2] = slow[0] * 2
        _, step = (engine := scripted()).step(batch, engine.start(batch))
        return state + 1, Inner(fast, slow, step)


def test_how_far_each_module_moved_is_a_mean_of_its_numbers() -> None:
    engine = Steps(100)
    asked = replace(PUZZLE, puzzle_id=3)
    first, second = look_inside(engine, SUDOKU, asked, 2)
    assert engine.ids == [3]
    assert (first.segment, second.segment) == (1, 2)
    assert first.L.tolist() == second.L.tolist() == [1, 2, 4, 8]
    np.testing.assert_allclose(first.H, [np.sqrt(2), np.sqrt((9 + 1) / 2)], rtol=1e-6)
    assert first.cosine == 0.0
    assert second.cosine == pytest.approx(1.0)
    np.testing.assert_array_equal(second.places_L[0], np.arange(100) + 11)
    np.testing.assert_array_equal(first.places_H[-1], np.arange(100) % 2)
    assert (first.places_L.shape, first.places_H.shape) == ((4, 100), (2, 100))


def test_of_large_states_the_same_sample_is_kept_each_time() -> None:
    first, second = look_inside(Steps(PLACES + 500), SUDOKU, PUZZLE, 2)
    chosen = first.places_L[0] - 1
    assert len(chosen) == len(set(chosen.tolist())) == PLACES
    assert (np.diff(chosen) > 0).all()
    np.testing.assert_array_equal(second.places_L[0], chosen + 11)
    np.testing.assert_array_equal(first.places_H[1], chosen % 2)
    again, _ = look_inside(Steps(PLACES + 500), SUDOKU, PUZZLE, 2)
    np.testing.assert_array_equal(again.places_L, first.places_L)


def test_so_many_segments_are_looked_into_and_no_more() -> None:
    for wanted, seen in ((1, 1), (MOST, MOST), (MOST + 1, MOST)):
        assert len(list(look_inside(Steps(4), SUDOKU, PUZZLE, wanted))) == seen


def test_the_shares_of_a_plane_are_those_of_all_that_varies() -> None:
    """Three ways to differ, at right angles: two of them are seen, the third is left out."""
    states = np.zeros((6, 8), dtype=np.float32)
    for way, reach in enumerate((4.0, 2.0, 1.0)):
        states[2 * way, way], states[2 * way + 1, way] = reach, -reach
    places, shares = plane(states + 5)
    assert shares == pytest.approx((16 / 21, 4 / 21))
    assert np.abs(places[0]) == pytest.approx([4, 0], abs=1e-5)
    assert np.abs(places[2]) == pytest.approx([0, 2], abs=1e-5)
    assert np.abs(places[4:]) == pytest.approx(0, abs=1e-5)
