"""Reading, keeping and answering the puzzles of a file, without a window."""

import csv
import gzip
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.wholefile import texts, work
from app.wholefile.reading import Fault, read_parts
from app.wholefile.store import Judged, Result, Store, total
from hrm_core.engines import Engine
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.puzzle import Problem, Puzzle, PuzzleFormatError
from hrm_core.solving.queue import Answered, Refused, answer_all
from hrm_core.solving.think import Limit
from hrm_core.tasks import TASKS
from hrm_core.tasks.sudoku import generate_batch
from tests.app.support import ANSWER, LINE, SUDOKU, beat

KINDS = work.kinds(TASKS)


def lines(count: int) -> list[str]:
    """Different puzzles; the first is the one that the script solves."""
    givens, _ = generate_batch(np.random.default_rng(3), min(count, 40), "easy")
    others = ["".join(map(str, given.reshape(-1))) for given in givens]
    return [LINE, *(others[n % len(others)] for n in range(count - 1))]


def entries(path: Path) -> list[Puzzle | Fault]:
    return [entry for _, part, _ in read_parts(path, KINDS) for entry in part]


@pytest.mark.parametrize("form", ["list", "table", "packed"])
def test_a_line_is_a_puzzle_and_a_bad_one_a_fault_with_its_number(
    form: str, tmp_path: Path
) -> None:
    good = lines(30)
    rows = good if form == "list" else ["name,puzzle", *(f"x,{line}" for line in good)]
    rows.insert(9, "12345" if form == "list" else "x,12345")
    text = "\n".join(rows) + "\n"
    path = tmp_path / ("puzzles.csv.gz" if form == "packed" else "puzzles.csv")
    path.write_bytes(gzip.compress(text.encode(), mtime=0) if form == "packed" else text.encode())
    found = entries(path)
    assert len(found) == 31
    (fault,) = [entry for entry in found if isinstance(entry, Fault)]
    assert fault.reason.startswith("line 10: ")
    first = found[0]
    assert isinstance(first, Puzzle)
    assert first.given[0, 2] == 3


def test_grids_over_several_lines_and_mazes_are_read_whole(tmp_path: Path) -> None:
    maze = TASKS["maze"]
    rng = np.random.default_rng(0)
    drawn = [maze.format(maze.generate(rng, "prim 9x9")) for _ in range(3)]
    (tmp_path / "mazes.txt").write_text("\n\n".join(drawn))
    found = list(read_parts(tmp_path / "mazes.txt", KINDS))
    assert found[0][0] is maze
    assert len(found[0][1]) == 3
    grid = "\n".join(LINE[first : first + 9] for first in range(0, 81, 9))
    (tmp_path / "one.txt").write_text(grid)
    (entry,) = entries(tmp_path / "one.txt")
    assert isinstance(entry, Puzzle)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00\x01rubbish", b"hello\n" * 50])
def test_a_file_without_puzzles_gets_one_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    with pytest.raises(PuzzleFormatError) as caught:
        entries(tmp_path / "odd.txt")
    assert "\n" not in str(caught.value)
    with pytest.raises(PuzzleFormatError, match="no such file"):
        entries(tmp_path / "gone.txt")


def filled(tmp_path: Path, count: int = 6) -> Path:
    """The database of a file with so many puzzles and one bad line."""
    path = tmp_path / "puzzles.txt"
    path.write_text("\n".join([*lines(count), "12345"]) + "\n")
    place = work.store_of(path)
    for _ in work.read_in(path, place, KINDS):
        pass
    return place


def opened() -> Callable[[], Engine]:
    """Solves the first puzzle; is sure of wrong answers to the others."""
    return lambda: ScriptedEngine([beat(halt=True)], SUDOKU.vocab_size)


def test_what_was_answered_is_kept_when_it_stops_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "WIDTH", 2)
    monkeypatch.setattr(work, "EVERY", 0.0)
    place = filled(tmp_path)
    going = work.solve_on(place, SUDOKU, opened(), Limit(4))
    reports = [next(going), next(going)]
    going.close()
    assert reports[-1].done == 2
    store = Store(place)
    assert store.counts() == reports[-1].counts == store.count()
    assert store.counts()[Result.WAITING] == 4
    last = list(work.solve_on(place, SUDOKU, opened(), Limit(4)))[-1]
    assert last.done == 4
    assert last.counts == store.count()
    assert last.counts == {
        Result.WAITING: 0,
        Result.SOLVED: 1,
        Result.BELIEVED: 5,
        Result.WRONG: 0,
        Result.REFUSED: 1,
    }
    again = list(work.solve_on(place, SUDOKU, opened(), Limit(4), anew=True))[-1]
    assert again.done == 6
    assert total(again.counts) == 7
    store.close()


