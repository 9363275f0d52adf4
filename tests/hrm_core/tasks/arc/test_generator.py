"""New tasks: every level is sound for many seeds, and the shipped ones can be read."""

from itertools import product

import numpy as np
import pytest

from hrm_core.places import asset_path
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc.generator import EXAMPLES, LEVELS, SIZES, is_work, make_task, new_maker
from hrm_core.tasks.arc.rulebook import ANY, BASIC_RULES, RULES
from hrm_core.tasks.arc.rulebook.book import some_hues
from hrm_core.tasks.arc.rulebook.lines import LINES
from hrm_core.tasks.arc.symbols import COLORS
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


def test_levels_are_the_first_rules_and_any_and_sizes() -> None:
    rules = (*BASIC_RULES, ANY)
    assert tuple(f"{rule} {n}x{n}" for rule, n in product(rules, SIZES)) == LEVELS
    assert set(rules) <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_makes_tasks_of_every_size(rule: str) -> None:
    for side in (4, 5, 7, 10, 19, 30):
        rng = np.random.default_rng(side)
        given, answer, examples = make_task(rng, rule, side)
        assert len(examples) == EXAMPLES
        for pair in ((given, answer), *examples):
            assert is_work(pair)
            for grid in pair:
                assert grid.dtype == np.uint8
                assert grid.max() <= 9
                assert 1 <= min(grid.shape) <= max(grid.shape) <= side


def test_on_the_largest_board_there_are_no_more_lines_than_colours() -> None:
    rng = np.random.default_rng(0)
    make = new_maker(rng, "lines", 30)
    drawn = [len(np.unique(make(rng)[0])) - 1 for _ in range(100)]
    assert (min(drawn), max(drawn)) == (1, COLORS - 1)


@pytest.mark.parametrize("rule", RULES)
def test_the_same_input_has_the_same_answer_throughout_a_task(rule: str) -> None:
    rng = np.random.default_rng(3)
    make = new_maker(rng, rule, 4)
    answers: dict[tuple[tuple[int, ...], bytes], bytes] = {}
    for _ in range(60):
        given, answer = make(rng)
        key = given.shape, given.tobytes()
        assert answers.setdefault(key, answer.tobytes()) == answer.tobytes()


def test_a_rule_draws_different_tasks() -> None:
    for rule in RULES:
        made = [make_task(np.random.default_rng(seed), rule, 6)[1].tobytes() for seed in range(6)]
        assert len(set(made)) > 3, rule


def test_a_colour_that_only_an_earlier_change_brings_sends_no_ray() -> None:
    rng = np.random.default_rng(0)
    hues = some_hues(rng)
    grid = np.zeros((5, 5), dtype=np.uint8)
    grid[2, 2] = hues.new[0]
    assert np.array_equal(LINES["directions"].draw(rng, hues)(grid), grid)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_is_a_sound_task_with_its_answer(path: object) -> None:
    (puzzle,) = read_puzzles(path, ARC)  # type: ignore[arg-type]  # parametrize is untyped
    assert puzzle.solution is not None
    assert ARC.examine(puzzle) == []
    assert ARC.check(puzzle, puzzle.solution) == []


def test_there_is_a_sample_of_each_of_the_first_rules() -> None:
    rules = [path.stem.split()[1].lower() for path in SAMPLES]
    assert rules == list(BASIC_RULES)
