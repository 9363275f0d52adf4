"""How hard a sudoku is said to be, against what a person would do."""

from pathlib import Path

import numpy as np
import pytest

from hrm_core.places import asset_path
from hrm_core.puzzle import Grid
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from hrm_core.tasks.sudoku.generator import complete_grids, dig, singles
from hrm_core.tasks.sudoku.rating import LEVELS, openings, rate, rate_batch
from hrm_core.tasks.sudoku.solver import solve_exact
from hrm_core.tasks.sudoku.techniques import Technique
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE, grid

SAMPLES = sorted(asset_path("samples", "sudoku").glob("[1-5] *.txt"))  # named after levels


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_is_of_the_level_it_is_named_after(path: Path) -> None:
    (puzzle,) = read_puzzles(path, TASKS["sudoku"])
    rating = rate(puzzle.given)
    assert rating is not None
    assert puzzle.title.lower().endswith(f"{rating.level}.txt")


def test_there_is_a_sample_of_every_level() -> None:
    assert [path.stem.split()[1].lower() for path in SAMPLES] == list(LEVELS)


def test_a_grid_without_exactly_one_solution_has_no_rating() -> None:
    clash = grid(LINE)
    clash[0, 0] = 8
    assert rate(clash) is None
    assert rate(np.zeros((9, 9), np.uint8)) is None


def test_asking_where_a_digit_goes_in_a_box_is_for_beginners() -> None:
    board = grid(ANSWER)
    board[0, 0] = board[4, 4] = 0
    found = rate(board)
    assert found is not None
    assert (found.level, found.guesses, found.openings) == ("beginner", 0, 1.0)
    assert (found.technique, found.score) == (Technique.HIDDEN_BOX, 1.2)


def test_a_rating_names_the_hardest_technique_as_far_as_logic_leads() -> None:
    found = [rate(read_puzzles(path, TASKS["sudoku"])[0].given) for path in SAMPLES]
    techniques = [rating.technique for rating in found if rating is not None]
    assert techniques[:3] == [
        Technique.HIDDEN_BOX,
        Technique.HIDDEN_LINE,
        Technique.NAKED_SINGLE,
    ]
    assert techniques[4] is None  # an extreme one is beyond them all
    assert found[4] is not None
    assert found[4].score is None


def hidden_in_boxes(board: Grid) -> bool:
    """Whether filling cells that are the only place of a digit in their box solves the grid."""
    board = board.copy()
    changed = True
    while changed:
        changed = False
        for digit in range(1, 10):
            for top in (0, 3, 6):
                for left in (0, 3, 6):
                    box = board[top : top + 3, left : left + 3]
                    places = [
                        (r, c)
                        for r in range(top, top + 3)
                        for c in range(left, left + 3)
                        if not board[r, c] and digit not in board[r] and digit not in board[:, c]
                    ]
                    if digit not in box and len(places) == 1:
                        board[places[0]] = digit
                        changed = True
    return bool(board.all())


def test_beginner_means_what_a_plain_search_of_boxes_solves() -> None:
    rng = np.random.default_rng(0)
    answers = complete_grids(rng, 40)
    givens = dig(rng, answers, singles, np.full(40, 31))
    plain = [hidden_in_boxes(board.reshape(9, 9)) for board in givens]
    assert (rate_batch(givens, answers) == 0).tolist() == plain
    assert 10 < sum(plain) < 30


def test_openings_are_the_share_of_right_guesses_after_which_nothing_more_is_guessed() -> None:
    share = openings(grid(LINE).reshape(1, 81), grid(ANSWER).reshape(1, 81))[0]
    empty = np.flatnonzero(grid(LINE) == 0)
    guesses = np.tile(grid(LINE).reshape(81), (len(empty), 1))
    answers = np.tile(grid(ANSWER).reshape(81), (len(empty), 1))
    guesses[np.arange(len(empty)), empty] = answers[0, empty]
    opened = int((rate_batch(guesses, answers) < LEVELS.index("hard")).sum())
    # cells that singles fill before they get stuck are no guesses; each of them opens nothing
    assert 0 < opened < len(empty)
    assert share in [opened / tried for tried in range(opened, len(empty) + 1)]


def test_every_level_comes_from_its_batch_alone_as_well() -> None:
    boards = [read_puzzles(path, TASKS["sudoku"])[0].given for path in SAMPLES]
    givens = np.stack([board.reshape(81) for board in boards])
    answers = np.stack([solve_exact(board)[0].reshape(81) for board in boards])
    assert rate_batch(givens, answers).tolist() == [0, 1, 2, 3, 4]
