"""What is set up on the Training page as bytes, and back: choices, and collections. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from app.memory.grids import Pool, StoredError, StoredGrid, StoredPuzzle, grid_of, puzzle_of
from hrm_core.puzzle import Task, Tasks
from training.data.own import Fate, Item
from training.presets import OWN_KINDS, PRESETS, Choices

MOST_ITEMS = 50_000  # of a collection that are kept


@dataclass(frozen=True)
class SetUp:
    """What the next run is to be, but for its puzzles."""

    kind: str
    base: str | None  # the name of the model to begin with; None for a new one
    choices: Choices


class _Item(msgspec.Struct, array_like=True):
    origin: str
    puzzle: int | None
    fate: Fate
    reason: str
    size: str
    level: str
    twin: str  # whole numbers of any length
    family: str


class _Collection(msgspec.Struct):
    grids: list[StoredGrid]
    puzzles: list[StoredPuzzle]
    items: list[_Item]
    share: float


def pack_setup(setup: SetUp) -> bytes:
    """The choices as bytes."""
    return msgspec.msgpack.encode(setup)


def unpack_setup(content: bytes, tasks: Tasks) -> SetUp:
    """The choices again; StoredError for bytes that are none."""
    try:
        setup = msgspec.msgpack.decode(content, type=SetUp)
        levels = (OWN_KINDS, *tasks[setup.kind].difficulties)
        choices = setup.choices
        if choices.preset not in PRESETS or choices.mix_level not in levels:
            raise ValueError("a choice that there is not")
    except (msgspec.MsgspecError, ValueError, LookupError) as error:
        raise StoredError(f"The set-up of the next training cannot be read: {error}.") from error
    return setup


def pack_collection(items: Sequence[Item], share: float) -> bytes:
    """Puzzles that were gathered, and the share of them that is kept for checking."""
    pool = Pool()
    stored = [
        _Item(
            item.origin,
            None if item.puzzle is None else pool.puzzle(item.puzzle),
            item.fate,
            item.reason,
            item.size,
            item.level,
            str(item.twin),
            str(item.family),
        )
        for item in items[:MOST_ITEMS]
    ]
    return msgspec.msgpack.encode(_Collection(pool.grids, pool.puzzles, stored, share))


def unpack_collection(content: bytes, task: Task) -> tuple[list[Item], float]:
    """The puzzles and the share again; StoredError for bytes that are none."""
    try:
        kept = msgspec.msgpack.decode(content, type=_Collection)
        if len(kept.items) > MOST_ITEMS or not 0 <= kept.share <= 1:
            raise ValueError("more than is kept")
        grids = [grid_of(stored) for stored in kept.grids]
        puzzles = [puzzle_of(stored, grids, {task.name: task}) for stored in kept.puzzles]
        items = [
            Item(
                each.origin,
                None if each.puzzle is None else puzzles[each.puzzle],
                each.fate,
                each.reason,
                each.size,
                each.level,
                int(each.twin),
                int(each.family),
            )
            for each in kept.items
        ]
    except (msgspec.MsgspecError, ValueError, LookupError) as error:
        raise StoredError(f"The puzzles to train on cannot be read again: {error}.") from error
    usable = [item.puzzle for item in items if item.usable]
    if any(puzzle is None or puzzle.solution is None for puzzle in usable):
        raise StoredError("The puzzles to train on cannot be read again: one has no answer.")
    return items, kept.share
