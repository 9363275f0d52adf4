"""Training data: mixed, under symmetries, never what is held out."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import IGNORE
from hrm_core.tasks.sudoku import augment_batch, generate_batch
from hrm_core.tasks.sudoku.rules import are_solved
from training.config import SourceConfig
from training.data.streams import Boards, DataError, Examples, Feed, Mixture, Stream, feeds, mix
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


def test_as_many_puzzles_are_made_easier_as_wanted_half_of_them_by_a_few_hints() -> None:
    rng = np.random.default_rng(1)
    givens, solutions = generate_batch(rng, 1, "hard")
    blanks = int((givens == 0).sum())
    drawn = Sudokus(givens, solutions, reveal=0.4, augment=False).draw(3000, rng)
    hints = blanks - (drawn.tokens == 1).sum(axis=1)
    assert (hints == 0).mean() == pytest.approx(0.6 + 0.2 / blanks, abs=0.03)
    few = np.bincount(hints, minlength=HINTS + 2)[1 : HINTS + 2] / len(hints)
    either = 0.2 / blanks  # of those with any number of blanks
    assert few[:HINTS] == pytest.approx(np.full(HINTS, 0.2 / HINTS + either), abs=0.015)
    assert few[HINTS] == pytest.approx(either, abs=0.012)


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


def rows(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    return generate_batch(np.random.default_rng(seed), count, "beginner")


def test_some_rows_of_a_table_are_those_after_the_skipped_ones(tmp_path: Path) -> None:
    givens, solutions = rows(6)
    source = write(tmp_path / "six.csv", givens, solutions)
    rng = np.random.default_rng()
    for skip, count, wanted in ((0, 0, slice(6)), (1, 2, slice(1, 3)), (4, 0, slice(4, 6))):
        (found,) = load([replace(source, skip=skip, count=count)], tmp_path, rng)
        assert (found.givens == givens[wanted]).all()
        assert (found.solutions == solutions[wanted]).all()


def test_a_panel_is_of_different_puzzles_as_they_are(tmp_path: Path) -> None:
    givens, solutions = rows(6)
    stream = Sudokus(givens, solutions, reveal=1.0)
    panel = stream.panel(4, np.random.default_rng(0))
    assert len(np.unique(panel.tokens, axis=0)) == 4
    known = {(each + 1).tobytes() for each in givens.astype(np.int32)}
    assert {each.tobytes() for each in panel.tokens} <= known
    assert len(stream.panel(50, np.random.default_rng(0)).tokens) == 6
    other = stream.panel(4, np.random.default_rng(1))
    assert not np.array_equal(panel.tokens, other.tokens)


def test_puzzles_are_drawn_as_they_are_where_that_is_wanted() -> None:
    givens, solutions = rows(3)
    drawn = Sudokus(givens, solutions, augment=False).draw(40, np.random.default_rng(0))
    known = {(each + 1).tobytes() for each in givens.astype(np.int32)}
    assert {each.tobytes() for each in drawn.tokens} == known
    (loaded,) = load(
        [SourceConfig("generate", level="beginner", count=2, augment=False, reveal=0.5)],
        Path(),
        np.random.default_rng(0),
    )
    assert (loaded.augment, loaded.reveal) == (False, 0.5)


class Numbered:
    """A stream whose every token is its number."""

    def __init__(self, number: int, cells: int = 4) -> None:
        self.number, self.cells = number, cells

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        tokens = np.full((count, self.cells), self.number, dtype=np.int32)
        return Examples(tokens, tokens + 100, np.arange(count, dtype=np.int32))

    panel = draw


def test_a_panel_has_of_each_stream_as_many_as_its_share_says_in_their_order() -> None:
    mixture = Mixture([Numbered(1), Numbered(2), Numbered(3)], [1.0, 2.0, 1.0])
    panel = mixture.panel(8, np.random.default_rng(0))
    assert panel.tokens[:, 0].tolist() == [1, 1, 2, 2, 2, 2, 3, 3]
    assert panel.labels[:, 0].tolist() == [101, 101, 102, 102, 102, 102, 103, 103]
    assert len(mixture.panel(3, np.random.default_rng(0)).tokens) == 3


def test_a_source_of_several_sizes_has_its_share_between_them() -> None:
    small, large = Numbered(1, 4), Numbered(2, 9)

    def loader(*_: object) -> list[Stream | Boards]:
        return [Boards([small, large], [1.0, 3.0]), large, Numbered(3, 9), Numbered(4, 4)]

    sources = [
        SourceConfig("x", share=2.0),
        SourceConfig("x", share=0.5),
        SourceConfig("x", share=4.0, since=0.5),
        SourceConfig("x", share=1.0, until=0.5),
    ]
    found = feeds(loader, sources, Path(), np.random.default_rng(0))
    told = [(each.stream.cells, each.share, each.since, each.until) for each in found]
    assert told == [(4, 0.5, 0, 1), (9, 2.0, 0, 1), (9, 4.0, 0.5, 1), (4, 1.0, 0, 0.5)]
    mixed = found[1].stream.draw(4000, np.random.default_rng(0)).tokens[:, 0]
    assert set(mixed.tolist()) == {2}


def test_a_mix_keeps_what_belongs_together() -> None:
    drawn = Mixture([Numbered(1), Numbered(2)], [1.0, 1.0]).draw(50, np.random.default_rng(0))
    assert (drawn.labels == drawn.tokens + 100).all()
    order = drawn.tokens[:, 0].tolist()
    assert order != sorted(order), "in random order"


def test_what_every_source_is_until_its_end_is_there_at_the_end() -> None:
    spans = ((0.0, 1.0), (0.0, 0.5), (0.5, 1.0))
    whole, first, last = (Feed(Numbered(1), 1.0, since, until) for since, until in spans)
    assert [each.now(1.0) for each in (whole, first, last)] == [True, False, True]
    assert [each.now(0.5) for each in (whole, first, last)] == [True, False, True]
