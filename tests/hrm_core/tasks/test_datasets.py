"""Folders that build_arc_dataset.py writes, and the challenges of Kaggle beside their solutions."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.puzzle import Grid, PuzzleFormatError
from hrm_core.tasks.opening import open_puzzles

SIDE, EOS = 30, 1
RNG = np.random.default_rng(5)


def grid(rows: int, columns: int) -> Grid:
    return RNG.integers(0, 10, (rows, columns)).astype(np.uint8)


def canvas(shown: Grid, top: int = 0, left: int = 0) -> NDArray[np.uint8]:
    """As the official builder lays a grid: color + 2, the end below it and to the right."""
    board = np.zeros((SIDE, SIDE), np.uint8)
    rows, columns = shown.shape
    board[top : top + rows, left : left + columns] = shown + 2
    if top + rows < SIDE:
        board[top + rows, left : left + columns] = EOS
    if left + columns < SIDE:
        board[top : top + rows, left + columns] = EOS
    return board.reshape(-1)


Pairs = list[tuple[Grid, Grid]]


def write_part(folder: Path, puzzles: dict[int, Pairs], shift: int = 0) -> None:
    folder.mkdir(parents=True)
    meta = {"vocab_size": 12, "seq_len": 900, "sets": ["all"], "pad_id": 0}
    (folder / "dataset.json").write_text(json.dumps(meta))
    pairs = [pair for some in puzzles.values() for pair in some]
    bounds = np.cumsum([0, *map(len, puzzles.values())])
    arrays: dict[str, NDArray[Any]] = {
        "inputs": np.stack([canvas(given, shift, shift) for given, _ in pairs]),
        "labels": np.stack([canvas(answer, shift, shift) for _, answer in pairs]),
        "puzzle_identifiers": np.array(list(puzzles), np.int32),
        "puzzle_indices": bounds.astype(np.int32),
        "group_indices": np.arange(len(puzzles) + 1, dtype=np.int32),
    }
    for name, array in arrays.items():
        np.save(folder / f"all__{name}.npy", array)


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Pairs, Pairs]:
    """A folder with one task, one of its views, and its tests; examples and tests as they were."""
    examples: Pairs = [(grid(3, 4), grid(5, 2)), (grid(30, 30), grid(1, 1))]
    tests: Pairs = [(grid(6, 6), grid(2, 9)), (grid(4, 4), grid(30, 7))]
    folder = tmp_path / "arc-aug"
    view: Pairs = [(grid(4, 3), grid(2, 5))]
    write_part(folder / "train", {1: examples[:1], 2: view})
    write_part(folder / "test", {1: tests})
    names = ["<blank>", "007bbfb7", "007bbfb7_t3_0123456789"]
    (folder / "identifiers.json").write_text(json.dumps(names))
    return folder, examples[:1], tests


def test_the_tests_of_an_official_folder_have_the_training_pairs_as_examples(
    built: tuple[Path, Pairs, Pairs],
) -> None:
    folder, examples, tests = built
    opened = open_puzzles(folder)
    assert opened.kind == "arc"
    assert opened.told == "1 ARC task with 2 tests, the part test of an official data set"
    assert [puzzle.title for puzzle in opened.puzzles] == ["007bbfb7, test 1", "007bbfb7, test 2"]
    for puzzle, (given, answer) in zip(opened.puzzles, tests, strict=True):
        assert puzzle.puzzle_id == 1
        np.testing.assert_array_equal(puzzle.given, given)
        np.testing.assert_array_equal(puzzle.solution, answer)
        np.testing.assert_array_equal(puzzle.examples[0][0], examples[0][0])


def test_a_grid_that_was_moved_on_its_canvas_is_the_same_grid(tmp_path: Path) -> None:
    pairs: Pairs = [(grid(3, 4), grid(5, 2)), (grid(7, 7), grid(8, 1))]
    write_part(tmp_path / "set" / "train", {1: pairs}, shift=9)
    (tmp_path / "set" / "identifiers.json").write_text(json.dumps(["<blank>", "task"]))
    (puzzle,) = open_puzzles(tmp_path / "set", part="train").puzzles
    np.testing.assert_array_equal(puzzle.given, pairs[1][0])
    np.testing.assert_array_equal(puzzle.examples[0][1], pairs[0][1])


def test_arrays_that_do_not_fit_are_refused_in_a_sentence(
    built: tuple[Path, Pairs, Pairs],
) -> None:
    folder, *_ = built
    np.save(folder / "test" / "all__puzzle_indices.npy", np.array([0, 1, 2, 3], np.int32))
    with pytest.raises(PuzzleFormatError, match="test has arrays that do not fit together"):
        open_puzzles(folder)
    (folder / "identifiers.json").write_text('{"no": "list"}')
    with pytest.raises(PuzzleFormatError, match=r"identifiers\.json is no list of names"):
        open_puzzles(folder)


@pytest.mark.parametrize("name", ["arc-agi_evaluation_{}.json", "arc-agi_test-{}.json", "{}.json"])
def test_challenges_have_the_solutions_that_lie_beside_them(tmp_path: Path, name: str) -> None:
    pair = {"input": [[1, 2]], "output": [[2, 1]]}
    task = {"train": [pair, pair], "test": [{"input": [[3, 4]]}, {"input": [[5, 6]]}]}
    path = tmp_path / name.format("challenges")
    path.write_text(json.dumps({"0a1b2c3d": task}))
    (tmp_path / name.format("solutions")).write_text(json.dumps({"0a1b2c3d": [[[4, 3]], [[6, 5]]]}))
    opened = open_puzzles(path)
    solutions = [puzzle.solution for puzzle in opened.puzzles]
    assert [None if each is None else each.tolist() for each in solutions] == [[[4, 3]], [[6, 5]]]
