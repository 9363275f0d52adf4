"""Tasks of every size, learnt and answered one after the other."""

import csv
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.checkpoint import ModelInfo
from hrm_core.model.config import ConfigError
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.solving.vote import Ballot
from tests.training.arc_base import CONFIG, write_base
from training.arc import answers, many
from training.arc.answers import Learning
from training.arc.learn import LearnChoices
from training.arc.many import StoppedError, Work, answer_all, held
from training.arc.table import (
    NOW,
    STOP,
    Now,
    Row,
    Way,
    answers_of,
    how_of,
    read_now,
    read_rows,
    write_csv,
    write_now,
    write_results,
    write_row,
)
from training.runs.events import Evaluated, Progress, TrainEvent
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


def look(step: int, exact: float) -> Evaluated:
    return Evaluated(step, 1.0, "leave-one-out", 4, 2, exact, 0.5, exact, 2.0, best=False)


def at_step(step: int) -> Progress:
    return Progress(step, 9, 1.0, 1.0, 1.0, 1e-3, 0.5, 0.5, 0.5, 0.5, 2.0)


def second_try(tests: Sequence[Puzzle], *_: object) -> Generator[TrainEvent, None, list[Ballot]]:
    """Right at the second try; some events on the way."""
    yield from (at_step(3), look(3, 0.25), look(6, 0.75), at_step(9))
    ballots = []
    for test in tests:
        assert test.solution is not None
        ballot = Ballot()
        for each in range(3):
            ballot.add(grid(1, 1, 8), float(each))
        ballot.add(test.solution, 0.0)
        ballot.add(test.solution, 0.0)
        ballot.add(grid(1, 2, 9), 0.0)
        ballots.append(ballot)
    return ballots


def test_a_row_tells_the_tries_the_last_look_and_the_last_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "learn_and_ask", second_try)
    base, out = write_base(tmp_path / "models", LARGEST), tmp_path / "out"
    with held(out):
        ((_, _, row),) = answer_all({"mixed": TASKS["mixed"]}, Work(base, Way(), out))
    assert (row.leave_one_out, row.steps) == (0.75, 9)
    assert row.right == [[False, True]]
    assert row.votes == [[3, 2]]
    assert len(row.tries[0]) == 2
    assert row.solved


def test_a_task_is_learnt_in_the_way_that_is_wanted_and_what_is_done_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[LearnChoices, int, int]] = []
    now: list[Now | None] = []
    base, out = write_base(tmp_path / "models", LARGEST), tmp_path / "out"

    def learnt(
        tests: Sequence[Puzzle],
        base: ModelInfo,
        choices: LearnChoices,
        views: int,
        device: str,
        engine: str,
        learners: int,
        *where: object,
    ) -> Generator[TrainEvent, None, list[Ballot]]:
        told.append((choices, views, learners))
        yield at_step(3)
        now.append(read_now(out))
        return (yield from second_try(tests))

    monkeypatch.setattr(answers, "learn_and_ask", learnt)
    monkeypatch.setattr(many, "EVERY", 0.0)
    for way in (Way(steps=7, views=3, learners=2), Way(steps=7, seconds=5.0)):
        with held(out):
            list(answer_all({"mixed": TASKS["mixed"]}, Work(base, way, out)))
        (out / "tasks.jsonl").unlink()
    assert told == [(LearnChoices(steps=7), 3, 2), (LearnChoices(seconds=5.0), 32, 1)]
    assert [(each.task, each.number, each.step, each.steps) for each in now if each] == [
        ("mixed", 1, 3, 9)
    ] * 2


def test_a_task_that_cannot_be_learnt_is_wrong_where_its_answer_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Generator[TrainEvent, None, list[Ballot]]:
        yield from ()
        raise ConfigError("it is too large")

    monkeypatch.setattr(answers, "learn_and_ask", refuse)
    base, out = write_base(tmp_path / "models", LARGEST), tmp_path / "out"
    known = TASKS["mixed"][0]
    with held(out):
        work = Work(base, Way(), out)
        ((_, _, row),) = answer_all({"two": [known, replace(known, solution=None)]}, work)
    assert row == Row([[], []], [[False, False], [None, None]], refused="it is too large")


def test_a_task_is_solved_when_all_its_tests_are_within_their_tries() -> None:
    for right, solved in (
        ([[False, True], [True, True]], True),
        ([[False, True], [True, False]], False),
        ([[False, False], [True, True]], False),
        ([[True, True], [None, None]], None),
        ([], None),
    ):
        assert Row([], right).solved is solved  # type: ignore[arg-type]  # lists of each kind


def test_what_stands_there_already_comes_first_and_is_not_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "learn_and_ask", second_try)
    base, out = write_base(tmp_path / "models", LARGEST), tmp_path / "out"
    work = Work(base, Way(), out)
    known = Row([[[[7]]]], [[False, False]], seconds=5.0)
    with held(out):
        write_row(out, how_of(base, work.way), "largest", known)
        found = list(answer_all(TASKS, work))
    assert [name for _, name, _ in found] == ["largest", "one cell", "mixed"]
    assert [number for number, _, _ in found] == [1, 2, 3]
    assert found[0][2] == known


def test_a_table_has_a_line_for_each_test_with_its_own_verdict(tmp_path: Path) -> None:
    first, second = task("two", (1, 1), (1, 1)), task("two", (1, 1), (1, 2))
    unknown = replace(first, solution=None)
    rows = {
        "two": Row([[[[2]]], [[[5]], [[2, 2]]]], [[True, True], [False, True]], seconds=3.21),
        "open": Row([[]], [[None, None]], refused="too large"),
    }
    path = tmp_path / "tasks.csv"
    assert write_csv(path, {"two": [first, second], "open": [unknown]}, rows) == 3
    with path.open(encoding="utf-8") as file:
        one, two, three = csv.DictReader(file)
    assert (one["test"], one["right"], one["try_1"], one["try_2"]) == ("1", "right", "[[2]]", "")
    assert (two["test"], two["right"], two["try_2"]) == ("2", "right", "[[2, 2]]")
    assert (two["solution"], two["seconds"]) == ("[[2, 2]]", "3.2")
    assert (three["right"], three["solution"], three["refused"]) == ("", "", "too large")


def test_several_learners_have_a_seed_each_and_only_the_first_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, bool]] = []
    questions: list[tuple[object, ...]] = []
    base = write_base(tmp_path / "models", LARGEST)

    def learn(puzzle: Puzzle, how: Learning) -> Generator[TrainEvent, None, ModelInfo]:
        told.append((how.choices.seed, how.into == tmp_path / "kept"))
        yield from ()
        return base

    def ask(*given: object) -> list[Ballot]:
        questions.append(given)
        ballot = Ballot()
        ballot.add(grid(1, 1, len(told)), 0.0)
        return [ballot]

    monkeypatch.setattr(answers, "learn", learn)
    monkeypatch.setattr(answers, "ask", ask)
    monkeypatch.setattr(answers, "open_engine", lambda info, *how: how)
    asked, choices = [task("one", (1, 1), (1, 1))], LearnChoices(seed=5)
    work = answers.learn_and_ask(
        asked, base, choices, 4, "cpu", learners=3, place=tmp_path, keep=tmp_path / "kept"
    )
    (ballot,) = answers.finished(work)
    assert told == [(5, True), (6, False), (7, False)]
    assert len(ballot) == 3
    assert questions == [(("cpu", "auto"), asked, 4, base.halt_max_steps)] * 3
    assert list(tmp_path.iterdir()) == [tmp_path / "models"]  # the others are forgotten
