"""Training data: mixed, under symmetries, never what is held out."""

from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import IGNORE
from hrm_core.tasks.sudoku import augment_batch, generate_batch
from hrm_core.tasks.sudoku.rules import are_solved
from training.config import SourceConfig
from training.data.streams import DataError, mix
from training.data.sudokus import HINTS, Sudokus, load, sudoku_examples


def write(path: Path, givens: np.ndarray, solutions: np.ndarray) -> SourceConfig:
    rows = [
        "".join(map(str, g)) + "," + "".join(map(str, s))
        for g, s in zip(givens, solutions, strict=True)
    ]
    path.write_text("quizzes,solutions\n" + "\n".join(rows) + "\n")
    return SourceConfig("csv", path=path.name)


def test_every_draw_is_a_puzzle_with_its_solution() -> None:
    rng = np.random.default_rng(0)
    source = SourceConfig("generate", level="beginner", count=5)
    drawn = mix(load, [source], Path(), rng).draw(64, rng)
    assert are_solved((drawn.labels - 1).astype(np.uint8)).all()
    given = drawn.tokens > 1
    assert (drawn.tokens[given] == drawn.labels[given]).all()
    assert len(np.unique(drawn.tokens, axis=0)) == 64  # no two alike, from five puzzles


def test_the_same_generator_state_draws_the_same_puzzles() -> None:
    source = SourceConfig("generate", level="beginner", count=5)
    first, second = (
        mix(load, [source], Path(), np.random.default_rng(3)).draw(8, np.random.default_rng(4))
        for _ in range(2)
    )
    assert (first.tokens == second.tokens).all()


def test_revealing_leaves_from_one_blank_to_all() -> None:
    rng = np.random.default_rng(1)
    givens, solutions = generate_batch(rng, 4, "easy")
    drawn = Sudokus(givens, solutions, reveal=1.0).draw(2000, rng)
    blank = drawn.tokens == 1
    assert blank.sum(axis=1).min() == 1
    assert blank.sum(axis=1).max() == (givens == 0).sum(axis=1).max()
    assert (blank | (drawn.tokens == drawn.labels)).all()
    slightly = blank.sum(axis=1) >= (givens == 0).sum(axis=1).min() - HINTS
    assert 0.4 < slightly.mean() < 0.8


def test_shares_say_how_often_a_source_is_drawn(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    full = generate_batch(rng, 3, "beginner")[1]
    rare = write(tmp_path / "rare.csv", full, full)  # no blanks: told apart from the others
    often = SourceConfig("generate", level="beginner", count=3, share=3.0)
    drawn = mix(load, [rare, often], tmp_path, rng).draw(4000, rng)
    assert (drawn.tokens > 1).all(axis=1).mean() == pytest.approx(0.25, abs=0.03)


def test_cells_without_a_solution_are_not_supervised() -> None:
    zeros = np.zeros((1, 81), dtype=np.uint8)
    assert (sudoku_examples(zeros, zeros).labels == IGNORE).all()


def test_a_held_out_puzzle_is_refused_in_every_disguise(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    givens, solutions = generate_batch(rng, 6, "medium")
    held_out = write(tmp_path / "test.csv", givens[:2], solutions[:2])
    good = write(tmp_path / "good.csv", givens[2:], solutions[2:])
    hidden, answers = augment_batch(givens[1:4], solutions[1:4], rng)
    bad = write(tmp_path / "bad.csv", hidden, answers)
    assert len(mix(load, [good], tmp_path, rng, [held_out]).draw(3, rng).tokens) == 3
    with pytest.raises(DataError, match=r"bad\.csv: puzzle 1 and 0 more .* held-out"):
        mix(load, [good, bad], tmp_path, rng, [held_out])


def test_sudokus_that_are_no_table_or_no_level_are_refused(tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    (tmp_path / "list.txt").write_text("1" * 81)
    for source, words in (
        (
            SourceConfig("csv", path="list.txt"),
            r"list\.txt has no solution that is known, or not only one",
        ),
        (SourceConfig("generate", level="beginner"), "a count and one of the levels .* not 0 of"),
        (SourceConfig("generate", level="brutal", count=2), "beginner, .* not 2 of 'brutal'"),
    ):
        with pytest.raises(DataError, match=words):
            mix(load, [source], tmp_path, rng)


def test_missing_and_used_up_files_are_named(tmp_path: Path) -> None:
    rng = np.random.default_rng(6)
    with pytest.raises(DataError, match=r"none\.csv is not there; name its folder with --data"):
        mix(load, [SourceConfig("csv", path="none.csv")], tmp_path, rng)
    source = write(tmp_path / "two.csv", *generate_batch(rng, 2, "beginner"))
    past = SourceConfig("csv", path=source.path, skip=2)
    with pytest.raises(DataError, match="no puzzle after the first 2"):
        mix(load, [past], tmp_path, rng)
