"""The contract of a task, for every kind of puzzle and for the template in tests/latin."""

from dataclasses import replace

import numpy as np
import pytest

from hrm_core.puzzle import IGNORE, Grid, Problem, Puzzle, PuzzleFormatError, Task
from hrm_core.tasks import TASKS
from tests.latin import Latin

KINDS: list[Task] = [*TASKS.values(), Latin()]

pytestmark = pytest.mark.parametrize("task", KINDS, ids=lambda task: task.name)


def puzzles(task: Task, count: int = 6) -> list[Puzzle]:
    """Some new puzzles of the easiest level."""
    rng = np.random.default_rng(0)
    return [task.generate(rng, task.difficulties[0]) for _ in range(count)]


def random_grid(task: Task, like: Grid, rng: np.random.Generator) -> Grid:
    return rng.integers(len(task.look.symbols), size=like.shape).astype(np.uint8)


def can_be_shown(problems: list[Problem], grid: Grid) -> bool:
    rows, columns = grid.shape
    return all(
        problem.message.endswith(".")
        and all(0 <= row < rows and 0 <= column < columns for row, column in problem.cells)
        for problem in problems
    )


def test_it_has_a_name_a_title_and_levels(task: Task) -> None:
    assert task.name == task.name.lower()
    assert task.name.isidentifier()
    assert task.title
    assert task.difficulties
    assert len(set(task.difficulties)) == len(task.difficulties)


def test_it_is_registered_under_its_name(task: Task) -> None:
    assert TASKS.get(task.name, task) is task


def test_its_look_says_how_each_symbol_is_drawn_and_typed(task: Task) -> None:
    look = task.look
    assert 0 <= look.empty < len(look.symbols)
    assert all(symbol.name for symbol in look.symbols)
    assert len({(symbol.glyph, symbol.fill) for symbol in look.symbols}) == len(look.symbols)
    assert all(len(key) == 1 and 0 <= value < len(look.symbols) for key, value in look.keys.items())


def test_new_puzzles_of_every_level_are_sound_and_come_with_their_solution(task: Task) -> None:
    for level in task.difficulties:
        puzzle = task.generate(np.random.default_rng(0), level)
        assert puzzle.task == task.name
        assert puzzle.given.dtype == np.uint8
        assert puzzle.solution is not None
        assert puzzle.solution.dtype == np.uint8
        assert task.examine(puzzle) == []
        assert task.check(puzzle, puzzle.solution) == []


