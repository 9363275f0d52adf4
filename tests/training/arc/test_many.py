"""Tasks of every size, learnt and answered one after the other."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import Grid, Puzzle
from tests.training.arc_base import CONFIG, write_base
from training.arc.many import StoppedError, Work, answer_all, held
from training.arc.table import (
    NOW,
    STOP,
    Now,
    Way,
    answers_of,
    how_of,
    read_now,
    read_rows,
    write_now,
    write_results,
)
from training.runs.files import RunError

LARGEST = replace(CONFIG, seq_len=31 * 31)


def grid(rows: int, cols: int, color: int) -> Grid:
    return np.full((rows, cols), color, dtype=np.uint8)


def task(name: str, *sizes: tuple[int, int]) -> Puzzle:
    """Every cell of blue becomes red; each pair has a size of its own, the last is the test's."""
    *shown, asked = [(grid(*size, 1), grid(*size, 2)) for size in sizes]
    return Puzzle("arc", asked[0], asked[1], name, examples=tuple(shown))


TASKS = {
    "one cell": [task("one cell", (1, 1), (1, 1), (1, 1))],
    "mixed": [task("mixed", (1, 9), (3, 2), (6, 6), (2, 8))],
    "largest": [task("largest", (30, 30), (2, 2), (30, 30))],
}


def test_tasks_of_one_cell_of_mixed_sizes_and_of_30_by_30_are_answered(tmp_path: Path) -> None:
    base, out = write_base(tmp_path / "models", LARGEST), tmp_path / "out"
    work = Work(base, Way(steps=1, views=2), out)
    with held(out):
        found = {name: row for _, name, row in answer_all(TASKS, work)}
    assert list(found) == list(TASKS)
    assert read_rows(out, how_of(base, work.way)) == found
    write_results(out, TASKS, found)
    for name, tests in answers_of(found).items():
        (tries,) = tests
        assert found[name].refused == ""
        for answer in tries:  # never larger than the sizes of the pairs allow
            assert answer.size <= TASKS[name][0].given.size
    assert len((out / "tasks.csv").read_text("utf-8").splitlines()) == 4
    assert {path.name for path in out.iterdir()}.isdisjoint({NOW, STOP, "work"})


def test_what_was_left_by_one_that_was_killed_is_cleared(tmp_path: Path) -> None:
    write_now(tmp_path, Now("old", 1, 2, 3, 4))
    (tmp_path / "work" / "run").mkdir(parents=True)
    with held(tmp_path):
        assert read_now(tmp_path) is None
        assert not (tmp_path / "work").exists()
        with pytest.raises(RunError, match="another process writes"), held(tmp_path):
            pass


def test_who_asks_to_stop_before_it_has_begun_is_obeyed(tmp_path: Path) -> None:
    base, out = write_base(tmp_path / "models", LARGEST), tmp_path / "out"
    out.mkdir()
    (out / STOP).touch()
    with pytest.raises(StoppedError), held(out):
        list(answer_all(TASKS, Work(base, Way(steps=1, views=2), out)))
    assert not (out / STOP).exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="cannot write results into"), held(tmp_path / "file"):
        pass
