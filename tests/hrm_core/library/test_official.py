"""Weight files that are no official checkpoint, on purpose or not, are refused in one sentence."""

import io
import os
import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from app.cli.main import main
from hrm_core.library.official import read_official
from tests.hrm_core.library.official_files import official_state, refusal, write_output


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A sound training output, to be damaged."""
    return write_output(tmp_path / "run")


def test_a_sound_output_is_read_with_its_configuration_and_weights(output: Path) -> None:
    official = read_official(output)
    assert official.name == "run-step-20"
    assert official.info.task == "sudoku"
    assert official.info.config["num_puzzle_identifiers"] == 3
    wanted = official_state()["_orig_mod.model.inner.lm_head.weight"]
    assert official.weights["lm_head.weight"].tolist() == wanted.tolist()


def test_the_last_step_of_a_folder_is_taken(output: Path) -> None:
    torch.save(official_state(), output / "step_100")
    assert read_official(output).name == "run-step-100"


def test_keys_without_the_prefix_of_the_compiler_are_read_too(output: Path) -> None:
    state = {k.removeprefix("_orig_mod."): v for k, v in official_state().items()}
    torch.save(state, output / "step_20")
    assert "H_init" in read_official(output).weights


def test_the_file_named_checkpoint_of_a_published_model_is_found(output: Path) -> None:
    (output / "step_20").rename(output / "checkpoint")
    assert read_official(output).name == "run-checkpoint"


class Code:
    """Runs a command when it is unpickled without protection."""

    def __init__(self, victim: Path) -> None:
        self.victim = victim

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.mkdir, (str(self.victim),)  # type: ignore[return-value]  # any callable does


@pytest.mark.parametrize("zipped", [True, False], ids=["torch.save", "pickle"])
def test_code_in_the_file_is_refused_and_not_run(
    zipped: bool, output: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "made_by_the_file"
    state = {**official_state(), "_orig_mod.model.inner.x": Code(victim)}
    if zipped:
        torch.save(state, output / "step_20")
        assert "it may hold code" in refusal(output)
    else:
        (output / "step_20").write_bytes(pickle.dumps(state))
        assert "is no checkpoint" in refusal(output)
    assert not victim.exists()


@pytest.mark.parametrize(
    "content", [b"", b"just some text\n", b"PK\x03\x04", b"\x80\x02}.", os.urandom(4096)]
)
def test_a_file_of_another_kind_is_refused(content: bytes, output: Path) -> None:
    (output / "step_20").write_bytes(content)
    assert "is no checkpoint" in refusal(output)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_a_file_that_is_cut_off_is_refused(share: float, output: Path) -> None:
    content = (output / "step_20").read_bytes()
    (output / "step_20").write_bytes(content[: int(share * len(content))])
    assert "cut off" in refusal(output)


def test_a_damaged_byte_of_the_index_is_refused(output: Path) -> None:
    content = bytearray((output / "step_20").read_bytes())
    place = content.index(b"data.pkl")
    content[place + 100 : place + 200] = b"\xff" * 100
    (output / "step_20").write_bytes(content)
    assert "damaged" in refusal(output) or "code" in refusal(output)


def repack(path: Path, compression: int, **replaced: bytes) -> None:
    """Write the archive again, packed, with other contents for names that end in `replaced`."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in contents.items():
            archive.writestr(name, replaced.get(name.rpartition("/")[2].split(".")[0], content))


def test_a_file_that_grows_while_it_is_read_is_refused(output: Path) -> None:
    repack(output / "step_20", zipfile.ZIP_DEFLATED, data=bytes(2**26))
    assert (output / "step_20").stat().st_size < 2**20
    assert "grow" in refusal(output)


def test_a_small_file_with_a_huge_tensor_is_refused(output: Path) -> None:
    state = official_state()
    name = "_orig_mod.model.inner.lm_head.weight"
    state[name] = torch.zeros(1).expand(2**40)
    torch.save(state, output / "step_20")
    assert "no plain table of numbers" in refusal(output)


def test_one_block_of_numbers_used_for_many_tensors_is_refused(output: Path) -> None:
    block = torch.zeros(2**16)
    torch.save({f"t{index}": block[:] for index in range(64)}, output / "step_20")
    assert "larger than the file" in refusal(output)


