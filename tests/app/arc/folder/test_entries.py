"""The tasks of a folder as values: what is known of them, which are wanted, what they cost."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.arc.folder.entries import Entry, Filter, Wanted, marked, pace_of, read_folder
from app.arc.folder.results import lines_of
from app.arc.folder.texts import plan, score, spoken, verdict
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks.arc import task_text
from training.arc.cost import START, Cost
from training.arc.table import Now, Row


def grid(rows: int, cols: int) -> Grid:
    return np.arange(rows * cols, dtype=np.uint8).reshape(rows, cols) % 10


def puzzle(*sides: int, answer: int = 0) -> Puzzle:
    """A task whose pairs have these sides, each another."""
    pairs = tuple((grid(side, side), grid(max(1, side - 1), side)) for side in sides)
    solution = grid(answer, answer) if answer else None
    return Puzzle("arc", grid(sides[0], sides[0]), solution, examples=pairs)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tasks of 1x1, of 30x30, of pairs of different sizes, and what is none."""
    for name, task in (
        ("one", puzzle(1, answer=1)),
        ("large", puzzle(30, 12, answer=30)),
        ("mixed", puzzle(3, 11, 7)),
    ):
        (tmp_path / f"{name}.json").write_text(task_text([task]), "utf-8")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    return tmp_path


def named(entries: list[Entry], **asked: object) -> list[str]:
    wanted = Filter(**asked)  # type: ignore[arg-type]  # names and values as the page has them
    return [entry.name for entry in entries if wanted.takes(entry)]


def row(*right: bool | None) -> Row:
    return Row([[[[0]]]], [list(right)], seconds=10.0)


def test_tasks_of_all_sizes_are_read_and_what_is_none_is_told(folder: Path) -> None:
    found = read_folder(folder)
    sides = {entry.name: entry.side for entry in found.entries}
    assert sides == {"large": 30, "mixed": 11, "one": 1}
    assert len(found.refused) == 1
    assert not found.known
    costs = {entry.name: entry.seconds(150, 32, 1.0) for entry in found.entries}
    assert START < costs["one"] < costs["mixed"] < costs["large"]


def test_tasks_are_found_by_name_size_and_what_is_known_of_them(folder: Path) -> None:
    entries = list(read_folder(folder).entries)
    rows = {"one": row(False, True), "large": row(False, False)}
    known = marked(entries, rows, {entries[2].mark})
    assert known[1] is entries[1]  # nothing new
    assert named(known, words=" MIX ") == ["mixed"]
    assert named(known, size=10) == ["one"]
    assert named(known, size=30) == ["large"]
    wanted = {each: named(known, wanted=each) for each in Wanted}
    assert wanted == {
        Wanted.ALL: ["large", "mixed", "one"],
        Wanted.UNANSWERED: ["mixed"],
        Wanted.ANSWERED: ["large", "one"],
        Wanted.RIGHT: ["one"],
        Wanted.WRONG: ["large"],
        Wanted.LEARNT: ["one"],
        Wanted.UNLEARNT: ["large", "mixed"],
    }
    assert spoken(known[2]) == "one, up to 1 x 1 · learnt, right"


def test_the_pace_is_that_of_what_was_answered_here(folder: Path) -> None:
    entries = [
        replace(entry, unit=Cost(START + 1.0, 0.5), row=row(None))
        for entry in read_folder(folder).entries
    ]
    assert pace_of(entries, 10, 4) == pytest.approx((10.0 - START) / 12.0)
    unanswered = [replace(entry, row=None) for entry in entries]
    assert pace_of(unanswered, 10, 4) is None
    assert pace_of(unanswered, 10, 4, Now("one", 1, 3, 2, 10, 9.0)) is None  # too early to say
    assert pace_of(unanswered, 10, 4, Now("one", 1, 3, 5, 10, START + 15.0)) == pytest.approx(3.0)


def test_answers_stand_beside_the_truth(folder: Path) -> None:
    entries = read_folder(folder).entries
    rows = {"one": row(True, True), "mixed": row(None, None), "large": Row([[]], [[False] * 2])}
    large, mixed, one = marked(entries, rows, set())
    assert [verdict(each, 0) for each in (one, mixed, large)] == [
        *("right at the first try", "the truth is not known", "wrong")
    ]
    (line,) = lines_of([one])
    given, first, second, truth = line.grids
    assert given is not None
    assert first is not None
    assert (second, truth is not None, line.right) == (None, True, True)
    assert lines_of([large])[0].grids[1] is None  # no answer at all


def test_what_is_to_be_done_is_said_before_it_is_begun() -> None:
    assert plan(1, 0, 30.0).startswith("1 task: about 30 s on this machine, by its size and the")
    assert plan(400, 2, 7200.0).startswith("2 are answered already. 400 tasks: about 2.0 h")
    assert plan(0, 3, 0.0) == "3 are answered already. There is nothing left to do."
    found = {"10x10": {"tasks": 4, "pass@2": 0.25, "error@2": 0.2165}}
    assert score(found, (1, 4)) == (
        "Right within two tries: 1 of 4, 25.0\xa0% ± 21.7\xa0%   ·   "
        "up to 10 x 10: 1 of 4 (25\xa0% ± 22\xa0%)"
    )