def test_what_was_answered_before_a_fault_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(*asked: Any) -> Iterator[list[Answered | Refused]]:
        yield from islice(answer_all(*asked), 1)
        raise RuntimeError("the card is gone")

    monkeypatch.setattr(work, "WIDTH", 2)
    monkeypatch.setattr(work, "answer_all", breaking)  # too soon for a report
    place = filled(tmp_path)
    with pytest.raises(RuntimeError, match="the card is gone"):
        list(work.solve_on(place, SUDOKU, opened(), Limit(4)))
    store = Store(place)
    assert store.counts()[Result.WAITING] == 4
    assert store.counts() == store.count()
    store.close()


def test_the_oldest_of_many_files_are_forgotten_as_a_new_one_is_read(tmp_path: Path) -> None:
    places = []
    for number in range(work.KEPT + 2):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{LINE}\n")
        places.append(work.store_of(path))
        list(work.read_in(path, places[-1], KINDS))
        os.utime(places[-1], (number, number))
    assert work.known() == places[::-1][: work.KEPT]


def test_a_file_is_found_again_as_long_as_it_is_the_same(tmp_path: Path) -> None:
    place = filled(tmp_path)
    path = tmp_path / "puzzles.txt"
    assert work.known() == [place]
    assert list(work.read_in(path, work.store_of(path), KINDS)) == []
    path.write_text(f"{LINE}\n")
    assert work.store_of(path) != place
    work.forget(place)
    assert work.known() == []


def test_a_file_whose_reading_was_killed_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "puzzles.txt"
    path.write_text("\n".join(lines(5)))
    place = work.store_of(path)
    store = Store(place)
    store.add(1, [SUDOKU.parse(LINE)[0]] * 3)
    list(work.read_in(path, place, KINDS))
    assert store.counts()[Result.WAITING] == 5
    store.close()


def test_rows_are_sorted_filtered_and_fetched_by_number(tmp_path: Path) -> None:
    store = Store(filled(tmp_path))
    answer = SUDOKU.parse(ANSWER)[0].given
    counts = store.counts()
    store.record(
        [
            Judged(2, Result.SOLVED, 0.5, 3, answer),
            Judged(4, Result.SOLVED, 0.9, 2, answer),
            Judged(5, Result.WRONG, 0.1, 16, answer, "a clash"),
        ],
        counts,
    )
    every = list(Result)
    assert store.order([Result.SOLVED], "belief", True).tolist() == [4, 2]
    assert store.order(every, "segments", False).tolist() == [4, 2, 5, 1, 3, 6, 7]
    rows = store.rows([5, 7, 99])
    assert sorted(rows) == [5, 7]
    assert (rows[5].note, rows[5].segments) == ("a clash", 16)
    assert rows[7].given is None
    assert rows[7].result is Result.REFUSED
    store.close()


def test_the_table_is_exported_whole(tmp_path: Path) -> None:
    place = filled(tmp_path)
    list(work.solve_on(place, SUDOKU, opened(), Limit(4)))
    path = tmp_path / "out.csv"
    assert work.export(place, SUDOKU, path, texts.result) == 7
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 7
    assert (rows[0]["result"], rows[0]["answer"], rows[0]["segments"]) == ("solved", ANSWER, "1")
    assert rows[1]["result"] == "believed, wrong"
    assert rows[1]["note"]
    assert rows[6]["result"] == "refused"
    assert rows[6]["note"].startswith("line 7: ")


def test_time_left_is_told_once_there_is_something_to_reckon_with() -> None:
    assert texts.pace(0, 5.0, 10) == "opening the model …"
    assert texts.pace(20, 2.0, 600) == "10.0 puzzles/s · 60 s left"
    assert texts.pace(20, 2.0, 0) == "10.0 puzzles/s"


def test_belief_that_is_less_than_certain_is_told_so() -> None:
    assert [texts.belief(value) for value in (None, 0.5, 0.9997, 1.0)] == [
        *("", "50 %", "99.97 %", "> 99.999 %")
    ]


def test_faults_keep_their_line_numbers_however_a_file_is_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.wholefile.reading.LINES", 4)
    rows = lines(12)
    rows[6:6] = ["", "12345"]
    path = tmp_path / "list.txt"
    path.write_text("\n".join(rows) + "\n")
    parts = list(read_parts(path, KINDS))
    assert [len(part) for _, part, _ in parts] == [4, 3, 4, 2]
    shares = [share for _, _, share in parts]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    (fault,) = [each for _, part, _ in parts for each in part if isinstance(each, Fault)]
    assert fault.reason.startswith("line 8: ")
    table = tmp_path / "table.csv"
    table.write_text("\n".join(["puzzle", *lines(6), "12345"]) + "\n")
    (fault,) = [each for each in entries(table) if isinstance(each, Fault)]
    assert fault.reason.startswith("line 8: ")