def test_the_same_seed_gives_the_same_puzzle_and_another_another(task: Task) -> None:
    level = task.difficulties[0]
    first, again, other = (
        task.generate(np.random.default_rng(seed), level).given for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_tokens_fit_the_vocabulary_and_mean_the_grid(task: Task) -> None:
    for puzzle in puzzles(task):
        for tokens, grid in (
            (task.encode(puzzle), puzzle.given),
            (task.labels(puzzle), puzzle.solution),
        ):
            assert tokens.ndim == 1
            assert task.pad is not None or len(tokens) == task.seq_len
            assert tokens.dtype == np.int32
            used = tokens[tokens != IGNORE]
            assert len(used)
            assert 0 <= used.min() <= used.max() < task.vocab_size
            around = 0 if task.pad is None else task.pad
            filled = np.where(tokens == IGNORE, around, tokens).astype(np.int32)
            np.testing.assert_array_equal(task.decode(filled, puzzle), grid)


def test_without_a_solution_nothing_is_supervised(task: Task) -> None:
    puzzle = replace(puzzles(task, 1)[0], solution=None)
    assert (task.labels(puzzle) == IGNORE).all()


def test_any_tokens_can_be_drawn(task: Task) -> None:
    rng = np.random.default_rng(0)
    puzzle = puzzles(task, 1)[0]
    for low, high in ((0, task.vocab_size), (-200, 200), (-(2**31), 2**31 - 1)):
        tokens = rng.integers(low, high, size=len(task.encode(puzzle))).astype(np.int32)
        grid = task.decode(tokens, puzzle)
        assert grid.dtype == np.uint8
        assert task.resizes or grid.shape == puzzle.given.shape
        assert grid.max(initial=0) < len(task.look.symbols)


def test_an_unfinished_answer_is_no_solution(task: Task) -> None:
    for puzzle in puzzles(task):
        problems = task.check(puzzle, puzzle.given)
        assert problems
        assert can_be_shown(problems, puzzle.given)


def test_a_solution_with_one_wrong_cell_is_none_and_the_cell_is_lit(task: Task) -> None:
    rng = np.random.default_rng(0)
    for puzzle in puzzles(task):
        assert puzzle.solution is not None
        answer = puzzle.solution.copy()
        cell = tuple(int(rng.integers(size)) for size in answer.shape)
        answer[cell] = (answer[cell] + 1) % len(task.look.symbols)
        assert cell in {lit for problem in task.check(puzzle, answer) for lit in problem.cells}


def test_any_grid_can_be_checked_and_examined(task: Task) -> None:
    rng = np.random.default_rng(0)
    for puzzle in puzzles(task):
        grid = random_grid(task, puzzle.given, rng)
        assert can_be_shown(task.check(puzzle, grid), grid)
        assert can_be_shown(task.examine(replace(puzzle, given=grid, solution=None)), grid)


def test_augmented_puzzles_stay_solved(task: Task) -> None:
    rng = np.random.default_rng(0)
    for puzzle in puzzles(task):
        view = task.augment(puzzle, rng)
        assert view.puzzle.task == task.name
        assert view.puzzle.solution is not None
        assert task.examine(view.puzzle) == []
        assert task.check(view.puzzle, view.puzzle.solution) == []


def test_answers_to_an_augmented_puzzle_find_their_way_back(task: Task) -> None:
    rng = np.random.default_rng(0)
    for puzzle in puzzles(task):
        view = task.augment(puzzle, rng)
        assert view.puzzle.solution is not None
        np.testing.assert_array_equal(view.invert(view.puzzle.solution), puzzle.solution)
        np.testing.assert_array_equal(view.invert(view.puzzle.given), puzzle.given)
        assert view.invert(random_grid(task, view.puzzle.given, rng)).dtype == np.uint8


def test_a_puzzle_without_a_solution_can_be_augmented(task: Task) -> None:
    view = task.augment(replace(puzzles(task, 1)[0], solution=None), np.random.default_rng(0))
    assert view.puzzle.solution is None


def test_no_question_changes_the_puzzle(task: Task) -> None:
    puzzle = puzzles(task, 1)[0]
    assert puzzle.solution is not None
    before = puzzle.given.copy(), puzzle.solution.copy()
    answer = puzzle.solution.copy()
    task.encode(puzzle)[:] = 0
    task.labels(puzzle)[:] = 0
    task.decode(task.encode(puzzle), puzzle)[:] = 0
    task.check(puzzle, answer)
    task.examine(puzzle)
    task.augment(puzzle, np.random.default_rng(0)).puzzle.given[:] = 0
    task.parse(task.format(puzzle))[0].given[:] = 0
    np.testing.assert_array_equal(puzzle.given, before[0])
    np.testing.assert_array_equal(puzzle.solution, before[1])


def test_what_is_written_is_read_back(task: Task) -> None:
    made = puzzles(task)
    for puzzle in made:
        (found,) = task.parse(task.format(puzzle))
        assert found.task == task.name
        np.testing.assert_array_equal(found.given, puzzle.given)
    together = task.parse("\n".join(task.format(puzzle) for puzzle in made))
    assert len(together) == len(made)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "²" * 81, "9" * 1000, "\x89PNG\r\n\x1a\n", "<?xml?>", "a,b\n1,2", "\udc80"],
)
def test_what_is_no_puzzle_is_refused_in_one_sentence(task: Task, text: str) -> None:
    with pytest.raises(PuzzleFormatError) as raised:
        task.parse(text)
    message = str(raised.value)
    assert message.startswith("line ")
    assert message.endswith(".")
    assert "\n" not in message


def test_a_text_with_one_wrong_character_is_refused_or_read_but_never_crashes(task: Task) -> None:
    rng = np.random.default_rng(0)
    text = task.format(puzzles(task, 1)[0])
    refused = 0
    for sign in "²5x #\t\n|<\0":
        at = int(rng.integers(len(text)))
        try:
            found = task.parse(text[:at] + sign + text[at + 1 :])
        except PuzzleFormatError:
            refused += 1
        else:
            for puzzle in found:
                assert task.decode(task.encode(puzzle), puzzle).shape == puzzle.given.shape
    assert refused
