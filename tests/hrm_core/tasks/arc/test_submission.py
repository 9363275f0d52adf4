"""submission.json in the official form, and the two official ways to count."""

import json
from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks.arc import score, write_submission


def grid(value: int) -> Grid:
    return np.full((1, 2), value, dtype=np.uint8)


def puzzle(value: int) -> Puzzle:
    return Puzzle("arc", grid(0), grid(value))


def test_a_submission_has_two_attempts_for_every_test(tmp_path: Path) -> None:
    path = tmp_path / "submission.json"
    empty = np.zeros((0, 0), dtype=np.uint8)
    answers: dict[str, list[list[Grid]]] = {
        "aa": [[grid(1), grid(2), grid(3)], [grid(4)]],
        "bb": [[]],
        "cc": [[empty, grid(5)], [empty]],
    }
    write_submission(path, answers)
    nothing = [[0, 0], [0, 0]]
    assert json.loads(path.read_text()) == {
        "aa": [
            {"attempt_1": [[1, 1]], "attempt_2": [[2, 2]]},
            {"attempt_1": [[4, 4]], "attempt_2": [[4, 4]]},
        ],
        "bb": [{"attempt_1": nothing, "attempt_2": nothing}],
        "cc": [
            {"attempt_1": nothing, "attempt_2": [[5, 5]]},
            {"attempt_1": nothing, "attempt_2": nothing},
        ],
    }
    assert list(tmp_path.iterdir()) == [path]


def test_a_submission_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "submission.json"
    write_submission(path, {"aa": []})

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_submission(path, {"bb": []})
    assert json.loads(path.read_text()) == {"aa": []}
    assert list(tmp_path.iterdir()) == [path]


def test_a_task_is_solved_by_two_tries_for_each_of_its_tests() -> None:
    tasks = {"aa": [puzzle(1), puzzle(2)], "bb": [puzzle(3)], "cc": [puzzle(4)]}
    answers = {
        "aa": [[grid(9), grid(1)], [grid(9), grid(8), grid(2)]],  # the third does not count
        "bb": [[grid(3)]],
    }
    found = score(tasks, answers)
    assert found.tasks == 3
    assert found.whole == pytest.approx(1 / 3)
    assert found.tests == pytest.approx((0.5 + 1 + 0) / 3)
    assert score(tasks, answers, tries=1).tests == pytest.approx(1 / 3)
