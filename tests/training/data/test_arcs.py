"""ARC tasks as training data: some pairs to read and one to answer, in one view."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.puzzle import IGNORE, Grid, Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import Augmentation, crop, task_text
from hrm_core.tasks.arc.rulebook import rules_without
from training.config import SourceConfig, read_recipe
from training.data.arcs import SHOWN, load
from training.data.streams import DataError, Examples, feeds, mix
from training.presets import RECIPES

ARC = TASKS["arc"]


def tasks(folder: Path, count: int = 3, level: str = "recolour 5x5") -> list[Puzzle]:
    """New tasks, each a file."""
    folder.mkdir(exist_ok=True)
    made = [ARC.generate(np.random.default_rng(number), level) for number in range(count)]
    for number, puzzle in enumerate(made):
        (folder / f"task{number}.json").write_text(task_text([puzzle]), "utf-8")
    return made


def source(**changes: object) -> SourceConfig:
    return SourceConfig("arc", **{"path": "tasks", **changes})  # type: ignore[arg-type]


def grid(tokens: NDArray[np.int32], side: int = 6) -> Grid:
    """What lies anywhere on a canvas."""
    canvas = np.where(tokens == IGNORE, 0, tokens).reshape(side, side)
    top, left = np.argwhere(canvas >= 2)[0]
    moved = np.zeros_like(canvas)
    moved[: side - top, : side - left] = canvas[top:, left:]
    return crop(moved.reshape(-1))


def pairs_of(drawn: Examples, row: int) -> list[tuple[Grid, Grid]]:
    """The pair that is asked for, then those that are read."""
    assert drawn.shown is not None
    shown = [(grid(a), grid(b)) for a, b in drawn.shown[row] if a.any()]
    return [(grid(drawn.tokens[row]), grid(drawn.labels[row])), *shown]


def marks(pairs: Iterable[tuple[Grid, Grid]], seen: Augmentation) -> set[bytes]:
    return {seen.apply(a).tobytes() + seen.apply(b).tobytes() for a, b in pairs}


def colors_of(pairs: Iterable[tuple[Grid, Grid]]) -> int:
    return len({int(value) for pair in pairs for each in pair for value in each.flat} - {0})


def test_every_draw_is_of_one_task_in_one_view(tmp_path: Path) -> None:
    (puzzle,) = tasks(tmp_path / "tasks", 1, "mirror 5x5")
    rng = np.random.default_rng(0)
    drawn = mix(load, [source()], tmp_path, rng).draw(60, rng)
    known, counts = colors_of(puzzle.examples), set()
    for row in range(60):
        found = pairs_of(drawn, row)
        assert len({a.tobytes() for a, _ in found}) == len(found)  # what is asked is not shown
        assert colors_of(found) <= known
        counts.add(len(found))
        turned = [Augmentation(int(drawn.puzzle_ids[row])).invert(a) for a, _ in found]
        shapes = {(given > 0).tobytes() for given, _ in puzzle.examples}
        assert {(given > 0).tobytes() for given in turned} <= shapes
    assert counts == {2, 3, 4}
    assert len(np.unique(drawn.puzzle_ids)) == 8
    assert (drawn.labels[drawn.tokens == 0] == IGNORE).all()


def test_which_pairs_are_learnt_is_chosen(tmp_path: Path) -> None:
    (puzzle,) = tasks(tmp_path / "tasks", 1)
    assert puzzle.solution is not None
    test = (puzzle.given, puzzle.solution)
    wanted = {
        "examples": (puzzle.examples, puzzle.examples),
        "tests": ((test,), puzzle.examples),
        "all": ((*puzzle.examples, test), (*puzzle.examples, test)),
    }
    for which, (asked, shown) in wanted.items():
        (board,) = load([source(pairs=which)], tmp_path, np.random.default_rng(0))
        (task,) = board.streams[0].tasks  # type: ignore[attr-defined]
        same = Augmentation()
        assert marks(task.asked, same) == marks(asked, same)
        assert marks(task.shown, same) == marks(shown, same)


def test_a_test_is_asked_with_as_many_examples_as_can_be_read(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 1)
    rng = np.random.default_rng(0)
    drawn = mix(load, [source(pairs="tests")], tmp_path, rng).draw(20, rng)
    assert {len(pairs_of(drawn, row)) for row in range(20)} == {1 + SHOWN}


def test_one_example_alone_is_read_and_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "tasks"
    folder.mkdir()
    puzzle = replace(ARC.generate(np.random.default_rng(0), "mirror 5x5"), solution=None)
    one = task_text([replace(puzzle, examples=puzzle.examples[:1])])
    (folder / "task.json").write_text(one, "utf-8")
    rng = np.random.default_rng(0)
    found = pairs_of(mix(load, [source(pairs="all")], tmp_path, rng).draw(1, rng), 0)
    assert np.array_equal(found[0][0], found[1][0])


def test_boards_are_as_large_as_a_task_needs(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 2)
    tasks(tmp_path / "more", 1, "mirror 10x10")
    both = [source(share=3.0), source(path="more")]
    found = feeds(load, both, tmp_path, np.random.default_rng(0))
    assert [(feed.stream.cells, feed.share) for feed in found] == [(36, 3.0), (121, 1.0)]
    assert len(feeds(load, [source(path="more", size=10)], tmp_path, np.random.default_rng(0))) == 1
    with pytest.raises(DataError, match=r"no task in .* is as small as 5 x 5"):
        load([source(path="more", size=5)], tmp_path, np.random.default_rng(0))
    with pytest.raises(DataError, match="different sizes"):
        mix(load, both, tmp_path, np.random.default_rng(0))


def test_a_task_may_come_in_larger_cells_as_well_where_that_fits(tmp_path: Path) -> None:
    (puzzle,) = tasks(tmp_path / "tasks", 1)
    rng = np.random.default_rng(0)
    (plain,) = load([source(pairs="all")], tmp_path, rng)
    assert [stream.cells for stream in plain.streams] == [36]
    (found,) = load([source(pairs="all", scale=3, size=14)], tmp_path, rng)
    assert [stream.cells for stream in found.streams] == [36, 121]  # 15 x 15 would be too large
    (task,) = found.streams[1].tasks  # type: ignore[attr-defined]
    large = marks(task.asked, Augmentation())
    block = np.ones((2, 2), dtype=np.uint8)
    pairs = [*puzzle.examples, (puzzle.given, puzzle.solution)]
    larger = [(np.kron(a, block), np.kron(b, block)) for a, b in pairs if b is not None]
    assert large == marks(larger, Augmentation())
    assert task.asked is task.shown
    assert found.streams[1].draw(4, rng).tokens.shape == (4, 121)
    assert SourceConfig("arc", "tasks", scale=0).problems() == [
        "the source tasks: scale must be at least 1, not 0"
    ]


def test_larger_cells_come_up_to_the_scale_that_is_wanted(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 1)
    for scale, sides in ((1, [6]), (2, [6, 11]), (3, [6, 11, 16])):
        (found,) = load([source(pairs="all", scale=scale)], tmp_path, np.random.default_rng(0))
        assert [stream.cells for stream in found.streams] == [side**2 for side in sides]


def test_half_of_the_grids_lie_anywhere_on_their_board(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 1, "mirror 5x5")
    rng = np.random.default_rng(0)
    (boards,) = load([source()], tmp_path, rng)
    (stream,) = boards.streams
    drawn = stream.draw(800, rng).tokens.reshape(-1, 6, 6) >= 2
    lower, right = drawn[:, 5].any(axis=1), drawn[:, :, 5].any(axis=1)  # one of two places each
    assert lower.mean() == pytest.approx(0.25, abs=0.05)
    assert right.mean() == pytest.approx(0.25, abs=0.05)
    assert (lower & right).mean() == pytest.approx(0.125, abs=0.04)


def test_mostly_all_examples_are_read_and_sometimes_fewer(tmp_path: Path) -> None:
    (puzzle,) = tasks(tmp_path / "tasks", 1, "mirror 5x5")
    assert len(puzzle.examples) == 1 + SHOWN
    rng = np.random.default_rng(0)
    (boards,) = load([source()], tmp_path, rng)
    drawn = boards.streams[0].draw(800, rng)
    assert drawn.shown is not None
    counts = np.bincount(drawn.shown.any(axis=(2, 3)).sum(axis=1), minlength=4) / 800
    assert counts == pytest.approx([0, 0.1, 0.25, 0.65], abs=0.05)


def test_the_answer_of_a_test_needs_room_on_the_board_as_well(tmp_path: Path) -> None:
    (tmp_path / "tasks").mkdir()
    puzzle = ARC.generate(np.random.default_rng(0), "recolour 5x5")
    large = replace(puzzle, solution=np.full((7, 3), 2, dtype=np.uint8))
    (tmp_path / "tasks" / "large.json").write_text(task_text([large]), "utf-8")
    (found,) = load([source(pairs="all")], tmp_path, np.random.default_rng(0))
    assert [stream.cells for stream in found.streams] == [64]
    assert found.streams[0].draw(20, np.random.default_rng(0)).tokens.shape == (20, 64)


def test_a_source_gives_as_much_of_a_size_as_it_has_tasks_of_it(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 3)
    (large,) = tasks(tmp_path / "more", 1, "mirror 10x10")
    (tmp_path / "tasks" / "large.json").write_text(task_text([large]), "utf-8")
    found = feeds(load, [source(share=2.0)], tmp_path, np.random.default_rng(0))
    assert [(feed.stream.cells, feed.share) for feed in found] == [(36, 1.5), (121, 0.5)]


def test_a_task_that_shares_a_pair_with_a_held_out_one_is_left_out(tmp_path: Path) -> None:
    made = tasks(tmp_path / "tasks")
    (tmp_path / "secret.json").write_text(task_text([made[1]]), "utf-8")
    held = [source(path="secret.json")]
    (found,) = load([source()], tmp_path, np.random.default_rng(0), held)
    assert len(found.streams[0].tasks) == 2  # type: ignore[attr-defined]
    other = replace(made[2], examples=(made[0].examples[1], *made[2].examples[1:]))
    (tmp_path / "secret.json").write_text(task_text([other]), "utf-8")
    (found,) = load([source()], tmp_path, np.random.default_rng(0), held)
    assert len(found.streams[0].tasks) == 1, "one pair alone is enough"  # type: ignore[attr-defined]


def test_a_choice_is_any_but_always_the_same(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 6)
    first, rest = (
        load([each], tmp_path, np.random.default_rng(0))[0].streams[0].tasks  # type: ignore[attr-defined]
        for each in (source(count=2), source(skip=2))
    )
    shown = [{task.asked[0][0].tobytes() for task in part} for part in (first, rest)]
    assert [len(part) for part in shown] == [2, 4]
    assert not shown[0] & shown[1]


def test_sources_come_and_go(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 1)
    twice = [source(until=0.5), source(pairs="all", since=0.5)]
    before, after = feeds(load, twice, tmp_path, np.random.default_rng(0))
    assert [before.now(done) for done in (0.0, 0.4, 0.5, 1.0)] == [True, True, False, False]
    assert [after.now(done) for done in (0.0, 0.4, 0.5, 1.0)] == [False, False, True, True]


def test_generated_tasks_never_end() -> None:
    rng = np.random.default_rng(0)
    made = feeds(load, [SourceConfig("generate", size=6)], Path(), rng)
    assert [feed.stream.cells for feed in made] == [25, 36, 49]
    drawn = made[1].stream.draw(32, rng)
    first = {min(a.tobytes() + b.tobytes() for a, b in pairs_of(drawn, n)) for n in range(32)}
    assert len(first) > 28
    again = made[1].stream.draw(4, np.random.default_rng(3))
    same = made[1].stream.draw(4, np.random.default_rng(3))
    assert np.array_equal(again.tokens, same.tokens)
    (one,) = feeds(load, [SourceConfig("generate", size=6, level="mirror 6x6")], Path(), rng)
    assert one.stream.cells == 49


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (SourceConfig("csv", path="tasks"), "of kind arc or generate"),
        (SourceConfig("generate", count=2), "a size of at least 4, not 0"),
        (SourceConfig("generate", size=5, level="spiral 5x5"), "there is no rule 'spiral'"),
        (SourceConfig("arc", path="nowhere"), "is not there"),
        (SourceConfig("arc", path="bad.json"), "bad.json"),
    ],
)
def test_a_wrong_source_is_told(tmp_path: Path, bad: SourceConfig, words: str) -> None:
    (tmp_path / "bad.json").write_text(json.dumps({"train": [], "test": []}), "utf-8")
    with pytest.raises(DataError, match=words):
        load([bad], tmp_path, np.random.default_rng(0))


def test_tasks_of_some_sizes_are_chosen(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 2)
    tasks(tmp_path / "tasks" / "more", 1, "mirror 10x10")
    rng = np.random.default_rng(0)
    found = feeds(load, [source(above=5)], tmp_path, rng)
    assert [feed.stream.cells for feed in found] == [121]
    with pytest.raises(DataError, match="as small as 10 x 10 and larger than 10 x 10"):
        load([source(above=10, size=10)], tmp_path, rng)
    made = feeds(load, [SourceConfig("generate", above=8, size=10)], Path(), rng)
    assert [feed.stream.cells for feed in made] == [100, 121]
    with pytest.raises(DataError, match="no size is above 8 and at most 8"):
        load([SourceConfig("generate", above=8, size=8)], Path(), rng)


def test_no_task_follows_a_rule_that_is_held_out() -> None:
    held = [SourceConfig("generate", level=rule) for rule in ("mirror", "reverse")]
    sources = [SourceConfig("generate", size=4), SourceConfig("generate", size=4, level="mirror")]
    some, judged = load(sources, Path(), np.random.default_rng(0), held)
    assert some.streams[0].held_out == ("mirror", "reverse")  # type: ignore[attr-defined]
    assert judged.streams[0].held_out == ()  # type: ignore[attr-defined]
    assert not {"mirror", "reverse"} & rules_without(("mirror", "reverse")).keys()
    some.streams[0].draw(2, np.random.default_rng(0))


def test_the_recipe_mixes_sizes_and_keeps_rules_for_judging() -> None:
    recipe = read_recipe(RECIPES / "arc.toml")
    assert recipe.problems() == []
    shares: dict[int, float] = {}
    for each in recipe.sources:
        most = each.size or 5  # Mini-ARC
        size = next(size for size in (8, 14, 20, 30) if most <= size)
        shares[size] = shares.get(size, 0.0) + each.share
    assert shares == pytest.approx({8: 0.6, 14: 0.25, 20: 0.1, 30: 0.05})
    held = {each.level for each in recipe.held_out if each.kind == "generate"}
    assert {each.level for each in recipe.validation} == held
    assert not held & {each.level for each in recipe.sources}
    assert recipe.slots(121) == 32
    assert recipe.slots(961) == 4
