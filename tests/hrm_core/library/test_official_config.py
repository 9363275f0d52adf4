"""What all_config.yaml says must be what the weights are; else one sentence says what differs."""

from pathlib import Path
from typing import Any

import pytest
import torch

from hrm_core.library.official import read_official
from hrm_core.limits import OFFICIAL
from tests.hrm_core.library.official_files import official_state, refusal, write_output, write_yaml


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A sound training output, to be damaged."""
    return write_output(tmp_path / "run")


def test_a_vocabulary_of_no_official_task_is_refused(output: Path) -> None:
    torch.save(official_state(vocab_size=13), output / "step_20")
    assert "13 tokens" in refusal(output)


def test_learned_positions_of_another_board_are_refused(output: Path) -> None:
    write_yaml(output, pos_encodings="learned")
    torch.save(official_state(seq_len=64, pos_encodings="learned"), output / "step_20")
    assert "64 cells" in refusal(output)


def test_a_missing_configuration_is_named(output: Path) -> None:
    (output / "all_config.yaml").unlink()
    assert "all_config.yaml is not there" in refusal(output)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("arch: [", "no YAML"),
        ("", "no section 'arch'"),
        ("arch: 3", "no section 'arch'"),
        ("- a list", "no section 'arch'"),
        ("arch: !!python/object/apply:os.mkdir [made]", "more than plain values"),
        ("arch: {hidden_size: " + "9" * 5000 + "}", "no YAML"),
        ("[" * 500, "no YAML"),
        ("#" * (OFFICIAL + 1), "64 KB are the most"),
        ("arch: {H_cycles: 2}", "does not say 'hidden_size'"),
    ],
    ids=lambda text: text[:24],
)
def test_a_configuration_that_is_none_is_refused(text: str, words: str, output: Path) -> None:
    (output / "all_config.yaml").write_text(text)
    assert words in refusal(output)


def test_a_configuration_that_is_no_text_is_refused(output: Path) -> None:
    (output / "all_config.yaml").write_bytes(b"\xff\xfe\x00arch")
    assert "no YAML" in refusal(output)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("hidden_size", 32, "says 32 wide"),
        ("hidden_size", 10**18, "wide"),
        ("hidden_size", "big", "wide"),
        ("puzzle_emb_ndim", 10**400, "wide"),
        ("puzzle_emb_ndim", 0, "wide"),
        ("H_layers", 10**9, "1 layers in H"),
        ("L_layers", 2, "1 layers in L"),
        ("L_cycles", 10**9, "L_cycles"),
        ("H_cycles", None, "does not say 'H_cycles'"),
        ("H_cycles", 2.5, "H_cycles"),
        ("num_heads", 3, "3 heads"),
        ("pos_encodings", "learned", "embed_pos.embedding_weight is missing"),
        ("pos_encodings", "spiral", "spiral"),
        ("expansion", 1e300, "a positive number, not 1e+300"),
        ("expansion", float("inf"), "'expansion' cannot be inf"),
        ("expansion", float("nan"), "'expansion' cannot be nan"),
        ("expansion", 100, "its all_config.yaml says"),
    ],
)
def test_a_setting_that_does_not_fit_the_weights_is_named(
    name: str, value: Any, words: str, output: Path
) -> None:
    write_yaml(output, **{name: value})
    assert words in refusal(output)


def test_settings_that_are_ours_alone_are_not_taken_from_the_file(output: Path) -> None:
    write_yaml(output, causal=False, mixer="mlp", q_pool="mean", forward_dtype="bfloat16")
    config = read_official(output).info.config
    assert (config["mixer"], config["q_pool"]) == ("attention", "first")
    assert config["forward_dtype"] == "float32"
