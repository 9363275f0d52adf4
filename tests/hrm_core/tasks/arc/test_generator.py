"""New tasks: every level is sound for many seeds, and the shipped ones can be read."""

from itertools import islice, product

import numpy as np
import pytest

from hrm_core.assets import asset_path
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc.generator import EXAMPLES, LEVELS, RULES, SIZES
from hrm_core.tasks.files import read_puzzles

ARC = TASKS["arc"]
SAMPLES = sorted(asset_path("samples", "arc").glob("*.json"))


@pytest.mark.parametrize("level", LEVELS)
def test_a_new_task_has_examples_that_differ_and_an_answer_that_is_work(level: str) -> None:
    side = int(level.partition("x")[2])
    for seed in range(20):
        puzzle = ARC.generate(np.random.default_rng(seed), level)
        assert ARC.examine(puzzle) == []
        assert len(puzzle.examples) == EXAMPLES
        inputs = [puzzle.given, *(given for given, _ in puzzle.examples)]
        assert len({grid.tobytes() for grid in inputs}) == EXAMPLES + 1
        pairs = [*puzzle.examples, (puzzle.given, puzzle.solution)]
        for given, answer in pairs:
            assert answer is not None
            assert not np.array_equal(given, answer)
            for grid in (given, answer):
                assert grid.dtype == np.uint8
                assert grid.any()
                assert grid.max() <= 9
                assert max(grid.shape) <= side


def test_levels_are_rules_and_sizes() -> None:
    assert tuple(f"{rule} {n}x{n}" for rule, n in product(RULES, SIZES)) == LEVELS


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_is_a_sound_task_with_its_answer(path: object) -> None:
    (puzzle,) = read_puzzles(path, ARC)  # type: ignore[arg-type]  # parametrize is untyped
    assert puzzle.solution is not None
    assert ARC.examine(puzzle) == []
    assert ARC.check(puzzle, puzzle.solution) == []


def test_there_is_a_sample_of_every_rule() -> None:
    rules = [path.stem.split()[1].lower() for path in SAMPLES]
    assert rules == list(islice(RULES, len(RULES)))
