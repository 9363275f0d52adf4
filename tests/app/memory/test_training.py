"""What is set up on the Training page as bytes, and back."""

from dataclasses import replace

import msgspec
import pytest

from app.memory import training
from app.memory.grids import StoredError
from app.memory.training import SetUp, pack_collection, pack_setup, unpack_collection, unpack_setup
from hrm_core.tasks import TASKS
from tests.app.support import ANSWER, SUDOKU, grid_of, puzzle
from training.data.own import Fate, Item
from training.presets import Choices

SOLVED = replace(puzzle(), solution=grid_of(ANSWER))


def item(origin: str, fate: Fate = Fate.GOOD, **changes: object) -> Item:
    found = Item(origin, SOLVED, fate, "", "9 x 9", "easy", 12**40, 34)
    return replace(found, **changes)  # type: ignore[arg-type]  # fields of an Item


def test_a_collection_comes_back_with_origins_fates_and_answers() -> None:
    items = [
        item("the board", Fate.FILLED),
        item("file", level="hard", size="4 x 4"),
        item("bad", Fate.INVALID, puzzle=None, reason="it has no answer"),
    ]
    again, share = unpack_collection(pack_collection(items, 0.25), SUDOKU)
    assert share == 0.25
    for one, other in zip(items, again, strict=True):
        before, after = ({**vars(each), "puzzle": None} for each in (one, other))
        assert before == after
    assert again[0].puzzle is not None
    assert again[0].puzzle.given.tolist() == SOLVED.given.tolist()
    assert again[0].puzzle.solution is not None
    assert again[0].puzzle.solution.tolist() == grid_of(ANSWER).tolist()
    assert again[2].puzzle is None


def test_of_a_large_collection_the_first_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "MOST_ITEMS", 2)
    kept, _ = unpack_collection(pack_collection([item(name) for name in "abc"], 0.1), SUDOKU)
    assert [each.origin for each in kept] == ["a", "b"]
    monkeypatch.setattr(training, "MOST_ITEMS", 1)
    items = [["", None, "invalid", "", "", "", "0", "0"]] * 2
    packed = msgspec.msgpack.encode({"grids": [], "puzzles": [], "items": items, "share": 0.1})
    with pytest.raises(StoredError, match="more than is kept"):
        unpack_collection(packed, SUDOKU)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(StoredError, match="cannot be read again"):
        unpack_collection(pack_collection([item("a")], share), SUDOKU)


def test_a_puzzle_without_an_answer_is_not_trained_on() -> None:
    asked = item("a", puzzle=puzzle())
    with pytest.raises(StoredError, match="one has no answer"):
        unpack_collection(pack_collection([asked], 0.1), SUDOKU)


def test_choices_come_back_and_those_that_there_are_not_are_refused() -> None:
    setup = SetUp("maze", "mine", Choices(title="tonight"))
    assert unpack_setup(pack_setup(setup), TASKS) == setup
    for wrong in (
        replace(setup, kind="chess"),
        replace(setup, choices=replace(setup.choices, mix_level="beginner")),
        replace(setup, choices=replace(setup.choices, preset="none of ours")),
    ):
        with pytest.raises(StoredError, match="set-up of the next training cannot be read"):
            unpack_setup(pack_setup(wrong), TASKS)
