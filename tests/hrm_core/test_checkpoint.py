"""A model on disk comes back as it was written; a damaged one is refused in one sentence."""

import json
import os
import struct
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file

from hrm_core import checkpoint
from hrm_core.checkpoint import (
    DESCRIPTION,
    EXPORTED,
    FREELY,
    WEIGHTS,
    ModelError,
    ModelInfo,
    copy_model,
    is_name,
    read_info,
    read_shapes,
    read_weights,
    record_figures,
    weights_mb,
    write_model,
)

ARRAYS: dict[str, NDArray[Any]] = {
    "a.weight": np.arange(6, dtype=np.float32).reshape(2, 3) / 7,
    "half": np.array([0.5, -2.0], dtype=np.float16),
    "scalar": np.array(3.0, dtype=np.float64),
    "columns": np.arange(6, dtype=np.float32).reshape(2, 3).T,
    "none": np.zeros((0, 4), dtype=np.float32),
}


@pytest.fixture
def info(tmp_path: Path) -> ModelInfo:
    return ModelInfo(
        name="tiny",
        title="Tiny ⅓",
        task="sudoku",
        folder=tmp_path / "models" / "tiny",
        parameters=6,
        config={"seq_len": 81, "vocab_size": 11, "halt_max_steps": 4},
        provenance={"minutes": 2.5},
        description="For tests.",
    )


@pytest.fixture
def folder(info: ModelInfo) -> Path:
    """A sound model on disk, to be damaged."""
    write_model(info, ARRAYS)
    return info.folder


def refusal_of_weights(folder: Path) -> str:
    with pytest.raises(ModelError) as caught:
        read_weights(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def refusal_of_info(folder: Path) -> str:
    with pytest.raises(ModelError) as caught:
        read_info(folder)
    return str(caught.value)


def test_what_was_written_is_read(info: ModelInfo, folder: Path) -> None:
    assert read_info(folder) == info
    found = read_weights(folder)
    assert set(found) == set(ARRAYS)
    for name, array in ARRAYS.items():
        assert found[name].dtype == np.float32
        assert np.array_equal(found[name], array.astype(np.float32)), name
        assert found[name].shape == array.shape


def test_bfloat16_weights_are_read_exactly(folder: Path) -> None:
    numbers = torch.tensor([1.0, -3.140625, 1e-38, 3e38], dtype=torch.bfloat16)
    save_file({"H_init": numbers}, folder / WEIGHTS, metadata={"format": "pt"})
    assert read_weights(folder)["H_init"].tolist() == numbers.float().tolist()


def test_a_model_is_never_overwritten(info: ModelInfo, folder: Path) -> None:
    with pytest.raises(ModelError, match="choose another name"):
        write_model(info, {})
    assert set(read_weights(folder)) == set(ARRAYS)


@pytest.mark.parametrize("name", ["", "..", "a/b", "-x", "ä", "a" * 65, "a b", "a\n"])
def test_a_name_that_is_no_name_is_refused(name: str, info: ModelInfo) -> None:
    assert not is_name(name)
    with pytest.raises(ModelError, match="letters, digits"):
        write_model(replace(info, name=name), ARRAYS)
    assert not info.folder.parent.exists()


def test_a_model_appears_whole_or_not_at_all(
    info: ModelInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = checkpoint.write_synced

    def full(path: Path, content: bytes) -> None:
        assert not info.folder.exists(), "nothing is visible before all is written"
        if path.name == DESCRIPTION:
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(checkpoint, "write_synced", full)
    with pytest.raises(ModelError, match="No space left on device"):
        write_model(info, ARRAYS)
    assert list(info.folder.parent.iterdir()) == []


def test_what_a_killed_program_left_is_removed_and_never_published(info: ModelInfo) -> None:
    part = info.folder.with_name(".tiny.part")
    part.mkdir(parents=True)
    (part / WEIGHTS).write_bytes(b"half a fi")
    (part / "foreign").write_text("x")
    os.utime(part, (0, 0))
    write_model(info, ARRAYS)
    assert set(read_weights(info.folder)) == set(ARRAYS)
    assert [path.name for path in info.folder.parent.iterdir()] == ["tiny"]
    assert not (info.folder / "foreign").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_link_in_the_place_of_a_model_is_not_followed(info: ModelInfo, tmp_path: Path) -> None:
    info.folder.parent.mkdir(parents=True)
    info.folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ModelError, match="already a model"):
        write_model(info, ARRAYS)
    assert not (tmp_path / "elsewhere").exists()


def test_the_halting_limit_is_known_without_the_weights(info: ModelInfo) -> None:
    assert info.halt_max_steps == 4
    assert replace(info, config={}).halt_max_steps == 16


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is damaged"),
        ("{", "is damaged"),
        ("[" * 100_000, "is damaged"),
        ("[]", "should be a table, not a list"),
        ("{}", "format None"),
        ('{"format": 2}', "reads format 1"),
    ],
    ids=lambda text: text[:16],
)
def test_a_damaged_description_is_refused(text: str, words: str, folder: Path) -> None:
    (folder / DESCRIPTION).write_text(text)
    assert words in refusal_of_info(folder)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", 3),
        ("name", "../tiny"),
        ("task", None),
        ("config", []),
        ("config", {"halt_max_steps": "many"}),
        ("parameters", "6"),
        ("provenance", "found in the street"),
    ],
)
def test_a_wrong_value_in_the_description_is_named(key: str, value: Any, folder: Path) -> None:
    values = json.loads((folder / DESCRIPTION).read_text("utf-8"))
    (folder / DESCRIPTION).write_text(json.dumps({**values, key: value}))
    message = refusal_of_info(folder)
    assert "is damaged" in message
    assert any(word in message for word in (f"'{key}'", "../tiny", "'halt_max_steps'"))


