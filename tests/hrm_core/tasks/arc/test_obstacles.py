"""Motion among obstacles: nothing is lost on the way, and what is in the way stops it."""

import numpy as np
import pytest

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.generator import make_task
from hrm_core.tasks.arc.rulebook.obstacles import OBSTACLES
from hrm_core.tasks.arc.rulebook.tools import Change, Hues

SEEN, NEW = np.array([1, 2], dtype=np.uint8), np.array([3, 4], dtype=np.uint8)
SEEDS = range(12)


def grid(*rows: str) -> Grid:
    return np.array([list(map(int, row)) for row in rows], dtype=np.uint8)


def drawn(name: str, seed: int) -> Change:
    return OBSTACLES[name].draw(np.random.default_rng(seed), Hues(SEEN, NEW))


def colors_of(some: Grid) -> list[int]:
    return sorted(int(hue) for hue in some.flat if hue)


def test_shapes_fall_until_they_hit_a_wall_and_lie_still_then() -> None:
    given = grid("00200", "00220", "00000", "01110", "00000")
    fallen = grid("00000", "00200", "00220", "01110", "00000")
    answers = [drawn("stopped", seed)(given) for seed in range(40)]
    assert any(np.array_equal(answer, fallen) for answer in answers)
    for seed, answer in enumerate(answers):
        assert np.array_equal(answer == 1, given == 1)
        assert colors_of(answer) == colors_of(given)
        assert np.array_equal(drawn("stopped", seed)(answer), answer)


def test_each_colour_falls_its_own_way_and_none_is_lost() -> None:
    given = grid("0000", "0120", "0000", "0210")
    answers = [drawn("weights", seed)(given) for seed in range(40)]
    assert all(colors_of(answer) == colors_of(given) for answer in answers)
    apart = grid("0020", "0000", "0100", "0210")  # first the 1 fell down, then the 2 rose
    assert any(np.array_equal(answer, apart) for answer in answers)


def test_a_shot_ends_at_what_it_hits() -> None:
    given = grid("00000", "01020", "00000")
    for seed in SEEDS:
        answer = drawn("shot", seed)(given)
        assert answer[1, 1] == 1
        assert answer[1, 4] == 0  # behind what is hit
    hit = {int(drawn("shot", seed)(given)[1, 3]) for seed in range(60)}
    assert hit == {0, 1, 2, 4}


@pytest.mark.parametrize("seed", SEEDS)
def test_beads_slide_along_their_lines_and_none_is_lost(seed: int) -> None:
    given, answer, examples = make_task(np.random.default_rng(seed), "rails", 9)
    for before, after in ((given, answer), *examples):
        assert colors_of(before) == colors_of(after)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_ball_flies_over_black_cells_alone(seed: int) -> None:
    given, answer, examples = make_task(np.random.default_rng(seed), "ricochet", 9)
    for before, after in ((given, answer), *examples):
        assert np.array_equal(after[before > 0], before[before > 0])
        assert len(np.unique(after[(before == 0) & (after > 0)])) == 1  # one trail


@pytest.mark.parametrize("side", [4, 8, 12])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_scaled_answer_is_its_input_with_larger_cells_or_smaller(seed: int, side: int) -> None:
    given, answer, examples = make_task(np.random.default_rng(seed), "scaled", side)
    for before, after in ((given, answer), *examples):
        small, large = sorted((before, after), key=len)
        k = len(large) // len(small)
        assert k >= 2
        assert np.array_equal(np.kron(small, np.ones((k, k), dtype=np.uint8)), large)