def test_of_many_puzzles_those_that_wait_are_fetched_in_parts(tmp_path: Path) -> None:
    store = Store(filled(tmp_path, 7))
    store.record([Judged(3, Result.SOLVED, 0.5, 3)], store.counts())
    found = list(store.waiting("sudoku", (9, 9)))
    for many in (1, 2, 3, 100):
        found = list(store.waiting("sudoku", (9, 9), many))
        assert [number for number, _ in found] == [1, 2, 4, 5, 6, 7]
        assert [row.number for row in store.every(many)] == list(range(1, 9))
    assert np.array_equal(found[0][1].given, SUDOKU.parse(LINE)[0].given)
    assert store.sizes() == [(9, 9)]
    assert list(store.waiting("sudoku", (4, 4))) == []
    store.close()


def test_anew_forgets_all_answers_but_what_is_no_puzzle_stays_refused(tmp_path: Path) -> None:
    store = Store(filled(tmp_path, 3))
    answer = SUDOKU.parse(ANSWER)[0].given
    too_large = Judged(2, Result.REFUSED, note="too large for the model")
    counts = {**dict.fromkeys(Result, 0), Result.WRONG: 1, Result.WAITING: 1, Result.REFUSED: 2}
    store.record([Judged(1, Result.WRONG, 0.5, 3, answer, "a clash"), too_large], counts)
    assert store.counts() == store.count() == counts
    store.record([], counts)
    store.begin_anew()
    rows = store.rows([1, 2, 3, 4])
    waiting = [Result.WAITING] * 3
    assert [rows[number].result for number in (1, 2, 3, 4)] == [*waiting, Result.REFUSED]
    first = rows[1]
    assert (first.belief, first.segments, first.answer, first.note) == (None, None, None, "")
    assert rows[4].note.startswith("line 4: ")
    assert store.counts() == {**dict.fromkeys(Result, 0), Result.WAITING: 3, Result.REFUSED: 1}
    store.close()


def test_mazes_are_answered_by_size_the_smallest_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "mazes.sqlite")
    shapes = [(5, 5), (3, 9), (5, 3), (3, 3), (5, 5)]
    store.add(1, [Puzzle("maze", np.zeros(shape, np.uint8)) for shape in shapes])
    assert store.sizes() == [(3, 3), (3, 9), (5, 3), (5, 5)]
    assert [number for number, _ in store.waiting("maze", (5, 5))] == [1, 5]
    store.close()


def test_what_was_believed_and_wrong_is_told_from_what_was_only_wrong() -> None:
    grid = SUDOKU.parse(ANSWER)[0].given
    faults = (Problem("first", ((0, 0),)), Problem("second"))
    right = Answered(7, Puzzle("sudoku", grid), grid, (), 2.0, True, 5)
    told = work.outcome(right)
    assert (told.number, told.result, told.segments, told.note) == (7, Result.SOLVED, 5, "")
    assert told.belief == pytest.approx(1 / (1 + np.exp(-2)))
    assert told.answer is grid
    believed = work.outcome(replace(right, problems=faults))
    assert (believed.result, believed.note) == (Result.BELIEVED, "first")
    wrong = work.outcome(replace(right, problems=faults, believed=False))
    assert wrong.result is Result.WRONG
    refused = work.outcome(Refused(9, "too large"))
    assert (refused.number, refused.result, refused.note) == (9, Result.REFUSED, "too large")


def test_how_far_it_is_leaves_what_is_no_puzzle_out_of_the_share() -> None:
    counts = dict(zip(Result, (4, 3, 2, 1, 2), strict=True))
    told = texts.summary(counts).replace("\N{NO-BREAK SPACE}", " ")
    assert told == "8 of 12 done · 3 solved (50.0 %) · 2 believed, wrong · 1 wrong · 2 refused"
    nothing = {**dict.fromkeys(Result, 0), Result.WAITING: 5}
    assert texts.summary(nothing) == "0 of 5 done"
    assert texts.state(counts, "fast") == "8 of 12 puzzles · fast"
    assert texts.state(counts, "") == "8 of 12 puzzles"
    assert texts.state({}, "fast") == "being read"
    assert texts.pace(20, 0.5, 600) == ""
    assert [texts.duration(value) for value in (89, 90, 5399, 5400)] == [
        *("89 s", "2 min", "90 min", "1.5 h")
    ]
