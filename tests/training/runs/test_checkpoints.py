"""Checkpoints on disk: whole or refused, and the last good one is never lost."""

import json
import os
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.training.tiny import tiny_run
from training.leg import carry_out
from training.runs.checkpoints import RunError, RunFolder
from training.runs.events import Finished, Started
from training.runs.files import RunFiles
from training.runs.lock import Lock

OLD_RUN = Path(__file__).parents[2] / "data" / "run_in_shards"  # stopped after 4 of 6 steps


def values(number: float, size: int = 1000) -> dict[str, Any]:
    return {
        "model": {"w": torch.full((size,), float(number))},
        "ema": {},
        "ema_count": 0,
        "optimisers": [],
        "pool": {},
        "rng": "{}",
        "generator": torch.zeros(1),
        "counters": {"step": 1, "total": 2, "seconds": 0.5, "best": -1.0},
        "step": number,
    }


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return tiny_run(tmp_path / "run")


def files(run: RunFolder) -> list[str]:
    return sorted(path.name for path in run.folder.iterdir() if path.name != "config.json")


def test_a_checkpoint_comes_back(run: RunFolder) -> None:
    run.save(values(1), best=False)
    assert torch.equal(run.load()["model"]["w"], values(1)["model"]["w"])
    assert files(run) == ["last.pt"]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("ema", None, "'ema' should be a table, not nothing"),
        ("model", {"w": 3}, "'model"),
        ("counters", {"step": "many"}, "'counters.step' should be a whole number, not text"),
        ("rng", 3, "'rng' should be text, not a whole number"),
    ],
)
def test_a_checkpoint_with_a_wrong_part_is_named(
    run: RunFolder, key: str, value: object, words: str
) -> None:
    run.save({**values(1), key: value}, best=False)
    with pytest.raises(RunError, match=f"is no checkpoint of a run: {words}"):
        run.load()
    run.save({name: part for name, part in values(1).items() if name != key}, best=False)
    with pytest.raises(RunError, match=f"'{key}' is missing"):
        run.load()


class Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.folder),)


def test_no_code_in_a_checkpoint_is_run(run: RunFolder, tmp_path: Path) -> None:
    run.save({**values(1), "optimisers": [Trap(tmp_path / "made")]}, best=False)
    with pytest.raises(RunError, match="is damaged"):
        run.load()
    assert not (tmp_path / "made").exists()


def test_the_best_and_the_one_before_are_kept_beside_the_last(run: RunFolder) -> None:
    for number in (1, 2, 3):
        run.save(values(number), best=number == 1)
    assert files(run) == ["best.pt", "last.pt", "previous.pt"]
    assert (run.load()["step"], run.load(best=True)["step"]) == (3, 1)
    assert torch.load(run.previous, weights_only=True)["step"] == 2