def test_missing_files_are_named(folder: Path, tmp_path: Path) -> None:
    (folder / WEIGHTS).unlink()
    assert WEIGHTS in refusal_of_info(folder)
    assert WEIGHTS in refusal_of_weights(folder)
    assert DESCRIPTION in refusal_of_info(tmp_path)


@pytest.mark.parametrize("length", [0, 5, 8, 40, -1])
def test_weights_that_are_cut_off_are_refused(length: int, folder: Path) -> None:
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content[:length])
    assert "is damaged" in refusal_of_weights(folder)


def pack(header: bytes, body: bytes = bytes(64), length: int | None = None) -> bytes:
    return struct.pack("<Q", len(header) if length is None else length) + header + body


def tensor(**changes: Any) -> bytes:
    entry = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8], **changes}
    return json.dumps({"w": {k: v for k, v in entry.items() if v is not None}}).encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pack(tensor(), length=2**63), "is damaged"),
        (pack(b"\xff\xfe"), "is damaged"),
        (pack(b"["), "is damaged"),
        (pack(b"[" * 100_000), "is damaged"),
        (pack(b"[]"), "is damaged"),
        (pack(b'{"w": 3}'), "is damaged"),
        (pack(tensor(dtype="U8")), "is damaged"),
        (pack(tensor(dtype=None)), "is damaged"),
        (pack(tensor(dtype=["F32"])), "is damaged"),
        (pack(tensor(shape=[3])), "is damaged"),
        (pack(tensor(shape=[-1, -2])), "is damaged"),
        (pack(tensor(shape=[2.0])), "is damaged"),
        (pack(tensor(shape=2)), "is damaged"),
        (pack(tensor(shape=[0, 10**30], data_offsets=[0, 0])), "is damaged"),
        (pack(tensor(data_offsets=[60, 68])), "is damaged"),
        (pack(tensor(data_offsets=[8, 0])), "is damaged"),
        (pack(tensor(data_offsets=[-8, 0])), "is damaged"),
        (pack(tensor(data_offsets=["0", "8"])), "is damaged"),
        (pack(tensor(data_offsets=[0])), "is damaged"),
    ],
)
def test_a_damaged_header_is_refused(content: bytes, words: str, folder: Path) -> None:
    (folder / WEIGHTS).write_bytes(content)
    assert words in refusal_of_weights(folder)


