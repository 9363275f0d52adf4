"""ARC tasks as training data: their pairs, in views that the model knows by number."""

import json
from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import IGNORE, Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import Augmentation, crop, task_text
from hrm_core.views import VIEWS, view
from training.arcs import load
from training.config import SourceConfig
from training.data import DataError, feeds, mix

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


def test_every_draw_is_a_pair_of_its_task_in_its_view(tmp_path: Path) -> None:
    made = tasks(tmp_path / "tasks")
    rng = np.random.default_rng(0)
    drawn = mix(load, [source()], tmp_path, rng).draw(60, rng)
    originals = [
        {(given.tobytes(), answer.tobytes()) for given, answer in puzzle.examples}
        for puzzle in made
    ]
    rows: dict[int, set[int]] = {}
    for tokens, labels, identifier in zip(
        drawn.tokens, drawn.labels, drawn.puzzle_ids, strict=True
    ):
        row, number = divmod(int(identifier), VIEWS)
        back = Augmentation(view(number).turn, view(number).colours).invert
        whole = np.where(labels == IGNORE, 0, labels).reshape(6, 6)
        grids = []
        for canvas in (tokens.reshape(6, 6), whole):
            top, left = np.argwhere(canvas >= 2)[0]
            moved = np.zeros_like(canvas)
            moved[: 6 - top, : 6 - left] = canvas[top:, left:]
            grids.append(back(crop(moved.reshape(-1))).tobytes())
        (owner,) = [i for i, pairs in enumerate(originals) if tuple(grids) in pairs]
        rows.setdefault(owner, set()).add(row)
    assert sorted(row for found in rows.values() for row in found) == [0, 1, 2]
    assert (drawn.labels[drawn.tokens == 0] == IGNORE).all()


def test_which_pairs_are_learnt_is_chosen(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 1)
    found = {
        which: load([source(pairs=which)], tmp_path, np.random.default_rng(0))[0].streams[0]
        for which in ("examples", "tests", "all")
    }
    counts = {which: len(stream.tasks[0].pairs) for which, stream in found.items()}  # type: ignore[attr-defined]
    assert counts == {"examples": 4, "tests": 1, "all": 5}


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


def test_a_task_that_shares_a_pair_with_a_held_out_one_is_left_out(tmp_path: Path) -> None:
    made = tasks(tmp_path / "tasks")
    (tmp_path / "secret.json").write_text(task_text([made[1]]), "utf-8")
    held = [source(path="secret.json")]
    (found,) = load([source()], tmp_path, np.random.default_rng(0), held)
    assert len(found.streams[0].tasks) == 2  # type: ignore[attr-defined]


def test_a_choice_is_any_but_always_the_same(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 6)
    first, rest = (
        load([each], tmp_path, np.random.default_rng(0))[0].streams[0].tasks  # type: ignore[attr-defined]
        for each in (source(count=2), source(skip=2))
    )
    shown = [{task.pairs[0][0].tobytes() for task in part} for part in (first, rest)]
    assert [len(part) for part in shown] == [2, 4]
    assert not shown[0] & shown[1]


def test_two_sources_of_one_task_share_its_row(tmp_path: Path) -> None:
    tasks(tmp_path / "tasks", 1)
    twice = [source(until=0.5), source(pairs="all", since=0.5)]
    before, after = feeds(load, twice, tmp_path, np.random.default_rng(0))
    assert [before.now(done) for done in (0.0, 0.4, 0.5, 1.0)] == [True, True, False, False]
    assert [after.now(done) for done in (0.0, 0.4, 0.5, 1.0)] == [False, False, True, True]
    rng = np.random.default_rng(0)
    rows = [feed.stream.draw(9, rng).puzzle_ids // VIEWS for feed in (before, after)]
    assert not np.concatenate(rows).any()


def test_generated_tasks_have_many_pairs() -> None:
    rng = np.random.default_rng(0)
    made = SourceConfig("generate", count=16, size=6)
    drawn = [feed.stream.draw(32, rng) for feed in feeds(load, [made], Path(), rng)]
    assert sum(len(np.unique(each.tokens, axis=0)) for each in drawn) > 32 * len(drawn) * 0.9
    assert len({int(i) // VIEWS for each in drawn for i in each.puzzle_ids}) > 10


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (SourceConfig("csv", path="tasks"), "of kind arc or generate"),
        (SourceConfig("generate", count=2), "a size of at least 4, not 0"),
        (SourceConfig("arc", path="nowhere"), "is not there"),
        (SourceConfig("arc", path="bad.json"), "bad.json"),
    ],
)
def test_a_wrong_source_is_told(tmp_path: Path, bad: SourceConfig, words: str) -> None:
    (tmp_path / "bad.json").write_text(json.dumps({"train": [], "test": []}), "utf-8")
    with pytest.raises(DataError, match=words):
        load([bad], tmp_path, np.random.default_rng(0))
