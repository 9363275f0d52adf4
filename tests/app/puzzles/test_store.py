"""The store of kept puzzles and the table over it, where rows are many, alike, or gone."""

from pathlib import Path

import numpy as np
import pytest

from app.memory import puzzles as module
from app.memory.puzzles import LONGEST, NewPuzzle, PuzzleStore, State, Wanted, mark_of, pack_work
from app.puzzles import intake, table
from app.puzzles.table import TITLE, PuzzleTable
from app.style.theme import Theme
from hrm_core.tasks import TASKS
from tests.app.puzzles.test_library import random_puzzles
from tests.app.support import LINE


def written(value: int) -> bytes:
    entries = np.full((9, 9), value, dtype=np.uint8)
    work = pack_work(entries, np.zeros((9, 9), dtype=np.uint32))
    assert work is not None
    return work


def rows(store: PuzzleStore, name: str) -> int:
    return int(store._database.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0])


def test_what_was_deleted_for_good_leaves_nothing_to_those_that_come_later(
    store: PuzzleStore,
) -> None:
    *old, new = random_puzzles(4)
    store.add(old)
    numbers = store.order(Wanted(down=False)).tolist()
    store.note(mark_of(old[2].puzzles), State.HAND, written(7))
    store.remove(numbers[1:])
    store.purge()
    assert rows(store, "puzzles") == rows(store, "puzzle_contents") == 1
    assert store.add([new]) == 1
    ((number, (puzzle,)),) = store.puzzles([n for n in store.order(Wanted()) if n != numbers[0]])
    assert np.array_equal(puzzle.given, new.puzzles[0].given)
    assert store.work(number) is None
    line = store.lines([number])[number]
    assert (line.state, line.written, line.title) == (State.NEW, None, "no 3")
    assert rows(store, "puzzles") == rows(store, "puzzle_contents") == 2


def test_what_was_removed_and_is_kept_again_is_as_it_was(store: PuzzleStore) -> None:
    first, second = random_puzzles(2)
    store.add([first, second], ["mine"], at=100.0)
    low, high = store.order(Wanted(down=False)).tolist()
    store.note(mark_of(first.puzzles), State.MODEL, written(3))
    store.remove([low])
    assert (store.total(), store.order(Wanted()).tolist()) == (1, [high])
    assert store.add([first, second], ["other"], at=200.0) == 1
    line = store.lines([low])[low]
    assert (line.state, line.tags, line.added) == (State.MODEL, ("mine",), 100.0)
    assert line.written is not None


def test_tags_of_what_is_out_of_sight_are_not_offered(store: PuzzleStore) -> None:
    first, second = random_puzzles(2)
    store.add([first], ["a", "both"])
    store.add([second], ["B", "both"])
    assert store.tags() == ["a", "B", "both"]
    (gone,) = store.order(Wanted(tag="a")).tolist()
    store.remove([gone])
    assert store.tags() == ["B", "both"]
    store.restore([gone])
    assert store.tags() == ["a", "B", "both"]


