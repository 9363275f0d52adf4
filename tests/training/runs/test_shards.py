"""Checkpoints on disk: small shards, whole or refused, and the last good one is never lost."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.training.tiny import tiny_run
from training.runs import checkpoints as run_module
from training.runs import shards
from training.runs.checkpoints import RunError, RunFolder


def values(number: float, size: int = 1000) -> dict[str, Any]:
    return {"model": {"w": torch.full((size,), float(number))}, "step": number}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    """A run whose shards hold 1 KiB, so that a checkpoint has several."""
    small = shards.write_shards
    monkeypatch.setattr(run_module, "write_shards", lambda folder, v: small(folder, v, 1024))
    return tiny_run(tmp_path / "run")


def files(run: RunFolder) -> list[Path]:
    return sorted(run.folder.glob("checkpoint-*.bin"))


def test_a_checkpoint_comes_back_from_its_shards(run: RunFolder) -> None:
    run.save(values(1), best=False)
    assert len(files(run)) > 3
    assert all(path.stat().st_size <= 1024 for path in files(run))
    assert torch.equal(run.load()["model"]["w"], values(1)["model"]["w"])


def test_no_shard_is_larger_than_16_mib(tmp_path: Path) -> None:
    plain = tiny_run(tmp_path / "run")
    plain.save(values(1, size=5 * 2**20), best=False)
    sizes = [path.stat().st_size for path in files(plain)]
    assert len(sizes) == 2
    assert max(sizes) == 16 * 2**20
    assert len(plain.load()["model"]["w"]) == 5 * 2**20


def test_the_best_is_kept_beside_the_last_and_shares_its_shards(run: RunFolder) -> None:
    run.save(values(1), best=True)
    count = len(files(run))
    run.save(values(2), best=False)
    assert len(files(run)) == 2 * count
    run.save(values(3), best=False)
    assert len(files(run)) == 3 * count  # the one before the last is kept as well
    assert (run.load()["step"], run.load(best=True)["step"]) == (3, 1)
    run.save(values(4), best=True)
    assert len(files(run)) == 2 * count
    assert (run.load()["step"], run.load(best=True)["step"]) == (4, 4)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda path: path.unlink(), "shard 2 of .* cannot be read: No such file"),
        (lambda path: path.write_bytes(b"short"), "shard 2 of .* has 5 bytes in place of 1024"),
        (lambda path: path.write_bytes(bytes(1024)), "shard 2 of .* has changed"),
    ],
)
def test_a_damaged_shard_is_named_and_the_best_still_loads(
    run: RunFolder, damage: Any, words: str
) -> None:
    run.save(values(1), best=True)
    run.save(values(2), best=False)
    name = json.loads(run.last.read_text())["shards"][1]["file"]
    damage(run.folder / name)
    with pytest.raises(RunError, match=f"{words}.*; the best one is there") as caught:
        run.load()
    assert "\n" not in str(caught.value)
    assert run.load(best=True)["step"] == 1


@pytest.mark.parametrize("listing", ["", "{}", '{"shards": [{"file": "../x"}]}', "[1"])
def test_a_damaged_list_is_refused(run: RunFolder, listing: str) -> None:
    run.save(values(1), best=False)
    run.last.write_text(listing)
    with pytest.raises(RunError, match="is damaged: its list of shards is wrong"):
        run.load()


def test_a_list_names_no_file_outside_its_folder(run: RunFolder) -> None:
    run.save(values(1), best=False)
    run.last.write_text('{"shards": [{"file": "../x.bin", "size": 1, "crc32": 1}]}')
    with pytest.raises(RunError, match="none of a shard"):
        run.load()


def test_a_save_cut_off_at_any_shard_leaves_the_previous_checkpoint(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.save(values(1), best=True)
    count = len(files(run))
    put = shards._Splitter._put
    for stop in range(count):

        def cut(splitter: shards._Splitter, content: bytes, stop: int = stop) -> None:
            if len(splitter.shards) == stop:
                raise OSError(28, "No space left on device")
            put(splitter, content)

        monkeypatch.setattr(shards._Splitter, "_put", cut)
        with pytest.raises(RunError, match="No space left on device"):
            run.save(values(2), best=True)
        assert run.load()["step"] == run.load(best=True)["step"] == 1
    monkeypatch.setattr(shards._Splitter, "_put", put)
    run.save(values(3), best=True)
    assert run.load()["step"] == 3
    assert len(files(run)) == 2 * count  # this and the one before; what was cut off is swept up


def test_a_run_without_a_checkpoint_says_so(run: RunFolder) -> None:
    with pytest.raises(RunError, match="holds no checkpoint yet"):
        run.load()
