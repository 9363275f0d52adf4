"""Prepared files: every puzzle comes back, at a few bits a cell, and a damaged file is named."""

from pathlib import Path

import numpy as np
import pytest

from app.cli import main as cli
from hrm_core.tasks.maze import generate_batch as generate_mazes
from hrm_core.tasks.sudoku import generate_batch as generate_sudokus
from tests.training.tiny import tiny_run
from training.config import SourceConfig
from training.data import mazes, sudokus
from training.data.packed import (
    pack_mazes,
    pack_sudokus,
    read_mazes,
    read_sudokus,
    write_packed,
)
from training.data.streams import DataError, mix
from training.leg import carry_out
from training.runs.events import Finished


def test_sudokus_come_back_at_four_bits_a_cell(tmp_path: Path) -> None:
    givens, solutions = generate_sudokus(np.random.default_rng(0), 200, "beginner")
    write_packed(tmp_path / "x.npz", pack_sudokus(givens, solutions))
    again = read_sudokus(tmp_path / "x.npz")
    assert (again[0] == givens).all()
    assert (again[1] == solutions).all()
    assert (tmp_path / "x.npz").stat().st_size < 200 * 2 * 41 + 1000


@pytest.mark.parametrize("side", [4, 9, 30])
def test_mazes_come_back_at_a_bit_a_cell(side: int, tmp_path: Path) -> None:
    made, _ = generate_mazes(np.random.default_rng(0), 100, side, 5)
    write_packed(tmp_path / "x.npz", pack_mazes(made))
    assert (read_mazes(tmp_path / "x.npz") == made).all()
    assert (tmp_path / "x.npz").stat().st_size < 100 * (side * side / 8 + 5) + 1500


def test_training_draws_from_a_prepared_file_what_it_draws_from_its_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.npz"
    made = SourceConfig("generate", level="beginner", count=12)
    arguments = ("--level", "beginner", "--count", "12", "--seed", "3")
    assert cli.main(["prepare", str(path), *arguments]) == 0
    assert capsys.readouterr().out == f"{path}: 12 puzzles in 0.0 MB\n"
    packed = SourceConfig("packed", path="x.npz")
    drawn = [
        mix(sudokus.load, [source], tmp_path, np.random.default_rng(3))
        .draw(30, np.random.default_rng(4))
        .tokens
        for source in (made, packed)
    ]
    assert (drawn[0] == drawn[1]).all()
    some = sudokus.load(
        [SourceConfig("packed", "x.npz", skip=10)], tmp_path, np.random.default_rng()
    )
    assert len(some[0].givens) == 2
    with pytest.raises(DataError, match="no puzzle after the first 12"):
        sudokus.load([SourceConfig("packed", "x.npz", skip=12)], tmp_path, np.random.default_rng())
    with pytest.raises(DataError, match="have the solution of a held-out puzzle"):
        sudokus.load([packed], tmp_path, np.random.default_rng(), [packed])


def test_a_run_is_judged_on_a_prepared_file(tmp_path: Path) -> None:
    givens, solutions = generate_sudokus(np.random.default_rng(0), 4, "beginner")
    write_packed(tmp_path / "x.npz", pack_sudokus(givens, solutions))
    run = tiny_run(tmp_path / "run", validation=(SourceConfig("packed", path="x.npz"),), steps=2)
    *_, last = carry_out(run, tmp_path)
    assert isinstance(last, Finished)
    assert last.reason == "done"


def test_mazes_are_prepared_and_lie_on_the_board_of_the_largest(tmp_path: Path) -> None:
    arguments = ("--task", "maze", "--size", "9", "--count", "5")
    assert cli.main(["prepare", str(tmp_path / "x.npz"), *arguments]) == 0
    rng = np.random.default_rng(0)
    packed = SourceConfig("packed", path="x.npz")
    larger = SourceConfig("generate", size=12, count=3)
    assert mix(mazes.load, [packed], tmp_path, rng).draw(2, rng).tokens.shape == (2, 81)
    assert mix(mazes.load, [packed, larger], tmp_path, rng).draw(2, rng).tokens.shape == (2, 144)