def test_weights_of_a_type_that_no_model_has_are_refused(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes(pack(tensor(dtype="I8", shape=[64], data_offsets=[0, 64])))
    assert "the tensor 'w' is of the type I8" in refusal_of_weights(folder)


def test_one_block_of_bytes_used_for_many_tensors_is_refused(folder: Path) -> None:
    entry = {"dtype": "F32", "shape": [16], "data_offsets": [0, 64]}
    header = json.dumps({f"w{index}": entry for index in range(1000)}).encode()
    (folder / WEIGHTS).write_bytes(pack(header))
    assert "is damaged" in refusal_of_weights(folder)


def test_figures_recorded_at_once_are_all_kept(info: ModelInfo) -> None:
    write_model(info, ARRAYS)
    names = [f"set {number}" for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: record_figures(info, name, {"exact": 0.5}), names))
    assert set(read_info(info.folder).provenance["figures"]) == set(names)


def test_figures_that_cannot_be_written_leave_those_that_were_there(
    info: ModelInfo, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_figures(info, "first", {"exact": 0.25})
    before = (folder / DESCRIPTION).read_bytes()

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(ModelError, match=r"cannot write the figures .* No space left"):
            record_figures(info, "second", {"exact": 0.5})
    assert (folder / DESCRIPTION).read_bytes() == before
    record_figures(info, "second", {"exact": 0.5})
    record_figures(info, "first", {"exact": 0.75})
    now = read_info(folder)
    assert now.provenance["figures"] == {"first": {"exact": 0.75}, "second": {"exact": 0.5}}
    assert now.provenance["minutes"] == 2.5
    assert replace(now, provenance=info.provenance) == info


def test_only_the_tensors_that_are_asked_for_are_read(folder: Path) -> None:
    found = read_weights(folder, ["half", "scalar", "not there"])
    assert set(found) == {"half", "scalar"}
    assert found["half"].tolist() == [0.5, -2.0]
    assert read_shapes(folder) == {name: array.shape for name, array in ARRAYS.items()}


def test_weights_take_four_bytes_a_number_in_memory_however_they_are_stored(
    info: ModelInfo, folder: Path
) -> None:
    assert weights_mb(info) == pytest.approx(4 * (6 + 2 + 1 + 6) / 1e6)
    (folder / WEIGHTS).rename(folder / EXPORTED)
    size = (folder / EXPORTED).stat().st_size
    assert weights_mb(info) == size / 1e6


@pytest.mark.parametrize(("more", "fits"), [(FREELY, True), (FREELY + 1, False)])
def test_a_copy_takes_no_more_numbers_along_than_the_model_may_need(
    info: ModelInfo, tmp_path: Path, more: int, fits: bool
) -> None:
    table = {"num_puzzle_identifiers": 10, "puzzle_emb_ndim": 20}
    large = replace(info, config={**info.config, **table})
    numbers = 2 * info.parameters + 10 * 20 + more
    write_model(large, {"w": np.zeros(numbers, dtype=np.float16)})
    copy = tmp_path / "copy"
    if fits:
        copy_model(large, copy, {"notes.txt": "mine"})
        assert (copy / WEIGHTS).read_bytes() == (info.folder / WEIGHTS).read_bytes()
        assert (copy / "notes.txt").read_text() == "mine"
        assert read_info(copy) == replace(large, folder=copy)
    else:
        with pytest.raises(ModelError, match="they do not belong together"):
            copy_model(large, copy, {})
        assert not copy.exists()