class Tensors(pickle.Pickler):
    """Writes a tensor whose storage is not what the archive holds."""

    def persistent_id(self, value: Any) -> Any:
        return value if isinstance(value, tuple) and value[:1] == ("storage",) else None


class Outside:
    """A tensor of a thousand numbers over a storage that has four."""

    def __reduce__(self) -> tuple[Any, ...]:
        storage = ("storage", torch.FloatStorage, "0", "cpu", 1000)
        return torch._utils._rebuild_tensor_v2, (storage, 0, (1000,), (1,), False, OrderedDict())


def test_a_tensor_that_reaches_beyond_the_file_is_refused(output: Path) -> None:
    torch.save({"w": torch.zeros(4)}, output / "step_20")
    buffer = io.BytesIO()
    Tensors(buffer, protocol=2).dump({"w": Outside()})
    repack(output / "step_20", zipfile.ZIP_STORED, data=buffer.getvalue())
    assert "damaged" in refusal(output)


@pytest.mark.parametrize(
    "state", [[1, 2], {"a": 3}, {1: torch.zeros(2)}, torch.zeros(3), {"a": {"b": torch.zeros(2)}}]
)
def test_anything_but_a_table_of_tensors_is_refused(state: Any, output: Path) -> None:
    torch.save(state, output / "step_20")
    assert "not a table of tensors" in refusal(output)


@pytest.mark.parametrize(
    "tensor",
    [torch.zeros(4, dtype=torch.int64), torch.eye(4).to_sparse(), torch.zeros(4, device="meta")],
    ids=["whole numbers", "sparse", "without numbers"],
)
def test_tensors_that_are_no_plain_numbers_are_refused(tensor: Tensor, output: Path) -> None:
    torch.save({"w": tensor}, output / "step_20")
    assert "w is no plain table" in refusal(output)


def test_a_missing_tensor_is_named(output: Path) -> None:
    state = official_state()
    del state["_orig_mod.model.inner.q_head.bias"]
    torch.save(state, output / "step_20")
    assert "q_head.bias is missing" in refusal(output)


def test_a_surplus_tensor_is_named(output: Path) -> None:
    state = {**official_state(), "_orig_mod.model.inner.lora": torch.zeros(2)}
    torch.save(state, output / "step_20")
    assert "it also has lora" in refusal(output)


def test_a_tensor_that_is_there_twice_is_named(output: Path) -> None:
    state = {**official_state(), "model.inner.H_init": torch.zeros(16)}
    torch.save(state, output / "step_20")
    assert "H_init twice" in refusal(output)


def test_a_tensor_of_the_wrong_shape_is_named_with_both_shapes(output: Path) -> None:
    state = official_state()
    state["_orig_mod.model.inner.lm_head.weight"] = torch.zeros(11, 15)
    torch.save(state, output / "step_20")
    message = refusal(output)
    assert "lm_head.weight is (11, 15)" in message
    assert "(11, 16)" in message


def test_a_model_of_another_kind_is_told_apart(output: Path) -> None:
    state = {k: v for k, v in official_state().items() if ".H_level" not in k}
    torch.save(state, output / "step_20")
    assert "no H-level, so it is no HRM" in refusal(output)
    state = {k: v for k, v in state.items() if ".L_level" not in k}
    torch.save(state, output / "step_20")
    assert "neither an HRM nor a TRM" in refusal(output)


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    assert "is not there" in refusal(tmp_path / "nothing")
    assert "no file step_N" in refusal(tmp_path)


def test_the_command_says_it_in_one_line_and_leaves_nothing_behind(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (output / "step_20").write_bytes(b"no weights")
    assert main(["import", str(output), "--name", "mine"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "home" / "data" / "models" / "mine").exists()


def test_the_command_makes_a_model_of_the_library(
    output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(output), "--name", "mine"]) == 0
    assert main(["models"]) == 0
    assert "mine" in capsys.readouterr().out.splitlines()[-1]
    assert main(["import", str(output), "--name", "mine"]) == 2
    assert "choose another name" in capsys.readouterr().err