def test_tables_are_packed_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    givens, solutions = generate_sudokus(np.random.default_rng(0), 3, "beginner")
    text = "".join(
        f"{''.join(map(str, g))},{''.join(map(str, s))}\n"
        for g, s in zip(givens, solutions, strict=True)
    )
    names = [tmp_path / name for name in ("a.csv", "b.csv")]
    for path in names:
        path.write_text("quizzes,solutions\n" + text, "utf-8")
    assert cli.main(["prepare", str(tmp_path / "x.npz"), *map(str, names)]) == 0
    assert (read_sudokus(tmp_path / "x.npz")[0] == np.concatenate([givens, givens])).all()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("x.npz",), "say with --count how many"),
        (("x.csv", "--count", "3"), "ends in .npz"),
        (("x.npz", "a.csv", "--count", "3"), "name files of puzzles, or"),
        (("x.npz", "nowhere.csv"), "nowhere.csv: there is no such file"),
        (("x.npz", "--count", "3", "--level", "odd"), "has the levels"),
        (("x.npz", "--count", "3", "--task", "maze", "--size", "3"), "size of 4 to 40, not 3"),
        (("x.npz", "--count", "3", "--task", "arc"), "only sudoku and maze are packed"),
        (("nowhere/x.npz", "--count", "1"), "cannot write nowhere/x.npz"),
    ],
)
def test_what_cannot_be_prepared_is_told(
    arguments: tuple[str, ...],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["prepare", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.rglob("*.npz")) == []


def test_a_damaged_or_wrong_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    givens, solutions = generate_sudokus(np.random.default_rng(0), 50, "beginner")
    write_packed(path, pack_sudokus(givens, solutions))
    content = path.read_bytes()
    with pytest.raises(DataError, match=r"x\.npz holds puzzles of the task sudoku, not maze"):
        read_mazes(path)
    for damaged in (b"", b"rubbish", content[: len(content) // 2], _flipped(content)):
        path.write_bytes(damaged)
        with pytest.raises(DataError, match=r"x\.npz is no prepared file, or damaged"):
            read_sudokus(path)
    write_packed(path, pack_sudokus(givens, np.roll(solutions, 1, axis=0)))
    with pytest.raises(DataError, match="its solutions do not fit"):
        read_sudokus(path)
    write_packed(path, {**pack_sudokus(givens, solutions), "task": "maze"})
    with pytest.raises(DataError, match=r"x\.npz is no prepared file"):
        read_mazes(path)


def _flipped(content: bytes) -> bytes:
    """One bit of the data is another: the file's own checksum tells."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


MAZE = np.array([[3, 2, 1], [1, 2, 2], [1, 1, 4]], dtype=np.uint8)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start": np.array([2], np.uint16)}, "lies in a wall or outside"),
        ({"goal": np.array([3], np.uint16)}, "lies in a wall or outside"),
        ({"goal": np.array([9], np.uint16)}, "lies in a wall or outside"),
        ({"start": np.array([8], np.uint16)}, "lies in a wall or outside"),
        ({"start": np.array([0, 1], np.uint16)}, "its arrays do not fit together"),
        ({"side": 5}, "its arrays do not fit together"),
        ({"side": 1}, "its arrays do not fit together"),
        ({"side": 41}, "its arrays do not fit together"),
        ({"start": np.array([0], np.int8)}, "'start' cannot have 1 dimensions of int8"),
        ({"walls": np.zeros(2, np.uint8)}, "'walls' cannot have 1 dimensions of uint8"),
        (
            {
                "walls": np.zeros((0, 2), np.uint8),
                "start": np.zeros(0, np.uint16),
                "goal": np.zeros(0, np.uint16),
            },
            "holds no puzzle",
        ),
    ],
)
def test_a_file_of_mazes_whose_parts_do_not_fit_is_named(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    path, good = tmp_path / "x.npz", pack_mazes(MAZE[None])
    write_packed(path, good)
    assert (read_mazes(path) == MAZE).all()
    write_packed(path, {**good, **changes})
    with pytest.raises(DataError, match=words):
        read_mazes(path)


def test_a_file_of_sudokus_whose_parts_do_not_fit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    givens, solutions = generate_sudokus(np.random.default_rng(0), 3, "beginner")
    good = pack_sudokus(givens, solutions)
    unsolved = solutions.copy()
    unsolved[1, 80] = 0
    for changes, words in (
        ({"givens": good["givens"][:, :40]}, "a sudoku has 41 bytes in it"),
        ({"givens": good["givens"][:2]}, "its solutions do not fit"),
        (pack_sudokus(np.zeros_like(givens), unsolved), "its solutions do not fit"),
    ):
        write_packed(path, {**good, **changes})
        with pytest.raises(DataError, match=words):
            read_sudokus(path)


def test_some_rows_of_a_prepared_file_are_those_after_the_skipped_ones(tmp_path: Path) -> None:
    givens, solutions = generate_sudokus(np.random.default_rng(0), 5, "beginner")
    write_packed(tmp_path / "x.npz", pack_sudokus(givens, solutions))
    source = SourceConfig("packed", "x.npz", skip=1, count=3)
    (found,) = sudokus.load([source], tmp_path, np.random.default_rng())
    assert (found.givens == givens[1:4]).all()
    assert (found.solutions == solutions[1:4]).all()


def test_a_file_that_cannot_be_written_leaves_the_one_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.npz"
    write_packed(path, pack_mazes(MAZE[None]))

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(DataError, match=r"cannot write .*x\.npz: No space left on device"):
            write_packed(path, pack_mazes(MAZE[None, :2, :2]))
    assert (read_mazes(path) == MAZE).all()
    assert list(tmp_path.iterdir()) == [path]
