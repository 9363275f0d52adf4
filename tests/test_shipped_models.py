"""The models that come with the program do what their cards say, on puzzles made here."""

import numpy as np
import pytest

from hrm_core.checkpoint import WEIGHTS
from hrm_core.engines import Engine
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.solving import evaluate
from hrm_core.solving.ask import ask
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import fingerprint
from hrm_core.tasks.files import read_puzzles
from hrm_core.tasks.sudoku import generate_batch
from training.arc.answers import finished, learn_and_ask
from training.arc.learn import LearnChoices
from training.data.sudokus import sudoku_examples

SHIPPED = ModelLibrary([asset_path("models")])


@pytest.fixture(scope="module")
def sudoku() -> Engine:
    return open_engine(SHIPPED.default("sudoku"), "cpu")


def exact(engine: Engine, givens: np.ndarray, solutions: np.ndarray) -> float:
    """The share solved in at most 16 segments, halting when the model wants to."""
    examples = sudoku_examples(givens, solutions)
    work = evaluate.evaluate(engine, examples.batch(), examples.labels, Limit(16), 16)
    return evaluate.scores(evaluate.finish(work), examples.labels).exact


def test_every_shipped_model_says_where_it_comes_from() -> None:
    models = SHIPPED.models()
    assert {info.task for info in models} <= set(TASKS)
    for info in models:
        assert info.description
        assert info.provenance["recipe"]["sources"]
        assert info.provenance["minutes"] > 0
        assert info.provenance.get("figures") or info.provenance.get("learned")


def test_the_examples_that_come_learnt_are_answered_without_pytorch() -> None:
    answered = []
    for path in sorted(asset_path("samples", "arc").glob("*.json")):
        puzzles = read_puzzles(path, TASKS["arc"])
        info = SHIPPED.learned(fingerprint(puzzles[0].examples))
        if info is None:
            continue
        assert (info.folder / WEIGHTS).stat().st_size <= 1.1e6
        ballots = ask(open_engine(info, "cpu", "onnx"), puzzles, 32, info.halt_max_steps)
        for puzzle, ballot in zip(puzzles, ballots, strict=True):
            assert puzzle.solution is not None
            assert np.array_equal(ballot.tries(1)[0], puzzle.solution), info.name
        answered.append(info.name)
    learnt = [info.name for info in SHIPPED.models() if "learned" in info.provenance]
    assert sorted(answered) == sorted(learnt)
    assert len(learnt) >= 1


def test_shipped_weights_are_small_enough_to_travel() -> None:
    sizes = [path.stat().st_size for path in asset_path("models").rglob("*.safetensors")]
    assert max(sizes) <= 14e6
    assert sum(sizes) <= 40e6


def test_a_grid_with_one_blank_never_fails(sudoku: Engine) -> None:
    rng = np.random.default_rng(0)
    _, solutions = generate_batch(rng, 96, "beginner")
    givens = solutions.copy()
    givens[np.arange(96), rng.integers(81, size=96)] = 0
    assert exact(sudoku, givens, solutions) == 1


@pytest.mark.parametrize(("level", "least"), [("beginner", 0.98), ("easy", 0.9), ("medium", 0.7)])
def test_new_sudokus_are_solved(sudoku: Engine, level: str, least: float) -> None:
    assert exact(sudoku, *generate_batch(np.random.default_rng(1), 48, level)) >= least


@pytest.mark.parametrize("name", ["1 Beginner", "2 Easy", "3 Medium"])
def test_the_examples_are_solved_and_halted(sudoku: Engine, name: str) -> None:
    task = TASKS["sudoku"]
    (puzzle,) = read_puzzles(asset_path("samples", "sudoku", f"{name}.txt"), task)
    last = list(solve(sudoku, task, puzzle, Limit(32)))[-1]
    assert last.solved
    assert last.wants_to_halt


def test_the_arc_base_learns_a_new_recolouring_and_answers_it() -> None:
    puzzle = TASKS["arc"].generate(np.random.default_rng(101), "recolour 5x5")
    work = learn_and_ask([puzzle], SHIPPED.default("arc"), LearnChoices(steps=60), 16, "cpu")
    (ballot,) = finished(work)
    assert puzzle.solution is not None
    assert np.array_equal(ballot.tries(1)[0], puzzle.solution)


def test_the_first_case_looks_hopeless_for_long_and_then_breaks_through(sudoku: Engine) -> None:
    """The welcome says: nine segments with a dozen or more cells that break a rule, then right."""
    task = TASKS["sudoku"]
    (puzzle,) = read_puzzles(asset_path("samples", "sudoku", "6 Sudden breakthrough.txt"), task)
    traces = list(solve(sudoku, task, puzzle, Limit(16)))
    broken = [len({cell for each in t.problems for cell in each.cells}) for t in traces]
    assert len(traces) == 10
    assert traces[-1].wants_to_halt
    assert min(broken[:9]) >= 12
    assert broken[9] == 0


@pytest.mark.parametrize("name", ["2 Winding corridors", "6 From end to end"])
def test_the_mazes_that_are_shown_first_are_let_go_of_step_by_step(name: str) -> None:
    """The welcome opens one, the help shows the other; 16 segments is what the window allows."""
    task = TASKS["maze"]
    (puzzle,) = read_puzzles(asset_path("samples", "maze", f"{name}.txt"), task)
    engine = open_engine(ModelLibrary([asset_path("models")]).find("maze", "maze"))
    traces = list(solve(engine, task, puzzle, Limit(16)))
    assert not traces[3].solved
    assert traces[-1].solved
    assert traces[-1].wants_to_halt