def spoil(path: Path) -> None:
    """Change one byte of a tensor."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    "damage", [spoil, lambda path: path.write_bytes(b"short"), lambda path: path.write_bytes(b"")]
)
def test_a_damaged_checkpoint_is_refused_and_the_best_still_loads(
    run: RunFolder, damage: Callable[[Path], None]
) -> None:
    run.save(values(1), best=True)
    run.save(values(2), best=False)
    damage(run.last)
    with pytest.raises(RunError, match=r"is damaged: .*; the best one is there") as caught:
        run.load()
    assert "\n" not in str(caught.value)
    assert run.load(best=True)["step"] == 1


@pytest.mark.parametrize(("stop", "kept"), [(0, 2), (1, 2), (2, 3)])
def test_a_save_cut_off_at_any_name_leaves_a_checkpoint(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch, stop: int, kept: int
) -> None:
    """Cut off before the new one is whole, before the last is renamed, before the new one is."""
    run.save(values(1), best=False)
    run.save(values(2), best=False)
    names, rename = 0, Path.replace

    def cut(path: Path, target: Path) -> Path:
        nonlocal names
        if names == stop:
            raise OSError(28, "No space left on device")
        names += 1
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(RunError, match=r"No space left on device; the one before is kept"):
            run.save(values(3), best=False)
    run.repair()
    assert run.load()["step"] == kept


def test_a_best_checkpoint_that_cannot_be_written_leaves_the_one_before(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.save(values(1), best=True)

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(RunError, match="No space left on device"):
            run.save(values(2), best=True)
    assert (run.load(best=True)["step"], run.load()["step"]) == (1, 1)
    assert files(run) == ["best.pt", "last.pt"]


def test_the_first_checkpoint_that_cannot_be_written_leaves_nothing_to_speak_of(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("training.runs.checkpoints.replace_file", full)
    with pytest.raises(RunError) as caught:
        run.save(values(1), best=False)
    assert str(caught.value).endswith("No space left on device")


def test_a_run_without_a_checkpoint_says_so(run: RunFolder) -> None:
    with pytest.raises(RunError, match="holds no checkpoint yet"):
        run.load()


def test_a_run_of_an_older_version_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    shutil.copytree(OLD_RUN, tmp_path / "run")
    run = RunFolder(tmp_path / "run")
    assert files(run) == ["last.pt"]
    events = list(carry_out(run, Path()))
    assert isinstance(events[0], Started)
    assert events[0].step == 4
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "done"
    total = sum(float(tensor.double().abs().sum()) for tensor in run.load()["model"].values())
    assert total == pytest.approx(359.840682, abs=1e-3)  # what that version came to


def test_parts_of_an_older_version_are_left_alone_while_it_trains(tmp_path: Path) -> None:
    shutil.copytree(OLD_RUN, tmp_path / "run")
    held = Lock.take(RunFiles(tmp_path / "run").lock_file)
    assert held is not None
    before = {path.name for path in (tmp_path / "run").iterdir()}
    assert not RunFolder(tmp_path / "run").last.exists()
    assert {path.name for path in (tmp_path / "run").iterdir()} == before
    held.release()
    assert RunFolder(tmp_path / "run").last.exists()


@pytest.mark.parametrize("listing", ["", "{}", '{"shards": [{"file": "../x"}]}', "[1]", "null"])
def test_a_damaged_list_of_an_older_version_deletes_nothing(tmp_path: Path, listing: str) -> None:
    shutil.copytree(OLD_RUN, tmp_path / "run")
    (tmp_path / "run" / "last.json").write_text(listing)
    before = files(RunFolder(tmp_path / "run"))
    assert "checkpoint-000001-000.bin" in before
    with pytest.raises(RunError, match="holds no checkpoint yet"):
        RunFolder(tmp_path / "run").load()


def test_a_part_of_an_older_version_that_has_changed_is_not_joined(tmp_path: Path) -> None:
    shutil.copytree(OLD_RUN, tmp_path / "run")
    part = tmp_path / "run" / "checkpoint-000001-001.bin"
    content = bytearray(part.read_bytes())
    content[1000] ^= 1
    part.write_bytes(content)
    before = {path.name for path in (tmp_path / "run").iterdir()}
    run = RunFolder(tmp_path / "run")
    assert {path.name for path in run.folder.iterdir()} == before
    assert not run.last.exists()


def test_every_checkpoint_of_an_older_version_is_joined_part_by_part(tmp_path: Path) -> None:
    whole = {"last": b"last, of step 3", "previous": b"previous, of 2", "best": b"best, of 1"}
    for number, (name, content) in enumerate(whole.items()):
        shards = []
        for index, part in enumerate((content[:4], content[4:9], content[9:])):
            file = f"checkpoint-{number:06}-{index:03}.bin"
            (tmp_path / file).write_bytes(part)
            shards.append({"file": file, "size": len(part), "crc32": zlib.crc32(part)})
        (tmp_path / f"{name}.json").write_text(json.dumps({"shards": shards}))
    RunFolder(tmp_path)
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {f"{name}.pt": content for name, content in whole.items()}