def test_more_puzzles_than_one_question_holds_come_whole_and_in_order(
    store: PuzzleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MANY", 2)
    entries = random_puzzles(7)
    store.add(entries)
    numbers = store.order(Wanted(down=False)).tolist()[::-1]
    assert sorted(store.lines(numbers)) == sorted(numbers)
    found = list(store.puzzles(numbers))
    assert [number for number, _ in found] == numbers
    for (_, (puzzle,)), entry in zip(found, reversed(entries), strict=True):
        assert np.array_equal(puzzle.given, entry.puzzles[0].given)


@pytest.mark.parametrize("down", [True, False])
@pytest.mark.parametrize("column", ["added", "kind", "state", "rating", "title"])
def test_of_equal_puzzles_the_one_that_came_first_stands_first(
    store: PuzzleStore, column: str, down: bool
) -> None:
    store.add([NewPuzzle(each.puzzles, "same") for each in random_puzzles(9)], at=50.0)
    numbers = store.order(Wanted(column=column, down=down)).tolist()
    assert numbers == sorted(numbers)
    assert len(numbers) == 9


def test_titles_are_cut_and_blank_words_are_none(store: PuzzleStore) -> None:
    (entry,) = random_puzzles(1)
    store.add([NewPuzzle(entry.puzzles, "x" * (LONGEST + 5))])
    (number,) = store.order(Wanted()).tolist()
    assert store.lines([number])[number].title == "x" * LONGEST
    store.rename(number, "  " + "y" * (LONGEST + 5))
    assert store.lines([number])[number].title == "y" * LONGEST
    store.tag([number], ["t" * 60, "u" * 60, "v" * 60, "w" * 60])
    assert store.lines([number])[number].tags == ("t" * 60, "u" * 60, "v" * 60)
    assert store.order(Wanted("   ")).tolist() == [number]


def test_only_some_puzzles_are_changed_and_the_others_stay(store: PuzzleStore) -> None:
    entries = random_puzzles(3)
    store.add(entries, ["a"])
    numbers = store.order(Wanted(down=False)).tolist()
    for entry in entries:
        store.note(mark_of(entry.puzzles), State.BEGUN, written(1))
    store.rename(numbers[1], "called")
    store.tag(numbers[1:2], ["b"])
    store.rate([(numbers[1], 2)])
    store.renew(numbers[1:2])
    lines = store.lines(numbers)
    told = [(lines[n].title, lines[n].tags, lines[n].rating, lines[n].state) for n in numbers]
    kept = ("a",), -1, State.BEGUN
    assert told == [("no 0", *kept), ("called", ("b",), 2, State.NEW), ("no 2", *kept)]
    assert [store.work(n) is None for n in numbers] == [False, True, False]


def test_a_table_shows_what_was_changed_and_keeps_the_pages_that_were_looked_at_last(
    store: PuzzleStore, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "PAGE", 2)
    monkeypatch.setattr(table, "PAGES", 2)
    entries = random_puzzles(6)
    store.add(entries, at=10.0)
    shown = PuzzleTable(store, TASKS, theme)
    order = store.order(Wanted())
    shown.show_order(order)
    asked: list[list[int]] = []
    lines = PuzzleStore.lines

    def counted(self: PuzzleStore, numbers: list[int]) -> dict[int, module.Line]:
        asked.append(list(numbers))
        return lines(self, numbers)

    monkeypatch.setattr(PuzzleStore, "lines", counted)
    pages = [order[n : n + 2].tolist() for n in (0, 2, 4)]
    for row in (0, 1, 2, 0, 4, 0, 3):  # the first page is looked at again and again
        line = shown.line(row)
        assert line is not None
        assert line.number == order[row]
    assert asked == [pages[0], pages[1], pages[2], pages[1]]
    before = shown._thumb(shown.line(0) or pytest.fail("no line"))
    assert shown._thumb(shown.line(0) or pytest.fail("no line")) is before
    store.rename(pages[0][0], "called")
    store.note(mark_of(entries[0].puzzles), State.BEGUN, written(1))
    shown.show_order(order)
    assert shown.data(shown.index(0, TITLE)) == "called"
    assert shown._thumb(shown.line(0) or pytest.fail("no line")) is not before
    assert set(shown._thumbs) <= {number for page in shown._pages.values() for number in page}
    for row in (2, 4):
        shown._thumb(shown.line(row) or pytest.fail("no line"))
    assert set(shown._thumbs) == {int(order[2]), int(order[4])}, "gone with their page"
    theme.changed.emit()
    assert not shown._thumbs


def test_puzzles_of_a_file_are_called_by_their_number_in_it_and_keep_its_order(
    memory: object, store: PuzzleStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "week.one.txt"
    lines = [LINE, "k" * 81, LINE[::-1], "m" * 81, LINE[1:] + LINE[0]]
    path.write_text("\n".join(lines) + "\n")
    place = tmp_path / "memory.sqlite"
    *_, last = intake.take_file(path, place, TASKS)
    assert (last.new, last.known, last.refused, last.share) == (3, 0, 2, 1.0)
    assert last.reason.startswith("line 2"), "of the first that is none"
    numbers = store.order(Wanted()).tolist()
    kept = [store.lines([number])[number] for number in numbers]
    assert [line.title for line in kept] == [f"week.one.txt {n}" for n in (1, 3, 5)]
    assert {line.tags for line in kept} == {("week",)}
    assert len({line.added for line in kept}) == 1
