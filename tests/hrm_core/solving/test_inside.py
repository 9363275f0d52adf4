"""Inside a segment: what is seen is what the model does, and the plane is the widest."""

import numpy as np
import pytest

from hrm_core.engines import Inspectable
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.solving.inside import Moves, look_inside, plane
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from tests.hrm_core.support import SUDOKU, scripted

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
